/* From tokens to nodes.
 *
 * Words are gathered and become one node where something else begins. In a picture they are its
 * alt text. A link holds no other: an inner one is only its words, and the references to notes in
 * it go behind it. */
#include "read/markdown/markdown_tokens.h"

#include "base/unicode.h"

#include <string.h>

struct builder {
	struct markdown *markdown;
	struct tree *tree;
	const struct words_block *block;
	const token_list *tokens;
	struct quotation_state quotation;
	struct node *at; /* where what comes next goes */
	unsigned depth;  /* of it */
	struct buf text, alt;
	unsigned pictures;           /* that we are in */
	const struct token *picture; /* the outermost */
	struct node *link;           /* that we are in */
	struct node *closed;         /* the element that closed last, if nothing has come since */
	struct node *outside; /* where the words go on behind the note that stands among them */
	struct note *note;    /* that one */
	VEC(struct node *) waiting; /* references to notes that go behind it */
	VEC(struct node *) open;    /* for each token that opens, its element; NULL: it has none */
};

static struct buf *words_of(struct builder *builder)
{
	return builder->pictures ? &builder->alt : &builder->text;
}

static void add(struct builder *builder, struct node *node)
{
	struct buf *text = &builder->text;
	if (text->size)
		tree_append(builder->at, tree_text(builder->tree, text->data, text->size));
	buf_cut(text, 0);
	if (node)
		tree_append(builder->at, node);
}

static struct node *element(struct builder *builder, const struct token *token, enum element name)
{
	return tree_element(builder->tree, name, token->spot.line, token->spot.column);
}

static void open_element(struct builder *builder, struct node *node)
{
	add(builder, node);
	builder->at = node;
	builder->depth++;
}

static void close_element(struct builder *builder)
{
	add(builder, NULL);
	builder->at = builder->at->parent;
	builder->depth--;
}

static bool is_full(struct builder *builder)
{
	if (builder->depth < DEEPEST_INLINE)
		return false;
	markdown_flatten(builder->markdown, DEEPEST_INLINE,
			 tree_place(builder->tree, builder->at).line);
	return true;
}

static void add_waiting(struct builder *builder)
{
	if (builder->link || builder->pictures)
		return;
	for (size_t i = 0; i < builder->waiting.count; i++)
		add(builder, builder->waiting.items[i]);
	builder->waiting.count = 0;
}

static void set_if_any(struct builder *builder, struct node *node, const char *name,
		       const char *value)
{
	if (value && *value)
		tree_set(builder->tree, node, name, value);
}

static struct node *open_link(struct builder *builder, const struct token *token)
{
	if (builder->link || !token->text)
		return NULL;
	struct node *link = element(builder, token, EL_A);
	tree_set(builder->tree, link, "href", token->text);
	set_if_any(builder, link, "title", token->title);
	open_element(builder, link);
	builder->link = link;
	return link;
}

/* "[^1](words)": a reference, and then words, not a link of which nothing is left. */
static void unwrap_empty_link(struct builder *builder, struct node *link)
{
	const char *url = tree_get(link, "href");
	tree_unlink(link);
	add_waiting(builder);
	buf_printf(&builder->text, "(%s)", url);
}

static void close_link(struct builder *builder)
{
	struct node *link = builder->link;
	close_element(builder);
	builder->link = NULL;
	if (!link->children && builder->waiting.count)
		unwrap_empty_link(builder, link);
	else
		add_waiting(builder);
}

static void open_picture(struct builder *builder, const struct token *token)
{
	if (builder->pictures++)
		return;
	builder->picture = token;
	buf_cut(&builder->alt, 0);
	buf_puts(&builder->alt, "");
}

static void close_picture(struct builder *builder)
{
	const struct token *token = builder->picture;
	if (--builder->pictures)
		return;
	if (token->text) {
		struct node *picture = element(builder, token, EL_IMG);
		tree_set(builder->tree, picture, "src", token->text);
		/* An empty one would say that it only decorates. */
		set_if_any(builder, picture, "alt", builder->alt.data);
		set_if_any(builder, picture, "title", token->title);
		add(builder, picture);
	} else {
		buf_add(&builder->text, builder->alt.data, builder->alt.size);
	}
	add_waiting(builder);
}

static void refer(struct builder *builder, const struct token *token)
{
	struct notes *notes = &builder->markdown->notes;
	struct node *reference = tree_element(builder->tree, EL_A, 0, 0);
	tree_set(builder->tree, reference, "epub:type", "noteref");
	tree_set(builder->tree, reference, "class", "noteref");
	struct buf label = BUF_EMPTY;
	words_show(&builder->markdown->words, &label, token->text, token->size);
	tree_append(reference, tree_text(builder->tree, label.data, label.size));
	buf_clear(&label);
	notes_refer(notes, builder->block->note, token->note, reference);
	if (builder->link || builder->pictures)
		vec_push(&builder->waiting, reference);
	else
		add(builder, reference);
}

/* "^[words]": a note whose text stands where it is referred to. */
static struct node *open_note(struct builder *builder)
{
	struct notes *notes = &builder->markdown->notes;
	const char *label = arena_format(builder->tree->arena, "^%zu", notes->all.count + 1);
	add(builder, NULL);
	builder->note = notes_define(notes, label, strlen(label));
	struct node *aside = tree_element(builder->tree, EL_ASIDE, 0, 0);
	struct node *paragraph = tree_element(builder->tree, EL_P, 0, 0);
	tree_set(builder->tree, aside, "epub:type", "footnote");
	tree_set(builder->tree, aside, "class", "footnote");
	tree_append(aside, paragraph);
	tree_append(builder->tree->body, aside);
	builder->note->aside = aside;
	builder->outside = builder->at;
	builder->at = paragraph;
	return aside;
}

static void close_note(struct builder *builder)
{
	const char *label = builder->note->label;
	struct token reference = {.text = label, .size = strlen(label), .note = builder->note};
	add(builder, NULL);
	builder->at = builder->outside;
	builder->outside = NULL;
	refer(builder, &reference);
}

static void open_token(struct builder *builder, const struct token *token)
{
	struct node *node = NULL;
	if (token->element == EL_IMG)
		open_picture(builder, token);
	else if (token->element == EL_ASIDE && !builder->pictures && !builder->outside)
		node = open_note(builder);
	else if (token->element == EL_A && !builder->pictures)
		node = open_link(builder, token);
	else if (!builder->pictures && (token->element == EL_CODE || !is_full(builder)))
		open_element(builder, node = element(builder, token, token->element));
	if (node && token->element == EL_ABBR)
		set_if_any(builder, node, "title", token->title);
	vec_push(&builder->open, token->element == EL_IMG ? builder->tree->body : node);
}

static void close_token(struct builder *builder)
{
	struct node *node = builder->open.items[--builder->open.count];
	builder->closed = node;
	if (node == builder->tree->body)
		close_picture(builder);
	else if (node && element_of(node) == EL_ASIDE)
		close_note(builder);
	else if (node && node == builder->link)
		close_link(builder);
	else if (node)
		close_element(builder);
}

/* The words before a line's end or behind it, whatever emphasis or link they stand in. */
static const struct token *words_beside(const struct builder *builder, const struct token *token,
					int step)
{
	const struct token *first = builder->tokens->items;
	do {
		token += step;
	} while (token >= first && token < first + builder->tokens->count &&
		 (token->kind == TOKEN_OPEN || token->kind == TOKEN_CLOSE));
	bool found = token >= first && token < first + builder->tokens->count;
	return found && token->kind <= TOKEN_TEXT ? token : NULL;
}

/* Between two lines of Chinese, Japanese or Thai stands nothing, where a reader would show a space.
 */
static void end_line(struct builder *builder, const struct token *token)
{
	const struct token *before = words_beside(builder, token, -1);
	const struct token *behind = words_beside(builder, token, 1);
	if (!before || !behind ||
	    !unicode_joins(before->text, before->size, behind->text, behind->size))
		buf_putc(words_of(builder), builder->pictures ? ' ' : '\n');
}

/* Line ends in code are spaces. */
static void add_code(struct builder *builder, const struct token *token)
{
	struct buf *out = words_of(builder);
	size_t start = out->size;
	words_show(&builder->markdown->words, out, token->text, token->size);
	for (char *c = out->data + start; (c = strchr(c, '\n'));)
		*c = ' ';
}

static void add_html(struct builder *builder, const struct token *token)
{
	if (builder->pictures)
		return;
	struct buf html = BUF_EMPTY;
	words_show(&builder->markdown->words, &html, token->text, token->size);
	add(builder, markdown_html(builder->markdown, html.data, html.size, token->spot));
	buf_clear(&html);
}

/* In the words of a picture, a formula is its TeX; what leads to one can't, and stays as typed. */
static void add_formula(struct builder *builder, const struct token *token)
{
	const char *tex = token->node ? tree_get(token->node, "alttext") : NULL;
	if (!builder->pictures)
		add(builder, token->node);
	else if (tex)
		buf_puts(&builder->alt, tex);
	else if (token->node)
		buf_add(&builder->alt, token->text, token->size);
}

/* Attributes of a link, a picture, code, or a span that they made; else they are words. */
static void take_attributes(struct builder *builder, const struct token *token)
{
	struct buf text = BUF_EMPTY;
	struct node *node = builder->closed;
	if (builder->pictures)
		return;
	if (node == builder->tree->body)
		node = builder->text.size ? NULL : builder->at->last;
	words_show(&builder->markdown->words, &text, token->text, token->size);
	if (node && node->kind == NODE_ELEMENT && node->parent && !builder->text.size)
		attributes_take(builder->tree, node, text.data, text.data + text.size);
	else
		buf_add(words_of(builder), text.data, text.size);
	buf_clear(&text);
}

static void add_token(struct builder *builder, const struct token *token)
{
	switch (token->kind) {
	case TOKEN_WORDS:
	case TOKEN_PAIR:
		words_show(&builder->markdown->words, words_of(builder), token->text, token->size);
		break;
	case TOKEN_TEXT:
		buf_add(words_of(builder), token->text, token->size);
		break;
	case TOKEN_QUOTE:
		buf_puts(words_of(builder),
			 quotation_mark(builder->markdown->quotes, &builder->quotation,
					*token->text == '"', token->opens, token->in_word));
		break;
	case TOKEN_CODE:
		add_code(builder, token);
		break;
	case TOKEN_HTML:
		add_html(builder, token);
		break;
	case TOKEN_BREAK:
		if (!builder->pictures) {
			add(builder, tree_element(builder->tree, EL_BR, 0, 0));
			break;
		} /* fall through */
	case TOKEN_LINE:
		end_line(builder, token);
		break;
	case TOKEN_OPEN:
		open_token(builder, token);
		break;
	case TOKEN_CLOSE:
		close_token(builder);
		break;
	case TOKEN_ATTRIBUTES:
		take_attributes(builder, token);
		break;
	case TOKEN_FORMULA:
		add_formula(builder, token);
		break;
	case TOKEN_NOTE:
		refer(builder, token);
	}
}

/* Whether the token is a ' that may close a quotation. */
static bool may_close(const struct token *token)
{
	return token->kind == TOKEN_QUOTE && *token->text == '\'' && !token->in_word &&
	       token->text[-1] != ' ' && token->text[-1] != WORDS_BREAK;
}

void tokens_build(struct markdown *markdown, const struct words_block *block,
		  const token_list *tokens)
{
	struct builder builder = {
	    .markdown = markdown,
	    .tree = markdown->tree,
	    .block = block,
	    .tokens = tokens,
	    .at = block->node,
	    .depth = block->depth,
	};
	for (size_t i = 0; i < tokens->count; i++)
		builder.quotation.closes |= may_close(&tokens->items[i]);
	if (block->box)
		buf_puts(&builder.text, block->box == ' ' ? "☐ " : "☑ ");
	for (size_t i = 0; i < tokens->count; i++)
		add_token(&builder, &tokens->items[i]);
	add(&builder, NULL);
	words_finish(markdown, block);
	buf_clear(&builder.text);
	buf_clear(&builder.alt);
	vec_clear(&builder.waiting);
	vec_clear(&builder.open);
}
