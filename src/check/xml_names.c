/* Names as XML Schema has them: of letters, marks and digits by what Unicode says that they are. It
 * takes letters that Unicode got later, too, as XML 1.0 does since its fifth edition. */
#include "check/check_parts.h"

#include "base/unicode.h"
#include "base/utf8.h"

static bool may_begin(unsigned c)
{
	bool is_counted = c == 0x3007 || (c >= 0x3021 && c <= 0x3029); /* Han, as numbers */
	return c == '_' || unicode_is_letter(c) || is_counted;
}

static bool may_follow(unsigned c)
{
	return unicode_is_word(c) || c == '_' || c == '-' || c == '.' || c == 0xB7 || c == 0x387;
}

size_t xml_name_size(const char *s, bool colons)
{
	const char *end = s + strlen(s), *at = s;
	for (const char *next = s; next < end; at = next) {
		unsigned c = utf8_next(&next, end);
		if (!(colons && c == ':') && !(at == s && !colons ? may_begin(c) : may_follow(c)))
			break;
	}
	return (size_t)(at - s);
}

bool is_xml_name(const char *s, bool colons)
{
	size_t size = xml_name_size(s, colons);
	return size && !s[size];
}

bool are_xml_names(struct arena *arena, const char *value, bool colons)
{
	const char *word;
	size_t count = 0;
	for (; (word = next_word(arena, &value)); count++)
		if (!is_xml_name(word, colons))
			return false;
	return count;
}
