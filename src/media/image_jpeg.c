/* JPEG: a walk over the segments, from SOI to EOI. It asks for all that the decoders of Java and of
 * libjpeg ask for before they look at the picture itself. */
#include "media/image_parts.h"

#include "base/mem.h"

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

struct jpeg_walk {
	struct image_info *info;
	struct jpeg_frame frame;
	struct jpeg_scan scan; /* the latest */
	unsigned scans;
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

static bool read_components(struct jpeg_frame *frame, struct bytes data)
{
	for (unsigned i = 0; i < frame->count; i++) {
		const unsigned char *from = take(&data, 3);
		unsigned across = from[1] >> 4, down = from[1] & 15;
		if (across < 1 || across > 4 || down < 1 || down > 4 || from[2] >= JPEG_TABLES)
			return false;
		frame->components[i] = (struct jpeg_component){
		    .id = from[0], .across = across, .down = down, .quantization = from[2]};
		memset(frame->components[i].precision, -1, JPEG_COEFFICIENTS);
		frame->most_across = across > frame->most_across ? across : frame->most_across;
		frame->most_down = down > frame->most_down ? down : frame->most_down;
	}
	return true;
}

/* The blocks of 8 pixels that cover the part of a length that a component has. */
static uint32_t blocks_of(uint32_t length, unsigned share, unsigned most)
{
	return (length * share + 8 * most - 1) / (8 * most);
}

/* Baseline, extended and progressive Huffman coding of 8 bits is what readers know. */
static const char *read_frame(struct jpeg_walk *walk, unsigned marker, struct bytes data)
{
	struct image_info *info = walk->info;
	struct jpeg_frame *frame = &walk->frame;
	const unsigned char *head = take(&data, 6);
	if (!head || data.left != 3 * (size_t)head[5] || frame->width)
		return image_is_broken;
	frame->height = be16(head + 1);
	frame->width = be16(head + 3);
	frame->count = info->components = head[5];
	frame->is_progressive = marker == SOF2;
	const char *damage = image_set_size(info, frame->width, frame->height);
	if (damage)
		return damage;
	if (head[0] != 8 || (head[5] != 1 && head[5] != 3 && head[5] != 4))
		return unknown;
	if (!read_components(frame, data))
		return image_is_broken;
	for (unsigned i = 0; i < frame->count; i++) {
		struct jpeg_component *component = &frame->components[i];
		component->wide = blocks_of(frame->width, component->across, frame->most_across);
		component->high = blocks_of(frame->height, component->down, frame->most_down);
	}
	return NULL;
}

static struct jpeg_component *find_component(struct jpeg_walk *walk, unsigned id)
{
	for (unsigned i = 0; i < walk->frame.count; i++)
		if (walk->frame.components[i].id == id)
			return &walk->frame.components[i];
	return NULL;
}

static const char *read_scan(struct jpeg_walk *walk, unsigned marker, struct bytes data)
{
	(void)marker;
	struct jpeg_scan *scan = &walk->scan;
	const unsigned char *count = take(&data, 1);
	if (!walk->frame.width)
		return "without a frame";
	if (!count || *count < 1 || *count > JPEG_COMPONENTS || data.left != 2 * (size_t)*count + 3)
		return image_is_broken;
	if (++walk->scans > JPEG_SCANS_MOST)
		return "in more than the " IMAGE_WORDS(JPEG_SCANS_MOST) " scans that octavo takes";
	*scan = (struct jpeg_scan){.count = *count};
	for (unsigned i = 0; i < scan->count; i++) {
		const unsigned char *from = take(&data, 2);
		struct jpeg_component *component = find_component(walk, from[0]);
		for (unsigned before = 0; before < i; before++)
			if (scan->components[before] == component)
				return image_is_broken;
		scan->components[i] = component;
		scan->tables[0][i] = from[1] >> 4;
		scan->tables[1][i] = from[1] & 15;
		if (!component || scan->tables[0][i] >= JPEG_TABLES ||
		    scan->tables[1][i] >= JPEG_TABLES ||
		    !walk->frame.has_quantization[component->quantization])
			return image_is_broken;
		component->is_coded = true;
	}
	scan->first = data.at[0];
	scan->last = data.at[1];
	scan->before = data.at[2] >> 4;
	scan->precision = data.at[2] & 15;
	return NULL;
}

static const char *read_quantization(struct jpeg_walk *walk, unsigned marker, struct bytes data)
{
	(void)marker;
	while (data.left) {
		const unsigned char *head = take(&data, 1);
		unsigned number = *head & 15, precision = *head >> 4;
		if (number >= JPEG_TABLES || precision > 1 || !take(&data, precision ? 128 : 64))
			return image_is_broken;
		walk->frame.has_quantization[number] = true;
	}
	return NULL;
}

static const char *read_huffman(struct jpeg_walk *walk, unsigned marker, struct bytes data)
{
	(void)marker;
	while (data.left) {
		const unsigned char *head = take(&data, 17);
		size_t count = 0;
		for (unsigned i = 1; head && i <= 16; i++)
			count += head[i];
		if (!head || (head[0] & 15) >= JPEG_TABLES || head[0] >> 4 > 1 || count > 256 ||
		    !take(&data, count))
			return image_is_broken;
		walk->frame.codes[head[0] >> 4][head[0] & 15] = head + 1;
	}
	return NULL;
}

static const char *read_restart(struct jpeg_walk *walk, unsigned marker, struct bytes data)
{
	(void)marker;
	if (data.left != 2)
		return image_is_broken;
	walk->frame.restart = be16(data.at);
	return NULL;
}

static const char *read_profile(struct jpeg_walk *walk, struct bytes data)
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

/* How many pixels there are to an inch, or to a centimetre. */
static void read_density(struct image_info *info, const unsigned char *data)
{
	enum { PER_INCH = 1, PER_CENTIMETRE = 2 };
	unsigned hundredths = *data == PER_INCH ? 100 : *data == PER_CENTIMETRE ? 254 : 0;
	info->dots_across = (be16(data + 1) * hundredths + 50) / 100;
	info->dots_down = (be16(data + 3) * hundredths + 50) / 100;
}

static const char *read_application(struct jpeg_walk *walk, unsigned marker, struct bytes data)
{
	if (marker == APP0 && begins(data.at, data.left, "JFIF\0", 5) && data.left >= 12)
		read_density(walk->info, data.at + 7);
	if (marker == APP1 && begins(data.at, data.left, "Exif\0\0", 6))
		walk->info->orientation = exif_orientation(data.at + 6, data.left - 6);
	if (marker == APP2 && begins(data.at, data.left, "ICC_PROFILE\0", 12))
		return read_profile(walk, data);
	return NULL;
}

/* What each kind of segment has to be like; others are none that readers know. */
static const struct {
	unsigned first, last;
	const char *(*read)(struct jpeg_walk *walk, unsigned marker, struct bytes data);
} segments[] = {
    {APP0, APP15, read_application}, {COM, COM, read_application}, {DQT, DQT, read_quantization},
    {DHT, DHT, read_huffman},        {DRI, DRI, read_restart},     {SOS, SOS, read_scan},
    {SOF0, SOF2, read_frame},
};

static const char *read_segment(struct jpeg_walk *walk, unsigned marker, struct bytes *bytes)
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

static const char *read_segments(struct jpeg_walk *walk, struct bytes bytes, bool closely)
{
	for (;;) {
		unsigned marker = next_marker(&bytes);
		if (marker == EOI)
			return !walk->scans ? "without a picture"
			       : walk->profile.seen != walk->profile.parts
				   ? "of a broken colour profile"
				   : NULL;
		if (!marker)
			return bytes.left ? image_is_broken : image_is_short;
		const char *damage = read_segment(walk, marker, &bytes);
		if (damage)
			return damage;
		bool is_broken = false;
		if (marker == SOS && closely && !walk->info->flaw)
			walk->info->flaw =
			    jpeg_check_scan(&walk->frame, &walk->scan, bytes, &is_broken);
		if (is_broken)
			return walk->info->flaw;
		if (marker == SOS && !skip_scan(&bytes))
			return image_is_short;
	}
}

const char *jpeg_read(struct bytes bytes, struct image_info *info, bool closely)
{
	struct jpeg_walk walk = {.info = info};
	take(&bytes, 2);
	const char *damage = read_segments(&walk, bytes, closely);
	if (damage && !walk.scans) /* nobody shows anything of it */
		info->width = info->height = 0;
	for (unsigned i = 0; i < walk.frame.count; i++) {
		if (closely && !damage && !info->flaw && !walk.frame.components[i].is_coded)
			info->flaw = "its data lack some of its colours";
		mem_free(walk.frame.components[i].present);
	}
	return damage;
}
