/* Which elements an HTML parser holds open. */
#include "read/markup/html_nesting.h"

#include "base/ascii.h"

#include <string.h>

static bool is_named(const struct html_open *open, const char *name)
{
	return ascii_same(open->name, open->size, name, strlen(name));
}

static bool is_tag(const struct tag *tag, const char *name)
{
	return ascii_same(tag->name, tag->size, name, strlen(name));
}

static bool is_heading(const char *name, size_t size)
{
	return size == 2 && ascii_lower(*name) == 'h' && name[1] >= '1' && name[1] <= '6';
}

/* Whether the end tag is that of the element; any heading's ends any other. */
static bool ends(const struct html_open *open, const struct tag *tag)
{
	return ascii_same(open->name, open->size, tag->name, tag->size) ||
	       (is_heading(open->name, open->size) && is_heading(tag->name, tag->size));
}

static const struct html_open *innermost(const struct html_nesting *nesting)
{
	static const struct html_open none;
	return nesting->depth ? &nesting->open[nesting->depth - 1] : &none;
}

bool html_in_foreign(const struct html_nesting *nesting)
{
	return innermost(nesting)->foreign;
}

static bool in_svg(const struct html_nesting *nesting)
{
	for (size_t i = nesting->depth; i-- > 0;)
		if (nesting->open[i].kind == ISLAND)
			return ascii_same(nesting->open[i].name, nesting->open[i].size, "svg", 3);
	return false;
}

static bool says_html(const struct tag *tag)
{
	static const char *const types[] = {"text/html", "application/xhtml+xml"};
	for (const char *s = tag->name + tag->size; s < tag->end; s++)
		for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
			size_t size = strlen(types[i]);
			if ((size_t)(tag->end - s) > size && ascii_same(s, size, types[i], size))
				return true;
		}
	return false;
}

/* Whether HTML may stand in the element of MathML or SVG (13.2.6, "integration point"). */
static bool is_inlet(const struct html_nesting *nesting, const struct tag *tag, enum kind kind)
{
	if (in_svg(nesting))
		return is_tag(tag, "desc") || is_tag(tag, "title") || is_tag(tag, "foreignobject");
	return kind == INLET && (!is_tag(tag, "annotation-xml") || says_html(tag));
}

bool html_in_inlet(const struct html_nesting *nesting)
{
	for (size_t i = nesting->depth; i-- > 0;)
		if (nesting->open[i].kind == INLET && nesting->open[i].is_foreign)
			return true;
	return false;
}

static bool in_select(const struct html_nesting *nesting)
{
	return innermost(nesting)->kind == SELECT;
}

bool html_is_raw(const struct html_nesting *nesting, const struct tag *tag, enum kind kind)
{
	bool read_in_select = is_tag(tag, "script") || is_tag(tag, "textarea");
	return kind == RAW && !html_in_foreign(nesting) && (!in_select(nesting) || read_in_select);
}

/* Whether no end tag inside finds what is outside, but for that of a table. */
static bool is_scope(const struct html_open *open)
{
	return open->kind == BARRIER || open->kind == TABLE ||
	       (open->kind == INLET && open->is_foreign);
}

static bool is_special(const struct html_open *open)
{
	return is_scope(open) || open->kind == BLOCK || open->kind == SPECIAL ||
	       open->kind == ITEM || open->kind == NOSCRIPT || open->kind == SELECT;
}

static void close_to(struct html_nesting *nesting, size_t depth)
{
	nesting->closings += depth < nesting->depth;
	while (nesting->depth > depth)
		nesting->items -= nesting->open[--nesting->depth].kind == ITEM;
}

static bool in_table(const struct html_nesting *nesting)
{
	for (size_t i = nesting->depth; i-- > 0;)
		if (nesting->open[i].kind == TABLE)
			return true;
	return false;
}

static bool ends_paragraph(const struct tag *tag, enum kind kind)
{
	return kind == ITEM || kind == BLOCK || kind == SPECIAL || kind == TABLE ||
	       is_tag(tag, "hr") || is_tag(tag, "xmp") || is_tag(tag, "plaintext");
}

/* Parts of a ruby end what ends by itself, as the end tag of a form does. */
static bool ends_items(const struct tag *tag)
{
	return is_tag(tag, "rb") || is_tag(tag, "rp") || is_tag(tag, "rt") || is_tag(tag, "rtc");
}

/* How many elements stay open of the first so many where a paragraph ends. */
static size_t behind_paragraph(const struct html_nesting *nesting, size_t depth)
{
	for (size_t i = depth; i-- > 0 && !is_scope(&nesting->open[i]);)
		if (nesting->open[i].kind == ITEM && is_named(&nesting->open[i], "p"))
			return i;
	return depth;
}

/* The same where an item begins, which ends the one before. */
static size_t behind_item(const struct html_nesting *nesting, size_t depth, const struct tag *tag)
{
	bool of_list = is_tag(tag, "li");
	for (size_t i = depth; i-- > 0;) {
		const struct html_open *open = &nesting->open[i];
		bool passed =
		    is_named(open, "p") || is_named(open, "div") || is_named(open, "address");
		if (open->kind == ITEM && !passed && is_named(open, "li") == of_list)
			return i;
		if (is_special(open) && !passed)
			break;
	}
	return depth;
}

/* How many elements stay open where a tag starts. */
static size_t stay_open(const struct html_nesting *nesting, const struct tag *tag, enum kind kind)
{
	size_t depth = nesting->depth;
	while (depth && nesting->open[depth - 1].foreign && html_ends_island(tag->name, tag->size))
		depth--;
	while (depth && nesting->open[depth - 1].kind == ITEM && ends_items(tag))
		depth--;
	if (kind == ITEM && !is_tag(tag, "p"))
		depth = behind_item(nesting, depth, tag);
	return ends_paragraph(tag, kind) ? behind_paragraph(nesting, depth) : depth;
}

static void start_cell(struct html_nesting *nesting)
{
	for (size_t i = nesting->depth; i-- > 0;)
		if (nesting->open[i].kind == TABLE) {
			if (nesting->formatting_count > nesting->open[i].formatting)
				nesting->formatting_count = nesting->open[i].formatting;
			close_to(nesting, i + 1);
			return;
		}
}

/* In a select there are options and scripts; some tags end it, the others aren't heard. Whether
 * this one has something more to do. */
static bool pass_select(struct html_nesting *nesting, const struct tag *tag, enum kind kind)
{
	static const char *const endings[] = {"input", "keygen", "textarea"};
	bool ended = (kind == TABLE || kind == CELL) && in_table(nesting);
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		ended |= is_tag(tag, endings[i]);
	if (ended || kind == SELECT)
		close_to(nesting, nesting->depth - 1);
	return ended || kind == BARRIER;
}

bool html_nesting_start(struct html_nesting *nesting, const struct tag *tag, enum kind kind)
{
	if (in_select(nesting) && !pass_select(nesting, tag, kind))
		return true;
	bool foreign = html_in_foreign(nesting) && !html_ends_island(tag->name, tag->size);
	if (foreign && is_inlet(nesting, tag, kind))
		kind = INLET;
	else if (foreign && kind != ISLAND)
		kind = PLAIN;
	if (kind == FORMATTING && nesting->formatting_count == nesting->formatting_limit)
		return false;
	size_t depth = stay_open(nesting, tag, kind), items = nesting->items;
	for (size_t i = depth; i < nesting->depth; i++)
		items -= nesting->open[i].kind == ITEM;
	bool nests = kind != VOID && kind != RAW && kind != HEAD && kind != IMPLIED &&
		     kind != CELL && kind != FORMATTING &&
		     !((foreign || kind == ISLAND) && tag->empty);
	bool counts = kind != ITEM && depth - items >= nesting->limit;
	if (nests && (depth == HTML_MOST_OPEN || counts))
		return false;
	close_to(nesting, depth);
	if (kind == CELL)
		start_cell(nesting);
	struct html_open open = {.name = tag->name,
				 .size = tag->size,
				 .kind = kind,
				 .is_foreign = kind == ISLAND || foreign,
				 .foreign = kind == ISLAND || (foreign && kind != INLET),
				 .formatting = nesting->formatting_count};
	if (kind == FORMATTING)
		nesting->formatting[nesting->formatting_count++] = open;
	else if (nests)
		nesting->open[nesting->depth++] = open;
	nesting->items += nests && kind == ITEM;
	return true;
}

/* How much of the formatting that is open no end tag reaches that stands here. */
static size_t out_of_reach(const struct html_nesting *nesting)
{
	for (size_t i = nesting->depth; i-- > 0;)
		if (is_scope(&nesting->open[i]))
			return nesting->open[i].formatting;
	return 0;
}

static void end_formatting(struct html_nesting *nesting, const struct tag *tag)
{
	for (size_t i = nesting->formatting_count, least = out_of_reach(nesting); i-- > least;) {
		struct html_open *open = &nesting->formatting[i];
		if (!ends(open, tag))
			continue;
		memmove(open, open + 1, (nesting->formatting_count - i - 1) * sizeof *open);
		nesting->formatting_count--;
		return;
	}
}

/* Whether an end tag inside can't close what is outside. */
static bool stops(const struct html_open *open, const struct tag *tag, enum kind ending)
{
	if (ending == TABLE)
		return false;
	if (is_scope(open))
		return true;
	if (ending == ITEM && is_tag(tag, "li"))
		return is_named(open, "ul") || is_named(open, "ol");
	return is_special(open) && ending != BLOCK && ending != BARRIER && ending != ITEM;
}

/* Of a form, only the element itself ends; what is in it may stay open. */
static void close_open(struct html_nesting *nesting, size_t i)
{
	struct html_open *open = &nesting->open[i];
	if (open->kind == TABLE)
		nesting->formatting_count = open->formatting;
	if (!is_named(open, "form")) {
		close_to(nesting, i);
		return;
	}
	while (innermost(nesting)->kind == ITEM)
		close_to(nesting, nesting->depth - 1);
	memmove(open, open + 1, (nesting->depth - i - 1) * sizeof *open);
	nesting->depth--;
	nesting->closings++;
}

void html_nesting_end(struct html_nesting *nesting, const struct tag *tag, enum kind kind)
{
	if (in_select(nesting) && kind == TABLE && in_table(nesting))
		close_to(nesting, nesting->depth - 1);
	if (in_select(nesting) && kind != SELECT)
		return;
	if (kind == FORMATTING && !html_in_foreign(nesting)) {
		end_formatting(nesting, tag);
		return;
	}
	size_t i = nesting->depth, unlisted = 0; /* unlisted: the innermost one that may be meant */
	while (i > 0 && nesting->open[i - 1].is_foreign && !ends(&nesting->open[i - 1], tag))
		i--;
	if (i == 0 || !nesting->open[i - 1].is_foreign)
		for (i = nesting->depth; i > 0 && !ends(&nesting->open[i - 1], tag); i--) {
			const struct html_open *open = &nesting->open[i - 1];
			if (stops(open, tag, kind))
				return;
			if (kind == PLAIN && open->kind == PLAIN && !open->is_foreign && !unlisted)
				unlisted = i;
		}
	if (i > 0)
		close_open(nesting, (unlisted ? unlisted : i) - 1);
}
