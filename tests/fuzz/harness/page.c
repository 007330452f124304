/* A saved page, of which the article is cut out. */
#include "../fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_article(FORMAT_HTML, "article", bytes, size);
	return 0;
}
