/* Reading WebP and making pictures smaller, with libwebp. */
#include "edition/webp.h"

#include "base/library.h"
#include "base/mem.h"
#include "edition/numbers.h"

#include <string.h>
#include <webp/decode.h>
#include <webp/encode.h>

enum { LOSSLESS = 2 };

struct library {
	__typeof__(WebPGetFeaturesInternal) *get_features;
	__typeof__(WebPDecodeRGBInto) *decode_rgb;
	__typeof__(WebPDecodeRGBAInto) *decode_rgba;
	__typeof__(WebPPictureInitInternal) *picture_init;
	__typeof__(WebPPictureAlloc) *picture_alloc;
	__typeof__(WebPPictureRescale) *picture_rescale;
	__typeof__(WebPPictureFree) *picture_free;
};

static bool load(struct library *library)
{
	static const char *const names[] = {"libwebp.so.7", "libwebp.so", "libwebp.dylib"};
	static const char *const functions[] = {
	    "WebPGetFeaturesInternal", "WebPDecodeRGBInto", "WebPDecodeRGBAInto",
	    "WebPPictureInitInternal", "WebPPictureAlloc",  "WebPPictureRescale",
	    "WebPPictureFree",
	};
	return library_load(names, functions, sizeof functions / sizeof *functions, library);
}

/* Where the first picture of an animation begins: it is one without the container around it. */
static void find_first_frame(const unsigned char **bytes, size_t *size)
{
	enum { HEAD = 12, CHUNK = 8, FRAME = 16 };
	for (size_t at = HEAD; at + CHUNK <= *size;) {
		size_t length = le32(*bytes + at + 4);
		at += CHUNK;
		if (length > *size - at)
			return;
		if (memcmp(*bytes + at - CHUNK, "ANMF", 4) == 0 && length > FRAME) {
			*bytes += at + FRAME;
			*size = length - FRAME;
			return;
		}
		at += length + (length & 1);
	}
}

static const char *decode(const struct library *library, const unsigned char *bytes, size_t size,
			  struct pixels *pixels, bool *is_exact)
{
	WebPBitstreamFeatures features;
	find_first_frame(&bytes, &size);
	if (library->get_features(bytes, size, &features, WEBP_DECODER_ABI_VERSION) !=
	    VP8_STATUS_OK)
		return "of a broken structure";
	if (!pixels_may_be((uint64_t)features.width, (uint64_t)features.height))
		return "too large to be converted";
	*pixels = (struct pixels){.width = (uint32_t)features.width,
				  .height = (uint32_t)features.height,
				  .channels = features.has_alpha ? 4 : 3};
	size_t row = (size_t)pixels->width * pixels->channels, room = row * pixels->height;
	pixels->data = mem_zeroed(1, room);
	*is_exact = features.format == LOSSLESS || features.has_alpha;
	__typeof__(WebPDecodeRGBInto) *into =
	    features.has_alpha ? library->decode_rgba : library->decode_rgb;
	if (into(bytes, size, pixels->data, room, (int)row))
		return NULL;
	pixels_clear(pixels);
	return "damaged";
}

const char *webp_decode(const unsigned char *bytes, size_t size, struct pixels *pixels,
			bool *is_exact)
{
	struct library library;
	*pixels = (struct pixels){0};
	if (!load(&library))
		return "WebP, which can't be converted without the library libwebp";
	return decode(&library, bytes, size, pixels, is_exact);
}

static uint32_t packed(const unsigned char *pixel, unsigned channels)
{
	uint32_t red = pixel[0], green = channels == 1 ? red : pixel[1];
	uint32_t blue = channels == 1 ? red : pixel[2], alpha = channels == 4 ? pixel[3] : 255;
	return alpha << 24 | red << 16 | green << 8 | blue;
}

static void unpack(uint32_t colour, unsigned channels, unsigned char *pixel)
{
	static const unsigned shifts[] = {16, 8, 0, 24};
	for (unsigned i = 0; i < channels; i++)
		pixel[i] = (unsigned char)(colour >> shifts[i]);
}

static void copy_in(WebPPicture *picture, const struct pixels *pixels)
{
	const unsigned char *from = pixels->data;
	for (uint32_t y = 0; y < pixels->height; y++)
		for (uint32_t x = 0; x < pixels->width; x++, from += pixels->channels)
			picture->argb[(size_t)y * (size_t)picture->argb_stride + x] =
			    packed(from, pixels->channels);
}

static void copy_out(const WebPPicture *picture, struct pixels *pixels)
{
	unsigned char *to = pixels->data;
	for (uint32_t y = 0; y < pixels->height; y++)
		for (uint32_t x = 0; x < pixels->width; x++, to += pixels->channels)
			unpack(picture->argb[(size_t)y * (size_t)picture->argb_stride + x],
			       pixels->channels, to);
}

bool webp_scale(struct pixels *pixels, struct picture_size size)
{
	struct library library;
	WebPPicture picture;
	if (!load(&library) || !library.picture_init(&picture, WEBP_ENCODER_ABI_VERSION))
		return false;
	picture.use_argb = 1;
	picture.width = (int)pixels->width;
	picture.height = (int)pixels->height;
	bool done = library.picture_alloc(&picture);
	if (done) {
		copy_in(&picture, pixels);
		done = library.picture_rescale(&picture, (int)size.width, (int)size.height);
	}
	if (done) { /* it is no larger than before, so there is room */
		pixels->width = size.width;
		pixels->height = size.height;
		copy_out(&picture, pixels);
	}
	library.picture_free(&picture);
	return done;
}
