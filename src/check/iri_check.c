/* References as the schemas of EPUBCheck take them: by RFC 2396, once what that has not is written
 * as %XX, which is what Java reads; and names of RDFa, which may be such. */
#include "check/page_check_parts.h"

#include "base/url.h"

static bool has_whole_codes(const char *s)
{
	for (; (s = strchr(s, '%')); s++)
		if (ascii_hex_value(s[1]) < 0 || ascii_hex_value(s[2]) < 0)
			return false;
	return true;
}

/* An address of IPv6, whose host is in brackets. */
static bool is_host_in_brackets(const char *host, size_t size)
{
	const char *end = memchr(host, ']', size);
	for (const char *s = host + 1; end && s < end; s++)
		if (ascii_hex_value(*s) < 0 && *s != ':' && *s != '.')
			return false;
	return end;
}

bool is_iri(const char *s)
{
	const char *fragment = strchr(s, '#');
	if (!has_whole_codes(s) || (fragment && strchr(fragment + 1, '#')))
		return false;
	size_t scheme = strcspn(s, ":/?#");
	if (s[scheme] == ':') {
		if (!url_scheme(s))
			return false;
		s += scheme + 1;
		if (*s != '/')
			return *s && *s != '#';
	}
	if (strncmp(s, "//", 2) == 0) {
		s += 2;
		size_t authority = strcspn(s, "/?#"), user = strcspn(s, "@");
		size_t host = user < authority ? user + 1 : 0;
		if (!*s || (s[host] == '[' && !is_host_in_brackets(s + host, authority - host)))
			return false;
		s += authority;
	}
	size_t path = strcspn(s, "?#");
	return !memchr(s, '[', path) && !memchr(s, ']', path);
}

/* Addresses of types, at least one. */
static bool are_types(struct arena *arena, const char *value)
{
	const char *word;
	size_t count = 0;
	for (; (word = next_word(arena, &value)); count++)
		if (!is_iri(word))
			return false;
	return count;
}

/* A name of RDFa: a term, a prefix with what it stands before, or a reference. */
static bool is_rdfa_name(const char *s)
{
	size_t prefix = strcspn(s, ":");
	bool has_prefix =
	    s[prefix] && !strpbrk(s, " \t\n\r") && (!prefix || xml_name_size(s, false) == prefix);
	return has_prefix || is_iri(s);
}

static bool are_rdfa_names(struct arena *arena, const char *value)
{
	const char *word;
	if (*value && !has_words(value))
		return false;
	while ((word = next_word(arena, &value)))
		if (!is_rdfa_name(word))
			return false;
	return true;
}

/* A name that is a link by where it stands, and one of RDFa elsewhere. */
static bool is_rel_right(struct arena *arena, enum element element, const char *value)
{
	return element == EL_A || element == EL_AREA || element == EL_LINK ||
	       are_rdfa_names(arena, value);
}

bool page_names_fit(struct arena *arena, const struct node *node, const char *name,
		    const char *value)
{
	if (strcmp(name, "rel") == 0)
		return is_rel_right(arena, element_of(node), value);
	if (words_have("property rev typeof", name))
		return are_rdfa_names(arena, value);
	if (words_have("about datatype resource", name))
		return is_rdfa_name(value);
	if (strcmp(name, "ping") == 0)
		return !has_words(value) || are_types(arena, value);
	if (strcmp(name, "itemtype") == 0)
		return are_types(arena, value);
	if (strcmp(name, "vocab") == 0)
		return is_iri(without_space(arena, value));
	return true;
}
