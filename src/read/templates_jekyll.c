/* The tags of Jekyll's Liquid. */
#include "read/templates.h"
#include "read/templates_parts.h"

#include "base/ascii.h"
#include "base/next_line.h"

#include <string.h>

/* The pictures and boxes that many themes of Jekyll have as files to include, by their names. */
static bool include(const struct template_tag *tag)
{
	static const char *const pictures[] = {"figure", "image", "img", "picture"};
	static const char *const boxes[] = {"note", "tip", "important", "warning", "caution"};
	static const char *const sources[] = {"src", "url", "file", "path", "image_path", NULL};
	static const char *const captions[] = {"caption", "title", NULL};
	static const char *const texts[] = {"content", "text", NULL};
	const char *name = template_first_word(tag), *source = template_any_argument(tag, sources);
	const char *text = template_any_argument(tag, texts);
	size_t size = strcspn(name, ".");
	for (size_t i = 0; *source && i < sizeof pictures / sizeof *pictures; i++)
		if (ascii_same(name, size, pictures[i], strlen(pictures[i]))) {
			template_picture(tag->out, source, template_argument(tag, "alt"),
					 template_any_argument(tag, captions));
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

static bool page(const struct template_tag *tag)
{
	const char *path = template_first_word(tag);
	buf_printf(tag->out, "/%s", path + (*path == '/'));
	return true;
}

static bool post(const struct template_tag *tag)
{
	buf_printf(tag->out, "/_posts/%s.md", template_first_word(tag));
	return true;
}

static const struct known_template liquid[] = {
    {"highlight", template_open_code},
    {"endhighlight", template_close_code},
    {"link", page},
    {"post_url", post},
    {"include", include},
    {"endraw", template_nothing},
    {"assign", template_nothing},
    {"seo", template_nothing},
    {"feed_meta", template_nothing},
};

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
	const char *address = template_word(arena, &s);
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
	const char *close = template_mark(s + 2, is_tag ? "%}" : "}}");
	if (!close)
		return NULL;
	const char *inner = s + 2 + (s[2] == '-');
	size_t size = (size_t)(close - inner);
	if (is_tag) {
		bool known =
		    template_write(out, inner, size, liquid, sizeof liquid / sizeof *liquid);
		return known ? close + 2 : NULL;
	}
	struct arena *arena = arena_new();
	const char *address = address_in(arena, inner, size);
	buf_puts(out, address ? address : "");
	arena_free(arena);
	return address ? close + 2 : NULL;
}

/* '{% raw %}' keeps what follows up to its end as it is, '{% comment %}' leaves it out: where it
 * ends, having added that. NULL: none begins at s, or it has no end, and so has none behind it. */
static const char *verbatim_at(struct buf *out, const char *s, bool *has_end)
{
	static const char *const names[] = {"raw", "comment"};
	const char *word = s + 2 + strspn(s + 2, " -\t"), *name = NULL;
	for (size_t i = 0; i < 2 && s[1] == '%' && !name; i++)
		if (strncmp(word, names[i], strlen(names[i])) == 0 &&
		    strchr(" -%", word[strlen(names[i])]))
			name = names[i];
	const char *start = name ? template_mark(s, "%}") : NULL, *end = start;
	if (!start)
		return NULL;
	do {
		end = strstr(end + 2, "{%");
		word = end ? end + 2 + strspn(end + 2, " -\t") : NULL;
	} while (end &&
		 (strncmp(word, "end", 3) != 0 || strncmp(word + 3, name, strlen(name)) != 0));
	const char *close = end ? template_mark(end, "%}") : NULL;
	*has_end = close != NULL;
	if (!close)
		return NULL;
	if (*name == 'r')
		buf_add(out, start + 2, (size_t)(end - start - 2));
	else
		add_line_ends(out, start, end);
	return close + 2;
}

/* kramdown's marks around what is to be no Markdown, and orders: behind one; NULL: none is at s. */
static const char *behind_extension(const char *s)
{
	static const char *const marks[] = {"{::nomarkdown}", "{:/nomarkdown}", "{:/}"};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strncmp(s, marks[i], strlen(marks[i])) == 0)
			return s + strlen(marks[i]);
	const char *close =
	    strncmp(s, "{::options ", strlen("{::options ")) == 0 ? template_mark(s, "/}") : NULL;
	return close ? close + 2 : NULL;
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
		const char *next = has_end ? verbatim_at(&out, s, &has_end) : NULL;
		if (!next && s[1] == ':')
			next = behind_extension(s);
		if (!next && (s[1] == '%' || s[1] == '{'))
			next = liquid_at(&out, s);
		if (!next) {
			buf_putc(&out, *s);
			next = s + 1;
		}
		s = next;
	}
	buf_clear(text);
	*text = out;
}
