/* Reading, writing and turning JPEG, with libturbojpeg. */
#include "media/jpeg.h"

#include "base/library.h"
#include "base/mem.h"
#include "media/image_parts.h"
#include "media/numbers.h"

#include <string.h>
#include <turbojpeg.h>

enum { QUALITY = 90, BANDS_QUALITY = 85 };

struct jpeg_library {
	__typeof__(tjInitCompress) *init_compress;
	__typeof__(tjInitDecompress) *init_decompress;
	__typeof__(tjInitTransform) *init_transform;
	__typeof__(tjCompress2) *compress;
	__typeof__(tjDecompressHeader3) *read_header;
	__typeof__(tjDecompress2) *decompress;
	__typeof__(tjTransform) *transform;
	__typeof__(tjEncodeYUVPlanes) *encode_planes;
	__typeof__(tjCompressFromYUVPlanes) *compress_planes;
	__typeof__(tjFree) *free_bytes;
	__typeof__(tjGetErrorCode) *error_code;
	__typeof__(tjDestroy) *destroy;
};

static bool load(struct jpeg_library *library)
{
	static const char *const names[] = {"libturbojpeg.so.0", "libturbojpeg.so",
					    "libturbojpeg.dylib"};
	static const char *const functions[] = {
	    "tjInitCompress",          "tjInitDecompress", "tjInitTransform", "tjCompress2",
	    "tjDecompressHeader3",     "tjDecompress2",    "tjTransform",     "tjEncodeYUVPlanes",
	    "tjCompressFromYUVPlanes", "tjFree",           "tjGetErrorCode",  "tjDestroy"};
	return library_load(names, functions, sizeof functions / sizeof *functions, library);
}

/* Whether the library did it, be it with a warning: what was worth one was found before. */
static bool went(const struct jpeg_library *library, tjhandle handle, int result)
{
	return result == 0 || library->error_code(handle) == TJERR_WARNING;
}

static bool compress(const struct jpeg_library *library, const struct pixels *pixels, int sampling,
		     struct buf *out)
{
	tjhandle handle = library->init_compress();
	unsigned char *made = NULL;
	unsigned long size = 0;
	int format = pixels->channels == 1 ? TJPF_GRAY : TJPF_RGB;
	bool done = handle && library->compress(handle, pixels->data, (int)pixels->width, 0,
						(int)pixels->height, format, &made, &size, sampling,
						QUALITY, TJFLAG_ACCURATEDCT) == 0;
	if (done)
		buf_add(out, made, size);
	library->free_bytes(made);
	if (handle)
		library->destroy(handle);
	return done;
}

bool jpeg_write(const struct pixels *pixels, int sampling, struct buf *out)
{
	struct jpeg_library library;
	if (pixels->channels == 1)
		sampling = TJSAMP_GRAY;
	else if (sampling == JPEG_USUAL || sampling == TJSAMP_GRAY)
		sampling = TJSAMP_420;
	return pixels->channels != 4 && load(&library) && compress(&library, pixels, sampling, out);
}

static bool turn_exactly(const struct jpeg_library *library, const unsigned char *bytes,
			 size_t size, unsigned orientation, struct buf *out)
{
	static const int operations[] = {
	    [2] = TJXOP_HFLIP, [3] = TJXOP_ROT180,     [4] = TJXOP_VFLIP,  [5] = TJXOP_TRANSPOSE,
	    [6] = TJXOP_ROT90, [7] = TJXOP_TRANSVERSE, [8] = TJXOP_ROT270,
	};
	tjtransform transform = {.op = operations[orientation], .options = TJXOPT_PERFECT};
	tjhandle handle = library->init_transform();
	unsigned char *made = NULL;
	unsigned long made_size = 0;
	bool done = handle && went(library, handle,
				   library->transform(handle, bytes, size, 1, &made, &made_size,
						      &transform, 0));
	if (done)
		buf_add(out, made, made_size);
	library->free_bytes(made);
	if (handle)
		library->destroy(handle);
	return done;
}

/* The size at which the decoder is to give the picture: by halves, as long as it holds least. */
static void choose_size(struct pixels *pixels, int width, int height, struct picture_size least)
{
	static const tjscalingfactor factors[] = {{1, 8}, {1, 4}, {1, 2}, {1, 1}};
	for (size_t i = 0; i < sizeof factors / sizeof *factors; i++) {
		pixels->width = (uint32_t)TJSCALED(width, factors[i]);
		pixels->height = (uint32_t)TJSCALED(height, factors[i]);
		if (least.width && pixels->width >= least.width && pixels->height >= least.height)
			return;
	}
}

/* Gray and colour; CMYK, which has no business in a book, isn't worth the care. */
static bool decompress(const struct jpeg_library *library, const unsigned char *bytes, size_t size,
		       uint64_t most, struct picture_size least, struct pixels *pixels,
		       int *sampling)
{
	int width, height, space;
	tjhandle handle = library->init_decompress();
	bool done =
	    handle &&
	    went(library, handle,
		 library->read_header(handle, bytes, size, &width, &height, sampling, &space)) &&
	    (space == TJCS_GRAY || space == TJCS_YCbCr || space == TJCS_RGB) &&
	    image_within((uint64_t)width, (uint64_t)height, most);
	if (done) {
		bool gray = space == TJCS_GRAY;
		choose_size(pixels, width, height, least);
		pixels->channels = gray ? 1 : 3;
		pixels->data = mem_zeroed((size_t)pixels->width * pixels->height, pixels->channels);
		done = went(library, handle,
			    library->decompress(handle, bytes, size, pixels->data,
						(int)pixels->width, 0, (int)pixels->height,
						gray ? TJPF_GRAY : TJPF_RGB, TJFLAG_ACCURATEDCT));
	}
	if (handle)
		library->destroy(handle);
	return done;
}

bool jpeg_decode(const unsigned char *bytes, size_t size, uint64_t most, struct picture_size least,
		 struct pixels *pixels, int *sampling)
{
	struct jpeg_library library;
	*pixels = (struct pixels){0};
	if (load(&library) && decompress(&library, bytes, size, most, least, pixels, sampling))
		return true;
	pixels_clear(pixels);
	return false;
}

bool jpeg_turn(const unsigned char *bytes, size_t size, unsigned orientation, struct buf *out)
{
	struct jpeg_library library;
	return orientation >= 2 && orientation <= 8 && load(&library) &&
	       turn_exactly(&library, bytes, size, orientation, out);
}

enum { PLANES = 3, FLAGS = TJFLAG_ACCURATEDCT };

struct jpeg_bands {
	struct jpeg_library library;
	tjhandle handle;
	unsigned width, height, done;  /* in rows */
	unsigned char *planes[PLANES]; /* brightness, and two of colour in half the size */
};

struct jpeg_bands *jpeg_bands_new(unsigned width, unsigned height)
{
	struct jpeg_library library;
	if (!load(&library))
		return NULL;
	struct jpeg_bands *bands = mem_zeroed(1, sizeof *bands);
	size_t size = (size_t)width * height;
	*bands = (struct jpeg_bands){
	    .library = library,
	    .handle = library.init_compress(),
	    .width = width,
	    .height = height,
	};
	for (int i = 0; i < PLANES; i++)
		bands->planes[i] = mem_alloc(i ? size / 4 : size);
	return bands;
}

void jpeg_bands_free(struct jpeg_bands *bands)
{
	for (int i = 0; i < PLANES; i++)
		mem_free(bands->planes[i]);
	if (bands->handle)
		bands->library.destroy(bands->handle);
	mem_free(bands);
}

void jpeg_bands_add(struct jpeg_bands *bands, const unsigned char *pixels, unsigned stride,
		    unsigned rows)
{
	if (rows > bands->height - bands->done)
		return;
	const uint32_t probe = 1;
	int format = *(const unsigned char *)&probe ? TJPF_BGRX : TJPF_XRGB; /* by byte order */
	size_t offset = (size_t)bands->width * bands->done;
	unsigned char *planes[PLANES];
	for (int i = 0; i < PLANES; i++)
		planes[i] = bands->planes[i] + (i ? offset / 4 : offset);
	if (bands->handle &&
	    bands->library.encode_planes(bands->handle, pixels, (int)bands->width, (int)stride,
					 (int)rows, format, planes, NULL, TJSAMP_420, FLAGS) == 0)
		bands->done += rows;
}

bool jpeg_bands_finish(struct jpeg_bands *bands, struct buf *out)
{
	unsigned char *made = NULL;
	unsigned long size = 0;
	bool done =
	    bands->done == bands->height &&
	    bands->library.compress_planes(bands->handle, (const unsigned char **)bands->planes,
					   (int)bands->width, NULL, (int)bands->height, TJSAMP_420,
					   &made, &size, BANDS_QUALITY, FLAGS) == 0;
	if (done)
		buf_add(out, made, size);
	bands->library.free_bytes(made);
	return done;
}
