/* Reading WebP, with libwebp. */
#include "media/webp.h"

#include "base/library.h"
#include "base/mem.h"
#include "media/image_parts.h"

#include <webp/decode.h>

enum { LOSSLESS = 2 };

struct webp_library {
	__typeof__(WebPGetFeaturesInternal) *get_features;
	__typeof__(WebPDecodeRGBInto) *decode_rgb;
	__typeof__(WebPDecodeRGBAInto) *decode_rgba;
};

static bool load(struct webp_library *library)
{
	static const char *const names[] = {"libwebp.so.7", "libwebp.so", "libwebp.dylib"};
	static const char *const functions[] = {"WebPGetFeaturesInternal", "WebPDecodeRGBInto",
						"WebPDecodeRGBAInto"};
	return library_load(names, functions, sizeof functions / sizeof *functions, library);
}

/* The canvas around a frame is transparent. */
static const char *decode(const struct webp_library *library, const struct webp_frame *frame,
			  struct picture_size canvas, struct pixels *pixels, bool *is_exact)
{
	WebPBitstreamFeatures found;
	if (library->get_features(frame->bytes, frame->size, &found, WEBP_DECODER_ABI_VERSION) !=
	    VP8_STATUS_OK)
		return image_is_broken;
	uint32_t width = (uint32_t)found.width, height = (uint32_t)found.height;
	if (frame->left + width > canvas.width || frame->top + height > canvas.height)
		return image_is_broken;
	bool alpha = found.has_alpha || width < canvas.width || height < canvas.height;
	*is_exact = found.format == LOSSLESS || alpha;
	*pixels = (struct pixels){
	    .width = canvas.width, .height = canvas.height, .channels = alpha ? 4 : 3};
	size_t row = (size_t)canvas.width * pixels->channels, room = row * canvas.height;
	size_t start = frame->top * row + (size_t)frame->left * pixels->channels;
	pixels->data = mem_zeroed(canvas.height, row);
	__typeof__(WebPDecodeRGBInto) *into = alpha ? library->decode_rgba : library->decode_rgb;
	if (into(frame->bytes, frame->size, pixels->data + start, room - start, (int)row))
		return NULL;
	pixels_clear(pixels);
	return "damaged";
}

const char *webp_decode(const unsigned char *bytes, size_t size, uint64_t most_pixels,
			struct pixels *pixels, bool *is_exact)
{
	struct webp_library library;
	struct image_info info = {.most_pixels = most_pixels};
	struct webp_frame frame;
	*pixels = (struct pixels){0};
	const char *damage = webp_find((struct bytes){bytes, size}, &info, &frame);
	if (damage)
		return damage;
	if (!image_within(info.width, info.height, image_most_converted(most_pixels)))
		return "larger than an eighth of what '--limit pixels' allows, as a WebP may be";
	if (!load(&library))
		return "WebP, which can't be converted without the library libwebp";
	struct picture_size canvas = {info.width, info.height};
	return decode(&library, &frame, canvas, pixels, is_exact);
}
