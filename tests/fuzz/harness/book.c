/* A whole folder, from the plan to the file: there is a book or an error, the book is sound, and
 * the second one has the same bytes. */
#include "../fuzz.h"

#include <string.h>

static void check_builds(const uint8_t *input, size_t input_size)
{
	struct buf one = BUF_EMPTY, other = BUF_EMPTY;
	(void)input, (void)input_size;
	enum octavo_status status = fuzz_build("book", "one.epub");
	if (fuzz_build("book", "other.epub") != status)
		fuzz_fail("a second build ends otherwise", "");
	if (status == OCTAVO_INPUT)
		return;
	fuzz_read("one.epub", &one);
	fuzz_read("other.epub", &other);
	if (one.size != other.size || memcmp(one.data, other.data, one.size) != 0)
		fuzz_fail("a second build has other bytes", "");
	fuzz_check_book(&one);
	buf_clear(&one);
	buf_clear(&other);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_in_folder(bytes, size, check_builds);
	return 0;
}
