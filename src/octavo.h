/* octavo: articles in, an EPUB 3.3 out. The whole public interface of liboctavo.
 *
 * Strings are UTF-8 and end with NUL; paths are as the system has them. What a call is given it
 * copies; what it hands out belongs to the octavo object and lasts until the next call on it,
 * unless said otherwise. One object is used by one thread at a time; separate objects are
 * independent. The library never prints, but for two cases: a process that runs out of memory ends
 * with one line on standard error and status 3, no output file half written and none with a
 * temporary name left; and what unpacks WOFF2 fonts where glyphs are chosen (libwoff2dec) may write
 * a line there about a broken one.
 */
#ifndef OCTAVO_H
#define OCTAVO_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define OCTAVO_API __attribute__((visibility("default")))

struct octavo;

/* What a call came to, and the exit status of the program. */
enum octavo_status {
	OCTAVO_OK = 0, /* what was asked for is there, or valid; there may have been warnings */
	OCTAVO_INPUT =
	    1, /* the input has errors: nothing was written, an older file is as it was */
	OCTAVO_USAGE = 2,  /* the call makes no sense: an unknown option, a value out of range */
	OCTAVO_SYSTEM = 3, /* the system failed: disk, permission */
};

enum octavo_severity { OCTAVO_NOTE, OCTAVO_WARNING, OCTAVO_ERROR };

/* Its texts can be shown anywhere: what is quoted from a source, a name or an option is UTF-8 on
 * one line, its control and other hidden characters spelled out (\n, \u{202E}; a byte that isn't
 * UTF-8 as \xFF), and shortened in its middle. */
struct octavo_diagnostic {
	enum octavo_severity severity;
	const char *slug;    /* names the kind of message, as in [dead-link] */
	const char *file;    /* as the caller named it; NULL where no file is meant */
	unsigned line;       /* from 1; 0: not known */
	unsigned column;     /* in code points, from 1; 0: not known */
	const char *passage; /* where in a file without lines: "paragraph 12 (It was a)"; or NULL */
	const char *text;    /* what is wrong: lower case, no full stop */
	const char *hint;    /* what to do about it; NULL where there is nothing to say */

	/* Of what octavo_check finds; else NULL. The slug is EPUBCheck's id, such as RSC-005. */
	const char *grade; /* EPUBCheck's severity: fatal, error, warning, info or usage */
	const char *rule;  /* its place in the specification */
};

/* Receives each diagnostic of a call, in the order of the sources, before that call returns. */
typedef void octavo_listener(const struct octavo_diagnostic *diagnostic, void *user);

OCTAVO_API const char *octavo_version(void); /* "1.0.0"; static */

OCTAVO_API struct octavo *octavo_new(void); /* the caller frees it with octavo_free */
OCTAVO_API void octavo_free(struct octavo *octavo);

OCTAVO_API void octavo_listen(struct octavo *octavo, octavo_listener *listener, void *user);

/* Adds an input: a book.yaml, a folder, an article, an EPUB, or "-" for standard input. A
 * book.yaml, and a folder that has one, must be the only input. */
OCTAVO_API void octavo_add_input(struct octavo *octavo, const char *path);

/* What a reader finds at a path. */
enum octavo_found {
	OCTAVO_NOTHING,
	OCTAVO_FILE,
	OCTAVO_FOLDER,
	OCTAVO_FAILED /* it can't tell */
};

/* A source that a program serves. The bytes are copied before the reader is called again. */
struct octavo_source {
	const void *bytes; /* of a file; of a folder the names in it, a line each */
	size_t size;
	long long modified; /* when, in seconds since 1970; 0: not known */
};

/* Says what is at a path, which has slashes, begins with none, and holds no dots to resolve but for
 * ".", the folder of all. It is called from any thread, but for one path after the other, and for
 * each but once in a call. Everything that is looked for is asked for, so most of it isn't there.
 */
typedef enum octavo_found octavo_reader(const char *path, struct octavo_source *source, void *user);

/* Has the reader serve all sources: the inputs, which are relative paths, what they name and refer
 * to, style sheets, fonts and covers. Nothing that a book is made of is then read from the disk. To
 * be called before options are set. NULL: they are on disk, as at first. */
OCTAVO_API void octavo_serve(struct octavo *octavo, octavo_reader *reader, void *user);

/* Whether an input on disk is a book by itself: a folder or a book.yaml. */
OCTAVO_API bool octavo_is_book(const char *path);

/* Sets an option; of those that are said or not, the value is "yes". What is said of the book goes
 * over book.yaml and the articles.
 * (begin: options.def)
 *   from         the format: text, markdown, html, docx, odt or mhtml
 *   root         a folder that belongs to the book
 *   depfile      write what the book depends on, for make and ninja
 *   check        the book passes 'octavo check' before it takes its place
 *   no-check     pack without a look at what it is
 *   force        write the book even if it is there, byte for byte
 *   title        the book's title
 *   author       who wrote the book; may be given again
 *   lang         the language, as in en or pt-BR
 *   identifier   an ISBN, DOI, UUID or other text that names the book
 *   metadata     any key of book.yaml; may be given again
 *   theme        how the book looks: novel, magazine, manual or large
 *   css          a style sheet of your own; may be given again
 *   split        a new chapter at each heading to this level; 0: none
 *   toc-depth    how many levels of headings the contents show; or 3
 *   page         what is read of HTML pages: article, whole or auto
 *   encoding     the encoding of articles that aren't UTF-8
 *   cover        a picture for the cover, best a JPEG of 1600 x 2560
 *   no-cover     no cover, whatever book.yaml says
 *   keep-styles  HTML pages bring their style sheets along
 *   limit        how much of a thing is taken at most; see octavo(1)
 *   jobs         how many threads share the work, 1 to 256
 *   strict       warnings are errors
 *   verbose      all messages, where else many are a few and a count
 * (end)
 * OCTAVO_USAGE, with a diagnostic, if there is no such option or the value is not one of its own.
 */
OCTAVO_API enum octavo_status octavo_set(struct octavo *octavo, const char *option,
					 const char *value);

/* Builds the book from the inputs and writes it whole or not at all. output is a path, "-" for
 * standard output, or NULL for the title's letters with .epub in the folder the process stands in;
 * in another folder if that is what output is. */
OCTAVO_API enum octavo_status octavo_build(struct octavo *octavo, const char *output);

/* Builds the book in memory. On OCTAVO_OK *bytes is the EPUB, which the caller frees with free().
 * What is coloured (code that says its language) passes through a folder for temporary files; else
 * a book whose sources are served is made without touching one. */
OCTAVO_API enum octavo_status octavo_build_in_memory(struct octavo *octavo, void **bytes,
						     size_t *size);

/* Takes away what a call on the object has written so far, and lets it write no more, so that it
 * fails: for a program that is about to end by a signal. The one call that may be made from another
 * thread while another runs, though not from a signal handler. The library handles no signals. */
OCTAVO_API void octavo_give_up(struct octavo *octavo);

/* The name with .epub that suits the book, as far as can be told without reading its articles: the
 * letters of the title that the options or book.yaml say, else of the folder's or the first
 * article's name. NULL if the inputs have errors, which octavo_build will tell. */
OCTAVO_API const char *octavo_name(struct octavo *octavo);

/* The path that the last successful octavo_build wrote; NULL if there is none. */
OCTAVO_API const char *octavo_written(const struct octavo *octavo);

/* Whether that file was the same book already, byte for byte, and was left untouched. */
OCTAVO_API bool octavo_unchanged(const struct octavo *octavo);

/* The files and folders that the last octavo_build read or looked for, whatever came of it; a path
 * may come more than once. */
OCTAVO_API const char *const *octavo_sources(const struct octavo *octavo, size_t *count);

/* Is told how many of the articles are in the book, by any thread of octavo_build, one at a time.
 */
typedef void octavo_follower(size_t done, size_t total, void *user);

OCTAVO_API void octavo_follow(struct octavo *octavo, octavo_follower *follower, void *user);

/* Is handed, once a book is planned and before its first article is read, each file that it is made
 * of, and each folder, with all below it; and last NULL. A path may come more than once. A program
 * may then confine itself: octavo reads besides what is the system's (fonts, libraries, the program
 * highlight), and writes in the folder of the book, in that of its depfile, and in TMPDIR, if that
 * is absolute, else /tmp; in /tmp also where the book goes to standard output, a pipe or a device.
 */
typedef void octavo_foreseen(const char *path, void *user);

/* Has octavo_build, octavo_name and octavo_outline tell that, of sources on disk, in the thread
 * that calls them and before they begin others. */
OCTAVO_API void octavo_foresee(struct octavo *octavo, octavo_foreseen *foreseen, void *user);

/* What the last octavo_build or octavo_outline found in the book. */
struct octavo_figures {
	size_t chapters;
	size_t words;   /* of scripts without spaces each character */
	size_t minutes; /* that a reader takes for them */
	size_t notes;
	size_t pictures;    /* that say something: not only decoration */
	size_t undescribed; /* those of them that have no alternative text */
};

OCTAVO_API struct octavo_figures octavo_figures(const struct octavo *octavo);

/* Lists the chapters and headings that octavo_build would make, with the reasons for each, as text
 * for a person. On OCTAVO_OK *text is a string that the caller frees with free(). */
OCTAVO_API enum octavo_status octavo_outline(struct octavo *octavo, char **text);

/* Checks the EPUB at path, whoever made it: a file, the folder that one was unpacked to, or its
 * package document. OCTAVO_INPUT if it has errors. */
OCTAVO_API enum octavo_status octavo_check(struct octavo *octavo, const char *path);

/* Packs an unpacked EPUB, or anew one that is packed, into the container that the specification
 * wants; the same files are the same bytes. What has errors, as octavo_check finds them, isn't
 * written, unless "no-check" is set. output: a file, or "-". */
OCTAVO_API enum octavo_status octavo_pack(struct octavo *octavo, const char *folder,
					  const char *output);

/* Unpacks an EPUB into a folder that doesn't exist yet or is empty, whole or not at all. */
OCTAVO_API enum octavo_status octavo_unpack(struct octavo *octavo, const char *path,
					    const char *folder);

/* Makes a commented starter book in a folder that doesn't exist yet or is empty, whole or not at
 * all. */
OCTAVO_API enum octavo_status octavo_starter(struct octavo *octavo, const char *folder);

#ifdef __cplusplus
}
#endif

#endif
