/* "$$ … $$ {#eq-name}", and MyST's "$$ … $$ (name)": formulas that have names, and so numbers. */
#include "read/equation_labels.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/code_fence.h"
#include "base/map.h"

#include <stdbool.h>
#include <string.h>

struct labelling {
	struct buf out;
	struct arena *arena;
	struct map referred; /* names that MyST's "{eq}`name`" refers to */
};

static size_t name_size(const char *name)
{
	size_t size = 0;
	while (ascii_is_letter_or_digit(name[size]) || (name[size] && strchr("-_.:", name[size])))
		size++;
	return size;
}

static void find_references(struct labelling *labelling, const char *text)
{
	static const char role[] = "{eq}`";
	while ((text = strstr(text, role))) {
		text += strlen(role);
		*map_at(&labelling->referred, arena_copy(labelling->arena, text, name_size(text))) =
		    0;
	}
}

/* A name behind a formula, as TeX has it. */
struct name {
	const char *start, *before, *behind;
	size_t size;
};

/* "{#eq-name}", "{#eq:name}", "(name)" */
static bool read_name(struct labelling *labelling, const char *s, struct name *name)
{
	s += strspn(s, " \t");
	bool braced = strncmp(s, "{#eq", 4) == 0 && s[4] && strchr("-:", s[4]);
	if (!braced && *s != '(')
		return false;
	name->start = s + (braced ? strlen("{#eq-") : 1);
	name->size = name_size(name->start);
	name->before = braced ? "eq:" : "";
	name->behind = name->start + name->size + 1;
	return name->size && name->behind[-1] == (braced ? '}' : ')') &&
	       (braced || map_find(&labelling->referred, arena_copy(labelling->arena, name->start,
								    name->size)) != MAP_NONE);
}

static void add_line(struct labelling *labelling, const char *line, size_t size)
{
	const char *end = line + size;
	struct name name;
	for (const char *at = line; at < end;) {
		bool closes = strncmp(at, "$$", 2) == 0 && at + 2 < end;
		const char *behind;
		if (closes && read_name(labelling, at + 2, &name) && name.behind <= end) {
			buf_printf(&labelling->out, "\\label{%s%.*s}$$", name.before,
				   (int)name.size, name.start);
			behind = name.behind;
		} else {
			behind = *at == '`' ? code_words_end(at, end) : at + 1;
			buf_add(&labelling->out, at, (size_t)(behind - at));
		}
		at = behind;
	}
}

void equation_labels_settle(struct buf *text)
{
	struct labelling labelling = {0};
	struct code_fence fence = {0};
	if (!text->size || (!strstr(text->data, "{#eq") && !strstr(text->data, "{eq}`")))
		return;
	labelling.arena = arena_new();
	find_references(&labelling, text->data);
	for (const char *line = text->data; *line;) {
		size_t size = strcspn(line, "\n");
		if (code_fence_take(&fence, line))
			buf_add(&labelling.out, line, size);
		else
			add_line(&labelling, line, size);
		line += size;
		if (*line) {
			buf_putc(&labelling.out, '\n');
			line++;
		}
	}
	map_clear(&labelling.referred);
	arena_free(labelling.arena);
	buf_clear(text);
	*text = labelling.out;
}
