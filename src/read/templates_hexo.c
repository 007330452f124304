/* The tags of Hexo, and of its theme NexT: quotations, code, pictures, links, notes. */
#include "read/templates.h"
#include "read/templates_parts.h"

#include "base/ascii.h"
#include "base/code_fence.h"

#include <string.h>

struct hexo {
	struct buf out;
	struct arena *arena;
	const char *source;   /* of the quotation that is open: who said it; NULL: none is open */
	const char *verbatim; /* the tag up to whose end lines stay as they are; NULL: none */
};

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

static bool nothing(const struct template_tag *tag)
{
	(void)tag;
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
    {"tabs", nothing},
    {"endtabs", nothing},
    {"hideToggle", open_fold},
    {"endhideToggle", nothing},
    {"folding", open_fold},
    {"endfolding", nothing},
    {"spoiler", open_fold},
    {"endspoiler", nothing},
    {"endraw", nothing},
    {"cq", nothing},
    {"endcq", nothing},
    {"centerquote", nothing},
    {"endcenterquote", nothing},
};

/* Quotations, whose lines get a mark each */

static bool is_quotation(const char *name)
{
	static const char *const names[] = {"blockquote", "quote", "pullquote", "cq",
					    "centerquote"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

/* "author[, work] [address [title]]" as "author, work title"; a pulled one has only a class. */
static const char *source_of(const struct template_tag *tag)
{
	bool is_pulled = strcmp(tag->name, "pullquote") == 0;
	struct buf source = BUF_EMPTY;
	buf_puts(&source, "");
	for (const char *s = tag->rest; !is_pulled && *(s += strspn(s, " \t"));) {
		const char *word = template_word(tag->arena, &s);
		if (!strstr(word, "://"))
			buf_printf(&source, "%s%s", source.size ? " " : "", word);
		s += *s == '=';
	}
	const char *kept = arena_copy(tag->arena, source.data, source.size);
	buf_clear(&source);
	return kept;
}

/* The tag that is all of the line; false: none is. */
static bool read_line_tag(struct hexo *hexo, const char *line, size_t size,
			  struct template_tag *tag)
{
	const char *open = line + strspn(line, " \t"), *close = template_mark(open, "%}");
	if (open - line + 5 > (long)size || strncmp(open, "{%", 2) != 0 || !close ||
	    close + 2 + strspn(close + 2, " \t\r") < line + size)
		return false;
	const char *s = arena_copy(hexo->arena, open + 2, (size_t)(close - open) - 2);
	*tag = (struct template_tag){.arena = hexo->arena, .out = &hexo->out};
	tag->name = template_word(hexo->arena, &s);
	tag->rest = s;
	return true;
}

/* Opens or closes a quotation; false: the line does neither. */
static bool write_quotation(struct hexo *hexo, const struct template_tag *tag)
{
	bool ends = strncmp(tag->name, "end", 3) == 0;
	if (!is_quotation(tag->name + (ends ? 3 : 0)) || ends == !hexo->source)
		return false;
	if (ends && *hexo->source)
		buf_printf(&hexo->out, ">\n> — %s\n", hexo->source);
	hexo->source = ends ? NULL : source_of(tag);
	return true;
}

/* Lines */

/* Tags among words. */
static void write_words(struct hexo *hexo, const char *line, size_t size)
{
	const char *end = line + size;
	while (line < end) {
		const char *behind = line + 1;
		const char *close =
		    strncmp(line, "{%", 2) == 0 ? template_mark(line + 2, "%}") : NULL;
		if (*line == '`')
			behind = code_words_end(line, end);
		if (close && close < end &&
		    template_write(&hexo->out, line + 2, (size_t)(close - line) - 2, tags,
				   sizeof tags / sizeof *tags))
			behind = close + 2;
		else
			buf_add(&hexo->out, line, (size_t)(behind - line));
		line = behind;
	}
}

/* "<!-- tab Name -->" begins one of several parts of which a screen shows one. */
static bool write_tab(struct hexo *hexo, const char *line, size_t size)
{
	static const char open[] = "<!-- tab ", close[] = "-->";
	line += strspn(line, " \t");
	const char *end =
	    strncmp(line, open, strlen(open)) == 0 ? template_mark(line, close) : NULL;
	if (!end || end > line + size)
		return false;
	line += strlen(open);
	while (end > line && ascii_is_space(end[-1]))
		end--;
	if (end > line)
		buf_printf(&hexo->out, "**%.*s**", (int)(end - line), line);
	return true;
}

/* What a tag makes of the lines behind it: they stay as they are up to its end. */
static void read_verbatim(struct hexo *hexo, const struct template_tag *tag)
{
	static const char *const names[] = {"codeblock", "code", "mermaid", "raw"};
	bool ends = hexo->verbatim && strncmp(tag->name, "end", 3) == 0 &&
		    strcmp(tag->name + 3, hexo->verbatim) == 0;
	for (size_t i = 0; i < sizeof names / sizeof *names && !hexo->verbatim; i++)
		if (strcmp(tag->name, names[i]) == 0)
			hexo->verbatim = names[i];
	if (ends)
		hexo->verbatim = NULL;
}

static void write_line(struct hexo *hexo, const char *line, size_t size)
{
	struct template_tag tag;
	bool is_tag = read_line_tag(hexo, line, size, &tag), was_verbatim = hexo->verbatim;
	if (is_tag)
		read_verbatim(hexo, &tag);
	if (is_tag && !hexo->verbatim && !was_verbatim && write_quotation(hexo, &tag))
		return;
	if (hexo->source)
		buf_puts(&hexo->out, "> ");
	if (is_tag && strcmp(tag.name, "raw") == 0 && !was_verbatim)
		return;
	if (hexo->verbatim && was_verbatim)
		buf_add(&hexo->out, line, size);
	else if (!write_tab(hexo, line, size))
		write_words(hexo, line, size);
}

void templates_of_hexo(struct buf *text)
{
	struct hexo hexo = {.out = BUF_EMPTY};
	struct code_fence fence = {0};
	if (!text->size || !strstr(text->data, "{%"))
		return;
	hexo.arena = arena_new();
	for (const char *line = text->data; *line;) {
		size_t size = strcspn(line, "\n");
		if (!hexo.verbatim && code_fence_take(&fence, line)) {
			buf_puts(&hexo.out, hexo.source ? "> " : "");
			buf_add(&hexo.out, line, size);
		} else {
			write_line(&hexo, line, size);
		}
		line += size;
		if (*line) {
			buf_putc(&hexo.out, '\n');
			line++;
		}
	}
	buf_puts(&hexo.out, "");
	arena_free(hexo.arena);
	buf_clear(text);
	*text = hexo.out;
}
