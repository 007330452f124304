/* What says what a book is, of any bytes. */
#include "fuzz.h"

void fuzz_said(fuzz_reader *read, const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	const char *text = arena_copy(arena, (const char *)bytes, size);
	const struct yaml_source source = {
	    .name = "a", .text = text, .size = size, .first_line = 1};
	read(&source, arena, diags);
	diags_deliver(diags, fuzz_check_message, NULL);
	diags_free(diags);
	arena_free(arena);
}
