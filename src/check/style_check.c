/* Style sheets: whether they are CSS that EPUB takes, and what they refer to (EPUB 3.3 6.3.1). */
#include "check/style_check_parts.h"

#include "base/ascii.h"
#include "base/encoding.h"

/* One sheet in the hand. */
struct sheet {
	struct book_style *style;
	struct css css;
	struct checked document; /* for addresses and findings */
	bool in_face;
};

static struct place place_at(struct sheet *sheet, uint32_t index)
{
	return css_place(&sheet->css, index);
}

static void tell(struct sheet *sheet, uint32_t index, enum message id, const char *first,
		 const char *second)
{
	diag(sheet->style->diags, id, place_at(sheet, index), first, second);
}

static char *token_text(struct sheet *sheet, uint32_t index)
{
	struct buf text = BUF_EMPTY;
	css_token_text(&sheet->css.tokens, index, &text);
	char *kept = arena_copy(sheet->style->arena, text.data ? text.data : "", text.size);
	buf_clear(&text);
	return kept;
}

/* The source of some tokens, for messages. */
static const char *source_of(struct sheet *sheet, uint32_t first, uint32_t end)
{
	const struct css_token *from = &sheet->css.tokens.items[first];
	const struct css_token *to = &sheet->css.tokens.items[end];
	size_t size = to->start > from->start ? to->start - from->start : from->size;
	return arena_copy(sheet->style->arena, sheet->css.tokens.text + from->start, size);
}

static void tell_syntax(struct sheet *sheet, uint32_t first, uint32_t end)
{
	tell(sheet, first, MSG_CSS_008, source_of(sheet, first, end), NULL);
}

/* Addresses */

static void judge_font(struct sheet *sheet, uint32_t index, const struct book_address *address)
{
	const struct check *check = sheet->style->check;
	const struct book_item *item = item_by_path(check, address->target);
	if (item && !media_is_core_font(check->version, item->media_type))
		tell(sheet, index, MSG_CSS_007, address->target, item->media_type);
}

static void take_address(struct sheet *sheet, uint32_t index, const char *url,
			 enum reference_kind kind)
{
	struct book_style *style = sheet->style;
	struct place at = place_at(sheet, index);
	struct node place = {.line = at.line, .column = at.column};
	struct book_address address;
	if (!has_words(url)) {
		tell(sheet, index, MSG_CSS_002, NULL, NULL);
		return;
	}
	if (*url == '#' || !address_read(&sheet->document, &place, style->base, url, &address))
		return;
	reference_add(style->item, &sheet->document, &place, kind, &address, url);
	if (kind != REFERENCE_STYLE && address.is_remote && !address.is_data)
		style->has_remote = true;
	if (kind == REFERENCE_FONT)
		judge_font(sheet, index, &address);
}

/* The address that begins at the token: url(x), url("x"); NULL: none does. */
static const char *address_at(struct sheet *sheet, uint32_t index)
{
	unsigned kind = css_kind(&sheet->css, index);
	if (kind == CSS_URL)
		return token_text(sheet, index);
	if (kind != CSS_FUNCTION || !css_token_is(&sheet->css.tokens, index, "url"))
		return NULL;
	uint32_t inner =
	    css_skip_space(&sheet->css, index + 1, sheet->css.tokens.items[index].match);
	return css_kind(&sheet->css, inner) == CSS_STRING ? token_text(sheet, inner) : "";
}

static void take_addresses(struct sheet *sheet, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		const char *url = address_at(sheet, i);
		if (url)
			take_address(sheet, i, url,
				     sheet->in_face ? REFERENCE_FONT : REFERENCE_OTHER);
		if (url && css_kind(&sheet->css, i) == CSS_FUNCTION)
			i = sheet->css.tokens.items[i].match;
	}
}

/* Declarations */

/* Whether what begins at the token is an url() with more in it than a string and functions. */
static bool is_broken_url(const struct sheet *sheet, uint32_t index)
{
	const struct css *css = &sheet->css;
	if (css_kind(css, index) != CSS_FUNCTION || !css_token_is(&css->tokens, index, "url"))
		return false;
	uint32_t close = css->tokens.items[index].match;
	uint32_t at = css_skip_space(css, index + 1, close);
	if (at < close && css_kind(css, at) == CSS_STRING)
		at = css_skip_space(css, at + 1, close);
	unsigned kind = at < close ? css_kind(css, at) : CSS_IDENT;
	return kind != CSS_IDENT && kind != CSS_FUNCTION;
}

/* The first token that no value has; end: there is none. is_own: of a property of one's own, which
 * takes nearly anything. */
static uint32_t bad_token(const struct sheet *sheet, uint32_t first, uint32_t end, bool is_own)
{
	for (uint32_t i = first; i < end; i++) {
		unsigned kind = css_kind(&sheet->css, i);
		if (kind == CSS_BAD_STRING || kind == CSS_BAD_URL)
			return i;
		if (!is_own && (kind == '{' || kind == CSS_AT || kind == CSS_COMMENT_MARK))
			return i;
		if (is_broken_url(sheet, i))
			return i;
	}
	return end;
}

/* False: it is no declaration, and that was told. */
static bool judge_declaration(struct sheet *sheet, uint32_t first, uint32_t end)
{
	struct css *css = &sheet->css;
	unsigned kind = css_kind(css, first);
	bool is_hack = kind == '*' || kind == '_'; /* as old browsers took it */
	uint32_t name = first + is_hack;
	uint32_t colon = css_skip_space(css, name + 1, end);
	if (name >= end || css_kind(css, name) != CSS_IDENT || colon >= end ||
	    css_kind(css, colon) != ':' || is_hack) {
		tell_syntax(sheet, first, end);
		return false;
	}
	const char *property = ascii_lowered(token_text(sheet, name));
	uint32_t value = css_skip_space(css, colon + 1, end);
	if (value == end) {
		tell_syntax(sheet, first, end);
		return false;
	}
	uint32_t bad = bad_token(sheet, value, end, strncmp(property, "--", 2) == 0);
	if (bad < end) {
		tell_syntax(sheet, first, end);
		take_addresses(sheet, value, bad + 1); /* up to there it is as it was meant */
		return true;
	}
	if (sheet->style->check->version == 3 &&
	    (strcmp(property, "direction") == 0 || strcmp(property, "unicode-bidi") == 0))
		tell(sheet, first, MSG_CSS_001, property, NULL);
	if (strcmp(property, "position") == 0 && css_is(css, value, CSS_IDENT, "fixed"))
		tell(sheet, first, MSG_CSS_006, NULL, NULL);
	take_addresses(sheet, value, end);
	return true;
}

/* The declarations between first and end; how many there are. */
static size_t judge_declarations(struct sheet *sheet, uint32_t first, uint32_t end)
{
	size_t count = 0;
	for (uint32_t at = first, stop; at < end; at = stop + 1) {
		stop = css_find(&sheet->css, at, end, ';');
		uint32_t from = at, to = stop;
		css_trim(&sheet->css, &from, &to);
		if (from >= to)
			continue;
		count += judge_declaration(sheet, from, to);
	}
	return count;
}

/* Rules */

static void note_classes(struct sheet *sheet, uint32_t first, uint32_t end)
{
	const struct check *check = sheet->style->check;
	for (uint32_t i = first; i + 1 < end; i++) {
		if (css_kind(&sheet->css, i) != '.' || css_kind(&sheet->css, i + 1) != CSS_IDENT)
			continue;
		const char *name = token_text(sheet, i + 1);
		if (!check->active_class && strcmp(name, "-epub-media-overlay-active") == 0)
			tell(sheet, i, MSG_CSS_029, name, "media:active-class");
		if (!check->playing_class && strcmp(name, "-epub-media-overlay-playing") == 0)
			tell(sheet, i, MSG_CSS_029, name, "media:playback-active-class");
	}
}

static void judge_rules(struct sheet *sheet, uint32_t first, uint32_t end, bool in_keyframes,
			unsigned depth);

static void judge_import(struct sheet *sheet, uint32_t at, uint32_t end)
{
	uint32_t from = css_skip_space(&sheet->css, at + 1, end);
	const char *url = css_kind(&sheet->css, from) == CSS_STRING ? token_text(sheet, from)
								    : address_at(sheet, from);
	if (!url)
		tell_syntax(sheet, at, end);
	else
		take_address(sheet, from, url, REFERENCE_STYLE);
}

static void judge_face(struct sheet *sheet, uint32_t at, uint32_t block)
{
	sheet->in_face = true;
	if (!judge_declarations(sheet, block + 1, sheet->css.tokens.items[block].match))
		tell(sheet, at, MSG_CSS_019, NULL, NULL);
	sheet->in_face = false;
}

static bool ends_with(const char *text, const char *with)
{
	size_t size = strlen(text), length = strlen(with);
	return size >= length && strcmp(text + size - length, with) == 0;
}

/* An at-rule; where it ends. */
static uint32_t judge_at_rule(struct sheet *sheet, uint32_t at, uint32_t end, unsigned depth)
{
	struct css *css = &sheet->css;
	const char *name = ascii_lowered(token_text(sheet, at));
	uint32_t block = css_find_block(css, at + 1, end, true);
	bool has_block = block < end && css_kind(css, block) == '{';
	uint32_t close = has_block ? css->tokens.items[block].match : block;
	if (strcmp(name, "import") == 0)
		judge_import(sheet, at, block);
	else if (strcmp(name, "namespace") != 0)
		take_addresses(sheet, at + 1, block);
	if (has_block) {
		bool is_group = strcmp(name, "media") == 0 || strcmp(name, "supports") == 0 ||
				strcmp(name, "document") == 0 || strcmp(name, "layer") == 0 ||
				strcmp(name, "container") == 0 || ends_with(name, "document");
		if (strcmp(name, "font-face") == 0)
			judge_face(sheet, at, block);
		else if (ends_with(name, "keyframes"))
			judge_rules(sheet, block + 1, close, true, depth + 1);
		else if (is_group)
			judge_rules(sheet, block + 1, close, false, depth + 1);
		else if (strcmp(name, "page") == 0 || ends_with(name, "viewport"))
			judge_declarations(sheet, block + 1, close);
		else
			take_addresses(sheet, block + 1, close); /* of what is to come */
	}
	return close + 1;
}

static void judge_rules(struct sheet *sheet, uint32_t first, uint32_t end, bool in_keyframes,
			unsigned depth)
{
	enum { DEEPEST = 32 };
	struct css *css = &sheet->css;
	for (uint32_t at = first; at < end && depth < DEEPEST;) {
		unsigned kind = css_kind(css, at);
		if (kind == CSS_SPACE || kind == CSS_COMMENT_MARK) {
			at++;
			continue;
		}
		if (kind == CSS_AT) {
			at = judge_at_rule(sheet, at, end, depth);
			continue;
		}
		uint32_t block = css_find_block(css, at, end, false), from = at, to = block;
		css_trim(css, &from, &to);
		if (block >= end) {
			tell_syntax(sheet, at, end);
			return;
		}
		at = css->tokens.items[block].match + 1;
		if (!in_keyframes && !style_selectors(css, from, to)) {
			tell_syntax(sheet, from, block); /* the rule counts for nothing */
			continue;
		}
		note_classes(sheet, from, to);
		judge_declarations(sheet, block + 1, at - 1);
	}
}

void check_style(struct book_style *style, const char *text, size_t size)
{
	struct buf out = BUF_EMPTY;
	struct css_input in = {.text = text, .size = size, .at = style->at};
	struct sheet sheet = {
	    .style = style,
	    .document = {.check = style->check, .diags = style->diags, .place = style->at.file},
	};
	struct worker worker = {.arena = style->arena};
	if (size > CSS_MAX_SIZE)
		return;
	sheet.document.worker = &worker;
	css_init(&sheet.css, &in, &out);
	sheet.css.is_attribute = style->is_attribute;
	if (style->is_attribute)
		judge_declarations(&sheet, 0, sheet.css.tokens.count);
	else
		judge_rules(&sheet, 0, sheet.css.tokens.count, false, 0);
	uint32_t open = sheet.css.tokens.unclosed;
	if (sheet.css.tokens.is_unclosed && !style->is_attribute)
		tell(&sheet, open, MSG_CSS_OPEN, source_of(&sheet, open, open), NULL);
	css_clear(&sheet.css);
	buf_clear(&out);
}

/* The encoding that the sheet says; NULL: none, or UTF-8. */
static char *charset_of(struct arena *arena, const struct buf *bytes)
{
	static const char mark[] = "@charset \"";
	if (bytes->size < sizeof mark || strncmp(bytes->data, mark, sizeof mark - 1) != 0)
		return NULL;
	const char *name = bytes->data + sizeof mark - 1;
	char *label = arena_copy(arena, name, strcspn(name, "\""));
	return ascii_equal(label, "utf-8") ? NULL : label;
}

void check_style_file(struct check *check, struct book_item *item, struct worker *worker,
		      struct buf *bytes)
{
	struct place at = {.file = item->file->place};
	const unsigned char *s = (const unsigned char *)bytes->data;
	bool is_utf_16 =
	    bytes->size >= 2 && ((s[0] == 0xFE && s[1] == 0xFF) || (s[0] == 0xFF && s[1] == 0xFE));
	char *label = is_utf_16 ? NULL : charset_of(worker->arena, bytes);
	if (is_utf_16) {
		struct buf text = BUF_EMPTY;
		diag(item->diags, MSG_CSS_003, at, NULL, NULL);
		encoding_from_utf_16(&text, bytes, s[0] == 0xFE);
		buf_clear(bytes);
		*bytes = text;
	} else if (label && strncmp(ascii_lowered(label), "utf-16", 6) == 0) {
		diag(item->diags, MSG_CSS_003, at, NULL, NULL);
	} else if (label) {
		diag(item->diags, MSG_CSS_004, at, label, NULL);
	}
	size_t mark = bytes->size >= 3 && memcmp(bytes->data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	struct book_style style = {
	    .check = check,
	    .item = item,
	    .arena = worker->arena,
	    .diags = item->diags,
	    .at = {.file = item->file->place, .line = 1, .column = 1},
	    .base = address_base(worker->arena, item->path),
	};
	check_style(&style, bytes->size ? bytes->data + mark : "", bytes->size - mark);
	item->has_remote = style.has_remote;
	if (check->version == 3)
		check_remote_resources(item);
}
