/* Names of formulas, as Quarto and pandoc's filters write them. */
#ifndef OCTAVO_READ_EQUATION_LABELS_H
#define OCTAVO_READ_EQUATION_LABELS_H

#include "base/buf.h"

/* Writes "$$ … $$ {#eq-name}" and "{#eq:name}" as TeX has it, "$$ … \label{eq:name}$$". */
void equation_labels_settle(struct buf *text);

#endif
