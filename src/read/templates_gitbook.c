/* GitBook's blocks between tags: hints, tabs, references. */
#include "read/templates.h"
#include "read/templates_parts.h"

#include "base/code_fence.h"
#include "base/file.h"

#include <string.h>

struct gitbook {
	struct buf out;
	size_t hints;       /* that are open */
	const char *behind; /* the line */
	const char *end;    /* of a hint that stands behind; NULL: not looked for; "": none does */
	bool words_follow;
};

/* Whether a hint ends behind the line. */
static bool hint_ends(struct gitbook *gitbook)
{
	if (!gitbook->end || (*gitbook->end && gitbook->end < gitbook->behind))
		gitbook->end = strstr(gitbook->behind, "endhint");
	gitbook->end = gitbook->end ? gitbook->end : "";
	return *gitbook->end;
}

/* What a program can be asked for, which "swagger", "api-method" and "openapi" describe in tags
 * with others between; false: the tag is none of these. */
static bool write_call(const struct template_tag *tag)
{
	static const char *const families[] = {"swagger", "api-method", "openapi"};
	bool ends = strncmp(tag->name, "end", 3) == 0, is_call = false;
	for (size_t i = 0; i < sizeof families / sizeof *families; i++)
		is_call |=
		    strncmp(tag->name + (ends ? 3 : 0), families[i], strlen(families[i])) == 0;
	if (!is_call || ends)
		return is_call;
	const char *method = template_argument(tag, "method"),
		   *path = template_argument(tag, "path");
	const char *words = template_argument(tag, "summary");
	words = *words ? words : template_argument(tag, "name");
	words = *words ? words : template_argument(tag, "status");
	if (*words)
		buf_printf(tag->out, "**%s** ", words);
	if (*path && !strchr(path, '`'))
		buf_printf(tag->out, "`%s%s%s`", method, *method ? " " : "", path);
	return true;
}

/* What a tag on a line of its own becomes; false: it isn't known. */
static bool write_block(struct gitbook *gitbook, const struct template_tag *tag)
{
	static const char *const marks[] = {
	    "tabs",           "endtabs",    "endtab",    "endcode",    "endembed",
	    "stepper",        "endstepper", "step",      "endstep",    "content-ref",
	    "endcontent-ref", "columns",    "column",    "endcolumns", "endcolumn",
	    "endfile",        "if",         "elif",      "else",       "endif",
	    "updates",        "endupdates", "endupdate", "prompt",     "endprompt"};
	const char *name = tag->name, *title = template_argument(tag, "title");
	const char *style = template_argument(tag, "style"), *url = template_argument(tag, "url");
	const char *page = template_argument(tag, "page"), *source = template_argument(tag, "src");
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strcmp(name, marks[i]) == 0)
			return true;
	if (strcmp(name, "hint") == 0) {
		if (!hint_ends(gitbook))
			return false;
		gitbook->hints++;
		buf_printf(tag->out, "::: %s", *style ? style : "info");
	} else if (strcmp(name, "endhint") == 0 && gitbook->hints) {
		gitbook->hints--;
		buf_puts(tag->out, ":::");
	} else if (strcmp(name, "tab") == 0 || strcmp(name, "code") == 0) {
		bool goes_on = *name == 't' && gitbook->words_follow;
		if (*title)
			buf_printf(tag->out, "**%s**%s", title, goes_on ? "\\" : "");
	} else if (strcmp(name, "embed") == 0 && *url && !strpbrk(url, "<> ")) {
		buf_printf(tag->out, "<%s>", url);
	} else if (strcmp(name, "file") == 0 && *source && !strpbrk(source, "<>")) {
		const char *caption = template_argument(tag, "caption");
		buf_printf(tag->out, "[%s](<%s>)", *caption ? caption : path_name(source), source);
	} else if (strcmp(name, "page-ref") == 0 && *page) {
		buf_printf(tag->out, "[%s](<%s>)", page, page);
	} else if (strcmp(name, "update") == 0) {
		const char *date = template_argument(tag, "date");
		if (*date)
			buf_printf(tag->out, "**%s**", date);
	} else {
		return write_call(tag);
	}
	return true;
}

/* Whether words that go on a paragraph stand in the line. */
static bool has_words(const char *line)
{
	line += strspn(line, " \t");
	return *line && !strchr("\n`~{#-*>|<:", *line);
}

static bool write_line(struct gitbook *gitbook, const char *line, size_t size)
{
	struct arena *arena = arena_new();
	struct template_tag tag;
	const char *open = template_line_tag(&tag, arena, &gitbook->out, line, size);
	gitbook->behind = line + size;
	gitbook->words_follow = line[size] && has_words(line + size + 1);
	size_t before = gitbook->out.size;
	if (open)
		buf_add(&gitbook->out, line, (size_t)(open - line));
	bool written = open && write_block(gitbook, &tag);
	if (!written)
		buf_cut(&gitbook->out, before);
	arena_free(arena);
	return written;
}

void templates_of_gitbook(struct buf *text)
{
	struct gitbook gitbook = {.out = BUF_EMPTY};
	struct code_fence fence = {0};
	if (!text->size || !strstr(text->data, "{%"))
		return;
	for (const char *line = text->data; *line;) {
		size_t size = strcspn(line, "\n");
		if (code_fence_take(&fence, line) || !write_line(&gitbook, line, size))
			buf_add(&gitbook.out, line, size);
		line += size;
		if (*line) {
			buf_putc(&gitbook.out, '\n');
			line++;
		}
	}
	buf_puts(&gitbook.out, "");
	buf_clear(text);
	*text = gitbook.out;
}
