/* Style sheets, made fit for a book: rules and declarations. */
#include "css/css_parts.h"

#include "base/url.h"

#include <string.h>

enum { DEEPEST_RULE = 8 };

/* A rule that begins with "@". */
struct at_rule {
	uint32_t at, first, end; /* its name, and what stands before its block */
	uint32_t block;          /* its "{", or the token that ends a rule without one */
	bool has_block;
	unsigned depth;
};

static void indent(struct css *css, unsigned depth)
{
	while (depth--)
		buf_putc(css->out, '\t');
}

/* Writes the block at index with the declarations in it; false: it holds none. */
static bool declaration_block(struct css *css, uint32_t index, unsigned depth, bool *has_source)
{
	buf_puts(css->out, " {");
	size_t count =
	    css_declarations(css, index + 1, css->tokens.items[index].match, depth, has_source);
	buf_putc(css->out, '\n');
	indent(css, depth);
	buf_puts(css->out, "}\n");
	css->began |= count > 0;
	return count > 0;
}

typedef bool selectors_writer(struct css *css, uint32_t first, uint32_t end);

/* Whether one of the selectors is body or html alone. */
static bool is_for_page(const struct css *css, uint32_t first, uint32_t end)
{
	for (uint32_t comma; first < end; first = comma + 1) {
		comma = css_find(css, first, end, ',');
		uint32_t item = first, item_end = comma;
		css_trim(css, &item, &item_end);
		if (item_end == item + 1 &&
		    (css_is(css, item, CSS_IDENT, "body") || css_is(css, item, CSS_IDENT, "html")))
			return true;
	}
	return false;
}

static uint32_t style_rule(struct css *css, uint32_t first, uint32_t end, unsigned depth,
			   selectors_writer *selectors)
{
	uint32_t block = css_find_block(css, first, end, false);
	if (block == end) {
		css_diag(css, MSG_CSS_SELECTOR, first, end, NULL);
		return end;
	}
	size_t size = css->out->size;
	indent(css, depth);
	css->is_page_rule = css->in->is_whole_book && is_for_page(css, first, block);
	if (!selectors(css, first, block) || !declaration_block(css, block, depth, NULL))
		css_undo(css, size);
	css->is_page_rule = false;
	return css_skip(css, block);
}

static uint32_t at_rule(struct css *css, uint32_t first, uint32_t end, unsigned depth);

static void rules(struct css *css, uint32_t first, uint32_t end, unsigned depth,
		  selectors_writer *selectors)
{
	while (first < end) {
		unsigned kind = css_kind(css, first);
		if (kind == CSS_SPACE || (kind == CSS_COMMENT_MARK && !depth))
			first++;
		else if (kind == CSS_AT)
			first = at_rule(css, first, end, depth);
		else
			first = style_rule(css, first, end, depth, selectors);
	}
}

/* Writes a block of rules; false: nothing is left of them. */
static bool rule_block(struct css *css, const struct at_rule *rule, selectors_writer *selectors)
{
	buf_puts(css->out, " {\n");
	size_t size = css->out->size;
	rules(css, rule->block + 1, css->tokens.items[rule->block].match, rule->depth + 1,
	      selectors);
	bool any = css->out->size > size;
	indent(css, rule->depth);
	buf_puts(css->out, "}\n");
	return any;
}

static void drop(struct css *css, const struct at_rule *rule, enum message message)
{
	css_diag(css, message, rule->at, rule->block, NULL);
}

/* Each writes its rule after "@name" and returns whether something of it is left. */
typedef bool rule_writer(struct css *css, const struct at_rule *rule);

static bool charset_rule(struct css *css, const struct at_rule *rule)
{
	(void)css, (void)rule;
	return false; /* what is written is UTF-8, and needs no saying */
}

/* The token of a url or string at *at, which moves behind it; UINT32_MAX: there is none. */
static uint32_t address(const struct css *css, uint32_t *at, uint32_t end)
{
	uint32_t found = *at;
	if (found < end && css_is(css, found, CSS_FUNCTION, "url"))
		found = css_skip_space(css, found + 1, css->tokens.items[found].match);
	if (found >= end || (css_kind(css, found) != CSS_STRING && css_kind(css, found) != CSS_URL))
		return UINT32_MAX;
	*at = css_skip_space(css, css_skip(css, *at), end);
	return found;
}

/* Writes the imported sheet, in a rule for its media where the import names some. */
static enum message import_sheet(struct css *css, const char *url, const struct at_rule *rule,
				 uint32_t media)
{
	size_t start = css->out->size;
	bool all = media >= rule->end;
	if (url_is_remote(url))
		return MSG_CSS_REMOTE;
	if (!all) {
		buf_puts(css->out, "@media ");
		if (!css_media(css, media, rule->end))
			return MSG_CSS_CONDITION;
		buf_puts(css->out, " {\n");
	}
	size_t size = css->out->size;
	enum css_imported imported =
	    css->in->import(css->in->user, url, css_place(css, rule->at), css->out);
	if (imported != CSS_IMPORTED)
		return imported == CSS_NO_SHEET ? MSG_CSS_MISSING : MSG_CSS_DEEP;
	css->has_imported |= css->out->size > size;
	if (css->out->size == size)
		css_undo(css, start);
	else if (!all)
		buf_puts(css->out, "}\n");
	return MSG_COUNT;
}

/* The sheet that it names takes its place, so that readers that know no @import have it too. */
static bool import_rule(struct css *css, const struct at_rule *rule)
{
	uint32_t at = rule->first, found = address(css, &at, rule->end);
	bool may_import = !css->began && !rule->depth && css->in->import;
	if (!may_import || rule->has_block || found == UINT32_MAX) {
		drop(css, rule, MSG_CSS_IMPORT);
		return false;
	}
	struct buf url = BUF_EMPTY;
	css_undo(css, css->out->size - strlen("@import"));
	size_t start = css->out->size;
	css_token_text(&css->tokens, found, &url);
	enum message wrong = import_sheet(css, url.data ? url.data : "", rule, at);
	if (wrong != MSG_COUNT) {
		css_undo(css, start);
		css_diag(css, wrong, rule->at, rule->block, url.data);
	}
	buf_clear(&url);
	return true; /* nothing is left to undo */
}

static bool namespace_rule(struct css *css, const struct at_rule *rule)
{
	uint32_t at = rule->first;
	struct buf uri = BUF_EMPTY;
	if (css_kind(css, at) == CSS_IDENT) {
		buf_putc(css->out, ' ');
		css_write_token(css, at);
		at = css_skip_space(css, at + 1, rule->end);
	}
	if (css_is(css, at, CSS_FUNCTION, "url"))
		at = css_skip_space(css, at + 1, rule->end);
	bool is_late = css->began || css->has_imported || css->in->is_imported;
	bool good = !is_late && !rule->has_block &&
		    (css_kind(css, at) == CSS_STRING || css_kind(css, at) == CSS_URL);
	if (good) {
		css_token_text(&css->tokens, at, &uri);
		buf_putc(css->out, ' ');
		css_write_string(css->out, uri.data ? uri.data : "", uri.size);
		buf_puts(css->out, ";\n");
	} else {
		drop(css, rule, MSG_CSS_AT_RULE);
	}
	buf_clear(&uri);
	return good;
}

static bool conditional_rule(struct css *css, const struct at_rule *rule,
			     selectors_writer *condition)
{
	bool all = rule->first == rule->end;
	if (!all)
		buf_putc(css->out, ' ');
	if (rule->has_block && condition(css, rule->first, rule->end))
		return rule_block(css, rule, css_selectors);
	drop(css, rule, MSG_CSS_CONDITION);
	return false;
}

static bool media_rule(struct css *css, const struct at_rule *rule)
{
	return conditional_rule(css, rule, css_media);
}

static bool supports_rule(struct css *css, const struct at_rule *rule)
{
	return conditional_rule(css, rule, css_supports);
}

static bool keyframes_rule(struct css *css, const struct at_rule *rule)
{
	unsigned kind = css_kind(css, rule->first);
	bool named = rule->end == rule->first + 1 && (kind == CSS_IDENT || kind == CSS_STRING);
	if (!rule->has_block || !named) {
		drop(css, rule, MSG_CSS_AT_RULE);
		return false;
	}
	buf_putc(css->out, ' ');
	css_write_token(css, rule->first);
	return rule_block(css, rule, css_keyframe_selectors);
}

static bool font_face_rule(struct css *css, const struct at_rule *rule)
{
	bool has_source = false;
	if (rule->has_block && rule->first == rule->end)
		declaration_block(css, rule->block, rule->depth, &has_source);
	if (!has_source)
		drop(css, rule, MSG_CSS_FONT_FACE);
	return has_source;
}

static bool page_rule(struct css *css, const struct at_rule *rule)
{
	uint32_t at = rule->first;
	buf_puts(css->out, at < rule->end ? " " : "");
	if (css_kind(css, at) == CSS_IDENT)
		css_write_token(css, at++);
	if (css_kind(css, at) == ':' && css_kind(css, at + 1) == CSS_IDENT) {
		buf_putc(css->out, ':');
		css_write_token(css, at + 1);
		at += 2;
	}
	if (!rule->has_block || at != rule->end) {
		drop(css, rule, MSG_CSS_AT_RULE);
		return false;
	}
	return declaration_block(css, rule->block, rule->depth, NULL);
}

static const struct {
	const char *name;
	rule_writer *write;
} at_rules[] = {
    {"charset", charset_rule},
    {"import", import_rule},
    {"namespace", namespace_rule},
    {"media", media_rule},
    {"supports", supports_rule},
    {"font-face", font_face_rule},
    {"page", page_rule},
    {"keyframes", keyframes_rule},
    {"-webkit-keyframes", keyframes_rule},
    {"-moz-keyframes", keyframes_rule},
    {"-o-keyframes", keyframes_rule},
};

static uint32_t at_rule(struct css *css, uint32_t first, uint32_t end, unsigned depth)
{
	struct at_rule rule = {.at = first, .first = first + 1, .depth = depth};
	rule.block = rule.end = css_find_block(css, first, end, true);
	rule.has_block = css_kind(css, rule.block) == '{';
	css_trim(css, &rule.first, &rule.end);
	uint32_t behind = rule.block < end ? css_skip(css, rule.block) : end;
	if (depth == DEEPEST_RULE) {
		drop(css, &rule, MSG_CSS_DEEP);
		return behind;
	}
	for (size_t i = 0; i < sizeof at_rules / sizeof *at_rules; i++) {
		if (!css_token_is(&css->tokens, first, at_rules[i].name))
			continue;
		size_t size = css->out->size;
		indent(css, depth);
		buf_printf(css->out, "@%s", at_rules[i].name);
		if (!at_rules[i].write(css, &rule))
			css_undo(css, size);
		return behind;
	}
	drop(css, &rule, MSG_CSS_AT_RULE);
	return behind;
}

static bool is_too_large(const struct css_input *in)
{
	if (in->size <= CSS_MAX_SIZE)
		return false;
	if (in->diags)
		diag(in->diags, MSG_TOO_LARGE, in->at, in->at.file, "64 MiB");
	return true;
}

static void tell_unclosed(struct css *css)
{
	uint32_t index = css->tokens.unclosed;
	if (css->tokens.is_unclosed)
		css_diag(css, MSG_CSS_UNCLOSED, index, index, NULL);
}

bool css_clean(const struct css_input *in, struct buf *out)
{
	if (is_too_large(in))
		return false;
	struct css_input whole = *in;
	if (in->size >= 3 && memcmp(in->text, "\xEF\xBB\xBF", 3) == 0) {
		whole.text += 3;
		whole.size -= 3;
	}
	struct css css;
	css_init(&css, &whole, out);
	size_t size = out->size;
	rules(&css, 0, css.tokens.count, 0, css_selectors);
	tell_unclosed(&css);
	css_clear(&css);
	return out->size > size;
}

bool css_clean_attribute(const struct css_input *in, struct buf *out)
{
	if (is_too_large(in))
		return false;
	struct css css;
	css_init(&css, in, out);
	css.is_attribute = true;
	size_t count = css_declarations(&css, 0, css.tokens.count, 0, NULL);
	css_clear(&css);
	return count > 0;
}
