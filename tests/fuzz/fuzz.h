/* What the harnesses share. A harness is a program of its own for one kind of input: a function in
 * libFuzzer's form that does with any bytes what octavo does with a file of them, and stops the
 * process by fuzz_fail where something is untrue of the result. */
#ifndef OCTAVO_TESTS_FUZZ_H
#define OCTAVO_TESTS_FUZZ_H

#include "base/buf.h"
#include "manuscript/manuscript.h"
#include "metadata/yaml.h"
#include "octavo.h"

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Says what is untrue on standard error, and ends the process as a crash does. */
_Noreturn void fuzz_fail(const char *what, const char *detail);

/* What must be so of each message; a listener of octavo's. */
void fuzz_check_message(const struct octavo_diagnostic *told, void *user);

/* Reads the bytes as an article, as if they were a file, and makes it conform: what comes of it
 * must keep the content model, so that nothing changes when it is made to conform once more. */
void fuzz_article(enum format format, const char *page, const uint8_t *bytes, size_t size);

/* Reads the bytes as what says what a book is, in the language of the reader. */
typedef const struct yaml *fuzz_reader(const struct yaml_source *source, struct arena *arena,
				       struct diags *diags);
void fuzz_said(fuzz_reader *read, const uint8_t *bytes, size_t size);

/* An archive of files as a text, which fuzzers change with ease: each file begins behind a line "%%
 * name". What stands before the first of them is in a file without a name. */
struct fuzz_file {
	const char *name; /* "" or a path that leads nowhere else */
	const char *bytes;
	size_t size;
};

/* Fills files by the next one, which lives as long as the arena; false behind the last one. */
bool fuzz_next_file(struct arena *arena, const char **at, const char *end, struct fuzz_file *file);

/* What must be so of each book that is made: the package is XML, ids are there once, and what is
 * referred to is there. */
void fuzz_check_book(const struct buf *book);

/* Calls look where a new folder is the one to work in, which goes again; the files of the archive
 * are in the folder "book" there, those whose names suit one another. */
void fuzz_in_folder(const uint8_t *bytes, size_t size, void (*look)(const uint8_t *, size_t));

/* Builds a book, which passes check, or tells of an error and writes none. */
enum octavo_status fuzz_build(const char *input, const char *output);

/* What check says of the EPUB. */
enum octavo_status fuzz_judge(const char *path);

void fuzz_read(const char *path, struct buf *bytes);

#endif
