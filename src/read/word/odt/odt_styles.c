/* The styles of an .odt: the common ones, and the automatic ones that stand for direct formatting;
 * each joined with its parents. */
#include "read/word/odt/odt_parts.h"

#include "base/ascii.h"

#include <string.h>

enum { DEEPEST = 64 /* styles that are based on one another */, USUAL_SIZE = 24 };

static const char *const families[ODT_FAMILIES] = {
    [FAMILY_PARAGRAPH] = "paragraph", [FAMILY_TEXT] = "text",       [FAMILY_TABLE] = "table",
    [FAMILY_SECTION] = "section",     [FAMILY_GRAPHIC] = "graphic",
};

/* The number of a sign that stands as "_20_" there, whose size is set; 0: none does. */
static unsigned sign_at(const char *s, size_t *size)
{
	enum { MOST_DIGITS = 4 };
	unsigned sign = 0;
	size_t digits = 0;
	if (*s != '_')
		return 0;
	while (digits < MOST_DIGITS && ascii_hex_value(s[1 + digits]) >= 0)
		sign = sign << 4 | (unsigned)ascii_hex_value(s[1 + digits++]);
	*size = digits + 2;
	return digits > 1 && s[1 + digits] == '_' ? sign : 0;
}

/* The name without what stands for signs in it: "Heading_20_1" is "Heading 1". */
static const char *decoded(struct arena *arena, const char *name)
{
	struct buf out = BUF_EMPTY;
	size_t size = 0;
	for (const char *s = name; *s;) {
		unsigned sign = sign_at(s, &size);
		if (sign)
			buf_put_code_point(&out, sign);
		else
			buf_putc(&out, *s);
		s += sign ? size : 1;
	}
	const char *text = arena_copy(arena, out.data ? out.data : "", out.size);
	buf_clear(&out);
	return text;
}

static bool family_of(const struct node *node, enum odt_family *family)
{
	const char *name = tree_get(node, "style:family");
	for (int i = 0; name && i < ODT_FAMILIES; i++)
		if (strcmp(families[i], name) == 0) {
			*family = (enum odt_family)i;
			return true;
		}
	return false;
}

static struct odt_style *find(struct odt *odt, enum odt_family family, const char *name)
{
	size_t found = name ? map_find(&odt->names[family], name) : MAP_NONE;
	return found == MAP_NONE ? NULL : &odt->styles.items[found];
}

static void inherit_letters(struct odt_letters *letters, const struct odt_letters *from)
{
	struct odt_letters own = *letters;
	*letters = *from;
	odt_overrule_letters(letters, &own);
	letters->shares = own.shares && from->shares ? own.shares * from->shares / 100
			  : own.shares               ? own.shares
						     : from->shares;
}

/* Joins the style with its parent, where a circle ends. */
static void settle(struct odt *odt, struct odt_style *style, int depth)
{
	if (style->is_settled || style->is_settling || depth > DEEPEST)
		return;
	style->is_settling = true;
	struct odt_style *parent = find(odt, style->family, style->parent);
	if (parent)
		settle(odt, parent, depth + 1);
	bool is_known = parent && parent->is_settled;
	const struct odt_style *from = is_known ? parent : &odt->usual[style->family];
	inherit_letters(&style->letters, &from->letters);
	odt_inherit_lines(&style->lines, &from->lines);
	if (!style->list)
		style->list = from->list;
	if (!style->crop.is_length && !style->crop.orientation)
		style->crop = from->crop;
	if (style->has_outline == ODT_UNSAID)
		style->has_outline = from->has_outline;
	if (style->opens_page == ODT_UNSAID)
		style->opens_page = from->opens_page;
	bool says_nothing = !style->naming.level && style->naming.role == STYLED_BODY;
	if (says_nothing)
		style->naming = from->naming;
	if (style->is_automatic)
		style->name = from->name;
	style->is_settling = false;
	style->is_settled = true;
}

/* A style that the file has only the name of, which may tell what it is for. */
static const struct odt_style *unknown(struct odt *odt, const char *name)
{
	const char *shown = decoded(odt->arena, name);
	struct draft_naming naming = draft_naming(shown);
	if (!naming.role && !naming.level)
		return NULL;
	struct odt_style *style = arena_alloc(odt->arena, sizeof *style);
	*style = odt->usual[FAMILY_PARAGRAPH];
	style->name = shown;
	style->naming = naming;
	return style;
}

const struct odt_style *odt_style(struct odt *odt, enum odt_family family, const char *name)
{
	const struct odt_style *style = find(odt, family, name);
	if (!style && name && family == FAMILY_PARAGRAPH)
		style = unknown(odt, name);
	return style ? style : &odt->usual[family];
}

static struct odt_style read_properties(struct odt *odt, const struct node *node,
					enum odt_family family)
{
	static const char *const lines[ODT_FAMILIES] = {
	    [FAMILY_PARAGRAPH] = "style:paragraph-properties",
	    [FAMILY_TEXT] = "style:paragraph-properties",
	    [FAMILY_TABLE] = "style:table-properties",
	    [FAMILY_SECTION] = "style:section-properties",
	    [FAMILY_GRAPHIC] = "style:graphic-properties",
	};
	const char *list = tree_get(node, "style:list-style-name");
	const char *page = tree_get(node, "style:master-page-name");
	const char *outline = tree_get(node, "style:default-outline-level");
	struct odt_style style = {
	    .family = family,
	    .parent = tree_get(node, "style:parent-style-name"),
	    .list = list ? arena_string(odt->arena, list) : NULL,
	    .has_outline = outline ? *outline != '\0' : ODT_UNSAID,
	    .opens_page = page ? *page != '\0' : ODT_UNSAID,
	};
	odt_read_letters(odt->arena, &style.letters, part_child(node, "style:text-properties"));
	odt_read_lines(&style.lines, part_child(node, lines[family]));
	odt_read_crop(odt->arena, &style.crop, part_child(node, lines[family]));
	return style;
}

static void read_style(struct odt *odt, const struct node *node, bool is_automatic)
{
	enum odt_family family;
	const char *name = tree_get(node, "style:name"),
		   *shown = tree_get(node, "style:display-name");
	if (!name || !family_of(node, &family))
		return;
	struct odt_style style = read_properties(odt, node, family);
	style.is_automatic = is_automatic;
	style.name = shown ? arena_string(odt->arena, shown) : decoded(odt->arena, name);
	if (!is_automatic) {
		style.naming = draft_naming(style.name);
		style.letters.is_code =
		    style.naming.role == STYLED_CODE && family == FAMILY_TEXT ? 1 : ODT_UNSAID;
	}
	*map_at(&odt->names[family], arena_string(odt->arena, name)) = odt->styles.count;
	vec_push(&odt->styles, style);
}

static void read_default(struct odt *odt, const struct node *node)
{
	enum odt_family family;
	if (family_of(node, &family))
		odt->usual[family] = read_properties(odt, node, family);
}

/* The font's name in the file may be any; what matters is the family's. */
static void read_font(struct odt *odt, const struct node *node)
{
	const char *name = tree_get(node, "style:name");
	const char *family = tree_get(node, "svg:font-family");
	if (!name || !family)
		return;
	family += strspn(family, "'\"");
	*map_at(&odt->fonts, arena_string(odt->arena, name)) = odt->font_names.count;
	vec_push(&odt->font_names, arena_copy(odt->arena, family, strcspn(family, "'\"")));
}

static void read_group(struct odt *odt, const struct node *group)
{
	bool is_automatic = part_is(group, "office:automatic-styles");
	for (const struct node *node = group ? group->children : NULL; node; node = node->next) {
		if (part_is(node, "style:style"))
			read_style(odt, node, is_automatic);
		else if (part_is(node, "style:default-style"))
			read_default(odt, node);
		else if (part_is(node, "style:font-face"))
			read_font(odt, node);
		else if (part_is(node, "text:list-style") || part_is(node, "text:outline-style"))
			odt_read_list_style(odt, node);
	}
}

/* How the first kind of page is laid out; NULL: nothing says it. */
static const struct node *page_of(const struct node *root)
{
	const struct node *layouts = part_child(root, "office:automatic-styles");
	const struct node *page =
	    part_child(part_child(root, "office:master-styles"), "style:master-page");
	const char *wanted = page ? tree_get(page, "style:page-layout-name") : NULL;
	for (const struct node *node = layouts ? layouts->children : NULL; node && wanted;
	     node = node->next) {
		const char *name =
		    part_is(node, "style:page-layout") ? tree_get(node, "style:name") : NULL;
		if (name && strcmp(name, wanted) == 0)
			return part_child(node, "style:page-layout-properties");
	}
	return NULL;
}

/* The width of the lines between the margins of a page; 0: it isn't said. */
static int measure_of(const struct node *page)
{
	static const char *const sides[] = {"fo:margin-left", "fo:margin-right"};
	int measure = draft_length(tree_get(page, "fo:page-width"));
	for (size_t i = 0; measure > 0 && i < sizeof sides / sizeof *sides; i++) {
		const char *margin = tree_get(page, sides[i]);
		int space = draft_length(margin ? margin : tree_get(page, "fo:margin"));
		measure -= space > 0 ? space : 0;
	}
	return measure > 0 ? measure : 0;
}

/* Which way its lines run, where a paragraph leaves that to it, and how long they are. */
void odt_read_styles(struct odt *odt, const struct node *root, bool is_content)
{
	read_group(odt, part_child(root, "office:font-face-decls"));
	read_group(odt, part_child(root, "office:styles"));
	if (is_content)
		read_group(odt, part_child(root, "office:automatic-styles"));
	const struct node *page = page_of(root);
	const char *mode = page ? tree_get(page, "style:writing-mode") : NULL;
	if (page)
		odt->draft->measure = measure_of(page);
	if (!mode)
		return;
	odt->pages_right_to_left = strncmp(mode, "rl", 2) == 0;
	odt->draft->is_vertical = strcmp(mode, "tb-rl") == 0;
}

void odt_settle_styles(struct odt *odt)
{
	for (int i = 0; i < ODT_FAMILIES; i++) {
		struct odt_letters *letters = &odt->usual[i].letters;
		odt->usual[i].is_settled = true;
		if (i == FAMILY_TEXT)
			*letters = *odt_no_letters();
	}
	for (int i = 0; i < DRAFT_SCRIPTS; i++) {
		struct odt_letters *letters = &odt->usual[FAMILY_PARAGRAPH].letters;
		letters->of[i].size = letters->of[i].size ? letters->of[i].size : USUAL_SIZE;
	}
	for (size_t i = 0; i < odt->styles.count; i++)
		settle(odt, &odt->styles.items[i], 0);
}
