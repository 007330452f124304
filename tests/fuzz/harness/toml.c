/* TOML, as it says what a book is. */
#include "../fuzz.h"

#include "metadata/toml.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_said(toml_read, bytes, size);
	return 0;
}
