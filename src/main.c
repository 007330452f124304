/* The program: options in, diagnostics and an exit status out. All work is the library's. */
#include "base/mem.h"
#include "octavo.h"

#include <getopt.h>
#include <libxml/xmlmemory.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
    "octavo makes an e-book (EPUB 3.3) of articles.\n"
    "\n"
    "usage: octavo build   [INPUT...] [-o FILE] [option...]\n"
    "       octavo outline [INPUT...] [option...]   the chapters and headings it would make, and "
    "why\n"
    "       octavo new     FOLDER                   a commented starter book\n"
    "\n"
    "An INPUT is a folder (the one you stand in, if none is named), a book.yaml, an article "
    "(.txt,\n"
    ".md, .html), or - for standard input.\n"
    "\n"
    "  -o, --output FILE      the book to write; - for standard output; else the title's name "
    "here\n"
    "  -f, --from FORMAT      text, markdown or html: of standard input and files of other "
    "endings\n"
    "      --title TEXT       the book's title\n"
    "      --author NAME      its author; may be given again\n"
    "      --lang TAG         its language, as in en or pt-BR\n"
    "      --theme NAME       how it looks\n"
    "      --css FILE         a style sheet of your own, behind the theme's; may be given again\n"
    "      --split LEVEL      a file for each heading down to this level; 0: never\n"
    "      --toc-depth LEVELS how deep the contents go (3)\n"
    "      --no-cover         no cover, whatever book.yaml says\n"
    "      --keep-styles      HTML pages bring their style sheets along\n"
    "      --lenient          missing pictures and dead links are warnings in all articles\n"
    "      --strict           warnings are errors\n"
    "      --quiet            errors only\n"
    "      --json             diagnostics as JSON, one object a line\n"
    "  -h, --help             this text\n"
    "      --version          the version\n"
    "\n"
    "Exit status: 0 done; 1 the input has errors, and nothing was written; 2 usage; 3 the system\n"
    "failed (disk, permission, memory).\n";

struct told {
	bool quiet, json;
};

static void put_json_string(const char *text)
{
	putc('"', stderr);
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;
		if (c == '"' || c == '\\')
			fprintf(stderr, "\\%c", c);
		else if (c < 0x20)
			fprintf(stderr, "\\u%04x", c);
		else
			putc(c, stderr);
	}
	putc('"', stderr);
}

static void put_json_member(const char *name, const char *text)
{
	if (!text)
		return;
	fprintf(stderr, ",\"%s\":", name);
	put_json_string(text);
}

static const char *severity_name(enum octavo_severity severity)
{
	return severity == OCTAVO_ERROR ? "error" : severity == OCTAVO_WARNING ? "warning" : "note";
}

static void tell_json(const struct octavo_diagnostic *d)
{
	fprintf(stderr, "{\"severity\":\"%s\"", severity_name(d->severity));
	put_json_member("slug", d->slug);
	put_json_member("file", d->file);
	if (d->line)
		fprintf(stderr, ",\"line\":%u", d->line);
	if (d->column)
		fprintf(stderr, ",\"column\":%u", d->column);
	put_json_member("text", d->text);
	put_json_member("hint", d->hint);
	fputs("}\n", stderr);
}

static void tell(const struct octavo_diagnostic *d, void *user)
{
	const struct told *told = user;
	if (told->quiet && d->severity != OCTAVO_ERROR)
		return;
	if (told->json) {
		tell_json(d);
		return;
	}
	fputs(d->file ? d->file : "octavo", stderr);
	if (d->file && d->line)
		fprintf(stderr, ":%u", d->line);
	if (d->file && d->line && d->column)
		fprintf(stderr, ":%u", d->column);
	fprintf(stderr, ": %s: %s [%s]\n", severity_name(d->severity), d->text, d->slug);
	if (d->hint)
		fprintf(stderr, "hint: %s\n", d->hint);
}

static const struct option options[] = {
    {"output", required_argument, NULL, 'o'},
    {"from", required_argument, NULL, 'f'},
    {"title", required_argument, NULL, 0},
    {"author", required_argument, NULL, 0},
    {"lang", required_argument, NULL, 0},
    {"theme", required_argument, NULL, 0},
    {"css", required_argument, NULL, 0},
    {"split", required_argument, NULL, 0},
    {"toc-depth", required_argument, NULL, 0},
    {"no-cover", no_argument, NULL, 0},
    {"keep-styles", no_argument, NULL, 0},
    {"lenient", no_argument, NULL, 0},
    {"strict", no_argument, NULL, 0},
    {"quiet", no_argument, NULL, 'q'},
    {"json", no_argument, NULL, 'j'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0},
};

static enum octavo_status bad_option(const char *word, bool lacks_value)
{
	const char *what =
	    lacks_value ? "a value is missing behind the option" : "there is no option";
	fprintf(stderr, "octavo: error: %s '%s' [unknown-option]\n", what, word);
	fputs("hint: see 'octavo --help'\n", stderr);
	return OCTAVO_USAGE;
}

struct request {
	struct octavo *octavo;
	struct told told;
	const char *output;
	bool help, version;
};

/* Takes the options; what is left in argv from optind on are the verb and the inputs. */
static enum octavo_status read_options(struct request *request, int argc, char **argv)
{
	enum octavo_status status = OCTAVO_OK;
	int c, which;
	opterr = 0;
	while ((c = getopt_long(argc, argv, ":o:f:h", options, &which)) != -1) {
		switch (c) {
		case 'o':
			request->output = optarg;
			break;
		case 'f':
			status = octavo_set(request->octavo, "from", optarg);
			break;
		case 'q':
			request->told.quiet = true;
			break;
		case 'j':
			request->told.json = true;
			break;
		case 'h':
			request->help = true;
			break;
		case 'V':
			request->version = true;
			break;
		case 0:
			status = octavo_set(request->octavo, options[which].name,
					    optarg ? optarg : "yes");
			break;
		default:
			return bad_option(argv[optind - 1], c == ':');
		}
		if (status != OCTAVO_OK)
			return status;
	}
	return OCTAVO_OK;
}

static enum octavo_status usage(const char *what)
{
	fprintf(stderr, "octavo: error: %s [usage]\nhint: see 'octavo --help'\n", what);
	return OCTAVO_USAGE;
}

/* What goes to standard output must arrive there. */
static enum octavo_status print(const char *text)
{
	if (fputs(text, stdout) >= 0 && fflush(stdout) == 0)
		return OCTAVO_OK;
	perror("octavo: error: can't write to standard output");
	return OCTAVO_SYSTEM;
}

static void add_inputs(struct octavo *octavo, char **inputs)
{
	if (!*inputs)
		octavo_add_input(octavo, ".");
	for (; *inputs; inputs++)
		octavo_add_input(octavo, *inputs);
}

static enum octavo_status build(const struct request *request, char **inputs)
{
	add_inputs(request->octavo, inputs);
	enum octavo_status status = octavo_build(request->octavo, request->output);
	if (status == OCTAVO_OK && !request->output && !request->told.quiet)
		fprintf(stderr, "octavo: wrote %s\n", octavo_written(request->octavo));
	return status;
}

static enum octavo_status outline(const struct request *request, char **inputs)
{
	char *text = NULL;
	if (request->output)
		return usage("'outline' writes to standard output, not to a file");
	add_inputs(request->octavo, inputs);
	enum octavo_status status = octavo_outline(request->octavo, &text);
	if (text && print(text) != OCTAVO_OK)
		status = OCTAVO_SYSTEM;
	free(text);
	return status;
}

static enum octavo_status run(const struct request *request, char **words)
{
	if (request->help)
		return print(help);
	if (request->version)
		return print("octavo " OCTAVO_VERSION "\n");
	if (!words[0])
		return usage("what is to be done isn't said");
	if (strcmp(words[0], "build") == 0)
		return build(request, words + 1);
	if (strcmp(words[0], "outline") == 0)
		return outline(request, words + 1);
	if (strcmp(words[0], "new") == 0 && words[1] && !words[2])
		return octavo_starter(request->octavo, words[1]);
	if (strcmp(words[0], "new") == 0)
		return usage("'new' takes one folder");
	fprintf(stderr, "octavo: error: there is no command '%s' [usage]\n", words[0]);
	fputs("hint: the commands are build, outline and new\n", stderr);
	return OCTAVO_USAGE;
}

int main(int argc, char **argv)
{
	xmlMemSetup(mem_free, mem_alloc, mem_resize, mem_string);
	signal(SIGPIPE, SIG_IGN); /* a pipe that closes is a failure to write, and is told as one */
	struct request request = {.octavo = octavo_new()};
	octavo_listen(request.octavo, tell, &request.told);
	enum octavo_status status = read_options(&request, argc, argv);
	if (status == OCTAVO_OK)
		status = run(&request, argv + optind);
	octavo_free(request.octavo);
	return (int)status;
}
