/* HTML, all of it. */
#include "../fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_article(FORMAT_HTML, "whole", bytes, size);
	return 0;
}
