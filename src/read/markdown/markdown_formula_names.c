/* Names of formulas, which numbers come with: "$$ … $$ {#eq-name}" of Quarto, "{#eq:name}" of
 * pandoc's filter, and MyST's "$$ … $$ (name)". */
#include "base/arena.h"
#include "base/ascii.h"
#include "read/markdown/markdown_parts.h"

#include <string.h>

static const char mark[] = "$$", blanks[] = " \t\v"; /* \v: a tab on its way to md4c */

/* As TeX is to have it. */
struct name {
	const char *before; /* its family */
	const char *start;
	size_t size;
};

static size_t name_size(const char *name)
{
	size_t size = 0;
	while (ascii_is_letter_or_digit(name[size]) || (name[size] && strchr("-_.:", name[size])))
		size++;
	return size;
}

void formula_names_find(struct formula_names *names, struct arena *arena, const char *text)
{
	static const char role[] = "{eq}`";
	names->arena = arena;
	while ((text = strstr(text, role))) {
		text += strlen(role);
		*map_at(&names->referred, arena_copy(arena, text, name_size(text))) = 0;
	}
}

/* Reads the name that stands there, behind blanks. Returns what is behind it, or NULL. */
static const char *read_name(const char *text, struct name *name)
{
	text += strspn(text, blanks);
	bool braced = strncmp(text, "{#eq", 4) == 0 && text[4] && strchr("-:", text[4]);
	if (!braced && *text != '(')
		return NULL;
	name->before = braced ? "eq:" : "";
	name->start = text + (braced ? strlen("{#eq-") : 1);
	name->size = name_size(name->start);
	bool closes = name->start[name->size] == (braced ? '}' : ')');
	return name->size && closes ? name->start + name->size + 1 : NULL;
}

static bool is_referred(const struct formula_names *names, const struct name *name)
{
	return names->referred.count &&
	       map_find(&names->referred, arena_copy(names->arena, name->start, name->size)) !=
		   MAP_NONE;
}

const char *formula_name_end(const struct formula_names *names, const char *formula,
			     const char *behind, const char *end)
{
	struct name name;
	if (strncmp(formula, mark, strlen(mark)) != 0)
		return behind;
	const char *name_end = read_name(behind, &name);
	bool is_name = name_end && name_end <= end && (*name.before || is_referred(names, &name));
	return is_name ? name_end : behind;
}

const char *formula_labelled(struct arena *arena, const char *typed)
{
	struct name name;
	const char *last = strrchr(typed, '$');
	if (strncmp(typed, mark, strlen(mark)) != 0 || !last[1] || !read_name(last + 1, &name))
		return typed;
	return arena_format(arena, "%.*s\\label{%s%.*s}%s", (int)(last - 1 - typed), typed,
			    name.before, (int)name.size, name.start, mark);
}
