/* Properties of characters, by utf8proc: the same in every locale. */
#ifndef OCTAVO_BASE_UNICODE_H
#define OCTAVO_BASE_UNICODE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

bool unicode_is_letter(unsigned code_point); /* general category L */
bool unicode_is_mark(unsigned code_point);   /* M */
bool unicode_is_digit(unsigned code_point);  /* N */
bool unicode_is_word(unsigned code_point);   /* any of these three */
bool unicode_is_upper(unsigned code_point);  /* Lu or Lt */
bool unicode_is_lower(unsigned code_point);  /* Ll */
bool unicode_is_space(unsigned code_point);  /* Z, and white space among the controls */
bool unicode_is_seen(unsigned code_point);   /* neither space nor control nor format (Cf) */

/* A control, a line or paragraph separator, a noncharacter, or a format character that has no shape
 * of its own and isn't needed to write words: bidi marks, soft hyphens, tags. */
bool unicode_is_hidden(unsigned code_point);

unsigned unicode_to_lower(unsigned code_point);
unsigned unicode_to_upper(unsigned code_point);
/* Whether the text begins with the word, which is in lower case, in any case; *s moves behind it.
 */
bool unicode_take_word(const char **s, const char *end, const char *word);

unsigned unicode_cells(unsigned code_point); /* on a terminal: a mark 0, an ideograph 2, else 1 */

/* Of a script without spaces between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese. */
bool unicode_is_unspaced(unsigned code_point);

bool unicode_has_words(const char *text); /* a letter or a digit, in UTF-8 */

/* Whether no space belongs where a line was wrapped between these two texts, in UTF-8. */
bool unicode_joins(const char *before, size_t before_size, const char *after, size_t after_size);

/* Full case folding and compatibility composition (NFKC_Casefold): for comparing. */
char *unicode_folded(struct arena *arena, const char *text);

/* Canonical composition (NFC): letters with their marks as one character where there is one. */
char *unicode_composed(struct arena *arena, const char *text);

/* Full case folding and canonical composition: two names that are the same then are one to readers
 * that don't tell case or the form of letters apart. */
char *unicode_caseless(struct arena *arena, const char *text);

/* Compatibility decomposition (NFKD): for taking the marks off Latin letters. */
char *unicode_decomposed(struct arena *arena, const char *text);

#endif
