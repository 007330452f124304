/* The names of languages. */
#include "code/code_parts.h"

#include "base/ascii.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_NAME = 32 };

static const struct code_language languages[] = {
#define LANGUAGE(name, syntax, kind) {name, syntax, CODE_##kind},
#include "code/languages.def"
#undef LANGUAGE
};

static int compare(const void *name, const void *language)
{
	return strcmp(name, ((const struct code_language *)language)->name);
}

const struct code_language *code_language(const char *name)
{
	char lower[LONGEST_NAME];
	if (!name || strlen(name) >= sizeof lower)
		return NULL;
	strncpy(lower, name, sizeof lower - 1);
	lower[sizeof lower - 1] = '\0';
	return bsearch(ascii_lowered(lower), languages, sizeof languages / sizeof *languages,
		       sizeof *languages, compare);
}

bool code_knows(const char *language)
{
	return code_language(language) != NULL;
}
