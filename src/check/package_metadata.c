/* What the package says of the book: values of Dublin Core, and what the rest of the check goes by
 * (EPUB 3.3 5.5, OPF 2.0.1 2.2). */
#include "check/package_check_parts.h"

static bool is_relator(const char *code)
{
	static const char *const codes[] = {
#define RELATOR(code, word) code,
#include "metadata/relators.def"
#undef RELATOR
	};
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (strcmp(codes[i], code) == 0)
			return true;
	return strncmp(code, "oth.", 4) == 0;
}

/* The number of so many digits at *s, which moves behind them; -1: there is none in the range. */
static int number_at(const char **s, size_t digits, int least, int most)
{
	int number = 0;
	if (ascii_digits(*s) < digits)
		return -1;
	for (size_t i = 0; i < digits; i++)
		number = number * 10 + ((*s)[i] - '0');
	*s += digits;
	return number < least || number > most ? -1 : number;
}

static bool is_time(const char *s)
{
	if (number_at(&s, 2, 0, 24) < 0 || *s++ != ':' || number_at(&s, 2, 0, 59) < 0)
		return false;
	if (*s == ':') {
		s++;
		if (number_at(&s, 2, 0, 60) < 0)
			return false;
		if (*s == '.' && ascii_digits(s + 1))
			s += 1 + ascii_digits(s + 1);
	}
	if (!*s || strcmp(s, "Z") == 0)
		return true;
	if (*s != '+' && *s != '-')
		return false;
	s++;
	return number_at(&s, 2, 0, 24) >= 0 && *s++ == ':' && number_at(&s, 2, 0, 59) >= 0 && !*s;
}

/* As W3C's note on dates and times has it. */
static bool is_date(const char *s)
{
	if (number_at(&s, 4, 0, 9999) < 0)
		return false;
	if (!*s)
		return true;
	if (*s++ != '-' || number_at(&s, 2, 1, 12) < 0)
		return false;
	if (!*s)
		return true;
	if (*s++ != '-' || number_at(&s, 2, 1, 31) < 0)
		return false;
	return !*s || (*s == 'T' && is_time(s + 1));
}

static bool is_uuid(const char *s)
{
	static const int groups[] = {8, 4, 4, 4, 12};
	for (size_t i = 0; i < 5; i++) {
		for (int k = 0; k < groups[i]; k++)
			if (ascii_hex_value(*s++) < 0)
				return false;
		if (*s++ != (i < 4 ? '-' : '\0'))
			return false;
	}
	return true;
}

/* Language tags, well-formed after RFC 5646 2.2.9 */

struct subtags {
	const char *s;
	size_t size; /* of the subtag at s */
};

static bool is_all(const struct subtags *tag, bool digits_too)
{
	for (size_t i = 0; i < tag->size; i++)
		if (!ascii_is_letter(tag->s[i]) && !(digits_too && ascii_is_digit(tag->s[i])))
			return false;
	return tag->size;
}

static void next_subtag(struct subtags *tag)
{
	tag->s += tag->size;
	tag->s += *tag->s == '-' && tag->s[1];
	tag->size = strcspn(tag->s, "-");
}

/* Moves over subtags of these lengths, at most so many. */
static size_t skip_subtags(struct subtags *tag, size_t least, size_t most, bool digits_too,
			   size_t count)
{
	size_t taken = 0;
	while (taken < count && tag->size >= least && tag->size <= most &&
	       is_all(tag, digits_too)) {
		next_subtag(tag);
		taken++;
	}
	return taken;
}

static void skip_variants(struct subtags *tag)
{
	while ((tag->size >= 5 && tag->size <= 8 && is_all(tag, true)) ||
	       (tag->size == 4 && ascii_is_digit(*tag->s) && is_all(tag, true)))
		next_subtag(tag);
}

static bool skip_extensions(struct subtags *tag)
{
	while (tag->size == 1 && is_all(tag, true)) {
		bool is_private = ascii_lower(*tag->s) == 'x';
		next_subtag(tag);
		if (!skip_subtags(tag, is_private ? 1 : 2, 8, true, SIZE_MAX))
			return false;
	}
	return true;
}

static bool is_language_tag(const char *value)
{
	static const char odd[] =
	    "en-gb-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo "
	    "i-pwn i-tao i-tay i-tsu sgn-be-fr sgn-be-nl sgn-ch-de art-lojban cel-gaulish no-bok "
	    "no-nyn zh-guoyu zh-hakka zh-min zh-min-nan zh-xiang";
	struct arena *arena = arena_new();
	bool is_odd = words_have(odd, ascii_lowered(arena_string(arena, value)));
	arena_free(arena);
	struct subtags tag = {value, strcspn(value, "-")};
	if (is_odd)
		return true;
	if (tag.size == 1 && ascii_lower(*tag.s) == 'x')
		return skip_extensions(&tag) && !*tag.s;
	bool is_short = tag.size <= 3;
	if (!skip_subtags(&tag, 2, 8, false, 1))
		return false;
	if (is_short)
		skip_subtags(&tag, 3, 3, false, 3);
	skip_subtags(&tag, 4, 4, false, 1);
	if ((tag.size == 3 && ascii_digits(tag.s) == 3) || (tag.size == 2 && is_all(&tag, false)))
		next_subtag(&tag);
	skip_variants(&tag);
	return skip_extensions(&tag) && !*tag.s;
}

/* Values */

static void judge_identifier(struct checked *document, const struct node *node, const char *text,
			     const char *unique)
{
	const char *id = trimmed(document, node, "id"), *scheme = tree_get(node, "opf:scheme");
	static const char urn[] = "urn:uuid:";
	if (!unique || !id || strcmp(id, unique) != 0)
		return;
	document->check->identifier = arena_string(document->check->arena, text);
	bool is_urn = strncmp(text, urn, strlen(urn)) == 0;
	if ((is_urn || (scheme && ascii_equal(scheme, "uuid"))) &&
	    !is_uuid(is_urn ? text + strlen(urn) : text))
		find(document, node, MSG_OPF_085, text, NULL);
}

/* The words that stand in the element itself: what is in others can't be there, and was told. */
static const char *own_text(const struct checked *document, const struct node *node)
{
	struct buf text = BUF_EMPTY;
	for (const struct node *child = node->children; child; child = child->next)
		if (child->kind == NODE_TEXT)
			buf_puts(&text, child->text);
	struct arena *arena = document->worker->arena;
	const char *kept = arena_copy(arena, text.data ? text.data : "", text.size);
	buf_clear(&text);
	return without_space(arena, kept);
}

/* language: NULL where none is said */
static void judge_language(const struct checked *document, const struct node *node,
			   const char *language)
{
	if (document->check->version == 3 && language && *language && !is_language_tag(language))
		find(document, node, MSG_OPF_092, language, NULL);
}

static void judge_dublin_core(struct checked *document, const struct node *node, const char *unique)
{
	struct check *check = document->check;
	const char *name = node->name + strlen("dc:"), *text = own_text(document, node);
	const char *role = tree_get(node, "opf:role");
	bool is_2 = check->version == 2;
	if (ascii_equal(name, "identifier"))
		judge_identifier(document, node, node_text(document, node), unique);
	else if (strcmp(name, "date") == 0 && !is_date(text))
		find(document, node, is_2 ? MSG_OPF_054 : MSG_OPF_053, text, NULL);
	else if (strcmp(name, "language") == 0)
		judge_language(document, node, text);
	else if (strcmp(name, "type") == 0)
		*map_at(&check->types, arena_string(check->arena, text)) = 1;
	if (strcmp(name, "creator") == 0 && role && *role && !is_relator(role))
		find(document, node, MSG_OPF_052, role, NULL);
	bool is_main = strcmp(name, "title") == 0 || strcmp(name, "language") == 0;
	if (is_2 && !*text && strcmp(name, "date") != 0 && strcmp(name, "identifier") != 0)
		find(document, node, is_main ? MSG_OPF_055 : MSG_OPF_072, node->name, NULL);
}

static void take_meta(struct checked *document, const struct node *node)
{
	struct check *check = document->check;
	const char *property = trimmed(document, node, "property");
	if (!property || tree_get(node, "refines"))
		return;
	const char *text = arena_string(check->arena, node_text(document, node));
	if (strcmp(property, "rendition:layout") == 0)
		check->is_fixed = strcmp(text, "pre-paginated") == 0;
	else if (strcmp(property, "media:active-class") == 0)
		check->active_class = text;
	else if (strcmp(property, "media:playback-active-class") == 0)
		check->playing_class = text;
}

void package_metadata(struct checked *document)
{
	struct check *check = document->check;
	const struct node *root = document->root;
	bool is_package = opf_is(root, "package");
	const char *unique = is_package ? trimmed(document, root, "unique-identifier") : NULL;
	if (is_package && (!unique || !*unique))
		find(document, root, MSG_OPF_048, NULL, NULL);
	for (const struct node *node = root; node; node = tree_next(node, root)) {
		if (node->kind != NODE_ELEMENT)
			continue;
		bool is_inner = node->parent && node->parent->parent &&
				opf_is(node->parent->parent, "collection");
		if (strncmp(node->name, "dc:", 3) == 0 && !is_inner)
			judge_dublin_core(document, node, unique);
		else if (opf_is(node, "meta") && !is_inner)
			take_meta(document, node);
		judge_language(document, node, tree_get(node, "xml:lang"));
		if (opf_is(node, "link"))
			judge_language(document, node, tree_get(node, "hreflang"));
	}
	if (!check->identifier && !check->is_bare)
		find(document, root, MSG_OPF_030, unique ? unique : "", NULL);
	if (!check->identifier && unique && *unique && check->version == 3)
		find(document, root, MSG_OPF_UID, unique, NULL);
}
