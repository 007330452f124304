/* The pieces of a paragraph as inline elements, each as deep as what it shares with the one before
 * allows. */
#include "read/word/draft_tree.h"

#include "base/length.h"

#include <string.h>

enum { DEEPEST = 16 };

/* What may be wrapped around a piece, the outermost first. */
static const struct {
	unsigned look;
	enum element element;
	const char *class; /* NULL: none */
} wraps[] = {
    {LOOK_HIGHLIGHTED, EL_MARK, NULL},
    {LOOK_BOLD, EL_STRONG, NULL},
    {LOOK_ITALIC, EL_EM, NULL},
    {LOOK_SPACED, EL_EM, "spaced"},
    {LOOK_STRIKE, EL_S, NULL},
    {LOOK_UNDERLINE, EL_SPAN, "underline"},
    {LOOK_SMALL_CAPITALS, EL_SPAN, "small-caps"},
    {LOOK_CODE, EL_CODE, NULL},
    {LOOK_SUPER, EL_SUP, NULL},
    {LOOK_SUB, EL_SUB, NULL},
};

/* One element that is open around the pieces. */
struct wrap {
	enum element element;
	const char *name, *value; /* of its attribute; NULL: it has none */
};

struct wrapping {
	struct wrap wraps[DEEPEST];
	struct node *nodes[DEEPEST];
	size_t count;
};

static void add(struct wrapping *to, enum element element, const char *name, const char *value)
{
	to->wraps[to->count++] = (struct wrap){element, name, value};
}

/* What belongs around the piece. */
static void wrap_piece(struct wrapping *to, const struct draft_piece *piece,
		       const struct draft_paragraph *paragraph)
{
	const struct draft_run *run = &piece->run;
	bool is_words = piece->kind == PIECE_TEXT || piece->kind == PIECE_RUBY;
	to->count = 0;
	if (run->link)
		add(to, EL_A, "href", run->link);
	if (is_words && run->language) /* in another than the book */
		add(to, EL_SPAN, "lang", run->language);
	if (is_words && run->direction && run->direction != paragraph->direction)
		add(to, EL_SPAN, "dir", run->direction == DIRECTION_RIGHT_TO_LEFT ? "rtl" : "ltr");
	unsigned looks =
	    piece->kind == PIECE_NOTE || piece->kind == PIECE_BOOKMARK ? 0 : run->looks;
	if (paragraph->role == STYLED_CODE)
		looks &= ~(unsigned)LOOK_CODE;
	for (size_t i = 0; i < sizeof wraps / sizeof *wraps; i++)
		if (looks & wraps[i].look)
			add(to, wraps[i].element, wraps[i].class ? "class" : NULL, wraps[i].class);
}

static bool same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_wrap(const struct wrap *a, const struct wrap *b)
{
	return a->element == b->element && same(a->name, b->name) && same(a->value, b->value);
}

/* Where the piece goes: what is open and doesn't belong around it is closed, what is missing
 * opened. */
static struct node *open_wraps(struct draft_builder *builder, struct wrapping *open,
			       const struct wrapping *wanted, struct node *node)
{
	size_t shared = 0;
	while (shared < open->count && shared < wanted->count &&
	       same_wrap(&open->wraps[shared], &wanted->wraps[shared]))
		shared++;
	open->count = shared;
	struct node *parent = shared ? open->nodes[shared - 1] : node;
	for (size_t i = shared; i < wanted->count; i++) {
		const struct wrap *wrap = &wanted->wraps[i];
		struct node *element = tree_element(builder->tree, wrap->element, 0, 0);
		if (wrap->name)
			tree_set(builder->tree, element, wrap->name, wrap->value);
		tree_append(parent, element);
		open->wraps[i] = *wrap;
		open->nodes[i] = parent = element;
	}
	open->count = wanted->count;
	return parent;
}

static struct node *note_reference(struct draft_builder *builder, const struct draft_note *note)
{
	struct node *link = tree_element(builder->tree, EL_A, 0, 0);
	tree_set(builder->tree, link, "epub:type", "noteref");
	tree_set(builder->tree, link, "class", "noteref");
	tree_set(builder->tree, link, "href",
		 arena_format(builder->draft->arena, "#note-%zu", note->number));
	tree_append(link, tree_text_borrowed(builder->tree, "*"));
	return link;
}

/* How large a picture is shown: amid words by their size; alone as it was, but where it took most
 * of the page, as it then does of any. */
static void set_size(struct draft_builder *builder, struct node *image,
		     const struct draft_size *size, unsigned letters)
{
	enum { TWENTIETHS_OF_A_HALF = 10, MOST_LINES = 2, PART = 3, WHOLE = 4 };
	struct arena *arena = builder->draft->arena;
	int measure = builder->draft->measure;
	double em = letters * TWENTIETHS_OF_A_HALF;
	unsigned pixels = length_pixels((struct length){LENGTH_FIXED, size->width});
	if (size->share > 0 && size->share <= 100)
		tree_set(builder->tree, image, "width", arena_format(arena, "%d%%", size->share));
	else if (!pixels || (measure > 0 && size->width > measure / WHOLE * PART))
		return;
	else if (size->height > 0 && size->height <= em * MOST_LINES)
		tree_set(builder->tree, image, "style",
			 arena_format(
			     arena, "width: %s",
			     length_css(arena, (struct length){LENGTH_OF_TEXT, size->width / em})));
	else
		tree_set(builder->tree, image, "width", arena_format(arena, "%u", pixels));
}

static struct node *picture(struct draft_builder *builder, const struct draft_piece *piece)
{
	const struct draft_picture *picture = piece->picture;
	const char *description = picture->description;
	if (!picture->source)
		return description ? tree_text_borrowed(builder->tree, description) : NULL;
	struct node *image = tree_element(builder->tree, EL_IMG, 0, 0);
	tree_set(builder->tree, image, "src", picture->source);
	if (description)
		tree_set(builder->tree, image, "alt", description);
	set_size(builder, image, &picture->size, piece->run.size);
	return image;
}

static struct node *ruby(struct draft_builder *builder, const struct draft_piece *piece)
{
	struct node *node = tree_element(builder->tree, EL_RUBY, 0, 0);
	struct node *reading = tree_element(builder->tree, EL_RT, 0, 0);
	tree_append(node, tree_text_borrowed(builder->tree, piece->text));
	tree_append(reading, tree_text_borrowed(builder->tree, piece->reading));
	tree_append(node, reading);
	return node;
}

/* The place of a bookmark that something leads to, the first time it comes. */
static struct node *anchor(struct draft_builder *builder, const char *name)
{
	size_t number = map_find(&builder->wanted, name);
	size_t *placed = number == MAP_NONE ? NULL : map_at(&builder->placed, name);
	if (!placed || *placed != MAP_NONE)
		return NULL;
	*placed = number;
	struct node *span = tree_element(builder->tree, EL_SPAN, 0, 0);
	tree_set(builder->tree, span, "id",
		 arena_format(builder->draft->arena, "place-%zu", number));
	return span;
}

/* White space in front of a paragraph's first word, by which it is set in on paper, goes. */
static const struct draft_piece *behind_indent(const struct draft_paragraph *paragraph,
					       const char **text)
{
	const struct draft_piece *piece = paragraph->first;
	*text = NULL;
	if (paragraph->role == STYLED_CODE)
		return piece;
	while (piece && piece->kind == PIECE_TAB)
		piece = piece->next;
	if (piece && piece->kind == PIECE_TEXT)
		*text = piece->text + strspn(piece->text, " ");
	return piece;
}

static struct node *piece_node(struct draft_builder *builder, const struct draft_piece *piece,
			       bool is_code)
{
	switch (piece->kind) {
	case PIECE_TEXT:
		return tree_text_borrowed(builder->tree, piece->text);
	case PIECE_BREAK:
		return is_code ? tree_text_borrowed(builder->tree, "\n")
			       : tree_element(builder->tree, EL_BR, 0, 0);
	case PIECE_TAB:
		return tree_text_borrowed(builder->tree, is_code ? "\t" : " ");
	case PIECE_NOTE:
		return note_reference(builder, piece->note);
	case PIECE_PICTURE:
		return picture(builder, piece);
	case PIECE_FORMULA:
		return piece->formula;
	case PIECE_BOOKMARK:
		return anchor(builder, piece->text);
	case PIECE_RUBY:
		return ruby(builder, piece);
	}
	return NULL;
}

void draft_build_pieces(struct draft_builder *builder, struct node *node,
			const struct draft_paragraph *paragraph)
{
	struct wrapping open = {0}, wanted;
	const char *text;
	const struct draft_piece *first = behind_indent(paragraph, &text);
	for (const struct draft_piece *piece = first; piece; piece = piece->next) {
		struct node *made =
		    piece == first && text
			? tree_text_borrowed(builder->tree, text)
			: piece_node(builder, piece, paragraph->role == STYLED_CODE);
		if (!made)
			continue;
		wrap_piece(&wanted, piece, paragraph);
		tree_append(open_wraps(builder, &open, &wanted, node), made);
	}
}
