/* Words of Markdown: text, emphasis, code, links, pictures, references to notes. */
#include "base/unicode.h"
#include "read/markdown/markdown_walk.h"

#include <string.h>

void walk_add_html(struct walk *walk, cmark_node *node, unsigned line, unsigned column)
{
	const char *html = writer_revealed(&walk->writer, cmark_node_get_literal(node));
	writer_add(&walk->writer,
		   tree_instruction(walk->writer.tree, "html", html, strlen(html), line, column));
	walk->html = true;
}

void walk_enter_text(struct walk *walk, cmark_node *node)
{
	const char *text = cmark_node_get_literal(node);
	if (walk->bracket && *text == ']')
		text++;
	if (walk->task) {
		writer_words(&walk->writer, text[1] == ' ' ? "☐ " : "☑ ", 4);
		text += 3 + strspn(text + 3, " \t");
	}
	walk->bracket = walk->task = false;
	writer_words(&walk->writer, text, strlen(text));
}

/* The words at the end of the inline before a line break, or at the start of the one behind it,
 * whatever emphasis or link they stand in; "" if they are no text. */
static const char *words_beside(cmark_node *node, cmark_node *(*inner)(cmark_node *))
{
	while (node && !is_a(node, CMARK_NODE_TEXT))
		node = inner(node);
	return node ? cmark_node_get_literal(node) : "";
}

/* Between two lines of Chinese, Japanese or Thai stands nothing, where a reader would show a space.
 */
void walk_enter_softbreak(struct walk *walk, cmark_node *node)
{
	const char *before = words_beside(cmark_node_previous(node), cmark_node_last_child);
	const char *after = words_beside(cmark_node_next(node), cmark_node_first_child);
	if (!unicode_joins(before, strlen(before), after, strlen(after)))
		writer_verbatim(&walk->writer, walk->writer.pictures ? " " : "\n");
}

void walk_enter_linebreak(struct walk *walk, cmark_node *node)
{
	if (walk->writer.pictures)
		walk_enter_softbreak(walk, node);
	else
		writer_add(&walk->writer, tree_element(walk->writer.tree, EL_BR, 0, 0));
}

static void remember(struct walk *walk, cmark_node *node, enum mark_kind kind, struct node *placed,
		     const char *url)
{
	vec_push(&walk->marks, (struct mark){
				   .kind = kind,
				   .node = placed,
				   .url = url,
				   .line = cmark_node_get_start_line(node),
				   .start = cmark_node_get_start_column(node),
				   .end = cmark_node_get_end_column(node),
			       });
	walk->wanted |= placed != NULL;
}

void walk_enter_code(struct walk *walk, cmark_node *node)
{
	remember(walk, node, MARK_CODE, NULL, NULL);
	if (!walk->writer.pictures)
		writer_open(&walk->writer, EL_CODE, 0, 0);
	writer_verbatim(&walk->writer, cmark_node_get_literal(node));
	if (!walk->writer.pictures)
		writer_close(&walk->writer);
}

void walk_enter_html(struct walk *walk, cmark_node *node)
{
	if (!walk->writer.pictures)
		walk_add_html(walk, node, 0, 0);
	remember(walk, node, MARK_HTML, walk->writer.pictures ? NULL : walk->writer.at->last, NULL);
}

static void walk_enter_inline(struct walk *walk, cmark_node *node, enum element element)
{
	if (!walk->writer.pictures && !writer_is_full(&walk->writer, DEEPEST_INLINE, 0))
		cmark_node_set_user_data(node, writer_open(&walk->writer, element, 0, 0));
}

void walk_enter_emphasis(struct walk *walk, cmark_node *node)
{
	walk_enter_inline(walk, node, EL_EM);
}

void walk_enter_strong(struct walk *walk, cmark_node *node)
{
	walk_enter_inline(walk, node, EL_STRONG);
}

void walk_enter_strikethrough(struct walk *walk, cmark_node *node)
{
	walk_enter_inline(walk, node, EL_DEL);
}

void walk_enter_link(struct walk *walk, cmark_node *node)
{
	cmark_node_set_user_data(node, writer_open_link(&walk->writer, cmark_node_get_url(node),
							cmark_node_get_title(node)));
}

void walk_leave_link(struct walk *walk, cmark_node *node)
{
	const char *url = cmark_node_get_url(node);
	struct node *link = cmark_node_get_user_data(node);
	if (link)
		writer_close_link(&walk->writer);
	bool mail = strncmp(url, "mailto:", 7) == 0 || strncmp(url, "xmpp:", 5) == 0;
	if (!mail || cmark_node_get_start_line(node)) /* not one that cmark linked in hindsight */
		remember(walk, node, MARK_LINK, link, url);
}

void walk_enter_image(struct walk *walk, cmark_node *node)
{
	(void)node;
	writer_open_picture(&walk->writer);
}

void walk_leave_image(struct walk *walk, cmark_node *node)
{
	const char *url = cmark_node_get_url(node);
	struct node *picture = writer_close_picture(&walk->writer, url, cmark_node_get_title(node));
	remember(walk, node, MARK_LINK, picture, url);
}

/* What stands around it are the brackets, unless cmark took them for a link's. */
void walk_enter_reference(struct walk *walk, cmark_node *node)
{
	const char *label = cmark_node_get_literal(node);
	walk->bracket = is_a(cmark_node_previous(node), CMARK_NODE_TEXT) &&
			is_a(cmark_node_next(node), CMARK_NODE_TEXT);
	writer_refer(&walk->writer, cmark_node_get_user_data(node), label, walk->bracket);
	remember(walk, node, MARK_NOTE, NULL, label);
}
