/* cmark-gfm, set up as octavo wants it. */
#include "read/markdown/markdown_parser.h"

#include "read/markdown/markdown_memory.h"

#include <cmark-gfm-core-extensions.h>
#define CMARK_NO_SHORT_NAMES
#include <cmark-gfm.h>
#include <pthread.h>
#include <string.h>

/* What the extension for notes works on. */
struct note_parser {
	const struct markdown_source *source;
	const struct frontend *in;
	struct notes *notes;
	int last_line; /* that began the text of a note: one a line is enough */
	VEC(cmark_node *) blocks;
};

enum { DEEPEST_NOTE = 64 }; /* columns of indentation */

static cmark_mem allocator = {markdown_memory_zeroed, markdown_memory_resize,
			      markdown_memory_release};

/* "[^label]: …" opens a block. */
static cmark_node *open_note(cmark_syntax_extension *extension, int indented, cmark_parser *parser,
			     cmark_node *container, unsigned char *input, int len)
{
	struct note_parser *notes = cmark_syntax_extension_get_private(extension);
	int start = cmark_parser_get_first_nonspace(parser);
	int line = cmark_parser_get_line_number(parser);
	if (indented || line == notes->last_line || start >= len ||
	    cmark_parser_get_first_nonspace_column(parser) > DEEPEST_NOTE)
		return NULL;
	const char *text = (const char *)input + start;
	size_t size = note_definition_size(text, (size_t)(len - start));
	if (!size)
		return NULL;
	notes->last_line = line;
	int end = start + (int)(size + strspn(text + size, " \t"));
	cmark_parser_advance_offset(parser, (const char *)input,
				    end - cmark_parser_get_offset(parser), 0);
	cmark_node *node =
	    cmark_parser_add_child(parser, container, CMARK_NODE_FOOTNOTE_DEFINITION, start + 1);
	cmark_node_set_syntax_extension(node, extension);
	cmark_node_set_user_data(node, notes_define(notes->notes, text + 2, size - 4));
	vec_push(&notes->blocks, node);
	return node;
}

/* The block goes on in empty lines and in those that are indented. */
static int continue_note(cmark_syntax_extension *extension, cmark_parser *parser,
			 unsigned char *input, int len, cmark_node *container)
{
	(void)extension, (void)len, (void)container;
	bool indented = cmark_parser_get_indent(parser) >= 4;
	if (indented)
		cmark_parser_advance_offset(parser, (const char *)input, 4, 1);
	return indented || cmark_parser_is_blank(parser);
}

static void warn_of_lost_reference(const struct note_parser *notes, cmark_inline_parser *parser,
				   const char *label, size_t size)
{
	int line = cmark_inline_parser_get_line(parser);
	char next = label[size + 1];
	if (next == '(' || next == ':' || line < 1)
		return;
	struct place at = {notes->in->name, notes->source->first_line + (unsigned)line - 1, 0};
	diag(notes->in->diags, MSG_NO_SUCH_NOTE, at, arena_copy(notes->notes->arena, label, size),
	     NULL);
}

/* "^label", where it is in brackets and a note has it. The brackets go on to be plain text. */
static cmark_node *match_reference(cmark_syntax_extension *extension, cmark_parser *parser,
				   cmark_node *block, unsigned char character,
				   cmark_inline_parser *inline_parser)
{
	(void)parser;
	if (character != '^')
		return NULL;
	const struct note_parser *notes = cmark_syntax_extension_get_private(extension);
	const char *text = cmark_node_get_string_content(block);
	size_t at = (size_t)cmark_inline_parser_get_offset(inline_parser);
	size_t end = at + strnlen(text + at, NOTE_LABEL_MOST + 2);
	size_t size = note_reference_size(text, at, end);
	if (!size)
		return NULL;
	const char *label = text + at + 1;
	struct note *note = notes_find(notes->notes, label, size);
	if (!note) {
		warn_of_lost_reference(notes, inline_parser, label, size);
		return NULL;
	}
	cmark_node *node = cmark_node_new_with_mem(CMARK_NODE_FOOTNOTE_REFERENCE, &allocator);
	cmark_node_set_literal(node, arena_copy(notes->notes->arena, label, size));
	cmark_node_set_user_data(node, note);
	cmark_inline_parser_set_offset(inline_parser, (int)(at + 1 + size));
	return node;
}

static cmark_syntax_extension *note_extension(struct note_parser *notes)
{
	cmark_syntax_extension *extension = cmark_syntax_extension_new("note");
	cmark_mem *mem = cmark_get_default_mem_allocator();
	cmark_syntax_extension_set_private(extension, notes, NULL);
	cmark_syntax_extension_set_open_block_func(extension, open_note);
	cmark_syntax_extension_set_match_block_func(extension, continue_note);
	cmark_syntax_extension_set_match_inline_func(extension, match_reference);
	cmark_syntax_extension_set_special_inline_chars(
	    extension, cmark_llist_append(mem, NULL, (void *)(uintptr_t)'^'));
	return extension;
}

/* cmark-gfm switches the characters of extensions on and off for all parsers in the process while
 * it parses. All parsers here want the same ones: wrapped, the calls switch them on once and for
 * good, before any thread looks; else one parser works at a time. */
#ifdef CMARK_IS_WRAPPED
void __real_cmark_inlines_add_special_character(unsigned char c, bool emphasis);
void __wrap_cmark_inlines_add_special_character(unsigned char c, bool emphasis);
void __wrap_cmark_inlines_remove_special_character(unsigned char c, bool emphasis);

void __wrap_cmark_inlines_add_special_character(unsigned char c, bool emphasis)
{
	(void)c, (void)emphasis;
}

void __wrap_cmark_inlines_remove_special_character(unsigned char c, bool emphasis)
{
	(void)c, (void)emphasis;
}

static void switch_characters_on(void)
{
	static const unsigned char plain[] = {'^', ':', 'w'};
	for (size_t i = 0; i < sizeof plain; i++)
		__real_cmark_inlines_add_special_character(plain[i], false);
	__real_cmark_inlines_add_special_character('~', true);
}

static void lock_parser(void)
{
}

static void unlock_parser(void)
{
}
#else
static pthread_mutex_t one_parser = PTHREAD_MUTEX_INITIALIZER;

static void switch_characters_on(void)
{
}

static void lock_parser(void)
{
	pthread_mutex_lock(&one_parser);
}

static void unlock_parser(void)
{
	pthread_mutex_unlock(&one_parser);
}
#endif

/* What is the whole process's, once. */
static void prepare(void)
{
	cmark_gfm_core_extensions_ensure_registered();
	switch_characters_on();
}

cmark_node *markdown_parse(const struct markdown_source *source, const struct frontend *in,
			   bool smart, struct notes *notes)
{
	static const char *const names[] = {"table", "strikethrough", "autolink"};
	struct note_parser private = {.source = source, .in = in, .notes = notes};
	static pthread_once_t prepared = PTHREAD_ONCE_INIT;
	pthread_once(&prepared, prepare);
	cmark_parser *parser =
	    cmark_parser_new_with_mem(smart ? CMARK_OPT_SMART : CMARK_OPT_DEFAULT, &allocator);
	cmark_syntax_extension *extension = note_extension(&private);
	cmark_parser_attach_syntax_extension(parser, extension);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(names[i]));
	cmark_parser_feed(parser, source->text, source->size);
	lock_parser();
	cmark_node *document = cmark_parser_finish(parser);
	unlock_parser();
	for (size_t i = 0; i < private.blocks.count; i++) /* they outlive the extension */
		cmark_node_set_syntax_extension(private.blocks.items[i], NULL);
	vec_clear(&private.blocks);
	cmark_syntax_extension_free(cmark_get_default_mem_allocator(), extension);
	return document;
}
