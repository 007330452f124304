/* The looks that a page's own style sheets give to its elements: word processors write italics and
 * the like as classes. */
#include "read/html/html_parts.h"

#include "base/ascii.h"
#include "base/highlighter.h"
#include "css/css.h"
#include "css/css_sheet.h"
#include "xhtml/model/model.h"
#include "xhtml/svg_styles.h"

#include <string.h>

/* Those that mean something (xhtml/presentation.c), and those that hide. */
enum look {
	LOOK_STYLE,
	LOOK_WEIGHT,
	LOOK_VARIANT,
	LOOK_FAMILY,
	LOOK_DECORATION,
	LOOK_ALIGN,
	LOOK_VERTICAL,
	LOOK_SPACE,
	LOOK_BREAK_BEFORE,
	LOOK_BREAK_AFTER,
	LOOK_TRANSFORM,
	LOOK_SPACING,
	LOOK_EMPHASIS,
	LOOK_GROUND,
	LOOK_GROUND_COLOUR,
	LOOK_DIRECTION,
	LOOK_LIST,
	LOOK_LIST_TYPE,
	LOOK_WIDTH,
	LOOK_HEIGHT,
	LOOK_DISPLAY,
	LOOK_VISIBILITY,
	LOOK_HIDE,
	LOOK_COUNT
};

static const char *const properties[LOOK_COUNT] = {
    [LOOK_STYLE] = "font-style",
    [LOOK_WEIGHT] = "font-weight",
    [LOOK_VARIANT] = "font-variant",
    [LOOK_FAMILY] = "font-family",
    [LOOK_DECORATION] = "text-decoration",
    [LOOK_ALIGN] = "text-align",
    [LOOK_VERTICAL] = "vertical-align",
    [LOOK_SPACE] = "white-space",
    [LOOK_BREAK_BEFORE] = "page-break-before",
    [LOOK_BREAK_AFTER] = "page-break-after",
    [LOOK_TRANSFORM] = "text-transform",
    [LOOK_SPACING] = "letter-spacing",
    [LOOK_EMPHASIS] = "text-emphasis",
    [LOOK_GROUND] = "background",
    [LOOK_GROUND_COLOUR] = "background-color",
    [LOOK_DIRECTION] = "direction",
    [LOOK_LIST] = "list-style",
    [LOOK_LIST_TYPE] = "list-style-type",
    [LOOK_WIDTH] = "width",
    [LOOK_HEIGHT] = "height",
    [LOOK_DISPLAY] = "display",
    [LOOK_VISIBILITY] = "visibility",
    [LOOK_HIDE] = "mso-hide",
};

static bool hides(enum look look)
{
	return look >= LOOK_DISPLAY;
}

static bool is_for_screens(const struct node *style)
{
	const char *media = tree_get(style, "media"), *type = tree_get(style, "type");
	return (!type || !*type || ascii_equal(type, "text/css")) &&
	       (!media || css_is_for_screens(media));
}

bool html_is_sheet(const struct node *node)
{
	return element_of(node) == EL_STYLE && node->children &&
	       node->children->kind == NODE_TEXT && is_for_screens(node);
}

/* What a sheet in a file says of all headings, or all cells, is how that site or book looks, and no
 * meaning of these. */
static struct css_sheet *gather(const struct html_page *page, enum page_extent extent)
{
	struct css_sheet *sheet = css_sheet_new(properties, LOOK_COUNT);
	for (const struct node *node = page->html; node; node = tree_next(node, page->html)) {
		const struct node *text = html_is_sheet(node) ? node->children : NULL;
		bool is_own = !tree_get(node, "data-linked");
		bool may_hide = is_own || extent == PAGE_OF_BOOK;
		struct css_heed heed = {may_hide ? LOOK_COUNT : LOOK_DISPLAY, is_own, NULL};
		if (text)
			css_sheet_add(sheet, text->text, strlen(text->text), heed);
	}
	return sheet;
}

const char *html_alignment(const struct node *node)
{
	const char *style = tree_get(node, "style");
	const char *align = style ? strstr(style, "text-align") : NULL;
	return align ? align : element_of(node) == EL_CENTER ? "center" : tree_get(node, "align");
}

bool html_is_in_aligned(const struct node *node)
{
	const char *align = NULL;
	while (!align && (node = node->parent))
		align = html_alignment(node);
	return align && (strstr(align, "center") || strstr(align, "right"));
}

/* Of words in a paragraph, as the meaning of some looks asks for. */
static bool is_phrase(const struct node *node)
{
	return rule_of(node)->level == LEVEL_INLINE;
}

/* Whether it is how the page's text runs in general, which is for the book to say, or nothing that
 * the element could show. */
static bool is_idle(const struct node *node, enum look look, const struct css_said *said,
		    bool is_book)
{
	switch (look) {
	case LOOK_ALIGN:
		return !css_value_has(said->value, "center") &&
		       !css_value_has(said->value, "right") && !css_value_has(said->value, "end") &&
		       !html_is_in_aligned(node);
	case LOOK_TRANSFORM:
	case LOOK_SPACING:
	case LOOK_EMPHASIS:
		return !is_phrase(node);
	case LOOK_GROUND:
	case LOOK_GROUND_COLOUR:
		return !is_phrase(node) || !is_highlighter(said->value);
	case LOOK_DIRECTION:
		return !css_value_has(said->value, "rtl");
	case LOOK_LIST:
	case LOOK_LIST_TYPE: /* pages of the web have no marks before the items of their menus */
		return element_of(node) != EL_OL &&
		       (element_of(node) != EL_UL ||
			(!is_book && css_value_has(said->value, "none")));
	case LOOK_WIDTH:
	case LOOK_HEIGHT:
		return element_of(node) != EL_IMG && element_of(node) != EL_SVG;
	case LOOK_STYLE:
	case LOOK_WEIGHT:
		return said->is_general && /* sheets begin with setting everything back */
		       (css_value_has(said->value, "normal") || css_value_has(said->value, "400"));
	default:
		return false;
	}
}

/* Whether such a look is the page's own, not its text's. A drawing has its own (below), but for its
 * size. */
static bool is_plain(const struct node *node, enum look look)
{
	switch (element_of(node)) {
	case EL_BODY:
	case EL_A:
		return !hides(look);
	case EL_SVG:
		return look < LOOK_WIDTH;
	default:
		return false;
	}
}

/* Takes away what the element's own style says otherwise. */
static void heed_own_style(const char *style, struct css_said said[LOOK_COUNT])
{
	struct css_style *own = css_style_open(style, strlen(style));
	for (struct css_declaration it; css_style_next(own, &it);) {
		bool font = strcmp(it.property, "font") == 0;
		for (int i = 0; i < LOOK_COUNT; i++)
			if ((strcmp(it.property, properties[i]) == 0 ||
			     (font && i <= LOOK_FAMILY)) &&
			    (it.important || !said[i].important))
				said[i].value = NULL;
	}
	css_style_close(own);
}

static void apply(struct tree *tree, struct node *node, struct css_said said[LOOK_COUNT],
		  bool is_book)
{
	struct buf style = BUF_EMPTY;
	const char *own = tree_get(node, "style");
	if (own)
		heed_own_style(own, said);
	for (int i = 0; i < LOOK_COUNT; i++)
		if (said[i].value && !is_plain(node, (enum look)i) &&
		    !is_idle(node, (enum look)i, &said[i], is_book))
			buf_printf(&style, "%s%s: %s%s", style.size ? "; " : "", properties[i],
				   said[i].value, said[i].important ? " !important" : "");
	if (style.size) {
		own = own ? own : "";
		buf_printf(&style, "; %s", own);
		tree_set(tree, node, "data-own-style", own);
		tree_set(tree, node, "style", style.data);
	}
	buf_clear(&style);
}

/* In a page the sheets in drawings speak of all of them, as its own do: what they say becomes
 * attributes, which those that a drawing has itself win over. */
static void apply_to_drawings(const struct html_page *page)
{
	size_t count;
	const char *const *names = svg_style_properties(&count);
	struct css_said said[CSS_SHEET_MOST];
	struct css_sheet *sheet = css_sheet_new(names, count);
	struct node *body = page->tree->body;
	for (const struct node *node = page->html; node; node = tree_next(node, page->html)) {
		bool own = node->ns == NS_SVG && strcmp(node->name, "style") == 0;
		bool is_sheet = own || (element_of(node) == EL_STYLE && is_for_screens(node));
		const struct node *text = is_sheet ? node->children : NULL;
		if (text && text->kind == NODE_TEXT)
			css_sheet_add(sheet, text->text, strlen(text->text),
				      (struct css_heed){count, true, NULL});
	}
	for (struct node *node = body; node && !css_sheet_is_empty(sheet);
	     node = tree_next(node, body)) {
		if (node->ns != NS_SVG || !css_sheet_ask(sheet, node, said))
			continue;
		for (size_t i = 0; i < count; i++)
			if (said[i].value)
				tree_set(page->tree, node, names[i], said[i].value);
	}
	css_sheet_free(sheet);
}

static bool holds_drawing(const struct node *body)
{
	const struct node *node = body;
	while (node && element_of(node) != EL_SVG)
		node = tree_next(node, body);
	return node;
}

void html_apply_styles(const struct html_page *page, enum page_extent extent)
{
	struct css_sheet *sheet = gather(page, extent);
	struct node *body = page->tree->body;
	struct css_said said[LOOK_COUNT];
	for (struct node *node = body; node && !css_sheet_is_empty(sheet);
	     node = tree_next(node, body))
		if (node->kind == NODE_ELEMENT &&
		    (node->ns == NS_XHTML || element_of(node) == EL_SVG) &&
		    css_sheet_ask(sheet, node, said))
			apply(page->tree, node, said, extent == PAGE_OF_BOOK);
	css_sheet_free(sheet);
	if (holds_drawing(body))
		apply_to_drawings(page);
}
