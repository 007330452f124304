/* The words that octavo itself puts into a book, in the book's language. */
#ifndef OCTAVO_ARTICLE_LABELS_H
#define OCTAVO_ARTICLE_LABELS_H

#include "metadata/matter.h"

#include <stdbool.h>

enum label {
#define LABEL(name, words) LABEL_##name,
#include "article/labels.def"
#undef LABEL
};

/* In the language (a BCP 47 tag), else in English. Static. */
const char *label_in(const char *language, enum label label);

/* What a kind of matter is called. */
const char *label_of_matter(const char *language, enum matter matter);

/* The kind of matter that a heading names by itself ("Preface", "Appendix B: Letters"), in the
 * language or in English; MATTER_NONE if it names none. */
enum matter label_matter(const char *language, const char *heading);

#endif
