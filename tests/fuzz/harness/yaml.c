/* YAML, as it says what a book is. */
#include "../fuzz.h"

#include "metadata/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	const char *text = arena_copy(arena, (const char *)bytes, size);
	const struct yaml_source source = {
	    .name = "a", .text = text, .size = size, .first_line = 1};
	yaml_read(&source, arena, diags);
	diags_deliver(diags, fuzz_check_message, NULL);
	diags_free(diags);
	arena_free(arena);
	return 0;
}
