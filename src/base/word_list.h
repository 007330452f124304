/* Lists of words with white space between them, as attributes and tables have them. */
#ifndef OCTAVO_BASE_WORD_LIST_H
#define OCTAVO_BASE_WORD_LIST_H

#include <stdbool.h>
#include <string.h>

/* Whether one of the words in the list is this one. NULL is a list of none. */
static inline bool words_have(const char *words, const char *word)
{
	static const char space[] = " \t\n\r\f";
	size_t size = strlen(word);
	while (words && *(words += strspn(words, space))) {
		size_t length = strcspn(words, space);
		if (length == size && memcmp(words, word, size) == 0)
			return true;
		words += length;
	}
	return false;
}

#endif
