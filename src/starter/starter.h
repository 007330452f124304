/* The starter book that 'octavo new' writes: the files of src/starter/. */
#ifndef OCTAVO_STARTER_STARTER_H
#define OCTAVO_STARTER_STARTER_H

#include "base/diag.h"

#include <stdbool.h>

/* Writes the starter's files into the folder, which is made unless it is there and empty. On
 * failure a diagnostic says why; false. No file that exists is ever written over. */
bool starter_write(const char *folder, struct diags *diags);

#endif
