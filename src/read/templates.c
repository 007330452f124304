/* Templates in Markdown, where they are known: Hugo's shortcodes, and Jekyll's tags. */
#include "read/templates.h"

#include "base/arena.h"
#include "base/ascii.h"

#include <stdbool.h>
#include <string.h>

enum { LONGEST = 600 }; /* bytes of a tag */

/* Where the mark is, on the same line and near; NULL: nowhere. */
static const char *mark_near(const char *s, const char *mark)
{
	size_t size = strlen(mark);
	for (const char *end = s + strnlen(s, LONGEST); s < end && *s != '\n'; s++)
		if (strncmp(s, mark, size) == 0)
			return s;
	return NULL;
}

/* A tag, without its braces. */
struct template_tag {
	struct arena *arena;
	const char *name;
	const char *rest; /* what stands behind its name */
	struct buf *out;
};

/* The word or text in quotes that begins at *s, which moves past it; "" at the end. */
static const char *word_at(struct arena *arena, const char **s)
{
	*s += strspn(*s, " \t\n");
	char mark = **s && strchr("\"'`", **s) ? **s : '\0';
	const char *start = *s + (mark != '\0'), *end = start;
	char *word = arena_alloc(arena, strlen(start) + 1), *to = word;
	while (*end && (mark ? *end != mark : !strchr(" \t\n=", *end))) {
		end += mark == '"' && *end == '\\' && end[1];
		*to++ = *end++;
	}
	*s = end + (mark && *end);
	return word;
}

/* The value of a named argument; "" if it isn't given. */
static const char *argument(const struct template_tag *tag, const char *name)
{
	for (const char *s = tag->rest; *s;) {
		const char *before = s, *word = word_at(tag->arena, &s);
		if (*s == '=') {
			s++;
			const char *value = word_at(tag->arena, &s);
			if (ascii_equal(word, name))
				return value;
		}
		if (s == before)
			break;
	}
	return "";
}

static const char *first_word(const struct template_tag *tag)
{
	const char *s = tag->rest;
	return word_at(tag->arena, &s);
}

/* Text inside of a link's brackets or quotation marks. */
static void add_escaped(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (strchr("[]\"\\", *text))
			buf_putc(out, '\\');
		buf_putc(out, *text == '\n' ? ' ' : *text);
	}
}

static void add_picture(struct buf *out, const char *source, const char *words, const char *title)
{
	buf_puts(out, "![");
	add_escaped(out, *words ? words : title);
	buf_printf(out, "](<%s>", source);
	if (*title) {
		buf_puts(out, " \"");
		add_escaped(out, title);
		buf_putc(out, '"');
	}
	buf_putc(out, ')');
}

static bool figure(const struct template_tag *tag)
{
	const char *caption = argument(tag, "caption");
	add_picture(tag->out, argument(tag, "src"), argument(tag, "alt"),
		    *caption ? caption : argument(tag, "title"));
	return true;
}

/* The first of the arguments that is given; "" if none is. */
static const char *any_argument(const struct template_tag *tag, const char *const *names)
{
	const char *value = "";
	for (; *names && !*value; names++)
		value = argument(tag, *names);
	return value;
}

/* The pictures and boxes that many themes of Jekyll have as files to include, by their names. */
static bool include(const struct template_tag *tag)
{
	static const char *const pictures[] = {"figure", "image", "img", "picture"};
	static const char *const boxes[] = {"note", "tip", "important", "warning", "caution"};
	static const char *const sources[] = {"src", "url", "file", "path", "image_path", NULL};
	static const char *const captions[] = {"caption", "title", NULL};
	static const char *const texts[] = {"content", "text", NULL};
	const char *name = first_word(tag), *source = any_argument(tag, sources);
	const char *text = any_argument(tag, texts);
	size_t size = strcspn(name, ".");
	for (size_t i = 0; *source && i < sizeof pictures / sizeof *pictures; i++)
		if (ascii_same(name, size, pictures[i], strlen(pictures[i]))) {
			add_picture(tag->out, source, argument(tag, "alt"),
				    any_argument(tag, captions));
			return true;
		}
	for (size_t i = 0; *text && i < sizeof boxes / sizeof *boxes; i++)
		if (ascii_same(name, size, boxes[i], strlen(boxes[i]))) {
			buf_printf(tag->out, "> [!%s]\n> ", boxes[i]);
			for (const char *s = text; *s; s++)
				buf_putc(tag->out, *s == '\n' ? ' ' : *s);
			buf_putc(tag->out, '\n');
			return true;
		}
	return false;
}

static bool reference(const struct template_tag *tag)
{
	buf_puts(tag->out, first_word(tag));
	return true;
}

static bool open_code(const struct template_tag *tag)
{
	const char *language = first_word(tag);
	buf_printf(tag->out, "~~~~ %s", language);
	return true;
}

static bool close_code(const struct template_tag *tag)
{
	buf_puts(tag->out, "~~~~");
	return true;
}

static bool page(const struct template_tag *tag)
{
	const char *path = first_word(tag);
	buf_printf(tag->out, "/%s", path + (*path == '/'));
	return true;
}

static bool post(const struct template_tag *tag)
{
	buf_printf(tag->out, "/_posts/%s.md", first_word(tag));
	return true;
}

static bool nothing(const struct template_tag *tag)
{
	(void)tag;
	return true;
}

struct known_template {
	const char *name;
	bool (*write)(const struct template_tag *tag); /* false: not so */
};

static const struct known_template shortcodes[] = {
    {"figure", figure},       {"ref", reference},         {"relref", reference},
    {"highlight", open_code}, {"/highlight", close_code},
};

static const struct known_template liquid[] = {
    {"highlight", open_code}, {"endhighlight", close_code}, {"link", page},
    {"post_url", post},       {"include", include},         {"endraw", nothing},
};

/* Writes what the tag means; false: it is none that is known, or not in that way. */
static bool write_tag(struct buf *out, const char *inner, size_t size,
		      const struct known_template *known, size_t count)
{
	struct arena *arena = arena_new();
	const char *s = arena_copy(arena, inner, size);
	struct template_tag tag = {
	    .arena = arena, .out = out, .name = word_at(arena, &s), .rest = s};
	bool written = false;
	for (size_t i = 0; i < count && !written; i++) {
		written = strcmp(tag.name, known[i].name) == 0 && known[i].write(&tag);
	}
	arena_free(arena);
	return written;
}

static void replace(struct buf *text, struct buf *out)
{
	buf_clear(text);
	*text = *out;
}

void templates_of_hugo(struct buf *text)
{
	struct buf out = BUF_EMPTY;
	if (!text->size || !strstr(text->data, "{{"))
		return;
	for (const char *s = text->data, *end = s + text->size; s < end;) {
		const char *open = strstr(s, "{{"), *close = NULL;
		buf_add(&out, s, (size_t)((open ? open : end) - s));
		if (!open)
			break;
		s = open;
		bool angle = open[2] == '<', percent = open[2] == '%';
		if (angle || percent)
			close = mark_near(open + 3, angle ? ">}}" : "%}}");
		size_t size = close ? (size_t)(close - open - 3) : 0;
		bool comment = size >= 4 && strncmp(open + 3, "/*", 2) == 0 &&
			       strncmp(close - 2, "*/", 2) == 0;
		if (comment) { /* a shortcode that shall be read, not done */
			buf_printf(&out, "{{%c", open[2]);
			buf_add(&out, open + 5, size - 4);
			buf_add(&out, close, 3);
		} else if (!close || !write_tag(&out, open + 3, size, shortcodes,
						sizeof shortcodes / sizeof *shortcodes)) {
			buf_puts(&out, "{{");
			s += 2;
			continue;
		}
		s = close + 3;
	}
	replace(text, &out);
}

/* What '{{ … }}' says where it only names an address of the site; NULL: it says more. */
static const char *address_in(struct arena *arena, const char *inner, size_t size)
{
	static const char *const filters[] = {"relative_url", "absolute_url",
					      "prepend: site.baseurl", "prepend:site.baseurl"};
	const char *s = arena_copy(arena, inner, size);
	s += strspn(s, " \t");
	if (strncmp(s, "site.baseurl", 12) == 0 || strncmp(s, "site.url", 8) == 0)
		return strchr(s, '|') ? NULL : "";
	if (*s != '"' && *s != '\'')
		return NULL;
	const char *address = word_at(arena, &s);
	s += strspn(s, " \t|");
	for (size_t i = 0; i < sizeof filters / sizeof *filters; i++)
		if (strncmp(s, filters[i], strlen(filters[i])) == 0)
			return address;
	return NULL;
}

/* One tag of Liquid that begins at s; where it ends, or NULL: it isn't known. */
static const char *liquid_at(struct buf *out, const char *s)
{
	bool is_tag = s[1] == '%';
	const char *close = mark_near(s + 2, is_tag ? "%}" : "}}");
	if (!close)
		return NULL;
	const char *inner = s + 2 + (s[2] == '-');
	size_t size = (size_t)(close - inner);
	if (is_tag) {
		bool known = write_tag(out, inner, size, liquid, sizeof liquid / sizeof *liquid);
		return known ? close + 2 : NULL;
	}
	struct arena *arena = arena_new();
	const char *address = address_in(arena, inner, size);
	buf_puts(out, address ? address : "");
	arena_free(arena);
	return address ? close + 2 : NULL;
}

/* '{% raw %}' keeps what follows up to its end as it is: where it ends, having added that. NULL:
 * none begins at s, or it has no end, and so has none behind it. */
static const char *raw_at(struct buf *out, const char *s, bool *has_end)
{
	if (s[1] != '%')
		return NULL;
	const char *word = s + 2 + strspn(s + 2, " -\t");
	if (strncmp(word, "raw", 3) != 0 || !strchr(" -%", word[3]))
		return NULL;
	const char *start = mark_near(s, "%}"), *end = start;
	if (!start)
		return NULL;
	do {
		end = strstr(end + 2, "{%");
		word = end ? end + 2 + strspn(end + 2, " -\t") : NULL;
	} while (end && strncmp(word, "endraw", 6) != 0);
	const char *close = end ? mark_near(end, "%}") : NULL;
	*has_end = close != NULL;
	if (!close)
		return NULL;
	buf_add(out, start + 2, (size_t)(end - start - 2));
	return close + 2;
}

void templates_of_jekyll(struct buf *text)
{
	struct buf out = BUF_EMPTY;
	if (!text->size || !strchr(text->data, '{'))
		return;
	bool has_end = true; /* what is raw */
	for (const char *s = text->data, *end = s + text->size; s < end;) {
		size_t size = strcspn(s, "{");
		buf_add(&out, s, size);
		s += size;
		if (s >= end)
			break;
		const char *next = has_end ? raw_at(&out, s, &has_end) : NULL;
		if (!next && (s[1] == '%' || s[1] == '{'))
			next = liquid_at(&out, s);
		if (!next) {
			buf_putc(&out, *s);
			next = s + 1;
		}
		s = next;
	}
	replace(text, &out);
}
