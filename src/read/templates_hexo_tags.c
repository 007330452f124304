/* What tags of Hexo, and of its theme NexT, become: code, pictures, links, notes. */
#include "read/templates_parts.h"

#include "base/ascii.h"

#include <string.h>

/* Whether a word is an address or a path. */
static bool is_path(const char *word)
{
	return *word == '/' || strstr(word, "://") || strchr(word, '.');
}

/* The value of "name:value" among the words; "": it isn't given. */
static const char *option(const struct template_tag *tag, const char *name)
{
	size_t size = strlen(name);
	for (const char *s = tag->rest; *(s += strspn(s, " \t"));) {
		const char *word = template_word(tag->arena, &s);
		if (strncmp(word, name, size) == 0 && word[size] == ':')
			return word + size + 1;
		s += *s == '=';
	}
	return "";
}

/* The words up to the first that is an option or an address. */
static const char *title_of(const struct template_tag *tag)
{
	struct buf title = BUF_EMPTY;
	buf_puts(&title, "");
	for (const char *s = tag->rest; *(s += strspn(s, " \t"));) {
		const char *word = template_word(tag->arena, &s);
		if (strstr(word, "://") || strchr(word, ':') || strcmp(word, "%") == 0)
			break;
		buf_printf(&title, "%s%s", title.size ? " " : "", word);
		s += *s == '=';
	}
	const char *kept = arena_copy(tag->arena, title.data, title.size);
	buf_clear(&title);
	return kept;
}

static bool open_code(const struct template_tag *tag)
{
	const char *title = title_of(tag), *marked = option(tag, "mark");
	const char *language = option(tag, "lang");
	buf_printf(tag->out, "~~~~ %s", language);
	if (*marked && strspn(marked, "0123456789,-") == strlen(marked))
		buf_printf(tag->out, " {%s}", marked);
	if (!*title)
		return true;
	buf_puts(tag->out, " title=\"");
	for (const char *s = title; *s; s++)
		buf_putc(tag->out, *s == '"' ? '\'' : *s);
	buf_puts(tag->out, "\"");
	return true;
}

static bool open_diagram(const struct template_tag *tag)
{
	buf_puts(tag->out, "~~~~ mermaid");
	return true;
}

static bool is_number(const char *word)
{
	return *word && word[ascii_digits(word)] == '\0';
}

/* "name.jpg [width height] [title [words]]", with classes before a path in some forms. */
static bool picture(const struct template_tag *tag)
{
	const char *s = tag->rest, *path = template_word(tag->arena, &s), *texts[2] = {"", ""};
	size_t count = 0;
	while (*path && !is_path(path))
		path = template_word(tag->arena, &s);
	while (count < 2 && *(s += strspn(s, " \t"))) {
		const char *word = template_word(tag->arena, &s);
		if (*word && !is_number(word))
			texts[count++] = word;
		s += *s == '=';
	}
	if (!*path)
		return false;
	template_picture(tag->out, path, texts[1], texts[0]);
	return true;
}

static void write_link(const struct template_tag *tag, const char *words, const char *address)
{
	buf_puts(tag->out, "[");
	for (const char *s = words; *s; s++)
		buf_printf(tag->out, "%s%c", strchr("[]\\", *s) ? "\\" : "", *s);
	buf_printf(tag->out, "](<%s>)", address);
}

/* "words address [external] [title]" */
static bool link_to(const struct template_tag *tag)
{
	struct buf words = BUF_EMPTY;
	const char *s = tag->rest, *word = "";
	buf_puts(&words, "");
	while (*(s += strspn(s, " \t")) && !is_path(word = template_word(tag->arena, &s)))
		buf_printf(&words, "%s%s", words.size ? " " : "", word);
	bool found = is_path(word) && !strpbrk(word, "<>");
	if (found)
		write_link(tag, words.size ? words.data : word, word);
	buf_clear(&words);
	return found;
}

/* "name [title]" */
static bool link_to_post(const struct template_tag *tag)
{
	const char *s = tag->rest, *name = template_word(tag->arena, &s);
	const char *title = template_word(tag->arena, &s);
	bool is_title = *title && strcmp(title, "true") != 0 && strcmp(title, "false") != 0;
	if (!*name || strpbrk(name, "<>"))
		return false;
	write_link(tag, is_title ? title : name, arena_format(tag->arena, "/_posts/%s.md", name));
	return true;
}

static bool link_to_file(const struct template_tag *tag)
{
	const char *s = tag->rest, *name = template_word(tag->arena, &s);
	const char *title = template_word(tag->arena, &s);
	if (!*name || strpbrk(name, "<>"))
		return false;
	write_link(tag, *title ? title : name, name);
	return true;
}

/* "address, words, icon" */
static bool button(const struct template_tag *tag)
{
	size_t size = strcspn(tag->rest, ",");
	const char *address = arena_copy(tag->arena, tag->rest, size), *rest = tag->rest + size;
	rest += *rest == ',';
	rest += strspn(rest, " \t");
	const char *words = arena_copy(tag->arena, rest, strcspn(rest, ","));
	address += strspn(address, " \t");
	if (!*words || strpbrk(address, "<> "))
		return false;
	write_link(tag, words, address);
	return true;
}

static bool elsewhere(const struct template_tag *tag)
{
	static const char *const sites[][2] = {{"youtube", "https://www.youtube.com/watch?v="},
					       {"vimeo", "https://vimeo.com/"},
					       {"gist", "https://gist.github.com/"},
					       {"iframe", ""}};
	const char *id = template_first_word(tag);
	for (size_t i = 0; i < sizeof sites / sizeof *sites; i++)
		if (strcmp(tag->name, sites[i][0]) == 0 && *id && !strpbrk(id, "<> "))
			buf_printf(tag->out, "<%s%s>", sites[i][1], id);
	return *id != '\0';
}

/* "style@words" */
static bool label(const struct template_tag *tag)
{
	const char *at = strchr(tag->rest, '@');
	if (!at)
		return false;
	buf_puts(tag->out, at + 1);
	while (tag->out->size && tag->out->data[tag->out->size - 1] == ' ')
		buf_cut(tag->out, tag->out->size - 1);
	return true;
}

/* A box whose first word is its kind. */
static bool open_note(const struct template_tag *tag)
{
	const char *s = tag->rest, *kind = template_word(tag->arena, &s);
	static const char *const shades[] = {"", "default", "primary", "success", "no-icon"};
	for (size_t i = 0; i < sizeof shades / sizeof *shades; i++)
		if (strcmp(kind, shades[i]) == 0)
			kind = "note";
	s += strspn(s, " \t");
	buf_printf(tag->out, "::: %s %s", kind, s);
	return true;
}

static bool close_note(const struct template_tag *tag)
{
	buf_puts(tag->out, ":::");
	return true;
}

/* What only a screen folds shows what it is called. */
static bool open_fold(const struct template_tag *tag)
{
	const char *title = title_of(tag);
	if (*title)
		buf_printf(tag->out, "**%s**", title);
	return true;
}

static const struct known_template tags[] = {
    {"codeblock", open_code},
    {"code", open_code},
    {"mermaid", open_diagram},
    {"endcodeblock", template_close_code},
    {"endcode", template_close_code},
    {"endmermaid", template_close_code},
    {"img", picture},
    {"image", picture},
    {"asset_img", picture},
    {"asset_link", link_to_file},
    {"link", link_to},
    {"post_link", link_to_post},
    {"button", button},
    {"btn", button},
    {"youtube", elsewhere},
    {"vimeo", elsewhere},
    {"gist", elsewhere},
    {"iframe", elsewhere},
    {"label", label},
    {"note", open_note},
    {"endnote", close_note},
    {"tabs", template_nothing},
    {"endtabs", template_nothing},
    {"hideToggle", open_fold},
    {"endhideToggle", template_nothing},
    {"folding", open_fold},
    {"endfolding", template_nothing},
    {"spoiler", open_fold},
    {"endspoiler", template_nothing},
    {"endraw", template_nothing},
    {"cq", template_nothing},
    {"endcq", template_nothing},
    {"centerquote", template_nothing},
    {"endcenterquote", template_nothing},
};

bool template_of_hexo(struct buf *out, const char *inner, size_t size)
{
	return template_write(out, inner, size, tags, sizeof tags / sizeof *tags);
}
