/* The book's one style sheet. */
#include "book/style.h"

#include "base/embedded.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/url.h"
#include "css/css.h"
#include "media/local.h"
#include "book/named.h"
#include "media/turn.h"

#include <string.h>

enum { LARGEST = 16 << 20 }; /* bytes of one style sheet */

static const char lines_from_the_top[] =
    "\n/* Lines from top to bottom */\n"
    "html {\n"
    "\t-epub-writing-mode: vertical-rl;\n"
    "\t-webkit-writing-mode: vertical-rl;\n"
    "\twriting-mode: vertical-rl;\n"
    "}\n"
    ".upright, .noteref, .backlink {\n"
    "\t-epub-text-combine: horizontal;\n"
    "\t-webkit-text-combine: horizontal;\n"
    "\ttext-combine-upright: all;\n"
    "}\n"
    "/* A percentage would be of the height */\n"
    ".titlepage, .halftitlepage, .part, .dedication, .epigraph {\n"
    "\tmargin-right: 1em;\n"
    "}\n";

static const struct embedded *find_style(const char *name)
{
	for (const struct embedded *style = embedded_styles; style->name; style++)
		if (strcmp(style->name, name) == 0)
			return style;
	return NULL;
}

/* The sheet of the theme; NULL: there is none of that name. */
static const struct embedded *find_theme(const char *name)
{
	static const char ending[] = ".css";
	size_t size = strlen(name);
	for (const struct embedded *style = embedded_styles; style->name; style++)
		if (strcmp(name, "base") != 0 && strncmp(style->name, name, size) == 0 &&
		    strcmp(style->name + size, ending) == 0)
			return style;
	return NULL;
}

static void add_embedded(const struct edition *edition, const struct embedded *sheet,
			 struct buf *style)
{
	if (edition->vertical)
		turn_sheet((const char *)sheet->data, sheet->size, style);
	else
		buf_add(style, sheet->data, sheet->size);
}

bool style_check_theme(const struct field *theme, struct diags *diags)
{
	if (find_theme(theme->text))
		return true;
	struct buf names = BUF_EMPTY;
	for (const struct embedded *one = embedded_styles; one->name; one++)
		if (strcmp(one->name, "base.css") != 0)
			buf_printf(&names, "%s%.*s", names.size ? ", " : "",
				   (int)strcspn(one->name, "."), one->name);
	diag(diags, MSG_UNKNOWN_THEME, theme->at, theme->text, names.data);
	buf_clear(&names);
	return false;
}

static void add_theme(struct edition *edition, struct buf *style)
{
	struct field theme = edition->manuscript->metadata.theme;
	if (!theme.text)
		theme.text = STYLE_DEFAULT_THEME;
	if (!style_check_theme(&theme, edition->diags))
		return;
	add_embedded(edition, find_style("base.css"), style);
	add_embedded(edition, find_theme(theme.text), style);
	if (edition->vertical)
		buf_puts(style, lines_from_the_top);
}

/* Where the style sheet stands that is being read, for what it refers to. */
struct sheet {
	struct edition *edition;
	struct diags *diags;
	const char *folder; /* absolute */
	const char *root;   /* what it refers to must be in there */
};

/* The asset as the style sheet, in a folder beside it, names it. */
static const char *path_to(struct edition *edition, size_t asset)
{
	assets_name(&edition->assets);
	return arena_format(edition->arena, "../%s", edition->assets.items.items[asset].file);
}

/* Whether there is a file at path, seen from the sheet, inside its root. */
static bool find_file(const struct sheet *sheet, const char *path, struct place at,
		      char real[PATH_MAX])
{
	struct arena *arena = sheet->edition->arena;
	const char *whole = path_normal(arena, path_join(arena, sheet->folder, path));
	return whole && file_find(whole, sheet->root, real, sheet->diags, at) == FILE_FOUND;
}

/* Makes an asset of what a style sheet refers to. */
static const char *use_file(void *user, const char *url, struct place at)
{
	const struct sheet *sheet = user;
	struct edition *edition = sheet->edition;
	char real[PATH_MAX];
	const char *path =
	    local_decoded(edition->arena, arena_copy(edition->arena, url, strcspn(url, "?#")));
	if (url_is_remote(url) || !find_file(sheet, path, at, real))
		return NULL;
	struct asset_request request = {
	    .shown = url,
	    .at = at,
	    .lenient = true,
	    .most_pixels = edition->manuscript->metadata.max_pixels,
	    .arena = edition->arena,
	    .diags = sheet->diags,
	};
	size_t asset = assets_add(&edition->assets, real, ASSET_ANY, &request);
	return asset == MAP_NONE ? NULL : path_to(edition, asset);
}

/* Cleans the sheet in the file at path onto the end of style; the field names it, and name is what
 * diagnostics call it. */
static void add_file(struct sheet *sheet, const struct field *field, const char *path,
		     const char *name, struct buf *style)
{
	struct buf bytes = BUF_EMPTY;
	if (file_read(path, LARGEST, &bytes, NULL, sheet->diags, field->at)) {
		struct css_input in = {bytes.data ? bytes.data : "",
				       bytes.size,
				       {name, 1, 1},
				       sheet->diags,
				       use_file,
				       sheet};
		css_clean(&in, style);
	}
	buf_clear(&bytes);
}

static void add_sheet(struct edition *edition, const struct field *field, struct buf *style)
{
	char real[PATH_MAX];
	struct sheet sheet = {edition, edition->diags, named_folder(edition, field),
			      edition->manuscript->root};
	if (named_find(edition, field, real))
		add_file(&sheet, field, real, named_shown(edition, field), style);
}

static void add_page_style(const struct sheet *page, const struct page_style *page_style,
			   struct buf *style)
{
	const struct field *field = &page_style->text;
	struct sheet sheet = *page;
	char real[PATH_MAX];
	if (!page_style->is_path) {
		struct css_input in = {
		    field->text, strlen(field->text), field->at, page->diags, use_file, &sheet};
		css_clean(&in, style);
	} else if (!url_is_remote(field->text) && find_file(page, field->text, field->at, real) &&
		   file_kind(real) == FILE_REGULAR) {
		const char *path = path_join(page->edition->arena, page->folder, field->text);
		sheet.folder = path_folder(page->edition->arena, path);
		add_file(&sheet, field, real, named_shown(page->edition, field), style);
	} else {
		diag(page->diags, MSG_MISSING_STYLE, field->at, field->text, NULL);
	}
}

size_t style_of_page(struct edition *edition, const struct article *article, struct diags *diags)
{
	struct buf style = BUF_EMPTY;
	struct sheet sheet = {edition, diags, path_folder(edition->arena, article->entry->absolute),
			      article->entry->root};
	for (size_t i = 0; i < article->metadata.page_styles.count; i++)
		add_page_style(&sheet, &article->metadata.page_styles.items[i], &style);
	if (!style.size) {
		buf_clear(&style);
		return MAP_NONE;
	}
	const char *stem = path_stem(edition->arena, article->entry->name);
	return assets_add_style(&edition->assets, style, stem);
}

static void add_font(struct edition *edition, const struct field *field, struct buf *style)
{
	char real[PATH_MAX];
	struct asset_request request = {
	    .shown = field->text,
	    .at = field->at,
	    .arena = edition->arena,
	    .diags = edition->diags,
	};
	size_t i = named_find(edition, field, real)
		       ? assets_add(&edition->assets, real, ASSET_FONT, &request)
		       : MAP_NONE;
	if (i == MAP_NONE)
		return;
	const struct asset *font = &edition->assets.items.items[i];
	buf_puts(style, "@font-face {\n\tfont-family: ");
	css_write_string(style, font->family, strlen(font->family));
	buf_printf(style, ";\n\tfont-weight: %u;\n\tfont-style: %s;\n\tsrc: url(%s);\n}\n",
		   font->weight, font->italic ? "italic" : "normal", path_to(edition, i));
}

void style_make(struct edition *edition, struct buf *style)
{
	const struct metadata *metadata = &edition->manuscript->metadata;
	add_theme(edition, style);
	for (size_t i = 0; i < metadata->fonts.count; i++)
		add_font(edition, &metadata->fonts.items[i], style);
	for (size_t i = 0; i < metadata->stylesheets.count; i++)
		add_sheet(edition, &metadata->stylesheets.items[i], style);
}
