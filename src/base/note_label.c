/* The labels of notes in Markdown. */
#include "base/note_label.h"

#include <string.h>

/* The size of a label at text that a closing bracket follows. */
static size_t label_size(const char *text, size_t left)
{
	size_t size = 0;
	while (size < left && size <= NOTE_LABEL_MOST && !strchr("[] \t\n", text[size]))
		size++;
	return size < left && text[size] == ']' ? size : 0;
}

size_t note_reference_size(const char *text, size_t size)
{
	return size > 3 && text[0] == '[' && text[1] == '^' ? label_size(text + 2, size - 2) : 0;
}

size_t note_definition_size(const char *text, size_t size)
{
	size_t label = note_reference_size(text, size);
	return label && label + 3 < size && text[label + 3] == ':' ? label + 4 : 0;
}
