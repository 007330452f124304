/* What an EPUB's package says of the book (EPUB 3.3, section 5.5; OPF 2.0.1, section 2.2), as
 * book.yaml would say it. */
#include "manuscript/epub/epub.h"

#include "base/ascii.h"
#include "base/label.h"
#include "base/url.h"

#include <string.h>

/* Values for the keys of book.yaml, in order. */
struct saying {
	struct epub *epub;
	const struct node *metadata;
	struct yaml root;
	const struct yaml **tail;
	struct map refinements; /* "id property" -> number of the first meta that says so */
	VEC(const struct node *) metas;
};

static struct yaml *value_of(const struct saying *saying, const struct node *node, const char *key,
			     const char *text)
{
	struct arena *arena = saying->epub->plan->manuscript->arena;
	struct yaml *value = arena_alloc(arena, sizeof *value);
	const struct place at = {saying->epub->name, node->line, node->column};
	*value = (struct yaml){.text = arena_string(arena, text), .quoted = true, .key = key};
	value->at = value->key_at = at;
	return value;
}

static void say(struct saying *saying, struct yaml *value)
{
	*saying->tail = value;
	saying->tail = &value->next;
}

/* Makes the value a mapping of its text and what else is said of it. */
static void add_part(const struct saying *saying, struct yaml *value, const struct node *node,
		     const char *key, const char *text)
{
	if (!text || !*text)
		return;
	if (value->shape == YAML_SCALAR) {
		struct yaml *first = value_of(saying, node, "text", value->text);
		value->shape = YAML_MAPPING;
		value->text = NULL;
		value->first = first;
	}
	struct yaml *part = value_of(saying, node, key, text);
	part->next = value->first;
	value->first = part;
}

/* The value of an attribute, whatever its prefix; NULL: it has none. */
static const char *attribute_of(const struct node *node, const char *name)
{
	for (const struct attribute *a = node->attributes; a; a = a->next) {
		const char *colon = strrchr(a->name, ':');
		if (strcmp(colon ? colon + 1 : a->name, name) == 0)
			return a->value;
	}
	return NULL;
}

static void note_refinements(struct saying *saying)
{
	struct arena *arena = saying->epub->plan->manuscript->arena;
	for (const struct node *meta = epub_child(saying->metadata, "meta"); meta;
	     meta = epub_next(meta, "meta")) {
		const char *of = tree_get(meta, "refines"), *said = tree_get(meta, "property");
		if (!of || *of != '#' || !said)
			continue;
		size_t *number =
		    map_at(&saying->refinements, arena_format(arena, "%s %s", of + 1, said));
		if (*number == MAP_NONE) {
			*number = saying->metas.count;
			vec_push(&saying->metas, meta);
		}
	}
}

/* What a meta refines the node by, or as OPF 2 has it an attribute; NULL: nobody says. */
static const char *refined(const struct saying *saying, const struct node *node,
			   const char *property)
{
	struct arena *arena = saying->epub->plan->manuscript->arena;
	const char *id = attribute_of(node, "id");
	const char *name = id ? arena_format(arena, "%s %s", id, property) : NULL;
	size_t found = name ? map_find(&saying->refinements, name) : MAP_NONE;
	return found == MAP_NONE ? attribute_of(node, property)
				 : epub_words(saying->epub, saying->metas.items[found]);
}

/* The next meta, from that node on, that says this property of the book. */
static const struct node *find_meta(const struct node *meta, const char *property)
{
	for (; meta; meta = meta->next) {
		const char *said = epub_is(meta, "meta") ? tree_get(meta, "property") : NULL;
		if (said && !tree_get(meta, "refines") && strcmp(said, property) == 0)
			return meta;
	}
	return NULL;
}

/* The text of an older kind of meta; NULL: there is none. */
static const char *old_meta(const struct saying *saying, const char *name)
{
	for (const struct node *meta = epub_child(saying->metadata, "meta"); meta;
	     meta = epub_next(meta, "meta")) {
		const char *said = tree_get(meta, "name");
		if (said && strcmp(said, name) == 0)
			return tree_get(meta, "content");
	}
	return NULL;
}

/* A description may be HTML, written as text. */
static const char *without_tags(struct arena *arena, const char *text)
{
	char *out = arena_string(arena, text), *end = out;
	for (const char *s = text; *s; s++) {
		const char *close =
		    *s == '<' && (ascii_is_letter(s[1]) || s[1] == '/') ? strchr(s, '>') : NULL;
		*end++ = close ? ' ' : *s;
		s = close ? close : s;
	}
	*end = '\0';
	return label_clean(arena, out);
}

static const char *decoded(const struct epub *epub, const char *reference)
{
	return url_decoded(epub->plan->manuscript->arena, reference);
}

/* Names of an element of Dublin Core, and what else is said of each. */
static const struct {
	const char *element, *key;
	bool once; /* the first counts */
	struct {
		const char *property, *part;
	} parts[3];
} elements[] = {
    {"title", "title", false, {{"title-type", "type"}, {"file-as", "file-as"}}},
    {"creator", "creator", false, {{"role", "role"}, {"file-as", "file-as"}}},
    {"contributor", "contributor", false, {{"role", "role"}, {"file-as", "file-as"}}},
    {"publisher", "publisher", true, {{"file-as", "file-as"}}},
    {"language", "lang", false, {{0}}},
    {"date", "date", false, {{"event", "event"}}},
    {"description", "description", true, {{0}}},
    {"rights", "rights", true, {{0}}},
    {"subject", "subject", false, {{"authority", "authority"}, {"term", "term"}}},
    {"source", "source", false, {{0}}},
    {"type", "type", false, {{0}}},
    {"relation", "relation", false, {{0}}},
    {"coverage", "coverage", false, {{0}}},
};

enum { ELEMENTS = sizeof elements / sizeof *elements };

static void say_element(struct saying *saying, const struct node *node, size_t i, const char *words)
{
	struct arena *arena = saying->epub->plan->manuscript->arena;
	bool is_html = strcmp(elements[i].key, "description") == 0;
	struct yaml *value =
	    value_of(saying, node, elements[i].key, is_html ? without_tags(arena, words) : words);
	for (size_t j = 0; j < 3 && elements[i].parts[j].property; j++)
		add_part(saying, value, node, elements[i].parts[j].part,
			 refined(saying, node, elements[i].parts[j].property));
	say(saying, value);
}

/* The package's own first. */
static void say_identifiers(struct saying *saying)
{
	const char *own = tree_get(saying->epub->package, "unique-identifier");
	for (int others = 0; others < 2; others++)
		for (const struct node *node = epub_child(saying->metadata, "identifier"); node;
		     node = epub_next(node, "identifier")) {
			const char *id = attribute_of(node, "id"),
				   *words = epub_words(saying->epub, node);
			bool is_own = own && id && strcmp(id, own) == 0;
			if (*words && is_own == !others)
				say(saying, value_of(saying, node, "identifier", words));
		}
}

static void say_series(struct saying *saying)
{
	const struct node *meta = saying->metadata->children;
	bool is_said = false;
	while ((meta = find_meta(meta, "belongs-to-collection"))) {
		struct yaml *value =
		    value_of(saying, meta, "belongs-to-collection", epub_words(saying->epub, meta));
		add_part(saying, value, meta, "type", refined(saying, meta, "collection-type"));
		add_part(saying, value, meta, "position", refined(saying, meta, "group-position"));
		if (*epub_words(saying->epub, meta))
			say(saying, value);
		is_said = true;
		meta = meta->next;
	}
	const char *series = old_meta(saying, "calibre:series");
	const char *index = old_meta(saying, "calibre:series_index");
	if (is_said || !series)
		return;
	say(saying, value_of(saying, saying->metadata, "series", series));
	if (index)
		say(saying, value_of(saying, saying->metadata, "series-index", index));
}

/* What a reader should do, and what octavo can't see of a book. */
static void say_properties(struct saying *saying)
{
	static const struct {
		const char *property, *key;
	} known[] = {{"schema:accessibilityHazard", "accessibilityHazards"},
		     {"schema:accessibilitySummary", "accessibilitySummary"}};
	static const char *const rendition[] = {"layout", "flow", "orientation", "spread"};
	struct arena *arena = saying->epub->plan->manuscript->arena;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		for (const struct node *meta = saying->metadata->children;
		     (meta = find_meta(meta, known[i].property)); meta = meta->next)
			say(saying,
			    value_of(saying, meta, known[i].key, epub_words(saying->epub, meta)));
	struct yaml *whole = value_of(saying, saying->metadata, "rendition", "");
	whole->shape = YAML_MAPPING;
	for (size_t i = 0; i < sizeof rendition / sizeof *rendition; i++) {
		const char *property = arena_format(arena, "rendition:%s", rendition[i]);
		const struct node *meta = find_meta(saying->metadata->children, property);
		if (!meta)
			continue;
		struct yaml *part =
		    value_of(saying, meta, rendition[i], epub_words(saying->epub, meta));
		part->next = whole->first;
		whole->first = part;
	}
	if (whole->first)
		say(saying, whole);
}

static bool is_there(const struct epub *epub, const char *path)
{
	return path && map_find(&epub->encrypted, path) == MAP_NONE &&
	       sources_kind(epub->plan->sources, epub_full(epub, path)) == FILE_REGULAR;
}

/* The picture that a page shows, said where it does. */
static void say_picture_of(struct saying *saying, const char *page)
{
	struct epub *epub = saying->epub;
	const struct node *root = epub_load(epub, page);
	for (const struct node *node = root; node; node = tree_next(node, root)) {
		bool is_picture = epub_is(node, "img") || epub_is(node, "image");
		const char *source = is_picture ? attribute_of(node, "src") : NULL;
		source = is_picture && !source ? attribute_of(node, "href") : source;
		if (!source || !is_there(epub, epub_target(epub, page, source)))
			continue;
		struct yaml *value = value_of(saying, node, "cover-image", decoded(epub, source));
		value->at.file = epub_full(epub, page);
		say(saying, value);
		return;
	}
}

/* The package names the picture, or the guide and landmarks a page that shows it. */
static void say_cover(struct saying *saying, const char *page)
{
	struct epub *epub = saying->epub;
	struct manuscript *m = epub->plan->manuscript;
	const struct node *item = epub_item_with(epub, "cover-image");
	item = item ? item : epub_item(epub, old_meta(saying, "cover"));
	const char *type = item ? tree_get(item, "media-type") : NULL;
	bool is_picture = type && strncmp(type, "image/", 6) == 0;
	const char *path = is_picture ? tree_get(item, "href") : NULL;
	if (path && is_there(epub, epub_item_path(epub, item))) {
		say(saying, value_of(saying, item, "cover-image", decoded(epub, path)));
		return;
	}
	if (path)
		m->lost_cover = (struct field){arena_string(m->arena, path),
					       {epub->name, item->line, item->column}};
	say_picture_of(saying, page);
}

/* Which of the elements it is; ELEMENTS: none. */
static size_t element_number(const struct node *node)
{
	size_t i = 0;
	while (i < ELEMENTS && !epub_is(node, elements[i].element))
		i++;
	return i;
}

static void say_elements(struct saying *saying)
{
	bool is_said[ELEMENTS] = {false};
	for (const struct node *node = saying->metadata->children; node; node = node->next) {
		size_t i = element_number(node);
		const char *words = i < ELEMENTS ? epub_words(saying->epub, node) : "";
		if (!*words || (elements[i].once && is_said[i]))
			continue;
		is_said[i] = true;
		say_element(saying, node, i, words);
	}
}

/* Of a book that is bound with others only who made it counts for the whole, each once, and the
 * language of the first. */
static void say_of_whole(struct saying *saying)
{
	const struct metadata *known = &saying->epub->plan->manuscript->metadata;
	struct map names = {0};
	for (size_t i = 0; i < known->authors.count; i++)
		*map_at(&names, known->authors.items[i].text.text) = i;
	for (size_t i = 0; i < known->contributors.count; i++)
		*map_at(&names, known->contributors.items[i].text.text) = i;
	for (const struct node *node = saying->metadata->children; node; node = node->next) {
		bool is_person = epub_is(node, "creator") || epub_is(node, "contributor");
		bool is_first = epub_is(node, "language") && !known->languages.count;
		const char *words = is_person || is_first ? epub_words(saying->epub, node) : "";
		if (*words && (is_first || map_find(&names, words) == MAP_NONE))
			say_element(saying, node, element_number(node), words);
	}
	map_clear(&names);
}

static void say_all(struct saying *saying, const struct epub_contents *contents)
{
	const struct node *spine = epub_child(saying->epub->package, "spine");
	const char *pages = spine ? tree_get(spine, "page-progression-direction") : NULL;
	say_elements(saying);
	say_identifiers(saying);
	say_series(saying);
	say_properties(saying);
	say_cover(saying, contents->cover);
	if (pages && strcmp(pages, "default") != 0)
		say(saying, value_of(saying, spine, "page-progression-direction", pages));
}

const struct node *epub_metadata(const struct epub *epub)
{
	const struct node *metadata = epub_child(epub->package, "metadata");
	const struct node *within = epub_child(metadata, "dc-metadata"); /* of OEB 1.2 */
	return within ? within : metadata;
}

const char *epub_title(const struct epub *epub)
{
	const struct node *title = epub_child(epub_metadata(epub), "title");
	return title ? epub_words(epub, title) : "";
}

void epub_describe(struct epub *epub, const struct epub_contents *contents)
{
	struct plan *plan = epub->plan;
	struct saying saying = {.epub = epub, .metadata = epub_metadata(epub)};
	saying.root = (struct yaml){.shape = YAML_MAPPING, .at = {epub->name, 0, 0}};
	saying.tail = &saying.root.first;
	if (!saying.metadata)
		return;
	note_refinements(&saying);
	if (plan->binds)
		say_of_whole(&saying);
	else
		say_all(&saying, contents);
	metadata_read(&plan->manuscript->metadata, &saying.root, METADATA_BOOK,
		      plan->manuscript->arena, plan->diags);
	plan->described = true;
	map_clear(&saying.refinements);
	vec_clear(&saying.metas);
}
