/* Addresses that stand among words (GitHub Flavored Markdown Spec, 6.9 "Autolinks (extension)"). */
#include "read/autolinks.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

enum {
	LONGEST_HOST = 255, /* bytes, as DNS has it */
	SHORTEST = 3,       /* bytes that address_start looks at, but for the last */
};

static const char *const schemes[] = {"https", "http", "ftp"};
static const struct address none;

/* The start of "https:" or the like that ends in the colon; NULL: none does. */
static const char *scheme_start(const char *text, const char *colon)
{
	const char *start = colon;
	while (start > text && ascii_is_letter(start[-1]))
		start--;
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (strlen(schemes[i]) == (size_t)(colon - start) &&
		    memcmp(start, schemes[i], (size_t)(colon - start)) == 0)
			return start;
	return NULL;
}

const char *address_start(const char *text, const char *at)
{
	if (*at == ':')
		return at[1] == '/' && at[2] == '/' && ascii_is_letter_or_digit(at[3])
			   ? scheme_start(text, at)
			   : NULL;
	bool begins = at == text || strchr(" \t\v*_~(", at[-1]);
	return begins && strncmp(at, "www.", 4) == 0 ? at : NULL;
}

/* The end of a host's name: words of letters, digits and hyphens, with dots between them; NULL if
 * it is none. A host without a dot is one where a scheme says so. */
static const char *host_end(const char *start, const char *end, bool dotted)
{
	size_t dots = 0, underscores = 0, underscores_before = 0;
	const char *at = start;
	while (at < end && at - start <= LONGEST_HOST) {
		const char *next = at;
		unsigned c = utf8_next(&next, end);
		if (c == '.') {
			underscores_before = underscores;
			underscores = 0;
			dots++;
		} else if (c == '_') {
			underscores++;
		} else if (c != '-' && !unicode_is_word(c)) {
			break;
		}
		at = next;
	}
	bool is_host = at > start && at - start <= LONGEST_HOST && !underscores &&
		       !underscores_before && (dots || !dotted);
	return is_host ? at : NULL;
}

/* "&name;" at the end is none of the address. */
static const char *without_entity(const char *start, const char *end)
{
	const char *at = end - 1;
	while (at > start && ascii_is_letter_or_digit(at[-1]))
		at--;
	return at > start && at < end - 1 && at[-1] == '&' ? at - 1 : end - 1;
}

const char *address_end(const char *start, const char *end)
{
	long closing = 0;
	for (const char *c = start; c < end; c++)
		closing += *c == ')' ? 1 : *c == '(' ? -1 : 0;
	while (end > start) {
		char last = end[-1];
		if (last == ')' && closing-- <= 0)
			break;
		if (last == ';')
			end = without_entity(start, end);
		else if (strchr("?!.,:*_~'\")", last) || (unsigned char)last < ' ')
			end--;
		else
			break;
	}
	return end;
}

static struct address web_address(const char *text, const char *at, const char *end,
				  address_run *run)
{
	bool named = *at == ':';
	const char *start = end - at > SHORTEST ? address_start(text, at) : NULL;
	const char *host = named ? at + strlen("://") : at;
	if (!start || !host_end(host, end, !named))
		return none;
	const char *stop = address_end(host, run(host, end));
	return host_end(host, stop, !named) ? (struct address){start, stop, named ? "" : "http://"}
					    : none;
}

static struct address mail_address(const char *text, const char *at, const char *end)
{
	const char *start = at, *stop = at + 1, *scheme = "mailto:";
	while (start > text && (ascii_is_letter_or_digit(start[-1]) || strchr(".+-_", start[-1])))
		start--;
	size_t dots = 0;
	for (; stop < end && (ascii_is_letter_or_digit(*stop) || strchr(".-_", *stop)); stop++)
		dots += *stop == '.' && stop + 1 < end && ascii_is_letter_or_digit(stop[1]);
	if (start == at || !dots || (stop < end && *stop == '@'))
		return none;
	if (!ascii_is_letter(stop[-1]) && stop[-1] != '.')
		return none;
	if (start - text >= 7 && memcmp(start - 7, "mailto:", 7) == 0) {
		start -= 7;
		scheme = "";
	}
	return (struct address){start, address_end(start, stop), scheme};
}

struct address address_find(const char *text, const char *at, const char *end, address_run *run)
{
	return *at == '@' ? mail_address(text, at, end) : web_address(text, at, end, run);
}
