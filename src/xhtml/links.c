/* The targets of links. */
#include "xhtml/links.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/url.h"
#include "base/utf8.h"
#include "xhtml/xhtml_parts.h"

#include <stdbool.h>
#include <string.h>

static const char hex[] = "0123456789ABCDEF";

static bool is_encoded(const char *s)
{
	return s[0] == '%' && ascii_hex_value(s[1]) >= 0 && ascii_hex_value(s[2]) >= 0;
}

static void add_encoded(struct buf *out, char c)
{
	buf_putc(out, '%');
	buf_putc(out, hex[(unsigned char)c >> 4]);
	buf_putc(out, hex[(unsigned char)c & 15]);
}

/* Adds text with everything percent-encoded that isn't a letter, a digit or among allowed. */
static void add_part(struct buf *out, const char *text, size_t size, const char *allowed)
{
	for (const char *s = text; s < text + size; s++) {
		bool plain = ascii_is_letter_or_digit(*s);
		if (plain || strchr(allowed, *s) || is_encoded(s))
			buf_putc(out, *s);
		else
			add_encoded(out, *s);
	}
}

static const char in_path[] = "-._~!$&'()*+,;=:@/";
static const char in_query[] = "-._~!$&'()*+,;=:@/?";

static void add_path_query_fragment(struct buf *out, const char *s)
{
	size_t path = strcspn(s, "?#");
	add_part(out, s, path, in_path);
	s += path;
	if (*s == '?') {
		size_t query = strcspn(s, "#");
		buf_putc(out, '?');
		add_part(out, s + 1, query - 1, in_query);
		s += query;
	}
	if (*s == '#') {
		buf_putc(out, '#');
		add_part(out, s + 1, strlen(s + 1), in_query);
	}
}

static const char *taken(struct arena *arena, struct buf *out)
{
	const char *text = arena_copy(arena, out->data ? out->data : "", out->size);
	buf_clear(out);
	return text;
}

/* The port behind a host: up to five digits, not above 65535. */
static bool add_port(struct buf *out, const char *text, size_t size)
{
	unsigned port = 0;
	if (!size || size > 5)
		return !size;
	for (size_t i = 0; i < size; i++) {
		if (!ascii_is_digit(text[i]))
			return false;
		port = port * 10 + (unsigned)(text[i] - '0');
	}
	if (port > 65535)
		return false;
	buf_printf(out, ":%u", port);
	return true;
}

/* The host if it is an address of version 6 in its brackets, else NULL. */
static const char *address_of(const char *host)
{
	size_t size = *host == '[' ? strspn(host + 1, "0123456789abcdefABCDEF:.") : 0;
	return size >= 2 && strcmp(host + 1 + size, "]") == 0 ? host : NULL;
}

/* User, host and port. */
static bool add_authority(struct arena *arena, struct buf *out, const char *text, size_t size)
{
	const char *user_end = NULL, *end = text + size;
	for (const char *s = text; s < end; s++)
		if (*s == '@')
			user_end = s;
	if (user_end) {
		add_part(out, text, (size_t)(user_end - text), "-._~!$&'()*+,;=:");
		buf_putc(out, '@');
		text = user_end + 1;
	}
	const char *bracket =
	    text < end && *text == '[' ? memchr(text, ']', (size_t)(end - text)) : NULL;
	const char *after = bracket ? bracket + 1 : text;
	const char *colon = memchr(after, ':', (size_t)(end - after));
	size_t host_size = (size_t)((colon ? colon : end) - text);
	const char *name = link_decoded(arena, arena_copy(arena, text, host_size));
	const char *host = bracket ? address_of(name) : host_to_ascii(arena, name, strlen(name));
	if (!host)
		return false;
	buf_puts(out, host);
	return !colon || add_port(out, colon + 1, (size_t)(end - colon - 1));
}

/* Schemes with a host. Browsers take any number of slashes, either way round. */
static enum link normal_web(struct arena *arena, const char *scheme, const char *rest,
			    const char **href)
{
	struct buf out = BUF_EMPTY;
	rest += strspn(rest, "/\\");
	size_t size = strcspn(rest, "/\\?#");
	buf_printf(&out, "%s://", scheme);
	bool good = add_authority(arena, &out, rest, size);
	char *path = arena_string(arena, rest + size);
	for (char *s = path; *s && *s != '?' && *s != '#'; s++)
		if (*s == '\\')
			*s = '/';
	add_path_query_fragment(&out, path);
	*href = taken(arena, &out);
	return good ? LINK_REMOTE : LINK_WRONG;
}

static enum link normal_mail(struct arena *arena, const char *rest, const char **href)
{
	struct buf out = BUF_EMPTY;
	size_t address = strcspn(rest, "?#");
	buf_puts(&out, "mailto:");
	add_part(&out, rest, address, "-._~!$&'()*+,;=:@");
	rest += address;
	if (*rest == '?') {
		buf_putc(&out, '?');
		add_part(&out, rest + 1, strcspn(rest + 1, "#"), in_query);
	}
	bool good = out.size > strlen("mailto:");
	*href = taken(arena, &out);
	return good ? LINK_REMOTE : LINK_WRONG;
}

static enum link normal_telephone(struct arena *arena, const char *rest, const char **href)
{
	struct buf out = BUF_EMPTY;
	buf_puts(&out, "tel:");
	for (; *rest; rest++)
		if (*rest && strchr("0123456789+-.()*#;=", *rest))
			*rest == '#' ? add_encoded(&out, '#') : buf_putc(&out, *rest);
	bool good = out.size > strlen("tel:");
	*href = taken(arena, &out);
	return good ? LINK_REMOTE : LINK_WRONG;
}

/* The other schemes that are registered, and that a reader's system may follow. */
static const char *const other_schemes[] = {"irc", "news", "nntp", "sip", "urn"};

static enum link normal_other(struct arena *arena, const char *url, const char *rest,
			      const char **href)
{
	struct buf out = BUF_EMPTY;
	for (size_t i = 0; i < sizeof other_schemes / sizeof *other_schemes; i++)
		if (*rest && url_has_scheme(url, other_schemes[i])) {
			buf_printf(&out, "%s:", other_schemes[i]);
			add_part(&out, rest, strlen(rest), in_query);
			*href = taken(arena, &out);
			return LINK_REMOTE;
		}
	return LINK_WRONG;
}

static enum link normal_local(struct arena *arena, const char *url, const char **href)
{
	struct buf out = BUF_EMPTY;
	add_path_query_fragment(&out, url);
	*href = taken(arena, &out);
	return LINK_LOCAL;
}

enum link link_normal(struct arena *arena, const char **href)
{
	const char *url = url_trimmed(arena, *href);
	size_t scheme = url_scheme(url);
	const char *rest = url + scheme + (scheme > 0);
	if (!*url || strcmp(url, "#") == 0 || strcmp(url, "#top") == 0)
		return LINK_TOP;
	if (*url == '#') {
		*href = url;
		return LINK_PART;
	}
	if (url_has_scheme(url, "http") || url_has_scheme(url, "https"))
		return normal_web(arena, scheme == 5 ? "https" : "http", rest, href);
	if (url_has_scheme(url, "ftp"))
		return normal_web(arena, "ftp", rest, href);
	if (url_has_scheme(url, "mailto"))
		return normal_mail(arena, rest, href);
	if (url_has_scheme(url, "tel"))
		return normal_telephone(arena, rest, href);
	if (url_has_scheme(url, "javascript") || url_has_scheme(url, "about"))
		return LINK_SCRIPT;
	if (scheme)
		return normal_other(arena, url, rest, href);
	if (url_is_remote(url))
		return normal_web(arena, "https", url, href);
	return normal_local(arena, url, href);
}

const char *link_decoded(struct arena *arena, const char *fragment)
{
	char *decoded = arena_string(arena, fragment), *end = decoded;
	for (const char *s = fragment; *s; s++) {
		if (is_encoded(s)) {
			*end++ = (char)(ascii_hex_value(s[1]) << 4 | ascii_hex_value(s[2]));
			s += 2;
		} else {
			*end++ = *s;
		}
	}
	*end = '\0';
	size_t size = (size_t)(end - decoded);
	return utf8_valid_prefix(decoded, size) == size && !memchr(decoded, 0, size) ? decoded
										     : fragment;
}
