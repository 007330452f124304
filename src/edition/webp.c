/* Reading WebP, with libwebp. */
#include "edition/webp.h"

#include "base/mem.h"
#include "edition/numbers.h"

#include <dlfcn.h>
#include <string.h>
#include <webp/decode.h>

enum { LOSSLESS = 2 };

struct library {
	__typeof__(WebPGetFeaturesInternal) *get_features;
	__typeof__(WebPDecodeRGBInto) *decode_rgb;
	__typeof__(WebPDecodeRGBAInto) *decode_rgba;
};

static bool load(struct library *library)
{
	static const char *const names[] = {"libwebp.so.7", "libwebp.so", "libwebp.dylib"};
	void *found = NULL;
	for (size_t i = 0; !found && i < sizeof names / sizeof *names; i++)
		found = dlopen(names[i], RTLD_LAZY | RTLD_LOCAL);
	if (!found)
		return false;
	void *functions[] = {dlsym(found, "WebPGetFeaturesInternal"),
			     dlsym(found, "WebPDecodeRGBInto"), dlsym(found, "WebPDecodeRGBAInto")};
	/* ISO C has no cast from object to function */
	memcpy(&library->get_features, &functions[0], sizeof functions[0]);
	memcpy(&library->decode_rgb, &functions[1], sizeof functions[1]);
	memcpy(&library->decode_rgba, &functions[2], sizeof functions[2]);
	return functions[0] && functions[1] && functions[2];
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
