/* The parts of a package as XML, each read when it is asked for, all let go at the end. */
#ifndef OCTAVO_READ_WORD_DRAFT_PARTS_H
#define OCTAVO_READ_WORD_DRAFT_PARTS_H

#include "base/vec.h"
#include "read/frontend.h"
#include "read/word/draft/archive.h"

struct parts {
	const struct frontend *in;
	struct archive *archive;
	struct tree *tree; /* of all that was read */
	struct node *flat; /* a file that is all of its parts in one document; NULL: a package */
};

/* Opens the package that in->text holds, or the document of OpenDocument that stands for one.
 * False after an error: it is neither. */
bool parts_open(struct parts *parts, const struct frontend *in);
void parts_close(struct parts *parts);

bool parts_have(const struct parts *parts, const char *name);

/* The root of the part, which lasts until the package is closed. parts_load: NULL if it isn't
 * there, or after a warning that it can't be read. parts_need: NULL after an error. Elements and
 * attributes are named by the prefixes that their namespaces usually have: "w:p", "w:val",
 * "text:h", "xlink:href"; those of no namespace as they are. */
struct node *parts_load(struct parts *parts, const char *name);
struct node *parts_need(struct parts *parts, const char *name);

/* The bytes of a part that is no XML; false if it isn't there, or after a warning. */
bool parts_bytes(struct parts *parts, const char *name, struct buf *bytes);

/* The name of the part that a target means, as one beside the part base has it: "media/a.png",
 * "../a.png", "/word/a.png". NULL: it leads out of the package. */
const char *parts_resolve(struct arena *arena, const char *base, const char *target);

/* Looking at what was read. */
bool part_is(const struct node *node, const char *name);
const struct node *part_child(const struct node *node, const char *name); /* or NULL; of NULL too */
const struct node *part_below(const struct node *node, const char *name); /* at any depth */
const char *part_value(const struct node *node, const char *child, const char *attribute);

#endif
