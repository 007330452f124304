/* Folders that other tools make books or sites of: how each is known and read. */
#ifndef OCTAVO_MANUSCRIPT_KINDS_KINDS_H
#define OCTAVO_MANUSCRIPT_KINDS_KINDS_H

#include "manuscript/plan.h"

/* Plans the folder as the tool would whose mark was found at that path; false: it isn't the tool's
 * after all, and nothing was planned. */
typedef bool kind_reader(struct plan *plan, const char *folder, const char *mark);

kind_reader kind_mdbook, kind_gitbook, kind_mkdocs, kind_quarto, kind_bookdown, kind_docusaurus,
    kind_hugo, kind_hexo, kind_jekyll, kind_docsify, kind_leanpub, kind_obsidian, kind_pandoc,
    kind_jupyter, kind_vitepress;

/* Plans the folder if it is another tool's; false: it is none. */
bool kind_plan(struct plan *plan, const char *folder);

/* The folder of the kind that a file of that name marks; NULL: the name marks none. */
const char *kind_folder_of(struct plan *plan, const char *path);

/* What the readers share (kinds_read.c). */

/* The folder of that name in the folder; NULL: there is none, or none that may be read. */
const char *kind_folder(struct plan *plan, const char *folder, const char *name, struct place at);

/* Where a tool keeps what octavo has a key for. Of several for one key the first that is there
 * counts. */
struct kind_key {
	const char *there, *key;
};

/* Takes what the file says of the book. */
void kind_describe(struct plan *plan, const struct yaml *root, const struct kind_key *keys,
		   size_t count);

/* Takes a title and a language (each may be NULL) that a tool says elsewhere. */
void kind_call(struct plan *plan, const char *title, const char *language, const char *mark);

/* The words of a line without marks of emphasis and code, and escapes. */
const char *kind_line(struct arena *arena, const char *text, size_t size);

/* The first heading of a Markdown file; NULL: it has none near its start. */
const char *kind_heading(struct plan *plan, const char *path);

/* An article that a tool's file names, relative to the folder; what is behind '#' or '?' doesn't
 * count, an address on the web is passed over, and one that isn't there is left out with a warning.
 * True if it was planned. */
bool kind_chapter(struct plan *plan, const char *folder, const char *path,
		  const struct source *source);

/* Among the entries from first on: the front matter of the index is the book's. */
void kind_take_front(struct plan *plan, size_t first);

/* The same: articles that begin with the heading of a part stand in it, as those behind them do
 * (kind_parts.c). */
void kind_part(struct plan *plan, size_t first);

/* The lines of a SUMMARY.md (summary.c); false: there is none, or nothing in it. */
bool kind_summary(struct plan *plan, const char *path);

/* The docs in the order that a file of side bars lists them (sidebars.c); false: it doesn't say. */
bool kind_sidebars(struct plan *plan, const char *path, const char *docs);

/* Puts the article at that path before the entries from first on, where the summary doesn't name
 * it. */
void kind_introduction(struct plan *plan, const char *path, size_t first);

#endif
