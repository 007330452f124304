/* The book's style sheets. */
#include "book/style.h"

#include "base/embedded.h"
#include "base/file.h"
#include "base/nearest.h"
#include "css/css.h"
#include "media/stylesheet.h"
#include "book/book_parts.h"
#include "media/turn.h"

#include <string.h>

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
    ".backlink:after { content: \"\\3000\"; }\n"
    "/* Numbers that don't lie on their side */\n"
    "ol { list-style-type: cjk-ideographic; }\n"
    "ol[type=\"a\"] { list-style-type: lower-alpha; }\n"
    "ol[type=\"A\"] { list-style-type: upper-alpha; }\n"
    "ol[type=\"i\"] { list-style-type: lower-roman; }\n"
    "ol[type=\"I\"] { list-style-type: upper-roman; }\n"
    "/* A cover is no text */\n"
    "html.across {\n"
    "\t-epub-writing-mode: horizontal-tb;\n"
    "\t-webkit-writing-mode: horizontal-tb;\n"
    "\twriting-mode: horizontal-tb;\n"
    "}\n"
    ".across img {\n"
    "\tmax-width: 100%;\n"
    "\twidth: auto;\n"
    "\theight: auto;\n"
    "}\n"
    "/* epub.js lets pictures be as wide as the page is high, and says that it matters */\n"
    "figure img { max-height: 80% !important; }\n"
    "/* A percentage would be of the height */\n"
    ".titlepage, .halftitlepage, .part, .dedication, .epigraph {\n"
    "\tmargin-right: 1em;\n"
    "\tpadding-right: 1em;\n"
    "\tpadding-left: 1em;\n"
    "}\n"
    "/* What a page of print is high is more than a tier is wide */\n"
    ".titlepage .title { font-size: 1.6em; }\n"
    ".titlepage .subtitle, .titlepage .author { font-size: 1.1em; }\n"
    ".titlepage .subtitle, .titlepage .author, .titlepage .date, .titlepage .contributor,\n"
    ".titlepage .publisher {\n"
    "\tmargin: 0 0.6em 0 0;\n"
    "}\n";

static const struct embedded *find_style(const char *name)
{
	for (const struct embedded *style = embedded_styles; style->name; style++)
		if (strcmp(style->name, name) == 0)
			return style;
	return NULL;
}

static bool is_theme(const struct embedded *style)
{
	return strcmp(style->name, "base.css") != 0 && strcmp(style->name, "newer.css") != 0;
}

/* The sheet of the theme; NULL: there is none of that name. */
static const struct embedded *find_theme(const char *name)
{
	static const char ending[] = ".css";
	size_t size = strlen(name);
	for (const struct embedded *style = embedded_styles; style->name; style++)
		if (is_theme(style) && strncmp(style->name, name, size) == 0 &&
		    strcmp(style->name + size, ending) == 0)
			return style;
	return NULL;
}

static void add_embedded(const struct edition *edition, const struct embedded *sheet,
			 struct buf *style)
{
	if (edition->brief.vertical)
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
		if (is_theme(one))
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
		theme.text = STYLE_DEFAULT_THEME;
	add_embedded(edition, find_style("base.css"), style);
	add_embedded(edition, find_theme(theme.text), style);
	emphasis_add(&edition->languages, edition->language, edition->arena);
	emphasis_write(&edition->languages, style);
	if (edition->brief.vertical)
		buf_puts(style, lines_from_the_top);
}

const char *style_path(struct edition *edition, size_t asset)
{
	assets_name(&edition->assets);
	return arena_format(edition->arena, "../%s", edition->assets.items.items[asset].file);
}

/* What a style sheet is made from, beside the book. */
struct making {
	struct edition *edition;
	struct font_characters characters; /* that the book uses; bits NULL: not gathered */
	struct map fonts;                  /* path -> asset of what is one */
	struct map faces;                  /* numbers of fonts that there is a face for -> 1 */
};

/* Subsets fonts that have no name yet: their type may be another one then. */
static void fit_font(struct making *making, size_t i, const struct asset_request *request)
{
	struct edition *edition = making->edition;
	struct asset *font = &edition->assets.items.items[i];
	if (font->file)
		return;
	const char *whole = NULL;
	if (edition->manuscript->metadata.subset)
		whole = subset_make(edition, font, &making->characters);
	if (whole)
		diag(request->diags, MSG_FONT_WHOLE, request->at, request->shown, whole);
	if (strcmp(font->ending, "woff2") == 0)
		diag(request->diags, MSG_FONT_WOFF2, request->at, request->shown, NULL);
}

static const char *number_of(const struct making *making, size_t asset)
{
	return arena_format(making->edition->arena, "%zu", asset);
}

/* The asset of the file, each font once whatever it is asked for as; MAP_NONE after a diagnostic.
 */
static size_t take(struct making *making, const char *path, enum asset_kind kind,
		   const struct asset_request *request)
{
	struct edition *edition = making->edition;
	size_t known = map_find(&making->fonts, path);
	if (known != MAP_NONE)
		return known;
	size_t asset = assets_add(&edition->assets, path, kind, request);
	if (asset == MAP_NONE || !edition->assets.items.items[asset].family)
		return asset;
	fit_font(making, asset, request);
	*map_at(&making->fonts, arena_string(edition->arena, path)) = asset;
	return asset;
}

/* stylesheet.h's hooks. */
static const char *take_file(void *user, const char *path, const struct asset_request *request)
{
	struct making *making = user;
	size_t asset = take(making, path, ASSET_ANY, request);
	if (asset == MAP_NONE)
		return NULL;
	*map_at(&making->faces, number_of(making, asset)) = 1;
	return style_path(making->edition, asset);
}

static const char *take_bytes(void *user, struct buf bytes, const struct asset_request *request)
{
	struct making *making = user;
	struct assets *assets = &making->edition->assets;
	struct resource *resource =
	    resources_from_bytes(assets->resources, bytes, "style", ASSET_ANY, request);
	size_t asset = resource ? assets_take(assets, resource, request) : MAP_NONE;
	if (asset == MAP_NONE)
		return NULL;
	if (assets->items.items[asset].family)
		fit_font(making, asset, request);
	return style_path(making->edition, asset);
}

static void add_sheet(struct making *making, const struct field *field, struct buf *style)
{
	struct edition *edition = making->edition;
	char real[PATH_MAX];
	const struct stylesheet sheet = {
	    .arena = edition->arena,
	    .diags = edition->diags,
	    .folder = named_folder(edition, field),
	    .sources = edition->manuscript->sources,
	    .root = edition->manuscript->root,
	    .most_pixels = edition->manuscript->metadata.max_pixels,
	    .is_whole_book = true,
	    .take = take_file,
	    .take_bytes = take_bytes,
	    .user = making,
	};
	if (named_find(edition, field, real))
		stylesheet_add_file(&sheet, field, real, named_shown(edition, field), style);
}

/* The font becomes a part of the book; MAP_NONE after a diagnostic. */
static size_t take_font(struct making *making, const struct field *field)
{
	struct edition *edition = making->edition;
	char real[PATH_MAX];
	const struct asset_request request = {
	    .shown = field->text,
	    .at = field->at,
	    .arena = edition->arena,
	    .diags = edition->diags,
	};
	return named_find(edition, field, real) ? take(making, real, ASSET_FONT, &request)
						: MAP_NONE;
}

/* The face of a font by its own names, unless a style sheet has one. */
static void add_face(struct making *making, size_t i, struct buf *style)
{
	const struct asset *font = &making->edition->assets.items.items[i];
	if (map_find(&making->faces, number_of(making, i)) != MAP_NONE)
		return;
	buf_puts(style, "@font-face {\n\tfont-family: ");
	css_write_string(style, font->family, strlen(font->family));
	buf_printf(style, ";\n\tfont-weight: %u", font->weight);
	if (font->heaviest)
		buf_printf(style, " %u", font->heaviest);
	buf_printf(style, ";\n\tfont-style: %s;\n\tsrc: url(%s);\n}\n",
		   font->italic ? "italic" : "normal", style_path(making->edition, i));
	*map_at(&making->faces, number_of(making, i)) = 1;
}

void style_make(struct edition *edition)
{
	const struct metadata *metadata = &edition->manuscript->metadata;
	struct making making = {.edition = edition};
	struct buf *style = &edition->styles[STYLE_BOOK], *own = &edition->styles[STYLE_AUTHOR];
	add_theme(edition, style);
	if (edition->holdings.newer_style)
		add_embedded(edition, find_style("newer.css"), &edition->styles[STYLE_NEWER]);
	size_t *fonts = mem_alloc((metadata->fonts.count + 1) * sizeof *fonts);
	for (size_t i = 0; i < metadata->fonts.count; i++)
		fonts[i] = take_font(&making, &metadata->fonts.items[i]);
	if (metadata->stylesheets.count)
		buf_puts(own, "/* The author's */\n");
	for (size_t i = 0; i < metadata->stylesheets.count; i++)
		add_sheet(&making, &metadata->stylesheets.items[i], own);
	for (size_t i = 0; i < metadata->fonts.count; i++)
		if (fonts[i] != MAP_NONE)
			add_face(&making, fonts[i], style);
	mem_free(fonts);
	map_clear(&making.fonts);
	map_clear(&making.faces);
	font_characters_clear(&making.characters);
}
