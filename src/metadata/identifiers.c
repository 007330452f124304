/* Identifiers: told apart by scheme, prefix or look, checked, and put into one form. */
#include "metadata/identifiers.h"

#include "base/ascii.h"

#include <stdbool.h>
#include <string.h>

/* What stands behind a prefix that is compared without case, or NULL. */
static const char *behind(const char *text, const char *prefix)
{
	for (; *prefix; prefix++, text++)
		if (ascii_lower(*text) != *prefix)
			return NULL;
	return text;
}

static const char *behind_any(const char *text, const char *const prefixes[])
{
	for (; *prefixes; prefixes++)
		if (behind(text, *prefixes))
			return behind(text, *prefixes);
	return NULL;
}

/* ISBN: the digits alone (a last X in upper case), at most 13; false if there is anything else. */
static bool isbn_digits(const char *text, char digits[14], int *separators)
{
	size_t count = 0;
	*separators = 0;
	for (const char *s = text; *s; s++) {
		if (*s == '-' || *s == ' ')
			++*separators;
		else if (behind(s, "\xe2\x80\x90") || behind(s, "\xe2\x80\x91") ||
			 behind(s, "\xe2\x80\x93")) /* typographic hyphens and dashes */
			++*separators, s += 2;
		else if (count < 13 &&
			 (ascii_is_digit(*s) || (count == 9 && ascii_lower(*s) == 'x' && !s[1])))
			digits[count++] = *s == 'x' ? 'X' : *s;
		else
			return false;
	}
	digits[count] = '\0';
	return count == 10 || (count == 13 && (behind(digits, "978") || behind(digits, "979")));
}

static char check_digit_of(const char *digits)
{
	unsigned sum = 0;
	if (strlen(digits) == 10) {
		for (unsigned i = 0; i < 9; i++)
			sum += (10 - i) * (unsigned)(digits[i] - '0');
		return "0X987654321"[sum % 11];
	}
	for (unsigned i = 0; i < 12; i++)
		sum += (i % 2 ? 3 : 1) * (unsigned)(digits[i] - '0');
	return "0987654321"[sum % 10];
}

static struct identifier_form isbn(struct arena *arena, const char *text, const char *digits)
{
	struct identifier_form form = {text, strlen(digits) == 10 ? "ISBN-10" : "ISBN-13", NULL};
	char check = check_digit_of(digits);
	if (digits[strlen(digits) - 1] != check)
		form.wrong = arena_format(arena, "ISBN: its last digit would have to be %c", check);
	else
		form.text = arena_format(arena, "urn:isbn:%s", digits);
	return form;
}

static bool find_isbn(struct arena *arena, const char *text, const char *scheme,
		      struct identifier_form *form)
{
	static const char *const prefixes[] = {
	    "urn:isbn:", "isbn-13:", "isbn-10:", "isbn-13 ", "isbn-10 ",
	    "isbn:",     "isbn ",    "isbn",     NULL};
	const char *number = behind_any(text, prefixes);
	bool meant = number || (scheme && behind(scheme, "isbn") && !behind(scheme, "isbn-a"));
	char digits[14];
	int separators;
	number = number ? number : text;
	number += strspn(number, " ");
	if (isbn_digits(number, digits, &separators)) {
		bool looks_so = strlen(digits) == 13 || separators == 3;
		if (!meant && (scheme || !looks_so))
			return false;
		*form = isbn(arena, text, digits);
		return true;
	}
	if (meant)
		*form =
		    (struct identifier_form){text, "ISBN", "ISBN: it has to have 10 or 13 digits"};
	return meant;
}

/* Of series and journals. Eight digits look like much else, so one must be meant. */
static bool find_issn(struct arena *arena, const char *text, const char *scheme,
		      struct identifier_form *form)
{
	static const char *const prefixes[] = {"urn:issn:", "issn:", "issn ", NULL};
	const char *number = behind_any(text, prefixes);
	if (!number && !(scheme && strlen(scheme) == 4 && behind(scheme, "issn")))
		return false;
	number = number ? number : text;
	number += strspn(number, " ");
	char digits[9] = "";
	size_t count = 0;
	unsigned sum = 0;
	for (; count < 8 && *number; number++)
		if (ascii_is_digit(*number) || (count == 7 && ascii_lower(*number) == 'x')) {
			sum += count < 7 ? (8 - (unsigned)count) * (unsigned)(*number - '0') : 0;
			digits[count++] = *number == 'x' ? 'X' : *number;
		} else if (*number != '-' || count != 4) {
			break;
		}
	char check = "0X987654321"[sum % 11];
	*form = (struct identifier_form){text, "ISSN", NULL};
	if (count < 8 || *number)
		form->wrong = "ISSN, such as 2049-3630";
	else if (digits[7] != check)
		form->wrong =
		    arena_format(arena, "ISSN: its last digit would have to be %c", check);
	else
		form->text = arena_format(arena, "urn:issn:%.4s-%s", digits, digits + 4);
	return true;
}

static bool find_uuid(struct arena *arena, const char *text, const char *scheme,
		      struct identifier_form *form)
{
	static const char *const prefixes[] = {"urn:uuid:", "uuid:", NULL};
	const char *number = behind_any(text, prefixes);
	bool meant = number || (scheme && behind(scheme, "uuid"));
	number = number ? number : text;
	bool is = strlen(number) == 36;
	for (size_t i = 0; is && i < 36; i++)
		is = i == 8 || i == 13 || i == 18 || i == 23 ? number[i] == '-'
							     : ascii_hex_value(number[i]) >= 0;
	if (is) {
		char *made = arena_format(arena, "urn:uuid:%s", number);
		for (char *c = made; *c; c++)
			*c = ascii_lower(*c);
		*form = (struct identifier_form){made, "UUID", NULL};
	} else if (meant) {
		*form = (struct identifier_form){
		    text, "UUID", "UUID, such as 123e4567-e89b-42d3-a456-426614174000"};
	}
	return is || meant;
}

static bool find_doi(struct arena *arena, const char *text, const char *scheme,
		     struct identifier_form *form)
{
	static const char *const prefixes[] = {"doi:",
					       "urn:doi:",
					       "https://doi.org/",
					       "http://doi.org/",
					       "https://dx.doi.org/",
					       "http://dx.doi.org/",
					       NULL};
	const char *name = behind_any(text, prefixes);
	bool meant = name || (scheme && strlen(scheme) == 3 && behind(scheme, "doi"));
	name = name ? name : text;
	name += strspn(name, " ");
	size_t registrant = behind(name, "10.") ? strspn(name + 3, "0123456789.") : 0;
	bool is = registrant >= 4 && name[3 + registrant] == '/' && name[4 + registrant] &&
		  !strchr(name, ' ');
	if (is)
		*form = (struct identifier_form){arena_format(arena, "doi:%s", name), "DOI", NULL};
	else if (meant)
		*form = (struct identifier_form){text, "DOI", "DOI, such as 10.1000/182"};
	return is || meant;
}

struct identifier_form identifier_form(struct arena *arena, const char *text, const char *scheme)
{
	struct identifier_form form = {text, scheme, NULL};
	if (!find_isbn(arena, text, scheme, &form) && !find_issn(arena, text, scheme, &form) &&
	    !find_uuid(arena, text, scheme, &form))
		find_doi(arena, text, scheme, &form);
	return form;
}
