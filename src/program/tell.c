/* Diagnostics in the compilers' form, or as JSON. */
#include "program/tell.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/buf.h"
#include "base/shown.h"

#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

static void put_string(FILE *to, const char *text)
{
	putc('"', to);
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;
		if (c == '"' || c == '\\')
			fprintf(to, "\\%c", c);
		else if (c < 0x20)
			fprintf(to, "\\u%04x", c);
		else
			putc(c, to);
	}
	putc('"', to);
}

static void put_json_member(FILE *to, const char *name, const char *text)
{
	if (!text)
		return;
	fprintf(to, ",\"%s\":", name);
	put_string(to, text);
}

static const char *severity_name(enum octavo_severity severity)
{
	return severity == OCTAVO_ERROR ? "error" : severity == OCTAVO_WARNING ? "warning" : "note";
}

static void tell_json(FILE *to, const struct octavo_diagnostic *d)
{
	fprintf(to, "{\"severity\":\"%s\"", d->grade ? d->grade : severity_name(d->severity));
	put_json_member(to, d->grade ? "id" : "slug", d->slug);
	put_json_member(to, "file", d->file);
	if (d->line)
		fprintf(to, ",\"line\":%u", d->line);
	if (d->column)
		fprintf(to, ",\"column\":%u", d->column);
	put_json_member(to, "passage", d->passage);
	put_json_member(to, "text", d->text);
	put_json_member(to, "hint", d->hint);
	put_json_member(to, "rule", d->rule);
	fputs("}\n", to);
}

static void close_progress(const struct teller *teller)
{
	if (!teller->telling->progress)
		return; /* as always where several books are built, in threads that share this */
	teller->telling->progress = false;
	fputs("\r\033[K", teller->to);
}

void tell_progress(size_t done, size_t total, void *user)
{
	enum { FIRST = 500, NEXT = 100 }; /* milliseconds */
	const struct teller *teller = user;
	struct telling *telling = teller->telling;
	double now = tell_clock();
	if (!teller->terminal || teller->quiet || teller->json || teller->sarif ||
	    now - telling->start < FIRST / 1e3 || now - telling->shown < NEXT / 1e3)
		return;
	telling->shown = now;
	telling->progress = true;
	fprintf(teller->to, "\r\033[Koctavo: %zu of %zu articles", done, total);
	fflush(teller->to);
}

/* As URIs have it; one on the disk is relative if its name was. */
static void put_uri(FILE *to, const char *path)
{
	fputs(*path == '/' ? "\"file://" : "\"", to);
	for (; *path; path++)
		if (ascii_is_letter_or_digit(*path) || strchr("-._~/", *path))
			putc(*path, to);
		else
			fprintf(to, "%%%02X", (unsigned)(unsigned char)*path);
	putc('"', to);
}

static void open_log(const struct teller *teller)
{
	if (teller->telling->log)
		return;
	fprintf(
	    teller->to,
	    "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\","
	    "\"runs\":[{\"tool\":{\"driver\":{\"name\":\"octavo\",\"version\":\"%s\"}},"
	    "\"columnKind\":\"unicodeCodePoints\",\"results\":[",
	    octavo_version());
	teller->telling->log = true;
}

static void tell_sarif(const struct teller *teller, const struct octavo_diagnostic *d)
{
	FILE *to = teller->to;
	fputs(teller->telling->log ? ",\n" : "", to);
	open_log(teller);
	fprintf(to, "{\"level\":\"%s\"", severity_name(d->severity));
	put_json_member(to, "ruleId", d->slug);
	fputs(",\"message\":{\"text\":", to);
	struct buf text = BUF_EMPTY;
	buf_printf(&text, "%s%s%s", d->text, d->hint ? "; hint: " : "", d->hint ? d->hint : "");
	put_string(to, text.data);
	buf_clear(&text);
	putc('}', to);
	if (d->file) {
		fputs(",\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":", to);
		put_uri(to, d->file);
		putc('}', to);
		if (d->line)
			fprintf(to, ",\"region\":{\"startLine\":%u", d->line);
		if (d->line && d->column)
			fprintf(to, ",\"startColumn\":%u", d->column);
		fputs(d->line ? "}}}]" : "}}]", to);
	}
	putc('}', to);
}

void tell_end(const struct teller *teller, enum octavo_status status)
{
	close_progress(teller);
	if (!teller->sarif)
		return;
	open_log(teller);
	teller->telling->log = false;
	fprintf(teller->to, "],\"invocations\":[{\"executionSuccessful\":%s,\"exitCode\":%d}]}]}\n",
		status == OCTAVO_OK ? "true" : "false", (int)status);
}

/* The severity, which stands out on a terminal. */
static void put_severity(const struct teller *teller, const struct octavo_diagnostic *d)
{
	static const char *const colours[] = {
	    [OCTAVO_NOTE] = "36", [OCTAVO_WARNING] = "1;33", [OCTAVO_ERROR] = "1;31"};
	const char *name = d->grade ? d->grade : severity_name(d->severity);
	if (teller->colour)
		fprintf(teller->to, ": \033[%sm%s:\033[0m ", colours[d->severity], name);
	else
		fprintf(teller->to, ": %s: ", name);
}

static void put(const struct teller *teller, const struct octavo_diagnostic *d)
{
	FILE *to = teller->to;
	if (teller->quiet && d->severity != OCTAVO_ERROR)
		return;
	close_progress(teller);
	if (teller->json) {
		tell_json(to, d);
		return;
	}
	if (teller->sarif) {
		tell_sarif(teller, d);
		return;
	}
	fputs(d->file ? d->file : "octavo", to);
	if (d->file && d->line)
		fprintf(to, ":%u", d->line);
	if (d->file && d->line && d->column)
		fprintf(to, ":%u", d->column);
	if (d->file && d->passage)
		fprintf(to, ", %s", d->passage);
	put_severity(teller, d);
	fprintf(to, d->rule ? "%s [%s, %s]\n" : "%s [%s]\n", d->text, d->slug, d->rule);
	if (d->hint)
		fprintf(to, "hint: %s\n", d->hint);
}

void tell(const struct octavo_diagnostic *diagnostic, void *user)
{
	put(user, diagnostic);
}

enum octavo_status tell_usage(const struct teller *teller, const char *slug, const char *hint,
			      const char *what, ...)
{
	struct arena *arena = arena_new();
	struct buf text = BUF_EMPTY;
	va_list details;
	va_start(details, what);
	buf_vprintf(&text, what, details);
	va_end(details);
	struct octavo_diagnostic told = {
	    .severity = OCTAVO_ERROR,
	    .slug = slug,
	    .text = shown(arena, text.data, SHOWN_WORDS),
	    .hint = hint,
	};
	put(teller, &told);
	buf_clear(&text);
	arena_free(arena);
	return OCTAVO_USAGE;
}

void tell_path(FILE *to, const char *path)
{
	struct arena *arena = arena_new();
	fputs(shown(arena, path, SHOWN_PATH), to);
	arena_free(arena);
}

void tell_path_as_json(FILE *to, const char *path)
{
	struct arena *arena = arena_new();
	put_string(to, shown(arena, path, SHOWN_PATH));
	arena_free(arena);
}

static size_t size_of(const char *path)
{
	struct stat found;
	return stat(path, &found) == 0 ? (size_t)found.st_size : 0;
}

static void tell_written_as_json(FILE *to, const struct octavo *octavo)
{
	const struct octavo_figures figures = octavo_figures(octavo);
	fputs("{\"book\":", to);
	tell_path_as_json(to, octavo_written(octavo));
	fprintf(to, ",\"unchanged\":%s,\"chapters\":%zu,\"words\":%zu,\"bytes\":%zu}\n",
		octavo_unchanged(octavo) ? "true" : "false", figures.chapters, figures.words,
		size_of(octavo_written(octavo)));
}

/* As people say sizes: three digits at most. */
static void put_size(FILE *to, size_t bytes)
{
	size_t thousands = (bytes + 999) / 1000;
	if (thousands < 1000)
		fprintf(to, "%zu kB", thousands);
	else
		fprintf(to, "%.*f MB", bytes < 10000000, (double)bytes / 1e6);
}

void tell_written(const struct teller *teller, const struct octavo *octavo, double seconds)
{
	const char *path = octavo_written(octavo);
	const struct octavo_figures figures = octavo_figures(octavo);
	FILE *to = teller->to;
	close_progress(teller);
	if (!path || strcmp(path, "-") == 0 || teller->quiet || teller->sarif)
		return;
	if (teller->json) {
		tell_written_as_json(to, octavo);
		return;
	}
	fputs(octavo_unchanged(octavo) ? "octavo: unchanged " : "octavo: wrote ", to);
	tell_path(to, path);
	fprintf(to, ": %zu chapter%s, %zu word%s, ", figures.chapters,
		figures.chapters == 1 ? "" : "s", figures.words, figures.words == 1 ? "" : "s");
	put_size(to, size_of(path));
	fprintf(to, ", in %.*f s\n", seconds < 1 ? 2 : 1, seconds);
}

void tell_begun(const struct teller *teller, const char *folder)
{
	struct arena *arena = arena_new();
	const char *name = shown(arena, folder, SHOWN_PATH);
	if (!teller->quiet && !teller->json && !teller->sarif)
		fprintf(teller->to,
			"octavo: began a book in %s: edit book.yaml and the articles there, then "
			"'octavo build %s'\n",
			name, name);
	arena_free(arena);
}

void tell_checked(const struct teller *teller, const char *path, enum octavo_status status)
{
	FILE *to = teller->to;
	bool is_valid = status == OCTAVO_OK;
	if (teller->quiet || teller->sarif || status > OCTAVO_INPUT)
		return;
	if (teller->json) {
		fputs("{\"book\":", to);
		tell_path_as_json(to, path);
		fprintf(to, ",\"valid\":%s}\n", is_valid ? "true" : "false");
		return;
	}
	fputs("octavo: ", to);
	tell_path(to, path);
	fputs(is_valid ? " is valid\n" : " isn't valid\n", to);
}

void tell_done(const struct teller *teller, const char *what, const char *path)
{
	if (strcmp(path, "-") == 0 || teller->quiet || teller->json || teller->sarif)
		return;
	fprintf(teller->to, "octavo: %s ", what);
	tell_path(teller->to, path);
	fputs("\n", teller->to);
}

double tell_clock(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}
