/* The values of attributes of XHTML, as validators take them: EPUBCheck 5 in EPUB 3. */
#include "check/page_check_parts.h"

#include "xhtml/model/attribute_table.h"
#include "xhtml/model/semantics.h"

/* Numbers */

static bool is_number(const char *s, bool may_be_negative, bool fraction)
{
	s += *s == '-' && may_be_negative;
	size_t digits = ascii_digits(s);
	s += digits;
	if (fraction && *s == '.') {
		digits += ascii_digits(s + 1);
		s += 1 + ascii_digits(s + 1);
	}
	if (fraction && digits && (*s == 'e' || *s == 'E')) {
		s += 1 + (s[1] == '-' || s[1] == '+');
		s += ascii_digits(s);
	}
	return digits && !*s;
}

static bool is_zero(const char *s)
{
	return !s[strspn(s, "+-0.")];
}

/* Numbers of XML Schema. */
static bool is_number_of(enum value_kind kind, const char *bare)
{
	bool is_signed = *bare == '+' || (*bare == '-' && is_zero(bare));
	switch (kind) {
	case VALUE_INTEGER:
		return is_number(bare + (*bare == '+'), *bare == '-', false);
	case VALUE_POSITIVE:
		return is_number(bare + (*bare == '+'), false, false) && !is_zero(bare);
	case VALUE_NUMBER:
		return is_number(bare + (*bare == '+'), *bare == '-', true);
	default:
		return is_number(bare + is_signed, false, false);
	}
}

/* Words */

static bool is_without_space(const char *s)
{
	return *s && !strpbrk(s, " \t\n\r\f");
}

/* A frame's name, or what stands for one. */
static bool is_target(const char *s)
{
	return *s != '_' || ascii_equal(s, "_blank") || ascii_equal(s, "_self") ||
	       ascii_equal(s, "_parent") || ascii_equal(s, "_top");
}

/* Pairs "name: address" (HTML+RDFa 1.1 3). */
static bool are_prefixes(const char *s)
{
	if (*s && !has_words(s))
		return false;
	for (s += strspn(s, " \t\n\r"); *s; s += strspn(s, " \t\n\r")) {
		size_t name = xml_name_size(s, false);
		if (!name || s[name] != ':' || s[name + 1] != ' ')
			return false;
		s += name + 2;
		size_t address = strcspn(s, " ");
		if (!address)
			return false;
		s += address;
	}
	return true;
}

/* Whether each word is one of these, and none is there twice. */
static bool are_words_of(struct arena *arena, const char *words, const char *value)
{
	const char *word;
	while ((word = next_word(arena, &value)))
		if (!words_have(words, word) || words_have(value, word))
			return false;
	return true;
}

/* Whole numbers between commas, as many as the shape of the area has. */
static bool are_coords(const struct node *node, const char *s)
{
	const char *shape = tree_get(node, "shape");
	size_t count = 0;
	for (;; s++, count++) {
		bool may_be_negative = count != 2 || !shape || strcmp(shape, "circle") != 0;
		s += *s == '-' && may_be_negative;
		size_t digits = ascii_digits(s);
		if (!digits)
			return false;
		s += digits;
		if (*s != ',')
			break;
	}
	count++;
	if (*s)
		return false;
	if (shape && strcmp(shape, "circle") == 0)
		return count == 3;
	return !shape || strcmp(shape, "rect") == 0
		   ? count == 4
		   : strcmp(shape, "poly") == 0 && count >= 6 && count % 2 == 0;
}

static bool is_color(const char *s)
{
	size_t size = 0;
	while (s[0] == '#' && ascii_hex_value(s[size + 1]) >= 0)
		size++;
	return size == 6 && !s[7];
}

/* Attributes whose values are judged by more than their row. */
static bool is_odd_value_right(struct arena *arena, const struct node *node, const char *name,
			       const char *value)
{
	enum element element = element_of(node);
	const char *bare = without_space(arena, value);
	if (strcmp(name, "usemap") == 0)
		return value[0] == '#' && value[1];
	if (strcmp(name, "coords") == 0 && element == EL_AREA)
		return are_coords(node, value);
	if (strcmp(name, "name") == 0 && (element == EL_IFRAME || element == EL_OBJECT))
		return *value != '_';
	if (strcmp(name, "color") == 0)
		return is_color(value);
	if (strcmp(name, "epub:type") == 0)
		return are_xml_names(arena, value, true);
	if (strcmp(name, "prefix") == 0)
		return are_prefixes(value);
	if (strcmp(name, "ssml:alphabet") == 0)
		return strcmp(value, "ipa") == 0 || strncmp(value, "x-", 2) == 0;
	if (strcmp(name, "aria-relevant") == 0)
		return strcmp(bare, "all") == 0 || !words_have(value, "all");
	if (strcmp(name, "aria-details") == 0 || strcmp(name, "aria-errormessage") == 0)
		return is_without_space(value);
	if (element == EL_PROGRESS && (strcmp(name, "max") == 0 || strcmp(name, "value") == 0))
		return is_zero(bare) ? *name == 'v' : *bare != '-';
	return true;
}

static bool is_one_of(struct arena *arena, const struct attribute_rule *rule, const char *value)
{
	bool is_exact = strncmp(rule->name, "aria-", 5) == 0 ||
			words_have("as decoding referrerpolicy", rule->name);
	const char *bare = is_exact ? value : without_space(arena, value);
	if (rule->kind == VALUE_ONE_OF_OR_NONE && !*bare)
		return true;
	if (words_have("charset http-equiv", rule->name))
		bare = ascii_lowered(arena_string(arena, bare));
	return words_have(rule->kind == VALUE_TRUTH ? "true false" : rule->words, bare);
}

static bool fits_3(struct arena *arena, const struct node *node, const struct attribute_rule *rule,
		   const char *value)
{
	const char *bare = without_space(arena, value);
	switch (rule->kind) {
	case VALUE_ID:
	case VALUE_NAME:
		return is_without_space(value);
	case VALUE_IDREF:
		return is_without_space(bare);
	case VALUE_LANGUAGE:
		return is_language(bare);
	case VALUE_INTEGER:
	case VALUE_POSITIVE:
	case VALUE_NATURAL:
	case VALUE_LENGTH:
	case VALUE_NUMBER:
		return is_number_of(strcmp(rule->name, "rowspan") == 0 ? VALUE_NATURAL : rule->kind,
				    bare);
	case VALUE_FLAG:
		return !*(strcmp(rule->name, "inert") == 0 ? value : bare) ||
		       strcmp(bare, rule->name) == 0;
	case VALUE_ROLE:
		return element_takes_role(element_roles_of(node), value);
	case VALUE_ONE_OF:
	case VALUE_ONE_OF_OR_NONE:
	case VALUE_TRUTH:
		return is_one_of(arena, rule, value);
	case VALUE_MEDIA_TYPE:
	case VALUE_DATE:
	case VALUE_TIME:
	case VALUE_ONE_OF_AS_IS:
		return value_normal(arena, rule->kind, rule->name, rule->words, value);
	case VALUE_SOME_OF:
		return has_words(value) && are_words_of(arena, rule->words, value);
	case VALUE_SOME_OF_OR_NONE:
		return are_words_of(arena, rule->words, value);
	case VALUE_SOME:
	case VALUE_REFERENCE:
		return has_words(value);
	case VALUE_LINK:
		return is_iri(bare);
	case VALUE_TARGET:
		return is_target(value);
	default:
		return true;
	}
}

/* In EPUB 2 numbers and dates are any text. */
static bool fits_2(struct arena *arena, const struct attribute_rule *rule, const char *value)
{
	const char *bare = without_space(arena, value);
	switch (rule->kind) {
	case VALUE_ID:
		return is_xml_name(bare, false);
	case VALUE_IDS:
		return are_xml_names(arena, value, false);
	case VALUE_LANGUAGE:
		return *bare && is_language(bare);
	case VALUE_FLAG:
		return strcmp(bare, rule->name) == 0;
	case VALUE_ONE_OF:
		return words_have(rule->words, bare);
	case VALUE_LINK:
	case VALUE_REFERENCE:
		return is_iri(bare);
	case VALUE_TOKENS:
		return strcmp(rule->name, "class") == 0 || are_xml_names(arena, value, true);
	default:
		return true;
	}
}

bool page_value_fits(const struct xhtml_page *page, const struct node *node,
		     const struct attribute_rule *rule, const char *value)
{
	struct arena *arena = page->document->worker->arena;
	if (!page->is_3)
		return fits_2(arena, rule, value);
	return fits_3(arena, node, rule, value) && page_names_fit(arena, node, rule->name, value) &&
	       is_odd_value_right(arena, node, rule->name, value);
}
