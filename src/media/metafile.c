/* Windows' metafiles: what they are, and EMF as SVG, by libemf2svg. */
#include "media/metafile.h"

#include "base/data_url.h"
#include "base/library.h"

#include <stdlib.h>

enum { SIGNATURE_AT = 40, MOST = 64 << 20 };

/* As emf2svg.h has it in libemf2svg 1. */
struct emf_options {
	char *name_space;
	bool verbose, emf_plus, svg_delimiter;
	double height, width; /* 0: as the file says */
};

struct emf_library {
	int (*draw)(char *bytes, size_t size, char **out, size_t *out_size,
		    struct emf_options *options);
};

static bool load(struct emf_library *library)
{
	static const char *const names[] = {"libemf2svg.so.1", "libemf2svg.so", "libemf2svg.dylib"};
	static const char *const functions[] = {"emf2svg"};
	return library_load(names, functions, 1, library);
}

const char *metafile_name(const unsigned char *bytes, size_t size)
{
	if (size >= SIGNATURE_AT + 4 && memcmp(bytes, "\1\0\0\0", 4) == 0 &&
	    memcmp(bytes + SIGNATURE_AT, " EMF", 4) == 0)
		return "EMF";
	if (size >= 4 &&
	    (memcmp(bytes, "\xD7\xCD\xC6\x9A", 4) == 0 || memcmp(bytes, "\1\0\x09\0", 4) == 0))
		return "WMF";
	return NULL;
}

/* The only thing in the drawing, where that is a picture of pixels: its address; NULL: there is
 * more, or less. */
static char *only_picture(char *drawing)
{
	static const char *const shapes[] = {"<path", "<poly",    "<text",  "<rect",
					     "<line", "<ellipse", "<circle"};
	char *image = strstr(drawing, "<image");
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
		if (strstr(drawing, shapes[i]))
			return NULL;
	char *address = image ? strstr(image, "data:image/") : NULL;
	if (!address || strstr(address, "<image"))
		return NULL;
	address[strcspn(address, "\"'")] = '\0';
	return address;
}

/* Puts what was drawn in the place of the metafile. */
static void take(struct buf *bytes, const char *drawing, size_t size)
{
	struct buf picture = BUF_EMPTY, text = BUF_EMPTY;
	buf_add(&text, drawing, size);
	const char *address = only_picture(text.data);
	buf_cut(bytes, 0);
	if (address && data_url_unpack(address, &picture))
		buf_add(bytes, picture.data, picture.size);
	else
		buf_add(bytes, drawing, size);
	buf_clear(&picture);
	buf_clear(&text);
}

const char *metafile_draw(struct buf *bytes)
{
	struct emf_library library;
	struct emf_options options = {.emf_plus = true, .svg_delimiter = true};
	char *drawing = NULL;
	size_t size = 0;
	if (bytes->size > MOST)
		return "EMF, and too large to be converted";
	if (!load(&library))
		return "EMF, which can't be converted without the library libemf2svg";
	int done = library.draw(bytes->data, bytes->size, &drawing, &size, &options);
	bool drawn = done && drawing && size;
	if (drawn)
		take(bytes, drawing, size);
	free(drawing);
	return drawn ? NULL : "EMF, and damaged";
}
