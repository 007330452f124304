/* A style sheet: what is written of it is clean, and stays as it is when it is cleaned again. */
#include "../fuzz.h"

#include "css/css.h"

#include <string.h>

static void clean(const char *text, size_t size, struct buf *out)
{
	const struct css_input in = {.text = text, .size = size};
	css_clean(&in, out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct buf once = BUF_EMPTY, twice = BUF_EMPTY;
	clean((const char *)bytes, size, &once);
	clean(once.data ? once.data : "", once.size, &twice);
	if (once.size != twice.size || (once.size && memcmp(once.data, twice.data, once.size)))
		fuzz_fail("a clean sheet changes", once.data ? once.data : "");
	buf_clear(&once);
	buf_clear(&twice);
	return 0;
}
