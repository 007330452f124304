/* A look ahead over HTML that keeps the parser linear, and from ending the program. */
#include "read/markup/html_guard.h"

#include "base/ascii.h"
#include "base/mem.h"
#include "base/vec.h"
#include "read/markup/html_nesting.h"

#include <stdbool.h>
#include <string.h>

struct skipped {
	const char *name;
	size_t size;
};

struct guard {
	const struct limits *limits;
	const char *text, *end;
	char *copy; /* made when the first change is */
	struct html_guarded *result;
	struct html_nesting nesting;
	VEC(struct skipped) skipped; /* start tags taken out whose end tags must go too */
	size_t copies;               /* how often formatting will be opened again, at the most */
	size_t html, body;           /* attributes that those have by now */
	bool in_body;
};

static void take_out(struct guard *guard, const char *from, const char *to, const char *mark)
{
	if (!guard->copy)
		guard->copy = mem_copy(guard->text, (size_t)(guard->end - guard->text));
	char *out = guard->copy + (from - guard->text), *stop = guard->copy + (to - guard->text);
	for (size_t i = 0; mark[i]; i++)
		*out++ = mark[i];
	for (; out < stop; out++)
		if (*out != '\n' && (!*mark || *out == '>'))
			*out = ' ';
	if (*mark)
		stop[-1] = '>';
}

/* A space stays where the words on both sides of the tag don't belong together. */
static void take_out_tag(struct guard *guard, const struct tag *tag, enum kind kind)
{
	take_out(guard, tag->start, tag->end, kind == INLINE || kind == FORMATTING ? "<?" : "");
}

/* Whether the end tag belongs to a start tag that was taken out. */
static bool end_skipped(struct guard *guard, const struct tag *tag)
{
	for (size_t i = guard->skipped.count, looked = 0; i-- > 0 && looked < 64; looked++) {
		const struct skipped *start = &guard->skipped.items[i];
		if (ascii_same(start->name, start->size, tag->name, tag->size)) {
			guard->skipped.count = i;
			return true;
		}
	}
	return false;
}

static void skip_start(struct guard *guard, const struct tag *tag, enum kind kind)
{
	vec_push(&guard->skipped, (struct skipped){tag->name, tag->size});
	if (guard->result->deep == HTML_GUARD_NONE)
		guard->result->deep = (size_t)(tag->start - guard->text);
	take_out_tag(guard, tag, kind);
}

static void scan_nesting(struct guard *guard, const struct tag *tag, enum kind kind)
{
	size_t closings = guard->nesting.closings;
	if (tag->closing && end_skipped(guard, tag)) {
		take_out_tag(guard, tag, kind);
	} else if (tag->closing) {
		html_nesting_end(&guard->nesting, tag, kind);
	} else {
		guard->copies += guard->nesting.formatting_count;
		if (!html_nesting_start(&guard->nesting, tag, kind))
			skip_start(guard, tag, kind);
	}
	if (guard->nesting.closings > closings)
		guard->skipped.count = 0;
}

/* Finds the end of a tag; attributes above the limit are taken out, which mean nothing in end tags.
 */
static void scan_attributes(struct guard *guard, struct tag *tag, const char *s, const char *end,
			    size_t limit)
{
	html_scan_attributes(tag, s, end, limit);
	if (!tag->crowd)
		return;
	take_out(guard, tag->crowd, tag->end - (tag->end[-1] == '>'), "");
	if (!tag->closing && guard->result->crowded == HTML_GUARD_NONE)
		guard->result->crowded = (size_t)(tag->start - guard->text);
}

/* Only the pictures in a noscript are left: a browser with script doesn't parse the rest at all,
 * and tags left open in it must not take in what follows. Returns where the end tag begins. */
static const char *scan_noscript(struct guard *guard, const struct tag *noscript)
{
	const char *end = html_skip_raw(noscript->end, guard->end, noscript->name, noscript->size);
	for (const char *s = noscript->end; s < end;) {
		const char *tag = memchr(s, '<', (size_t)(end - s));
		take_out(guard, s, tag ? tag : end, "");
		if (!tag)
			break;
		struct tag img = {.start = tag};
		bool is_img =
		    end - tag > 5 && ascii_same(tag + 1, 3, "img", 3) && ascii_is_space(tag[4]);
		scan_attributes(guard, &img, tag + 1, end,
				limit_of(guard->limits, LIMIT_ATTRIBUTES));
		if (!is_img || !guard->in_body)
			take_out(guard, tag, img.end, "");
		s = img.end;
	}
	return end;
}

/* Every tag of that name adds its attributes to those of one and the same element. */
static size_t *shared_attributes(struct guard *guard, const struct tag *tag)
{
	if (ascii_same(tag->name, tag->size, "html", 4))
		return &guard->html;
	return ascii_same(tag->name, tag->size, "body", 4) ? &guard->body : NULL;
}

static void scan_tag(struct guard *guard, struct tag *tag, const char *s)
{
	size_t *shared = shared_attributes(guard, tag);
	size_t limit = limit_of(guard->limits, LIMIT_ATTRIBUTES);
	scan_attributes(guard, tag, s, guard->end, shared ? limit - *shared : limit);
	if (shared)
		*shared = tag->crowd ? limit : *shared + tag->attributes;
}

/* A section of CDATA where HTML stands in MathML or SVG. Gumbo ends the program where such is in a
 * table and text comes behind it, so it becomes its text between comments, and what would be a tag
 * in it none; but where it is foreign, and that would change it, for there it does no harm. Returns
 * what comes behind it, or NULL. */
static const char *scan_cdata(struct guard *guard, const char *s)
{
	static const char opening[] = "<![CDATA[", before[] = "<!------>", behind[] = "<!>";
	const char *end = guard->end, *text = s + strlen(opening);
	if (end < text || memcmp(s, opening, strlen(opening)) != 0 ||
	    !html_in_inlet(&guard->nesting))
		return NULL;
	const char *stop = html_skip_markup(s, end, true);
	bool closed = stop - text >= 3 && memcmp(stop - 3, "]]>", 3) == 0;
	const char *last = closed ? stop - 3 : stop;
	size_t size = (size_t)(last - text);
	if (html_in_foreign(&guard->nesting) &&
	    (memchr(text, '<', size) || memchr(text, '&', size)))
		return NULL;
	take_out(guard, s, s, "");
	memcpy(guard->copy + (s - guard->text), before, strlen(before));
	for (const char *at = text; at < last; at++)
		if (*at == '<' && (ascii_is_letter(at[1]) || memchr("/!?", at[1], 3)))
			guard->copy[at - guard->text] = ' ';
	if (closed)
		memcpy(guard->copy + (last - guard->text), behind, strlen(behind));
	return stop;
}

/* The tag, comment or whatever begins at s, which is a "<". Returns what comes behind it. */
static const char *scan_markup(struct guard *guard, const char *s)
{
	const char *end = guard->end;
	if (end - s < 2)
		return end;
	const char *behind = s[1] == '!' ? scan_cdata(guard, s) : NULL;
	if (behind)
		return behind;
	if (s[1] == '!' || s[1] == '?')
		return html_skip_markup(s, end, html_in_foreign(&guard->nesting));
	struct tag tag = {.start = s, .closing = s[1] == '/'};
	tag.name = s + 1 + tag.closing;
	if (tag.name == end || !ascii_is_letter(*tag.name))
		return tag.closing ? html_skip_markup(s, end, false) : s + 1;
	const char *after = tag.name;
	while (after < end && !ascii_is_space(*after) && *after != '/' && *after != '>')
		after++;
	tag.size = (size_t)(after - tag.name);
	scan_tag(guard, &tag, after);
	enum kind kind = html_tag_kind(tag.name, tag.size);
	if (!tag.closing && html_is_raw(&guard->nesting, &tag, kind)) {
		html_nesting_start(&guard->nesting, &tag, RAW);
		return html_skip_raw(tag.end, end, tag.name, tag.size);
	}
	bool foreign = html_in_foreign(&guard->nesting);
	if (kind == NOSCRIPT && !tag.closing && !foreign)
		return scan_noscript(guard, &tag);
	guard->in_body |= kind != HEAD && kind != RAW && kind != NOSCRIPT;
	scan_nesting(guard, &tag, kind);
	return tag.end;
}

static void scan(struct guard *guard, size_t formatting_limit)
{
	guard->nesting = (struct html_nesting){.limit = limit_of(guard->limits, LIMIT_TAGS),
					       .formatting_limit = formatting_limit};
	guard->skipped.count = guard->copies = 0;
	guard->html = guard->body = 0;
	guard->in_body = false;
	*guard->result = (struct html_guarded){NULL, HTML_GUARD_NONE, HTML_GUARD_NONE};
	mem_free(guard->copy);
	guard->copy = NULL;
	for (const char *s = guard->text; s < guard->end;) {
		s = memchr(s, '<', (size_t)(guard->end - s));
		if (!s)
			break;
		s = scan_markup(guard, s);
	}
}

struct html_guarded html_guard(const char *text, size_t size, const struct limits *limits)
{
	struct html_guarded result;
	struct guard *guard = mem_zeroed(1, sizeof *guard);
	guard->limits = limits;
	guard->text = text;
	guard->end = text + size;
	guard->result = &result;
	scan(guard, HTML_MAX_FORMATTING);
	if (guard->copies > 2000000 + size / 8)
		scan(guard, HTML_FEW_FORMATTING);
	result.text = guard->copy;
	vec_clear(&guard->skipped);
	mem_free(guard);
	return result;
}
