/* The labels of notes in Markdown: "[^label]" refers to a note, "[^label]:" begins its text. */
#ifndef OCTAVO_BASE_NOTE_LABEL_H
#define OCTAVO_BASE_NOTE_LABEL_H

#include <stddef.h>

enum { NOTE_LABEL_MOST = 1000 }; /* bytes */

/* The size of the label in the "[^label]" that begins a text, as a reference to a note does; 0: it
 * begins otherwise. */
size_t note_reference_size(const char *text, size_t size);

/* The size of the "[^label]:" that begins the text of a note; 0: it begins otherwise. */
size_t note_definition_size(const char *text, size_t size);

#endif
