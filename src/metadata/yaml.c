/* YAML by libyaml's events, gathered into a tree without recursion. */
#include "metadata/yaml.h"

#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "metadata/yaml_problems.h"

#include <string.h>
#include <yaml.h>

/* A list or mapping that isn't closed yet. */
struct level {
	struct yaml *node;
	const struct yaml **tail; /* where the next child is hung */
	const char *anchor;
	const char *key; /* read, and still without its value */
	struct place key_at;
	bool drops;      /* that key stood there before: its value isn't hung up */
	struct map keys; /* key -> its line */
	size_t weight;   /* values in it so far */
};

struct anchor {
	struct yaml *node;
	size_t weight;
};

struct yaml_reader {
	const struct yaml_source *source;
	struct arena *arena;
	struct diags *diags;
	yaml_parser_t parser;
	yaml_event_t event;
	struct level levels[LIMIT_MOST_SETTINGS_DEPTH];
	size_t depth;
	struct map anchor_numbers;
	VEC(struct anchor) anchors;
	struct yaml *root;
	const char *cursor; /* where the character of that number is: they are asked for in order */
	size_t cursor_index;
	unsigned documents;
	struct place second; /* where the second document begins */
};

static struct place event_place(const struct yaml_reader *r)
{
	return yaml_place(r->source, &r->event.start_mark);
}

static uint64_t most(const struct yaml_reader *r, enum limit limit)
{
	return limit_of(r->source->limits, limit);
}

static bool too_much(struct yaml_reader *r, struct place at, enum limit limit, const char *of)
{
	const char *number = limit_words(r->source->limits, limit, r->arena);
	diag(r->diags, MSG_YAML_LIMIT, at, arena_format(r->arena, "%s %s", number, of), NULL);
	return false;
}

/* Takes the scalar that has just come as the key of the next value. */
static bool take_key(struct yaml_reader *r, struct level *level, struct yaml *key)
{
	if (key->shape != YAML_SCALAR) {
		diag(r->diags, MSG_BAD_YAML, key->at, "a key must be a word, not a list or mapping",
		     "write it as 'key: value'");
		return false;
	}
	size_t *line = map_at(&level->keys, key->text);
	level->drops = *line != MAP_NONE;
	if (level->drops)
		diag(r->diags, MSG_KEY_TWICE, key->at, key->text,
		     arena_format(r->arena, "%zu", *line));
	else
		*line = key->at.line;
	level->key = key->text;
	level->key_at = key->at;
	return true;
}

/* Hangs a finished value where it belongs. */
static bool place_value(struct yaml_reader *r, struct yaml *node, size_t weight)
{
	if (r->depth == 0) {
		r->root = node;
		return true;
	}
	struct level *level = &r->levels[r->depth - 1];
	if (level->node->shape == YAML_MAPPING && !level->key)
		return take_key(r, level, node);
	level->weight += weight;
	if (level->weight > most(r, LIMIT_SETTINGS_VALUES))
		return too_much(r, node->at, LIMIT_SETTINGS_VALUES,
				"values, its aliases written out");
	node->key = level->key;
	node->key_at = level->key_at;
	level->key = NULL;
	if (level->drops)
		return true;
	*level->tail = node;
	level->tail = &node->next;
	return true;
}

static void keep_anchor(struct yaml_reader *r, const char *name, struct yaml *node, size_t weight)
{
	if (!name)
		return;
	*map_at(&r->anchor_numbers, name) = r->anchors.count;
	vec_push(&r->anchors, (struct anchor){node, weight});
}

static const char *kept_name(struct yaml_reader *r, const yaml_char_t *name)
{
	return name ? arena_string(r->arena, (const char *)name) : NULL;
}

static struct yaml *new_node(struct yaml_reader *r, enum yaml_shape shape)
{
	struct yaml *node = arena_alloc(r->arena, sizeof *node);
	node->shape = shape;
	node->at = event_place(r);
	return node;
}

static const char *source_at(struct yaml_reader *r, yaml_mark_t mark)
{
	const char *end = r->source->text + r->source->size;
	for (; r->cursor_index < mark.index && r->cursor < end; r->cursor_index++)
		utf8_next(&r->cursor, end);
	return r->cursor;
}

/* 'Number #1' is 'Number' and a comment. One that is meant has a space behind its '#'. */
static void note_comment(struct yaml_reader *r, struct yaml *node, const char *s)
{
	const char *end = r->source->text + r->source->size, *start = s;
	while (s < end && *s == ' ')
		s++;
	size_t size = 0;
	while (s + size < end && !strchr(" \t\r\n", s[size]))
		size++;
	if (s == start || size < 2 || *s != '#' || s[1] == '#')
		return;
	node->comment = arena_copy(r->arena, s, size);
	node->comment_at = yaml_place(r->source, &r->event.end_mark);
	node->comment_at.column += (uint32_t)(s - start);
}

/* A plain value as it is typed: '!Hey' is no type of it. */
static void note_plain(struct yaml_reader *r, struct yaml *node)
{
	const char *tag = (const char *)r->event.data.scalar.tag;
	const char *start = source_at(r, r->event.start_mark);
	const char *end = source_at(r, r->event.end_mark);
	if (tag && tag[0] == '!' && tag[1])
		node->text = arena_copy(r->arena, start, (size_t)(end - start));
	note_comment(r, node, end);
}

static bool scalar(struct yaml_reader *r)
{
	const char *value = (const char *)r->event.data.scalar.value;
	size_t size = r->event.data.scalar.length;
	struct yaml *node = new_node(r, YAML_SCALAR);
	if (memchr(value, '\0', size)) {
		diag(r->diags, MSG_BAD_YAML, node->at, "a value that holds the character 0",
		     "remove the '\\0'");
		return false;
	}
	node->text = arena_copy(r->arena, value, size);
	node->quoted = r->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	if (!node->quoted)
		note_plain(r, node);
	keep_anchor(r, kept_name(r, r->event.data.scalar.anchor), node, 1);
	return place_value(r, node, 1);
}

static bool alias(struct yaml_reader *r)
{
	const char *name = (const char *)r->event.data.alias.anchor;
	size_t number = map_find(&r->anchor_numbers, name);
	if (number == MAP_NONE) {
		diag(r->diags, MSG_UNKNOWN_ALIAS, event_place(r), name, NULL);
		return false;
	}
	const struct anchor *anchor = &r->anchors.items[number];
	struct yaml *node = arena_alloc(r->arena, sizeof *node);
	*node = *anchor->node;
	node->key = NULL;
	node->next = NULL;
	return place_value(r, node, anchor->weight);
}

static bool open_level(struct yaml_reader *r, enum yaml_shape shape, const yaml_char_t *anchor)
{
	struct yaml *node = new_node(r, shape);
	if (r->depth == most(r, LIMIT_SETTINGS_DEPTH))
		return too_much(r, node->at, LIMIT_SETTINGS_DEPTH, "levels");
	r->levels[r->depth++] = (struct level){
	    .node = node, .tail = &node->first, .anchor = kept_name(r, anchor), .weight = 1};
	return true;
}

static bool close_level(struct yaml_reader *r)
{
	struct level *level = &r->levels[--r->depth];
	map_clear(&level->keys);
	keep_anchor(r, level->anchor, level->node, level->weight);
	return place_value(r, level->node, level->weight);
}

/* A second document may be there, as behind the closing line of a front matter that stands in a
 * file of its own, but says nothing. */
static bool take_second(struct yaml_reader *r)
{
	if (r->event.type == YAML_DOCUMENT_START_EVENT)
		r->second = event_place(r);
	bool empty = r->event.type == YAML_SCALAR_EVENT && !r->event.data.scalar.length &&
		     r->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	if (empty || r->event.type == YAML_DOCUMENT_START_EVENT ||
	    r->event.type == YAML_DOCUMENT_END_EVENT || r->event.type == YAML_STREAM_END_EVENT)
		return true;
	diag(r->diags, MSG_SECOND_DOCUMENT, r->second, NULL, NULL);
	return false;
}

static bool take_event(struct yaml_reader *r)
{
	r->documents += r->event.type == YAML_DOCUMENT_START_EVENT;
	if (r->documents > 1)
		return take_second(r);
	switch (r->event.type) {
	case YAML_SCALAR_EVENT:
		return scalar(r);
	case YAML_ALIAS_EVENT:
		return alias(r);
	case YAML_SEQUENCE_START_EVENT:
		return open_level(r, YAML_LIST, r->event.data.sequence_start.anchor);
	case YAML_MAPPING_START_EVENT:
		return open_level(r, YAML_MAPPING, r->event.data.mapping_start.anchor);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return close_level(r);
	default:
		return true;
	}
}

static bool read_events(struct yaml_reader *r)
{
	for (bool more = true; more;) {
		if (!yaml_parser_parse(&r->parser, &r->event)) {
			yaml_tell(r->source, &r->parser, r->diags);
			return false;
		}
		more = r->event.type != YAML_STREAM_END_EVENT;
		bool taken = take_event(r);
		yaml_event_delete(&r->event);
		if (!taken)
			return false;
	}
	return true;
}

const struct yaml *yaml_read(const struct yaml_source *source, struct arena *arena,
			     struct diags *diags)
{
	struct yaml_source body = *source;
	if (body.size >= 3 && memcmp(body.text, "\xef\xbb\xbf", 3) == 0) {
		body.text += 3; /* a byte order mark */
		body.size -= 3;
	}
	struct yaml_reader reader = {.source = &body, .arena = arena, .diags = diags}, *r = &reader;
	r->cursor = body.text;
	struct place start = {source->name, source->first_line, 1};
	if (source->size > most(r, LIMIT_SETTINGS)) {
		diag(diags, MSG_TOO_LARGE, start, source->name,
		     limit_words(source->limits, LIMIT_SETTINGS, arena));
		return NULL;
	}
	if (!yaml_parser_initialize(&r->parser)) {
		diag(diags, MSG_CANT_READ, start, source->name, "out of memory");
		return NULL;
	}
	yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r->parser, (const yaml_char_t *)body.text, body.size);
	bool done = read_events(r);
	yaml_parser_delete(&r->parser);
	while (r->depth > 0)
		map_clear(&r->levels[--r->depth].keys);
	map_clear(&r->anchor_numbers);
	vec_clear(&r->anchors);
	if (done && !r->root) {
		r->root = arena_alloc(arena, sizeof *r->root);
		*r->root = (struct yaml){.shape = YAML_MAPPING, .at = start};
	}
	return done ? r->root : NULL;
}

bool yaml_is_null(const struct yaml *value)
{
	return value->shape == YAML_SCALAR && !value->quoted &&
	       (!*value->text || strcmp(value->text, "~") == 0 || strcmp(value->text, "null") == 0);
}

const struct yaml *yaml_find(const struct yaml *mapping, const char *key)
{
	for (const struct yaml *value = mapping->first; value; value = value->next)
		if (value->key && strcmp(value->key, key) == 0)
			return value;
	return NULL;
}

const struct yaml *yaml_find_path(const struct yaml *root, const char *keys)
{
	const struct yaml *value = root;
	while (value && *keys) {
		size_t size = strcspn(keys, ".");
		const struct yaml *child = value->shape == YAML_MAPPING ? value->first : NULL;
		while (child && (strncmp(child->key, keys, size) != 0 || child->key[size]))
			child = child->next;
		value = child;
		keys += size + (keys[size] == '.');
	}
	return value;
}

const char *yaml_find_text(const struct yaml *root, const char *keys)
{
	const struct yaml *value = yaml_find_path(root, keys);
	bool is_text = value && value->shape == YAML_SCALAR && !yaml_is_null(value) && *value->text;
	return is_text ? value->text : NULL;
}
