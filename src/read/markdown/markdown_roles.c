/* MyST's roles: code among words with a name before it that says what it is, "{sup}`2`",
 * "{ref}`words <target>`" (docutils' and Sphinx's roles). */
#include "read/markdown/markdown_tokens.h"

#include "base/ascii.h"

#include <string.h>

enum { LONGEST_NAME = 40, TOKENS = 4 /* words, and code with what opens and closes it */ };

enum use {
	USE_ELEMENT,
	USE_NAME,         /* of a part of a program */
	USE_ABBREVIATION, /* "HTML (what that stands for)" */
	USE_WORDS,
	USE_CITATION,
	USE_REFERENCE, /* to a target */
	USE_PAGE,      /* to an article */
	USE_EQUATION,
	USE_FORMULA,
	USE_NOTHING, /* an icon */
};

struct role {
	const char *name;
	enum use use;
	enum element element;
};

static const struct role roles[] = {
#define ROLE(name, use, element) {name, USE_##use, element},
#include "read/markdown/roles.def"
#undef ROLE
};

/* What a role is given: words, and for some "words <target>". */
struct given {
	const char *words, *target; /* target NULL: the words are it */
};

/* What a family of names has in common; a domain stands before the names of a program's parts. */
static const struct role families[] = {
    {"cite:", USE_CITATION, EL_SPAN}, {"bdg-", USE_WORDS, EL_SPAN}, {"c:", USE_NAME, EL_CODE},
    {"cpp:", USE_NAME, EL_CODE},      {"http:", USE_NAME, EL_CODE}, {"js:", USE_NAME, EL_CODE},
    {"prf:", USE_REFERENCE, EL_A},    {"py:", USE_NAME, EL_CODE},   {"rst:", USE_NAME, EL_CODE},
    {"std:", USE_NAME, EL_CODE},
};

static const struct role *role_named(const char *name, size_t size)
{
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (ascii_same(name, size, roles[i].name, strlen(roles[i].name)))
			return &roles[i];
	for (size_t i = 0; i < sizeof families / sizeof *families; i++)
		if (ascii_begins_with(name, families[i].name))
			return &families[i];
	return NULL;
}

/* The role that the words end with, and its size with braces; NULL: they end with none. */
static const struct role *role_behind(const struct token *words, size_t *size)
{
	const char *end = words->text + words->size, *name = end;
	if (words->kind != TOKEN_WORDS || words->size < 3 || end[-1] != '}' || *end != '`')
		return NULL;
	for (name--; name > words->text && end - name < LONGEST_NAME && name[-1] != '{'; name--)
		if (!ascii_is_letter_or_digit(name[-1]) && !strchr(":.+-_", name[-1]))
			return NULL;
	*size = (size_t)(end - name) + 1;
	bool is_open = name > words->text && name[-1] == '{' && ascii_is_letter(*name);
	return is_open ? role_named(name, *size - 2) : NULL;
}

static const char *trimmed(struct arena *arena, const char *text, size_t size)
{
	while (size && *text == ' ') {
		text++;
		size--;
	}
	while (size && text[size - 1] == ' ')
		size--;
	return arena_copy(arena, text, size);
}

static bool may_have_target(enum use use)
{
	return use == USE_NAME || use == USE_WORDS || use == USE_REFERENCE || use == USE_PAGE;
}

/* False: nothing is given. */
static bool read_given(struct reader *reader, const struct token *code, enum use use,
		       struct given *given)
{
	struct arena *arena = reader->markdown->tree->arena;
	struct buf shown = BUF_EMPTY;
	words_show(reader->words, &shown, code->text, code->size);
	char *text = arena_copy(arena, shown.data, shown.size);
	buf_clear(&shown);
	for (char *c = text; (c = strchr(c, '\n'));)
		*c = ' ';
	const char *open = strrchr(text, '<');
	size_t size = strlen(text);
	given->words = trimmed(arena, text, size);
	given->target = NULL;
	if (open && text[size - 1] == '>' && may_have_target(use)) {
		given->words = trimmed(arena, text, (size_t)(open - text));
		given->target = trimmed(arena, open + 1, (size_t)(text + size - open) - 2);
	}
	return *given->words && (!given->target || *given->target);
}

static void push_text(struct reader *reader, const char *text)
{
	reader_push(reader, TOKEN_TEXT, text, strlen(text));
}

static struct token *push_element(struct reader *reader, enum element element, const char *words)
{
	size_t opened = reader->tokens.count;
	reader_push(reader, TOKEN_OPEN, "", 0)->element = element;
	if (*words)
		push_text(reader, words);
	reader_push(reader, TOKEN_CLOSE, "", 0);
	return &reader->tokens.items[opened];
}

/* "HTML (what that stands for)" */
static void push_abbreviation(struct reader *reader, const char *words)
{
	struct arena *arena = reader->markdown->tree->arena;
	const char *open = strchr(words, '(');
	size_t size = strlen(words);
	if (!open || open == words || words[size - 1] != ')') {
		push_text(reader, words);
		return;
	}
	const char *short_form = trimmed(arena, words, (size_t)(open - words));
	push_element(reader, EL_ABBR, short_form)->title =
	    trimmed(arena, open + 1, (size_t)(words + size - open) - 2);
}

/* A link, by the words, in which "%s" stands for a number; without any it is called by those of
 * what it leads to (cross_references.h). */
static void push_link(struct reader *reader, const struct given *given, struct spot spot)
{
	struct arena *arena = reader->markdown->tree->arena;
	const char *words = given->target ? given->words : "";
	const char *target = given->target ? given->target : given->words;
	const char *number = strstr(words, "%s");
	if (number)
		words = arena_format(arena, "%.*s%s", (int)(number - words), words, number + 2);
	struct token *link = push_element(reader, EL_A, trimmed(arena, words, strlen(words)));
	link->text = arena_format(arena, "#%s", target);
	link->spot = spot;
}

static void push_page(struct reader *reader, const struct given *given, struct spot spot)
{
	struct arena *arena = reader->markdown->tree->arena;
	const char *target = given->target ? given->target : given->words;
	struct token *link = push_element(reader, EL_A, given->words);
	link->text = arena_format(arena, "%s.md", target);
	link->spot = spot;
}

/* "~a.b" is shown without its modules; "!a" isn't linked. */
static const char *short_name(const char *name)
{
	const char *last = strrchr(name, '.');
	if (*name == '~' && last && last[1])
		return last + 1;
	return name + (strchr("~!", *name) && name[1]);
}

static void push_role(struct reader *reader, const struct role *role, const struct given *given,
		      const char *at)
{
	struct arena *arena = reader->markdown->tree->arena;
	switch (role->use) {
	case USE_ELEMENT:
		push_element(reader, role->element, given->words);
		break;
	case USE_NAME:
		push_element(reader, role->element, short_name(given->words));
		break;
	case USE_ABBREVIATION:
		push_abbreviation(reader, given->words);
		break;
	case USE_WORDS:
		push_text(reader, given->words);
		break;
	case USE_CITATION:
		reader_tell(reader, MSG_CITATIONS, &reader->markdown->has_citations, at,
			    strcspn(at, "`"));
		push_text(reader, arena_format(arena, "[%s]", given->words));
		break;
	case USE_REFERENCE:
		push_link(reader, given, reader_spot(reader, at));
		break;
	case USE_PAGE:
		push_page(reader, given, reader_spot(reader, at));
		break;
	case USE_EQUATION:
		reader_refer_to_formula(reader, given->words, at);
		break;
	case USE_FORMULA:
		reader_add_typed_formula(reader, arena_format(arena, "\\(%s\\)", given->words), at);
		break;
	case USE_NOTHING:
		break;
	}
}

void reader_take_role(struct reader *reader)
{
	size_t count = reader->tokens.count, size;
	if (count < TOKENS || !myst_is_read(reader->markdown->in->dialect))
		return;
	const struct token *tokens = reader->tokens.items + count - TOKENS;
	struct token before = tokens[0], code = tokens[2];
	const struct role *role = role_behind(&before, &size);
	struct given given;
	if (!role || tokens[1].kind != TOKEN_OPEN || code.kind != TOKEN_CODE ||
	    !read_given(reader, &code, role->use, &given))
		return;
	reader->tokens.count -= TOKENS;
	before.size -= size;
	if (before.size)
		vec_push(&reader->tokens, before);
	push_role(reader, role, &given, code.text);
}
