/* A glance at the start of an article: what its front matter says of its place in a folder. */
#include "manuscript/folders/glance.h"

#include "base/ascii.h"
#include "base/sources.h"
#include "base/label.h"
#include "base/nearest.h"
#include "metadata/dates.h"
#include "metadata/frontmatter.h"

#include <string.h>

enum { START = 1 << 16 };

bool glance_number(const char *text, double *number)
{
	double whole = 0, scale = 1;
	const char *s = text + (*text == '-' || *text == '+');
	bool any = false;
	for (; ascii_is_digit(*s); s++, any = true)
		whole = whole * 10 + (*s - '0');
	if (*s == '.')
		for (s++; ascii_is_digit(*s); s++, any = true)
			whole += (*s - '0') * (scale /= 10);
	*number = *text == '-' ? -whole : whole;
	return any && !*s;
}

int glance_compare(const struct glance *one, const struct glance *other)
{
	if (one->has_weight != other->has_weight)
		return one->has_weight ? -1 : 1;
	if (one->has_weight && one->weight != other->weight)
		return one->weight < other->weight ? -1 : 1;
	return 0;
}

/* The scalar under the key, which may be spelled as keys of metadata may; NULL: none. */
static const struct yaml *scalar(const struct yaml *front, const char *key)
{
	for (const struct yaml *value = front->first; value; value = value->next)
		if (nearest_same(value->key, key))
			return value->shape == YAML_SCALAR && !yaml_is_null(value) ? value : NULL;
	return NULL;
}

static bool says(const struct yaml *front, const char *key, const char *word)
{
	const struct yaml *value = scalar(front, key);
	return value && ascii_equal(value->text, word);
}

static void look_at(struct glance *glance, struct arena *arena, const struct yaml *front)
{
	static const char *const weights[] = {"weight", "order", "nav_order", "sidebar_position"};
	static const char *const of_books[] = {"author", "authors", "lang",       "language",
					       "rights", "creator", "identifier", "publisher"};
	const struct yaml *title = scalar(front, "title"), *date = scalar(front, "date");
	const struct yaml *label = scalar(front, "sidebar_label");
	label = label ? label : scalar(front, "linkTitle"); /* Hugo's */
	glance->front = front;
	glance->title = label_seen(arena, title ? title->text : NULL);
	glance->at = title ? title->at : front->at;
	glance->label = label_seen(arena, label ? label->text : NULL);
	glance->date = date ? date_utc(arena, date->text) : NULL;
	glance->is_draft = says(front, "draft", "true") || says(front, "published", "false") ||
			   scalar(front, "excalidraw-plugin");
	for (size_t i = 0; i < sizeof weights / sizeof *weights && !glance->has_weight; i++) {
		const struct yaml *weight = scalar(front, weights[i]);
		glance->has_weight = weight && glance_number(weight->text, &glance->weight);
	}
	for (size_t i = 0; i < sizeof of_books / sizeof *of_books; i++)
		for (const struct yaml *value = front->first; value; value = value->next)
			glance->is_of_book |= nearest_same(value->key, of_books[i]);
}

/* Whether there is more than white space, and comments. */
static bool has_words(const char *text)
{
	for (;;) {
		text += strspn(text, " \t\r\n\f");
		const char *end = strncmp(text, "<!--", 4) == 0 ? strstr(text, "-->") : NULL;
		if (!end)
			return *text != '\0';
		text = end + 3;
	}
}

/* Whether the path leads to a file that may be read, and lies in the folder root. */
static bool may_glance(struct plan *plan, const char *path, const char *root)
{
	if (sources_kind(plan->sources, path) != FILE_REGULAR ||
	    !sources_may_be_read(plan->sources, path))
		return false;
	const char *absolute = sources_absolute(plan->sources, plan->manuscript->arena, path);
	return absolute && path_inside(absolute, root);
}

struct glance glance_at(struct plan *plan, const char *path, const char *root)
{
	struct arena *arena = plan->manuscript->arena;
	struct glance glance = {0};
	struct buf start = BUF_EMPTY;
	struct frontmatter found = {0};
	if (!may_glance(plan, path, root)) {
		glance.is_unseen = glance.has_text = true; /* who reads it will say why */
		return glance;
	}
	if (!sources_read_start(plan->sources, path, START, &start, plan->diags,
				(struct place){path, 0, 0})) {
		buf_clear(&start);
		return glance;
	}
	const char *text = start.data ? start.data : "";
	size_t mark = strncmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	text += mark;
	if (plan_format(plan, path) == FORMAT_MARKDOWN &&
	    frontmatter_find(text, start.size - mark, &found)) {
		struct diags *quiet = diags_new();
		const struct yaml *front =
		    frontmatter_tree(&found, path, sources_limits(plan->sources), arena, quiet);
		if (front && front->shape == YAML_MAPPING)
			look_at(&glance, arena, front);
		diags_free(quiet);
	}
	bool whole = start.size < START && strlen(text) == start.size - mark;
	glance.has_text = !whole || (found.size && !glance.front) || has_words(text + found.size);
	buf_clear(&start);
	return glance;
}
