/* Rules of a package of EPUB 3 that its grammar can't say: what may refine what, what excludes
 * what, and which properties an item may have. */
#include "check/package_check_parts.h"

#include "base/url.h"

/* What a property of meta may refine, and whether it may do so once. */
static const struct refining {
	const char *property;
	const char *elements;    /* NULL: any */
	const char *property_of; /* of a meta that may be refined; NULL: none */
	const char *words;
	bool once, must_refine;
} refinings[] = {
    {"authority", "dc:subject", NULL, "a 'dc:subject'", false, true},
    {"term", "dc:subject", NULL, "a 'dc:subject'", false, true},
    {"belongs-to-collection", "", "belongs-to-collection", "another 'belongs-to-collection'", false,
     false},
    {"collection-type", "", "belongs-to-collection", "a 'belongs-to-collection'", true, true},
    {"display-seq", NULL, NULL, NULL, true, false},
    {"file-as", NULL, NULL, NULL, true, false},
    {"group-position", NULL, NULL, NULL, true, false},
    {"identifier-type", "dc:identifier dc:source", NULL, "a 'dc:identifier' or 'dc:source'", true,
     true},
    {"role", "dc:creator dc:contributor dc:publisher", NULL,
     "a 'dc:creator', 'dc:contributor' or 'dc:publisher'", false, true},
    {"source-of", "dc:source", NULL, "a 'dc:source'", true, true},
    {"title-type", "dc:title", NULL, "a 'dc:title'", true, true},
};

/* What is said of the whole book alone, and its values (NULL: others look after them). */
static const struct rendering {
	const char *property, *values;
} renderings[] = {
    {"rendition:flow", "paginated scrolled-continuous scrolled-doc auto"},
    {"rendition:layout", "reflowable pre-paginated"},
    {"rendition:orientation", "landscape portrait auto"},
    {"rendition:spread", "none landscape portrait both auto"},
    {"rendition:viewport", NULL},
};

static size_t number_of_id(const struct package_rules *rules, const char *reference)
{
	return reference && *reference == '#' ? map_find(&rules->ids, reference + 1) : MAP_NONE;
}

static const struct node *node_of_id(const struct package_rules *rules, const char *reference)
{
	size_t found = number_of_id(rules, reference);
	return found == MAP_NONE ? NULL : rules->nodes.items[found];
}

/* How often it was said with this time. */
static size_t say(const struct package_rules *rules, struct map *said, const char *property,
		  const char *refines)
{
	char *key =
	    arena_format(rules->document->worker->arena, "%s %s", property, refines ? refines : "");
	size_t *times = map_at(said, key);
	*times = *times == MAP_NONE ? 1 : *times + 1;
	return *times;
}

/* How often the property is said of the id, in all of the package. */
static size_t times_refined(const struct package_rules *rules, const char *property, const char *id)
{
	char *key = arena_format(rules->document->worker->arena, "%s #%s", property, id);
	size_t times = map_find(&rules->refined, key);
	return times == MAP_NONE ? 0 : times;
}

/* What refines */

static void judge_refines(const struct package_rules *rules, const struct node *node,
			  const char *refines)
{
	const struct checked *document = rules->document;
	const char *base = address_base(document->worker->arena, document->path);
	if (*refines == '#') {
		if (!node_of_id(rules, refines))
			find(document, node, MSG_OPF_REFINES, refines, NULL);
	} else if (url_scheme(refines)) {
		find(document, node, MSG_OPF_REFINES_ABSOLUTE, refines, NULL);
	} else {
		struct book_address address;
		if (address_read(document, node, base, refines, &address) &&
		    item_by_path(document->check, address.target) && !address.fragment)
			find(document, node, MSG_OPF_REFINES_FILE, refines, NULL);
	}
}

/* One of those that refine in a circle; told once. */
static void judge_circles(const struct package_rules *rules)
{
	const struct checked *document = rules->document;
	size_t count = rules->nodes.count, *next = mem_zeroed(count + 1, sizeof *next), i = 0;
	for (size_t k = 0; k < count; k++)
		next[k] = number_of_id(rules, trimmed(document, rules->nodes.items[k], "refines"));
	bool *round = circles_find(next, count);
	while (i < count && !round[i])
		i++;
	if (i < count)
		find(document, rules->nodes.items[i], MSG_OPF_065,
		     tree_get(rules->nodes.items[i], "refines"), NULL);
	mem_free(next);
	mem_free(round);
}

static void judge_refining(struct package_rules *rules, const struct node *node,
			   const char *property, const char *refines)
{
	const struct checked *document = rules->document;
	for (size_t i = 0; i < sizeof refinings / sizeof *refinings; i++) {
		const struct refining *row = &refinings[i];
		if (strcmp(row->property, property) != 0)
			continue;
		const struct node *target = node_of_id(rules, refines);
		const char *of = target ? trimmed(document, target, "property") : NULL;
		bool fits = !row->elements || (target && words_have(row->elements, target->name)) ||
			    (row->property_of && of && strcmp(of, row->property_of) == 0);
		if (!fits && (refines || row->must_refine))
			find(document, node, MSG_OPF_REFINES_WHAT, property, row->words);
		if (row->once && say(rules, &rules->said, property, refines) == 2)
			find(document, node, MSG_OPF_PROPERTY_TWICE, property, NULL);
	}
	if (strcmp(property, "source-of") == 0 &&
	    strcmp(node_text(document, node), "pagination") != 0)
		find(document, node, MSG_OPF_SOURCE_OF, NULL, NULL);
}

/* A subject's authority and term come in pairs. */
static void judge_subject(const struct package_rules *rules, const struct node *subject)
{
	const struct checked *document = rules->document;
	const char *id = trimmed(document, subject, "id");
	size_t authorities = id ? times_refined(rules, "authority", id) : 0;
	size_t terms = id ? times_refined(rules, "term", id) : 0;
	if (authorities != terms || authorities > 1)
		find(document, subject, MSG_OPF_SUBJECT_TERM, NULL, NULL);
}

/* How the book is to be rendered */

static bool is_viewport(const char *s)
{
	const char *names[] = {"width=", "height="};
	size_t first = strncmp(s, "height=", 7) == 0;
	for (size_t i = 0; i < 2; i++) {
		const char *name = names[(first + i) % 2];
		if (strncmp(s, name, strlen(name)) != 0 || !ascii_digits(s + strlen(name)))
			return false;
		s += strlen(name);
		s += ascii_digits(s);
		if (i == 0 && *s++ != ',')
			return false;
		s += i == 0 ? strspn(s, " \t\n\r") : 0;
	}
	return !*s;
}

static void judge_rendering(struct package_rules *rules, const struct node *node,
			    const char *property, const char *refines)
{
	const struct checked *document = rules->document;
	const char *text = node_text(document, node);
	for (size_t i = 0; i < sizeof renderings / sizeof *renderings; i++) {
		const struct rendering *row = &renderings[i];
		if (strcmp(row->property, property) != 0)
			continue;
		if (row->values ? strchr(text, ' ') || !words_have(row->values, text)
				: !is_viewport(text))
			find(document, node, MSG_OPF_RENDITION_VALUE, text, property);
		if (row->values && refines)
			find(document, node, MSG_OPF_RENDITION_REFINES, property, NULL);
		if ((row->values || !refines) && say(rules, &rules->said, property, NULL) == 2)
			find(document, node, MSG_OPF_RENDITION_TWICE, property, NULL);
		if (!row->values ||
		    (strcmp(property, "rendition:spread") == 0 && strcmp(text, "portrait") == 0))
			find(document, node, MSG_OPF_DEPRECATED, property, NULL);
	}
}

static void judge_overlay_meta(const struct package_rules *rules, const struct node *node,
			       const char *property, const char *refines)
{
	const struct checked *document = rules->document;
	const char *text = node_text(document, node);
	if (strcmp(property, "media:duration") == 0 && smil_seconds(text) < 0)
		find(document, node, MSG_OPF_DURATION_FORM, text, NULL);
	if (strcmp(property, "media:active-class") != 0 &&
	    strcmp(property, "media:playback-active-class") != 0)
		return;
	if (refines)
		find(document, node, MSG_OPF_CLASS_REFINES, property, NULL);
	if (strpbrk(text, " \t\n\r"))
		find(document, node, MSG_OPF_CLASS_MANY, property, NULL);
}

static bool is_moment(const char *s)
{
	static const char shape[] = "0000-00-00T00:00:00Z";
	for (const char *at = shape; *at; at++, s++)
		if (*at == '0' ? !ascii_is_digit(*s) : *at != *s)
			return false;
	return !*s;
}

static void judge_meta(struct package_rules *rules, const struct node *node, size_t *moments)
{
	const struct checked *document = rules->document;
	const char *property = trimmed(document, node, "property");
	const char *refines = trimmed(document, node, "refines");
	if (!property || package_in_collection(node))
		return;
	judge_refining(rules, node, property, refines);
	judge_rendering(rules, node, property, refines);
	judge_overlay_meta(rules, node, property, refines);
	if (strcmp(property, "meta-auth") == 0)
		find(document, node, MSG_OPF_DEPRECATED, property, NULL);
	if (strcmp(property, "dcterms:modified") != 0)
		return;
	*moments += !refines;
	if (!is_moment(node_text(document, node)))
		find(document, node, MSG_OPF_MODIFIED_FORM, node_text(document, node), NULL);
}

/* Items and itemrefs */

static void gather_refining(struct package_rules *rules, const struct node *node)
{
	const struct checked *document = rules->document;
	const char *refines = opf_is(node, "meta") ? trimmed(document, node, "refines") : NULL;
	const char *property = refines ? trimmed(document, node, "property") : NULL;
	if (!property)
		return;
	say(rules, &rules->refined, property, refines);
	if (strcmp(property, "media:duration") == 0 && *refines == '#')
		*map_at(&document->check->timed, refines + 1) = 1;
}

static void gather(struct package_rules *rules)
{
	const struct node *root = rules->document->root;
	for (const struct node *node = root; node; node = tree_next(node, root)) {
		if (node->kind != NODE_ELEMENT)
			continue;
		const char *id = trimmed(rules->document, node, "id");
		size_t *place = id ? map_at(&rules->ids, id) : NULL;
		if (place && *place == MAP_NONE)
			*place = rules->nodes.count;
		vec_push(&rules->nodes, node);
		gather_refining(rules, node);
	}
}

static void judge_node(struct package_rules *rules, const struct node *node, size_t *moments)
{
	struct checked *document = rules->document;
	const char *refines = trimmed(document, node, "refines");
	if (refines && !package_in_collection(node))
		judge_refines(rules, node, refines);
	if (opf_is(node, "meta"))
		judge_meta(rules, node, moments);
	else if (opf_is(node, "link"))
		package_link(document, node);
	else if (opf_is(node, "itemref"))
		package_itemref(document, node);
	else if (node_is(node, "dc:subject") && !package_in_collection(node))
		judge_subject(rules, node);
	else if (opf_is(node, "bindings"))
		package_bindings(document, node);
}

void package_rules(struct checked *document)
{
	struct package_rules rules = {.document = document};
	const struct node *metadata = opf_child(document->root, "metadata");
	const struct node *manifest = opf_child(document->root, "manifest");
	bool has_overlays = false, has_duration = false;
	size_t moments = 0;
	gather(&rules);
	for (size_t i = 0; i < rules.nodes.count; i++)
		judge_node(&rules, rules.nodes.items[i], &moments);
	judge_circles(&rules);
	if (metadata && moments != 1)
		find(document, metadata, MSG_OPF_MODIFIED, NULL, NULL);
	if (manifest)
		package_items(document, manifest);
	for (size_t i = 0; i < document->check->items.count; i++)
		has_overlays |= document->check->items.items[i].overlay != NULL;
	for (size_t i = 0; i < rules.nodes.count; i++) {
		const struct node *node = rules.nodes.items[i];
		const char *property = trimmed(document, node, "property");
		has_duration |= property && strcmp(property, "media:duration") == 0 &&
				!tree_get(node, "refines");
	}
	if (has_overlays && !has_duration)
		find(document, manifest, MSG_OPF_DURATION, "the book", NULL);
	map_clear(&rules.ids);
	map_clear(&rules.said);
	map_clear(&rules.refined);
	vec_clear(&rules.nodes);
}

void package_properties(struct checked *document)
{
	const struct node *root = document->root;
	struct prefixes prefixes = {0};
	prefixes_read(document, root, tree_get(root, "prefix"), PROPERTY_META, &prefixes);
	for (const struct node *node = root; node; node = tree_next(node, root)) {
		const char *value =
		    node->kind == NODE_ELEMENT ? tree_get(node, "properties") : NULL;
		enum property_kind kind = opf_is(node, "item")      ? PROPERTY_ITEM
					  : opf_is(node, "itemref") ? PROPERTY_ITEMREF
								    : PROPERTY_LINK;
		if (value && (kind != PROPERTY_LINK || opf_is(node, "link")))
			properties_check(document, node, value, kind, &prefixes, false);
		if (opf_is(node, "link") && !package_in_collection(node))
			properties_check(document, node, tree_get(node, "rel"), PROPERTY_REL,
					 &prefixes, false);
		if (!opf_is(node, "meta"))
			continue;
		properties_check(document, node, tree_get(node, "property"), PROPERTY_META,
				 &prefixes, true);
		properties_check(document, node, tree_get(node, "scheme"), PROPERTY_META, &prefixes,
				 true);
	}
	prefixes_clear(&prefixes);
}
