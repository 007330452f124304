/* Where the cover comes from, and whether shops will take it. */
#include "book/book_parts.h"

#include "base/bcp47.h"
#include "book/cover_job.h"
#include "book/style.h"

#include <string.h>

enum {
	LOWEST = 1000,      /* pixels, as Amazon asks */
	LINE_AN_AUTHOR = 3, /* of more authors, several share a line */
};

/* Whether its shape is from 3:4 to 1:1.6, give or take a pixel. */
static bool has_shape(const struct asset *picture)
{
	uint64_t width = picture->width, height = picture->height;
	return (width + 1) * 16 >= height * 10 && (width - 1) * 4 <= height * 3;
}

static void warn(struct edition *edition, enum message message, const char *detail)
{
	struct field cover = edition->manuscript->metadata.cover_image;
	diag(edition->diags, message, cover.at, cover.text, detail);
}

static void check(struct edition *edition, const struct asset *picture)
{
	const char *size = arena_format(edition->arena, "%u x %u", picture->width, picture->height);
	bool is_drawing = strcmp(picture->ending, "svg") == 0;
	if (strcmp(picture->ending, "jpg") != 0)
		warn(edition, MSG_COVER_FORMAT, picture->format);
	if (!is_drawing && picture->height < LOWEST)
		warn(edition, MSG_COVER_LOW, size);
	if (picture->width && picture->height && !has_shape(picture))
		warn(edition, MSG_COVER_SHAPE, size);
	if (picture->has_alpha)
		warn(edition, MSG_COVER_TRANSPARENT, NULL);
}

/* Other pictures may be limited in size; a cover isn't: shops want it large. */
static struct asset_request request_for(const struct edition *edition, const char *shown,
					struct place at)
{
	return (struct asset_request){
	    .shown = shown,
	    .at = at,
	    .is_cover = true,
	    .arena = edition->arena,
	    .diags = edition->diags,
	};
}

static void take_given(struct edition *edition, struct field cover)
{
	char real[PATH_MAX];
	struct asset_request request = request_for(edition, cover.text, cover.at);
	if (named_find(edition, &cover, real))
		edition->cover = assets_add(&edition->assets, real, ASSET_IMAGE, &request);
	if (edition->cover != MAP_NONE)
		check(edition, &edition->assets.items.items[edition->cover]);
}

void cover_begin(struct edition *edition)
{
	const struct metadata *metadata = &edition->manuscript->metadata;
	struct field lost = edition->manuscript->lost_cover;
	if (metadata->no_cover)
		return;
	if (metadata->cover_image.text)
		take_given(edition, metadata->cover_image);
	else if (lost.text)
		diag(edition->diags, MSG_NO_SUCH_COVER, lost.at, lost.text, NULL);
	edition->typesets_cover = edition->cover == MAP_NONE && !diags_failed(edition->diags);
}

bool cover_is_expected(const struct edition *edition)
{
	return edition->cover != MAP_NONE || edition->typesets_cover;
}

/* The authors for a cover, a line each or, if they are many, with points between them; names are
 * held together by spaces that don't break. NULL: there are none. */
static const char *authors_of(const struct metadata *metadata, struct arena *arena)
{
	struct buf names = BUF_EMPTY;
	const char *between = metadata->authors.count > LINE_AN_AUTHOR ? "\u00A0· " : "\n";
	for (size_t i = 0; i < metadata->authors.count; i++) {
		buf_puts(&names, i ? between : "");
		for (const char *s = metadata->authors.items[i].text.text; *s; s++)
			if (*s == ' ')
				buf_puts(&names, "\u00A0");
			else
				buf_putc(&names, *s);
	}
	const char *authors = names.size ? arena_copy(arena, names.data, names.size) : NULL;
	buf_clear(&names);
	return authors;
}

static const char *subtitle_of(const struct metadata *metadata)
{
	for (size_t i = 0; i < metadata->titles.count; i++) {
		const struct title *title = &metadata->titles.items[i];
		if (title->type && strcmp(title->type, "subtitle") == 0)
			return title->text.text;
	}
	return NULL;
}

/* false: not enough is known of the book. */
static bool find_words(const struct edition *edition, struct cover_words *words)
{
	const struct metadata *metadata = &edition->manuscript->metadata;
	*words = (struct cover_words){
	    .title = edition->title,
	    .subtitle = subtitle_of(metadata),
	    .authors = authors_of(metadata, edition->arena),
	    .language = edition->language,
	    .theme = metadata->theme.text ? metadata->theme.text : STYLE_DEFAULT_THEME,
	};
	if (!words->title)
		return false;
	words->right_to_left = bcp47_direction(words->language) != NULL;
	return true;
}

void cover_start(struct edition *edition)
{
	const struct metadata *metadata = &edition->manuscript->metadata;
	struct cover_words words;
	bool is_wanted =
	    !metadata->no_cover && (edition->typesets_cover || !metadata->cover_image.text);
	if (is_wanted && !edition->cover_job && find_words(edition, &words))
		edition->cover_job = cover_job_start(&words);
}

/* Makes an asset of what was typeset, which is empty if it couldn't be. */
static void take_made(struct edition *edition, struct cover_made *made)
{
	struct place at = metadata_title(&edition->manuscript->metadata).at;
	struct asset_request request = request_for(edition, "cover.jpg", at);
	if (!made->jpeg.size) {
		diag(edition->diags, MSG_NO_COVER_MADE, at, NULL, NULL);
		return;
	}
	struct resource *resource = resources_from_bytes(edition->assets.resources, made->jpeg,
							 "cover", ASSET_IMAGE, &request);
	made->jpeg = (struct buf)BUF_EMPTY;
	edition->cover = assets_take(&edition->assets, resource, &request);
	if (made->missing.size)
		diag(edition->diags, MSG_COVER_BOXES, at, made->missing.data, NULL);
	if (made->shortened)
		diag(edition->diags, MSG_COVER_SHORTENED, at, NULL, NULL);
}

static struct cover_made await(struct edition *edition)
{
	struct cover_made made = {0};
	cover_job_finish(edition->cover_job, &made);
	edition->cover_job = NULL;
	return made;
}

void cover_settle(struct edition *edition)
{
	if (!edition->typesets_cover)
		cover_abandon(edition);
	if (!edition->cover_job)
		return;
	struct cover_made made = await(edition);
	take_made(edition, &made);
	cover_made_clear(&made);
}

void cover_abandon(struct edition *edition)
{
	if (!edition->cover_job)
		return;
	struct cover_made made = await(edition);
	cover_made_clear(&made);
}
