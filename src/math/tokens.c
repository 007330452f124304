/* TeX as tokens: commands, characters with the marks on them, spaces. */
#include "math/parser.h"

#include "base/ascii.h"
#include "base/utf8.h"

static bool is_name(char c)
{
	return ascii_is_letter(c) || c == '@';
}

struct tex_source {
	const char *text;
	size_t size, next;
};

static void skip_space(struct tex_source *s)
{
	while (s->next < s->size && ascii_is_space(s->text[s->next]))
		s->next++;
}

/* Single characters of ASCII have their strings here. */
static const char *ascii_text(char c)
{
#define TWO(c)                                                                                     \
	{(char)(c), 0},                                                                            \
	{                                                                                          \
		(char)((c) + 1), 0                                                                 \
	}
#define EIGHT(c) TWO(c), TWO((c) + 2), TWO((c) + 4), TWO((c) + 6)
#define ROW(c) EIGHT(c), EIGHT((c) + 8), EIGHT((c) + 16), EIGHT((c) + 24)
	static const char texts[128][2] = {ROW(0), ROW(32), ROW(64), ROW(96)};
#undef TWO
#undef EIGHT
#undef ROW
	return texts[(unsigned char)c & 127];
}

/* Behind its backslash: letters and the space behind them, or any one character. */
static struct tex_token lex_command(struct tree *tree, struct tex_source *s)
{
	size_t start = s->next++;
	struct tex_token token = {.kind = TOKEN_COMMAND, .offset = (uint32_t)start};
	if (s->next == s->size) {
		token.text = "\\";
		return token;
	}
	if (ascii_is_space(s->text[s->next])) {
		skip_space(s);
		token.text = "\\ ";
		return token;
	}
	if (is_name(s->text[s->next])) {
		while (s->next < s->size && is_name(s->text[s->next]))
			s->next++;
		token.text = arena_copy(tree->arena, s->text + start, s->next - start);
		skip_space(s);
		return token;
	}
	const char *end = s->text + s->next;
	utf8_next(&end, s->text + s->size);
	s->next = (size_t)(end - s->text);
	token.text = arena_copy(tree->arena, s->text + start, s->next - start);
	return token;
}

static bool is_accent(unsigned c)
{
	return c >= 0x300 && c <= 0x36F;
}

static struct tex_token lex_character(struct tree *tree, struct tex_source *s)
{
	size_t start = s->next;
	const char *here = s->text + start, *end = s->text + s->size;
	bool has_marks = (unsigned char)*here >= 0x80 || is_name(*here);
	utf8_next(&here, end);
	for (const char *after = here; has_marks && here < end && (unsigned char)*here >= 0xCC;
	     here = after)
		if (!is_accent(utf8_next(&after, end)))
			break;
	s->next = (size_t)(here - s->text);
	size_t size = s->next - start;
	return (struct tex_token){
	    .text = size == 1 ? ascii_text(s->text[start])
			      : arena_copy(tree->arena, s->text + start, size),
	    .kind = TOKEN_CHARACTER,
	    .offset = (uint32_t)start,
	};
}

static struct tex_token lex(struct tree *tree, struct tex_source *s)
{
	while (s->next < s->size && s->text[s->next] == '%') { /* a comment, with its line's end */
		const char *end = memchr(s->text + s->next, '\n', s->size - s->next);
		s->next = end ? (size_t)(end - s->text) + 1 : s->size;
	}
	if (s->next == s->size)
		return (struct tex_token){.text = "", .offset = (uint32_t)s->next};
	if (ascii_is_space(s->text[s->next])) {
		struct tex_token space = {
		    .text = " ", .kind = TOKEN_SPACE, .offset = (uint32_t)s->next};
		skip_space(s);
		return space;
	}
	return s->text[s->next] == '\\' ? lex_command(tree, s) : lex_character(tree, s);
}

struct tex_token math_lex(struct parser *p)
{
	struct tex_source source = {p->text, p->size, p->next};
	struct tex_token token = lex(p->tree, &source);
	p->next = source.next;
	return token;
}

struct tokens math_lex_all(struct tree *tree, const char *text)
{
	struct tokens tokens = {0};
	struct tex_source source = {text, strlen(text), 0};
	for (struct tex_token token; (token = lex(tree, &source)).kind != TOKEN_END;)
		vec_push(&tokens, token);
	return tokens;
}
