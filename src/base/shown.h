/* Texts of others, as messages show them: a file's name, a key, an address, a word of the command
 * line. */
#ifndef OCTAVO_BASE_SHOWN_H
#define OCTAVO_BASE_SHOWN_H

#include "base/arena.h"

enum {
	SHOWN_NAME = 80,    /* what a message is about */
	SHOWN_WORDS = 1000, /* what it says of that */
	SHOWN_PATH = 4096,  /* where it is, for editors to go to: as long as paths can be */
};

/* The text in UTF-8, on one line, without what drives a terminal, forges lines or turns the order
 * of letters: bytes that aren't UTF-8 stand as \xFF, hidden characters as \n or \u{202E}. Of one
 * that takes more than so many characters the middle is left out. What is shown already stays as
 * it is. */
const char *shown(struct arena *arena, const char *text, size_t most);

#endif
