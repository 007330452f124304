/* The starter book that 'octavo new' writes: the files of src/starter/. */
#ifndef OCTAVO_STARTER_STARTER_H
#define OCTAVO_STARTER_STARTER_H

#include "base/diag.h"
#include "base/drafts.h"

#include <stdbool.h>

/* Writes the starter's files into the folder, which is made unless it is there and empty: all of
 * them, or none, and then a diagnostic says why; false. */
bool starter_write(const char *folder, struct drafts *drafts, struct diags *diags);

#endif
