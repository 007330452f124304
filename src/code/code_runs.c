/* What highlight writes: the source as XHTML, with spans around what it knows. */
#include "code/code_parts.h"

#include "base/ascii.h"

#include <stdlib.h>
#include <string.h>

/* Classes of highlight 3 and 4, and the theme's; what isn't here stays plain. */
static const struct {
	const char *theirs, *ours;
} classes[] = {
    {"hl num", "code-number"},   {"hl sng", "code-string"},  {"hl str", "code-string"},
    {"hl pps", "code-string"},   {"hl esc", "code-escape"},  {"hl ipl", "code-escape"},
    {"hl com", "code-comment"},  {"hl slc", "code-comment"}, {"hl ppc", "code-directive"},
    {"hl kwa", "code-keyword"},  {"hl kwb", "code-type"},    {"hl kwc", "code-builtin"},
    {"hl kwd", "code-function"}, {"hl kwe", "code-builtin"}, {"hl kwf", "code-builtin"},
};

static const char *class_for(const char *name, size_t size)
{
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (strlen(classes[i].theirs) == size && memcmp(classes[i].theirs, name, size) == 0)
			return classes[i].ours;
	return NULL;
}

/* Where the reader is: in the markup, and in the source that it must say again. */
struct run_reader {
	struct code_job *job;
	const char *s, *end;
	size_t at;    /* in the source */
	size_t piece; /* that at is in, or the first behind it */
	const char *class_name;
};

/* One character of the source passed: it is in the run at hand, if one is. */
static void pass(struct run_reader *reader)
{
	struct code_job *job = reader->job;
	size_t at = reader->at++;
	while (reader->piece < job->pieces.count &&
	       at >= job->pieces.items[reader->piece].in_source +
			 job->pieces.items[reader->piece].size)
		reader->piece++;
	if (!reader->class_name || reader->piece == job->pieces.count)
		return;
	const struct code_piece *piece = &job->pieces.items[reader->piece];
	if (at < piece->in_source || job->source.data[at] == '\n')
		return;
	size_t place = piece->in_block + (at - piece->in_source);
	struct code_run *last = job->runs.count ? &job->runs.items[job->runs.count - 1] : NULL;
	if (last && last->end == place && last->class_name == reader->class_name)
		last->end++;
	else
		code_add_run(job, place, place + 1, reader->class_name);
}

static bool expect(struct run_reader *reader, char c)
{
	if (reader->at >= reader->job->source.size || reader->job->source.data[reader->at] != c)
		return false;
	pass(reader);
	return true;
}

static bool read_tag(struct run_reader *reader)
{
	static const char open[] = "<span class=\"", close[] = "</span>";
	size_t left = (size_t)(reader->end - reader->s);
	if (left >= sizeof close - 1 && memcmp(reader->s, close, sizeof close - 1) == 0) {
		reader->s += sizeof close - 1;
		reader->class_name = NULL;
		return true;
	}
	if (left < sizeof open - 1 || memcmp(reader->s, open, sizeof open - 1) != 0)
		return false;
	const char *name = reader->s + sizeof open - 1;
	const char *quote = memchr(name, '"', (size_t)(reader->end - name));
	if (!quote || quote + 1 == reader->end || quote[1] != '>')
		return false;
	reader->class_name = class_for(name, (size_t)(quote - name));
	reader->s = quote + 2;
	return true;
}

static bool read_entity(struct run_reader *reader)
{
	static const struct {
		const char *entity;
		char c;
	} entities[] = {
	    {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
	size_t left = (size_t)(reader->end - reader->s);
	for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
		size_t size = strlen(entities[i].entity);
		if (left >= size && memcmp(reader->s, entities[i].entity, size) == 0) {
			reader->s += size;
			return expect(reader, entities[i].c);
		}
	}
	char *behind = NULL;
	bool numeric = left > 3 && reader->s[1] == '#' && ascii_is_digit(reader->s[2]);
	unsigned long number = numeric ? strtoul(reader->s + 2, &behind, 10) : 0;
	if (!number || number > 127 || *behind != ';')
		return false;
	reader->s = behind + 1;
	return expect(reader, (char)number);
}

static bool read_all(struct run_reader *reader)
{
	while (reader->s < reader->end) {
		bool good = *reader->s == '<'   ? read_tag(reader)
			    : *reader->s == '&' ? read_entity(reader)
						: expect(reader, *reader->s++);
		if (!good) /* it ends its last line, if the source doesn't */
			return reader->at == reader->job->source.size && reader->s == reader->end &&
			       reader->s[-1] == '\n';
	}
	return reader->at == reader->job->source.size;
}

/* Brackets and the like that highlight tells from each other are no keywords. */
static void drop_signs(struct code_job *job, size_t first)
{
	size_t kept = first;
	for (size_t i = first; i < job->runs.count; i++) {
		const struct code_run run = job->runs.items[i];
		bool is_word = strcmp(run.class_name, "code-keyword") != 0 &&
			       strcmp(run.class_name, "code-type") != 0 &&
			       strcmp(run.class_name, "code-builtin") != 0;
		for (size_t at = run.start; at < run.end && !is_word; at++)
			is_word = ascii_is_letter_or_digit(job->block->text[at]) ||
				  (unsigned char)job->block->text[at] > 0x7F;
		if (is_word)
			job->runs.items[kept++] = run;
	}
	job->runs.count = kept;
}

static int by_start(const void *a, const void *b)
{
	const struct code_run *one = a, *other = b;
	return one->start < other->start ? -1 : one->start > other->start;
}

void code_read_runs(struct code_job *job, const char *markup, size_t size)
{
	struct run_reader reader = {.job = job, .s = markup, .end = markup + size};
	size_t before = job->runs.count;
	if (!read_all(&reader))
		job->runs.count = before;
	drop_signs(job, before);
	if (before && job->runs.count > before)
		qsort(job->runs.items, job->runs.count, sizeof *job->runs.items, by_start);
}
