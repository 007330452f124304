/* A page with its pictures in one file of MIME. */
#include "../fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_article(FORMAT_MHTML, "auto", bytes, size);
	return 0;
}
