/* What stands in a paragraph of an .odt: words, spans, links, notes, fields by their results. */
#include "read/word/odt/odt_parts.h"

#include <stdlib.h>
#include <string.h>

static bool is_shown(const struct odt_walk *walk)
{
	return walk->letters.hidden != 1;
}

static void add_piece(struct odt_walk *walk, enum draft_piece_kind kind)
{
	struct draft_run run = odt_run(walk, SCRIPT_WESTERN);
	if (is_shown(walk))
		draft_piece(walk->odt->draft, walk->paragraph, kind, &run);
	walk->after_space = false;
}

static void add_spaces(struct odt_walk *walk, const struct node *node)
{
	enum { MOST = 1000 };
	const char *value = tree_get(node, "text:c");
	long count = value ? strtol(value, NULL, 10) : 1;
	count = count < 0 ? 1 : count > MOST ? MOST : count;
	for (long i = 0; i < count; i++) {
		walk->after_space = false;
		odt_add_text(walk, " ");
	}
	walk->after_space = false;
}

static void read_span(struct odt_walk *walk, const struct node *node)
{
	struct odt_letters outer = walk->letters;
	const char *name = tree_get(node, "text:style-name");
	if (name)
		odt_overrule_letters(&walk->letters,
				     &odt_style(walk->odt, FAMILY_TEXT, name)->letters);
	odt_read_inline(walk, node);
	walk->letters = outer;
}

/* Links lead to a heading by its words, behind a number that it may have or not. */
const char *odt_outline_name(struct arena *arena, const char *words)
{
	return arena_format(arena, "%s|outline", words + strspn(words, "0123456789. "));
}

/* The address that a reference means. The package counts as a folder: "../a.html" stands beside it.
 */
static const char *link_of(struct arena *arena, const char *target)
{
	if (!target || !*target)
		return NULL;
	if (*target != '#')
		return arena_string(arena, strncmp(target, "../", 3) == 0 ? target + 3 : target);
	size_t size = strcspn(target, "|");
	if (strcmp(target + size, "|outline") != 0)
		return size > 1 ? arena_copy(arena, target, size) : NULL;
	return arena_format(arena, "#%s",
			    odt_outline_name(arena, arena_copy(arena, target + 1, size - 1)));
}

static void read_link(struct odt_walk *walk, const struct node *node)
{
	const char *outer = walk->link;
	const char *link = link_of(walk->odt->arena, tree_get(node, "xlink:href"));
	walk->link = link ? link : outer;
	read_span(walk, node);
	walk->link = outer;
}

/* A reference by name to what stands elsewhere. */
static void read_reference(struct odt_walk *walk, const struct node *node)
{
	const char *outer = walk->link, *name = tree_get(node, "text:ref-name");
	if (name && *name && !outer)
		walk->link = arena_format(walk->odt->arena, "#%s", name);
	odt_read_inline(walk, node);
	walk->link = outer;
}

void odt_bookmark(struct odt_walk *walk, const char *name)
{
	if (name && *name)
		draft_bookmark(walk->odt->draft, walk->paragraph, name);
}

/* The words of a note inside of a note, which no format has room for, where it is referred to. */
static void add_words(struct odt_walk *walk, const struct node *node)
{
	struct arena *arena = walk->odt->arena;
	const char *words = node ? tree_words(arena, node) : "";
	if (*words)
		odt_add_text(walk, arena_format(arena, " (%s)", words));
}

static void read_note(struct odt_walk *walk, const struct node *node)
{
	struct draft *draft = walk->odt->draft;
	const char *id = tree_get(node, "text:id");
	struct draft_run run = odt_run(walk, SCRIPT_WESTERN);
	if (!is_shown(walk))
		return;
	if (walk->in_note) {
		add_words(walk, part_child(node, "text:note-body"));
		return;
	}
	odt_bookmark(walk, id ? id : tree_get(node, "xml:id"));
	struct draft_note *note = draft_note(draft);
	draft_piece(draft, walk->paragraph, PIECE_NOTE, &run)->note = note;
	struct odt_walk inside = {.odt = walk->odt, .flow = &note->flow, .in_note = true};
	odt_read_blocks(&inside, part_child(node, "text:note-body"));
	vec_clear(&inside.boxes);
	walk->after_space = false;
}

static void read_ruby(struct odt_walk *walk, const struct node *node)
{
	const struct node *base = part_child(node, "text:ruby-base");
	const struct node *above = part_child(node, "text:ruby-text");
	const char *reading = above ? tree_words(walk->odt->arena, above) : "";
	if (!base || !is_shown(walk))
		return;
	if (!*reading) {
		odt_read_inline(walk, base);
		return;
	}
	const char *link = link_of(walk->odt->arena, part_value(base, "text:a", "xlink:href"));
	struct draft_run run = odt_run(walk, SCRIPT_EAST);
	struct draft_piece *piece =
	    draft_piece(walk->odt->draft, walk->paragraph, PIECE_RUBY, &run);
	piece->run.link = link ? link : run.link;
	piece->text = tree_words(walk->odt->arena, base);
	piece->reading = reading;
	walk->after_space = false;
}

static bool is_on(const struct node *node, const char *name, const char *value)
{
	const char *is = tree_get(node, name);
	return is && strcmp(is, value) == 0;
}

/* A field, or what else is wrapped around words: what it shows now. */
static void read_other(struct odt_walk *walk, const struct node *node)
{
	static const char *const unshown[] = {
	    "text:page-number", "text:page-continuation", "text:placeholder",
	    "text:script",      "office:annotation-end",
	};
	if (is_on(node, "text:display", "none") || is_on(node, "text:is-hidden", "true") ||
	    is_on(node, "loext:showing-place-holder", "true"))
		return;
	for (size_t i = 0; i < sizeof unshown / sizeof *unshown; i++)
		if (part_is(node, unshown[i]))
			return;
	if (part_is(node, "text:sequence"))
		odt_bookmark(walk, tree_get(node, "text:ref-name"));
	odt_read_inline(walk, node);
}

/* The number of a heading, for programs that don't count. */
static void read_number(struct odt_walk *walk, const struct node *node)
{
	if (walk->paragraph->item.label)
		return;
	odt_read_inline(walk, node);
	odt_add_text(walk, " ");
}

static void read_part(struct odt_walk *walk, const struct node *node)
{
	static const struct {
		const char *name;
		void (*read)(struct odt_walk *walk, const struct node *node);
	} readers[] = {
	    {"text:span", read_span},
	    {"text:a", read_link},
	    {"text:s", add_spaces},
	    {"text:note", read_note},
	    {"text:ruby", read_ruby},
	    {"text:number", read_number},
	    {"text:bookmark-ref", read_reference},
	    {"text:note-ref", read_reference},
	    {"text:reference-ref", read_reference},
	    {"text:sequence-ref", read_reference},
	};
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		if (part_is(node, readers[i].name)) {
			readers[i].read(walk, node);
			return;
		}
	if (part_is(node, "text:tab"))
		add_piece(walk, PIECE_TAB);
	else if (part_is(node, "text:line-break"))
		add_piece(walk, PIECE_BREAK);
	else if (part_is(node, "text:bookmark") || part_is(node, "text:bookmark-start") ||
		 part_is(node, "text:reference-mark") || part_is(node, "text:reference-mark-start"))
		odt_bookmark(walk, tree_get(node, "text:name"));
	else if (part_is(node, "office:annotation"))
		walk->odt->draft->comments++;
	else if (odt_is_drawn(node))
		odt_read_drawn(walk, node);
	else
		read_other(walk, node);
}

void odt_read_inline(struct odt_walk *walk, const struct node *parent)
{
	for (const struct node *node = parent->children; node; node = node->next) {
		if (node->kind == NODE_TEXT)
			odt_add_text(walk, node->text);
		else if (node->kind == NODE_ELEMENT)
			read_part(walk, node);
	}
}
