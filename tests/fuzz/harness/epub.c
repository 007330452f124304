/* An EPUB, packed or as files in one text: it is checked, packed, unpacked and built. What build
 * writes passes check, and what passes check still does when it is packed, or unpacked. */
#include "../fuzz.h"

#include "base/file.h"

#include <stdio.h>
#include <string.h>

static bool move(bool packs, const char *from, const char *to)
{
	struct octavo *octavo = octavo_new();
	octavo_listen(octavo, fuzz_check_message, NULL);
	octavo_set(octavo, "no-check", "yes");
	enum octavo_status status =
	    packs ? octavo_pack(octavo, from, to) : octavo_unpack(octavo, from, to);
	octavo_free(octavo);
	if (status != OCTAVO_OK && status != OCTAVO_INPUT)
		fuzz_fail("the system failed", from);
	return status == OCTAVO_OK;
}

static void look_at_epub(const char *input, const char *packed)
{
	struct buf book = BUF_EMPTY;
	bool is_valid = fuzz_judge(input) == OCTAVO_OK;
	if (strcmp(input, packed) == 0 || move(true, input, packed)) {
		if (fuzz_judge(packed) != OCTAVO_OK && is_valid)
			fuzz_fail("what passed check doesn't any more", packed);
		if (move(false, packed, "unpacked") && fuzz_judge("unpacked") != OCTAVO_OK &&
		    is_valid)
			fuzz_fail("what passed check doesn't any more", "unpacked");
	}
	if (fuzz_build(input, "built.epub") == OCTAVO_OK) {
		fuzz_read("built.epub", &book);
		fuzz_check_book(&book);
		buf_clear(&book);
	}
}

static void look(const uint8_t *bytes, size_t size)
{
	FILE *to = NULL;
	if (size > 2 && memcmp(bytes, "%% ", 3) == 0) {
		look_at_epub("book", "packed.epub");
		return;
	}
	to = fopen("input.epub", "wb");
	if (!to || fwrite(bytes, 1, size, to) != size || fclose(to) != 0)
		fuzz_fail("no file to work on", "input.epub");
	look_at_epub("input.epub", "input.epub");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_in_folder(bytes, size, look);
	return 0;
}
