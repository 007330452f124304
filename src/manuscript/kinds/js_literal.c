/* Literals of JavaScript as YAML, whose lists and mappings between brackets they nearly are. */
#include "manuscript/kinds/js_literal.h"

#include "base/ascii.h"

#include <string.h>

enum { MOST_NAMES = 200, DEEPEST_NAME = 8, LONGEST_NAMED = 1 << 20 };

/* A literal, while it is written. */
struct js_writer {
	const char *program;
	struct buf *yaml;
	unsigned names, depth; /* that were looked up, and of this one in those */
	size_t named;          /* bytes that names stood for */
};

/* The end of a comment; NULL: none begins here. */
static const char *comment_end(const char *s)
{
	if (s[0] != '/' || (s[1] != '/' && s[1] != '*'))
		return NULL;
	const char *end = s[1] == '/' ? s + strcspn(s, "\n") : strstr(s + 2, "*/");
	return !end ? s + strlen(s) : s[1] == '/' ? end : end + 2;
}

void js_blank_comments(char *text)
{
	char mark = '\0'; /* of the string that we are in */
	for (char *s = text; *s; s++) {
		const char *end = mark ? NULL : comment_end(s);
		if (end) {
			for (; s < end; s++)
				*s = *s == '\n' ? '\n' : ' ';
			s--;
		} else if (mark && *s == '\\' && s[1]) {
			s++;
		} else if (mark ? *s == mark : strchr("'\"`", *s) != NULL) {
			mark = mark ? '\0' : *s;
		}
	}
}

/* A string in any quotes; NULL: it isn't closed, or holds more than letters. */
static const char *take_string(const char *s, struct buf *yaml)
{
	char mark = *s++;
	buf_putc(yaml, '"');
	for (; *s && *s != mark; s++) {
		bool escaped = *s == '\\' && s[1];
		if (mark == '`' && s[0] == '$' && s[1] == '{')
			return NULL;
		if (escaped)
			s++;
		if (*s == '"' || *s == '\\' || (escaped && strchr("ntrux", *s)))
			buf_putc(yaml, '\\');
		buf_putc(yaml, *s);
	}
	buf_putc(yaml, '"');
	return *s ? s + 1 : NULL;
}

static bool is_of_name(char c)
{
	return ascii_is_letter_or_digit(c) || c == '_' || c == '$';
}

static const char *past_blanks(const char *s)
{
	return s + strspn(s, " \t\r\n");
}

/* The list or object that begins there; NULL: none does. */
static const char *bracket_at(const char *s)
{
	return *s == '[' || *s == '{' ? s : NULL;
}

/* What stands behind the mark, brackets passed over, if that isn't far; NULL: it is. */
static const char *behind_near(const char *s, const char *mark)
{
	enum { NEAR = 500 };
	const char *found = strstr(s, mark);
	if (!found || found - s > NEAR)
		return NULL;
	s = past_blanks(found + strlen(mark));
	return *s == '(' ? past_blanks(s + 1) : s;
}

/* What a function returns that goes on there; NULL: it isn't written so. */
static const char *returned(const char *s)
{
	const char *value = behind_near(s, "return");
	return value ? bracket_at(value) : NULL;
}

/* What a name is given that goes on there: a literal, or an arrow to one. */
static const char *given(const char *s)
{
	const char *value = behind_near(s, "="), *body;
	if (!value || bracket_at(value))
		return value;
	body = behind_near(s, "=>");
	if (!body)
		return NULL;
	bool is_block = *body == '{' && body[-1] != '(';
	return is_block ? returned(body) : bracket_at(body);
}

/* The literal that the name stands for; NULL: the program doesn't say. */
static const char *definition(struct js_writer *writer, const char *name, size_t size)
{
	static const struct {
		const char *word;
		const char *(*value)(const char *s);
	} forms[] = {{"const ", given}, {"let ", given}, {"var ", given}, {"function ", returned}};
	static const char *const values[] = {"true", "false", "null", "undefined"};
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		if (ascii_same(name, size, values[i], strlen(values[i])))
			return NULL;
	if (ascii_is_digit(*name) || writer->depth == DEEPEST_NAME ||
	    writer->named > LONGEST_NAMED || writer->names++ > MOST_NAMES)
		return NULL;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		size_t word = strlen(forms[i].word);
		for (const char *s = writer->program; (s = strstr(s, forms[i].word));) {
			s += word;
			if (strncmp(s, name, size) == 0 && !is_of_name(s[size]))
				return forms[i].value(s + size);
		}
	}
	return NULL;
}

static bool write_literal(struct js_writer *writer, const char *text);

/* Puts what a name stands for in its place, in one line; of a list that is spread, its items.
 * False: that isn't known. */
static bool put_named(struct js_writer *writer, const char *name, size_t size, bool is_spread)
{
	struct buf inner = BUF_EMPTY, *outer = writer->yaml;
	const char *text = definition(writer, name, size);
	if (!text || (is_spread && *text != '['))
		return false;
	writer->depth++;
	writer->yaml = &inner;
	bool known = write_literal(writer, text);
	writer->yaml = outer;
	writer->depth--;
	writer->named += inner.size;
	size_t start = is_spread, end = inner.size - (is_spread ? strlen("]") : 0);
	while (is_spread && known && end > start && strchr(" ,\n", inner.data[end - 1]))
		end--;
	for (size_t i = start; known && i < end; i++)
		buf_putc(outer, inner.data[i] == '\n' ? ' ' : inner.data[i]);
	buf_clear(&inner);
	return known;
}

/* A name, number or word; NULL: it is more than that. */
static const char *take_word(struct js_writer *writer, const char *s)
{
	bool is_spread = strncmp(s, "...", 3) == 0;
	s += is_spread ? 3 : 0;
	const char *start = s;
	while (is_of_name(*s) || (*s && strchr(".-", *s)))
		s++;
	size_t size = (size_t)(s - start);
	bool is_call = strncmp(s, "()", 2) == 0;
	s += is_call ? 2 : 0;
	const char *behind = past_blanks(s);
	if (!size || !*behind || !strchr(",:}]", *behind))
		return NULL;
	if (*behind != ':' && put_named(writer, start, size, is_spread))
		return s;
	if (is_spread || is_call)
		return NULL;
	buf_add(writer->yaml, start, size);
	return s;
}

static bool write_literal(struct js_writer *writer, const char *text)
{
	size_t depth = 0;
	for (const char *s = text; s && *s;) {
		if (*s == '\'' || *s == '"' || *s == '`') {
			s = take_string(s, writer->yaml);
		} else if (ascii_is_space(*s) || strchr("{}[],:", *s)) {
			depth += *s == '{' || *s == '[';
			depth -= *s == '}' || *s == ']';
			buf_putc(writer->yaml, *s == '\t' ? ' ' : *s);
			buf_puts(writer->yaml, *s == ':' || *s == ',' ? " " : "");
			if (depth == 0)
				return true;
			s++;
		} else {
			s = take_word(writer, s);
		}
	}
	return false;
}

bool js_literal(const char *program, const char *text, struct buf *yaml)
{
	struct js_writer writer = {.program = program, .yaml = yaml};
	size_t size = 0;
	while (is_of_name(text[size]))
		size++;
	return size ? put_named(&writer, text, size, false) : write_literal(&writer, text);
}
