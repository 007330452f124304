/* What the readers of templates share: the words of a tag, and what is written for one
 * (templates.c).
 */
#ifndef OCTAVO_READ_TEMPLATES_PARTS_H
#define OCTAVO_READ_TEMPLATES_PARTS_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* A tag, without its braces. */
struct template_tag {
	struct arena *arena;
	const char *name;
	const char *rest; /* what stands behind its name */
	struct buf *out;
};

struct known_template {
	const char *name;
	bool (*write)(const struct template_tag *tag); /* false: not so */
};

/* Where the mark is, on the same line and near; NULL: nowhere. */
const char *template_mark(const char *s, const char *mark);

/* The word or text in quotes that begins at *s, which moves past it; "" at the end. */
const char *template_word(struct arena *arena, const char **s);

const char *template_first_word(const struct template_tag *tag);

/* The value of a named argument, or of the first that is given; "" if none is. */
const char *template_argument(const struct template_tag *tag, const char *name);
const char *template_any_argument(const struct template_tag *tag, const char *const *names);

/* The argument without a name that stands at that place, from 0; "" if there is none. */
const char *template_positional(const struct template_tag *tag, size_t place);

/* Reads the tag "{% … %}" that has the line for itself, where it writes to out; its words belong to
 * the arena. Returns where it begins; NULL: none has. */
const char *template_line_tag(struct template_tag *tag, struct arena *arena, struct buf *out,
			      const char *line, size_t size);

/* Writes what the tag means; false: it is none that is known, or not in that way. */
bool template_write(struct buf *out, const char *inner, size_t size,
		    const struct known_template *known, size_t count);

/* The same of one of Hexo's tags, of Hugo's shortcodes. */
bool template_of_hexo(struct buf *out, const char *inner, size_t size);
bool template_of_hugo(struct buf *out, const char *inner, size_t size);

/* What tags may write. */
bool template_nothing(const struct template_tag *tag);
void template_picture(struct buf *out, const char *source, const char *words, const char *title);
bool template_open_code(const struct template_tag *tag);
bool template_close_code(const struct template_tag *tag);

#endif
