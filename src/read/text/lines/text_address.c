/* Plain text: addresses, which end where a mark of print or a bracket begins, too. */
#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/lines/text_lines.h"

#include <string.h>

/* Ideographs right behind a word of Latin letters are words around it. */
static const char *run_end(const char *at, const char *end)
{
	for (unsigned last = 0; at < end;) {
		const char *next = at;
		unsigned c = utf8_next(&next, end);
		bool may = c < 0x80 ? c > ' ' && c < 0x7F && !strchr("\"<>[\\]^`{|}", (int)c)
				    : unicode_is_word(c);
		bool around = unicode_is_unspaced(c) && ascii_is_letter_or_digit((int)last);
		if (!may || around)
			break;
		at = next;
		last = c;
	}
	return at;
}

/* "www." may begin behind any mark but those of a longer name. */
static bool may_begin(const char *start, const char *at)
{
	unsigned c = at > start ? utf8_before(start, &at) : ' ';
	return unicode_is_unspaced(c) ||
	       (!unicode_is_word(c) && !(c < 0x80 && strchr("-./:@\\", (int)c)));
}

struct address text_address(const char *start, const char *at, const char *end)
{
	if (*at == 'w' && may_begin(start, at))
		start = at;
	return address_find(start, at, end, run_end);
}
