/* What shortcodes of Hugo, and of its themes, become that stand among words. */
#include "read/templates_parts.h"

#include <string.h>

static bool figure(const struct template_tag *tag)
{
	static const char *const captions[] = {"caption", "title", NULL};
	const char *source = template_argument(tag, "src");
	template_picture(tag->out, source, template_argument(tag, "alt"),
			 template_any_argument(tag, captions));
	return *source;
}

static bool reference(const struct template_tag *tag)
{
	buf_puts(tag->out, template_first_word(tag));
	return true;
}

/* What a player would show, as a link. */
static bool film(const struct template_tag *tag)
{
	const char *id = template_argument(tag, "id");
	const char *address = strcmp(tag->name, "vimeo") == 0 ? "https://vimeo.com/"
							      : "https://www.youtube.com/watch?v=";
	id = *id ? id : template_first_word(tag);
	buf_printf(tag->out, "<%s%s>", address, id);
	return *id && !strpbrk(id, "<> ");
}

/* A text for the attribute of a tag. */
static void put_attribute(struct buf *out, const char *text)
{
	for (; *text; text++) {
		const char *reference = *text == '&'   ? "&amp;"
					: *text == '"' ? "&quot;"
					: *text == '<' ? "&lt;"
						       : NULL;
		if (reference)
			buf_puts(out, reference);
		else
			buf_putc(out, *text);
	}
}

/* Words up to the end of this are a link. */
static bool open_link(const struct template_tag *tag)
{
	static const char *const addresses[] = {"relref", "href", "url", "link", "ref", NULL};
	const char *address = template_any_argument(tag, addresses);
	buf_puts(tag->out, "<a href=\"");
	put_attribute(tag->out, address);
	buf_puts(tag->out, "\">");
	return *address;
}

static bool close_link(const struct template_tag *tag)
{
	buf_puts(tag->out, "</a>");
	return true;
}

static bool line_break(const struct template_tag *tag)
{
	buf_puts(tag->out, "<br>");
	return true;
}

/* What is nothing but words. */
static bool words(const struct template_tag *tag)
{
	static const char *const texts[] = {"text", "content", "title", NULL};
	const char *text = template_any_argument(tag, texts);
	text = *text ? text : template_positional(tag, 0);
	buf_puts(tag->out, text);
	return *text;
}

/* "[title](link) subtitle" */
static bool card(const struct template_tag *tag)
{
	const char *link = template_argument(tag, "link"), *title = template_argument(tag, "title");
	if (!*title || strpbrk(title, "[]") || strpbrk(link, "<>"))
		return false;
	if (*link)
		buf_printf(tag->out, "[%s](<%s>) ", title, link);
	else
		buf_printf(tag->out, "%s ", title);
	buf_puts(tag->out, template_argument(tag, "subtitle"));
	buf_puts(tag->out, "  "); /* the next one stands below */
	return true;
}

/* One of several of which a screen shows one, in a line with its text. */
static bool open_tab(const struct template_tag *tag)
{
	static const char *const titles[] = {"name", "title", "header", "label", NULL};
	const char *title = template_any_argument(tag, titles);
	title = *title ? title : template_positional(tag, 0);
	if (*title)
		buf_printf(tag->out, "**%s**", title);
	return true;
}

static bool open_formula(const struct template_tag *tag)
{
	buf_puts(tag->out, "\\(");
	return true;
}

static bool close_formula(const struct template_tag *tag)
{
	buf_puts(tag->out, "\\)");
	return true;
}

static const struct known_template shortcodes[] = {
    {"figure", figure},
    {"img", figure},
    {"image", figure},
    {"ref", reference},
    {"relref", reference},
    {"highlight", template_open_code},
    {"/highlight", template_close_code},
    {"youtube", film},
    {"vimeo", film},
    {"button", open_link},
    {"/button", close_link},
    {"br", line_break},
    {"glossary_tooltip", words},
    {"badge", words},
    {"card", card},
    {"tab", open_tab},
    {"/tab", template_nothing},
    {"katex", open_formula},
    {"/katex", close_formula},
    {"icon", template_nothing},
    {"toc", template_nothing},
    {"lead", template_nothing},
    {"/lead", template_nothing},
    {"rawhtml", template_nothing},
    {"/rawhtml", template_nothing},
};

bool template_of_hugo(struct buf *out, const char *inner, size_t size)
{
	return template_write(out, inner, size, shortcodes, sizeof shortcodes / sizeof *shortcodes);
}
