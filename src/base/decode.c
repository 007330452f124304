/* Decoding: which encoding the bytes are in, by their mark, a label or their looks; and what XML
 * forbids. */
#include "base/decode.h"

#include "base/characters.h"
#include "base/encoding.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

enum { MOST_BAD = 200 }; /* one of so many bytes may mean nothing */

static struct place place_of(const char *name, const char *text, size_t offset)
{
	struct place place = {name, 1, 1};
	for (size_t i = 0; i < offset; i++) {
		place.column += ((unsigned char)text[i] & 0xC0) != 0x80;
		if (text[i] == '\n') {
			place.line++;
			place.column = 1;
		}
	}
	return place;
}

/* UTF-8 in which some bytes are damaged, as opposed to another encoding: whole sequences of several
 * bytes are many, and by chance they are rare. */
static bool is_damaged_utf_8(const struct buf *in, size_t *bad)
{
	const char *s = in->data, *end = s + in->size;
	size_t good = 0;
	while (s < end) {
		unsigned c = utf8_next(&s, end);
		good += c != UTF8_BAD && c >= 0x80;
		*bad += c == UTF8_BAD;
	}
	return good > *bad * 4;
}

static void from_damaged_utf_8(struct buf *out, const struct buf *in)
{
	for (const char *s = in->data, *end = s + in->size; s < end;) {
		const char *before = s;
		if (utf8_next(&s, end) != UTF8_BAD)
			buf_add(out, before, (size_t)(s - before));
		else
			buf_put_code_point(out, encoding_windows_1252((unsigned char)*before));
	}
}

static void replace(struct buf *bytes, struct buf *with)
{
	buf_clear(bytes);
	*bytes = *with;
	buf_reserve(bytes, 0);
	bytes->data[bytes->size] = '\0';
}

/* By the encoding that the bytes look like, if hardly any of them contradicts; a note names it. */
static bool decode_detected(struct buf *out, const struct buf *bytes, const char *name,
			    struct diags *diags)
{
	char label[32];
	const char *found = encoding_of_bytes(bytes->data, bytes->size, label);
	size_t bad;
	if (!found || !encoding_convert(out, bytes, found, &bad))
		return false;
	if (bad * MOST_BAD > out->size) {
		buf_clear(out);
		return false;
	}
	diag(diags, MSG_ENCODING_FOUND, (struct place){name, 0, 0}, name, found);
	return true;
}

/* Bytes without a mark that aren't UTF-8, though nothing says what else. */
static void decode_unlabelled(struct buf *bytes, size_t valid, const char *name,
			      struct diags *diags)
{
	struct buf out = BUF_EMPTY;
	size_t bad = 0;
	struct place at = place_of(name, bytes->data, valid);
	if (is_damaged_utf_8(bytes, &bad)) {
		char count[32];
		snprintf(count, sizeof count, "%zu", bad);
		from_damaged_utf_8(&out, bytes);
		diag(diags, MSG_DAMAGED_UTF8, at, count, NULL);
	} else if (!decode_detected(&out, bytes, name, diags)) {
		encoding_convert(&out, bytes, "windows-1252", &bad);
		diag(diags, MSG_NOT_UTF8, at, name, NULL);
	}
	replace(bytes, &out);
}

static void decode_labelled(struct buf *bytes, const char *encoding, const char *name,
			    struct diags *diags)
{
	struct buf out = BUF_EMPTY;
	bool utf_8 = encoding_is_utf_8(encoding);
	size_t bad;
	if (!utf_8 && encoding_convert(&out, bytes, encoding, &bad)) {
		replace(bytes, &out);
		return;
	}
	if (!utf_8)
		diag(diags, MSG_UNKNOWN_ENCODING, (struct place){name, 1, 0}, encoding, NULL);
	size_t valid = utf8_valid_prefix(bytes->data, bytes->size);
	if (valid < bytes->size)
		decode_unlabelled(bytes, valid, name, diags);
}

/* Takes the byte order mark off and converts by it; false if there is none. */
static bool decode_by_mark(struct buf *bytes)
{
	size_t mark = bytes->size >= 3 && memcmp(bytes->data, "\xEF\xBB\xBF", 3) == 0 ? 3
		      : bytes->size >= 2 && (memcmp(bytes->data, "\xFE\xFF", 2) == 0 ||
					     memcmp(bytes->data, "\xFF\xFE", 2) == 0)
			  ? 2
			  : 0;
	if (!mark)
		return false;
	bool big = mark == 2 && bytes->data[0] == '\xFE';
	bytes->size -= mark;
	memmove(bytes->data, bytes->data + mark, bytes->size + 1);
	if (mark == 3)
		return true;
	struct buf out = BUF_EMPTY;
	encoding_from_utf_16(&out, bytes, big);
	replace(bytes, &out);
	return true;
}

/* What printers and terminals were told: behind the escape sequence at s; s, where there is
 * none. */
static const char *behind_escape(const char *s, const char *end)
{
	const char *at = s;
	if (at < end && *at == '[') {
		do
			at++;
		while (at < end && *at >= ' ' && *at < '@');
		return at < end && *at < 0x7F ? at + 1 : s;
	}
	if (end - at > 1 && memchr("()", *at, 2))
		return at + 2;
	if (at < end && *at == ']') { /* up to a bell, or a backslash behind another escape */
		while (at < end && *at != '\a' && *at != '\n' && *at != 0x1B)
			at++;
		size_t size = at < end && *at == '\a' ? 1 : end - at > 1 && at[1] == '\\' ? 2 : 0;
		return size ? at + size : s;
	}
	return s;
}

/* A backspace takes back the character before it: another was struck over it. */
static void take_back(struct buf *out)
{
	while (out->size && ((unsigned char)out->data[out->size - 1] & 0xC0) == 0x80)
		buf_cut(out, out->size - 1);
	if (out->size && out->data[out->size - 1] != '\n')
		buf_cut(out, out->size - 1);
}

/* Takes NUL bytes out, with a warning where the first stood. False: they and other control
 * characters are so many that this is no text. */
static bool drop_nuls(struct buf *bytes, const char *name, struct diags *diags)
{
	enum { FEW = 3, RARE = 50 }; /* in any text; one of so many bytes */
	const char *first = bytes->size ? memchr(bytes->data, '\0', bytes->size) : NULL;
	if (!first)
		return true;
	struct place at = place_of(name, bytes->data, (size_t)(first - bytes->data));
	size_t kept = 0, strange = 0;
	for (size_t i = 0; i < bytes->size; i++) {
		unsigned char c = (unsigned char)bytes->data[i];
		strange += c < ' ' && !(c >= '\b' && c <= '\r') && c != 0x1B;
		if (c)
			bytes->data[kept++] = (char)c;
	}
	if (strange > FEW && strange > bytes->size / RARE)
		return false;
	char count[32];
	snprintf(count, sizeof count, "%zu", bytes->size - kept);
	diag(diags, MSG_NUL_BYTE, at, count, NULL);
	bytes->size = kept;
	bytes->data[kept] = '\0';
	return true;
}

/* Line ends and characters that may not stay. from: what stands before is clean; pages: form feeds
 * stay. */
static void clean(struct buf *bytes, size_t from, bool pages, const char *name, struct diags *diags)
{
	struct buf out = BUF_EMPTY;
	buf_reserve(&out, bytes->size);
	buf_add(&out, bytes->data, from);
	const char *s = bytes->data + from, *end = bytes->data + bytes->size;
	size_t removed = 0, first = 0;
	while (s < end) {
		size_t run = characters_prefix(s, (size_t)(end - s));
		buf_add(&out, s, run);
		s += run;
		if (s == end)
			break;
		unsigned c = utf8_next(&s, end);
		if (c == '\f' && pages) {
			buf_putc(&out, '\f');
		} else if (character_as_space(c)) {
			s += c == '\r' && s < end && *s == '\n';
			buf_putc(&out, character_as_space(c));
		} else if (c == '\b' && s < end && *s != '\n') {
			take_back(&out);
		} else if (c == 0x1B && behind_escape(s, end) > s) {
			s = behind_escape(s, end);
		} else if (!removed++) {
			first = out.size;
		}
	}
	if (removed) {
		char count[32];
		snprintf(count, sizeof count, "%zu", removed);
		diag(diags, MSG_CONTROL_CHARACTERS, place_of(name, out.data, first), count, NULL);
	}
	replace(bytes, &out);
}

static bool decode_all(struct buf *bytes, const char *encoding, bool pages, const char *name,
		       struct diags *diags)
{
	buf_reserve(bytes, 0);
	bytes->data[bytes->size] = '\0';
	if (!decode_by_mark(bytes) && encoding)
		decode_labelled(bytes, encoding, name, diags);
	size_t prefix = characters_prefix(bytes->data, bytes->size);
	if (prefix == bytes->size)
		return true;
	if (!drop_nuls(bytes, name, diags))
		return false;
	prefix = characters_prefix(bytes->data, bytes->size);
	size_t valid = prefix + utf8_valid_prefix(bytes->data + prefix, bytes->size - prefix);
	bool escaped =
	    valid == bytes->size && !encoding && encoding_is_escaped(bytes->data, bytes->size);
	if (valid < bytes->size || escaped) {
		decode_unlabelled(bytes, valid, name, diags);
		prefix = characters_prefix(bytes->data, bytes->size);
	}
	clean(bytes, prefix, pages, name, diags);
	return true;
}

bool decode(struct buf *bytes, const char *encoding, const char *name, struct diags *diags)
{
	return decode_all(bytes, encoding, false, name, diags);
}

bool decode_pages(struct buf *bytes, const char *encoding, const char *name, struct diags *diags)
{
	return decode_all(bytes, encoding, true, name, diags);
}

const char *decode_text(struct arena *arena, const char *text, struct place at, struct diags *diags)
{
	struct buf kept = BUF_EMPTY;
	size_t left_out = 0;
	const char *clean = characters_clean(text, strlen(text), &kept, &left_out);
	if (clean != text)
		clean = arena_copy(arena, kept.data, kept.size);
	if (left_out)
		diag(diags, MSG_CONTROL_CHARACTERS, at, arena_format(arena, "%zu", left_out), NULL);
	buf_clear(&kept);
	return clean;
}
