/* The HTML front end: pages, and the raw HTML that Markdown may hold. */
#include "read/frontend.h"

#include "base/mem.h"
#include "base/url.h"
#include "read/html/html_parts.h"
#include "read/markup/html_guard.h"
#include "read/markup/html_parse.h"
#include "read/markup/html_write.h"
#include "read/markup/html_xml.h"
#include "read/page/page.h"

#include <string.h>

/* The place of an offset, found from the start: for the one or two diagnostics of a page. */
static struct place place_in(const struct frontend *in, const char *text, size_t offset)
{
	struct place at = {in->name, 1, 1};
	for (size_t i = 0; i < offset; i++) {
		if (text[i] == '\n') {
			at.line++;
			at.column = 1;
		} else if (((unsigned char)text[i + 1] & 0xC0) != 0x80) {
			at.column++;
		}
	}
	return at;
}

static struct place locate_offset(const struct frontend *in, const char *text, size_t offset,
				  html_locate *locate, const void *source)
{
	if (!locate)
		return place_in(in, text, offset);
	struct html_place at = locate(source, offset);
	return (struct place){in->name, at.line, at.column};
}

static struct html_page parse_guarded(const struct frontend *in, const char *text, size_t size,
				      html_locate *locate, const void *source)
{
	struct html_guarded guarded = html_guard(text, size, in->limits);
	struct arena *arena = arena_new();
	if (guarded.deep != HTML_GUARD_NONE)
		diag(in->diags, MSG_HTML_DEEP,
		     locate_offset(in, text, guarded.deep, locate, source),
		     limit_words(in->limits, LIMIT_TAGS, arena), NULL);
	if (guarded.crowded != HTML_GUARD_NONE)
		diag(in->diags, MSG_HTML_CROWDED,
		     locate_offset(in, text, guarded.crowded, locate, source),
		     limit_words(in->limits, LIMIT_ATTRIBUTES, arena), NULL);
	arena_free(arena);
	struct html_page page =
	    html_parse(in->name, guarded.text ? guarded.text : text, size, locate, source);
	mem_free(guarded.text);
	return page;
}

static struct tree *body_of(const struct html_page *page)
{
	if (page->tree->body->parent)
		tree_unlink(page->tree->body);
	return page->tree;
}

/* A page that calls itself XML and isn't is read like any other, but for its empty tags. */
static struct html_page read_broken_xml(const struct frontend *in,
					const struct xml_document *document)
{
	if (document->fault)
		diag(in->diags, MSG_NOT_WELL_FORMED,
		     (struct place){in->name, (unsigned)document->line, 0},
		     xml_fault_words(in->arena, document), NULL);
	struct html_written written = html_from_xml(in->text, in->size);
	struct html_page page =
	    parse_guarded(in, written.text.data, written.text.size, html_written_place, &written);
	html_written_clear(&written);
	return page;
}

struct html_page html_open(const struct frontend *in)
{
	struct html_page page;
	struct xml_document document;
	if (!html_is_xml(in->name, in->text))
		return parse_guarded(in, in->text, in->size, NULL, NULL);
	if (!html_parse_xml(in->name, in->text, in->size, &page, &document))
		page = read_broken_xml(in, &document);
	return page;
}

void html_settle(const struct html_page *page, const struct frontend *in,
		 const struct html_level *level)
{
	const char *base = html_base(page);
	if (level->base)
		base = base ? url_resolve(in->arena, level->base, base) : level->base;
	if (base)
		html_apply_base(page->tree, base);
	html_show_shadows(page->tree);
	html_read_sheets(page, in, level, base);
	html_apply_styles(page, in->page);
	html_read_formulas(page, in->diags);
	html_drop_hidden(page->tree);
	html_write_generated(page, in->page);
	if (page->is_quirky)
		html_reset_cells(page->tree);
	html_mend(page->tree);
	html_show_frames(page->tree, in, level, base);
	html_show_objects(page->tree);
}

/* From the parsed page to the tree of its text. */
static struct tree *read_parsed(const struct frontend *in, struct html_page *page,
				struct html_frames *frames, struct metadata *metadata)
{
	const struct html_level level = {.frames = frames, .identity = frames->identity};
	html_read_head(page, in->arena, metadata);
	html_settle(page, in, &level);
	page_read(page, in, metadata);
	return body_of(page);
}

struct tree *html_read_located(const struct frontend *in, html_locate *locate, const void *source,
			       struct html_frames *frames, struct metadata *metadata)
{
	struct html_page page = parse_guarded(in, in->text, in->size, locate, source);
	return read_parsed(in, &page, frames, metadata);
}

static struct html_frames frames_beside(const struct frontend *in)
{
	return (struct html_frames){
	    .find = html_find_file,
	    .find_sheet = html_find_sheet,
	    .identity = in->entry ? in->entry->absolute : NULL,
	};
}

struct tree *html_read(const struct frontend *in, struct metadata *metadata)
{
	struct html_frames frames = frames_beside(in);
	struct html_page page = html_open(in);
	return read_parsed(in, &page, &frames, metadata);
}

struct tree *html_reread(const struct frontend *in, struct tree *tree)
{
	struct html_frames frames = frames_beside(in);
	const struct html_level level = {.frames = &frames, .identity = frames.identity};
	struct html_written written = html_write(tree);
	struct html_page page =
	    parse_guarded(in, written.text.data, written.text.size, html_written_place, &written);
	html_written_clear(&written);
	tree_tell(tree, in->diags);
	tree_free(tree);
	html_apply_styles(&page, in->page);
	html_drop_doubles(page.tree);
	html_drop_hidden(page.tree);
	html_mend(page.tree);
	html_show_frames(page.tree, in, &level, NULL);
	html_show_objects(page.tree);
	return body_of(&page);
}
