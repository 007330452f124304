/* What a configuration says that is a program of JavaScript. */
#include "manuscript/kinds/js_settings.h"

#include "base/label.h"
#include "base/sources.h"
#include "manuscript/kinds/js_literal.h"

#include <string.h>

bool js_read(struct plan *plan, const char *path, struct buf *text)
{
	struct place at = {path, 0, 0};
	if (!sources_read(plan->sources, path, LIMIT_SETTINGS, text, NULL, plan->diags, at))
		return false;
	buf_puts(text, "");
	js_blank_comments(text->data);
	return true;
}

const struct yaml *js_tree(struct plan *plan, const char *path, const char *text, const char *value)
{
	struct buf yaml = BUF_EMPTY;
	struct diags *quiet = diags_new();
	const struct yaml *root = NULL;
	unsigned line = 1;
	if (js_literal(text, value, &yaml)) {
		for (const char *s = text; s < value; s++)
			line += *s == '\n';
		root = yaml_read(&(struct yaml_source){path, yaml.data, yaml.size, line,
						       sources_limits(plan->sources), true},
				 plan->manuscript->arena, quiet);
	}
	diags_free(quiet);
	buf_clear(&yaml);
	return root;
}

const char *js_behind_key(const char *text, const char *key)
{
	size_t size = strlen(key);
	for (const char *s = text; s && (s = strstr(s, key)); s += size) {
		bool starts = s == text || strchr(" \t\n{,\"'", s[-1]);
		const char *value = s + size + (s[size] && strchr("\"'", s[size]));
		value += strspn(value, " \t");
		if (starts && *value == ':')
			return value + 1 + strspn(value + 1, " \t\n");
	}
	return NULL;
}

const char *js_setting(struct arena *arena, const char *text, const char *key)
{
	const char *value = js_behind_key(text, key);
	const char *end =
	    value && *value && strchr("'\"`", *value) ? strchr(value + 1, *value) : NULL;
	return end ? label_clean(arena, arena_copy(arena, value + 1, (size_t)(end - value - 1)))
		   : NULL;
}

const char *js_object(struct arena *arena, const char *text, const char *key)
{
	const char *start = js_behind_key(text, key);
	while (start && *start != '{')
		start = js_behind_key(start, key);
	size_t depth = 0;
	for (const char *s = start; s && *s; s++) {
		depth += *s == '{';
		depth -= *s == '}';
		if (!depth)
			return arena_copy(arena, start, (size_t)(s - start));
	}
	return NULL;
}
