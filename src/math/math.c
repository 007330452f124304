/* A formula as a math element: what was read, with its TeX as words and as annotation. */
#include "math/functions.h"

enum {
	DEEPEST_MATH =
	    128,        /* elements inside of each other: EPUB's checkers stop at 256 a document */
	EXPANSION = 16, /* tokens that macros may come to for each byte of a formula */
	RESERVE = 1 << 18,  /* and those that an article's formulas may come to beside */
	RESERVE_SHARE = 16, /* of which one formula may take that part */
};

struct math *math_new(struct tree *tree)
{
	struct math *math = mem_zeroed(1, sizeof *math);
	math->tree = tree;
	math->reserve = RESERVE;
	math_read_tables(math);
	return math;
}

void math_free(struct math *math)
{
	if (!math)
		return;
	map_clear(&math->names);
	math_labels_clear(&math->labels);
	vec_clear(&math->commands);
	vec_clear(&math->undone);
	mem_free(math);
}

static bool is_too_deep(const struct node *root)
{
	size_t depth = 0;
	for (const struct node *node = root; node && depth <= DEEPEST_MATH;) {
		if (node->children) {
			node = node->children;
			depth++;
			continue;
		}
		while (node != root && !node->next) {
			node = node->parent;
			depth--;
		}
		node = node == root ? NULL : node->next;
	}
	return depth > DEEPEST_MATH;
}

/* The formula's number, behind it. */
static void add_tag(struct parser *p, struct node *row)
{
	struct node *tag = math_take_tag(p);
	if (!tag)
		return;
	tree_append(row, math_space(p, "2em"));
	tree_append(row, tag);
}

static struct node *read_formula(struct parser *p)
{
	struct node *row = math_row(p);
	const struct tex_token *token = math_peek(p);
	bool is_lines =
	    token_is(token, "&") || (token->command && token->command->handler == math_newline);
	if (is_lines) {
		struct node *lines = math_lines(p, row);
		row = math_element(p, "mrow");
		tree_append(row, lines);
		token = math_peek(p);
	}
	if (token->kind != TOKEN_END)
		math_fail(p, MSG_TEX_MISPLACED, token->text, token->offset);
	add_tag(p, row);
	if (!math_failed(p) && is_too_deep(row))
		math_fail(p, MSG_TEX_DEEP, "", 0);
	return row;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* The size of the "\label{name}" that stands there; 0: none does. */
static size_t label_size(const char *tex)
{
	static const char label[] = "\\label{";
	size_t size = strlen(label);
	if (strncmp(tex, label, size) != 0)
		return 0;
	size += strcspn(tex + size, "\\{}\n");
	return tex[size] == '}' ? size + 1 : 0;
}

/* The TeX as it may be read aloud: in one line, for an attribute has no other, and without labels,
 * which show nothing. */
static const char *spoken(struct arena *arena, const char *tex, size_t size)
{
	char *line = arena_copy(arena, tex, size), *end = line;
	for (const char *s = line; *s; s++) {
		size_t label = label_size(s);
		if (label) {
			s += label - 1;
			if (end > line && end[-1] != ' ')
				*end++ = ' ';
			if (is_blank(s[1]))
				s++;
			continue;
		}
		if (*s == '\\' && s[1])
			*end++ = *s++;
		*end++ = is_blank(*s) ? ' ' : *s;
	}
	while (end > line && end[-1] == ' ')
		end--;
	*end = '\0';
	return line;
}

static struct node *finish(struct parser *p, struct node *row, bool is_block)
{
	struct node *math = math_element(p, "math"), *semantics = math_element(p, "semantics");
	struct node *annotation = math_element(p, "annotation");
	if (is_block)
		tree_set(p->tree, math, "display", "block");
	tree_set(p->tree, math, "alttext", spoken(p->tree->arena, p->text, p->size));
	tree_set(p->tree, annotation, "encoding", "application/x-tex");
	tree_append(annotation, tree_text(p->tree, p->text, p->size));
	tree_append(math, semantics);
	tree_append(semantics, math_alone(row));
	tree_append(semantics, annotation);
	return math;
}

bool math_from_tex(struct math *math, const char *tex, size_t size, bool is_block,
		   struct node **formula, struct math_error *error)
{
	size_t start = 0;
	while (start < size && is_blank(tex[start]))
		start++;
	while (size > start && is_blank(tex[size - 1]))
		size--;
	struct parser p = {
	    .math = math,
	    .tree = math->tree,
	    .text = tex + start,
	    .size = size - start,
	    .now = {.in_cell = true, .style = is_block ? STYLE_DISPLAY : STYLE_TEXT},
	    .error = error,
	};
	*formula = NULL;
	size_t own = EXPANSION * p.size;
	p.budget = own + math->reserve / RESERVE_SHARE;
	size_t references = math->labels.references.count;
	struct node *row = read_formula(&p);
	size_t share = math->reserve / RESERVE_SHARE;
	math->reserve -= p.budget < share ? share - p.budget : 0;
	while (math->scope > 0)
		math_scope_close(math, 0);
	vec_clear(&p.ahead);
	if (math_failed(&p))
		error->offset += start;
	if (!math_failed(&p) && row->children) {
		*formula = finish(&p, row, is_block);
		math_set_labels(&p, *formula);
	} else {
		math->labels.references.count = references;
	}
	vec_clear(&p.labels);
	return !math_failed(&p);
}
