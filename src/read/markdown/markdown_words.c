/* The words of blocks, on their way to md4c and back. */
#include "read/markdown/markdown_tokens.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/autolinks.h"

#include <string.h>

/* What is hidden, each behind a control character of its own; a tab behind another one, and one
 * that is nothing. */
static const char hidden[] = "*_~&([]-<\\`>!";
enum {
	FIRST_HIDDEN = 0x0F,
	SPACED = 0x1E, /* before a destination that has spaces */
	NOTHING = 0x1F,
	TAB = '\v',
	DEEPEST_BRACKET = 32,
	FIRST_IDEOGRAPH = 0x2E80,
};

/* The characters that a formula begins with, and those that it ends with, each behind a control
 * character from 1 on. */
static const char formula_ends[] = "\\$$)]}";
enum { FIRST_END = 1, CLOSING = 2 };

static void hide(struct words *words, char *c)
{
	*c = (char)(FIRST_HIDDEN + (strchr(hidden, *c) - hidden));
	words->hidden = true;
}

static char shown(char c)
{
	return c < WORDS_BREAK    ? formula_ends[c - FIRST_END]
	       : c == WORDS_BREAK ? '\n'
	       : c == TAB         ? '\t'
	       : c < FIRST_HIDDEN ? ' '
				  : hidden[c - FIRST_HIDDEN];
}

void words_clear(struct words *words)
{
	buf_clear(&words->text);
	vec_clear(&words->pieces);
	vec_clear(&words->blocks);
	map_clear(&words->names.referred);
}

void words_begin(struct words *words, struct words_block block)
{
	buf_puts(&words->text, "# ");
	block.start = words->text.size;
	vec_push(&words->blocks, block);
}

static void add_piece(struct words *words, const char *source, size_t start, size_t end)
{
	vec_push(&words->pieces, (struct words_piece){words->text.size, start});
	buf_add(&words->text, source + start, end - start);
}

/* A letter of a script whose words no blanks part. */
static bool is_ideograph(unsigned c)
{
	return c >= FIRST_IDEOGRAPH && c != UTF8_BAD &&
	       (unicode_is_letter(c) || unicode_is_digit(c));
}

static bool is_sign(unsigned c)
{
	return c != UTF8_BAD && !unicode_is_space(c) && !unicode_is_word(c);
}

/* Where nothing that md4c takes for a letter makes stars between a sign and an ideograph, as in
 * "**“a”**b", the emphasis that their author means: behind how many of them; -1: nowhere. */
static long beside_stars(const char *source, size_t start, size_t stars, size_t end)
{
	size_t run = 0;
	while (stars + run < end && source[stars + run] == '*')
		run++;
	const char *before = source + stars, *behind = before + run;
	if (stars == start || stars + run == end || before[-1] == '\\')
		return -1;
	unsigned left = utf8_before(source + start, &before),
		 right = utf8_next(&behind, source + end);
	if (is_sign(left) && is_ideograph(right))
		return 0;
	return is_ideograph(left) && is_sign(right) ? (long)run : -1;
}

/* The next place where nothing shall stand: md4c takes a picture right behind brackets for the
 * second half of a link. */
static size_t next_gap(const char *source, size_t start, size_t at, size_t end)
{
	for (; at < end; at++) {
		if (source[at] == ']' && end - at > 2 && source[at + 1] == '!' &&
		    source[at + 2] == '[')
			return at + 1;
		if (source[at] != '*' || (at > start && source[at - 1] == '*'))
			continue;
		long behind = beside_stars(source, start, at, end);
		if (behind >= 0)
			return at + (size_t)behind;
	}
	return end;
}

static void add_parted(struct words *words, const char *source, size_t start, size_t end)
{
	size_t first = start;
	bool may_part =
	    memchr(source + start, '*', end - start) || memchr(source + start, '!', end - start);
	for (size_t gap = start; may_part && (gap = next_gap(source, first, gap, end)) < end;) {
		add_piece(words, source, start, gap);
		buf_putc(&words->text, NOTHING);
		words->hidden = true;
		start = gap;
		while (gap < end && source[gap] == '*')
			gap++;
		gap += gap == start;
	}
	add_piece(words, source, start, end);
}

/* What the destination means, in CommonMark's form. */
static void add_destination(struct words *words, const char *source,
			    const struct destination *destination)
{
	if (destination->spaced) {
		buf_putc(&words->text, '<');
		buf_putc(&words->text, SPACED);
		words->hidden = true;
	}
	add_piece(words, source, destination->start, destination->end);
	buf_puts(&words->text, destination->spaced ? ">)" : ")");
	if (destination->end == destination->close)
		return;
	buf_putc(&words->text, '{');
	if (destination->width)
		buf_printf(&words->text, "width=%.*s", (int)destination->width_size,
			   destination->width);
	if (destination->height)
		buf_printf(&words->text, " height=%.*s", (int)destination->height_size,
			   destination->height);
	buf_putc(&words->text, '}');
}

bool words_spaced(const char *address)
{
	return *address == SPACED;
}

void words_add(struct words *words, const char *source, size_t start, size_t end)
{
	size_t at = words->text.size, first = start;
	struct destination destination;
	while (destination_find(source, first, start, end, &destination)) {
		add_parted(words, source, start, destination.start);
		add_destination(words, source, &destination);
		start = destination.close + 1;
	}
	add_parted(words, source, start, end);
	for (char *c = words->text.data + at; (c = strchr(c, '\t')); words->hidden = true)
		*c = TAB;
}

void words_add_break(struct words *words)
{
	buf_putc(&words->text, WORDS_BREAK);
}

/* Whether md4c reads it as the address of a link, which it knows: "<address>", "](address)". */
static bool is_of_link(const char *text, const char *address)
{
	if (address > text && address[-1] == '<')
		return true;
	while (address > text && strchr(" \t\v", address[-1]))
		address--;
	return address - text > 1 && address[-1] == '(' && address[-2] == ']';
}

/* Hides the marks in an address that goes on at `at`, but not those that it ends in, nor those of a
 * link. Returns its end. */
static const char *hide_address(struct words *words, const char *text, char *at)
{
	const char *start = address_start(text, at);
	if (!start || is_of_link(text, start))
		return at;
	const char *end = address_end(at, at + strcspn(at, " \t\v\n<`"));
	char *path = at + (*at == ':' ? strlen("://") : 0);
	for (char *c = path + strcspn(path, "/?# \t\v\n<`"); c < end; c++)
		if (strchr("*_~&", *c) && c[-1] != '\\')
			hide(words, c);
	return end;
}

/* Hides the marks in a note's label, which stands in brackets. */
static void hide_label(struct words *words, char *label)
{
	size_t size = strcspn(label, "[] \t\v\n");
	for (char *c = label; label[size] == ']' && c < label + size; c++)
		if (strchr("*_~&-", *c))
			hide(words, c);
}

/* Two hyphens don't end a comment, though md4c believes so. Returns where the comment ends, or the
 * block. */
static const char *hide_in_comment(struct words *words, char *text)
{
	char *end = *text == '>' || strncmp(text, "->", 2) == 0 ? text : strstr(text, "-->");
	for (char *c = text; end && c < end; c++)
		if (*c == '-')
			hide(words, c);
	return end ? end : words->text.data + words->text.size;
}

/* "[a](<b", and the line ends: no link, though md4c can't see that end. */
static void hide_broken_link(struct words *words, const char *text, char *angle)
{
	char *before = angle;
	while (before > text && strchr(" \t\v", before[-1]))
		before--;
	if (before - text > 1 && before[-1] == '(' && before[-2] == ']' &&
	    angle[1 + strcspn(angle + 1, "<>\t\n")] == WORDS_BREAK)
		hide(words, before - 1);
}

/* "<12:30>": no address, for no scheme begins so, though md4c believes it. */
static void hide_no_scheme(struct words *words, char *angle)
{
	char *at = angle + 2;
	while (*at && (unicode_is_letter((unsigned char)*at) ||
		       unicode_is_digit((unsigned char)*at) || strchr("+.-", *at)))
		at++;
	if (!unicode_is_letter((unsigned char)angle[1]) && *at == ':')
		hide(words, angle);
}

static void hide_no_address(struct words *words, const char *text, char *angle)
{
	hide_broken_link(words, text, angle);
	hide_no_scheme(words, angle);
}

struct bracket {
	char *at;
	unsigned height; /* how many stand in it, one inside the other */
};

/* Brackets that hold too many others are letters: md4c would read what is in them over and over. */
static void hide_deep_brackets(struct words *words, char *text)
{
	VEC(struct bracket) open = {0};
	for (char *c = text; *c != '\n'; c++) {
		if (*c == '[') {
			vec_push(&open, (struct bracket){.at = c});
		} else if (*c == ']' && open.count) {
			struct bracket inner = open.items[--open.count];
			struct bracket *outer = &open.items[open.count - (open.count > 0)];
			if (inner.height > DEEPEST_BRACKET) {
				hide(words, inner.at);
				hide(words, c);
			}
			if (open.count && outer->height <= inner.height)
				outer->height = inner.height + 1;
		} else if (*c == '\\' && c[1] != '\n') {
			c++;
		}
	}
	vec_clear(&open);
}

static void hide_marks(struct words *words, char *text)
{
	static const bool wanted[256] = {[':'] = true, ['w'] = true, ['['] = true, ['<'] = true};
	size_t brackets = 0;
	const char *address = text, *comment = text; /* where the last one ends */
	for (char *c = text; *c != '\n'; c++) {
		if (!wanted[(unsigned char)*c])
			continue;
		if ((*c == ':' || *c == 'w') && c >= address)
			address = hide_address(words, text, c);
		else if (*c == '[' && c[1] == '^')
			hide_label(words, c + 2);
		else if (*c == '<' && strncmp(c, "<!--", 4) == 0 && c >= comment)
			comment = hide_in_comment(words, c + 4);
		else if (*c == '<')
			hide_no_address(words, text, c);
		brackets += *c == '[';
	}
	if (brackets > DEEPEST_BRACKET)
		hide_deep_brackets(words, text);
}

void words_hide_formula(struct words *words, char *start, char *end)
{
	for (char *c = start + 1; c < end - 1; c++)
		if (strchr(hidden, *c))
			hide(words, c);
	*start = (char)(FIRST_END + (strchr(formula_ends, *start) - formula_ends));
	end[-1] = (char)(FIRST_END + (strchr(formula_ends + CLOSING, end[-1]) - formula_ends));
	words->hidden = true;
}

const char *words_formula_end(const char *text, const char *end)
{
	if (*text >= FIRST_END + CLOSING)
		return NULL;
	while (text < end && (*text < FIRST_END + CLOSING || *text >= WORDS_BREAK))
		text++;
	return text < end ? text + 1 : NULL;
}

void words_end(struct words *words)
{
	struct words_block *block = &words->blocks.items[words->blocks.count - 1];
	block->end = words->text.size;
	buf_puts(&words->text, " #\n");
	if (words->has_formulas)
		words_hide_formulas(words, words->text.data + block->start,
				    words->text.data + block->end);
	hide_marks(words, words->text.data + block->start);
}

void words_define(struct words *words, const char *label, size_t size, const char *address)
{
	buf_puts(&words->text, "\n[");
	size_t start = words->text.size;
	buf_add(&words->text, label, size);
	for (char *c = words->text.data + start; *c; c++)
		*c = *c == '\n' ? ' ' : *c;
	buf_printf(&words->text, "]: <%s>\n\n", address);
	hide_marks(words, words->text.data + start);
}

size_t words_source(const struct words *words, size_t offset, size_t *piece)
{
	const struct words_piece *pieces = words->pieces.items;
	while (*piece + 1 < words->pieces.count && pieces[*piece + 1].at <= offset)
		++*piece;
	while (*piece && pieces[*piece].at > offset)
		--*piece;
	return pieces[*piece].source + (offset - pieces[*piece].at);
}

void words_show(const struct words *words, struct buf *out, const char *text, size_t size)
{
	size_t kept = 0;
	for (size_t i = 0; i < size; i++) {
		if ((unsigned char)text[i] >= ' ' || (text[i] != WORDS_BREAK && !words->hidden))
			continue;
		buf_add(out, text + kept, i - kept);
		if (text[i] != NOTHING && text[i] != SPACED)
			buf_putc(out, shown(text[i]));
		kept = i + 1;
	}
	buf_add(out, text + kept, size - kept);
}
