/* The book's one style sheet. */
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
		theme.text = STYLE_DEFAULT_THEME;
	add_embedded(edition, find_style("base.css"), style);
	add_embedded(edition, find_theme(theme.text), style);
	if (edition->brief.vertical)
		buf_puts(style, lines_from_the_top);
}

const char *style_path(struct edition *edition, size_t asset)
{
	assets_name(&edition->assets);
	return arena_format(edition->arena, "../%s", edition->assets.items.items[asset].file);
}

/* stylesheet.h's hook. */
static const char *take_file(void *user, const char *path, const struct asset_request *request)
{
	struct edition *edition = user;
	size_t asset = assets_add(&edition->assets, path, ASSET_ANY, request);
	return asset == MAP_NONE ? NULL : style_path(edition, asset);
}

static void add_sheet(struct edition *edition, const struct field *field, struct buf *style)
{
	char real[PATH_MAX];
	const struct stylesheet sheet = {
	    .arena = edition->arena,
	    .diags = edition->diags,
	    .folder = named_folder(edition, field),
	    .root = edition->manuscript->root,
	    .most_pixels = edition->manuscript->metadata.max_pixels,
	    .is_whole_book = true,
	    .take = take_file,
	    .user = edition,
	};
	if (named_find(edition, field, real))
		stylesheet_add_file(&sheet, field, real, named_shown(edition, field), style);
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
		   font->weight, font->italic ? "italic" : "normal", style_path(edition, i));
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
