/* Style sheets, made fit for a book: rules and declarations. */
#include "css/css_parts.h"

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
	if (!selectors(css, first, block) || !declaration_block(css, block, depth, NULL))
		css_undo(css, size);
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

static bool import_rule(struct css *css, const struct at_rule *rule)
{
	drop(css, rule, MSG_CSS_IMPORT);
	return false;
}

static bool namespace_rule(struct css *css, const struct at_rule *rule)
{
	uint32_t at = rule->first;
	struct buf uri = BUF_EMPTY;
	if (at < rule->end && css_kind(css, at) == CSS_IDENT) {
		buf_putc(css->out, ' ');
		css_write_token(css, at);
		at = css_skip_space(css, at + 1, rule->end);
	}
	if (css_is(css, at, CSS_FUNCTION, "url"))
		at = css_skip_space(css, at + 1, rule->end);
	bool good = !css->began && !rule->has_block && at < rule->end &&
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
	if (at < rule->end && css_kind(css, at) == CSS_IDENT)
		css_write_token(css, at++);
	if (at + 1 < rule->end && css_kind(css, at) == ':' && css_kind(css, at + 1) == CSS_IDENT) {
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
	rule.has_block = rule.block < end && css_kind(css, rule.block) == '{';
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
		diag(in->diags, MSG_TOO_LARGE, in->at, in->at.file, "64 MB");
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
