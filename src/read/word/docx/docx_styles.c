/* The styles of a .docx, each joined with what it is based on when it is first asked for. */
#include "read/word/docx/docx_parts.h"

#include "base/highlighter.h"

#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 64 }; /* styles that are based on one another */

static const struct docx_letters no_letters = {
    .toggles = {UNSAID, UNSAID, UNSAID, UNSAID, UNSAID, UNSAID, UNSAID, UNSAID},
    .underline = UNSAID,
    .right_to_left = UNSAID,
    .complex = UNSAID,
    .highlighted = UNSAID,
    .marked = UNSAID,
    .script = UNSAID,
    .spaced = UNSAID,
    .raised = UNSAID,
};

static const struct docx_lines no_lines = {
    .left = NO_LENGTH,
    .right = NO_LENGTH,
    .first_line = NO_LENGTH,
    .above = NO_LENGTH,
    .below = NO_LENGTH,
    .alignment = UNSAID,
    .outline = UNSAID,
    .list = UNSAID,
    .list_level = UNSAID,
    .page_before = UNSAID,
    .keep_next = UNSAID,
    .right_to_left = UNSAID,
};

int docx_on(const struct node *properties, const char *name)
{
	const struct node *node = part_child(properties, name);
	const char *value = node ? tree_get(node, "w:val") : NULL;
	if (!node)
		return UNSAID;
	return !value || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0 &&
			  strcmp(value, "off") != 0 && strcmp(value, "none") != 0);
}

static int number(const char *value, int otherwise)
{
	long n = value ? strtol(value, NULL, 10) : otherwise;
	return n > 1 << 24 || n < -(1 << 24) ? otherwise : (int)n;
}

int docx_length(const char *value)
{
	int said = draft_length(value);
	return said == NO_LENGTH ? number(value, NO_LENGTH) : said;
}

/* Of letters, in half points, or with a unit. */
static unsigned size(const char *value)
{
	int said = draft_length(value), points = said == NO_LENGTH ? number(value, 0) : said / 10;
	return points > 0 ? (unsigned)points : 0;
}

static void read_language(struct docx_letters *letters, const struct node *language)
{
	if (!language)
		return;
	letters->language = tree_get(language, "w:val");
	letters->language_east = tree_get(language, "w:eastAsia");
	letters->language_complex = tree_get(language, "w:bidi");
}

static int8_t read_script(const char *value)
{
	return !value                              ? UNSAID
	       : strcmp(value, "superscript") == 0 ? 1
	       : strcmp(value, "subscript") == 0   ? 2
						   : 0;
}

/* By the highlighter, or as other programs write one, by a colour behind the letters. */
static int8_t read_highlighter(const struct node *properties)
{
	static const char *const none[] = {"none", "white", "black", "lightGray", "darkGray"};
	const char *highlighter = part_value(properties, "w:highlight", "w:val");
	const char *shading = part_value(properties, "w:shd", "w:fill");
	for (size_t i = 0; highlighter && i < sizeof none / sizeof *none; i++)
		if (strcmp(highlighter, none[i]) == 0)
			return 0;
	return highlighter ? 1 : shading ? is_highlighter(shading) : UNSAID;
}

void docx_read_letters(struct docx_letters *letters, const struct node *properties)
{
	static const char *const toggles[TOGGLES] = {
	    [TOGGLE_BOLD] = "w:b",           [TOGGLE_ITALIC] = "w:i",
	    [TOGGLE_BOLD_COMPLEX] = "w:bCs", [TOGGLE_ITALIC_COMPLEX] = "w:iCs",
	    [TOGGLE_CAPITALS] = "w:caps",    [TOGGLE_SMALL_CAPITALS] = "w:smallCaps",
	    [TOGGLE_STRIKE] = "w:strike",    [TOGGLE_HIDDEN] = "w:vanish",
	};
	*letters = no_letters;
	if (!properties)
		return;
	for (int i = 0; i < TOGGLES; i++)
		letters->toggles[i] = (int8_t)docx_on(properties, toggles[i]);
	if (docx_on(properties, "w:dstrike") == 1)
		letters->toggles[TOGGLE_STRIKE] = 1;
	letters->underline = (int8_t)docx_on(properties, "w:u");
	letters->right_to_left = (int8_t)docx_on(properties, "w:rtl");
	letters->complex = (int8_t)docx_on(properties, "w:cs");
	letters->highlighted = read_highlighter(properties);
	letters->marked = (int8_t)docx_on(properties, "w:em");
	const char *raised = part_value(properties, "w:position", "w:val");
	int rise = number(raised, 0);
	letters->raised = !raised ? UNSAID : rise > 0 ? 1 : rise < 0 ? 2 : 0;
	const char *space = part_value(properties, "w:spacing", "w:val");
	letters->spaced = space ? draft_sets_apart(docx_length(space)) : UNSAID;
	letters->script = read_script(part_value(properties, "w:vertAlign", "w:val"));
	letters->size = size(part_value(properties, "w:sz", "w:val"));
	letters->size_complex = size(part_value(properties, "w:szCs", "w:val"));
	letters->font = part_value(properties, "w:rFonts", "w:ascii");
	read_language(letters, part_child(properties, "w:lang"));
}

static int read_alignment(const char *value)
{
	static const struct {
		const char *name;
		enum draft_alignment alignment;
	} names[] = {
	    {"left", ALIGNED_START},
	    {"start", ALIGNED_START},
	    {"right", ALIGNED_END},
	    {"end", ALIGNED_END},
	    {"center", ALIGNED_CENTRE},
	    {"both", ALIGNED_JUSTIFIED},
	    {"distribute", ALIGNED_JUSTIFIED},
	};
	for (size_t i = 0; value && i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i].name, value) == 0)
			return names[i].alignment;
	return UNSAID;
}

static void read_indents(struct docx_lines *lines, const struct node *indents)
{
	if (!indents)
		return;
	const char *left = tree_get(indents, "w:left"), *right = tree_get(indents, "w:right");
	const char *hanging = tree_get(indents, "w:hanging");
	left = left ? left : tree_get(indents, "w:start");
	right = right ? right : tree_get(indents, "w:end");
	lines->left = docx_length(left);
	lines->right = docx_length(right);
	lines->first_line = docx_length(hanging ? hanging : tree_get(indents, "w:firstLine"));
	if (hanging && lines->first_line != NO_LENGTH)
		lines->first_line = -lines->first_line;
}

void docx_read_lines(struct docx_lines *lines, const struct node *properties)
{
	*lines = no_lines;
	if (!properties)
		return;
	const struct node *spacing = part_child(properties, "w:spacing");
	const struct node *list = part_child(properties, "w:numPr");
	read_indents(lines, part_child(properties, "w:ind"));
	if (spacing) {
		lines->above = docx_length(tree_get(spacing, "w:before"));
		lines->below = docx_length(tree_get(spacing, "w:after"));
	}
	lines->alignment = read_alignment(part_value(properties, "w:jc", "w:val"));
	lines->outline = number(part_value(properties, "w:outlineLvl", "w:val"), UNSAID);
	lines->list = number(part_value(list, "w:numId", "w:val"), UNSAID);
	lines->list_level = number(part_value(list, "w:ilvl", "w:val"), UNSAID);
	lines->page_before = (int8_t)docx_on(properties, "w:pageBreakBefore");
	lines->keep_next = (int8_t)docx_on(properties, "w:keepNext");
	lines->right_to_left = (int8_t)docx_on(properties, "w:bidi");
}

#define INHERIT(what, nothing)                                                                     \
	do {                                                                                       \
		if (to->what == (nothing))                                                         \
			to->what = from->what;                                                     \
	} while (0)

static void inherit_letters(struct docx_letters *to, const struct docx_letters *from)
{
	for (int i = 0; i < TOGGLES; i++)
		INHERIT(toggles[i], UNSAID);
	INHERIT(underline, UNSAID);
	INHERIT(right_to_left, UNSAID);
	INHERIT(complex, UNSAID);
	INHERIT(highlighted, UNSAID);
	INHERIT(marked, UNSAID);
	INHERIT(script, UNSAID);
	INHERIT(spaced, UNSAID);
	INHERIT(raised, UNSAID);
	INHERIT(size, 0);
	INHERIT(size_complex, 0);
	INHERIT(language, NULL);
	INHERIT(language_east, NULL);
	INHERIT(language_complex, NULL);
	INHERIT(font, NULL);
}

void docx_inherit_lines(struct docx_lines *to, const struct docx_lines *from)
{
	INHERIT(left, NO_LENGTH);
	INHERIT(right, NO_LENGTH);
	INHERIT(first_line, NO_LENGTH);
	INHERIT(above, NO_LENGTH);
	INHERIT(below, NO_LENGTH);
	INHERIT(alignment, UNSAID);
	INHERIT(outline, UNSAID);
	INHERIT(list, UNSAID);
	INHERIT(list_level, UNSAID);
	INHERIT(page_before, UNSAID);
	INHERIT(keep_next, UNSAID);
	INHERIT(right_to_left, UNSAID);
}

static const char *key(struct docx *docx, enum docx_style_kind kind, const char *id)
{
	return arena_format(docx->arena, "%d%s", (int)kind, id);
}

static struct docx_style *find(struct docx *docx, enum docx_style_kind kind, const char *id)
{
	size_t found = id ? map_find(&docx->style_ids, key(docx, kind, id)) : MAP_NONE;
	return found == MAP_NONE ? NULL : &docx->styles.items[found];
}

/* Joins the style with those it is based on, which may be the same by mistake. */
static void settle(struct docx *docx, struct docx_style *style, unsigned depth)
{
	if (style->is_settled || style->is_settling || depth > DEEPEST)
		return;
	style->is_settling = true;
	struct docx_style *base = find(docx, style->kind, style->base);
	if (base)
		settle(docx, base, depth + 1);
	if (base && base->is_settled) {
		inherit_letters(&style->letters, &base->letters);
		docx_inherit_lines(&style->lines, &base->lines);
		if (!style->naming.role && !style->naming.source)
			style->naming = base->naming;
	}
	style->is_settling = false;
	style->is_settled = true;
}

/* A style of a file that has none, by its id, which may tell what it is for. */
static const struct docx_style *unknown(struct docx *docx, const char *id)
{
	struct draft_naming naming = draft_naming(id);
	if (!naming.role && !naming.level)
		return NULL;
	struct docx_style *style = arena_alloc(docx->arena, sizeof *style);
	*style = docx->usual ? *docx->usual
			     : (struct docx_style){.letters = no_letters, .lines = no_lines};
	style->name = arena_string(docx->arena, id);
	style->naming = naming;
	return style;
}

const struct docx_style *docx_style(struct docx *docx, enum docx_style_kind kind, const char *id)
{
	struct docx_style *style = find(docx, kind, id);
	if (style)
		settle(docx, style, 0);
	return style || !id || docx->styles.count ? style : unknown(docx, id);
}

static enum docx_style_kind kind_of(const struct node *node)
{
	const char *type = tree_get(node, "w:type");
	return !type || strcmp(type, "paragraph") == 0 ? STYLE_PARAGRAPH
	       : strcmp(type, "character") == 0        ? STYLE_CHARACTER
	       : strcmp(type, "table") == 0            ? STYLE_TABLE
						       : STYLE_NUMBERING;
}

/* Whether a style of tables makes that part of them bold. */
static bool heads(const struct node *style, const char *part)
{
	for (const struct node *node = style->children; node; node = node->next) {
		const char *type = part_is(node, "w:tblStylePr") ? tree_get(node, "w:type") : NULL;
		if (type && strcmp(type, part) == 0)
			return docx_on(part_child(node, "w:rPr"), "w:b") == 1;
	}
	return false;
}

static void read_style(struct docx *docx, const struct node *node, size_t *usual)
{
	const char *id = tree_get(node, "w:styleId"), *is_usual = tree_get(node, "w:default");
	struct docx_style style = {
	    .kind = kind_of(node),
	    .id = id,
	    .name = part_value(node, "w:name", "w:val"),
	    .base = part_value(node, "w:basedOn", "w:val"),
	};
	docx_read_letters(&style.letters, part_child(node, "w:rPr"));
	docx_read_lines(&style.lines, part_child(node, "w:pPr"));
	style.heads_columns = heads(node, "firstRow");
	style.heads_rows = heads(node, "firstCol");
	style.naming = draft_naming(style.name ? style.name : "");
	if (style.kind == STYLE_PARAGRAPH && is_usual && strcmp(is_usual, "0") != 0)
		*usual = docx->styles.count;
	if (id)
		*map_at(&docx->style_ids, key(docx, style.kind, id)) = docx->styles.count;
	vec_push(&docx->styles, style);
}

void docx_read_styles(struct docx *docx)
{
	const char *name = docx_part_of(docx, "styles");
	const struct node *root = name ? parts_load(docx->parts, name) : NULL;
	const struct node *defaults = part_child(root, "w:docDefaults");
	size_t usual = SIZE_MAX;
	docx_read_letters(&docx->letters,
			  part_child(part_child(defaults, "w:rPrDefault"), "w:rPr"));
	docx_read_lines(&docx->lines, part_child(part_child(defaults, "w:pPrDefault"), "w:pPr"));
	for (const struct node *node = root ? root->children : NULL; node; node = node->next)
		if (part_is(node, "w:style"))
			read_style(docx, node, &usual);
	if (usual != SIZE_MAX) {
		settle(docx, &docx->styles.items[usual], 0);
		docx->usual = &docx->styles.items[usual];
	}
	for (size_t i = 0; i < docx->styles.count; i++)
		settle(docx, &docx->styles.items[i], 0);
}
