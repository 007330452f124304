/* What lies in a folder beside the text of a book. */
#include "manuscript/folders/left_out.h"

#include "base/ascii.h"
#include "base/nearest.h"

#include <stddef.h>
#include <string.h>

/* What stands around the pages of a site or a wiki. */
static const char *const around[] = {"_sidebar", "_navbar", "_coverpage", "_footer", "_header"};

/* In any case of letters: no chapter is called so. */
static const char *const names[] = {
    "licence",      "license",      "copying",           "changelog",
    "contributing", "contributors", "codeofconduct",     "governance",
    "maintainers",  "robots",       "requirements",      "cmakelists",
    "agents",       "codeowners",   "issuetemplate",     "pullrequesttemplate",
    "releasenotes", "upgrading",    "thirdpartynotices",
};

/* Only where capitals say that it is a file of the kind; else these may well be chapters. */
static const char *const capitals[] = {
    "AUTHORS", "CHANGES", "CREDITS",  "HISTORY", "INSTALL", "NEWS", "NOTICE",
    "RELEASE", "ROADMAP", "SECURITY", "SUMMARY", "SUPPORT", "TODO",
};

static const char *const folders[] = {
    "node_modules", "bower_components", "__pycache__", "venv",      "_site", "_book",   "_build",
    "_drafts",      "drafts",           "_layouts",    "_includes", "_sass", "_output",
};

/* Names that a part of a book may have as well, if deeper. */
static const char *const top_folders[] = {"build", "dist",   "out",   "public",
					  "site",  "target", "vendor"};

/* What browsers put behind a page's name, in the languages of the systems that they run on. */
static const char *const of_pages[] = {
    "_files",   ".files",   "-files",     "_archivos", "_arquivos",    "_bestanden", "_bylos",
    "-Dateien", "_Dateien", "_datoteke",  "_dosyalar", "_elemei",      "_failid",    "_fails",
    "_fajlovi", "_file",    "_ficheiros", "_fichiers", "-filer",       "_filer",     "_pliki",
    "_soubory", "_fitxers", "_tiedostot", "_file-oj",  "_fitxategiak",
};

static bool is_among(const char *name, const char *const *list, size_t count,
		     bool (*same)(const char *, const char *))
{
	for (size_t i = 0; i < count; i++)
		if (same(name, list[i]))
			return true;
	return false;
}

static bool is_equal(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

/* Whether the name is the word, or the word and a language or a kind behind it. */
static bool is_word_or_longer(const char *name, const char *word)
{
	size_t size = strlen(word);
	return ascii_begins_with(name, word) && (!name[size] || strchr("-_.", name[size]));
}

bool is_readme(const char *stem)
{
	return is_word_or_longer(stem, "readme");
}

bool is_about_folder(const char *stem)
{
	return is_among(stem, names, sizeof names / sizeof *names, nearest_same) ||
	       is_among(stem, around, sizeof around / sizeof *around, ascii_equal) ||
	       is_among(stem, capitals, sizeof capitals / sizeof *capitals, is_equal) ||
	       is_word_or_longer(stem, "license") || is_word_or_longer(stem, "licence");
}

bool is_folder_left_out(const char *name, bool at_top)
{
	return is_among(name, folders, sizeof folders / sizeof *folders, is_equal) ||
	       (at_top &&
		is_among(name, top_folders, sizeof top_folders / sizeof *top_folders, is_equal));
}

size_t page_of_folder(const char *name)
{
	size_t size = strlen(name);
	for (size_t i = 0; i < sizeof of_pages / sizeof *of_pages; i++) {
		size_t mark = strlen(of_pages[i]);
		if (size > mark && ascii_equal(name + size - mark, of_pages[i]))
			return size - mark;
	}
	return 0;
}
