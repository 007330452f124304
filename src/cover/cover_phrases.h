/* Where a Japanese title may be parted, in which no spaces stand between words. */
#ifndef OCTAVO_COVER_PHRASES_H
#define OCTAVO_COVER_PHRASES_H

/* A copy of the words, the caller's to free, with word joiners (U+2060) inside of phrases, so that
 * a line ends behind one. A phrase ends where hiragana, as its particle is written in, ends. One
 * that would fill a line by itself is left as it is; so are words without hiragana. */
char *cover_phrases_join(const char *words);

#endif
