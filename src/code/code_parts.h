/* The parts of colouring code, for each other. */
#ifndef OCTAVO_CODE_CODE_PARTS_H
#define OCTAVO_CODE_CODE_PARTS_H

#include "base/arena.h"
#include "base/vec.h"
#include "code/code.h"

enum code_kind {
	CODE_SOURCE,   /* a program's text, or data */
	CODE_DIFF,     /* lines that were added and taken away */
	CODE_TERMINAL, /* a session: commands behind prompts, and what they printed */
	CODE_PYTHON,   /* the same with Python's prompts */
	CODE_PROMPT    /* the same with any word and a ">" or "#" as prompt */
};

struct code_language {
	const char *name;   /* lower case */
	const char *syntax; /* highlight's name; NULL: it isn't asked */
	enum code_kind kind;
};

/* code_languages.c: the language by one of its names, whatever their case; NULL: not known. */
const struct code_language *code_language(const char *name);

/* A part of a block that has a class. Runs are in order, don't overlap and end with their line. */
struct code_run {
	size_t start, end;
	const char *class_name; /* static */
};

/* A block on its way. */
struct code_job {
	struct code_block *block;
	const struct code_language *language; /* NULL: none that is known */
	struct buf source;                    /* what highlight is given */
	VEC(struct code_piece) pieces;        /* where each piece of that stands in the block */
	VEC(struct code_run) runs;
};

struct code_piece {
	size_t in_source, in_block, size;
};

void code_add_run(struct code_job *job, size_t start, size_t end, const char *class_name);

/* code_sessions.c: what octavo knows itself of a diff or a session becomes runs, the rest the
 * source for highlight. */
void code_prepare(struct code_job *job);

/* code_runs.c: reads what highlight made of the source. The job's runs are in order then; it gets
 * none of this where the words aren't the source's. */
void code_read_runs(struct code_job *job, const char *markup, size_t size);

/* code_highlight.c: runs highlight over all jobs that have a source, and reads what it made. */
enum code_result code_highlight(struct code_job *jobs, size_t count, struct drafts *drafts,
				struct diags *diags);

#endif
