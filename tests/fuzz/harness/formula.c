/* A formula of TeX, a line each, with what was defined before. */
#include "../fuzz.h"

#include "math/math.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct diags *diags = diags_new();
	struct tree *tree = tree_new("a");
	struct math *math = math_new(tree);
	const char *at = (const char *)bytes, *end = at + size;
	while (at < end) {
		const char *line = memchr(at, '\n', (size_t)(end - at));
		struct node *formula;
		struct math_error error;
		line = line ? line : end;
		if (math_from_tex(math, at, (size_t)(line - at), true, &formula, &error) && formula)
			tree_append(tree->body, formula);
		at = line + (line < end);
	}
	math_settle(math, diags);
	diags_deliver(diags, fuzz_check_message, NULL);
	math_free(math);
	tree_free(tree);
	diags_free(diags);
	return 0;
}
