/* Documents of small vocabularies, judged by their tables. */
#include "check/vocabulary.h"

#include "base/ascii.h"

struct judge {
	const struct checked *document;
	const struct vocabulary_element *rows;
	size_t count;
};

static const struct vocabulary_element *row_of(const struct judge *judge, const struct node *node)
{
	const struct vocabulary_element *found = NULL;
	for (size_t i = 0; i < judge->count; i++) {
		const struct vocabulary_element *row = &judge->rows[i];
		if (strcmp(row->name, node->name) != 0)
			continue;
		if (!row->with && !row->within)
			found = row;
		else if (row->with ? tree_get(node, row->with) && !tree_get(node, "property")
				   : node->parent && node_is(node->parent, row->within))
			return row;
	}
	return found;
}

/* Values */

bool is_language(const char *s)
{
	size_t size = 0;
	if (!*s)
		return true;
	for (bool is_first = true; *s; s++) {
		bool fits = is_first ? ascii_is_letter(*s) : ascii_is_letter_or_digit(*s);
		if (*s == '-' && size) {
			size = 0;
			is_first = false;
		} else if (!fits || ++size > 8) {
			return false;
		}
	}
	return size;
}

static bool is_media_type(const char *s)
{
	static const char allowed[] = "!#$&+-^_";
	for (int part = 0; part < 2; part++) {
		const char *start = s;
		while (ascii_is_letter_or_digit(*s) || (*s && strchr(allowed, *s)))
			s++;
		if (s == start || (part == 0 && *s++ != '/'))
			return false;
	}
	return true;
}

static bool is_one_of(const char *words, const char *value)
{
	size_t size = strlen(value);
	while (*words) {
		size_t length = strcspn(words, "|");
		if (length == size && memcmp(words, value, size) == 0)
			return true;
		words += length + (words[length] == '|');
	}
	return false;
}

/* Some of the words, at least one. */
static bool are_of(struct arena *arena, const char *words, const char *value)
{
	const char *word;
	size_t count = 0;
	for (; (word = next_word(arena, &value)); count++)
		if (!is_one_of(words, word))
			return false;
	return count;
}

static bool value_fits(struct arena *arena, const char *type, const char *value)
{
	const char *bare = without_space(arena, value);
	if (*type == '=')
		return is_one_of(type + 1, bare);
	if (*type == '+')
		return are_of(arena, type + 1, value);
	if (strcmp(type, "uri") == 0)
		return is_iri(bare);
	if (strcmp(type, "id") == 0 || strcmp(type, "idref") == 0)
		return is_xml_name(bare, false);
	if (strcmp(type, "token") == 0)
		return is_xml_name(bare, true);
	if (strcmp(type, "tokens") == 0)
		return are_xml_names(arena, value, true);
	if (strcmp(type, "language") == 0 || strcmp(type, "tag") == 0)
		return is_language(bare) && (*bare || *type == 'l');
	if (strcmp(type, "media") == 0)
		return is_media_type(value);
	if (strcmp(type, "queries") == 0)
		return is_rendition_media(value);
	if (strcmp(type, "time") == 0)
		return smil_seconds(bare) >= 0;
	return true;
}

/* Attributes */

/* Cuts the next "name:type" off the list; false: there is none. */
static bool next_attribute(const struct checked *document, const char **list, const char **name,
			   const char **type, bool *is_needed)
{
	char *word = next_word(document->worker->arena, list);
	char *colon = word ? strrchr(word, ':') : NULL;
	if (!colon)
		return false;
	char mark = colon > word ? colon[-1] : ':';
	*is_needed = mark == '!' || (mark == '%' && !document->public_id);
	colon[mark == '!' || mark == '%' ? -1 : 0] = '\0';
	*name = word;
	*type = colon + 1;
	return true;
}

static void judge_value(const struct judge *judge, const struct node *node, const char *name,
			const char *type, const char *value)
{
	struct arena *arena = judge->document->worker->arena;
	if (!value_fits(arena, type, value))
		find(judge->document, node, MSG_XML_VALUE, value,
		     arena_format(arena, "%s on %s", name, node->name));
}

static void judge_attributes(const struct judge *judge, const struct node *node,
			     const struct vocabulary_element *row)
{
	const struct checked *document = judge->document;
	const char *name, *type;
	bool is_needed;
	for (const struct attribute *a = node->attributes; a; a = a->next) {
		const char *list = row->attributes ? row->attributes : "";
		bool found = false;
		while (!found && next_attribute(document, &list, &name, &type, &is_needed))
			found = strcmp(name, a->name) == 0;
		if (found)
			judge_value(judge, node, name, type, a->value);
		else
			find(document, node, MSG_XML_ATTRIBUTE, a->name, node->name);
	}
	const char *list = row->attributes ? row->attributes : "";
	while (next_attribute(document, &list, &name, &type, &is_needed))
		if (is_needed && !tree_get(node, name))
			find(document, node, MSG_XML_NO_ATTRIBUTE, name, node->name);
}

/* Contents */

static bool is_other(const struct judge *judge, const struct node *node)
{
	const char *own = judge->rows[0].name;
	return strncmp(node->name, own, strcspn(own, ":") + 1) != 0 &&
	       strncmp(node->name, "dc:", 3) != 0 && strncmp(node->name, "oeb:", 4) != 0;
}

/* What is in an element of others is of others, too. */
static void judge_others(const struct judge *judge, const struct node *top)
{
	for (const struct node *node = top->children; node; node = tree_next(node, top))
		if (node->kind == NODE_ELEMENT && !is_other(judge, node))
			find(judge->document, node, MSG_XML_ELEMENT, node->name, top->name);
}

static uint64_t names_for(const struct judge *judge, const struct grammar *grammar,
			  const struct node *node)
{
	uint64_t names = 0;
	for (unsigned i = 0; i < grammar->count; i++)
		if (strcmp(grammar->names[i], "%any") == 0 ||
		    (strcmp(grammar->names[i], "%other") == 0
			 ? is_other(judge, node)
			 : strcmp(grammar->names[i], node->name) == 0))
			names |= (uint64_t)1 << i;
	return names;
}

static const char *expected(struct arena *arena, const struct grammar *grammar, uint64_t next)
{
	for (unsigned i = 0; i < grammar->count; i++)
		if (next >> i & 1)
			return arena_format(arena, "'%s'", grammar->names[i]);
	return "something";
}

static void judge_text(const struct judge *judge, const struct node *node,
		       const struct vocabulary_element *row)
{
	bool has_text = false;
	for (const struct node *child = node->children; child; child = child->next)
		if (child->kind == NODE_TEXT && has_words(child->text))
			has_text = true;
	if (has_text && !row->text)
		find(judge->document, node, MSG_XML_TEXT, node->name, NULL);
	bool must_speak = row->text && strcmp(row->text, "words") == 0;
	if (!has_text && must_speak && node != judge->document->open)
		find(judge->document, node, MSG_XML_EMPTY, node->name, NULL);
}

static size_t count_of(const struct node *node, const char *name)
{
	size_t count = 0;
	for (const struct node *child = node->children; child; child = child->next)
		count += node_is(child, name);
	return count;
}

static void judge_counts(const struct judge *judge, const struct node *node,
			 const struct vocabulary_element *row)
{
	struct arena *arena = judge->document->worker->arena;
	const char *names = row->needs ? row->needs : "", *name;
	bool is_inner = node->parent && node_is(node->parent, "opf:collection");
	bool is_old = count_of(node, "opf:dc-metadata");
	while (!is_inner && !is_old && (name = next_word(arena, &names)))
		if (!count_of(node, name))
			find(judge->document, node, MSG_XML_UNFINISHED, node->name,
			     arena_format(arena, "'%s'", name));
	names = row->once ? row->once : "";
	while (!is_inner && (name = next_word(arena, &names)))
		if (count_of(node, name) > 1)
			find(judge->document, node, MSG_XML_PLACE, name, node->name);
}

static void judge_element(const struct judge *judge, const struct node *node);

static void judge_children(const struct judge *judge, const struct node *node,
			   const struct vocabulary_element *row)
{
	const struct checked *document = judge->document;
	const struct grammar *grammar = grammar_of(&document->worker->grammars, row->content);
	struct grammar_state state = grammar_start(grammar);
	bool takes_any = row->content && strcmp(row->content, "%any") == 0;
	for (const struct node *child = node->children; child; child = child->next) {
		if (child->kind != NODE_ELEMENT)
			continue;
		uint64_t names = names_for(judge, grammar, child);
		if (!grammar_take(grammar, &state, names))
			find(document, child, names ? MSG_XML_PLACE : MSG_XML_ELEMENT, child->name,
			     node->name);
		if (names && is_other(judge, child) && !takes_any)
			judge_others(judge, child);
		else if (row_of(judge, child) && !takes_any)
			judge_element(judge, child);
	}
	uint64_t ends =
	    state.next & grammar->last; /* what is optional before them needn't be told */
	if (!state.may_end && !was_open(document, node))
		find(document, node, MSG_XML_UNFINISHED, node->name,
		     expected(document->worker->arena, grammar, ends ? ends : state.next));
}

static void judge_element(const struct judge *judge, const struct node *node)
{
	const struct vocabulary_element *row = row_of(judge, node);
	judge_attributes(judge, node, row);
	judge_text(judge, node, row);
	if (!was_open(judge->document, node))
		judge_counts(judge, node, row);
	judge_children(judge, node, row);
}

void vocabulary_check(const struct checked *document, enum book_vocabulary vocabulary)
{
	struct judge judge = {.document = document};
	judge.rows = vocabulary_rows(vocabulary, &judge.count);
	if (strcmp(document->root->name, judge.rows[0].name) != 0)
		find(document, document->root, MSG_XML_ROOT, document->root->name,
		     judge.rows[0].name);
	else
		judge_element(&judge, document->root);
}

void ids_check(const struct checked *document, const char *attribute)
{
	struct arena *arena = document->worker->arena;
	struct map seen = {0};
	for (const struct node *node = document->root; node;
	     node = tree_next(node, document->root)) {
		const char *id = node->kind == NODE_ELEMENT ? tree_get(node, attribute) : NULL;
		if (!id)
			continue;
		size_t *times = map_at(&seen, without_space(arena, id));
		*times = *times == MAP_NONE ? 1 : *times + 1;
		if (*times > 1)
			find(document, node, MSG_XML_ID_TWICE, id, NULL);
	}
	map_clear(&seen);
}
