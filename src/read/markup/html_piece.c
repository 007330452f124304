/* HTML that stands in another text. */
#include "base/mem.h"
#include "read/markup/html_guard.h"
#include "read/markup/html_parse.h"

#include <string.h>

struct html_page html_parse_piece(const char *text)
{
	size_t size = strlen(text);
	struct html_guarded guarded = html_guard(text, size, &limits_usual);
	struct html_page page =
	    html_parse("", guarded.text ? guarded.text : text, size, NULL, NULL);
	mem_free(guarded.text);
	return page;
}
