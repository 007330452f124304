/* Messages of MIME: headers, parts, encodings. */
#include "read/markup/mime.h"

#include "base/ascii.h"
#include "base/base64.h"

#include <string.h>

enum { DEEPEST = 4, MOST_PARTS = 10000, LONGEST_BOUNDARY = 70 };

struct mime_reader {
	struct arena *arena;
	mime_parts *parts;
};

/* A piece of the message, from its headers on. */
struct mime_piece {
	const char *start, *end;
	uint32_t line;
};

static const char *line_end(const char *s, const char *end)
{
	const char *newline = memchr(s, '\n', (size_t)(end - s));
	return newline ? newline + 1 : end;
}

static bool is_blank_line(const char *s, const char *end)
{
	return s < end && (*s == '\n' || (*s == '\r' && s + 1 < end && s[1] == '\n'));
}

/* The header's text, its lines joined; it moves behind it. */
static char *header_at(struct arena *arena, struct mime_piece *piece)
{
	const char *start = piece->start;
	do {
		piece->start = line_end(piece->start, piece->end);
		piece->line++;
	} while (piece->start < piece->end && (*piece->start == ' ' || *piece->start == '\t'));
	char *text = arena_copy(arena, start, (size_t)(piece->start - start)), *to = text;
	for (const char *s = text; *s; s++)
		if (*s != '\r' && *s != '\n')
			*to++ = *s == '\t' ? ' ' : *s;
	*to = '\0';
	return text;
}

/* The value of a header of that name; NULL: it is another. */
static const char *value_of(const char *header, const char *name)
{
	size_t size = strlen(name);
	if (!ascii_begins_with(header, name) || header[size] != ':')
		return NULL;
	header += size + 1;
	return header + strspn(header, " ");
}

/* A parameter such as boundary="a b"; NULL: there is none. */
static const char *parameter(struct arena *arena, const char *value, const char *name)
{
	size_t size = strlen(name);
	for (const char *s = strchr(value, ';'); s; s = strchr(s, ';')) {
		s += 1 + strspn(s + 1, " ");
		if (!ascii_begins_with(s, name) || s[size] != '=')
			continue;
		s += size + 1;
		if (*s != '"')
			return arena_copy(arena, s, strcspn(s, "; "));
		const char *close = strchr(s + 1, '"');
		return close ? arena_copy(arena, s + 1, (size_t)(close - s - 1)) : NULL;
	}
	return NULL;
}

static const char *trimmed(struct arena *arena, const char *value, const char *without)
{
	value += strspn(value, without);
	size_t size = strlen(value);
	while (size && strchr(without, value[size - 1]))
		size--;
	return arena_copy(arena, value, size);
}

static enum mime_encoding encoding_of(const char *value)
{
	return ascii_begins_with(value, "quoted-printable") ? MIME_QUOTED
	       : ascii_begins_with(value, "base64")         ? MIME_BASE64
							    : MIME_PLAIN;
}

/* Reads the headers; boundary receives what parts the parts of a multipart, else NULL. */
static struct mime_part read_headers(struct mime_reader *reader, struct mime_piece *piece,
				     const char **boundary)
{
	struct arena *arena = reader->arena;
	struct mime_part part = {.type = ""};
	*boundary = NULL;
	while (piece->start < piece->end && !is_blank_line(piece->start, piece->end)) {
		const char *header = header_at(arena, piece), *value;
		if ((value = value_of(header, "content-type"))) {
			char *type = arena_copy(arena, value, strcspn(value, "; "));
			for (char *s = type; *s; s++)
				*s = ascii_lower(*s);
			part.type = type;
			part.charset = parameter(arena, value, "charset");
			*boundary = strncmp(type, "multipart/", 10) == 0
					? parameter(arena, value, "boundary")
					: NULL;
		} else if ((value = value_of(header, "content-transfer-encoding"))) {
			part.encoding = encoding_of(value);
		} else if ((value = value_of(header, "content-location"))) {
			part.location = trimmed(arena, value, " ");
		} else if ((value = value_of(header, "content-id"))) {
			part.id = trimmed(arena, value, " <>");
		}
	}
	if (piece->start < piece->end) {
		piece->start = line_end(piece->start, piece->end);
		piece->line++;
	}
	return part;
}

/* Whether the line is "--boundary"; last: with another "--" behind it. */
static bool is_boundary(const char *s, const char *end, const char *boundary, bool *last)
{
	size_t size = strlen(boundary);
	if ((size_t)(end - s) < size + 2 || s[0] != '-' || s[1] != '-' ||
	    memcmp(s + 2, boundary, size) != 0)
		return false;
	s += size + 2;
	*last = end - s >= 2 && s[0] == '-' && s[1] == '-';
	s += *last ? 2 : 0;
	while (s < end && (*s == ' ' || *s == '\t' || *s == '\r'))
		s++;
	return s == end || *s == '\n';
}

static void read_piece(struct mime_reader *reader, struct mime_piece piece, unsigned depth);

static void read_multipart(struct mime_reader *reader, struct mime_piece piece,
			   const char *boundary, unsigned depth)
{
	struct mime_piece inner = {0};
	bool last = false;
	for (const char *s = piece.start; s < piece.end && !last; piece.line++) {
		const char *next = line_end(s, piece.end);
		if (is_boundary(s, piece.end, boundary, &last)) {
			inner.end = s;
			if (inner.start)
				read_piece(reader, inner, depth + 1);
			inner = (struct mime_piece){next, piece.end, piece.line + 1};
		}
		s = next;
	}
	if (!last && inner.start)
		read_piece(reader, inner, depth + 1);
}

static void read_piece(struct mime_reader *reader, struct mime_piece piece, unsigned depth)
{
	const char *boundary;
	struct mime_part part = read_headers(reader, &piece, &boundary);
	if (boundary && *boundary && strlen(boundary) <= LONGEST_BOUNDARY && depth < DEEPEST) {
		read_multipart(reader, piece, boundary, depth);
		return;
	}
	part.body = piece.start;
	part.size = (size_t)(piece.end - piece.start);
	part.line = piece.line;
	if (reader->parts->count < MOST_PARTS)
		vec_push(reader->parts, part);
}

void mime_read(struct arena *arena, const char *text, size_t size, mime_parts *parts)
{
	struct mime_reader reader = {.arena = arena, .parts = parts};
	read_piece(&reader, (struct mime_piece){text, text + size, 1}, 0);
}

/* A line of a quoted-printable text; false: the next one goes on with it. */
static bool decode_quoted(const char *s, const char *end, struct buf *bytes)
{
	const char *stop = end;
	while (stop > s && strchr(" \t\r\n", stop[-1]))
		stop--;
	bool goes_on = stop > s && stop[-1] == '=';
	stop -= goes_on;
	for (; s < stop; s++) {
		int high = *s == '=' && stop - s > 2 ? ascii_hex_value(s[1]) : -1;
		int low = high >= 0 ? ascii_hex_value(s[2]) : -1;
		buf_putc(bytes, low >= 0 ? (char)(high << 4 | low) : *s);
		s += low >= 0 ? 2 : 0;
	}
	if (!goes_on && end > s && end[-1] == '\n')
		buf_putc(bytes, '\n');
	return !goes_on;
}

/* Lines that the decoded bytes from a place on begin are those of this line. */
static void note_lines(mime_lines *lines, const struct buf *bytes, size_t from, uint32_t line)
{
	for (size_t i = from; lines && i < bytes->size; i++)
		if (bytes->data[i] == '\n')
			vec_push(lines, line);
}

void mime_decode(const struct mime_part *part, struct buf *bytes, mime_lines *lines)
{
	const char *end = part->body + part->size;
	uint32_t line = part->line;
	size_t from = bytes->size;
	if (lines)
		vec_push(lines, line);
	if (part->encoding == MIME_BASE64) {
		base64_decode(part->body, part->size, bytes);
		note_lines(lines, bytes, from, line);
	} else if (part->encoding == MIME_PLAIN) {
		buf_add(bytes, part->body, part->size);
		for (size_t i = from; lines && i < bytes->size; i++)
			if (bytes->data[i] == '\n')
				vec_push(lines, ++line);
	} else {
		for (const char *s = part->body; s < end; s = line_end(s, end), line++) {
			from = bytes->size;
			bool ends = decode_quoted(s, line_end(s, end), bytes);
			note_lines(lines, bytes, from, line + ends);
		}
	}
}
