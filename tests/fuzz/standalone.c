/* Runs a harness without a fuzzer, on the files that it is given:
 *
 *   harness [-nCOUNT] FILE...   also on that many mutants of each, which are the same on every run
 *   harness -wN FILE            writes the mutant of that number instead, to standard output
 */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_EDITS = 8, LONGEST_PIECE = 64, LARGEST = 1 << 20 };

static uint32_t next(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

/* What parsers stumble over. */
static const char *const pieces[] = {"<",
				     ">",
				     "&",
				     "&#0;",
				     "&#x110000;",
				     "\xff",
				     "\xed\xa0\x80",
				     "\u202e",
				     "\ufeff",
				     "<!--",
				     "]]>",
				     "<![CDATA[",
				     "[^a]",
				     "[^a]: ",
				     "![](",
				     "](",
				     "|",
				     "|-|\n",
				     "\n\n",
				     "\t",
				     "    ",
				     "```\n",
				     "---\n",
				     "# ",
				     ">>>>>>>>>>>>>>>>>>>>",
				     "<div><div><div><div><div>",
				     "</p>",
				     "<table><td>",
				     "<svg><p>",
				     "<math><mi>",
				     "- ",
				     "1. ",
				     "\"",
				     "\\",
				     "{",
				     "}",
				     ": ",
				     "&a ",
				     "*a ",
				     "!!binary ",
				     "\r",
				     "%% a.md\n"};

/* Puts a piece in at a place, and returns the size then. */
static size_t insert(uint8_t *bytes, size_t size, size_t at, const void *piece, size_t length)
{
	memmove(bytes + at + length, bytes + at, size - at);
	memcpy(bytes + at, piece, length);
	return size + length;
}

/* The end cut off, a byte changed, a piece taken out, one put in once more elsewhere, or another.
 */
static size_t edit(uint8_t *bytes, size_t size, uint32_t *random)
{
	enum { CUT, CHANGE, TAKE_OUT, REPEAT, ADD, EDITS };
	uint8_t copy[LONGEST_PIECE];
	size_t at = size ? next(random) % size : 0, to = size ? next(random) % size : 0;
	size_t length = 1 + next(random) % LONGEST_PIECE;
	const char *piece = pieces[next(random) % (sizeof pieces / sizeof *pieces)];
	if (length > size - at)
		length = size - at;
	switch (size ? next(random) % EDITS : ADD) {
	case CUT:
		return at;
	case CHANGE:
		bytes[at] = (uint8_t)next(random);
		return size;
	case TAKE_OUT:
		memmove(bytes + at, bytes + at + length, size - at - length);
		return size - length;
	case REPEAT:
		memcpy(copy, bytes + at, length);
		return insert(bytes, size, to, copy, length);
	default:
		return insert(bytes, size, at, piece, strlen(piece));
	}
}

/* Makes a mutant and returns its size; it has room for MOST_EDITS pieces more than the bytes. */
static size_t mutate(uint8_t *mutant, const uint8_t *bytes, size_t size, unsigned n)
{
	uint32_t random = n * 2654435761u;
	memcpy(mutant, bytes, size);
	for (unsigned edits = 1 + next(&random) % MOST_EDITS; edits > 0; edits--)
		size = edit(mutant, size, &random);
	return size;
}

/* In a piece of memory of just that size, so that a read beyond is noticed. */
static void run_exactly(const uint8_t *bytes, size_t size)
{
	uint8_t *exact = malloc(size + !size);
	memcpy(exact, bytes, size);
	LLVMFuzzerTestOneInput(exact, size);
	free(exact);
}

static void run_file(const char *path, unsigned mutants, unsigned written)
{
	static uint8_t bytes[LARGEST], mutant[LARGEST + (MOST_EDITS + 1) * LONGEST_PIECE];
	FILE *file = fopen(path, "rb");
	if (!file) {
		perror(path);
		exit(2);
	}
	size_t size = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	if (written) {
		fwrite(mutant, 1, mutate(mutant, bytes, size, written), stdout);
		return;
	}
	fprintf(stderr, "%s\n", path);
	run_exactly(bytes, size);
	for (unsigned n = 1; n <= mutants; n++) {
		fprintf(stderr, "mutant %u of %s\n", n, path);
		run_exactly(mutant, mutate(mutant, bytes, size, n));
	}
}

int main(int argc, char **argv)
{
	unsigned mutants = 0, written = 0;
	for (int i = 1; i < argc; i++)
		if (strncmp(argv[i], "-n", 2) == 0)
			mutants = (unsigned)strtoul(argv[i] + 2, NULL, 10);
		else if (strncmp(argv[i], "-w", 2) == 0)
			written = (unsigned)strtoul(argv[i] + 2, NULL, 10);
		else
			run_file(argv[i], mutants, written);
	return 0;
}
