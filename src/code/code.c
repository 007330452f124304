/* Code: blocks become lines, and what is known in them spans with classes. */
#include "code/code_parts.h"

#include "base/ascii.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static void put_text(struct buf *out, const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		const char *entity = text[i] == '&'   ? "&amp;"
				     : text[i] == '<' ? "&lt;"
				     : text[i] == '>' ? "&gt;"
						      : NULL;
		if (entity)
			buf_puts(out, entity);
		else
			buf_putc(out, text[i]);
	}
}

/* Whether "1,3-4" names the line. */
static bool is_marked(const char *marked, unsigned long line)
{
	for (const char *s = marked; s && *s;) {
		char *end;
		unsigned long first = strtoul(s, &end, 10), last = first;
		if (end == s)
			return false;
		if (*end == '-')
			last = strtoul(end + 1, &end, 10);
		if (line >= first && line <= last)
			return true;
		s = end + strspn(end, ", ");
	}
	return false;
}

/* The part of the block from start to end, and the runs in it, of which *run is the next. */
static void put_line(const struct code_job *job, size_t start, size_t end, size_t *run)
{
	struct code_block *block = job->block;
	for (; *run < job->runs.count && job->runs.items[*run].start < end; ++*run) {
		const struct code_run *one = &job->runs.items[*run];
		put_text(&block->markup, block->text + start, one->start - start);
		buf_printf(&block->markup, "<span class=\"%s\">", one->class_name);
		put_text(&block->markup, block->text + one->start, one->end - one->start);
		buf_puts(&block->markup, "</span>");
		start = one->end;
	}
	put_text(&block->markup, block->text + start, end - start);
}

static void write_block(const struct code_job *job)
{
	struct code_block *block = job->block;
	struct buf *out = &block->markup;
	size_t run = 0;
	unsigned long number = 0;
	for (size_t at = 0; at < block->size;) {
		const char *newline = memchr(block->text + at, '\n', block->size - at);
		size_t end = newline ? (size_t)(newline - block->text) : block->size;
		number++;
		buf_puts(out, is_marked(block->marked, number) ? "<span class=\"line marked\""
							       : "<span class=\"line\"");
		if (block->numbered)
			buf_printf(out, " data-number=\"%lu\"", block->first + number - 1);
		buf_putc(out, '>');
		put_line(job, at, end, &run);
		buf_puts(out, newline ? "</span>\n" : "</span>");
		at = end + 1;
	}
}

enum code_result code_write(struct code_block *const *blocks, size_t count, struct drafts *drafts,
			    struct diags *diags)
{
	struct code_job *jobs = mem_zeroed(count ? count : 1, sizeof *jobs);
	for (size_t i = 0; i < count; i++) {
		jobs[i].block = blocks[i];
		jobs[i].language = code_language(blocks[i]->language);
		code_prepare(&jobs[i]);
	}
	enum code_result result = code_highlight(jobs, count, drafts, diags);
	for (size_t i = 0; i < count; i++) {
		write_block(&jobs[i]);
		buf_clear(&jobs[i].source);
		vec_clear(&jobs[i].pieces);
		vec_clear(&jobs[i].runs);
	}
	mem_free(jobs);
	return result;
}
