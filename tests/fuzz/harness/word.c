/* A manuscript's archive, which may be a broken one. */
#include "../fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_article(FORMAT_WORD, NULL, bytes, size);
	return 0;
}
