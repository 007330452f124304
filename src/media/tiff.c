/* Reading TIFF, with libtiff. */
#include "media/media_parts.h"

#include "base/library.h"
#include "base/mem.h"
#include "media/image_parts.h"

#include <stdarg.h>
#include <stdio.h>
#include <sys/types.h>

enum { WIDTH_TAG = 256, HEIGHT_TAG = 257, FROM_TOP_LEFT = 1 };

/* As tiffio.h has it from libtiff 4.5 on, where each picture has its own handler of errors. */
typedef int tiff_complain(void *tiff, void *user, const char *module, const char *format,
			  va_list arguments);
typedef ssize_t tiff_transfer(void *user, void *data, ssize_t size);

struct tiff_library {
	void *(*options_new)(void);
	void (*options_free)(void *options);
	void (*on_error)(void *options, tiff_complain *complain, void *user);
	void (*on_warning)(void *options, tiff_complain *complain, void *user);
	void *(*open_by)(const char *name, const char *mode, void *user, tiff_transfer *read,
			 tiff_transfer *write,
			 uint64_t (*seek)(void *user, uint64_t to, int whence),
			 int (*close)(void *user), uint64_t (*size)(void *user),
			 int (*map)(void *user, void **base, uint64_t *size),
			 void (*unmap)(void *user, void *base, uint64_t size), void *options);
	void (*close)(void *tiff);
	int (*get_field)(void *tiff, uint32_t tag, ...);
	int (*read)(void *tiff, uint32_t width, uint32_t height, uint32_t *raster, int orientation,
		    int stops);
};

static bool load(struct tiff_library *library)
{
	static const char *const names[] = {"libtiff.so.6", "libtiff.so", "libtiff.dylib"};
	static const char *const functions[] = {"TIFFOpenOptionsAlloc",
						"TIFFOpenOptionsFree",
						"TIFFOpenOptionsSetErrorHandlerExtR",
						"TIFFOpenOptionsSetWarningHandlerExtR",
						"TIFFClientOpenExt",
						"TIFFClose",
						"TIFFGetField",
						"TIFFReadRGBAImageOriented"};
	return library_load(names, functions, sizeof functions / sizeof *functions, library);
}

/* The bytes as a file that is read. */
struct tiff_file {
	const char *bytes;
	uint64_t size, at;
};

static int keep_quiet(void *tiff, void *user, const char *module, const char *format,
		      va_list arguments)
{
	(void)tiff, (void)user, (void)module, (void)format, (void)arguments;
	return 1;
}

static ssize_t read_bytes(void *user, void *data, ssize_t size)
{
	struct tiff_file *file = user;
	uint64_t left = file->at < file->size ? file->size - file->at : 0;
	size_t taken = (uint64_t)size < left ? (size_t)size : (size_t)left;
	memcpy(data, file->bytes + (taken ? file->at : 0), taken);
	file->at += taken;
	return (ssize_t)taken;
}

static ssize_t write_nothing(void *user, void *data, ssize_t size)
{
	(void)user, (void)data, (void)size;
	return -1;
}

static uint64_t seek(void *user, uint64_t to, int whence)
{
	struct tiff_file *file = user;
	uint64_t from = whence == SEEK_CUR ? file->at : whence == SEEK_END ? file->size : 0;
	return file->at = from + to;
}

static int close_file(void *user)
{
	(void)user;
	return 0;
}

static uint64_t size_of(void *user)
{
	struct tiff_file *file = user;
	return file->size;
}

/* Gray where all of it is, without alpha where none shows. What shows little was made as dark as
 * that by the library. */
static void fill(struct pixels *pixels, const uint32_t *raster)
{
	size_t count = (size_t)pixels->width * pixels->height;
	bool is_gray = true, is_opaque = true;
	for (size_t i = 0; i < count; i++) {
		uint32_t pixel = raster[i];
		is_gray &=
		    (pixel & 255) == (pixel >> 8 & 255) && (pixel & 255) == (pixel >> 16 & 255);
		is_opaque &= pixel >> 24 == 255;
	}
	pixels->channels = !is_opaque ? 4 : is_gray ? 1 : 3;
	pixels->data = mem_alloc(count * pixels->channels);
	unsigned char *out = pixels->data;
	for (size_t i = 0; i < count; i++) {
		uint32_t alpha = raster[i] >> 24, most = is_opaque || !alpha ? 255 : alpha;
		for (unsigned c = 0; c < pixels->channels; c++) {
			uint32_t value = raster[i] >> (8 * c) & 255;
			value = c < 3 ? value * 255 / most : value;
			*out++ = (unsigned char)(value < 255 ? value : 255);
		}
	}
}

static const char *decode(const struct tiff_library *library, void *tiff, uint64_t most_pixels,
			  struct pixels *pixels)
{
	uint32_t width = 0, height = 0;
	if (library->get_field(tiff, WIDTH_TAG, &width) != 1 ||
	    library->get_field(tiff, HEIGHT_TAG, &height) != 1)
		return image_is_broken;
	if (!image_within(width, height, image_most_converted(most_pixels)))
		return "larger than an eighth of what '--limit pixels' allows, as a TIFF may be";
	uint32_t *raster = mem_zeroed((size_t)width * height, sizeof *raster);
	bool done = library->read(tiff, width, height, raster, FROM_TOP_LEFT, 1) == 1;
	*pixels = (struct pixels){.width = width, .height = height};
	if (done)
		fill(pixels, raster);
	mem_free(raster);
	return done ? NULL : "TIFF, and damaged";
}

const char *tiff_convert(struct buf *bytes, uint64_t most_pixels)
{
	struct tiff_library library;
	struct tiff_file file = {bytes->data, bytes->size, 0};
	struct pixels pixels = {0};
	if (!load(&library))
		return "TIFF, which can't be converted without the library libtiff";
	void *options = library.options_new();
	library.on_error(options, keep_quiet, NULL);
	library.on_warning(options, keep_quiet, NULL);
	void *tiff = library.open_by("picture", "rm", &file, read_bytes, write_nothing, seek,
				     close_file, size_of, NULL, NULL, options);
	library.options_free(options);
	const char *wrong =
	    tiff ? decode(&library, tiff, most_pixels, &pixels) : "TIFF, and damaged";
	if (tiff)
		library.close(tiff);
	if (wrong)
		return wrong;
	buf_cut(bytes, 0);
	pixels_write_png(&pixels, bytes);
	pixels_clear(&pixels);
	return NULL;
}
