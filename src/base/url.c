/* References as RFC 3986 takes them apart and puts them together again. */
#include "base/url.h"

#include "base/ascii.h"
#include "base/buf.h"

#include <string.h>

struct url_parts {
	const char *scheme, *authority, *path, *query, *fragment; /* with their delimiters */
	size_t scheme_size, authority_size, path_size, query_size;
};

size_t url_scheme(const char *url)
{
	if (!ascii_is_letter(*url))
		return 0;
	size_t size = 1;
	while (ascii_is_letter_or_digit(url[size]) || (url[size] && strchr("+-.", url[size])))
		size++;
	return url[size] == ':' ? size : 0;
}

bool url_has_scheme(const char *url, const char *scheme)
{
	size_t size = url_scheme(url);
	if (!size || size != strlen(scheme))
		return false;
	for (size_t i = 0; i < size; i++)
		if (ascii_lower(url[i]) != scheme[i])
			return false;
	return true;
}

bool url_is_remote(const char *url)
{
	return url_scheme(url) ||
	       (strchr("/\\", url[0]) && url[0] && url[1] && strchr("/\\", url[1]));
}

char *url_trimmed(struct arena *arena, const char *url)
{
	while (*url && (unsigned char)*url <= ' ')
		url++;
	size_t size = strlen(url);
	while (size && (unsigned char)url[size - 1] <= ' ')
		size--;
	char *trimmed = arena_copy(arena, url, size), *end = trimmed;
	for (const char *s = trimmed; *s; s++)
		if (*s != '\t' && *s != '\n' && *s != '\r')
			*end++ = *s;
	*end = '\0';
	return trimmed;
}

static struct url_parts take_apart(const char *url)
{
	struct url_parts parts = {.scheme = url, .scheme_size = url_scheme(url)};
	parts.scheme_size += parts.scheme_size > 0;
	parts.authority = url + parts.scheme_size;
	if (strncmp(parts.authority, "//", 2) == 0)
		parts.authority_size = 2 + strcspn(parts.authority + 2, "/?#");
	parts.path = parts.authority + parts.authority_size;
	parts.path_size = strcspn(parts.path, "?#");
	parts.query = parts.path + parts.path_size;
	parts.query_size = strcspn(parts.query, "#");
	parts.fragment = parts.query + parts.query_size;
	return parts;
}

/* Adds the path without "." and "..", as far as they can be resolved. */
static void add_path(struct buf *out, const char *path, size_t size, bool rooted)
{
	size_t start = out->size, floor = start;
	const char *end = path + size;
	if (rooted) {
		buf_putc(out, '/');
		floor = ++start;
		path += path < end && *path == '/';
	}
	for (const char *s = path; s < end;) {
		const char *slash = memchr(s, '/', (size_t)(end - s));
		size_t part = (size_t)((slash ? slash : end) - s);
		if (part == 2 && memcmp(s, "..", 2) == 0) {
			if (out->size > floor) {
				buf_cut(out, out->size - 1);
				while (out->size > floor && out->data[out->size - 1] != '/')
					buf_cut(out, out->size - 1);
			} else if (!rooted) {
				buf_puts(out, "../");
				floor = out->size;
			}
		} else if (part != 1 || *s != '.') {
			buf_add(out, s, part + (slash != NULL));
		}
		s += part + (slash != NULL);
	}
	if (out->data)
		out->data[out->size] = '\0';
}

static void add_merged(struct buf *out, const struct url_parts *base,
		       const struct url_parts *reference)
{
	struct buf path = BUF_EMPTY;
	size_t folder = base->path_size;
	while (folder && base->path[folder - 1] != '/')
		folder--;
	bool rooted = base->authority_size || (folder && base->path[0] == '/');
	buf_add(&path, base->path, folder);
	buf_add(&path, reference->path, reference->path_size);
	add_path(out, path.data, path.size, rooted);
	buf_clear(&path);
}

char *url_resolve(struct arena *arena, const char *base_url, const char *url)
{
	struct url_parts base = take_apart(base_url), reference = take_apart(url);
	struct buf out = BUF_EMPTY;
	if (reference.scheme_size)
		return arena_string(arena, url);
	buf_add(&out, base.scheme, base.scheme_size);
	if (reference.authority_size) {
		buf_puts(&out, reference.authority);
	} else {
		buf_add(&out, base.authority, base.authority_size);
		if (reference.path_size == 0) {
			buf_add(&out, base.path, base.path_size);
			if (!reference.query_size)
				buf_add(&out, base.query, base.query_size);
		} else if (reference.path[0] == '/') {
			add_path(&out, reference.path, reference.path_size, true);
		} else {
			add_merged(&out, &base, &reference);
		}
		buf_puts(&out, reference.query);
	}
	char *resolved = arena_copy(arena, out.data ? out.data : "", out.size);
	buf_clear(&out);
	return resolved;
}

char *url_decoded(struct arena *arena, const char *text)
{
	char *decoded = arena_string(arena, text), *to = decoded;
	for (const char *s = decoded; *s; s++) {
		int high = *s == '%' ? ascii_hex_value(s[1]) : -1;
		int low = high >= 0 ? ascii_hex_value(s[2]) : -1;
		bool code = low >= 0 && (high || low); /* no NUL: paths end there */
		*to++ = code ? (char)(high << 4 | low) : *s;
		s += code ? 2 : 0;
	}
	*to = '\0';
	return decoded;
}

char *url_encoded(struct arena *arena, const char *text, const char *signs)
{
	struct buf out = BUF_EMPTY;
	for (; *text; text++)
		if (strchr(signs, *text))
			buf_printf(&out, "%%%02X", (unsigned)*text);
		else
			buf_putc(&out, *text);
	char *encoded = arena_copy(arena, out.data ? out.data : "", out.size);
	buf_clear(&out);
	return encoded;
}
