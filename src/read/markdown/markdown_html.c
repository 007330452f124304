/* Blocks of raw HTML (CommonMark, 4.6 "HTML blocks"). */
#include "read/markdown/markdown_blocks.h"

#include "base/ascii.h"
#include "read/markup/html_tags.h"

#include <string.h>

static const char *const raw_names[] = {"script", "pre", "style", "textarea"};
enum { RAW_NAMES = sizeof raw_names / sizeof *raw_names };

/* Names that begin a block, each with a space before and behind it. */
static const char block_names[] =
    " address article aside base basefont blockquote body caption center col colgroup dd details "
    "dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 "
    "head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option "
    "p param search section summary table tbody td tfoot th thead title tr track ul ";

static const char *const swallowers[SWALLOWERS] = {
    "listing", "pre",     "applet",   "audio",    "button", "canvas",    "datalist",
    "iframe",  "noembed", "noframes", "noscript", "object", "plaintext", "script",
    "select",  "style",   "template", "textarea", "title",  "video",     "xmp"};

/* What begins and ends the kinds that need no name. */
static const struct {
	const char *start, *end;
} marks[HTML_BLOCK] = {
    [HTML_COMMENT] = {"<!--", "-->"},
    [HTML_INSTRUCTION] = {"<?", "?>"},
    [HTML_CDATA] = {"<![CDATA[", "]]>"},
    [HTML_DECLARATION] = {"<!", ">"},
};

size_t html_swallower(const char *name, size_t size)
{
	size_t i = 0;
	while (i < SWALLOWERS && !ascii_same(name, size, swallowers[i], strlen(swallowers[i])))
		i++;
	return i;
}

static bool is_block_name(const char *name, size_t size)
{
	for (const char *at = block_names; (at = strchr(at, ' ')) && at[1]; at++)
		if (ascii_same(name, size, at + 1, strcspn(at + 1, " ")))
			return true;
	return false;
}

static bool is_raw_name(const char *name, size_t size)
{
	for (size_t i = 0; i < RAW_NAMES; i++)
		if (ascii_same(name, size, raw_names[i], strlen(raw_names[i])))
			return true;
	return false;
}

static size_t name_size(const char *at, const char *end)
{
	size_t size = 0;
	while (at + size < end &&
	       (ascii_is_letter(at[size]) || at[size] == '-' || (size && ascii_is_digit(at[size]))))
		size++;
	return size && ascii_is_letter(*at) ? size : 0;
}

static const char *find(const char *at, const char *end, const char *what)
{
	size_t size = strlen(what);
	for (; at < end && (at = memchr(at, *what, (size_t)(end - at))); at++)
		if ((size_t)(end - at) >= size && memcmp(at, what, size) == 0)
			return at;
	return end;
}

/* The next "</name>" whose name is wanted. */
static const char *find_end_tag(const char *at, const char *end, const char *const *names,
				size_t count)
{
	for (; (at = find(at, end, "</")) < end; at++)
		for (size_t i = 0, size = name_size(at + 2, end); i < count; i++)
			if (ascii_same(at + 2, size, names[i], strlen(names[i])))
				return at;
	return end;
}

/* Whether a block of that kind, which isn't one of the last two, ends in the text. */
static bool html_block_ends(enum html_block kind, const char *at, const char *end)
{
	return (kind == HTML_RAW ? find_end_tag(at, end, raw_names, RAW_NAMES)
				 : find(at, end, marks[kind].end)) < end;
}

static bool has_end(struct html_ends *ends, enum html_block kind, const char *at)
{
	const char **next = &ends->blocks[kind];
	if (!*next || *next < at)
		*next = find(at, ends->end, marks[kind].end);
	return *next < ends->end;
}

/* Whether the element, if it is one that swallows, is closed below. */
static bool is_closed(struct html_ends *ends, const char *name, size_t size)
{
	size_t number = html_swallower(name, size);
	if (number == SWALLOWERS)
		return true;
	const char **next = &ends->swallowers[number];
	if (!*next || *next < name)
		*next = find_end_tag(name, ends->end, &swallowers[number], 1);
	return *next < ends->end;
}

static const char *skip_spaces(const char *at, const char *end)
{
	while (at < end && ascii_is_space(*at))
		at++;
	return at;
}

/* Behind the attribute that begins at `at`; NULL: none does. What stands at the line's end, a line
 * feed or NUL, is part of none. */
static const char *attribute_end(const char *at, const char *end)
{
	if (!(ascii_is_letter(*at) || *at == '_' || *at == ':'))
		return NULL;
	while (ascii_is_letter_or_digit(*at) || *at == ':' || *at == '_' || *at == '.' ||
	       *at == '-')
		at++;
	const char *value = skip_spaces(at, end);
	if (*value != '=')
		return at;
	value = skip_spaces(value + 1, end);
	if (*value == '"' || *value == '\'') {
		const char *close = memchr(value + 1, *value, (size_t)(end - value - 1));
		return close ? close + 1 : NULL;
	}
	const char *bare = value;
	while (!ascii_is_space(*value) && !strchr("\"'=<>`", *value))
		value++;
	return value > bare ? value : NULL;
}

bool html_is_words(const char *tag, size_t size)
{
	bool closing = size > 1 && tag[1] == '/';
	const char *name = tag + 1 + closing, *end = tag + size;
	size_t length = size > 2 ? name_size(name, end) : 0;
	char lower[32];
	if (!length || length >= sizeof lower || *tag != '<' || memchr(name, '-', length) ||
	    memchr(name, ':', (size_t)(end - name)) == name + length)
		return false;
	memcpy(lower, name, length);
	lower[length] = '\0';
	ascii_lowered(lower);
	static const char empty[] = " area base col embed img input link meta param source track ";
	bool bare = !closing && name[length] == '>';
	for (const char *s = empty; bare && (s = strstr(s, lower)); s++)
		if (s[-1] == ' ' && s[length] == ' ') /* without attributes it is nothing */
			return true;
	return element_by_name(lower) == EL_UNKNOWN && html_tag_kind(lower, length) == PLAIN &&
	       html_swallower(lower, length) == SWALLOWERS && !is_block_name(lower, length);
}

/* Whether the line is one complete tag. */
static bool is_lone_tag(const char *at, const char *end)
{
	bool closing = at[1] == '/';
	const char *name = at + 1 + closing;
	size_t size = name_size(name, end);
	if (!size || (!closing && is_raw_name(name, size)))
		return false;
	at = name + size;
	while (!closing) {
		const char *next = skip_spaces(at, end);
		const char *behind = next > at ? attribute_end(next, end) : NULL;
		if (!behind)
			break;
		at = behind;
	}
	at = skip_spaces(at, end);
	at += !closing && *at == '/';
	return *at == '>' && skip_spaces(at + 1, end) == end;
}

static enum html_block marked_kind(const char *at, const char *end)
{
	for (enum html_block kind = HTML_COMMENT; kind < HTML_BLOCK; kind++) {
		size_t size = strlen(marks[kind].start);
		if ((size_t)(end - at) >= size && memcmp(at, marks[kind].start, size) == 0 &&
		    (kind != HTML_DECLARATION || ascii_is_letter(at[size])))
			return kind;
	}
	return HTML_NONE;
}

static enum html_block named_kind(const char *at, const char *end, const char *name, size_t size)
{
	const char *behind = name + size;
	bool alone = behind == end || ascii_is_space(*behind) || *behind == '>';
	if (size && alone && name == at + 1 && is_raw_name(name, size))
		return HTML_RAW;
	if (size && (alone || (end - behind > 1 && memcmp(behind, "/>", 2) == 0)) &&
	    is_block_name(name, size))
		return HTML_BLOCK;
	const char *close = memchr(at, '>', (size_t)(end - at));
	if (close && html_is_words(at, (size_t)(close - at) + 1))
		return HTML_NONE;
	return is_lone_tag(at, end) ? HTML_TAG : HTML_NONE;
}

/* The kind of block that the line begins. What is closed nowhere below begins none, for it would be
 * the rest of the article: then it is words. */
static enum html_block html_block_begins(struct html_ends *ends, const char *at, const char *end)
{
	enum html_block kind = marked_kind(at, end);
	if (kind)
		return has_end(ends, kind, at + 1) ? kind : HTML_NONE;
	bool closing = end - at > 1 && at[1] == '/';
	const char *name = at + 1 + closing;
	size_t size = name_size(name, end);
	kind = named_kind(at, end, name, size);
	return kind && (closing || is_closed(ends, name, size)) ? kind : HTML_NONE;
}

/* The blocks */

static void add_line(struct blocks *blocks, const struct line *line)
{
	buf_add(&blocks->text, line->text + line->at, line->end - line->at);
	buf_putc(&blocks->text, '\n');
	if (blocks->html < HTML_BLOCK &&
	    html_block_ends(blocks->html, line->text + line->at, line->text + line->end))
		blocks_end_leaf(blocks);
}

/* Of tags whose element holds Markdown all the same: it is asked for ("<div markdown>"), or pandoc
 * would read it. */
static bool holds_markdown(const struct blocks *blocks, const char *at, const char *end)
{
	static const char *const holders[] = {"div",    "section", "article",
					      "aside",  "figure",  "details",
					      "header", "footer",  "blockquote"};
	bool of_pandoc = dialect_is_of_pandoc(blocks->markdown->in->dialect);
	size_t size = name_size(at + 1, end);
	if (!size || !is_lone_tag(at, end))
		return false;
	for (size_t i = 0; i < sizeof holders / sizeof *holders && of_pandoc; i++)
		if (ascii_same(at + 1, size, holders[i], strlen(holders[i])))
			return true;
	const char *asked = find(at, end, " markdown");
	const char *value = asked + strlen(" markdown");
	return value < end && strchr(" >=", *value) && strncmp(value, "=\"0\"", 4) != 0;
}

/* Whether the block of HTML is the line alone, for what is below is Markdown. */
static bool is_alone(struct blocks *blocks, const struct line *line)
{
	const char *at = line->text + line->word, *end = line->text + line->end;
	if (at[1] != '/' && holds_markdown(blocks, at, end)) {
		blocks->holders++;
		return true;
	}
	bool closes = blocks->holders && at[1] == '/' && is_lone_tag(at, end);
	blocks->holders -= closes;
	return closes;
}

enum begun begin_html(struct blocks *blocks, struct line *line)
{
	if (line->indent >= CODE_INDENT || line_char(line, 0) != '<')
		return NOTHING;
	enum html_block kind =
	    html_block_begins(&blocks->ends, line->text + line->word, line->text + line->end);
	if (!kind || (kind == HTML_TAG && blocks->leaf == LEAF_PARAGRAPH))
		return NOTHING;
	blocks_make_room(blocks);
	blocks->leaf = LEAF_HTML;
	blocks->html = kind;
	blocks->spot = line_spot(line, line->at);
	buf_cut(&blocks->text, 0);
	add_line(blocks, line);
	if (kind == HTML_BLOCK && is_alone(blocks, line))
		blocks_end_leaf(blocks);
	return BEGUN_LEAF;
}

bool html_goes_on(struct blocks *blocks, struct line *line)
{
	if (blocks->html >= HTML_BLOCK && line_is_blank(line)) {
		blocks_end_leaf(blocks);
		return false;
	}
	add_line(blocks, line);
	return true;
}

void html_end(struct blocks *blocks)
{
	struct node *html =
	    markdown_html(blocks->markdown, blocks->text.data, blocks->text.size, blocks->spot);
	tree_append(blocks_parent(blocks), html);
}
