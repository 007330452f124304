/* A look ahead over HTML that keeps the parser linear. */
#include "manuscript/html_guard.h"

#include "base/mem.h"
#include "base/vec.h"

#include <stdbool.h>
#include <string.h>

/* What a tag does to the nesting; names that aren't listed nest (PLAIN). */
enum kind {
	PLAIN,
	INLINE,     /* the same, among words */
	VOID,       /* never holds anything */
	IMPLIED,    /* ends by itself when the next one of its kind starts */
	FORMATTING, /* reopened by the parser in what follows, until it is closed */
	RAW,        /* holds text up to its end tag */
	TABLE,      /* an end tag inside can't close what is outside, and formatting ends with it */
	CELL,       /* formatting ends with it */
	BARRIER,    /* an end tag inside can't close what is outside */
	ISLAND,     /* svg, math: self-closing tags are honoured inside */
	INLET,      /* inside an island: HTML again */
	NOSCRIPT,   /* holds what the page shows without script: of that, only pictures matter */
	HEAD,       /* stands in a head */
};

static const struct {
	const char *name;
	enum kind kind;
} kinds[] = {
    {"area", VOID},
    {"base", HEAD},
    {"basefont", HEAD},
    {"bgsound", HEAD},
    {"br", VOID},
    {"col", VOID},
    {"command", VOID},
    {"embed", VOID},
    {"frame", VOID},
    {"hr", VOID},
    {"image", VOID},
    {"img", VOID},
    {"input", VOID},
    {"isindex", VOID},
    {"keygen", VOID},
    {"link", HEAD},
    {"meta", HEAD},
    {"param", VOID},
    {"source", VOID},
    {"track", VOID},
    {"wbr", VOID},
    {"body", IMPLIED},
    {"colgroup", IMPLIED},
    {"dd", IMPLIED},
    {"dt", IMPLIED},
    {"head", HEAD},
    {"html", HEAD},
    {"li", IMPLIED},
    {"option", IMPLIED},
    {"p", IMPLIED},
    {"tbody", IMPLIED},
    {"tfoot", IMPLIED},
    {"thead", IMPLIED},
    {"a", FORMATTING},
    {"b", FORMATTING},
    {"big", FORMATTING},
    {"code", FORMATTING},
    {"em", FORMATTING},
    {"font", FORMATTING},
    {"i", FORMATTING},
    {"nobr", FORMATTING},
    {"s", FORMATTING},
    {"small", FORMATTING},
    {"strike", FORMATTING},
    {"strong", FORMATTING},
    {"tt", FORMATTING},
    {"u", FORMATTING},
    {"iframe", RAW},
    {"noembed", RAW},
    {"noframes", RAW},
    {"plaintext", RAW},
    {"script", RAW},
    {"style", RAW},
    {"textarea", RAW},
    {"title", RAW},
    {"xmp", RAW},
    {"table", TABLE},
    {"caption", CELL},
    {"td", CELL},
    {"th", CELL},
    {"tr", CELL},
    {"applet", BARRIER},
    {"marquee", BARRIER},
    {"object", BARRIER},
    {"template", BARRIER},
    {"button", BARRIER},
    {"math", ISLAND},
    {"svg", ISLAND},
    {"noscript", NOSCRIPT},
    {"abbr", INLINE},
    {"cite", INLINE},
    {"del", INLINE},
    {"ins", INLINE},
    {"kbd", INLINE},
    {"label", INLINE},
    {"q", INLINE},
    {"span", INLINE},
    {"sub", INLINE},
    {"sup", INLINE},
    {"var", INLINE},
    {"annotation-xml", INLET},
    {"desc", INLET},
    {"foreignobject", INLET},
    {"mi", INLET},
    {"mn", INLET},
    {"mo", INLET},
    {"ms", INLET},
    {"mtext", INLET},
};

struct open {
	const char *name;
	size_t size;
	enum kind kind;
	bool foreign;      /* what stands inside belongs to MathML or SVG */
	size_t formatting; /* how much formatting was open where it starts */
};

struct guard {
	const char *text, *end;
	char *copy; /* made when the first change is */
	struct html_guarded *result;
	struct open open[HTML_MAX_DEPTH];
	size_t depth;
	struct open formatting[HTML_MAX_FORMATTING];
	size_t formatting_count, formatting_limit;
	VEC(struct open) skipped; /* start tags taken out whose end tags must go too */
	size_t copies;            /* how often formatting will be opened again, at the most */
	bool in_body;
};

struct tag {
	const char *start, *name, *end; /* end: behind the ">" */
	size_t size;
	const char *crowd; /* where the attributes above the limit begin; NULL: there are none */
	bool closing, empty;
};

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool same_name(const char *a, size_t a_size, const char *b, size_t b_size)
{
	if (a_size != b_size)
		return false;
	for (size_t i = 0; i < a_size; i++)
		if (lower(a[i]) != lower(b[i]))
			return false;
	return true;
}

static enum kind kind_of(const char *name, size_t size)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (kinds[i].name[0] == lower(name[0]) &&
		    same_name(name, size, kinds[i].name, strlen(kinds[i].name)))
			return kinds[i].kind;
	return PLAIN;
}

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

/* The attributes of a tag, from behind its name; sets where it ends. */
static void scan_attributes(struct tag *tag, const char *s, const char *end)
{
	size_t count = 0;
	while (s < end && *s != '>') {
		if (is_space(*s) || *s == '/') {
			tag->empty = *s == '/' && s + 1 < end && s[1] == '>';
			s++;
			continue;
		}
		if (++count == HTML_MAX_ATTRIBUTES + 1)
			tag->crowd = s;
		s++; /* a name may begin with "=" */
		while (s < end && !is_space(*s) && *s != '/' && *s != '>' && *s != '=')
			s++;
		const char *after = s;
		while (after < end && is_space(*after))
			after++;
		if (after == end || *after != '=')
			continue;
		s = after + 1;
		while (s < end && is_space(*s))
			s++;
		if (s < end && (*s == '"' || *s == '\'')) {
			const char *close = memchr(s + 1, *s, (size_t)(end - s - 1));
			s = close ? close + 1 : end;
		} else {
			while (s < end && !is_space(*s) && *s != '>')
				s++;
		}
	}
	tag->end = s < end ? s + 1 : end;
}

/* Skips a comment, a declaration or a processing instruction. */
static const char *skip_markup(const char *s, const char *end, bool foreign)
{
	const char *close = NULL;
	if (end - s >= 4 && memcmp(s, "<!--", 4) == 0) {
		for (const char *at = s + 4; !close && at < end;) {
			const char *found = memchr(at, '>', (size_t)(end - at));
			if (!found)
				return end;
			bool early = found == s + 4 || (found == s + 5 && s[4] == '-');
			bool dashes = found >= s + 6 && found[-1] == '-' && found[-2] == '-';
			bool bang = found >= s + 7 && found[-1] == '!' && found[-2] == '-' &&
				    found[-3] == '-';
			close = early || dashes || bang ? found : NULL;
			at = found + 1;
		}
	} else if (foreign && end - s >= 9 && memcmp(s, "<![CDATA[", 9) == 0) {
		for (const char *at = s + 9; at < end && !close;) {
			const char *found = memchr(at, '>', (size_t)(end - at));
			if (!found)
				return end;
			close =
			    found >= s + 11 && found[-1] == ']' && found[-2] == ']' ? found : NULL;
			at = found + 1;
		}
	} else {
		close = memchr(s, '>', (size_t)(end - s));
	}
	return close ? close + 1 : end;
}

/* The end of the text that a raw element holds: at its end tag. */
static const char *skip_raw(const char *s, const char *end, const char *name, size_t size)
{
	while (s < end) {
		s = memchr(s, '<', (size_t)(end - s));
		if (!s)
			return end;
		if ((size_t)(end - s) > size + 2 && s[1] == '/' &&
		    same_name(s + 2, size, name, size) &&
		    (is_space(s[2 + size]) || s[2 + size] == '>' || s[2 + size] == '/'))
			return s;
		s++;
	}
	return end;
}

static bool in_foreign(const struct guard *guard)
{
	return guard->depth && guard->open[guard->depth - 1].foreign;
}

/* HTML's own elements end an island that they stand in. */
static void leave_island(struct guard *guard, enum kind kind)
{
	if (kind == INLET || kind == ISLAND || kind == PLAIN || kind == INLINE)
		return;
	while (in_foreign(guard))
		guard->depth--;
}

static void close_to(struct guard *guard, size_t depth)
{
	guard->depth = depth;
	guard->skipped.count = 0;
}

static void end_formatting(struct guard *guard, const struct tag *tag)
{
	for (size_t i = guard->formatting_count; i-- > 0;) {
		struct open *open = &guard->formatting[i];
		if (!same_name(open->name, open->size, tag->name, tag->size))
			continue;
		memmove(open, open + 1, (guard->formatting_count - i - 1) * sizeof *open);
		guard->formatting_count--;
		return;
	}
}

/* Whether the end tag belongs to a start tag that was taken out. */
static bool end_skipped(struct guard *guard, const struct tag *tag)
{
	for (size_t i = guard->skipped.count, looked = 0; i-- > 0 && looked < 64; looked++) {
		struct open *open = &guard->skipped.items[i];
		if (same_name(open->name, open->size, tag->name, tag->size)) {
			guard->skipped.count = i;
			return true;
		}
	}
	return false;
}

static void end_tag(struct guard *guard, const struct tag *tag, enum kind kind)
{
	if (end_skipped(guard, tag)) {
		take_out_tag(guard, tag, kind);
		return;
	}
	if (kind == FORMATTING) {
		end_formatting(guard, tag);
		return;
	}
	for (size_t i = guard->depth; i-- > 0;) {
		struct open *open = &guard->open[i];
		if (same_name(open->name, open->size, tag->name, tag->size)) {
			if (open->kind == TABLE)
				guard->formatting_count = open->formatting;
			close_to(guard, i);
			return;
		}
		if ((open->kind == TABLE || open->kind == BARRIER) && kind != TABLE)
			return;
	}
}

static void end_cell(struct guard *guard)
{
	for (size_t i = guard->depth; i-- > 0;)
		if (guard->open[i].kind == TABLE) {
			if (guard->formatting_count > guard->open[i].formatting)
				guard->formatting_count = guard->open[i].formatting;
			close_to(guard, i + 1);
			return;
		}
}

static void skip_start(struct guard *guard, const struct tag *tag, enum kind kind)
{
	vec_push(&guard->skipped, (struct open){tag->name, tag->size, PLAIN, false, 0});
	if (guard->result->deep == HTML_GUARD_NONE)
		guard->result->deep = (size_t)(tag->start - guard->text);
	take_out_tag(guard, tag, kind);
}

static void start_tag(struct guard *guard, const struct tag *tag, enum kind kind)
{
	leave_island(guard, kind);
	bool foreign = in_foreign(guard);
	guard->copies += guard->formatting_count;
	if (tag->crowd) {
		take_out(guard, tag->crowd, tag->end - (tag->end[-1] == '>'), "");
		if (guard->result->crowded == HTML_GUARD_NONE)
			guard->result->crowded = (size_t)(tag->start - guard->text);
	}
	if (kind == VOID || kind == HEAD || kind == IMPLIED ||
	    ((foreign || kind == ISLAND) && tag->empty))
		return;
	if (kind == CELL) {
		end_cell(guard);
		return;
	}
	struct open open = {tag->name, tag->size, kind, false, guard->formatting_count};
	if (kind == FORMATTING) {
		if (guard->formatting_count == guard->formatting_limit)
			skip_start(guard, tag, kind);
		else
			guard->formatting[guard->formatting_count++] = open;
		return;
	}
	open.foreign = kind == ISLAND || (foreign && kind != INLET);
	if (guard->depth == HTML_MAX_DEPTH)
		skip_start(guard, tag, kind);
	else
		guard->open[guard->depth++] = open;
}

/* Only the pictures in a noscript are left: a browser with script doesn't parse the rest at all,
 * and tags left open in it must not take in what follows. Returns where the end tag begins. */
static const char *scan_noscript(struct guard *guard, const struct tag *noscript)
{
	const char *end = skip_raw(noscript->end, guard->end, noscript->name, noscript->size);
	for (const char *s = noscript->end; s < end;) {
		const char *tag = memchr(s, '<', (size_t)(end - s));
		take_out(guard, s, tag ? tag : end, "");
		if (!tag)
			break;
		struct tag img = {.start = tag};
		bool is_img = end - tag > 5 && same_name(tag + 1, 3, "img", 3) && is_space(tag[4]);
		scan_attributes(&img, tag + 1, end);
		if (!is_img || !guard->in_body)
			take_out(guard, tag, img.end, "");
		s = img.end;
	}
	return end;
}

/* The tag, comment or whatever begins at s, which is a "<". Returns what comes behind it. */
static const char *scan_markup(struct guard *guard, const char *s)
{
	const char *end = guard->end;
	if (end - s < 2)
		return end;
	if (s[1] == '!' || s[1] == '?')
		return skip_markup(s, end, in_foreign(guard));
	struct tag tag = {.start = s, .closing = s[1] == '/'};
	tag.name = s + 1 + tag.closing;
	if (tag.name == end || lower(*tag.name) < 'a' || lower(*tag.name) > 'z')
		return tag.closing ? skip_markup(s, end, false) : s + 1;
	const char *after = tag.name;
	while (after < end && !is_space(*after) && *after != '/' && *after != '>')
		after++;
	tag.size = (size_t)(after - tag.name);
	scan_attributes(&tag, after, end);
	enum kind kind = kind_of(tag.name, tag.size);
	if (kind == RAW && !tag.closing) {
		leave_island(guard, in_foreign(guard) ? PLAIN : RAW);
		if (!in_foreign(guard))
			return skip_raw(tag.end, end, tag.name, tag.size);
		kind = PLAIN;
	}
	if (kind == NOSCRIPT && !tag.closing && !in_foreign(guard))
		return scan_noscript(guard, &tag);
	guard->in_body |= kind != HEAD && kind != RAW && kind != NOSCRIPT;
	if (tag.closing)
		end_tag(guard, &tag, kind);
	else
		start_tag(guard, &tag, kind);
	return tag.end;
}

static void scan(struct guard *guard, size_t formatting_limit)
{
	guard->depth = guard->formatting_count = guard->skipped.count = guard->copies = 0;
	guard->formatting_limit = formatting_limit;
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

struct html_guarded html_guard(const char *text, size_t size)
{
	struct html_guarded result;
	struct guard *guard = mem_zeroed(1, sizeof *guard);
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
