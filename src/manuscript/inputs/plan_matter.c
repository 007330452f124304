/* Front and back matter that book.yaml names by its kind: in files, or in a few words. */
#include "manuscript/inputs/book_file.h"

#include "base/buf.h"
#include "base/sources.h"
#include "base/label.h"
#include "base/nearest.h"
#include "base/decode.h"
#include "metadata/metadata_reader.h"

#include <string.h>

static void bad(struct plan *plan, const struct yaml *value, const char *what)
{
	diag(plan->diags, MSG_BAD_VALUE, value->at, what,
	     "a file, a text, or a mapping with 'text' and 'source' or 'file' and 'title'");
}

/* Whether a value names a file rather than being the text itself. */
static bool is_file(struct plan *plan, const char *folder, const char *value)
{
	const char *ending = path_ending(value);
	bool known = manuscript_format(value) != FORMAT_UNKNOWN;
	bool words = value[strcspn(value, " \n")] != '\0';
	return *ending && !strchr(value, '\n') &&
	       (known ? !words || sources_exist(plan->sources,
						path_join(plan->manuscript->arena, folder, value))
		      : !words && sources_exist(plan->sources,
						path_join(plan->manuscript->arena, folder, value)));
}

/* As Markdown in which each line of the text is one. */
static const char *with_breaks(struct arena *arena, const char *text)
{
	struct buf out = BUF_EMPTY;
	for (const char *s = text; *s; s++) {
		bool single = *s == '\n' && s > text && s[-1] != '\n' && s[1] && s[1] != '\n';
		buf_puts(&out, single ? "  " : "");
		buf_putc(&out, *s);
	}
	const char *kept = arena_copy(arena, out.data ? out.data : "", out.size);
	buf_clear(&out);
	return kept;
}

static void plan_scalar(struct plan *plan, const struct yaml *value, const char *folder,
			struct source source, const char *attribution)
{
	struct arena *arena = plan->manuscript->arena;
	const char *text = value->text + strspn(value->text, " \n");
	source.at = value->at;
	if (!attribution && is_file(plan, folder, text)) {
		source.path = path_join(arena, folder, text);
		source.folder = plan->manuscript->root;
		plan_article(plan, &source);
	} else if (*text) {
		plan_text(plan, &source, with_breaks(arena, text), attribution);
	}
}

/* What the scalar says; NULL if there is none. */
static const char *words_of(struct plan *plan, const struct yaml *value)
{
	return value ? decode_text(plan->manuscript->arena, value->text, value->at, plan->diags)
		     : NULL;
}

/* The scalar under a key of the mapping; NULL if there is none. */
static const struct yaml *scalar(const struct yaml *mapping, const char *key)
{
	const struct yaml *value = yaml_find(mapping, key);
	return value && value->shape == YAML_SCALAR && !yaml_is_null(value) ? value : NULL;
}

static void plan_mapping(struct plan *plan, const struct yaml *mapping, const char *folder,
			 struct source source)
{
	static const char *const names[] = {"text", "source", "file", "title"};
	const struct yaml *text = scalar(mapping, "text"), *file = scalar(mapping, "file"),
			  *said_by = scalar(mapping, "source"), *title = scalar(mapping, "title");
	for (const struct yaml *value = mapping->first; value; value = value->next) {
		size_t i = 0;
		while (i < sizeof names / sizeof *names && strcmp(value->key, names[i]) != 0)
			i++;
		if (i == sizeof names / sizeof *names)
			metadata_unknown_key(plan->diags, value, names, i, sizeof *names);
	}
	if (!text == !file || (file && said_by)) {
		bad(plan, mapping, matter_word(source.matter));
		return;
	}
	const char *seen =
	    title ? label_seen(plan->manuscript->arena, words_of(plan, title)) : NULL;
	if (seen)
		source.title = seen;
	plan_scalar(plan, text ? text : file, folder, source, words_of(plan, said_by));
}

void plan_matter_value(struct plan *plan, const struct yaml *value, const char *folder,
		       struct source source)
{
	if (value->shape == YAML_MAPPING)
		plan_mapping(plan, value, folder, source);
	else if (value->shape == YAML_SCALAR && !yaml_is_null(value))
		plan_scalar(plan, value, folder, source, NULL);
	else
		bad(plan, value, matter_word(source.matter));
}

static bool is_none(const struct yaml *value)
{
	return value->shape == YAML_SCALAR &&
	       (yaml_is_null(value) || nearest_same(value->text, "none"));
}

/* One key: a value or a list of such. */
static void plan_key(struct plan *plan, const struct yaml *value, const char *folder,
		     enum matter matter)
{
	struct manuscript *m = plan->manuscript;
	const struct source source = {.matter = matter, .placed = true};
	if (is_none(value)) {
		m->no_title_page |= matter == MATTER_TITLE_PAGE;
		m->no_copyright_page |= matter == MATTER_COPYRIGHT_PAGE;
	} else if (value->shape == YAML_LIST) {
		for (const struct yaml *item = value->first; item; item = item->next)
			plan_matter_value(plan, item, folder, source);
	} else {
		plan_matter_value(plan, value, folder, source);
	}
}

void plan_matter(struct plan *plan, const struct yaml *book, const char *folder)
{
	for (const struct yaml *value = book->first; value; value = value->next) {
		enum matter matter = matter_find(value->key);
		if (matter_is_key(matter))
			plan_key(plan, value, folder, matter);
	}
}
