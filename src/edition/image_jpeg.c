/* JPEG: a walk over the segments, from SOI to EOI. It asks for all that the decoders of Java and of
 * libjpeg ask for before they look at the picture itself. */
#include "edition/image_parts.h"

enum {
	SOF0 = 0xC0,
	SOF2 = 0xC2,
	DHT = 0xC4,
	RST0 = 0xD0,
	RST7 = 0xD7,
	EOI = 0xD9,
	SOS = 0xDA,
	DQT = 0xDB,
	DRI = 0xDD,
	APP0 = 0xE0,
	APP1 = 0xE1,
	APP2 = 0xE2,
	APP15 = 0xEF,
	COM = 0xFE,
};

static const char unknown[] = "of a coding that readers don't know";

/* A colour profile comes in numbered parts. */
struct profile {
	unsigned parts; /* as each part says; 0: no part came yet */
	unsigned seen;
	bool is_here[256];
};

struct walk {
	struct image_info *info;
	unsigned char components[4];
	struct profile profile;
};

/* The next marker, behind any filling; 0: there is none where one has to be. */
static unsigned next_marker(struct bytes *bytes)
{
	const unsigned char *s = take(bytes, 1);
	if (!s || *s != 0xFF)
		return 0;
	while (s && *s == 0xFF)
		s = take(bytes, 1);
	return s ? *s : 0;
}

/* Moves to the marker behind the picture's data; false: there is none. */
static bool skip_scan(struct bytes *bytes)
{
	for (;;) {
		const unsigned char *mark =
		    bytes->left ? memchr(bytes->at, 0xFF, bytes->left) : NULL;
		if (!mark || !take(bytes, (size_t)(mark - bytes->at)) || bytes->left < 2)
			return false;
		unsigned next = bytes->at[1];
		if (next != 0 && next != 0xFF && !(next >= RST0 && next <= RST7))
			return true;
		take(bytes, next == 0xFF ? 1 : 2);
	}
}

/* Baseline, extended and progressive Huffman coding of 8 bits is what readers know. */
static const char *read_frame(struct walk *walk, unsigned marker, struct bytes data)
{
	(void)marker;
	struct image_info *info = walk->info;
	const unsigned char *head = take(&data, 6);
	if (!head || data.left != 3 * (size_t)head[5] || info->width)
		return image_is_broken;
	info->height = be16(head + 1);
	info->width = be16(head + 3);
	info->components = head[5];
	if (!info->width || !info->height)
		return "without width or height";
	if (head[0] != 8 || (head[5] != 1 && head[5] != 3 && head[5] != 4))
		return unknown;
	for (unsigned i = 0; i < info->components; i++) {
		const unsigned char *component = take(&data, 3);
		unsigned across = component[1] >> 4, down = component[1] & 15;
		if (across < 1 || across > 4 || down < 1 || down > 4 || component[2] > 3)
			return image_is_broken;
		walk->components[i] = component[0];
	}
	return NULL;
}

static const char *read_scan(struct walk *walk, unsigned marker, struct bytes data)
{
	(void)marker;
	const unsigned char *count = take(&data, 1);
	if (!walk->info->width)
		return "without a frame";
	if (!count || *count < 1 || *count > 4 || data.left != 2 * (size_t)*count + 3)
		return image_is_broken;
	for (unsigned i = 0; i < *count; i++)
		if (!memchr(walk->components, data.at[2 * i], walk->info->components))
			return image_is_broken;
	return NULL;
}

static const char *read_quantization(struct walk *walk, unsigned marker, struct bytes data)
{
	(void)walk, (void)marker;
	while (data.left) {
		const unsigned char *head = take(&data, 1);
		if ((*head & 15) > 3 || *head >> 4 > 1 || !take(&data, *head >> 4 ? 128 : 64))
			return image_is_broken;
	}
	return NULL;
}

static const char *read_huffman(struct walk *walk, unsigned marker, struct bytes data)
{
	(void)walk, (void)marker;
	while (data.left) {
		const unsigned char *head = take(&data, 17);
		size_t count = 0;
		for (unsigned i = 1; head && i <= 16; i++)
			count += head[i];
		if (!head || (head[0] & 15) > 3 || head[0] >> 4 > 1 || count > 256 ||
		    !take(&data, count))
			return image_is_broken;
	}
	return NULL;
}

static const char *read_restart(struct walk *walk, unsigned marker, struct bytes data)
{
	(void)walk, (void)marker;
	return data.left == 2 ? NULL : image_is_broken;
}

static const char *read_profile(struct walk *walk, struct bytes data)
{
	struct profile *profile = &walk->profile;
	const unsigned char *head = take(&data, 14);
	if (!head || !data.left || !head[12] || head[12] > head[13] || profile->is_here[head[12]] ||
	    (profile->parts && profile->parts != head[13]))
		return "of a broken colour profile";
	profile->parts = head[13];
	profile->seen++;
	profile->is_here[head[12]] = true;
	return NULL;
}

static const char *read_application(struct walk *walk, unsigned marker, struct bytes data)
{
	if (marker == APP1 && begins(data.at, data.left, "Exif\0\0", 6))
		walk->info->orientation = exif_orientation(data.at + 6, data.left - 6);
	if (marker == APP2 && begins(data.at, data.left, "ICC_PROFILE\0", 12))
		return read_profile(walk, data);
	return NULL;
}

/* What each kind of segment has to be like; others are none that readers know. */
static const struct {
	unsigned first, last;
	const char *(*read)(struct walk *walk, unsigned marker, struct bytes data);
} segments[] = {
    {APP0, APP15, read_application}, {COM, COM, read_application}, {DQT, DQT, read_quantization},
    {DHT, DHT, read_huffman},        {DRI, DRI, read_restart},     {SOS, SOS, read_scan},
    {SOF0, SOF2, read_frame},
};

static const char *read_segment(struct walk *walk, unsigned marker, struct bytes *bytes)
{
	const unsigned char *length = take(bytes, 2);
	size_t size = length ? be16(length) : 0;
	const unsigned char *data = size >= 2 ? take(bytes, size - 2) : NULL;
	if (!data)
		return size == 0 && length ? image_is_broken : image_is_short;
	for (size_t i = 0; i < sizeof segments / sizeof *segments; i++)
		if (marker >= segments[i].first && marker <= segments[i].last)
			return segments[i].read(walk, marker, (struct bytes){data, size - 2});
	return unknown;
}

const char *jpeg_read(struct bytes bytes, struct image_info *info)
{
	struct walk walk = {.info = info};
	take(&bytes, 2);
	for (bool has_scan = false;;) {
		unsigned marker = next_marker(&bytes);
		if (marker == EOI)
			return !has_scan ? "without a picture"
			       : walk.profile.seen != walk.profile.parts
				   ? "of a broken colour profile"
				   : NULL;
		if (!marker)
			return bytes.left ? image_is_broken : image_is_short;
		const char *damage = read_segment(&walk, marker, &bytes);
		if (damage)
			return damage;
		has_scan |= marker == SOS;
		if (marker == SOS && !skip_scan(&bytes))
			return image_is_short;
	}
}
