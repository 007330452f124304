/* Style sheets that are asked what they say of an element: reading their rules. */
#include "css/css_sheet_parts.h"

#include "base/ascii.h"
#include "base/mem.h"

#include <string.h>

enum { DEEPEST = 8, MOST_COMPOUNDS = 16, LONGEST_VALUE = 400 };

/* Other names of properties. */
static const struct {
	const char *name, *as;
} aliases[] = {
    {"text-decoration-line", "text-decoration"},
    {"font-variant-caps", "font-variant"},
    {"break-before", "page-break-before"},
    {"break-after", "page-break-after"},
    {"-webkit-filter", "filter"},
    {"text-emphasis-style", "text-emphasis"},
    {"-webkit-text-emphasis", "text-emphasis"},
    {"-webkit-text-emphasis-style", "text-emphasis"},
    {"-epub-text-emphasis", "text-emphasis"},
    {"-epub-text-emphasis-style", "text-emphasis"},
};

/* Words of the shorthand "font" that say more than a size or a family; without one, it sets the
 * property back. */
static const struct {
	const char *property, *words[12];
} of_font[] = {
    {"font-style", {"italic", "oblique"}},
    {"font-weight", {"bold", "bolder", "600", "700", "800", "900"}},
    {"font-variant", {"small-caps"}},
    {"font-family", {"monospace"}},
};

struct css_sheet *css_sheet_new(const char *const *properties, size_t count)
{
	struct css_sheet *sheet = mem_zeroed(1, sizeof *sheet);
	sheet->properties = properties;
	sheet->property_count = count < CSS_SHEET_MOST ? count : CSS_SHEET_MOST;
	sheet->arena = arena_new();
	sheet->universal = MAP_NONE;
	return sheet;
}

void css_sheet_free(struct css_sheet *sheet)
{
	if (!sheet)
		return;
	vec_clear(&sheet->selectors);
	vec_clear(&sheet->compounds);
	vec_clear(&sheet->classes);
	vec_clear(&sheet->declarations);
	map_clear(&sheet->keys);
	arena_free(sheet->arena);
	mem_free(sheet);
}

bool css_sheet_is_empty(const struct css_sheet *sheet)
{
	return !sheet->selectors.count;
}

/* Declarations */

static void add_declaration(struct css_sheet *sheet, const char *property, const char *value,
			    bool important)
{
	if (strlen(value) > LONGEST_VALUE) /* each element would get it */
		return;
	for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
		if (strcmp(aliases[i].name, property) == 0)
			property = aliases[i].as;
	for (size_t i = 0; i < sheet->heed.properties; i++)
		if (strcmp(sheet->properties[i], property) == 0)
			vec_push(&sheet->declarations,
				 (struct css_property){.index = (uint8_t)i,
						       .important = important,
						       .value = arena_string(sheet->arena, value)});
}

static void add_font(struct css_sheet *sheet, const struct css_declaration *font)
{
	static const char *const inherited[] = {"inherit", "initial", "unset", "revert"};
	for (size_t i = 0; i < sizeof inherited / sizeof *inherited; i++)
		if (strcmp(font->value, inherited[i]) == 0)
			return;
	for (size_t i = 0; i < sizeof of_font / sizeof *of_font; i++) {
		const char *said = "normal";
		for (const char *const *word = of_font[i].words; *word; word++)
			if (css_value_has(font->value, *word))
				said = *word;
		add_declaration(sheet, of_font[i].property, said, font->important);
	}
}

/* The declarations of a block; what is nested in it is no part of it. */
static void read_block(struct css_sheet *sheet, struct css *css, uint32_t block)
{
	uint32_t end = css->tokens.items[block].match;
	for (uint32_t at = block + 1, stop; at < end; at = stop + 1) {
		stop = css_find(css, at, end, ';');
		uint32_t first = at, last = stop;
		struct css_pair pair;
		css_trim(css, &first, &last);
		if (first == last || css_pair(css, first, last, &pair) != MSG_COUNT)
			continue;
		buf_cut(css->out, 0);
		if (css_pair_value(css, &pair, false) != MSG_COUNT || !css->out->size)
			continue;
		css_lower_keywords(css->out);
		struct css_declaration it = {css->property.data, css->out->data, pair.important};
		if (strcmp(it.property, "font") == 0)
			add_font(sheet, &it);
		add_declaration(sheet, it.property, it.value, it.important);
	}
}

/* Selectors */

static const char *token_text(struct css_sheet *sheet, struct css *css, uint32_t index, bool lower)
{
	struct buf text = BUF_EMPTY;
	css_token_text(&css->tokens, index, &text);
	char *copy = arena_copy(sheet->arena, text.data ? text.data : "", text.size);
	for (char *s = copy; lower && *s; s++)
		*s = ascii_lower(*s);
	buf_clear(&text);
	return copy;
}

/* One simple selector at the index, which moves behind it; false: it is another kind. */
static bool read_simple(struct css_sheet *sheet, struct css *css, uint32_t *index, uint32_t end,
			struct css_compound *compound, uint32_t *specificity)
{
	unsigned kind = css_kind(css, *index);
	bool named = compound->name || compound->id || compound->class_count;
	if (kind == CSS_IDENT && !named) {
		compound->name = token_text(sheet, css, *index, true);
		*specificity += 1;
	} else if (kind == CSS_HASH) {
		compound->id = token_text(sheet, css, *index, false);
		*specificity += 1 << 16;
	} else if (kind == '.' && *index + 1 < end && css_kind(css, *index + 1) == CSS_IDENT) {
		vec_push(&sheet->classes, token_text(sheet, css, ++*index, false));
		compound->class_count++;
		*specificity += CSS_SPECIFIC;
	} else if (kind != '*' || named) {
		return false;
	}
	++*index;
	return true;
}

/* The combinator between first and end, which moves behind it; 0: none that is known. */
static char read_combinator(const struct css *css, uint32_t *first, uint32_t end)
{
	char combinator = css_kind(css, *first) == CSS_SPACE ? CSS_WITHIN : 0;
	*first = css_skip_space(css, *first, end);
	unsigned kind = *first < end ? css_kind(css, *first) : 0;
	if (kind == CSS_CHILD || kind == CSS_BEHIND) {
		combinator = (char)kind;
		*first = css_skip_space(css, *first + 1, end);
	}
	return combinator;
}

/* Adds the compounds of a selector; false: it isn't simple. */
static bool read_compounds(struct css_sheet *sheet, struct css *css, uint32_t first, uint32_t end,
			   struct css_selector *selector)
{
	char combinator = 0;
	while (first < end) {
		struct css_compound compound = {.classes = (uint32_t)sheet->classes.count,
						.combinator = combinator};
		uint32_t start = first;
		while (first < end &&
		       read_simple(sheet, css, &first, end, &compound, &selector->specificity))
			;
		if (first == start || ++selector->count > MOST_COMPOUNDS)
			return false;
		vec_push(&sheet->compounds, compound);
		combinator = first < end ? read_combinator(css, &first, end) : 0;
		if (first < end && !combinator)
			return false;
	}
	return selector->count > 0;
}

static size_t *bucket_of(struct css_sheet *sheet, const struct css_compound *last)
{
	if (last->id)
		return map_at(&sheet->keys, arena_format(sheet->arena, "#%s", last->id));
	if (last->class_count)
		return map_at(&sheet->keys, arena_format(sheet->arena, ".%s",
							 sheet->classes.items[last->classes]));
	return last->name ? map_at(&sheet->keys, last->name) : &sheet->universal;
}

/* Takes "::before", or with one colon, off the end; false: something else stands there, or nothing
 * in front of it. */
static bool read_pseudo(const struct css_sheet *sheet, struct css *css, uint32_t first,
			uint32_t *end)
{
	if (!sheet->heed.pseudo)
		return true;
	if (*end < first + 3 || !css_is(css, *end - 1, CSS_IDENT, sheet->heed.pseudo) ||
	    css_kind(css, *end - 2) != ':')
		return false;
	*end -= 2;
	*end -= css_kind(css, *end - 1) == ':';
	return *end > first && css_kind(css, *end - 1) != CSS_SPACE;
}

static void read_selector(struct css_sheet *sheet, struct css *css, uint32_t first, uint32_t end,
			  struct css_selector selector)
{
	size_t compounds = sheet->compounds.count, classes = sheet->classes.count;
	css_trim(css, &first, &end);
	selector.compounds = (uint32_t)compounds;
	bool is_simple = read_pseudo(sheet, css, first, &end) &&
			 read_compounds(sheet, css, first, end, &selector);
	if (!is_simple || (!sheet->heed.generals && selector.specificity < CSS_SPECIFIC)) {
		sheet->compounds.count = compounds;
		sheet->classes.count = classes;
		return;
	}
	size_t *bucket = bucket_of(sheet, &sheet->compounds.items[sheet->compounds.count - 1]);
	selector.next = *bucket;
	*bucket = sheet->selectors.count;
	vec_push(&sheet->selectors, selector);
}

static void read_rule(struct css_sheet *sheet, struct css *css, uint32_t first, uint32_t block)
{
	struct css_selector selector = {.declarations = (uint32_t)sheet->declarations.count,
					.order = sheet->order++};
	read_block(sheet, css, block);
	selector.declaration_count = (uint32_t)sheet->declarations.count - selector.declarations;
	for (uint32_t stop; selector.declaration_count && first < block; first = stop + 1) {
		stop = css_find(css, first, block, ',');
		read_selector(sheet, css, first, stop, selector);
	}
}

/* Whether a sheet for these media is for a screen, whatever its size. */
static bool is_for_screens(const struct css *css, uint32_t first, uint32_t end)
{
	bool any = first == end;
	for (uint32_t i = first; i < end; i++) {
		unsigned kind = css_kind(css, i);
		if (kind != CSS_IDENT && kind != CSS_SPACE && kind != ',')
			return false;
		any =
		    any || css_is(css, i, CSS_IDENT, "all") || css_is(css, i, CSS_IDENT, "screen");
		if (css_is(css, i, CSS_IDENT, "not"))
			return false;
	}
	return any;
}

bool css_is_for_screens(const char *media)
{
	struct buf out = BUF_EMPTY;
	struct css_input in = {.text = media, .size = strlen(media)};
	struct css css;
	if (in.size > CSS_MAX_SIZE)
		return false;
	css_init(&css, &in, &out);
	uint32_t first = 0, end = css.tokens.count;
	css_trim(&css, &first, &end);
	bool is = is_for_screens(&css, first, end);
	css_clear(&css);
	buf_clear(&out);
	return is;
}

static void read_rules(struct css_sheet *sheet, struct css *css, uint32_t first, uint32_t end,
		       unsigned depth)
{
	while (first < end) {
		unsigned kind = css_kind(css, first);
		if (kind == CSS_SPACE || kind == CSS_COMMENT_MARK) {
			first++;
			continue;
		}
		uint32_t block = css_find_block(css, first, end, kind == CSS_AT), name = first + 1;
		bool is_block = block < end && css_kind(css, block) == '{';
		if (is_block && kind != CSS_AT) {
			read_rule(sheet, css, first, block);
		} else if (is_block && css_is(css, first, CSS_AT, "media") && depth < DEEPEST) {
			uint32_t stop = block;
			css_trim(css, &name, &stop);
			if (is_for_screens(css, name, stop))
				read_rules(sheet, css, block + 1, css->tokens.items[block].match,
					   depth + 1);
		}
		first = block < end ? css_skip(css, block) : end;
	}
}

void css_sheet_add(struct css_sheet *sheet, const char *text, size_t size, struct css_heed heed)
{
	enum { WORK_FOR_A_BYTE = 16 };
	struct buf value = BUF_EMPTY;
	struct css_input in = {.text = text, .size = size};
	struct css css;
	if (size > CSS_MAX_SIZE)
		return;
	css_init(&css, &in, &value);
	css.keeps_urls = true;
	sheet->heed = heed;
	read_rules(sheet, &css, 0, css.tokens.count, 0);
	css_clear(&css);
	buf_clear(&value);
	sheet->work_left += size * WORK_FOR_A_BYTE;
}
