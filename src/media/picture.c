/* Making a picture fit for a book. */
#include "media/picture.h"

#include "media/crop.h"
#include "media/image_parts.h"
#include "media/jpeg.h"
#include "media/metafile.h"
#include "media/media_parts.h"
#include "media/webp.h"

static enum image_type identify(const struct buf *bytes, uint64_t most_pixels,
				struct image_info *info)
{
	const char *data = bytes->data ? bytes->data : "";
	return image_identify((const unsigned char *)data, bytes->size, most_pixels, info);
}

static enum image_type examine(const struct buf *bytes, uint64_t most_pixels,
			       struct image_info *info)
{
	const char *data = bytes->data ? bytes->data : "";
	return image_examine((const unsigned char *)data, bytes->size, most_pixels, info);
}

static void replace(struct buf *bytes, struct buf *by)
{
	buf_clear(bytes);
	*bytes = *by;
	*by = (struct buf)BUF_EMPTY;
}

static uint64_t square_root(uint64_t number)
{
	uint64_t root = 0;
	for (uint64_t bit = (uint64_t)1 << 31; bit; bit >>= 1)
		if ((root + bit) * (root + bit) <= number)
			root += bit;
	return root;
}

/* The largest size of the same shape with at most so many pixels; none if it has no more. */
static struct picture_size smaller(uint64_t width, uint64_t height, uint64_t most)
{
	struct picture_size size = {0};
	if (!most || width * height <= most)
		return size;
	uint64_t wide = square_root(most * width / height);
	if (!wide) /* a line of a single pixel's width or height can't keep its shape */
		return (struct picture_size){1, (uint32_t)most};
	if (wide > most)
		return (struct picture_size){(uint32_t)most, 1};
	size.width = (uint32_t)wide;
	uint64_t high = wide * height / width;
	size.height = (uint32_t)(high ? high : 1);
	return size;
}

/* A picture that is coded anew. */
struct recoding {
	struct pixels pixels;
	int sampling;      /* of its colours, in JPEG */
	bool is_exact;     /* it is stored without loss, so it should stay so */
	const char *wrong; /* why it can't be read, if that is known */
};

static bool decode(struct recoding *recoding, enum image_type type, const struct buf *bytes,
		   uint64_t most_pixels, struct picture_size size)
{
	uint64_t most = image_most_decoded(most_pixels);
	const unsigned char *data = (const unsigned char *)bytes->data;
	switch (type) {
	case IMAGE_JPEG:
		return jpeg_decode(data, bytes->size, most, size, &recoding->pixels,
				   &recoding->sampling);
	case IMAGE_PNG:
		recoding->is_exact = true;
		return png_decode(data, bytes->size, most, &recoding->pixels);
	case IMAGE_WEBP:
		recoding->wrong = webp_decode(data, bytes->size, most_pixels, &recoding->pixels,
					      &recoding->is_exact);
		return !recoding->wrong;
	default:
		return false;
	}
}

/* Writes the pixels, with the colour profile of the picture that they come from. */
static void encode(const struct recoding *recoding, enum image_type type, struct buf *bytes)
{
	struct buf made = BUF_EMPTY, profiled = BUF_EMPTY;
	bool is_jpeg =
	    !recoding->is_exact && jpeg_write(&recoding->pixels, recoding->sampling, &made);
	if (!is_jpeg)
		pixels_write_png(&recoding->pixels, &made);
	if (is_jpeg && type == IMAGE_JPEG)
		strip_jpeg_keep_profile(bytes, &made, &profiled);
	else if (type == IMAGE_PNG && recoding->pixels.channels > 1)
		strip_png_keep_profile(bytes, &made, &profiled);
	if (profiled.size)
		replace(&made, &profiled);
	replace(bytes, &made);
}

/* What a picture is to become. */
struct wish {
	uint64_t most_pixels; /* that it may have before */
	unsigned orientation; /* as it is said to have */
	bool is_cut;
	struct picture_part part; /* that stays of it */
	struct picture_size size; /* none: as it is */
};

/* Codes the picture anew: what is wanted of it, in a smaller size, if one is given, upright, in a
 * format for books. */
static bool recode(struct buf *bytes, enum image_type type, const struct wish *wish,
		   const char **wrong)
{
	static const struct picture_size whole;
	struct recoding recoding = {.sampling = JPEG_USUAL};
	bool done =
	    decode(&recoding, type, bytes, wish->most_pixels, wish->is_cut ? whole : wish->size);
	if (done) {
		if (wish->is_cut)
			pixels_cut(&recoding.pixels, &wish->part);
		if (wish->size.width)
			pixels_scale(&recoding.pixels, wish->size);
		pixels_turn(&recoding.pixels, wish->orientation);
		encode(&recoding, type, bytes);
	}
	*wrong = recoding.wrong;
	pixels_clear(&recoding.pixels);
	return done;
}

static bool turn_exactly(struct buf *bytes, uint64_t most_pixels, unsigned orientation)
{
	struct buf turned = BUF_EMPTY;
	struct image_info info;
	bool done =
	    jpeg_turn((const unsigned char *)bytes->data, bytes->size, orientation, &turned) &&
	    identify(&turned, most_pixels, &info) == IMAGE_JPEG && !info.damage;
	if (done)
		replace(bytes, &turned);
	buf_clear(&turned);
	return done;
}

/* Many readers turn a picture by its EXIF data, which stay where that couldn't be done here. */
static void strip(struct buf *bytes, enum image_type type, bool upright)
{
	if (type == IMAGE_JPEG && upright)
		strip_jpeg(bytes);
	else if (type == IMAGE_PNG)
		strip_png(bytes, !upright);
	else if (type == IMAGE_GIF)
		strip_gif(bytes);
}

static bool has_pixels(enum image_type type)
{
	return type == IMAGE_JPEG || type == IMAGE_PNG || type == IMAGE_GIF || type == IMAGE_WEBP;
}

#define TOO_LARGE ", being larger than a quarter of what '--limit pixels' allows"

/* What a picture can't be, and why, if that is known. */
static const char *why_not(const struct wish *wish, bool turned, bool fits)
{
	if (!turned)
		return fits ? "turned upright" : "turned upright" TOO_LARGE;
	if (wish->size.width)
		return fits ? "scaled down" : "scaled down" TOO_LARGE;
	return fits ? "cropped" : "cropped" TOO_LARGE;
}

/* Turns what no reader of e-books shows into what they do; returns what is wrong. */
static const char *replace_kind(struct buf *bytes, uint64_t most_pixels, const char *name)
{
	if (strcmp(name, "EMF") == 0)
		return metafile_draw(bytes);
	if (strcmp(name, "TIFF") == 0)
		return tiff_convert(bytes, most_pixels);
	return strcmp(name, "BMP") == 0 ? bmp_convert(bytes, most_pixels) : NULL;
}

static bool is_asked(const struct tree_crop *crop)
{
	return crop && (crop->left > 0 || crop->top > 0 || crop->right > 0 || crop->bottom > 0);
}

static struct wish wish_for(const struct image_info *info, const struct tree_crop *crop,
			    uint64_t most)
{
	unsigned own = info->orientation, asked = crop ? crop->orientation : 0;
	struct wish wish = {.orientation = asked ? asked : own, .most_pixels = info->most_pixels};
	wish.part = (struct picture_part){.width = info->width, .height = info->height};
	wish.is_cut = is_asked(crop) && crop_part(crop, info, &wish.part);
	wish.size = smaller(wish.part.width, wish.part.height, most);
	return wish;
}

enum image_type picture_fit(struct buf *bytes, const struct tree_crop *crop, uint64_t most,
			    uint64_t most_pixels, struct image_info *info,
			    struct picture_changes *changes)
{
	enum image_type type = examine(bytes, most_pixels, info);
	if (type == IMAGE_REFUSED) {
		info->damage = replace_kind(bytes, most_pixels, info->name);
		type = info->damage ? type : examine(bytes, most_pixels, info);
	}
	*changes = (struct picture_changes){.flaw = info->flaw};
	if (info->damage || !has_pixels(type)) {
		changes->undone = type != IMAGE_SVG           ? NULL
				  : is_asked(crop)            ? "cropped"
				  : crop && crop->orientation ? "turned upright"
							      : NULL;
		return type;
	}
	struct wish wish = wish_for(info, crop, most);
	bool turned = wish.orientation == 1, moves = type != IMAGE_WEBP && info->is_animated;
	bool fits = type == IMAGE_WEBP || /* which has a limit of its own */
		    image_within(info->width, info->height, image_most_decoded(most_pixels));
	bool can = fits && !moves && !info->flaw, changed = wish.is_cut || wish.size.width;
	const char *wrong = NULL;
	if (type == IMAGE_JPEG && !turned && !changed && can)
		turned = turn_exactly(bytes, most_pixels, wish.orientation);
	bool needed = type == IMAGE_WEBP || !turned || changed;
	bool done = needed && can && recode(bytes, type, &wish, &wrong);
	if (type == IMAGE_WEBP && !done) {
		info->damage = wrong;
		return type;
	}
	if (needed && !done)
		changes->undone = why_not(&wish, turned, fits);
	changes->converted = type == IMAGE_WEBP;
	changes->scaled = done && wish.size.width;
	if (type == IMAGE_WEBP)
		return identify(bytes, most_pixels, info);
	strip(bytes, type, turned || done);
	return identify(bytes, most_pixels, info);
}
