/* YAML as a small tree: what book.yaml and front matter say, each value with its place. */
#ifndef OCTAVO_METADATA_YAML_H
#define OCTAVO_METADATA_YAML_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"

#include <stdbool.h>
#include <stddef.h>

enum yaml_shape { YAML_SCALAR, YAML_LIST, YAML_MAPPING };

/* A value. Scalars are their text as written, never numbers or booleans: 'lang: no' is "no". Where
 * an alias stood there is the value that it names, so the tree may share branches: it is read only.
 */
struct yaml {
	enum yaml_shape shape;
	struct place at;
	const char *text;    /* a scalar's; else NULL */
	bool quoted;         /* a scalar's: in quotes, or a block */
	const char *comment; /* the word behind a '#' that ends a scalar and may be text; or NULL */
	struct place comment_at;
	const char *key; /* under which it stands in its mapping; else NULL */
	struct place key_at;
	const struct yaml *first; /* of a list or mapping, in order; NULL if it is empty */
	const struct yaml *next;
};

/* Where the text comes from: name is borrowed and outlives the tree and the diagnostics. */
struct yaml_source {
	const char *name;
	const char *text;
	size_t size;
	unsigned first_line;         /* the number that the text's first line has in its file */
	const struct limits *limits; /* NULL: the usual ones */
	bool lines_only;             /* places have no columns, for the file has others */
};

/* The tree, which belongs to the arena (an empty mapping where there is nothing but comments), or
 * NULL after an error: no YAML, a second document, or one of the ceilings against hostile input
 * (depth, size, what aliases blow up to). Where a key stands twice, the first counts. */
const struct yaml *yaml_read(const struct yaml_source *source, struct arena *arena,
			     struct diags *diags);

/* Whether nothing is said: an empty value, '~' or 'null', not in quotes. */
bool yaml_is_null(const struct yaml *value);

const struct yaml *yaml_find(const struct yaml *mapping, const char *key); /* NULL: not there */

/* The value at keys with dots between them; NULL: there is none. */
const struct yaml *yaml_find_path(const struct yaml *root, const char *keys);

/* The text there; NULL: there is none. */
const char *yaml_find_text(const struct yaml *root, const char *keys);

#endif
