/* The files that read what is a program's in .mdx. */
#ifndef OCTAVO_READ_MDX_PARTS_H
#define OCTAVO_READ_MDX_PARTS_H

#include "base/buf.h"

#include <stdbool.h>

enum { MDX_LONGEST = 6000 }; /* bytes of a tag, an import, an export */

/* Behind the bracket that closes the one at s, with strings and comments passed over; NULL: none
 * does, before end. */
const char *mdx_bracket_end(const char *s, const char *end);

/* Behind the import or export that begins the line at s; NULL: none does. */
const char *mdx_module_end(const char *s, const char *end);

/* "import Name from './path'" */
struct mdx_import {
	const char *name, *path;
	size_t name_size, path_size;
};

/* Reads the import that begins at s, a module; false: it brings more than one thing, or nothing. */
bool mdx_import_read(struct mdx_import *import, const char *s, const char *end);

/* A tag. */
struct mdx_tag {
	const char *name;
	size_t name_size; /* 0: of a fragment */
	const char *attributes, *end;
	bool closing, empty; /* empty: it closes itself */
	bool is_component;   /* none of HTML's */
};

/* Reads the tag that begins at s; false: none does. */
bool mdx_tag_read(struct mdx_tag *tag, const char *s, const char *end);

/* The value of the attribute of that name; false: there is none. */
bool mdx_tag_find(const struct mdx_tag *tag, const char *name, const char **value, size_t *size);

/* Writes what stands for the tag: the tag as HTML has it, or what a component says in its
 * attributes where it stands alone. */
void mdx_tag_write(struct buf *out, const struct mdx_tag *tag, bool alone);

#endif
