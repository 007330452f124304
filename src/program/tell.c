/* Diagnostics in the compilers' form, or as JSON. */
#include "program/tell.h"

void tell_string(FILE *to, const char *text)
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
	tell_string(to, text);
}

static const char *severity_name(enum octavo_severity severity)
{
	return severity == OCTAVO_ERROR ? "error" : severity == OCTAVO_WARNING ? "warning" : "note";
}

static void tell_json(FILE *to, const struct octavo_diagnostic *d)
{
	fprintf(to, "{\"severity\":\"%s\"", severity_name(d->severity));
	put_json_member(to, "slug", d->slug);
	put_json_member(to, "file", d->file);
	if (d->line)
		fprintf(to, ",\"line\":%u", d->line);
	if (d->column)
		fprintf(to, ",\"column\":%u", d->column);
	put_json_member(to, "text", d->text);
	put_json_member(to, "hint", d->hint);
	fputs("}\n", to);
}

void tell(const struct octavo_diagnostic *d, void *user)
{
	const struct teller *teller = user;
	FILE *to = teller->to;
	if (teller->quiet && d->severity != OCTAVO_ERROR)
		return;
	if (teller->json) {
		tell_json(to, d);
		return;
	}
	fputs(d->file ? d->file : "octavo", to);
	if (d->file && d->line)
		fprintf(to, ":%u", d->line);
	if (d->file && d->line && d->column)
		fprintf(to, ":%u", d->column);
	fprintf(to, ": %s: %s [%s]\n", severity_name(d->severity), d->text, d->slug);
	if (d->hint)
		fprintf(to, "hint: %s\n", d->hint);
}

void tell_written(const struct teller *teller, const struct octavo *octavo)
{
	const char *path = octavo_written(octavo);
	if (path && !teller->quiet && !teller->json)
		fprintf(teller->to, "octavo: %s %s\n",
			octavo_unchanged(octavo) ? "unchanged" : "wrote", path);
}
