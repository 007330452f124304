/* XML, as pages and drawings are. */
#include "../fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct buf page = BUF_EMPTY;
	buf_puts(&page, "<?xml version=\"1.0\"?>\n");
	buf_add(&page, (const char *)bytes, size);
	fuzz_article(FORMAT_HTML, "whole", (const uint8_t *)page.data, page.size);
	buf_clear(&page);
	return 0;
}
