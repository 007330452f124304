/* Which of a style's words goes for a text: programs part fonts and languages by script. */
#include "read/word/draft/draft.h"

#include "base/unicode.h"
#include "base/utf8.h"

enum draft_script draft_script_of(const char *text, size_t size)
{
	enum { FIRST_OF_EAST = 0x2E80 };
	static const struct {
		unsigned first, last;
	} complex[] = {
	    {0x590, 0x109F},  /* from Hebrew to Burmese */
	    {0x1780, 0x18AF}, /* Khmer, Mongolian */
	    {0xFB1D, 0xFDFF}, /* forms of Hebrew and Arabic */
	    {0xFE70, 0xFEFF},
	};
	for (const char *s = text, *end = text + size; s < end;) {
		unsigned c = utf8_next(&s, end);
		if (!unicode_is_letter(c))
			continue;
		for (size_t i = 0; i < sizeof complex / sizeof *complex; i++)
			if (c >= complex[i].first && c <= complex[i].last)
				return SCRIPT_COMPLEX;
		return c >= FIRST_OF_EAST ? SCRIPT_EAST : SCRIPT_WESTERN;
	}
	return SCRIPT_WESTERN;
}
