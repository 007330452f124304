/* The command line: its options and their help. */
#include "program/options.h"

#include "base/thread_pool.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

const char help[] =
    "octavo makes an e-book (EPUB 3.3) of articles.\n"
    "\n"
    "usage: octavo build   [INPUT...] [-o FILE] [option...]\n"
    "       octavo outline [INPUT...] [option...]   the chapters and headings it would make, and "
    "why\n"
    "       octavo new     FOLDER                   a commented starter book\n"
    "\n"
    "An INPUT is a folder (the one you stand in, if none is named), a book.yaml, an article "
    "(.txt,\n"
    ".md, .html), or - for standard input. Several folders and book.yamls are several books.\n"
    "\n"
    "  -o, --output FILE      the book to write; - for standard output; else the title's name "
    "here,\n"
    "                         or in that folder, if it is one\n"
    "  -f, --from FORMAT      text, markdown or html: of standard input and files of other "
    "endings\n"
    "      --depfile FILE     what the book depends on, for make and ninja\n"
    "      --force            write the book even if it is there already, unchanged\n"
    "      --title TEXT       the book's title\n"
    "      --author NAME      its author; may be given again\n"
    "      --lang TAG         its language, as in en or pt-BR\n"
    "      --theme NAME       how it looks\n"
    "      --css FILE         a style sheet of your own, behind the theme's; may be given again\n"
    "      --split LEVEL      a file for each heading down to this level; 0: never\n"
    "      --toc-depth LEVELS how deep the contents go (3)\n"
    "      --page WHAT        article, whole or auto: what is read of HTML pages\n"
    "      --encoding NAME    of articles that aren't UTF-8 and name none, as in gb18030 or "
    "koi8-r\n"
    "      --no-cover         no cover, whatever book.yaml says\n"
    "      --keep-styles      HTML pages bring their style sheets along\n"
    "      --lenient          missing pictures and dead links are warnings in all articles\n"
    "  -j, --jobs N           so many threads; as many as there are processors, if not said\n"
    "      --strict           warnings are errors\n"
    "      --quiet            errors only\n"
    "      --json             diagnostics as JSON, one object a line\n"
    "  -h, --help             this text\n"
    "      --version          the version\n"
    "\n"
    "Exit status: 0 done; 1 the input has errors, and nothing was written; 2 usage; 3 the system\n"
    "failed (disk, permission, memory).\n";

static const struct option options[] = {
    {"output", required_argument, NULL, 'o'},
    {"from", required_argument, NULL, 'f'},
    {"title", required_argument, NULL, 0},
    {"author", required_argument, NULL, 0},
    {"lang", required_argument, NULL, 0},
    {"theme", required_argument, NULL, 0},
    {"css", required_argument, NULL, 0},
    {"split", required_argument, NULL, 0},
    {"page", required_argument, NULL, 0},
    {"encoding", required_argument, NULL, 0},
    {"toc-depth", required_argument, NULL, 0},
    {"depfile", required_argument, NULL, 0},
    {"force", no_argument, NULL, 0},
    {"no-cover", no_argument, NULL, 0},
    {"keep-styles", no_argument, NULL, 0},
    {"lenient", no_argument, NULL, 0},
    {"jobs", required_argument, NULL, 'j'},
    {"strict", no_argument, NULL, 0},
    {"quiet", no_argument, NULL, 'q'},
    {"json", no_argument, NULL, 'J'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0},
};

static enum octavo_status bad_option(const struct teller *teller, const char *word,
				     bool lacks_value)
{
	return tell_usage(
	    teller, "unknown-option", TELL_HELP, "%s '%s'",
	    lacks_value ? "a value is missing behind the option" : "there is no option", word);
}

enum octavo_status request_read(struct command *request, int argc, char **argv)
{
	int c, which, bad = 0; /* the first that makes no sense: how it is told, a later one says */
	const char *word = NULL;
	*request = (struct command){.teller = {.to = stderr}};
	opterr = 0;
	while ((c = getopt_long(argc, argv, ":o:f:j:h", options, &which)) != -1) {
		switch (c) {
		case 'o':
			request->output = optarg;
			break;
		case 'f':
			vec_push(&request->settings, (struct setting){"from", optarg});
			break;
		case 'q':
			request->teller.quiet = true;
			break;
		case 'j':
			vec_push(&request->settings, (struct setting){"jobs", optarg});
			break;
		case 'J':
			request->teller.json = true;
			break;
		case 'h':
			request->help = true;
			break;
		case 'V':
			request->version = true;
			break;
		case 0:
			vec_push(&request->settings,
				 (struct setting){options[which].name, optarg ? optarg : "yes"});
			break;
		default:
			word = bad ? word : argv[optind - 1];
			bad = bad ? bad : c;
		}
	}
	request->words = argv + optind;
	return bad ? bad_option(&request->teller, word, bad == ':') : OCTAVO_OK;
}

void request_clear(struct command *request)
{
	vec_clear(&request->settings);
}

unsigned request_jobs(const struct command *request)
{
	for (size_t i = request->settings.count; i-- > 0;)
		if (strcmp(request->settings.items[i].name, "jobs") == 0)
			return (unsigned)strtoul(request->settings.items[i].value, NULL, 10);
	return thread_pool_size();
}

struct octavo *request_book(const struct command *request, struct teller *teller)
{
	struct octavo *book = octavo_new();
	octavo_listen(book, teller ? tell : NULL, teller);
	for (size_t i = 0; i < request->settings.count; i++) {
		const struct setting *setting = &request->settings.items[i];
		if (octavo_set(book, setting->name, setting->value) != OCTAVO_OK) {
			octavo_free(book);
			return NULL;
		}
	}
	return book;
}
