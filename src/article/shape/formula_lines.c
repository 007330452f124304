/* Formulas that are wider than a telephone's page, which no reader breaks into lines: they are cut,
 * or add a blank page. Here they are measured, and broken where print breaks them. */
#include "article/shape/shape.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

/* Widths are in hundredths of an em, in the widest of the fonts for formulas. */
enum {
	PAGE = 1950,        /* of a telephone, in readers with wide margins */
	LONGEST_SIDE = 700, /* left of a relation, where the lines behind it stand in a column */
	INDENT = 200,
	GAP = 100, /* a space that parts what stands beside each other */
	DEEPEST = 60,
	MOST_COLUMNS = 32, /* that are told apart */
};

static bool is_named(const struct node *node, const char *name)
{
	return node->kind == NODE_ELEMENT && node->ns == NS_MATHML && strcmp(node->name, name) == 0;
}

static unsigned sign_of(const struct node *node)
{
	const struct node *text = node->children;
	if (!is_named(node, "mo") || !text || text->kind != NODE_TEXT || !*text->text)
		return 0;
	const char *sign = text->text;
	return utf8_next(&sign, sign + strlen(sign));
}

static bool is_relation(unsigned sign)
{
	static const struct {
		unsigned first, last;
	} relations[] = {
	    {'<', '>'},       {0x2190, 0x21FF}, {0x2208, 0x220D}, {0x221D, 0x221D},
	    {0x223C, 0x228B}, {0x228F, 0x2292}, {0x22A2, 0x22B8}, {0x22D0, 0x22D1},
	    {0x22D4, 0x22ED}, {0x27F0, 0x27FF}, {0x2A6F, 0x2AF5},
	};
	for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
		if (sign >= relations[i].first && sign <= relations[i].last)
			return true;
	return false;
}

static bool adds(unsigned sign)
{
	return sign == '+' || sign == '-' || sign == 0x2212 || sign == 0xB1 || sign == 0x2213;
}

static size_t width_of_sign(const struct node *node)
{
	unsigned sign = sign_of(node);
	if (is_relation(sign))
		return 135;
	if (adds(sign) || sign == 0xD7 || (sign >= 0x2227 && sign <= 0x222A))
		return node->prev && !sign_of(node->prev) ? 125 : 80;
	if (sign >= 0x2061 && sign <= 0x2064)
		return 0;
	return sign < 128 && sign && strchr("()[]{}|,;.", (int)sign) ? 45 : 75;
}

static size_t width_of_letters(const struct node *token)
{
	size_t width = 0;
	for (const struct node *node = token->children; node; node = node->next) {
		const char *text = node->kind == NODE_TEXT ? node->text : "";
		for (const char *end = text + strlen(text); text < end;) {
			unsigned c = utf8_next(&text, end);
			unsigned one = unicode_is_space(c) ? 30 : unicode_is_upper(c) ? 72 : 58;
			width += c == '.' || c == 'i' || c == 'l' ? 32 : one * unicode_cells(c);
		}
	}
	return width;
}

/* "0.1667em": as octavo and others write it; else nothing. */
static size_t width_of_space(const struct node *space)
{
	const char *width = tree_get(space, "width");
	size_t said = 0, factor = 100;
	for (; width && ascii_is_digit(*width) && said < PAGE; width++)
		said = said * 10 + (size_t)(*width - '0') * 100;
	if (width && *width == '.')
		for (width++; ascii_is_digit(*width); width++)
			said += (size_t)(*width - '0') * (factor /= 10);
	return width && strcmp(width, "em") == 0 ? said : 0;
}

static size_t width_of(const struct node *node, unsigned depth);

enum how { IN_A_ROW, ABOVE_EACH_OTHER, FIRST_OF_ALL, WITH_SCRIPTS };

static size_t width_of_children(const struct node *parent, enum how how, unsigned depth)
{
	size_t width = 0, first = 0, most = 0, count = 0;
	for (const struct node *node = parent->children; node; node = node->next) {
		if (node->kind != NODE_ELEMENT)
			continue;
		size_t one = width_of(node, depth);
		first = count++ ? first : one;
		size_t script = count > 1 ? one * 7 / 10 : 0;
		most = how == ABOVE_EACH_OTHER && one > most ? one : script > most ? script : most;
		width += one;
	}
	return how == IN_A_ROW                           ? width
	       : how == WITH_SCRIPTS                     ? first + most
	       : how == ABOVE_EACH_OTHER || most > first ? most
							 : first;
}

static size_t width_of_table(const struct node *table, unsigned depth)
{
	size_t columns[MOST_COLUMNS] = {0}, width = 0;
	const char *spacing = tree_get(table, "columnspacing");
	size_t between = spacing && strncmp(spacing, "0em", 3) == 0 ? 0 : 80;
	for (const struct node *row = table->children; row; row = row->next) {
		size_t at = 0;
		for (const struct node *cell = row->children; cell; cell = cell->next) {
			if (cell->kind != NODE_ELEMENT || at == MOST_COLUMNS)
				continue;
			size_t one = between + width_of_children(cell, IN_A_ROW, depth);
			columns[at] = one > columns[at] ? one : columns[at];
			at++;
		}
	}
	for (size_t i = 0; i < MOST_COLUMNS; i++)
		width += columns[i];
	return width;
}

static size_t width_of(const struct node *node, unsigned depth)
{
	static const char *const scripts[] = {"msub", "msup", "msubsup", "mmultiscripts"};
	if (node->kind != NODE_ELEMENT || node->ns != NS_MATHML || depth++ == DEEPEST)
		return 0;
	if (is_named(node, "mo"))
		return width_of_sign(node);
	if (is_named(node, "mi") || is_named(node, "mn") || is_named(node, "mtext"))
		return width_of_letters(node);
	if (is_named(node, "mspace"))
		return width_of_space(node);
	if (is_named(node, "mtable"))
		return width_of_table(node, depth);
	if (is_named(node, "mfrac"))
		return width_of_children(node, ABOVE_EACH_OTHER, depth) + 25;
	if (is_named(node, "munder") || is_named(node, "mover") || is_named(node, "munderover"))
		return width_of_children(node, FIRST_OF_ALL, depth);
	if (is_named(node, "semantics"))
		return node->children ? width_of(node->children, depth) : 0;
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
		if (is_named(node, scripts[i]))
			return width_of_children(node, WITH_SCRIPTS, depth);
	bool is_root = is_named(node, "msqrt") || is_named(node, "mroot");
	return width_of_children(node, IN_A_ROW, depth) + (is_root ? 90 : 0);
}

/* What stays on one line, up to where the next begins. */
struct formula_piece {
	struct node *first;
	size_t width, gap;  /* gap: of the space that it begins with, which isn't in the width */
	bool relates, adds; /* it begins with such a sign */
	bool breaks;        /* it begins a line */
	bool hangs;         /* which begins further in */
};

struct formula_lines {
	struct tree *tree;
	VEC(struct formula_piece) pieces;
	bool aligned; /* the first piece stands left of the others */
	size_t widest;
};

static struct node *next_element(struct node *node)
{
	do
		node = node->next;
	while (node && node->kind != NODE_ELEMENT);
	return node;
}

/* The number of a formula, which stays behind its last line. */
static bool is_tag(struct node *gap)
{
	struct node *words = next_element(gap);
	const struct node *text = words ? words->children : NULL;
	return words && !next_element(words) && is_named(words, "mtext") && text &&
	       text->kind == NODE_TEXT && text->text[0] == '(';
}

/* By how much there are more brackets open behind the node than before it. */
static int opens(const struct node *node)
{
	while (node && strncmp(node->kind == NODE_ELEMENT ? node->name : "", "msu", 3) == 0)
		node = node->children;
	unsigned sign = node && node->kind == NODE_ELEMENT ? sign_of(node) : 0;
	return sign == '(' || sign == '[' || sign == '{'   ? 1
	       : sign == ')' || sign == ']' || sign == '}' ? -1
							   : 0;
}

/* Whether a line may begin with the node, behind what stands before it. */
static bool may_begin(struct node *node, const struct formula_piece *before,
		      const struct node *last)
{
	unsigned sign = sign_of(node), sign_before = last ? sign_of(last) : 0;
	if (!last || is_relation(sign_before) || adds(sign_before) || !before->width)
		return false;
	if (is_named(node, "mspace"))
		return width_of_space(node) >= GAP && !is_tag(node);
	return is_relation(sign) || (adds(sign) && !tree_get(node, "form"));
}

static void gather_pieces(struct formula_lines *lines, struct node *row)
{
	const struct node *last = NULL;
	int open = 0;
	vec_push(&lines->pieces, (struct formula_piece){.first = row->children});
	for (struct node *node = row->children; node; node = node->next) {
		if (node->kind != NODE_ELEMENT)
			continue;
		struct formula_piece *piece = &lines->pieces.items[lines->pieces.count - 1];
		size_t width = width_of(node, 0);
		if (open == 0 && may_begin(node, piece, last)) {
			unsigned sign = sign_of(node);
			bool gap = is_named(node, "mspace");
			vec_push(&lines->pieces,
				 (struct formula_piece){.first = node,
							.width = gap ? 0 : width,
							.gap = gap ? width : 0,
							.relates = is_relation(sign),
							.adds = adds(sign)});
		} else {
			piece->width += width;
		}
		open += opens(node);
		last = node;
	}
}

/* The width of the piece with those that should stand on its line: what is added to a side, both
 * sides of what a wide space parts. Where they don't fit on any, its own. */
static size_t width_together(const struct formula_lines *lines, size_t i, size_t most)
{
	const struct formula_piece *pieces = lines->pieces.items;
	size_t width = pieces[i].width;
	for (size_t j = i + 1; j < lines->pieces.count && width <= most; j++) {
		if (pieces[j].gap || !(pieces[j].adds || (pieces[i].gap && pieces[j].relates)))
			break;
		width += pieces[j].width;
	}
	return pieces[i].adds || width > most ? pieces[i].width : width;
}

/* One relation after another, whose left side is short. */
static bool is_aligned(const struct formula_lines *lines)
{
	const struct formula_piece *pieces = lines->pieces.items;
	size_t count = lines->pieces.count;
	for (size_t i = 1; i + 1 < count; i++)
		if (pieces[i].gap && pieces[i + 1].relates)
			return false;
	return count > 1 && pieces[1].relates && pieces[0].width <= LONGEST_SIDE;
}

/* Says where lines begin: at relations and wide spaces, inside of sums only where these don't fit.
 * False: nowhere. */
static bool find_breaks(struct formula_lines *lines)
{
	struct formula_piece *pieces = lines->pieces.items;
	bool broken = false;
	lines->aligned = is_aligned(lines);
	size_t at = 0, side = lines->aligned ? pieces[0].width : 0;
	for (size_t i = lines->aligned; i < lines->pieces.count; i++) {
		struct formula_piece *piece = &pieces[i];
		size_t together = width_together(lines, i, PAGE - side - INDENT);
		piece->breaks = at && side + at + piece->gap + together > PAGE;
		piece->hangs = piece->breaks && (piece->adds || (!lines->aligned && !piece->gap));
		broken |= piece->breaks;
		at = !piece->breaks ? at + piece->gap : piece->hangs ? INDENT : 0;
		at += piece->width;
		lines->widest = side + at > lines->widest ? side + at : lines->widest;
	}
	return broken;
}

static struct node *add_cell(struct tree *tree, struct node *row, const char *align)
{
	struct node *cell = tree_foreign(tree, NS_MATHML, "mtd", 0, 0);
	tree_set(tree, cell, "columnalign", align);
	tree_append(row, cell);
	return cell;
}

static struct node *add_line(const struct formula_lines *lines, struct node *table)
{
	struct node *row = tree_foreign(lines->tree, NS_MATHML, "mtr", 0, 0);
	tree_append(table, row);
	if (lines->aligned)
		add_cell(lines->tree, row, "right");
	return add_cell(lines->tree, row, "left");
}

/* A line begins further in with a space, and not with that which parted it from the one before. */
static void begin_line(const struct formula_lines *lines, const struct formula_piece *piece,
		       struct node *cell)
{
	if (piece->hangs) {
		struct node *indent = tree_foreign(lines->tree, NS_MATHML, "mspace", 0, 0);
		tree_set(lines->tree, indent, "width", "2em");
		tree_append(cell, indent);
	}
	if (piece->adds)
		tree_set(lines->tree, piece->first, "form", "infix");
	if (piece->gap)
		tree_unlink(piece->first);
}

static void move_piece(const struct formula_lines *lines, size_t i, struct node *cell)
{
	const struct formula_piece *piece = &lines->pieces.items[i];
	const struct node *end = i + 1 < lines->pieces.count ? piece[1].first : NULL;
	struct node *node = piece->first, *next = node->next;
	if (piece->breaks)
		begin_line(lines, piece, cell);
	if (piece->breaks && piece->gap)
		node = next;
	for (; node != end; node = next) {
		next = node->next;
		tree_unlink(node);
		tree_append(cell, node);
	}
}

/* The lines become rows of a table, as of those that an author broke. */
static void break_row(const struct formula_lines *lines, struct node *row, bool is_display)
{
	struct node *table = tree_foreign(lines->tree, NS_MATHML, "mtable", 0, 0);
	if (is_display)
		tree_set(lines->tree, table, "displaystyle", "true");
	tree_set(lines->tree, table, "columnspacing", "0em");
	struct node *cell = add_line(lines, table);
	for (size_t i = 0; i < lines->pieces.count; i++) {
		bool is_side = i == 0 && lines->aligned;
		if (lines->pieces.items[i].breaks)
			cell = add_line(lines, table);
		move_piece(lines, i, is_side ? cell->prev : cell);
	}
	tree_append(row, table);
}

/* The row whose children the formula is; brackets that grow stay around what they hold. */
static struct node *row_of(struct node *math)
{
	struct node *row = math, *only = row->children;
	while (
	    only && (is_named(row, "semantics") || !only->next) &&
	    (is_named(only, "semantics") || is_named(only, "mrow") || is_named(only, "mstyle"))) {
		const char *grows = only->children ? tree_get(only->children, "stretchy") : NULL;
		if (grows && strcmp(grows, "true") == 0)
			break;
		row = only;
		only = row->children;
	}
	return row;
}

void formula_break(struct tree *tree, struct node *math)
{
	struct formula_lines lines = {.tree = tree, .widest = width_of(math, 0)};
	struct node *row = row_of(math);
	const char *display = tree_get(math, "display");
	if (lines.widest <= PAGE)
		return;
	if (row->children && !is_named(row, "semantics")) {
		size_t whole = lines.widest;
		lines.widest = 0;
		gather_pieces(&lines, row);
		if (find_breaks(&lines))
			break_row(&lines, row, display && strcmp(display, "block") == 0);
		else
			lines.widest = whole;
	}
	if (lines.widest > PAGE)
		tree_add_class(tree, math, "long");
	vec_clear(&lines.pieces);
}
