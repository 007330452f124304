/* TOML 1.0 into the tree of YAML: tables, their headers, and dotted keys. */
#include "metadata/toml.h"

#include "base/utf8.h"
#include "metadata/toml_parts.h"

#include <string.h>

struct place toml_place(struct toml_reader *r)
{
	if (r->counted < r->line) {
		r->counted = r->line;
		r->column = 1;
	}
	r->column += (uint32_t)utf8_length(r->counted, (size_t)(r->at - r->counted));
	r->counted = r->at;
	return (struct place){r->source->name, r->number, r->column};
}

bool toml_wrong(struct toml_reader *r, const char *what, const char *remedy)
{
	diag(r->diags, MSG_BAD_TOML, toml_place(r), what, remedy);
	return false;
}

bool toml_is_deep(const struct toml_reader *r, unsigned levels, struct place at)
{
	const struct limits *limits = r->source->limits;
	if (levels < limit_of(limits, LIMIT_SETTINGS_DEPTH))
		return false;
	const char *most = limit_words(limits, LIMIT_SETTINGS_DEPTH, r->arena);
	diag(r->diags, MSG_YAML_LIMIT, at, arena_format(r->arena, "%s levels", most), NULL);
	return true;
}

void toml_blanks(struct toml_reader *r)
{
	while (r->at < r->end && (*r->at == ' ' || *r->at == '\t'))
		r->at++;
}

static bool is_control(char c)
{
	return ((unsigned char)c < ' ' && c != '\t') || c == 0x7F;
}

/* To the end of the line, where nothing but a comment may stand. */
static bool end_line(struct toml_reader *r)
{
	toml_blanks(r);
	if (r->at < r->end && *r->at == '#')
		while (r->at < r->end && *r->at != '\n' && !is_control(*r->at))
			r->at++;
	if (r->at + 1 < r->end && r->at[0] == '\r' && r->at[1] == '\n')
		r->at++;
	if (r->at == r->end)
		return true;
	if (*r->at != '\n')
		return toml_wrong(r, "something stands behind the value",
				  "begin a new line for it, and put a text in quotes");
	r->line = ++r->at;
	r->number++;
	return true;
}

bool toml_lines(struct toml_reader *r)
{
	toml_blanks(r);
	while (r->at < r->end && strchr("#\r\n", *r->at)) {
		if (!end_line(r))
			return false;
		toml_blanks(r);
	}
	return true;
}

size_t toml_open(struct toml_reader *r, struct yaml *node)
{
	vec_push(&r->groups, (struct toml_group){.node = node, .tail = &node->first});
	return r->groups.count - 1;
}

struct yaml *toml_add(struct toml_reader *r, size_t group, const char *key, struct place key_at,
		      enum yaml_shape shape)
{
	struct yaml *node = arena_alloc(r->arena, sizeof *node);
	*node = (struct yaml){.shape = shape, .at = toml_place(r), .key = key, .key_at = key_at};
	*r->groups.items[group].tail = node;
	r->groups.items[group].tail = &node->next;
	return node;
}

static const char *name_of(struct toml_reader *r, size_t group, const char *key)
{
	return arena_format(r->arena, "%zu.%s", group, key);
}

static bool told_twice(struct toml_reader *r, const char *key, struct place at, size_t line)
{
	const char *what =
	    arena_format(r->arena, "'%s' stands here a second time, after line %zu", key, line);
	diag(r->diags, MSG_BAD_TOML, at, what, "keep one of them");
	return false;
}

static bool twice(struct toml_reader *r, const char *name, const char *key, struct place at)
{
	return told_twice(r, key, at, map_find(&r->lines, name));
}

bool toml_take(struct toml_reader *r, size_t in, const char *key, struct place at, size_t group)
{
	const char *name = name_of(r, in, key);
	size_t *number = map_at(&r->names, name);
	if (*number != MAP_NONE)
		return twice(r, name, key, at);
	*number = group;
	*map_at(&r->lines, name) = at.line;
	return true;
}

/* The table under a key of the group, made where it isn't there yet; of an array of tables, its
 * last. MAP_NONE after an error. */
static size_t step_into(struct toml_reader *r, size_t group, const char *key, struct place at)
{
	const char *name = name_of(r, group, key);
	size_t next = map_find(&r->names, name);
	if (next == MAP_NONE) {
		next = toml_open(r, toml_add(r, group, key, at, YAML_MAPPING));
		toml_take(r, group, key, at, next);
		return next;
	}
	if (next != TOML_SCALAR && r->groups.items[next].node->shape == YAML_LIST)
		next = r->groups.items[next].closed ? TOML_SCALAR : r->groups.items[next].newest;
	if (next == TOML_SCALAR || r->groups.items[next].closed) {
		twice(r, name, key, at);
		return MAP_NONE;
	}
	return next;
}

/* Reads 'a.b.c'; steps into all parts but the last, which *key becomes. The group of that, or
 * MAP_NONE after an error. */
static size_t read_path(struct toml_reader *r, size_t group, bool dotted, const char **key,
			struct place *at)
{
	for (unsigned parts = 1;; parts++) {
		toml_blanks(r);
		*at = toml_place(r);
		*key = toml_key(r);
		toml_blanks(r);
		if (!*key)
			return MAP_NONE;
		if (r->at == r->end || *r->at != '.')
			return group;
		r->at++;
		group = step_into(r, group, *key, *at);
		if (group == MAP_NONE)
			return MAP_NONE;
		r->groups.items[group].dotted |= dotted && !r->groups.items[group].defined;
		if (toml_is_deep(r, parts, *at))
			return MAP_NONE;
	}
}

bool toml_pair(struct toml_reader *r, size_t group)
{
	const char *key;
	struct place at;
	size_t in = read_path(r, group, true, &key, &at);
	if (in == MAP_NONE)
		return false;
	if (in != group && r->groups.items[in].defined)
		return told_twice(r, r->groups.items[in].node->key, at,
				  r->groups.items[in].node->at.line);
	if (r->at == r->end || *r->at != '=')
		return toml_wrong(r, "a '=' is missing here", "write it as 'key = value'");
	r->at++;
	toml_blanks(r);
	return toml_value(r, in, key, at);
}

/* [table] */
static bool open_table(struct toml_reader *r, size_t in, const char *key, struct place at,
		       size_t *group)
{
	const char *name = name_of(r, in, key);
	bool is_new = map_find(&r->names, name) == MAP_NONE;
	size_t next = step_into(r, in, key, at);
	if (next == MAP_NONE)
		return false;
	size_t known = map_find(&r->names, name);
	bool of_array = known != next;
	if (!is_new && (of_array || r->groups.items[next].defined || r->groups.items[next].dotted))
		return twice(r, name, key, at);
	r->groups.items[next].defined = true;
	*group = next;
	return true;
}

/* [[table]] */
static bool open_another(struct toml_reader *r, size_t in, const char *key, struct place at,
			 size_t *group)
{
	const char *name = name_of(r, in, key);
	size_t list = map_find(&r->names, name);
	if (list == MAP_NONE) {
		list = toml_open(r, toml_add(r, in, key, at, YAML_LIST));
		toml_take(r, in, key, at, list);
	} else if (list == TOML_SCALAR || r->groups.items[list].node->shape != YAML_LIST ||
		   r->groups.items[list].closed) {
		return twice(r, name, key, at);
	}
	*group = toml_open(r, toml_add(r, list, NULL, at, YAML_MAPPING));
	r->groups.items[*group].defined = true;
	r->groups.items[list].newest = *group;
	return true;
}

static bool read_header(struct toml_reader *r, size_t *group)
{
	bool another = r->end - r->at > 1 && r->at[1] == '[';
	const char *key;
	struct place at;
	r->at += another ? 2 : 1;
	size_t in = read_path(r, 0, false, &key, &at);
	if (in == MAP_NONE)
		return false;
	size_t size = another ? 2 : 1;
	if ((size_t)(r->end - r->at) < size || strncmp(r->at, "]]", size) != 0)
		return toml_wrong(r, "this header isn't closed",
				  another ? "end it with ']]'" : "end it with ']'");
	r->at += size;
	return another ? open_another(r, in, key, at, group) : open_table(r, in, key, at, group);
}

static bool read_document(struct toml_reader *r)
{
	size_t group = 0;
	for (;;) {
		if (!toml_lines(r))
			return false;
		if (r->at == r->end)
			return true;
		if (!(*r->at == '[' ? read_header(r, &group) : toml_pair(r, group)) || !end_line(r))
			return false;
	}
}

const struct yaml *toml_read(const struct yaml_source *source, struct arena *arena,
			     struct diags *diags)
{
	struct toml_reader reader = {.source = source, .arena = arena, .diags = diags},
			   *r = &reader;
	struct place start = {source->name, source->first_line, 1};
	bool has_mark = source->size >= 3 && memcmp(source->text, "\xef\xbb\xbf", 3) == 0;
	if (source->size > limit_of(source->limits, LIMIT_SETTINGS)) {
		diag(diags, MSG_TOO_LARGE, start, source->name,
		     limit_words(source->limits, LIMIT_SETTINGS, arena));
		return NULL;
	}
	r->at = r->line = r->counted = source->text + (has_mark ? 3 : 0);
	r->column = 1;
	r->end = source->text + source->size;
	r->number = source->first_line;
	size_t valid = utf8_valid_prefix(r->at, (size_t)(r->end - r->at));
	struct yaml *root = arena_alloc(arena, sizeof *root);
	*root = (struct yaml){.shape = YAML_MAPPING, .at = start};
	toml_open(r, root);
	bool done = r->at + valid == r->end
			? read_document(r)
			: toml_wrong(r, "bytes that aren't UTF-8", "save the file as UTF-8");
	vec_clear(&r->groups);
	map_clear(&r->names);
	map_clear(&r->lines);
	return done ? root : NULL;
}
