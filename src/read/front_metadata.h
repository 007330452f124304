/* What an article's front matter says, as its metadata. */
#ifndef OCTAVO_READ_FRONT_METADATA_H
#define OCTAVO_READ_FRONT_METADATA_H

#include "metadata/frontmatter.h"
#include "read/frontend.h"

/* Keys that only other tools know are passed over, and what can't be read, with a warning. */
void frontmatter_read(const struct frontend *in, const struct frontmatter *found,
		      struct metadata *metadata);

#endif
