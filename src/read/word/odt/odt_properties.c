/* Properties of OpenDocument's styles: of letters, and of paragraphs. */
#include "read/word/odt/odt_parts.h"

#include "base/highlighter.h"
#include "base/length.h"

#include <stdlib.h>
#include <string.h>

static const struct odt_letters no_letters = {
    .of = {{ODT_UNSAID, ODT_UNSAID, 0, NULL, NULL},
	   {ODT_UNSAID, ODT_UNSAID, 0, NULL, NULL},
	   {ODT_UNSAID, ODT_UNSAID, 0, NULL, NULL}},
    .strike = ODT_UNSAID,
    .underline = ODT_UNSAID,
    .small_capitals = ODT_UNSAID,
    .capitals = ODT_UNSAID,
    .hidden = ODT_UNSAID,
    .script = ODT_UNSAID,
    .highlighted = ODT_UNSAID,
    .marked = ODT_UNSAID,
    .is_code = ODT_UNSAID,
    .spaced = ODT_UNSAID,
};

static const struct odt_lines no_lines = {
    .left = ODT_NO_LENGTH,
    .right = ODT_NO_LENGTH,
    .first_line = ODT_NO_LENGTH,
    .above = ODT_NO_LENGTH,
    .below = ODT_NO_LENGTH,
    .alignment = ODT_UNSAID,
    .page_before = ODT_UNSAID,
    .page_behind = ODT_UNSAID,
    .keep_next = ODT_UNSAID,
    .has_line = ODT_UNSAID,
    .right_to_left = ODT_UNSAID,
};

/* What the attributes are called for each script. */
static const struct {
	const char *weight, *style, *size, *language, *country, *tag, *font, *family;
} names[DRAFT_SCRIPTS] = {
    {"fo:font-weight", "fo:font-style", "fo:font-size", "fo:language", "fo:country",
     "style:rfc-language-tag", "style:font-name", "fo:font-family"},
    {"style:font-weight-asian", "style:font-style-asian", "style:font-size-asian",
     "style:language-asian", "style:country-asian", "style:rfc-language-tag-asian",
     "style:font-name-asian", "style:font-family-asian"},
    {"style:font-weight-complex", "style:font-style-complex", "style:font-size-complex",
     "style:language-complex", "style:country-complex", "style:rfc-language-tag-complex",
     "style:font-name-complex", "style:font-family-complex"},
};

const struct odt_letters *odt_no_letters(void)
{
	return &no_letters;
}

static bool is(const char *value, const char *wanted)
{
	return value && strcmp(value, wanted) == 0;
}

/* 1 or 0, by whether the attribute has a value but that one; ODT_UNSAID: it isn't there. */
static int8_t is_not(const struct node *node, const char *name, const char *nothing)
{
	const char *value = tree_get(node, name);
	return value ? strcmp(value, nothing) != 0 : ODT_UNSAID;
}

static int8_t read_weight(const char *value)
{
	enum { SEMIBOLD = 600 };
	if (!value)
		return ODT_UNSAID;
	return is(value, "bold") || is(value, "bolder") || strtol(value, NULL, 10) >= SEMIBOLD;
}

static int8_t read_slant(const char *value)
{
	return value ? is(value, "italic") || is(value, "oblique") : ODT_UNSAID;
}

/* The tag of a language; NULL: none is said; "": that it is none. */
static const char *read_language(struct arena *arena, const struct node *node,
				 enum draft_script script)
{
	const char *tag = tree_get(node, names[script].tag);
	const char *language = tree_get(node, names[script].language);
	const char *country = tree_get(node, names[script].country);
	if (tag && *tag)
		return arena_string(arena, tag);
	if (!language || !*language)
		return NULL;
	if (is(language, "none") || is(language, "zxx"))
		return "";
	if (!country || !*country || is(country, "none"))
		return arena_string(arena, language);
	return arena_format(arena, "%s-%s", language, country);
}

/* As "super 58%", "-33% 58%": where the letters stand. */
static int8_t read_position(const char *value)
{
	if (!value)
		return ODT_UNSAID;
	if (strncmp(value, "super", strlen("super")) == 0)
		return 1;
	if (strncmp(value, "sub", strlen("sub")) == 0)
		return 2;
	const char *end;
	double percent = length_number(value, &end);
	return percent > 0 ? 1 : percent < 0 ? 2 : 0;
}

/* A line through or under the letters, as its style, its type or its width says it. */
static int8_t read_line(const struct node *node, const char *style, const char *type)
{
	int8_t by_style = is_not(node, style, "none"), by_type = is_not(node, type, "none");
	return by_style != ODT_UNSAID ? by_style : by_type;
}

static void read_size(struct odt_letters *letters, enum draft_script script, const char *value)
{
	enum { TWENTIETHS_OF_A_HALF = 10, MOST_PERCENT = 10000 };
	int length = draft_length(value);
	if (length > 0)
		letters->of[script].size =
		    (unsigned)(length + TWENTIETHS_OF_A_HALF / 2) / TWENTIETHS_OF_A_HALF;
	else if (value && script == SCRIPT_WESTERN && strchr(value, '%')) {
		long percent = strtol(value, NULL, 10);
		letters->shares = percent > 0 && percent < MOST_PERCENT ? (unsigned)percent : 0;
	}
}

void odt_read_letters(struct arena *arena, struct odt_letters *letters, const struct node *node)
{
	*letters = no_letters;
	if (!node)
		return;
	for (int i = 0; i < DRAFT_SCRIPTS; i++) {
		const char *font = tree_get(node, names[i].font);
		letters->of[i].bold = read_weight(tree_get(node, names[i].weight));
		letters->of[i].italic = read_slant(tree_get(node, names[i].style));
		letters->of[i].language = read_language(arena, node, (enum draft_script)i);
		letters->of[i].font = font ? font : tree_get(node, names[i].family);
		read_size(letters, (enum draft_script)i, tree_get(node, names[i].size));
	}
	letters->strike =
	    read_line(node, "style:text-line-through-style", "style:text-line-through-type");
	letters->underline =
	    read_line(node, "style:text-underline-style", "style:text-underline-type");
	const char *variant = tree_get(node, "fo:font-variant");
	const char *transform = tree_get(node, "fo:text-transform");
	const char *display = tree_get(node, "text:display");
	letters->small_capitals = variant ? is(variant, "small-caps") : ODT_UNSAID;
	letters->capitals = transform ? is(transform, "uppercase") : ODT_UNSAID;
	letters->hidden = display ? is(display, "none") : ODT_UNSAID;
	letters->script = read_position(tree_get(node, "style:text-position"));
	const char *behind = tree_get(node, "fo:background-color");
	letters->highlighted = behind ? is_highlighter(behind) : ODT_UNSAID;
	const char *space = tree_get(node, "fo:letter-spacing");
	letters->spaced = space ? draft_sets_apart(draft_length(space)) : ODT_UNSAID;
	letters->marked = is_not(node, "style:text-emphasize", "none");
}

static void overrule(int8_t *to, int8_t by)
{
	if (by != ODT_UNSAID)
		*to = by;
}

void odt_overrule_letters(struct odt_letters *to, const struct odt_letters *by)
{
	for (int i = 0; i < DRAFT_SCRIPTS; i++) {
		overrule(&to->of[i].bold, by->of[i].bold);
		overrule(&to->of[i].italic, by->of[i].italic);
		if (by->of[i].size)
			to->of[i].size = by->of[i].size;
		else if (by->shares)
			to->of[i].size = to->of[i].size * by->shares / 100;
		if (by->of[i].language)
			to->of[i].language = by->of[i].language;
		if (by->of[i].font)
			to->of[i].font = by->of[i].font;
	}
	overrule(&to->strike, by->strike);
	overrule(&to->underline, by->underline);
	overrule(&to->small_capitals, by->small_capitals);
	overrule(&to->capitals, by->capitals);
	overrule(&to->hidden, by->hidden);
	overrule(&to->script, by->script);
	overrule(&to->highlighted, by->highlighted);
	overrule(&to->marked, by->marked);
	overrule(&to->is_code, by->is_code);
	overrule(&to->spaced, by->spaced);
}

static int read_alignment(const char *value)
{
	static const struct {
		const char *name;
		int alignment;
	} alignments[] = {
	    {"start", ALIGNED_START}, {"left", ODT_ALIGNED_LEFT}, {"end", ALIGNED_END},
	    {"right", ALIGNED_END},   {"center", ALIGNED_CENTRE}, {"justify", ALIGNED_JUSTIFIED},
	};
	for (size_t i = 0; value && i < sizeof alignments / sizeof *alignments; i++)
		if (is(value, alignments[i].name))
			return alignments[i].alignment;
	return ODT_UNSAID;
}

static int length_of(const struct node *node, const char *name)
{
	int length = draft_length(tree_get(node, name));
	return length != ODT_NO_LENGTH ? length : draft_length(tree_get(node, "fo:margin"));
}

static int8_t read_direction(const char *value)
{
	if (!value || is(value, "page"))
		return ODT_UNSAID;
	return strncmp(value, "rl", 2) == 0;
}

void odt_read_lines(struct odt_lines *lines, const struct node *node)
{
	*lines = no_lines;
	if (!node)
		return;
	const char *before = tree_get(node, "fo:break-before");
	const char *behind = tree_get(node, "fo:break-after");
	lines->left = length_of(node, "fo:margin-left");
	lines->right = length_of(node, "fo:margin-right");
	lines->first_line = draft_length(tree_get(node, "fo:text-indent"));
	lines->above = length_of(node, "fo:margin-top");
	lines->below = length_of(node, "fo:margin-bottom");
	lines->right_to_left = read_direction(tree_get(node, "style:writing-mode"));
	lines->alignment = read_alignment(tree_get(node, "fo:text-align"));
	lines->page_before = before ? is(before, "page") : ODT_UNSAID;
	lines->page_behind = behind ? is(behind, "page") : ODT_UNSAID;
	lines->keep_next = is_not(node, "fo:keep-with-next", "auto");
	int8_t above = is_not(node, "fo:border-top", "none");
	lines->has_line = above == 1 ? above : is_not(node, "fo:border-bottom", "none");
}

#define INHERIT(what, nothing)                                                                     \
	do {                                                                                       \
		if (to->what == (nothing))                                                         \
			to->what = from->what;                                                     \
	} while (0)

void odt_inherit_lines(struct odt_lines *to, const struct odt_lines *from)
{
	INHERIT(left, ODT_NO_LENGTH);
	INHERIT(right, ODT_NO_LENGTH);
	INHERIT(first_line, ODT_NO_LENGTH);
	INHERIT(above, ODT_NO_LENGTH);
	INHERIT(below, ODT_NO_LENGTH);
	INHERIT(alignment, ODT_UNSAID);
	INHERIT(page_before, ODT_UNSAID);
	INHERIT(page_behind, ODT_UNSAID);
	INHERIT(keep_next, ODT_UNSAID);
	INHERIT(has_line, ODT_UNSAID);
	INHERIT(right_to_left, ODT_UNSAID);
}

/* As EXIF has it. */
static unsigned mirrored(const char *value)
{
	bool across = value && strstr(value, "horizontal"),
	     down = value && strstr(value, "vertical");
	return across && down ? 3 : across ? 2 : down ? 4 : 0;
}

/* As "rect(0.5cm, 0cm, 0cm, 1cm)": above, on the right, below, on the left. */
void odt_read_crop(struct arena *arena, struct tree_crop *crop, const struct node *properties)
{
	int *const edges[] = {&crop->top, &crop->right, &crop->bottom, &crop->left};
	const char *s = properties ? tree_get(properties, "fo:clip") : NULL;
	if (properties)
		crop->orientation = mirrored(tree_get(properties, "style:mirror"));
	if (!s || strncmp(s, "rect(", strlen("rect(")) != 0)
		return;
	crop->is_length = true;
	s += strlen("rect(");
	for (size_t i = 0; i < sizeof edges / sizeof *edges && *s; i++) {
		s += strspn(s, " ,");
		size_t size = strcspn(s, " ,)");
		int length = draft_length(arena_copy(arena, s, size));
		*edges[i] = length == ODT_NO_LENGTH ? 0 : length;
		s += size;
	}
}
