/* Literals of JavaScript, in which some tools keep their settings. */
#ifndef OCTAVO_MANUSCRIPT_KINDS_JS_LITERAL_H
#define OCTAVO_MANUSCRIPT_KINDS_JS_LITERAL_H

#include "base/buf.h"

#include <stdbool.h>

/* Puts spaces where comments are. */
void js_blank_comments(char *text);

/* Appends the object or list that begins at the text as the YAML that says the same, line for line.
 * A name there or in it, or a call without arguments, may stand for another one that the program
 * defines or returns ("const pages = [", "function pages() { return ["). False: it isn't closed, or
 * holds comments, or what only a program could work out. */
bool js_literal(const char *program, const char *text, struct buf *yaml);

#endif
