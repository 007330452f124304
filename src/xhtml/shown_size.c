/* How large pictures and drawings are shown, where a style says it. */
#include "xhtml/xhtml_parts.h"

#include "base/length.h"
#include "css/css.h"

#include <limits.h>
#include <string.h>

enum {
	WHOLE = 100,    /* per cent */
	MOST_EMS = 100, /* more is a mistake */
	SMALL = 160,    /* pixels: what is taller is larger than the page, on some */
	SMALL_EMS = 10,
	ICON = 64, /* units of a drawing: of most icons the pixels that they were drawn for */
};

/* Whether one would show a picture so. */
static bool is_size(struct length length, unsigned most_pixels, double most_ems)
{
	unsigned pixels = length_pixels(length);
	return (pixels > LARGEST_PIXEL && pixels <= most_pixels) ||
	       (length.kind == LENGTH_OF_TEXT && length.number > 0 && length.number <= most_ems);
}

/* Of a saved page all of the width is all of a column, or a box, that isn't there any more. */
static bool is_share(const struct conform_state *state, struct length length)
{
	return length.kind == LENGTH_SHARE && length.number > 0 &&
	       (length.number < WHOLE || (length.number == WHOLE && state->options->keep_classes));
}

static void set_style(struct conform_state *state, struct node *img, const char *property,
		      struct length length)
{
	struct arena *arena = state->tree->arena;
	fix_attribute(state, img, BREACH_LOOK, "style",
		      arena_format(arena, "%s: %s", property, length_css(arena, length)));
}

/* Fixed lengths as pixels. */
static void set_attribute(struct conform_state *state, struct node *node, const char *name,
			  struct length length)
{
	struct arena *arena = state->tree->arena;
	bool is_fixed = length.kind == LENGTH_FIXED;
	fix_attribute(state, node, BREACH_LOOK, name,
		      is_fixed ? arena_format(arena, "%u", length_pixels(length))
			       : length_css(arena, length));
}

void present_width(struct conform_state *state, struct node *img, const char *value)
{
	struct length length = length_read(value);
	if (element_of(img) != EL_IMG ||
	    (!is_share(state, length) && !is_size(length, UINT_MAX, MOST_EMS)))
		return;
	fix(state, img, BREACH_LOOK, NULL);
	tree_remove(img, "height"); /* which follows */
	tree_remove(img, "style");
	if (length.kind == LENGTH_FIXED)
		set_attribute(state, img, "width", length);
	else
		set_style(state, img, "width", length);
}

/* The theme lets heights follow from widths, so where it is alone it has to be said as a style. */
void present_height(struct conform_state *state, struct node *img, const char *value)
{
	struct length length = length_of_attribute(value);
	bool is_wide = tree_get(img, "width");
	if (element_of(img) != EL_IMG || tree_get(img, "style") ||
	    !is_size(length, is_wide ? UINT_MAX : SMALL, is_wide ? 0 : SMALL_EMS))
		return;
	if (is_wide)
		set_attribute(state, img, "height", length);
	else
		set_style(state, img, "height", length);
}

/* The third and fourth number of its viewBox; false: it has none. */
static bool view(const struct node *svg, double *width, double *height)
{
	double numbers[4];
	const char *s = tree_get(svg, "viewBox");
	for (size_t i = 0; s && i < sizeof numbers / sizeof *numbers; i++) {
		const char *end;
		s += strspn(s, " \t\n\r,");
		numbers[i] = length_number(s, &end);
		if (end == s)
			return false;
		s = end;
	}
	if (!s || numbers[2] <= 0 || numbers[3] <= 0)
		return false;
	*width = numbers[2];
	*height = numbers[3];
	return true;
}

static void take_side(struct conform_state *state, struct node *svg, const char *side,
		      struct length length)
{
	if (is_size(length, UINT_MAX, MOST_EMS) ||
	    (strcmp(side, "width") == 0 && is_share(state, length)))
		set_attribute(state, svg, side, length);
}

static void take_sides(struct conform_state *state, struct node *svg, const char *text)
{
	struct css_style *style = css_style_open(text, strlen(text));
	for (struct css_declaration it; css_style_next(style, &it);)
		if (strcmp(it.property, "width") == 0 || strcmp(it.property, "height") == 0)
			take_side(state, svg, it.property, length_read(it.value));
	css_style_close(style);
}

static bool has_words(const struct node *text)
{
	return text && text->kind == NODE_TEXT && !text_is_space(text);
}

/* Whether a small drawing is one: where an author draws by hand, only beside words. */
static bool is_icon(const struct conform_state *state, const struct node *svg)
{
	return !state->options->keep_classes || has_words(svg->prev) || has_words(svg->next) ||
	       rule_of(svg->parent)->level == LEVEL_INLINE;
}

void size_drawing(struct conform_state *state, struct node *svg)
{
	const char *style = tree_get(svg, "style");
	double width, height;
	if (style)
		take_sides(state, svg, style);
	if (tree_get(svg, "width") || !view(svg, &width, &height))
		return;
	const char *said = tree_get(svg, "height");
	struct length length = said ? length_of_attribute(said) : (struct length){LENGTH_NONE, 0};
	if (!said && width <= ICON && height <= ICON && is_icon(state, svg)) {
		length = (struct length){LENGTH_FIXED, height * LENGTH_OF_PIXEL};
		take_side(state, svg, "height", length);
	}
	if (!is_size(length, UINT_MAX, MOST_EMS))
		return;
	length.number *= width / height;
	take_side(state, svg, "width", length);
}
