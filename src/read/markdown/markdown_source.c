/* The text of a Markdown article, and where in its file each byte of it stands. */
#include "read/markdown/markdown_parts.h"

#include "base/utf8.h"

void markdown_source_init(struct markdown_source *source, const char *text, size_t size,
			  unsigned first_line)
{
	*source = (struct markdown_source){
	    .text = text, .size = size, .own = size, .spot = {first_line, 1}};
}

struct spot markdown_source_spot(struct markdown_source *source, size_t offset)
{
	if (offset > source->own)
		return (struct spot){0};
	const char *text = source->text;
	size_t at = source->last;
	struct spot spot = source->spot;
	if (offset < at) {
		while (at > offset)
			spot.line -= text[--at] == '\n';
		while (at > 0 && text[at - 1] != '\n')
			at--;
		spot.column = 1;
	}
	for (size_t i = at; i < offset; i++)
		if (text[i] == '\n') {
			spot = (struct spot){spot.line + 1, 1};
			at = i + 1;
		}
	spot.column += (unsigned)utf8_length(text + at, offset - at);
	source->last = offset;
	source->spot = spot;
	return spot;
}
