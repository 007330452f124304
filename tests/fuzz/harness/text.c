/* Plain text. */
#include "../fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_article(FORMAT_TEXT, NULL, bytes, size);
	return 0;
}
