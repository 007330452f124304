/* What the ending of a file's name says of its format. */
#include "manuscript/manuscript.h"

#include "base/ascii.h"
#include "base/file.h"

#include <string.h>

/* What makes HTML of a format that octavo doesn't read: a command of a shell, in which % is the
 * file. */
#define PANDOC "pandoc -t html --extract-media=. % | octavo build - --from html"
#define MEDIAWIKI "pandoc -f mediawiki -t html % | octavo build - --from html"
#define CALIBRE "ebook-convert % book.docx && octavo build book.docx"
#define BY_HAND "open it in Word or LibreOffice, and save it as .docx"
#define BY_ITS_PROGRAM "open it in the program that wrote it, and save it as .docx or .html"
#define PICTURE                                                                                    \
	"an article shows it, '![what it shows](picture.png)', or '--cover' puts it on the front"
#define ARCHIVE "unpack it, and name the folder"
#define BOOK "make a book of it by itself, or bind it with others: octavo build %"

static const struct ending {
	const char *name;
	enum format format;
	const char *remedy; /* where octavo is known not to read it */
} endings[] = {
    {"txt", FORMAT_TEXT, NULL},
    {"text", FORMAT_TEXT, NULL},
    {"md", FORMAT_MARKDOWN, NULL},
    {"mkd", FORMAT_MARKDOWN, NULL},
    {"markdown", FORMAT_MARKDOWN, NULL},
    {"mdown", FORMAT_MARKDOWN, NULL},
    {"mdx", FORMAT_MARKDOWN, NULL},
    {"rmd", FORMAT_MARKDOWN, NULL},
    {"qmd", FORMAT_MARKDOWN, NULL},
    {"markua", FORMAT_MARKDOWN, NULL},
    {"html", FORMAT_HTML, NULL},
    {"htm", FORMAT_HTML, NULL},
    {"xhtml", FORMAT_HTML, NULL},
    {"docx", FORMAT_WORD, NULL},
    {"docm", FORMAT_WORD, NULL},
    {"dotx", FORMAT_WORD, NULL},
    {"dotm", FORMAT_WORD, NULL},
    {"odt", FORMAT_WORD, NULL},
    {"ott", FORMAT_WORD, NULL},
    {"fodt", FORMAT_WORD, NULL},
    {"mhtml", FORMAT_MHTML, NULL},
    {"mht", FORMAT_MHTML, NULL},
    {"doc", FORMAT_UNKNOWN, BY_HAND},
    {"dot", FORMAT_UNKNOWN, BY_HAND},
    {"rtf", FORMAT_UNKNOWN, BY_HAND},
    {"wpd", FORMAT_UNKNOWN, BY_HAND},
    {"wps", FORMAT_UNKNOWN, BY_HAND},
    {"wpt", FORMAT_UNKNOWN, BY_HAND},
    {"sxw", FORMAT_UNKNOWN, BY_HAND},
    {"odm", FORMAT_UNKNOWN, BY_HAND},
    {"hwp", FORMAT_UNKNOWN, BY_ITS_PROGRAM},
    {"hwpx", FORMAT_UNKNOWN, BY_ITS_PROGRAM},
    {"gdoc", FORMAT_UNKNOWN, BY_ITS_PROGRAM},
    {"pages", FORMAT_UNKNOWN, BY_ITS_PROGRAM},
    {"ppt", FORMAT_UNKNOWN, BY_ITS_PROGRAM},
    {"pptx", FORMAT_UNKNOWN, BY_ITS_PROGRAM},
    {"key", FORMAT_UNKNOWN, BY_ITS_PROGRAM},
    {"odp", FORMAT_UNKNOWN, BY_ITS_PROGRAM},
    {"xls", FORMAT_UNKNOWN, BY_ITS_PROGRAM},
    {"xlsx", FORMAT_UNKNOWN, BY_ITS_PROGRAM},
    {"numbers", FORMAT_UNKNOWN, BY_ITS_PROGRAM},
    {"ods", FORMAT_UNKNOWN, BY_ITS_PROGRAM},
    {"webarchive", FORMAT_UNKNOWN, BY_ITS_PROGRAM},
    {"rst", FORMAT_UNKNOWN, PANDOC},
    {"org", FORMAT_UNKNOWN, PANDOC},
    {"tex", FORMAT_UNKNOWN, PANDOC},
    {"latex", FORMAT_UNKNOWN, PANDOC},
    {"textile", FORMAT_UNKNOWN, PANDOC},
    {"muse", FORMAT_UNKNOWN, PANDOC},
    {"t2t", FORMAT_UNKNOWN, PANDOC},
    {"typ", FORMAT_UNKNOWN, PANDOC},
    {"ipynb", FORMAT_UNKNOWN, PANDOC},
    {"fb2", FORMAT_UNKNOWN, PANDOC},
    {"opml", FORMAT_UNKNOWN, PANDOC},
    {"epub", FORMAT_UNKNOWN, BOOK},
    {"docbook", FORMAT_UNKNOWN, PANDOC},
    {"dbk", FORMAT_UNKNOWN, PANDOC},
    {"creole", FORMAT_UNKNOWN, PANDOC},
    {"csv", FORMAT_UNKNOWN, PANDOC},
    {"tsv", FORMAT_UNKNOWN, PANDOC},
    {"mediawiki", FORMAT_UNKNOWN, MEDIAWIKI},
    {"wiki", FORMAT_UNKNOWN, MEDIAWIKI},
    {"adoc", FORMAT_UNKNOWN, "asciidoctor -o - % | octavo build - --from html"},
    {"asciidoc", FORMAT_UNKNOWN, "asciidoctor -o - % | octavo build - --from html"},
    {"asc", FORMAT_UNKNOWN, "asciidoctor -o - % | octavo build - --from html"},
    {"texi", FORMAT_UNKNOWN, "makeinfo --html --no-split -o - % | octavo build - --from html"},
    {"texinfo", FORMAT_UNKNOWN, "makeinfo --html --no-split -o - % | octavo build - --from html"},
    {"pdf", FORMAT_UNKNOWN, "pdftotext % - | octavo build - --from text"},
    {"ps", FORMAT_UNKNOWN, "ps2ascii % | octavo build - --from text"},
    {"djvu", FORMAT_UNKNOWN, "djvutxt % | octavo build - --from text"},
    {"mobi", FORMAT_UNKNOWN, CALIBRE},
    {"azw", FORMAT_UNKNOWN, CALIBRE},
    {"azw3", FORMAT_UNKNOWN, CALIBRE},
    {"kfx", FORMAT_UNKNOWN, CALIBRE},
    {"prc", FORMAT_UNKNOWN, CALIBRE},
    {"lit", FORMAT_UNKNOWN, CALIBRE},
    {"lrf", FORMAT_UNKNOWN, CALIBRE},
    {"pdb", FORMAT_UNKNOWN, CALIBRE},
    {"zip", FORMAT_UNKNOWN, ARCHIVE},
    {"gz", FORMAT_UNKNOWN, ARCHIVE},
    {"tgz", FORMAT_UNKNOWN, ARCHIVE},
    {"bz2", FORMAT_UNKNOWN, ARCHIVE},
    {"xz", FORMAT_UNKNOWN, ARCHIVE},
    {"zst", FORMAT_UNKNOWN, ARCHIVE},
    {"7z", FORMAT_UNKNOWN, ARCHIVE},
    {"rar", FORMAT_UNKNOWN, ARCHIVE},
    {"tar", FORMAT_UNKNOWN, ARCHIVE},
};

static const struct ending *find_ending(const char *name)
{
	const char *ending = path_ending(name);
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (ascii_equal(ending, endings[i].name))
			return &endings[i];
	return NULL;
}

enum format manuscript_format(const char *name)
{
	const struct ending *ending = find_ending(name);
	return ending ? ending->format : FORMAT_UNKNOWN;
}

/* The name as a shell takes it for one word. */
static void put_word(struct buf *out, const char *name)
{
	bool plain = *name != '-';
	for (const char *s = name; *s && plain; s++)
		plain = ascii_is_letter_or_digit(*s) || strchr("._/-+", *s);
	buf_puts(out, plain ? "" : "'");
	for (const char *s = name; *s; s++)
		if (*s == '\'' && !plain)
			buf_puts(out, "'\\''");
		else
			buf_putc(out, *s);
	buf_puts(out, plain ? "" : "'");
}

const char *manuscript_foreign(struct arena *arena, const char *name)
{
	const struct ending *ending = find_ending(name);
	const char *of_ending = ending ? ending->remedy : NULL;
	const char *remedy = path_is_picture(name) ? PICTURE : of_ending;
	struct buf out = BUF_EMPTY;
	if (!remedy)
		return NULL;
	const char *file = strchr(remedy, '%');
	buf_puts(&out, file ? "turn it into what octavo reads: " : "");
	buf_add(&out, remedy, file ? (size_t)(file - remedy) : strlen(remedy));
	if (file) {
		put_word(&out, name);
		buf_puts(&out, file + 1);
	}
	const char *told = arena_copy(arena, out.data, out.size);
	buf_clear(&out);
	return told;
}
