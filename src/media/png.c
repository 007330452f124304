/* Reading PNG, with libpng. */
#include "media/media_parts.h"

#include "base/library.h"
#include "base/mem.h"
#include "media/image_parts.h"

#include <png.h>

struct png_library {
	__typeof__(png_image_begin_read_from_memory) *begin;
	__typeof__(png_image_finish_read) *finish;
	__typeof__(png_image_free) *release;
};

static bool load(struct png_library *library)
{
	static const char *const names[] = {"libpng16.so.16", "libpng16.so", "libpng16.dylib"};
	static const char *const functions[] = {"png_image_begin_read_from_memory",
						"png_image_finish_read", "png_image_free"};
	return library_load(names, functions, sizeof functions / sizeof *functions, library);
}

/* Gray stays gray, unless it is transparent. */
static void choose_format(png_image *image, struct pixels *pixels)
{
	bool alpha = image->format & PNG_FORMAT_FLAG_ALPHA;
	bool colour = image->format & PNG_FORMAT_FLAG_COLOR;
	pixels->channels = alpha ? 4 : colour ? 3 : 1;
	image->format = alpha ? PNG_FORMAT_RGBA : colour ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
}

bool png_decode(const unsigned char *bytes, size_t size, uint64_t most, struct pixels *pixels)
{
	struct png_library library;
	png_image image = {.version = PNG_IMAGE_VERSION};
	*pixels = (struct pixels){0};
	if (!load(&library))
		return false;
	bool done =
	    library.begin(&image, bytes, size) && image_within(image.width, image.height, most);
	if (done) {
		*pixels = (struct pixels){.width = image.width, .height = image.height};
		choose_format(&image, pixels);
		pixels->data = mem_zeroed((size_t)image.width * image.height, pixels->channels);
		done = library.finish(&image, NULL, pixels->data, 0, NULL);
	}
	library.release(&image);
	if (!done)
		pixels_clear(pixels);
	return done;
}
