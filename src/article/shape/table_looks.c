/* How tables look: which are too wide for a telephone, and which columns hold numbers. */
#include "article/shape/shape.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Widths are in cells of a terminal, two of which are about as wide as the text is high. A page of
 * a telephone has 22 em: what is wider than the first is set smaller, than the second smaller
 * still, and as records where nothing else helps. */
enum {
	ROOMY = 42,
	WIDE = 60,
	MOST = 64,      /* on a page, in the smallest letters */
	MOST_WIDE = 92, /* on one that is wide enough for what would else be records */
	GAP = 2,
	PICTURE = 6,
	LONGEST = 18,        /* a longer word may be parted; in a crowded table a shorter one */
	ONE_LINE = 8,        /* what is no longer isn't parted in scripts without spaces */
	FEW = 8,             /* rows that stay on one page */
	MOST_COLUMNS = 1000, /* that are told apart */
};

struct column {
	size_t width;          /* of its longest word */
	size_t numbers, texts; /* how many cells hold a number, or anything else */
	const char *label;     /* of its header; NULL: none heads it alone */
	size_t free;           /* the row from which on no cell above spans it */
};

struct table_look {
	struct tree *tree;
	VEC(struct column) columns;
	bool spans;     /* cells span columns or rows */
	size_t longest; /* word that stays whole in a crowded table */
	bool parts_numbers;
	const char *class; /* of cells with longer ones */
	size_t row;     /* that is visited; parts of the table are further apart than cells span */
	size_t headers; /* rows in thead */
	size_t rows;    /* all */
};

static bool is_cell(const struct node *node)
{
	return element_of(node) == EL_TD || element_of(node) == EL_TH;
}

/* The width of the longest word that begins in the text. */
static size_t longest_word(const char *text)
{
	const char *end = text + strlen(text);
	size_t longest = 0, word = 0;
	while (text < end) {
		unsigned c = utf8_next(&text, end);
		bool parts = unicode_is_space(c) || unicode_is_unspaced(c) || c == '-' || c == '/';
		word = unicode_is_space(c) ? 0 : word + unicode_cells(c);
		longest = word > longest ? word : longest;
		word = parts ? 0 : word;
	}
	return longest;
}

/* The width of a few characters that a reader takes in at once, without spaces between words;
 * 0: they are more, or others. */
static size_t width_of_line(const char *words)
{
	const char *end = words + strlen(words);
	size_t width = 0;
	bool unspaced = false;
	while (words < end && width <= ONE_LINE) {
		unsigned c = utf8_next(&words, end);
		unspaced |= unicode_is_unspaced(c);
		width += unicode_is_space(c) ? ONE_LINE + 1 : unicode_cells(c);
	}
	return unspaced && width <= ONE_LINE ? width : 0;
}

static size_t width_of(const struct node *cell)
{
	size_t longest = 0;
	for (const struct node *node = cell; node; node = tree_next(node, cell)) {
		size_t width = node->kind == NODE_TEXT      ? longest_word(node->text)
			       : element_of(node) == EL_IMG ? PICTURE
							    : 0;
		longest = width > longest ? width : longest;
	}
	return longest;
}

/* What a cell holds: a number with the signs around it, nothing that counts, or words. */
enum content { NUMBER, NOTHING, WORDS };

static enum content content_of(const char *words)
{
	static const char signs[] = ".,:;'+-/%()*~<>=";
	const char *end = words + strlen(words);
	bool digits = false;
	while (words < end) {
		unsigned c = utf8_next(&words, end);
		bool sign = c < 128 ? c && strchr(signs, (int)c) : !unicode_is_letter(c);
		if (unicode_is_digit(c))
			digits = true;
		else if (!sign && !unicode_is_space(c) && c != '$')
			return WORDS;
	}
	return digits ? NUMBER : NOTHING;
}

static size_t span_of(const struct node *cell, const char *name)
{
	const char *span = tree_get(cell, name);
	unsigned long said = span ? strtoul(span, NULL, 10) : 1;
	return said > 1 && said <= MOST_COLUMNS ? said : 1;
}

static struct column *column_at(struct table_look *look, size_t i)
{
	i = i < MOST_COLUMNS ? i : MOST_COLUMNS - 1;
	while (look->columns.count <= i)
		vec_push(&look->columns, (struct column){0});
	return &look->columns.items[i];
}

static void survey_cell(struct table_look *look, struct node *cell, size_t at, bool heads)
{
	const char *words = tree_words(look->tree->arena, cell);
	size_t span = span_of(cell, "colspan"), line = width_of_line(words);
	size_t longest = line ? line : width_of(cell);
	if (line > 2)
		tree_add_class(look->tree, cell, "one-line");
	if (longest > LONGEST)
		tree_add_class(look->tree, cell, "long-words");
	size_t width = ((longest > LONGEST ? LONGEST : longest) + span - 1) / span;
	look->spans |= span > 1 || span_of(cell, "rowspan") > 1;
	for (size_t i = at; i < at + span && i < MOST_COLUMNS; i++) {
		struct column *column = column_at(look, i);
		column->width = width > column->width ? width : column->width;
	}
	struct column *column = column_at(look, at);
	if (heads)
		column->label = words;
	enum content content = heads || span > 1 ? NOTHING : content_of(words);
	column->numbers += content == NUMBER;
	column->texts += content == WORDS;
}

static bool holds_numbers(const struct column *column)
{
	return column->numbers && !column->texts;
}

static void mark_cell(struct table_look *look, struct node *cell, size_t at, bool heads)
{
	if (holds_numbers(column_at(look, at)) && span_of(cell, "colspan") == 1)
		tree_add_class(look->tree, cell, "number");
	(void)heads;
}

static void mark_long_words(struct table_look *look, struct node *cell, size_t at, bool heads)
{
	bool whole = holds_numbers(column_at(look, at)) && !look->parts_numbers;
	if (!whole && width_of(cell) > look->longest && span_of(cell, "colspan") == 1)
		tree_add_class(look->tree, cell, look->class);
	(void)heads;
}

static void label_cell(struct table_look *look, struct node *cell, size_t at, bool heads)
{
	const struct column *column = column_at(look, at);
	if (!heads && *column->label)
		tree_set(look->tree, cell, "data-label", column->label);
}

typedef void visit_cell(struct table_look *look, struct node *cell, size_t at, bool heads);

/* Calls visit for each cell of the row with the column that it begins in. */
static void visit_cells(struct table_look *look, const struct node *row, bool heads,
			visit_cell *visit)
{
	size_t at = 0;
	for (struct node *cell = row->children; cell; cell = cell->next) {
		if (!is_cell(cell))
			continue;
		while (at < MOST_COLUMNS && column_at(look, at)->free > look->row)
			at++;
		size_t end = at + span_of(cell, "colspan"), rows = span_of(cell, "rowspan");
		visit(look, cell, at, heads);
		for (; at < end; at++)
			column_at(look, at)->free = look->row + rows;
	}
}

/* Calls visit for each cell of the table, not of those inside. */
static void visit_table(struct table_look *look, struct node *table, visit_cell *visit)
{
	look->headers = look->rows = 0;
	for (struct node *part = table->children; part; part = part->next) {
		bool heads = element_of(part) == EL_THEAD;
		look->row += MOST_COLUMNS;
		for (struct node *row = part->kind == NODE_ELEMENT ? part->children : NULL; row;
		     row = row->next) {
			if (element_of(row) != EL_TR)
				continue;
			visit_cells(look, row, heads, visit);
			look->row++;
			look->rows++;
			look->headers += heads;
		}
	}
}

/* Whether its cells are headers, but for empty ones, and stay in the row. */
static bool heads_columns(const struct node *row)
{
	size_t cells = 0, headers = 0;
	for (const struct node *cell = row->children; cell; cell = cell->next) {
		bool header = element_of(cell) == EL_TH;
		if (is_cell(cell) && ((!header && cell->children) || span_of(cell, "rowspan") > 1))
			return false;
		cells += is_cell(cell);
		headers += header;
	}
	return cells > 1 && headers > 0;
}

static struct node *first_element(struct node *parent)
{
	struct node *child = parent->children;
	while (child && child->kind != NODE_ELEMENT)
		child = child->next;
	return child;
}

/* A first row of headers goes where readers look for what they repeat on each page. */
static void make_head(struct tree *tree, struct node *table)
{
	struct node *body = first_element(table);
	while (body && (element_of(body) == EL_CAPTION || element_of(body) == EL_COLGROUP))
		body = body->next;
	while (body && body->kind != NODE_ELEMENT)
		body = body->next;
	struct node *row = body && element_of(body) == EL_TBODY ? first_element(body) : NULL;
	if (!row || !row->next || element_of(row) != EL_TR || !heads_columns(row))
		return;
	struct node *head = tree_element(tree, EL_THEAD, row->line, row->column);
	tree_unlink(row);
	tree_append(head, row);
	tree_insert_before(body, head);
}

/* Each row can be shown as a record: one header above each column. */
static bool has_records(const struct table_look *look)
{
	if (look->spans || look->headers != 1)
		return false;
	for (size_t i = 0; i < look->columns.count; i++)
		if (!look->columns.items[i].label)
			return false;
	return true;
}

/* The block by whose width readers know how to show the table. */
static void wrap(struct tree *tree, struct node *table)
{
	struct node *block = tree_element(tree, EL_DIV, table->line, table->column);
	tree_set(tree, block, "class", "table");
	tree_insert_before(table, block);
	tree_unlink(table);
	tree_append(block, table);
}

/* The table's width, where words may be parted that are longer, and aren't numbers. */
static size_t width_with(const struct table_look *look, size_t longest)
{
	size_t width = 0;
	for (size_t i = 0; i < look->columns.count; i++) {
		const struct column *column = &look->columns.items[i];
		bool whole = column->width <= longest || holds_numbers(column);
		width += (whole ? column->width : longest) + GAP;
	}
	return width;
}

/* As many words of a crowded table as fit stay whole: the shorter ones, and numbers if they can. */
static void part_words(struct table_look *look, struct node *table, size_t most, const char *class)
{
	look->class = class;
	look->longest = LONGEST;
	while (look->longest > 1 && width_with(look, look->longest) > most)
		look->longest--;
	look->parts_numbers = width_with(look, 1) > most;
	if (look->longest < LONGEST)
		visit_table(look, table, mark_long_words);
}

static void mark_width(struct table_look *look, struct node *table)
{
	size_t width = width_with(look, LONGEST);
	if (look->rows <= FEW)
		tree_add_class(look->tree, table, "short");
	if (width <= ROOMY)
		return;
	bool records = width > WIDE && has_records(look);
	tree_add_class(look->tree, table, width > WIDE ? "crowded" : "wide");
	part_words(look, table, MOST_WIDE, "long-words");
	if (!records)
		part_words(look, table, MOST, "parted");
	if (records) {
		tree_add_class(look->tree, table, "records");
		visit_table(look, table, label_cell);
	}
	wrap(look->tree, table);
}

void table_mark_looks(struct tree *tree, struct node *table)
{
	struct table_look look = {.tree = tree};
	make_head(tree, table);
	visit_table(&look, table, survey_cell);
	visit_table(&look, table, mark_cell);
	mark_width(&look, table);
	vec_clear(&look.columns);
}
