/* Markdown, and the HTML in it. */
#include "../fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_article(FORMAT_MARKDOWN, NULL, bytes, size);
	return 0;
}
