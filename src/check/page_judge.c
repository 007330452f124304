/* Rules of XHTML that rows of elements and attributes can't say: what refers to ids, what must be
 * the same, what must be there once. */
#include "check/page_check_parts.h"

/* Attributes that name elements of the same file. */
static const struct labelled {
	const char *attribute;
	const char *elements; /* that have it; NULL: any */
	const char *targets;  /* that they may name; NULL: any */
} namings[] = {
    {"aria-controls", NULL, NULL},
    {"aria-describedby", NULL, NULL},
    {"aria-flowto", NULL, NULL},
    {"aria-labelledby", NULL, NULL},
    {"aria-owns", NULL, NULL},
    {"aria-details", NULL, NULL},
    {"aria-errormessage", NULL, NULL},
    {"aria-activedescendant", NULL, NULL},
    {"for", "output", NULL},
    {"for", "label", "button input meter output progress select textarea"},
    {"list", "input", "datalist"},
    {"form", "button fieldset input object output select textarea", "form"},
    {"headers", "td th", "th"},
    {"xref", NULL, NULL},
    {"indenttarget", NULL, NULL},
    {"ref", "epub:trigger", NULL},
    {"ev:observer", "epub:trigger", NULL},
};

static bool is_named_well(const struct xhtml_page *page, const struct node *node,
			  const struct labelled *naming, const char *id)
{
	const struct node *target = page_node_of_id(page, id);
	if (!target || (naming->targets && !words_have(naming->targets, target->name)))
		return false;
	if (strcmp(naming->attribute, "headers") == 0)
		return around(target, EL_TABLE) == around(node, EL_TABLE);
	const char *type = tree_get(target, "type");
	return !naming->targets || !type || !ascii_equal(type, "hidden");
}

static void judge_names(const struct xhtml_page *page, const struct node *node)
{
	struct arena *arena = page->document->worker->arena;
	for (size_t i = 0; i < sizeof namings / sizeof *namings; i++) {
		const char *rest = tree_get(node, namings[i].attribute), *id;
		bool is_mathml = strcmp(namings[i].attribute, "xref") == 0 ||
				 strcmp(namings[i].attribute, "indenttarget") == 0;
		if (!rest ||
		    (namings[i].elements && !words_have(namings[i].elements, node->name)) ||
		    (is_mathml && node->ns != NS_MATHML))
			continue;
		while ((id = next_word(arena, &rest)))
			if (!is_named_well(page, node, &namings[i], id)) {
				find(page->document, node, MSG_DOC_REFERENCE, id,
				     namings[i].attribute);
				break;
			}
	}
}

static void rule(const struct xhtml_page *page, const struct node *node, bool is_broken,
		 const char *words)
{
	if (is_broken)
		find(page->document, node, MSG_DOC_RULE, words, NULL);
}

static bool has_sibling_before(const struct node *node, enum element element, const char *attribute)
{
	while ((node = node->prev))
		if (element_of(node) == element && tree_get(node, attribute))
			return true;
	return false;
}

/* Encodings that a page names: UTF-8, once. */
static void judge_meta(const struct xhtml_page *page, const struct node *node)
{
	const char *equiv = tree_get(node, "http-equiv"), *content = tree_get(node, "content");
	if (tree_get(node, "charset") && has_sibling_before(node, EL_META, "charset"))
		find(page->document, node, MSG_DOC_CHARSET, tree_get(node, "charset"), NULL);
	if (!equiv || !ascii_equal(equiv, "content-type"))
		return;
	struct buf bare = BUF_EMPTY;
	for (const char *s = content ? content : ""; *s; s++)
		if (!ascii_is_space(*s))
			buf_putc(&bare, (char)ascii_lower(*s));
	bool is_right = bare.data && strstr(bare.data, "text/html;charset=utf-8");
	if (!is_right || page->has_charset)
		find(page->document, node, MSG_DOC_CHARSET, content ? content : "", NULL);
	buf_clear(&bare);
}

static size_t count_selected(const struct node *select)
{
	size_t count = 0;
	for (const struct node *node = select; node; node = tree_next(node, select))
		count += element_of(node) == EL_OPTION && tree_get(node, "selected");
	return count;
}

static void judge_map(const struct xhtml_page *page, const struct node *node)
{
	const char *name = tree_get(node, "name"), *id = tree_get(node, "id");
	size_t times = name ? map_find(&page->maps, name) : MAP_NONE;
	rule(page, node, times != MAP_NONE && times > 1, "two maps have one name");
	rule(page, node, name && id && strcmp(name, id) != 0,
	     "the id and the name of a map must be the same");
}

static void judge_title(const struct xhtml_page *page, const struct node *node)
{
	if (page->is_3 && is_child_of(node, EL_HEAD))
		rule(page, node, !*node_text(page->document, node), "the title is empty");
}

static void judge_head(const struct xhtml_page *page, const struct node *head)
{
	size_t titles = 0, bases = 0;
	for (const struct node *node = head->children; node; node = node->next) {
		titles += element_of(node) == EL_TITLE;
		bases += element_of(node) == EL_BASE;
	}
	bool is_cut = page->document->open != NULL;
	if (!titles && !is_cut)
		find(page->document, head, page->is_3 ? MSG_DOC_TITLE : MSG_XML_UNFINISHED,
		     page->is_3 ? NULL : "head", "'title'");
	rule(page, head, titles > 1, "the head has more than one title");
	rule(page, head, bases > 1, "the head has more than one base");
}

/* Attributes without which others mean nothing (HTML 5.2.3: microdata). */
static void judge_itemprop(const struct xhtml_page *page, const struct node *node)
{
	enum element element = element_of(node);
	if (!tree_get(node, "itemprop"))
		return;
	if (element == EL_A || element == EL_AREA)
		rule(page, node, !tree_get(node, "href"), "with itemprop there must be an href");
	if (element == EL_IFRAME || element == EL_EMBED || element == EL_OBJECT)
		rule(page, node, !tree_get(node, "data") && !tree_get(node, "src"),
		     "with itemprop there must be data");
	if (element == EL_AUDIO || element == EL_VIDEO)
		rule(page, node, !tree_get(node, "src"), "with itemprop there must be a src");
}

static void judge_element(const struct xhtml_page *page, const struct node *node)
{
	switch (element_of(node)) {
	case EL_HEAD:
		judge_head(page, node);
		break;
	case EL_TITLE:
		judge_title(page, node);
		break;
	case EL_META:
		if (page->is_3)
			judge_meta(page, node);
		break;
	case EL_AREA:
		rule(page, node, page->is_3 && !around(node, EL_MAP), "an area must be in a map");
		break;
	case EL_IMG: {
		const struct node *link = tree_get(node, "ismap") ? around(node, EL_A) : node;
		rule(page, node, page->is_3 && (!link || (link != node && !tree_get(link, "href"))),
		     "a picture with ismap must be in a link");
		break;
	}
	case EL_BDO:
		rule(page, node, page->is_3 && !tree_get(node, "dir"), "bdo must say its dir");
		break;
	case EL_MAP:
		if (page->is_3)
			judge_map(page, node);
		break;
	case EL_SELECT:
		rule(page, node, !tree_get(node, "multiple") && count_selected(node) > 1,
		     "one option of a select may be selected");
		break;
	case EL_TRACK: {
		const char *label = tree_get(node, "label");
		rule(page, node, label && !has_words(label), "the label of a track is empty");
		rule(page, node,
		     tree_get(node, "default") && has_sibling_before(node, EL_TRACK, "default"),
		     "one track may be the default");
		break;
	}
	case EL_LINK: {
		const char *rel = tree_get(node, "rel");
		rule(page, node,
		     page->is_3 && tree_get(node, "sizes") && (!rel || strcmp(rel, "icon") != 0),
		     "only icons have sizes");
		break;
	}
	default:
		break;
	}
	judge_itemprop(page, node);
}

static void judge_any(const struct xhtml_page *page, const struct node *node)
{
	const char *lang = tree_get(node, "lang"), *xml_lang = tree_get(node, "xml:lang");
	const char *sound = tree_get(node, "ssml:ph");
	if (lang && xml_lang && !ascii_equal(lang, xml_lang) && is_xhtml(node) && page->is_3)
		find(page->document, node, MSG_DOC_LANGUAGES, lang, xml_lang);
	if (sound && !has_words(sound))
		find(page->document, node, MSG_HTM_007, NULL, NULL);
	for (const struct node *outer = sound ? node->parent : NULL; outer; outer = outer->parent)
		if (tree_get(outer, "ssml:ph")) {
			rule(page, node, true, "ssml:ph stands inside of another");
			break;
		}
	if (node_is(node, "epub:switch") || node_is(node, "epub:trigger"))
		find(page->document, node, MSG_DOC_SWITCH, node->name, NULL);
}

void page_rules(struct xhtml_page *page)
{
	const struct node *root = page->document->root;
	for (const struct node *node = root; node; node = tree_next(node, root)) {
		if (node->kind != NODE_ELEMENT)
			continue;
		if (page->is_3) {
			judge_names(page, node);
			judge_any(page, node);
		}
		if (is_xhtml(node))
			judge_element(page, node);
	}
}
