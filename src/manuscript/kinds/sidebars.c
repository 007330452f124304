/* The side bars of a site for Docusaurus, which its sidebars.js lists. */
#include "manuscript/folders/folder.h"
#include "manuscript/kinds/js_literal.h"
#include "manuscript/kinds/kinds.h"

#include "base/ascii.h"
#include "base/sources.h"
#include "base/label.h"

#include <string.h>

struct sidebars {
	struct plan *plan;
	struct folder docs;
};

/* The list or mapping behind '=' or 'default' after the word, and the line that it begins in; 0:
 * there is none. */
static unsigned literal_behind(const char *text, const char *word, struct buf *yaml)
{
	size_t size = strlen(word);
	unsigned line = 1;
	for (const char *s = text, *counted = text; (s = strstr(s, word)); s += size) {
		const char *value = s + size + strcspn(s + size, "={;\n");
		value += *value == '=';
		value += strspn(value, " \t\r\n");
		for (; counted < value; counted++)
			line += *counted == '\n';
		buf_clear(yaml);
		if (*value == '{' && js_literal(value, yaml))
			return line;
	}
	return 0;
}

/* What the file says as a tree; NULL: only a program could tell. */
static const struct yaml *read_literal(struct plan *plan, const char *path)
{
	static const char *const words[] = {"module.exports", "export default", "sidebars"};
	struct buf text = BUF_EMPTY, yaml = BUF_EMPTY;
	struct diags *quiet = diags_new();
	const struct yaml *root = NULL;
	unsigned line = 0; /* where the literal begins */
	if (sources_read(plan->sources, path, LIMIT_SETTINGS, &text, NULL, plan->diags,
			 (struct place){path, 0, 0})) {
		char *start = text.data ? text.data : (char[]){'\0'};
		js_blank_comments(start);
		line = *start == '{' && js_literal(start, &yaml);
		for (size_t i = 0; i < sizeof words / sizeof *words && !line; i++)
			line = literal_behind(start, words[i], &yaml);
	}
	if (line)
		root = yaml_read(&(struct yaml_source){path, yaml.data, yaml.size, line,
						       sources_limits(plan->sources)},
				 plan->manuscript->arena, quiet);
	diags_free(quiet);
	buf_clear(&yaml);
	buf_clear(&text);
	return root;
}

/* Past the number that only orders a name. */
static const char *without_number(const char *name)
{
	size_t digits = ascii_digits(name), mark = strspn(name + digits, "-_. ");
	return digits && mark && name[digits + mark] ? name + digits + mark : name;
}

/* The article of that id: its path without ending and numbers, its own id instead of its name. */
static const struct item *find_doc(const struct folder *folder, const char *id)
{
	size_t size = strcspn(id, "/");
	for (size_t i = 0; i < folder->items.count; i++) {
		const struct item *item = &folder->items.items[i];
		const char *name = without_number(item->folder ? item->name : item->stem);
		const char *own =
		    item->glance.front ? yaml_find_text(item->glance.front, "id") : NULL;
		bool is = strlen(name) == size && strncmp(name, id, size) == 0;
		const struct item *found = NULL;
		if (item->folder && is && id[size])
			found = find_doc(item->folder, id + size + 1);
		else if (!item->folder && !id[size] && (own ? strcmp(own, id) == 0 : is))
			found = item;
		if (found)
			return found;
	}
	return NULL;
}

static const char *clean(const struct sidebars *bars, const char *label)
{
	const char *seen = label ? label_clean(bars->plan->manuscript->arena, label) : "";
	return *seen ? seen : NULL;
}

static void plan_doc(struct sidebars *bars, const char *id, const char *label, unsigned depth,
		     struct place at)
{
	const struct item *item = id ? find_doc(&bars->docs, id) : NULL;
	if (id && !item)
		diag(bars->plan->diags, MSG_NO_SUCH_CHAPTER, at, id, NULL);
	if (!item)
		return;
	const char *title = clean(bars, label);
	folder_plan_article(bars->plan, bars->docs.root, item, title ? title : item->glance.label,
			    depth, true);
}

/* The list is at most as deep as yaml.h allows, so following it by recursion is safe. */
static void plan_bar(struct sidebars *bars, const struct yaml *list, unsigned depth);

/* A part: its label, what its label leads to, and what is in it. */
static void plan_category(struct sidebars *bars, const struct yaml *item, const char *label,
			  const struct yaml *items, unsigned depth)
{
	const char *page = yaml_find_text(item, "link.id"), *title = clean(bars, label);
	if (page)
		plan_doc(bars, page, label, depth, item->at);
	else if (title)
		plan_part(bars->plan, title, depth, item->at);
	if (items)
		plan_bar(bars, items, depth + (page || title));
}

static void plan_folder_of(struct sidebars *bars, const char *name, unsigned depth, struct place at)
{
	bool all = strcmp(name, ".") == 0;
	const char *docs = bars->docs.path;
	const char *path = all ? docs : kind_folder(bars->plan, docs, name, at);
	if (path)
		plan_folder(bars->plan, path, all, depth, at);
}

static void plan_one(struct sidebars *bars, const struct yaml *item, unsigned depth)
{
	const char *type = yaml_find_text(item, "type"), *label = yaml_find_text(item, "label");
	if (item->shape == YAML_SCALAR)
		plan_doc(bars, item->text, NULL, depth, item->at);
	else if (!type)
		for (const struct yaml *one = item->first; one; one = one->next)
			plan_category(bars, one, one->key, one, depth);
	else if (strcmp(type, "doc") == 0 || strcmp(type, "ref") == 0)
		plan_doc(bars, yaml_find_text(item, "id"), label, depth, item->at);
	else if (strcmp(type, "category") == 0)
		plan_category(bars, item, label, yaml_find(item, "items"), depth);
	else if (strcmp(type, "autogenerated") == 0 && yaml_find_text(item, "dirName"))
		plan_folder_of(bars, yaml_find_text(item, "dirName"), depth, item->at);
}

static void plan_bar(struct sidebars *bars, const struct yaml *list, unsigned depth)
{
	if (list->shape == YAML_MAPPING)
		plan_one(bars, list, depth);
	for (const struct yaml *item = list->shape == YAML_LIST ? list->first : NULL; item;
	     item = item->next)
		plan_one(bars, item, depth);
}

bool kind_sidebars(struct plan *plan, const char *path, const char *docs)
{
	size_t first = plan->manuscript->entries.count, left_out = plan->left_out.count;
	struct place at = {path, 0, 0};
	const struct yaml *root = read_literal(plan, path);
	struct sidebars bars = {.plan = plan, .docs = {.path = docs}};
	bars.docs.root = root ? plan_absolute(plan, docs, at) : NULL;
	if (bars.docs.root && root->shape == YAML_MAPPING && folder_gather(plan, &bars.docs, at)) {
		plan->left_out.count = left_out; /* what no bar names isn't missed */
		for (const struct yaml *bar = root->first; bar; bar = bar->next)
			plan_bar(&bars, bar, 0);
	}
	folder_clear(&bars.docs);
	plan_drop_empty_parts(plan, first);
	return plan->manuscript->entries.count > first;
}
