/* What a configuration says that is a program of JavaScript, as far as it stands there. */
#ifndef OCTAVO_MANUSCRIPT_KINDS_JS_SETTINGS_H
#define OCTAVO_MANUSCRIPT_KINDS_JS_SETTINGS_H

#include "base/buf.h"
#include "manuscript/plan.h"

/* How often a word is looked at that may stand before what is looked for. */
enum { JS_TRIES = 16 };

/* Reads the file, without its comments; false after a diagnostic. The caller clears text. */
bool js_read(struct plan *plan, const char *path, struct buf *text);

/* The list or object at value, in the program that text is, as a tree with the lines that it has in
 * the file; NULL: only a program could tell. */
const struct yaml *js_tree(struct plan *plan, const char *path, const char *text,
			   const char *value);

/* What stands behind the first 'key:'; NULL: nothing does. */
const char *js_behind_key(const char *text, const char *key);

/* The text in quotes there; NULL: there is none. */
const char *js_setting(struct arena *arena, const char *text, const char *key);

/* The object that is the value of the first such key, as written; NULL: there is none. */
const char *js_object(struct arena *arena, const char *text, const char *key);

#endif
