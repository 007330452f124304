/* What md4c says of the words of blocks, as tokens. The only file that knows md4c. It is asked for
 * CommonMark alone: what else means something among words is found in the texts between its marks
 * (markdown_scan.c). */
#include "read/markdown/markdown_tokens.h"

#include "base/ascii.h"

#include <md4c.h>
#include <string.h>

/* References may add so many bytes, and as many as the article has; short ones don't count. */
enum { LEAST_EXPANSION = 1 << 20, SHORT_REFERENCE = 100 };

/* MkDocs's "#!python " says of what language the code is that follows. */
static size_t language_size(const struct reader *reader, const char *text, size_t size)
{
	size_t at = 2;
	if (reader->markdown->in->dialect != DIALECT_MKDOCS || size < at ||
	    memcmp(text, "#!", at) != 0)
		return 0;
	while (at < size && (ascii_is_letter_or_digit(text[at]) || strchr("+-#", text[at])))
		at++;
	return at > 2 && at + 1 < size && text[at] == ' ' ? at + 1 : 0;
}

/* A space or a line's end on both sides of code isn't part of it; md4c knows the spaces. */
static void read_code(struct reader *reader, const char *text, size_t size)
{
	size_t language = language_size(reader, text, size);
	bool blanks = size > 1 && strchr(" \t", text[0]) && strchr(" \t", text[size - 1]);
	bool stripped = text[-1] != '`';
	size_t words = 0;
	while (words < size && (text[words] == ' ' || text[words] == WORDS_BREAK))
		words++;
	if (blanks && !stripped && words < size)
		reader_push(reader, TOKEN_CODE, text + 1, size - 2);
	else
		reader_push(reader, TOKEN_CODE, text + language, size - language);
}

/* "<address>": its words are just that. */
static void read_link_address(struct reader *reader, const char *text, size_t size)
{
	struct buf shown = BUF_EMPTY;
	words_show(reader->words, &shown, text, size);
	const char *words =
	    escapes_read_references(&reader->markdown->escapes, shown.data, shown.size);
	buf_clear(&shown);
	reader_push(reader, TOKEN_TEXT, words, strlen(words));
}

static void read_reference(struct reader *reader, const char *text, size_t size)
{
	struct buf character = BUF_EMPTY;
	buf_puts(&character, "");
	escapes_add_reference(&reader->markdown->escapes, &character, text, size);
	reader_push(reader, TOKEN_TEXT,
		    arena_copy(reader->markdown->tree->arena, character.data, character.size),
		    character.size);
	buf_clear(&character);
}

/* In a drawing or a formula, tags have names that are none of HTML's. */
static bool begins_island(const char *text, size_t size)
{
	return size > 5 && (memcmp(text, "<svg", 4) == 0 || memcmp(text, "<math", 5) == 0);
}

/* md4c's calls */

static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user)
{
	struct reader *reader = user;
	if (!reader->block)
		return 0;
	switch (type) {
	case MD_TEXT_CODE:
		read_code(reader, text, size);
		break;
	case MD_TEXT_HTML:
		if (!reader->in_island && html_is_words(text, size)) {
			reader_push(reader, TOKEN_WORDS, text, size);
			break;
		}
		if (begins_island(text, size))
			reader->in_island = true;
		reader_push(reader, TOKEN_HTML, text, size)->spot = reader_spot(reader, text);
		break;
	case MD_TEXT_ENTITY:
		read_reference(reader, text, size);
		break;
	default:
		if (reader->at[-1] == '<' && reader->fresh)
			read_link_address(reader, text, size);
		else if (text[-1] == '\\' && reader->at < text) /* it is a mere character */
			reader_push(reader, TOKEN_WORDS, text, size);
		else
			reader_scan(reader, text, text + size);
	}
	reader->at = text + size;
	reader->fresh = false;
	return 0;
}

/* A string of md4c's, as its author means it; NULL if there is none. */
static const char *string_of(struct reader *reader, const MD_ATTRIBUTE *attribute)
{
	struct buf out = BUF_EMPTY;
	if (!attribute->text)
		return NULL;
	buf_puts(&out, "");
	for (size_t i = 0; attribute->substr_offsets[i] < attribute->size; i++) {
		const char *text = attribute->text + attribute->substr_offsets[i];
		size_t size = attribute->substr_offsets[i + 1] - attribute->substr_offsets[i];
		if (attribute->substr_types[i] == MD_TEXT_ENTITY)
			escapes_add_reference(&reader->markdown->escapes, &out, text, size);
		else
			words_show(reader->words, &out, text, size);
	}
	const char *string = arena_copy(reader->markdown->tree->arena, out.data, out.size);
	buf_clear(&out);
	return string;
}

/* Moves on over marks of emphasis and code to the mark of a link. */
static const char *skip_marks(const char *at)
{
	while (*at && strchr("*_` >", *at))
		at++;
	return at;
}

/* Whether the article can bear one more reference to the definition: addresses that are long, and
 * referred to often, could make a book of any size of a small article. */
static bool is_affordable(struct reader *reader, const struct reference *reference)
{
	size_t size =
	    strlen(reference->address) + (reference->title ? strlen(reference->title) : 0);
	size_t costs = size > SHORT_REFERENCE ? size - SHORT_REFERENCE : 0;
	bool affordable = costs <= reader->expansion;
	reader->expansion -= affordable ? costs : 0;
	return affordable;
}

static void warn_of_lost_link(struct reader *reader, struct spot spot)
{
	struct place place = {reader->markdown->in->name, spot.line, spot.column};
	if (!reader->lost_link)
		diag(reader->markdown->in->diags, MSG_LOST_REFERENCE, place, NULL, NULL);
	reader->lost_link = true;
}

/* Whether md4c copied the string, for it had backslashes or references: what they were before
 * can't be told any more. */
static bool is_copied(const struct reader *reader, const MD_ATTRIBUTE *string)
{
	const struct buf *text = &reader->words->text;
	return string->text &&
	       (string->text < text->data || string->text > text->data + text->size);
}

static void warn_of_spaces(struct reader *reader, const struct token *token)
{
	struct place place = {reader->markdown->in->name, token->spot.line, token->spot.column};
	diag(reader->markdown->in->diags, MSG_SPACED_DESTINATION, place, token->text, NULL);
}

static void open_link(struct reader *reader, enum element element, const MD_ATTRIBUTE *address,
		      const MD_ATTRIBUTE *title)
{
	const struct reference *reference =
	    reference_named(&reader->markdown->references, address->text, address->size);
	const char *mark = skip_marks(reader->at);
	reader->markdown->plain_title = !reference && is_copied(reader, title);
	bool begins = *mark == '<' || *mark == (element == EL_IMG ? '!' : '[');
	struct token *token = reader_push(reader, TOKEN_OPEN, NULL, 0);
	token->element = element;
	if (begins)
		token->spot = reader_spot(reader, mark);
	if (reference && is_affordable(reader, reference)) {
		token->text = reference->address;
		token->title = reference->title;
	} else if (!reference) {
		token->text = string_of(reader, address);
		token->text = token->text ? token->text : "";
		if (address->text && words_spaced(address->text))
			warn_of_spaces(reader, token);
		token->title = string_of(reader, title);
	} else {
		warn_of_lost_link(reader, token->spot);
	}
	reader->at = begins ? mark + 1 + (*mark == '!') : reader->at;
	reader->fresh = true;
}

static void close_element(struct reader *reader)
{
	enum element closed = reader->open.items[--reader->open.count];
	reader_push(reader, TOKEN_CLOSE, "", 0);
	reader->links -= closed == EL_A || closed == EL_IMG;
	reader->fresh = false;
}

void reader_end_note(struct reader *reader)
{
	if (!reader->note_end)
		return;
	while (reader->open.count > reader->note_depth)
		close_element(reader);
	reader_push(reader, TOKEN_CLOSE, "", 0);
	reader->note_end = NULL;
}

/* Moves on behind a link. */
static void pass_link(struct reader *reader)
{
	const char *mark = skip_marks(reader->at);
	if (*mark == ']')
		reader->at = link_tail(mark + 1);
}

/* How many are open with the innermost such element; 0: none is. Further out than elements may
 * nest, none is looked for. */
static size_t depth_of(const struct reader *reader, enum element element)
{
	size_t i = reader->open.count, last = i > DEEPEST_INLINE ? i - DEEPEST_INLINE : 0;
	while (i > last && reader->open.items[i - 1] != element)
		i--;
	return i > last ? i : 0;
}

/* md4c may report the end of a link whose start lies in the address of a picture: then it is words,
 * like that start. */
static void keep_stray_end(struct reader *reader)
{
	const char *start = reader->at;
	pass_link(reader);
	reader_push(reader, TOKEN_WORDS, start, (size_t)(reader->at - start));
}

static const enum element elements[] = {[MD_SPAN_EM] = EL_EM,
					[MD_SPAN_STRONG] = EL_STRONG,
					[MD_SPAN_CODE] = EL_CODE,
					[MD_SPAN_A] = EL_A,
					[MD_SPAN_IMG] = EL_IMG};

static int enter_span(MD_SPANTYPE type, void *detail, void *user)
{
	struct reader *reader = user;
	const MD_SPAN_A_DETAIL *link = detail;
	const MD_SPAN_IMG_DETAIL *picture = detail;
	if (!reader->block)
		return 0;
	if (type == MD_SPAN_A)
		open_link(reader, EL_A, &link->href, &link->title);
	else if (type == MD_SPAN_IMG)
		open_link(reader, EL_IMG, &picture->src, &picture->title);
	else
		reader_push(reader, TOKEN_OPEN, "", 0)->element = elements[type];
	vec_push(&reader->open, elements[type]);
	reader->links += type == MD_SPAN_A || type == MD_SPAN_IMG;
	return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user)
{
	struct reader *reader = user;
	(void)detail;
	if (!reader->block)
		return 0;
	size_t depth = depth_of(reader, elements[type]);
	if (depth == 0) {
		keep_stray_end(reader);
		return 0;
	}
	if (depth <= reader->note_depth) /* it began before the note */
		reader_end_note(reader);
	while (reader->open.items[reader->open.count - 1] != elements[type])
		close_element(reader);
	if (type == MD_SPAN_A || type == MD_SPAN_IMG)
		pass_link(reader);
	close_element(reader);
	if (type == MD_SPAN_CODE)
		reader_take_role(reader);
	return 0;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
	struct reader *reader = user;
	(void)detail;
	if (type == MD_BLOCK_H) {
		markdown_read_fences(reader->markdown, reader->next);
		reader->block = &reader->words->blocks.items[reader->next++];
		reader->at = reader->words->text.data + reader->block->start;
		reader->tokens.count = 0;
		reader->in_island = false;
	}
	return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
	struct reader *reader = user;
	(void)detail;
	if (type == MD_BLOCK_H) {
		reader_end_note(reader);
		while (reader->open.count)
			close_element(reader);
		tokens_match(&reader->tokens);
		abbreviations_mark(reader->markdown, &reader->tokens);
		tokens_build(reader->markdown, reader->block, &reader->tokens);
		reader->block = NULL;
	}
	return 0;
}

static void parse(struct reader *reader)
{
	static const MD_PARSER parser = {
	    .enter_block = enter_block,
	    .leave_block = leave_block,
	    .enter_span = enter_span,
	    .leave_span = leave_span,
	    .text = take_text,
	};
	const struct buf *text = &reader->words->text;
	reader->next = 0;
	if (text->size && md_parse(text->data, (MD_SIZE)text->size, &parser, reader) != 0)
		mem_exhausted();
}

/* Captions are words of pictures, which are known now; a line's end in them is a blank. */
static void take_captions(struct markdown *markdown)
{
	struct words *words = &markdown->words;
	buf_cut(&words->text, 0);
	words->blocks.count = 0;
	for (size_t i = 0; i < markdown->captions.count; i++) {
		const struct caption *caption = &markdown->captions.items[i];
		char *line = arena_string(markdown->tree->arena, caption->words);
		for (char *c = line; (c = strchr(c, '\n'));)
			*c = ' ';
		words_begin(words, (struct words_block){.kind = WORDS_OF_CELL,
							.node = caption->node,
							.depth = caption->depth});
		words_add(words, line, 0, strlen(line));
		words_end(words);
	}
	words->pieces.count = 0; /* their places are those of the pictures */
}

void markdown_read_words(struct markdown *markdown)
{
	struct reader reader = {.markdown = markdown, .words = &markdown->words};
	reader.expansion = LEAST_EXPANSION + markdown->source.size;
	parse(&reader);
	markdown_read_fences(markdown, markdown->words.blocks.count);
	take_captions(markdown);
	parse(&reader);
	vec_clear(&reader.tokens);
	vec_clear(&reader.open);
}
