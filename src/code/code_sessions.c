/* Diffs, and the sessions of shells and interpreters: a line says by its start what it is. */
#include "code/code_parts.h"

#include "base/ascii.h"

#include <string.h>

enum { LONGEST_PROMPT = 80 };

void code_add_run(struct code_job *job, size_t start, size_t end, const char *class_name)
{
	if (start < end)
		vec_push(&job->runs, (struct code_run){start, end, class_name});
}

static bool begins(const char *line, size_t size, const char *with)
{
	size_t length = strlen(with);
	return size >= length && memcmp(line, with, length) == 0;
}

/* The unified and the context form, and what git writes above them. */
static const char *class_of_diff(const char *line, size_t size)
{
	static const char *const heads[] = {
	    "@@",     "--- ", "+++ ",    "*** ",     "diff ",        "index ",
	    "Index:", "====", "rename ", "new file", "deleted file", "similarity "};
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (begins(line, size, heads[i]))
			return "code-directive";
	if (size && (*line == '+' || *line == '>'))
		return "code-inserted";
	if (size && (*line == '-' || *line == '<'))
		return "code-deleted";
	return size && *line == '!' ? "code-escape" : NULL;
}

/* Behind a mark with a blank or nothing behind it; 0: it isn't one of these marks. */
static size_t behind_mark(const char *line, size_t size, size_t at, const char *marks)
{
	if (at >= size || !strchr(marks, line[at]))
		return 0;
	return at + 1 == size ? size : line[at + 1] == ' ' ? at + 2 : 0;
}

/* "$ ", "user@host:~/src$ ", "[user@host src]# ", "PS C:\> ", "C:\>". */
static size_t terminal_prompt(const char *line, size_t size)
{
	size_t bare = behind_mark(line, size, 0, "$#%>");
	if (bare || !size)
		return bare;
	bool drive = size > 2 && ascii_is_letter(line[0]) && line[1] == ':' && line[2] == '\\';
	if (drive || begins(line, size, "PS ")) {
		const char *end = memchr(line, '>', size < LONGEST_PROMPT ? size : LONGEST_PROMPT);
		size_t at = end ? (size_t)(end - line) + 1 : 0;
		return at && at < size && line[at] == ' ' ? at + 1 : at;
	}
	bool in_brackets = *line == '[' || *line == '(', at_host = false;
	for (size_t at = 1; at < size && at < LONGEST_PROMPT; at++) {
		size_t behind = at_host ? behind_mark(line, size, at, "$#%>") : 0;
		if (behind)
			return behind;
		if (line[at] == ' ' && !in_brackets)
			return 0;
		at_host |= line[at] == '@';
		in_brackets &= line[at] != ']' && line[at] != ')';
	}
	return 0;
}

static size_t python_prompt(const char *line, size_t size)
{
	static const char *const marks[] = {">>>", "..."};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (begins(line, size, marks[i]) && (size == 3 || line[3] == ' '))
			return size == 3 ? 3 : 4;
	if (!begins(line, size, "In [") && !begins(line, size, "   ...:"))
		return 0;
	const char *colon = memchr(line, ':', size < LONGEST_PROMPT ? size : LONGEST_PROMPT);
	size_t at = colon ? (size_t)(colon - line) + 1 : 0;
	return at && at < size && line[at] == ' ' ? at + 1 : at;
}

/* One word, and what ends a prompt behind it: "irb(main):001:0> ", "mydb=# ", "> ". */
static size_t word_prompt(const char *line, size_t size)
{
	for (size_t at = 0; at < size && at < LONGEST_PROMPT && line[at] != ' '; at++) {
		size_t behind = behind_mark(line, size, at, ">#");
		if (behind)
			return behind;
	}
	return 0;
}

static size_t prompt_of(const struct code_job *job, const char *line, size_t size)
{
	switch (job->language->kind) {
	case CODE_TERMINAL:
		return terminal_prompt(line, size);
	case CODE_PYTHON:
		return python_prompt(line, size);
	case CODE_PROMPT:
		return word_prompt(line, size);
	default:
		return 0;
	}
}

static void give(struct code_job *job, size_t start, size_t size)
{
	vec_push(&job->pieces, (struct code_piece){job->source.size, start, size});
	buf_add(&job->source, job->block->text + start, size);
}

static void prepare_line(struct code_job *job, size_t start, size_t size)
{
	const char *line = job->block->text + start;
	if (job->language->kind == CODE_DIFF) {
		const char *class_name = class_of_diff(line, size);
		if (class_name)
			code_add_run(job, start, start + size, class_name);
		return;
	}
	size_t prompt = prompt_of(job, line, size);
	if (!prompt)
		return;
	code_add_run(job, start, start + prompt, "code-prompt");
	if (prompt < size) {
		give(job, start + prompt, size - prompt);
		buf_putc(&job->source, '\n');
	}
}

void code_prepare(struct code_job *job)
{
	const struct code_block *block = job->block;
	if (!job->language || !block->size)
		return;
	if (job->language->kind == CODE_SOURCE) {
		give(job, 0, block->size);
		return;
	}
	for (size_t at = 0; at < block->size;) {
		const char *end = memchr(block->text + at, '\n', block->size - at);
		size_t size = end ? (size_t)(end - block->text) - at : block->size - at;
		prepare_line(job, at, size);
		at += size + 1;
	}
}
