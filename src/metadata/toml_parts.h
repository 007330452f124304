/* Inside the reader of TOML: the place in the text, and what is read of it. */
#ifndef OCTAVO_METADATA_TOML_PARTS_H
#define OCTAVO_METADATA_TOML_PARTS_H

#include "base/map.h"
#include "base/vec.h"
#include "metadata/toml.h"

#define TOML_SCALAR (MAP_NONE - 1) /* stands for a group where a value is none */

/* A table or array, open to be added to. */
struct toml_group {
	struct yaml *node;
	const struct yaml **tail; /* where the next child is hung */
	size_t newest;            /* of an array of tables: the group of the last one */
	bool defined;             /* by a header, and no other may be */
	bool dotted;              /* by dotted keys: no header may be its */
	bool closed;              /* it stands in braces or brackets: nothing is added to it */
};

struct toml_reader {
	const struct yaml_source *source;
	const char *at, *end, *line; /* line: where the line that at is in begins */
	unsigned number;             /* of that line */
	const char *counted;         /* where columns are counted up to, and the column there */
	uint32_t column;
	struct arena *arena;
	struct diags *diags;
	VEC(struct toml_group) groups; /* the first is the document */
	struct map names;              /* "group.key" -> the group under it, or TOML_SCALAR */
	struct map lines;              /* "group.key" -> its line */
	unsigned depth;                /* of arrays and tables in brackets around */
};

struct place toml_place(struct toml_reader *r);

/* Whether so many levels are too many; then with a diagnostic. */
bool toml_is_deep(const struct toml_reader *r, unsigned levels, struct place at);

/* Tells what is wrong here and what to do; false. */
bool toml_wrong(struct toml_reader *r, const char *what, const char *remedy);

/* Past blanks; past line ends and comments as well. */
void toml_blanks(struct toml_reader *r);
bool toml_lines(struct toml_reader *r);

/* A string in one kind of quotation marks or another; NULL after an error (toml_strings.c). */
const char *toml_string(struct toml_reader *r, bool is_key);

/* The part of a key that stands here; NULL after an error. */
const char *toml_key(struct toml_reader *r);

/* The value that stands here, for the key in the group; false after an error (toml_values.c). */
bool toml_value(struct toml_reader *r, size_t group, const char *key, struct place key_at);

/* Reads 'a.b = value' into the group (toml.c). */
bool toml_pair(struct toml_reader *r, size_t group);

/* Hangs a new value into a group; key NULL: of an array. The value is empty. */
struct yaml *toml_add(struct toml_reader *r, size_t group, const char *key, struct place key_at,
		      enum yaml_shape shape);

/* Opens that value, a mapping or list, for its children. */
size_t toml_open(struct toml_reader *r, struct yaml *node);

/* Takes a key of a group for a new value, which opens as group (or TOML_SCALAR);
 * false, told, if it is there. */
bool toml_take(struct toml_reader *r, size_t in, const char *key, struct place at, size_t group);

#endif
