/* The plain text front end: text -> lines -> blocks -> headings -> tree. */
#include "read/text/headings/text_headings.h"
#include "read/text/text.h"

void text_prepare(struct text *text, const char *bytes, size_t size)
{
	text_split(text, bytes, size);
	text_find_pages(text);
	text_find_library(text);
	text_find_frames(text);
	text_find_circles(text);
	text_find_lone_bullets(text);
	text_find_listings(text);
	text_find_aligned(text);
	text_find_code(text);
	text_find_fences(text);
	text_find_letters(text);
	text_find_style(text);
	text_find_set_in(text);
	text_find_mail(text);
	text_gather(text);
}

void text_clear(struct text *text)
{
	vec_clear(&text->blocks);
	vec_clear(&text->stretches);
	vec_clear(&text->lines);
}

struct tree *text_read(const struct frontend *in, struct metadata *metadata)
{
	struct text text = {0};
	text_prepare(&text, in->text, in->size);
	text_find_headings(&text, in->outline);
	text_read_library(&text, in, metadata);
	text_read_mail(&text, in, metadata);
	text_read_authors(&text, in, metadata);
	struct tree *tree = tree_new(in->name);
	text_build(&text, in, tree);
	text_clear(&text);
	return tree;
}
