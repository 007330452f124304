/* Typesetting a cover, in bands from the top: a whole page of pixels would take twice the memory.
 */
#include "cover/cover_typeset.h"

#include "cover/cover_parts.h"
#include "media/jpeg.h"
#include "base/slug.h"

enum { BAND = 320 };

static void draw_bands(const struct cover_page *page, const struct cover_design *design,
		       struct jpeg_bands *bands)
{
	const struct cover_libs *libs = page->press.libs;
	cairo_surface_t *surface =
	    libs->cairo_image_surface_create(CAIRO_FORMAT_RGB24, COVER_WIDTH, BAND);
	for (int top = 0; top < COVER_HEIGHT; top += BAND) {
		cairo_t *cairo = libs->cairo_create(surface);
		libs->cairo_translate(cairo, 0, -top);
		design->draw(page, cairo);
		libs->cairo_destroy(cairo);
		libs->cairo_surface_flush(surface);
		jpeg_bands_add(bands, libs->cairo_image_surface_get_data(surface),
			       (unsigned)libs->cairo_image_surface_get_stride(surface), BAND);
	}
	libs->cairo_surface_destroy(surface);
}

void cover_typeset(const struct cover_words *words, struct cover_made *made)
{
	struct cover_libs libs;
	*made = (struct cover_made){0};
	struct jpeg_bands *bands = jpeg_bands_new(COVER_WIDTH, COVER_HEIGHT);
	if (!bands)
		return;
	if (cover_libs_load(&libs)) {
		const struct cover_design *design = cover_design_of(words->theme);
		struct cover_page page = {
		    .title = words->title,
		    .subtitle = words->subtitle,
		    .authors = words->authors,
		    .chance = slug_hash(words->title),
		};
		cover_press_init(&page.press, &libs, words->language, words->right_to_left);
		design->arrange(&page);
		draw_bands(&page, design, bands);
		jpeg_bands_finish(bands, &made->jpeg);
		made->missing = page.press.missing;
		page.press.missing = (struct buf)BUF_EMPTY;
		made->shortened = page.press.shortened;
		cover_text_clear(&page.press, &page.title_text);
		cover_text_clear(&page.press, &page.subtitle_text);
		cover_text_clear(&page.press, &page.authors_text);
		cover_press_clear(&page.press);
	}
	jpeg_bands_free(bands);
}

void cover_made_clear(struct cover_made *made)
{
	buf_clear(&made->jpeg);
	buf_clear(&made->missing);
}
