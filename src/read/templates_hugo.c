/* Hugo's shortcodes: those around lines, and those among words. */
#include "read/templates.h"
#include "read/templates_parts.h"

#include "base/ascii.h"

#include <string.h>

/* Shortcodes around lines of text, each on a line of its own, as many themes have them. */

static const struct around {
	const char *name;
	enum { BOX, BOX_OF_KIND, DETAILS, WRAPPER, TAB, DIAGRAM } role;
} arounds[] = {
    {"note", BOX},
    {"tip", BOX},
    {"info", BOX},
    {"important", BOX},
    {"warning", BOX},
    {"caution", BOX},
    {"danger", BOX},
    {"hint", BOX_OF_KIND},
    {"alert", BOX_OF_KIND},
    {"notice", BOX_OF_KIND},
    {"callout", BOX_OF_KIND},
    {"admonition", BOX_OF_KIND},
    {"details", DETAILS},
    {"expand", DETAILS},
    {"tabs", WRAPPER},
    {"steps", WRAPPER},
    {"columns", WRAPPER},
    {"cards", WRAPPER},
    {"table", WRAPPER},
    {"lead", WRAPPER},
    {"center", WRAPPER},
    {"rawhtml", WRAPPER},
    {"pageinfo", WRAPPER},
    {"tab", TAB},
    {"quote", BOX},
    {"collapse", DETAILS},
    {"spoiler", DETAILS},
    {"mermaid", DIAGRAM},
};

enum { AROUNDS = sizeof arounds / sizeof *arounds };

struct hugo {
	struct buf out;
	size_t open[AROUNDS];      /* how many are */
	const char *last[AROUNDS]; /* the next end of each that is known; NULL: not looked for */
};

static const char *kind_of(const struct template_tag *tag, bool *is_first)
{
	static const char *const arguments[] = {"type", "style", "color", "context", NULL};
	static const char *const kinds[] = {"note",    "tip",     "info",    "important",
					    "warning", "caution", "danger",  "hint",
					    "success", "error",   "example", "question"};
	const char *said = template_any_argument(tag, arguments);
	*is_first = !*said;
	said = *said ? said : template_positional(tag, 0);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (ascii_equal(said, kinds[i]))
			return kinds[i];
	*is_first = false;
	return "note";
}

/* goes_on: words stand in the next line. */
static void open_around(const struct template_tag *tag, const struct around *around, bool goes_on)
{
	static const char *const titles[] = {"title", "heading", "name", "header", "label", NULL};
	const char *title = template_any_argument(tag, titles), *kind = around->name;
	bool kind_is_first = false;
	if (around->role == BOX_OF_KIND)
		kind = kind_of(tag, &kind_is_first);
	else if (around->role == DETAILS)
		kind = "details";
	title = *title ? title : template_positional(tag, kind_is_first);
	const char *caption = template_argument(tag, "caption");
	if (around->role == WRAPPER && *caption)
		buf_printf(tag->out, "**%s**", caption);
	else if (around->role == TAB && *title)
		buf_printf(tag->out, "**%s**%s", title, goes_on ? "\\" : "");
	else if (around->role == DIAGRAM)
		buf_printf(tag->out, "~~~~~~ %s", around->name);
	else if (around->role != WRAPPER && around->role != TAB)
		buf_printf(tag->out, "::: %s %s", kind, title);
}

static void close_around(struct buf *out, const struct around *around)
{
	if (around->role == DIAGRAM)
		buf_puts(out, "~~~~~~");
	else if (around->role != WRAPPER && around->role != TAB)
		buf_puts(out, ":::");
}

/* Behind the name of the shortcode that begins at the braces; NULL: it isn't called so. */
static const char *behind_name(const char *braces, const char *name, bool *closes)
{
	size_t size = strlen(name);
	if (!braces[2] || !strchr("<%", braces[2]))
		return NULL;
	const char *word = braces + 3 + strspn(braces + 3, " ");
	*closes = *word == '/';
	word += *closes + strspn(word + *closes, " ");
	bool called = strncmp(word, name, size) == 0 && word[size] && strchr(" >%", word[size]);
	return called ? word + size : NULL;
}

/* Whether the shortcode of that number ends somewhere behind. */
static bool ends_behind(struct hugo *hugo, size_t number, const char *behind)
{
	const char *at = hugo->last[number];
	bool closes = false;
	if (at && (!*at || at >= behind))
		return *at;
	for (at = behind; (at = strstr(at, "{{")); at += 2)
		if (behind_name(at, arounds[number].name, &closes) && closes)
			break;
	hugo->last[number] = at ? at : "";
	return at;
}

/* Whether nothing else stands on the lines of the shortcode. */
static bool is_alone(const char *text, const char *open, const char *behind)
{
	while (open > text && (open[-1] == ' ' || open[-1] == '\t'))
		open--;
	behind += strspn(behind, " \t\r");
	return (open == text || open[-1] == '\n') && (*behind == '\n' || !*behind);
}

static bool words_follow(const char *behind)
{
	behind += strcspn(behind, "\n");
	behind += *behind == '\n';
	behind += strspn(behind, " \t");
	return *behind && *behind != '\n';
}

/* Writes the start or the end of what stands around lines; false: it is none. */
static bool write_around(struct hugo *hugo, const char *inner, size_t size, const char *behind)
{
	struct arena *arena = arena_new();
	const char *s = arena_copy(arena, inner, size);
	struct template_tag tag = {
	    .arena = arena, .out = &hugo->out, .name = template_word(arena, &s), .rest = s};
	bool closes = *tag.name == '/', written = false;
	const char *name = closes && !tag.name[1] ? template_word(arena, &s) : tag.name + closes;
	bool lone = size && inner[size - 1] == '/'; /* "{{< tabs />}}" has nothing to end it */
	for (size_t i = 0; i < AROUNDS && !written && !lone; i++) {
		if (strcmp(name, arounds[i].name) != 0)
			continue;
		written = closes ? hugo->open[i] > 0 : ends_behind(hugo, i, behind);
		if (!written)
			break;
		hugo->open[i] += closes ? -1 : 1;
		if (closes)
			close_around(&hugo->out, &arounds[i]);
		else
			open_around(&tag, &arounds[i], words_follow(behind));
	}
	arena_free(arena);
	return written;
}

/* Code */

/* Where the shortcode that ends the code begins, on a line of its own; NULL: another one of that
 * name comes before, or none at all. */
static const char *end_of_code(const char *text, const char *behind, const char *name)
{
	for (const char *at = behind; (at = strstr(at, "{{")); at += 2) {
		bool closes = false;
		const char *rest = behind_name(at, name, &closes);
		if (!rest)
			continue;
		const char *close = closes ? strstr(rest, "}}") : NULL;
		return close && is_alone(text, at, close + 2) ? at : NULL;
	}
	return NULL;
}

/* "{{< code >}}" and its kin, up to their end, as lines of code. Returns what is behind; NULL: it
 * isn't that. */
static const char *write_code(struct hugo *hugo, const char *text, const char *open,
			      const char *behind)
{
	static const char *const names[] = {"code", "code-toggle"};
	const char *name = open + 3 + strspn(open + 3, " ");
	size_t size = strcspn(name, " >%/");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (strlen(names[i]) != size || strncmp(name, names[i], size) != 0 ||
		    !is_alone(text, open, behind))
			continue;
		const char *end = end_of_code(text, behind, names[i]);
		if (!end)
			return NULL;
		buf_puts(&hugo->out, "~~~~~~");
		for (const char *s = behind; s < end; s++) {
			bool mark = strncmp(s, "{{</*", 5) == 0 || strncmp(s, "{{%/*", 5) == 0 ||
				    strncmp(s, "*/>}}", 5) == 0 || strncmp(s, "*/%}}", 5) == 0;
			if (!mark)
				buf_putc(&hugo->out, *s);
			else
				buf_add(&hugo->out, *s == '{' ? s : s + 2, 3);
			s += mark ? 4 : 0;
		}
		buf_puts(&hugo->out, "~~~~~~");
		return strstr(end, "}}") + 2;
	}
	return NULL;
}

/* The shortcode that begins at open, up to close, or what it shows. */
static bool write_shortcode(struct hugo *hugo, const char *text, const char *open,
			    const char *close)
{
	size_t size = (size_t)(close - open - 3);
	bool comment =
	    size >= 4 && strncmp(open + 3, "/*", 2) == 0 && strncmp(close - 2, "*/", 2) == 0;
	if (comment) { /* a shortcode that shall be read, not done */
		buf_printf(&hugo->out, "{{%c", open[2]);
		buf_add(&hugo->out, open + 5, size - 4);
		buf_add(&hugo->out, close, 3);
		return true;
	}
	if (is_alone(text, open, close + 3) && write_around(hugo, open + 3, size, close + 3))
		return true;
	return template_of_hugo(&hugo->out, open + 3, size);
}

void templates_of_hugo(struct buf *text)
{
	struct hugo hugo = {.out = BUF_EMPTY};
	if (!text->size || !strstr(text->data, "{{"))
		return;
	for (const char *s = text->data, *end = s + text->size; s < end;) {
		const char *open = strstr(s, "{{"), *close = NULL;
		buf_add(&hugo.out, s, (size_t)((open ? open : end) - s));
		if (!open)
			break;
		s = open;
		if (open[2] == '<' || open[2] == '%')
			close = template_mark(open + 3, open[2] == '<' ? ">}}" : "%}}");
		const char *code = close ? write_code(&hugo, text->data, open, close + 3) : NULL;
		if (code) {
			s = code;
			continue;
		}
		if (close && write_shortcode(&hugo, text->data, open, close)) {
			s = close + 3;
			continue;
		}
		buf_puts(&hugo.out, "{{");
		s += 2;
	}
	buf_clear(text);
	*text = hugo.out;
}
