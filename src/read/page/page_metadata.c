/* What a page says of itself becomes metadata. */
#include "base/ascii.h"
#include "base/bcp47.h"
#include "metadata/dates.h"
#include "read/page/page_claims.h"
#include "read/page/page.h"

#include <string.h>

/* The date at the start of the value as YYYY, YYYY-MM or YYYY-MM-DD, or one in another form; NULL
 * if there is none. */
static const char *date_of(struct arena *arena, const char *value)
{
	value += strspn(value, " \t\n");
	if (ascii_digits(value) != 4)
		return date_normal(arena, value, NULL);
	if (*value == '0')
		return NULL; /* the year one is none */
	size_t size = 4;
	for (int part = 0; part < 2; part++) {
		const char *s = value + size;
		int limit = part ? 31 : 12, number;
		if ((*s != '-' && *s != '/') || ascii_digits(s + 1) != 2)
			break;
		number = (s[1] - '0') * 10 + s[2] - '0';
		if (number < 1 || number > limit)
			return NULL;
		size += 3;
	}
	char *date = arena_copy(arena, value, size);
	for (char *s = date; *s; s++)
		if (*s == '/')
			*s = '-';
	return date;
}

const char *page_language(struct arena *arena, const char *value)
{
	value += strspn(value, " \t\n");
	const char *said = arena_copy(arena, value, strcspn(value, " \t\n,;"));
	const char *tag = bcp47_canonical(arena, said);
	return tag ? tag : bcp47_meant(arena, said);
}

/* "Bell, Ann" is Ann Bell, as catalogues write her; "Lamps, Inc." is no person. */
static struct person person_of(struct arena *arena, const struct claim *claim)
{
	static const char *const others[] = {"jr",  "sr",  "ii",  "iii", "inc",
					     "ltd", "llc", "phd", "md",  "gmbh"};
	struct person person = {.text = {claim->text, claim->at}, .role = "aut"};
	const char *comma = strchr(claim->text, ',');
	bool is_catalogued = claim->by == SAID_BY_DUBLIN_CORE || claim->by == SAID_BY_CITATION;
	if (!is_catalogued || !comma || comma[1] != ' ' || strchr(comma + 1, ','))
		return person;
	size_t size = strcspn(comma + 2, ". ");
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (ascii_same(comma + 2, size, others[i], strlen(others[i])))
			return person;
	person.text.text =
	    arena_format(arena, "%s %.*s", comma + 2, (int)(comma - claim->text), claim->text);
	person.forms.file_as = claim->text;
	return person;
}

/* Whether the name stands among the names, and not as the beginning of a longer one. */
static bool holds_name(const char *names, const char *name)
{
	static const char between[] = " ,;&";
	size_t size = strlen(name);
	for (const char *s = strstr(names, name); s; s = *s ? strstr(s + 1, name) : NULL)
		if ((s == names || strchr(between, s[-1])) && strchr(between, s[size]))
			return true;
	return false;
}

/* Names, each once, of those who say it most surely; addresses are none. */
static void take_authors(const struct claims *claims, struct metadata *metadata)
{
	const struct claim *best = NULL;
	for (size_t i = 0; i < claims->list.count; i++) {
		const struct claim *it = &claims->list.items[i];
		if (it->what == SAID_AUTHOR && !strstr(it->text, "://") &&
		    (!best || it->by < best->by))
			best = it;
	}
	for (size_t i = 0; best && i < claims->list.count; i++) {
		const struct claim *it = &claims->list.items[i];
		bool known =
		    it->what != SAID_AUTHOR || it->by != best->by || strstr(it->text, "://");
		struct person person = person_of(claims->arena, it);
		for (size_t k = 0; !known && k < metadata->authors.count; k++)
			known = holds_name(metadata->authors.items[k].text.text, person.text.text);
		if (!known)
			vec_push(&metadata->authors, person);
	}
}

/* The surest claim that a reading of its text makes sense of. */
typedef const char *reading(struct arena *arena, const char *text);

static struct field take(const struct claims *claims, enum said what, reading *read)
{
	struct field field = {0};
	for (int by = 0; by <= SAID_BY_BYLINE && !field.text; by++)
		for (size_t i = 0; i < claims->list.count && !field.text; i++) {
			const struct claim *it = &claims->list.items[i];
			if (it->what == what && it->by == (enum said_by)by)
				field = (struct field){read(claims->arena, it->text), it->at};
		}
	return field;
}

static const char *any_text(struct arena *arena, const char *text)
{
	(void)arena;
	return text;
}

/* Not its address, and no name of an account. */
static const char *site_name(struct arena *arena, const char *text)
{
	(void)arena;
	return strstr(text, "://") || *text == '@' ? NULL : text;
}

static const char *date_utc_of(struct arena *arena, const char *text)
{
	return date_utc(arena, text);
}

static const char *web_address(struct arena *arena, const char *text)
{
	(void)arena;
	return strncmp(text, "https://", 8) == 0 || strncmp(text, "http://", 7) == 0 ? text : NULL;
}

void page_take_claims(const struct claims *claims, struct field title, struct metadata *metadata)
{
	struct field language = take(claims, SAID_LANGUAGE, page_language);
	struct field source = take(claims, SAID_SOURCE, web_address);
	if (title.text)
		vec_push(&metadata->titles, (struct title){.text = title, .type = "main"});
	take_authors(claims, metadata);
	metadata->date = take(claims, SAID_DATE, date_of);
	metadata->modified = take(claims, SAID_MODIFIED, date_utc_of);
	metadata->publisher = take(claims, SAID_PUBLISHER, site_name);
	metadata->description = take(claims, SAID_DESCRIPTION, any_text);
	if (language.text && !metadata->languages.count)
		vec_push(&metadata->languages, language);
	if (source.text)
		vec_push(&metadata->sources, source);
}
