/* Addresses that stand among words without any mark, as GitHub finds them (GitHub Flavored Markdown
 * Spec, 6.9 "Autolinks (extension)"). */
#ifndef OCTAVO_READ_AUTOLINKS_H
#define OCTAVO_READ_AUTOLINKS_H

/* Where an address begins that goes on at `at`, which is the colon of "https://" or the start of
 * "www."; NULL: none does. What stands before it begins at text; a NUL ends it, or three more bytes
 * are there. */
const char *address_start(const char *text, const char *at);

/* Where an address ends that what follows on start up to end may belong to: not in punctuation, nor
 * in a parenthesis that it doesn't open. */
const char *address_end(const char *start, const char *end);

struct address {
	const char *start, *end; /* both NULL: it is none */
	const char *scheme;      /* that it is without: "http://", "mailto:" or "" */
};

/* How far what begins at `at` may be one address, at most to end. */
typedef const char *address_run(const char *at, const char *end);

/* The address that has its colon, its "www." or its "@" at `at`, between text and end; an empty one
 * if none does. */
struct address address_find(const char *text, const char *at, const char *end, address_run *run);

#endif
