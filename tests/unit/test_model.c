/* The tables of the content model: each row says what it must, and none contradicts another. */
#include "xhtml/id_lists.h"
#include "xhtml/model/attribute_table.h"
#include "xhtml/model/math_table.h"
#include "xhtml/model/semantics.h"
#include "xhtml/model/svg_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

enum { REJECTED = REJECTED_BY_4 | REJECTED_BY_5 | REJECTED_BY_TS };

typedef bool known_name(const char *name);

static void fail_row(const char *row, const char *why)
{
	fail_msg("%s: %s", row, why);
}

static bool is_element(const char *name)
{
	return element_by_name(name) < EL_FOREIGN;
}

static bool is_svg_element(const char *name)
{
	return svg_rule_for(name) != NULL;
}

static bool is_math_element(const char *name)
{
	return math_rule_for(name) != NULL;
}

/* A specification, and a section of it. */
static void check_validity(const char *row, const struct validity *valid)
{
	const char *section = valid->source ? strrchr(valid->source, ' ') : NULL;
	if (!section || !strchr("0123456789DMN", section[1]))
		fail_row(row, "names no section of a specification");
	if (valid->books & ~(unsigned)VALID_ALL)
		fail_row(row, "is valid in books that there are not");
	if (!valid->books && valid->differ & REJECTED)
		fail_row(row, "differs by being rejected, which it is");
}

/* What octavo lets into a book is valid in every EPUB 3, for every validator. */
static void check_kept(const char *row, const struct validity *valid)
{
	if ((valid->books & VALID_3) != VALID_3 || valid->differ & REJECTED)
		fail_row(row, "is kept, and isn't valid everywhere");
}

static void check_names(const char *row, const char *names, known_name *known)
{
	char name[32];
	for (const char *s = names; s && *(s += strspn(s, " "));) {
		size_t size = strcspn(s, " ");
		snprintf(name, sizeof name, "%.*s", (int)size, s);
		if (!known(name))
			fail_row(row, name);
		s += size;
	}
}

static bool is_kind(const char *name)
{
	return words_have("%flow %phrasing %metadata %sectioning %heading %embedded %interactive "
			  "%script %block %transparent %foreign %anything #text",
			  name);
}

/* Names, signs and as many parentheses that close as open. */
static void check_content(const char *row, const char *content, known_name *known)
{
	static const char signs[] = "(),|?*+ ";
	int depth = 0;
	char name[32];
	for (const char *s = content; s && *s;) {
		size_t size = strcspn(s, signs);
		depth += *s == '(' ? 1 : *s == ')' ? -1 : 0;
		if (depth < 0)
			fail_row(row, content);
		snprintf(name, sizeof name, "%.*s", (int)size, s);
		if (size && !is_kind(name) && !known(name))
			fail_row(row, name);
		s += size ? size : 1;
	}
	if (depth)
		fail_row(row, content);
}

static bool is_kept(const struct rule *rule)
{
	return rule->fate == FATE_KEEP || rule->fate == FATE_MEDIA || rule->fate == FATE_FOREIGN;
}

/* What octavo lets an element hold is part of what it may hold. */
static bool holds_less(const struct rule *rule)
{
	const char *content = rule->content ? rule->content : "";
	switch (rule->holds) {
	case HOLDS_NOTHING:
		return !*content || strcmp(content, "%foreign") == 0;
	case HOLDS_TEXT:
		return *content != '\0';
	case HOLDS_PHRASING:
		return strstr(content, "%phrasing") || strstr(content, "%flow");
	case HOLDS_FLOW:
	case HOLDS_FIGURE:
	case HOLDS_DETAILS:
		return strstr(content, "%flow") != NULL;
	case HOLDS_LIKE_PARENT:
	case HOLDS_MEDIA:
		return strstr(content, "%transparent") != NULL;
	default: /* parts, by their names */
		return *content != '\0';
	}
}

static void test_elements(void **state)
{
	(void)state;
	for (int i = EL_NONE + 1; i < EL_FOREIGN; i++) {
		enum element element = (enum element)i;
		const struct rule *rule = rule_for(element);
		const char *row = element_name(element);
		check_validity(row, &rule->valid);
		check_content(row, rule->content, is_element);
		check_content(row, rule->content_32, is_element);
		check_content(row, rule->content_11, is_element);
		check_content(row, rule->without, is_element);
		if (rule->kinds & KIND_PHRASING && !(rule->kinds & KIND_FLOW))
			fail_row(row, "phrasing content is flow content");
		if (!rule->more != !rule->with)
			fail_row(row, "is of more kinds with an attribute, or isn't");
		if (is_kept(rule))
			check_kept(row, &rule->valid);
		if (is_kept(rule) && !holds_less(rule))
			fail_row(row, "holds more than it may");
		if (rule->become && !is_kept(rule_for(rule->become)))
			fail_row(row, "becomes what isn't kept");
		if (rule->with && !attribute_rule_for(rule->with, row, VALID_ALL))
			fail_row(row, rule->with);
	}
}

/* A part stands in the content of a whole, by its name. */
static void test_parts(void **state)
{
	(void)state;
	for (int part = EL_NONE + 1; part < EL_FOREIGN; part++) {
		const struct rule *rule = rule_for((enum element)part);
		bool named = rule->level != LEVEL_PART;
		for (int whole = EL_NONE + 1; whole < EL_FOREIGN && !named; whole++) {
			const struct rule *around = rule_for((enum element)whole);
			named = around->holds == rule->part_of && around->content &&
				strstr(around->content, element_name((enum element)part));
		}
		if (!named)
			fail_row(element_name((enum element)part), "no whole names it");
	}
}

/* What refers by id is followed by one rule, which knows it by its name. */
static void check_id_list(const char *name, bool is_list)
{
	if (has_id_list(&(struct attribute){.name = name}) != is_list)
		fail_row(name, is_list ? "isn't followed as a list of ids" : "is no list of ids");
}

static bool share_element(const char *one, const char *other)
{
	char name[32];
	if (!one || !other)
		return one == other;
	for (const char *s = one; *(s += strspn(s, " "));) {
		size_t size = strcspn(s, " ");
		snprintf(name, sizeof name, "%.*s", (int)size, s);
		if (words_have(other, name))
			return true;
		s += size;
	}
	return false;
}

static void test_attributes(void **state)
{
	(void)state;
	size_t count;
	const struct attribute_rule *rules = attribute_rules(&count);
	for (size_t i = 0; i < count; i++) {
		const struct attribute_rule *rule = &rules[i];
		check_validity(rule->name, &rule->valid);
		check_names(rule->name, rule->elements, is_element);
		if (i && strcmp(rules[i - 1].name, rule->name) > 0)
			fail_row(rule->name, "out of order");
		if (rule->kept) {
			check_kept(rule->name, &rule->valid);
			check_id_list(rule->name, rule->kind == VALUE_IDS);
		}
		if (rule->required & ~rule->valid.books)
			fail_row(rule->name, "is required where it isn't valid");
		bool chooses = rule->kind >= VALUE_ONE_OF && rule->kind <= VALUE_SOME_OF_OR_NONE;
		if (chooses != (rule->words != NULL))
			fail_row(rule->name, "has words to choose from, or needs them");
		for (size_t j = i + 1; j < count && strcmp(rules[j].name, rule->name) == 0; j++)
			if (rules[j].valid.books & rule->valid.books &&
			    share_element(rules[j].elements, rule->elements))
				fail_row(rule->name, "says two things of an element in one book");
	}
}

static void test_attribute_lookup(void **state)
{
	(void)state;
	assert_int_equal(attribute_rule_for("type", "ol", VALID_3)->kind, VALUE_ONE_OF_AS_IS);
	assert_int_equal(attribute_rule_for("type", "source", VALID_3)->kind, VALUE_MEDIA_TYPE);
	assert_null(attribute_rule_for("type", "ol", VALID_11));
	assert_null(attribute_rule_for("start", "ul", VALID_ALL));
	assert_non_null(attribute_rule_for("data-x", "p", VALID_33));
	assert_null(attribute_rule_for("data-x", "p", VALID_11));
	assert_true(attribute_rule_for("alt", "img", VALID_11)->required & VALID_11);
	assert_null(attribute_rule_for("zzz", "p", VALID_ALL));
}

static bool is_role(const char *name)
{
	const struct role_rule *rule = role_rule_for(name);
	return strcmp(name, "%any") == 0 || (rule && !(rule->valid.differ & REJECTED_BY_5));
}

static bool is_aria(const char *name)
{
	return strncmp(name, "aria-", 5) == 0 && attribute_rule_for(name, "div", VALID_33);
}

static void test_roles(void **state)
{
	(void)state;
	size_t count;
	const struct role_rule *rules = role_rules(&count);
	for (size_t i = 0; i < count; i++) {
		check_validity(rules[i].name, &rules[i].valid);
		check_names(rules[i].name, rules[i].required, is_aria);
		if (rules[i].on)
			check_kept(rules[i].name, &rules[i].valid);
		if (i && strcmp(rules[i - 1].name, rules[i].name) >= 0)
			fail_row(rules[i].name, "out of order");
	}
	const struct element_roles *rows = element_role_rows(&count);
	for (size_t i = 0; i < count; i++) {
		check_names(rows[i].elements, rows[i].elements, is_element);
		check_names(rows[i].elements, rows[i].roles, is_role);
		check_names(rows[i].elements, rows[i].own, is_aria);
		check_names(rows[i].elements, rows[i].always, is_aria);
	}
}

static void test_svg(void **state)
{
	(void)state;
	size_t count;
	const struct svg_rule *rules = svg_rules(&count);
	for (size_t i = 0; i < count; i++) {
		check_validity(rules[i].name, &rules[i].valid);
		check_content(rules[i].name, rules[i].content, is_svg_element);
		assert_ptr_equal(svg_rule_for(rules[i].name), &rules[i]);
		if (rules[i].kept)
			check_kept(rules[i].name, &rules[i].valid);
	}
	const struct svg_attribute_rule *attributes = svg_attributes(&count);
	for (size_t i = 0; i < count; i++) {
		check_validity(attributes[i].name, &attributes[i].valid);
		check_kept(attributes[i].name, &attributes[i].valid);
		check_names(attributes[i].name, attributes[i].elements, is_svg_element);
		check_id_list(attributes[i].name, attributes[i].value == SVG_IDS);
		if (i && strcmp(attributes[i - 1].name, attributes[i].name) >= 0)
			fail_row(attributes[i].name, "out of order");
	}
	assert_true(svg_attribute_is_valid("points", "polygon"));
	assert_true(svg_attribute_is_valid("stdDeviation", "feGaussianBlur"));
	assert_false(svg_attribute_is_valid("points", "circle"));
}

static void test_math(void **state)
{
	(void)state;
	size_t count;
	const struct math_rule *rules = math_rules(&count);
	for (size_t i = 0; i < count; i++) {
		check_validity(rules[i].name, &rules[i].valid);
		assert_ptr_equal(math_rule_for(rules[i].name), &rules[i]);
		if (rules[i].kept)
			check_kept(rules[i].name, &rules[i].valid);
	}
	const struct math_attribute_rule *attributes = math_attributes(&count);
	for (size_t i = 0; i < count; i++) {
		check_validity(attributes[i].name, &attributes[i].valid);
		check_kept(attributes[i].name, &attributes[i].valid);
		check_names(attributes[i].name, attributes[i].elements, is_math_element);
	}
	assert_true(math_attribute_is_valid("linethickness", "mfrac"));
	assert_true(math_attribute_is_valid("lquote", "ms"));
	assert_false(math_attribute_is_valid("linethickness", "mi"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_elements),   cmocka_unit_test(test_parts),
	    cmocka_unit_test(test_attributes), cmocka_unit_test(test_attribute_lookup),
	    cmocka_unit_test(test_roles),      cmocka_unit_test(test_svg),
	    cmocka_unit_test(test_math),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
