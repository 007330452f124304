/* What the ending of a file's name says of its format. */
#include "manuscript/manuscript.h"

#include "base/ascii.h"
#include "base/file.h"

static const struct ending {
	const char *name;
	enum format format; /* FORMAT_UNKNOWN: known to be unreadable */
} endings[] = {
    {"txt", FORMAT_TEXT},     {"text", FORMAT_TEXT},         {"md", FORMAT_MARKDOWN},
    {"mkd", FORMAT_MARKDOWN}, {"markdown", FORMAT_MARKDOWN}, {"mdown", FORMAT_MARKDOWN},
    {"mdx", FORMAT_MARKDOWN}, {"rmd", FORMAT_MARKDOWN},      {"qmd", FORMAT_MARKDOWN},
    {"html", FORMAT_HTML},    {"htm", FORMAT_HTML},          {"xhtml", FORMAT_HTML},
    {"docx", FORMAT_WORD},    {"docm", FORMAT_WORD},         {"dotx", FORMAT_WORD},
    {"doc", FORMAT_UNKNOWN},  {"rtf", FORMAT_UNKNOWN},       {"pdf", FORMAT_UNKNOWN},
    {"epub", FORMAT_UNKNOWN}, {"mobi", FORMAT_UNKNOWN},      {"azw3", FORMAT_UNKNOWN},
};

static const struct ending *find_ending(const char *name)
{
	const char *ending = path_ending(name);
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (ascii_equal(ending, endings[i].name))
			return &endings[i];
	return NULL;
}

enum format manuscript_format(const char *name)
{
	const struct ending *ending = find_ending(name);
	return ending ? ending->format : FORMAT_UNKNOWN;
}

const char *manuscript_foreign(const char *name)
{
	const struct ending *ending = find_ending(name);
	return ending && ending->format == FORMAT_UNKNOWN ? ending->name : NULL;
}
