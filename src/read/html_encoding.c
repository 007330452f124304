/* The encoding that a page names at its start: HTML's prescan, and the XML declaration. */
#include "read/html_encoding.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

enum { SCANNED = 8192, LONGEST_NAME = 16, LONGEST_VALUE = 128 };

struct scan {
	const char *at, *end;
};

/* Whether text, in lower case, is what comes next; at stays. */
static bool next_is(const struct scan *scan, const char *text)
{
	const char *s = scan->at;
	while (*text && s < scan->end && ascii_lower(*s) == *text)
		s++, text++;
	return !*text;
}

static void skip_to(struct scan *scan, const char *mark)
{
	while (scan->at < scan->end && !next_is(scan, mark))
		scan->at++;
	if (scan->at < scan->end)
		scan->at += strlen(mark);
}

static void skip_spaces(struct scan *scan)
{
	while (scan->at < scan->end && (ascii_is_space(*scan->at) || *scan->at == '/'))
		scan->at++;
}

/* The next attribute of a tag, name in lower case. False at the tag's end. */
static bool next_attribute(struct scan *scan, char name[LONGEST_NAME], char value[LONGEST_VALUE])
{
	size_t size = 0;
	skip_spaces(scan);
	if (scan->at == scan->end || *scan->at == '>')
		return false;
	for (; scan->at < scan->end && !ascii_is_space(*scan->at) && !strchr("/>=", *scan->at);
	     scan->at++)
		if (size < LONGEST_NAME - 1)
			name[size++] = ascii_lower(*scan->at);
	name[size] = value[0] = '\0';
	while (scan->at < scan->end && ascii_is_space(*scan->at))
		scan->at++;
	if (scan->at == scan->end || *scan->at != '=') {
		scan->at += scan->at < scan->end && !size; /* a stray character */
		return true;
	}
	scan->at++;
	while (scan->at < scan->end && ascii_is_space(*scan->at))
		scan->at++;
	char quote =
	    scan->at < scan->end && (*scan->at == '"' || *scan->at == '\'') ? *scan->at : 0;
	scan->at += quote != 0;
	for (size = 0; scan->at < scan->end; scan->at++) {
		if (quote ? *scan->at == quote : ascii_is_space(*scan->at) || *scan->at == '>')
			break;
		if (size < LONGEST_VALUE - 1)
			value[size++] = *scan->at;
	}
	value[size] = '\0';
	scan->at += quote && scan->at < scan->end;
	return true;
}

/* The label behind "charset=" in the content of a meta element, or NULL. */
static const char *charset_in(struct arena *arena, const char *content)
{
	struct scan scan = {content, content + strlen(content)};
	for (;;) {
		skip_to(&scan, "charset");
		if (scan.at == scan.end)
			return NULL;
		while (ascii_is_space(*scan.at))
			scan.at++;
		if (*scan.at == '=')
			break;
	}
	scan.at++;
	while (ascii_is_space(*scan.at))
		scan.at++;
	size_t size = *scan.at == '"' || *scan.at == '\'' ? strcspn(scan.at + 1, "\"'") + 1
							  : strcspn(scan.at, "; \t\n\r\f");
	bool quoted = *scan.at == '"' || *scan.at == '\'';
	return size > quoted ? arena_copy(arena, scan.at + quoted, size - quoted) : NULL;
}

static const char *read_meta(struct arena *arena, struct scan *scan)
{
	char name[LONGEST_NAME], value[LONGEST_VALUE];
	const char *charset = NULL, *in_content = NULL;
	bool is_type = false;
	while (next_attribute(scan, name, value)) {
		struct scan word = {value, value + strlen(value)};
		if (strcmp(name, "charset") == 0 && !charset && *value)
			charset = arena_string(arena, value);
		else if (strcmp(name, "content") == 0 && !in_content)
			in_content = charset_in(arena, value);
		else if (strcmp(name, "http-equiv") == 0)
			is_type |= next_is(&word, "content-type");
	}
	return charset ? charset : is_type ? in_content : NULL;
}

static const char *read_declaration(struct arena *arena, struct scan *scan)
{
	char name[LONGEST_NAME], value[LONGEST_VALUE];
	struct scan declaration = *scan;
	skip_to(scan, ">");
	declaration.end = scan->at;
	declaration.at += strlen("<?xml");
	while (next_attribute(&declaration, name, value))
		if (strcmp(name, "encoding") == 0 && *value)
			return arena_string(arena, value);
	return NULL;
}

static const char *effective(const char *label)
{
	struct scan scan = {label, label + strlen(label)};
	if (next_is(&scan, "utf-16") || next_is(&scan, "utf16") || next_is(&scan, "ucs-2") ||
	    next_is(&scan, "unicode"))
		return "utf-8";
	return next_is(&scan, "x-user-defined") ? "windows-1252" : label;
}

/* Saved pages often keep the label of the encoding they were sent in but are written in UTF-8; what
 * is valid UTF-8 beyond ASCII is hardly ever anything else. */
static bool is_utf8(const char *bytes, size_t size)
{
	bool ascii = true;
	for (size_t i = 0; ascii && i < size; i++)
		ascii = (unsigned char)bytes[i] < 0x80;
	return !ascii && utf8_valid_prefix(bytes, size) == size;
}

static void skip_tag(struct scan *scan)
{
	char name[LONGEST_NAME], value[LONGEST_VALUE];
	while (scan->at < scan->end && !ascii_is_space(*scan->at) && *scan->at != '>')
		scan->at++;
	while (next_attribute(scan, name, value))
		continue;
}

const char *html_encoding(struct arena *arena, const char *bytes, size_t size)
{
	struct scan scan = {bytes, bytes + (size < SCANNED ? size : SCANNED)};
	const char *found = next_is(&scan, "<?xml") ? read_declaration(arena, &scan) : NULL;
	while (!found && scan.at < scan.end) {
		if (next_is(&scan, "<!--")) {
			scan.at += 2; /* the dashes may end it as well */
			skip_to(&scan, "-->");
		} else if (next_is(&scan, "<meta") && scan.end - scan.at > 5 &&
			   (ascii_is_space(scan.at[5]) || scan.at[5] == '/')) {
			scan.at += 5;
			found = read_meta(arena, &scan);
		} else if (*scan.at == '<') {
			scan.at++;
			char c = scan.at < scan.end ? ascii_lower(*scan.at) : 0;
			if (c == '!' || c == '?' || (c == '/' && scan.end - scan.at < 2))
				skip_to(&scan, ">");
			else if (ascii_is_lower(c) || c == '/')
				skip_tag(&scan);
		} else {
			scan.at++;
		}
	}
	if (found && is_utf8(bytes, size))
		return "utf-8";
	return found ? effective(found) : NULL;
}
