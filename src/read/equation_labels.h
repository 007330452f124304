/* Names of formulas, as Quarto, pandoc's filters and MyST write them. */
#ifndef OCTAVO_READ_EQUATION_LABELS_H
#define OCTAVO_READ_EQUATION_LABELS_H

#include "base/buf.h"

/* Writes "$$ … $$ {#eq-name}" and "{#eq:name}" as TeX has it, "$$ … \label{eq:name}$$", and
 * "$$ … $$ (name)" where "{eq}`name`" stands in the text, too. */
void equation_labels_settle(struct buf *text);

#endif
