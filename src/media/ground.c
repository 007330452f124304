/* Whether a picture that shows what is behind it is drawn in dark or in light: what is behind it, a
 * reader chooses, and black lines vanish in the dark. */
#include "media/media_parts.h"

#include "media/image_parts.h"

enum {
	PIXELS_MOST = 2000000, /* a larger one is a photograph with a cut edge, hardly light */
	SEEN = 128,            /* alpha from which a pixel counts */
	LIGHT = 200,           /* mean brightness from which lines vanish on white */
	SHARE = 100,           /* of the pixels, one in so many that is clear asks for a ground */
};

static unsigned brightness(const unsigned char *pixel)
{
	return (pixel[0] * 3u + pixel[1] * 6u + pixel[2]) / 10;
}

/* What the pixels ask for: nothing, if all but a few hide what is behind. */
static enum ground judge(const struct pixels *pixels)
{
	uint64_t count = (uint64_t)pixels->width * pixels->height, seen = 0, sum = 0;
	for (uint64_t i = 0; i < count; i++) {
		const unsigned char *pixel = pixels->data + i * 4;
		if (pixel[3] < SEEN)
			continue;
		seen++;
		sum += brightness(pixel);
	}
	if (count - seen < count / SHARE + 1)
		return GROUND_NONE;
	return seen && sum / seen >= LIGHT ? GROUND_DARK : GROUND_LIGHT;
}

enum ground ground_for(const struct buf *bytes, enum image_type type, const struct image_info *info)
{
	struct pixels pixels;
	if (type == IMAGE_SVG)
		return GROUND_LIGHT;
	if (!info->has_alpha)
		return GROUND_NONE;
	if (type != IMAGE_PNG || !image_within(info->width, info->height, PIXELS_MOST) ||
	    !png_decode((const unsigned char *)bytes->data, bytes->size, PIXELS_MOST, &pixels))
		return GROUND_LIGHT;
	enum ground ground = pixels.channels == 4 ? judge(&pixels) : GROUND_NONE;
	pixels_clear(&pixels);
	return ground;
}
