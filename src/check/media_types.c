/* The media types of a book's files: which are core media types (EPUB 3.3 3.2), which stand for
 * which, and whether the bytes of a picture are what its type says. */
#include "base/limits.h"
#include "check/check_parts.h"

#include "base/ascii.h"
#include "media/image.h"

static const char images[] = "image/gif image/jpeg image/png image/svg+xml image/webp";
static const char images_2[] = "image/gif image/jpeg image/png image/svg+xml";
static const char sounds[] = "audio/mpeg audio/mp4 audio/ogg";
static const char fonts[] = "font/ttf font/otf font/woff font/woff2 application/font-sfnt "
			    "application/font-woff application/vnd.ms-opentype "
			    "application/x-font-ttf";
static const char scripts[] =
    "application/javascript text/javascript application/ecmascript application/x-ecmascript "
    "application/x-javascript text/ecmascript text/javascript1.0 text/javascript1.1 "
    "text/javascript1.2 text/javascript1.3 text/javascript1.4 text/javascript1.5 text/jscript "
    "text/livescript text/x-ecmascript text/x-javascript";
static const char others[] = "text/css application/xhtml+xml application/x-dtbncx+xml "
			     "application/smil+xml application/pls+xml";

static bool begins(const char *type, const char *with)
{
	return strncmp(type, with, strlen(with)) == 0;
}

bool media_is_script(const char *type)
{
	for (const char *s = scripts; *s; s += strcspn(s, " "), s += *s == ' ') {
		size_t size = strcspn(s, " ");
		if (ascii_same(s, size, type, strlen(type)))
			return true;
	}
	return false;
}

bool media_is_image(unsigned version, const char *type)
{
	return words_have(version == 2 ? images_2 : images, type);
}

bool media_is_audio(const char *type)
{
	return begins(type, "audio/");
}

bool media_is_video(const char *type)
{
	return begins(type, "video/");
}

bool media_is_font(const char *type)
{
	return begins(type, "font/") || begins(type, "application/font") ||
	       begins(type, "application/x-font") ||
	       strcmp(type, "application/vnd.ms-opentype") == 0;
}

bool media_is_core_font(unsigned version, const char *type)
{
	return version == 2 ? media_is_font(type)
			    : words_have(fonts, type) || strcmp(type, "image/svg+xml") == 0;
}

/* Parameters, such as the codecs of "audio/ogg; codecs=opus", are part of some. */
bool media_is_core(const char *type)
{
	if (begins(type, "audio/ogg") && (!type[9] || strchr("; ", type[9])))
		return true;
	return words_have(images, type) || words_have(sounds, type) || words_have(fonts, type) ||
	       words_have(others, type) || media_is_script(type);
}

bool media_is_content(unsigned version, const char *type)
{
	return strcmp(type, "application/xhtml+xml") == 0 ||
	       strcmp(type, version == 2 ? "application/x-dtbook+xml" : "image/svg+xml") == 0;
}

bool media_is_old_content(const char *type)
{
	return strcmp(type, "text/x-oeb1-document") == 0 || strcmp(type, "text/html") == 0;
}

const char *media_preferred(const char *type, const char *path)
{
	static const struct {
		const char *type, *ending, *better;
	} rows[] = {
	    {"application/font-sfnt", ".ttf", "font/ttf"},
	    {"application/font-sfnt", ".otf", "font/otf"},
	    {"application/font-sfnt", "", "font/ttf"},
	    {"application/vnd.ms-opentype", "", "font/otf"},
	    {"application/font-woff", "", "font/woff"},
	    {"application/x-font-ttf", "", "font/ttf"},
	    {"text/javascript", "", "application/javascript"},
	    {"application/ecmascript", "", "application/javascript"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t size = strlen(rows[i].ending), length = strlen(path);
		if (strcmp(rows[i].type, type) == 0 && length >= size &&
		    strcmp(path + length - size, rows[i].ending) == 0)
			return rows[i].better;
	}
	return NULL;
}

/* Pictures by their bytes */

static const struct picture_kind {
	const char *type, *words, *endings;
	const char *mark; /* that its bytes begin with */
} kinds[] = {
    {"image/jpeg", "JPEG", "jpeg jpg jpe jif jfif jfi", "\xFF\xD8"},
    {"image/png", "PNG", "png", "\x89PNG"},
    {"image/gif", "GIF", "gif", "GIF8"},
    {"image/webp", "WebP", "webp", "RIFF"},
};

static const struct picture_kind *kind_of(const char *type)
{
	for (size_t i = 0; type && i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].type, type) == 0)
			return &kinds[i];
	return NULL;
}

static void check_ending(struct book_item *item, const struct picture_kind *found)
{
	struct place at = {.file = item->file->place};
	struct arena *arena = arena_new();
	const char *ending =
	    ascii_lowered(arena_string(arena, path_ending(path_name(item->file->name))));
	if (*ending && !words_have(found->endings, ending))
		diag(item->diags, MSG_PKG_022, at, found->words, ending);
	arena_free(arena);
}

void check_picture(struct book_item *item, const struct buf *bytes)
{
	const struct picture_kind *said = kind_of(item->media_type);
	struct place at = {.file = item->file->place};
	struct image_info info = {0};
	if (!said)
		return;
	image_identify((const unsigned char *)bytes->data, bytes->size,
		       limit_of(NULL, LIMIT_PIXELS), &info);
	const struct picture_kind *found = kind_of(info.media_type);
	if (bytes->size < 4)
		diag(item->diags, MSG_MED_004, at, NULL, NULL);
	else if (memcmp(bytes->data, said->mark, strlen(said->mark)) != 0)
		diag(item->diags, MSG_OPF_029, at, found ? found->words : "no picture",
		     item->media_type);
	if (!found)
		diag(item->diags, MSG_PKG_021, at,
		     info.name ? info.name : "its bytes are no picture's", NULL);
	else if (info.damage && !info.width) /* readers show what there is of others */
		diag(item->diags, MSG_PKG_021, at, info.damage, NULL);
	else
		check_ending(item, found);
}

/* Items */

const struct book_item *item_by_id(const struct check *check, const char *id)
{
	size_t found = id ? map_find(&check->items_by_id, id) : MAP_NONE;
	return found == MAP_NONE ? NULL : &check->items.items[found];
}

const struct book_item *item_by_path(const struct check *check, const char *path)
{
	size_t found = path ? map_find(&check->items_by_path, path) : MAP_NONE;
	return found == MAP_NONE ? NULL : &check->items.items[found];
}

bool item_has(const struct book_item *item, const char *property)
{
	return words_have(item->properties, property);
}

bool item_falls_back(const struct check *check, const struct book_item *item,
		     bool fits(const struct check *check, const struct book_item *item))
{
	enum { MOST = 100 }; /* one after the other, more than any book has */
	size_t steps = 0;
	while ((item = item_by_id(check, item->fallback)) && steps++ < MOST)
		if (fits(check, item))
			return true;
	return false;
}
