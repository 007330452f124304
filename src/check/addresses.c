/* Addresses as files hold them: whether they are URLs, and where in the book they lead (EPUB 3.3
 * 4.1.5; URL Standard 4.3). */
#include "check/check_parts.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/url.h"

/* Schemes that IANA knows, as EPUBCheck lists them. */
static const char schemes[] =
    "aaa aaas acap afs cap cid crid data dav dict dns dtn fax file ftp go gopher h323 http https "
    "iax icap im imap info ipp irc iris iris.beep iris.lwz iris.xpc iris.xpcs javascript ldap "
    "mailto mailserver mid modem msrp msrps mtqp mupdate news nfs nntp opaquelocktoken pack pop "
    "pres prospero rtsp service shttp sip sips snews snmp soap.beep soap.beeps tag tel telnet tftp "
    "thismessage tip tn3270 tv urn vemmi videotex wais xmlrpc.beep xmlrpc.beeps xmpp z39.50r "
    "z39.50s";

bool scheme_is_registered(const char *scheme)
{
	return words_have(schemes, scheme);
}

/* Whether the text holds only what a URL may: ASCII but for some signs, whole codes, letters. */
static bool has_url_characters(const char *s)
{
	for (; *s; s++) {
		if (*s == '%' && (ascii_hex_value(s[1]) < 0 || ascii_hex_value(s[2]) < 0))
			return false;
		if ((unsigned char)*s <= ' ' || strchr("\"<>\\^`{|}", *s) || *s == 0x7F)
			return false;
	}
	return true;
}

/* "//host" with letters, digits, "-", "." and what stands for others. */
static bool has_good_host(const char *behind_scheme)
{
	if (strncmp(behind_scheme, "//", 2) != 0)
		return false;
	const char *host = behind_scheme + 2;
	size_t size = strcspn(host, "/?#"), user = strcspn(host, "@");
	if (user < size) {
		host += user + 1;
		size -= user + 1;
	}
	if (size && *host == '[')
		return memchr(host, ']', size);
	size_t name = 0;
	while (name < size && host[name] != ':')
		name++;
	for (size_t i = 0; i < name; i++)
		if (strchr("<>[]^|\\ \"'{}", host[i]))
			return false;
	return name > 0;
}

static bool is_well_formed(const char *url)
{
	size_t scheme = url_scheme(url);
	if (url_has_scheme(url, "data") || url_has_scheme(url, "javascript"))
		return true;
	const char *fragment = strchr(url, '#');
	if (fragment && strncmp(fragment, "#epubcfi(", 9) == 0)
		return true;
	if (!has_url_characters(url) || (fragment && strchr(fragment + 1, '#')))
		return false;
	bool has_host = url_has_scheme(url, "http") || url_has_scheme(url, "https") ||
			url_has_scheme(url, "ftp");
	return !has_host || has_good_host(url + scheme + 1);
}

/* Whether the path climbs out of the container; *url becomes one that begins at its root. */
static bool leaks(const struct checked *document, const char *base, const char **url)
{
	struct arena *arena = document->worker->arena;
	if (**url == '/')
		return true;
	const char *resolved = url_resolve(arena, base, *url);
	bool climbs = strncmp(resolved, "../", 3) == 0 || strcmp(resolved, "..") == 0;
	while (strncmp(resolved, "../", 3) == 0)
		resolved += 3;
	*url = resolved;
	return climbs;
}

static void split(struct arena *arena, const char *url, struct book_address *address)
{
	const char *mark = strchr(url, '#');
	address->target = mark ? arena_copy(arena, url, (size_t)(mark - url)) : url;
	address->fragment = mark ? mark + 1 : NULL;
}

/* A path in the container, as its files are called. */
static const char *path_of(struct arena *arena, const char *url)
{
	const char *query = strchr(url, '?');
	const char *path = query ? arena_copy(arena, url, (size_t)(query - url)) : url;
	if (strchr(path, '%'))
		path = url_decoded(arena, path);
	return unicode_composed(arena, path);
}

const char *data_type(struct arena *arena, const char *url)
{
	const char *type = url + strlen("data:");
	size_t size = strcspn(type, ";,");
	return size ? arena_copy(arena, type, size) : "text/plain";
}

static bool read_remote(const struct checked *document, const struct node *node, const char *url,
			struct book_address *address)
{
	struct arena *arena = document->worker->arena;
	address->is_remote = true;
	address->scheme = ascii_lowered(arena_copy(arena, url, url_scheme(url)));
	address->is_data = strcmp(address->scheme, "data") == 0;
	if (strcmp(address->scheme, "file") == 0) {
		find(document, node, MSG_RSC_030, url, NULL);
		return false;
	}
	if (address->is_data)
		address->target = url;
	else
		split(arena, url, address);
	return true;
}

bool address_read(const struct checked *document, const struct node *node, const char *base,
		  const char *text, struct book_address *address)
{
	struct arena *arena = document->worker->arena;
	const char *url = without_space(arena, text);
	*address = (struct book_address){0};
	if (!is_well_formed(url)) {
		find(document, node, MSG_RSC_020, url, NULL);
		return false;
	}
	if (!url_scheme(url) && url_scheme(base))
		url = url_resolve(arena, base, url);
	if (url_scheme(url))
		return read_remote(document, node, url, address);
	if (strncmp(url, "//", 2) == 0)
		return read_remote(document, node, arena_format(arena, "https:%s", url), address);
	const char *shown = url;
	if (strcspn(url, "?") < strcspn(url, "#"))
		find(document, node, MSG_RSC_033, shown, NULL);
	if (leaks(document, base, &url))
		find(document, node, MSG_RSC_026, shown, NULL);
	split(arena, url + (*url == '/'), address);
	address->target = path_of(arena, address->target);
	return true;
}

const char *address_base(struct arena *arena, const char *path)
{
	return url_encoded(arena, path, "%#?:");
}
