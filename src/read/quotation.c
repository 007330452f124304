/* Smart quotation marks: the delimiters of Unicode's CLDR, and what parts them from apostrophes. */
#include "read/quotation.h"

#include "base/ascii.h"

#include <stddef.h>
#include <string.h>

struct quotation {
	const char *languages;                /* tags, each with a space before and behind it */
	const char *open, *close;             /* for what the author writes as "…" */
	const char *inner_open, *inner_close; /* as '…' */
	bool without_spaces; /* words touch: only the order tells opening from closing */
};

/* CLDR 45, but for what book printers of a country do otherwise: French sets its marks off by
 * no-break spaces and quotes “” inside, Spain and Switzerland prefer «». The longest tag counts. */
static const struct quotation quotations[] = {
    {" de cs dsb et hr hsb is lb mk sk sl ", "„", "“", "‚", "‘", false},
    {" fr ", "«\u00A0", "\u00A0»", "“", "”", false},
    {" fr-ch de-ch de-li it-ch rm gsw am fa ", "«", "»", "‹", "›", false},
    {" es ca el eu it kk sq pt-pt pt-ao pt-ch pt-cv pt-gq pt-gw pt-lu pt-mo pt-mz pt-st pt-tl ",
     "«", "»", "“", "”", false},
    {" ru uk be ky ", "«", "»", "„", "“", false},
    {" no nb nn ", "«", "»", "‘", "’", false},
    {" hy ", "«", "»", "«", "»", false},
    {" bg lt ", "„", "“", "„", "“", false},
    {" ka ", "„", "“", "«", "»", false},
    {" sr ", "„", "“", "‘", "’", false},
    {" bs ", "„", "”", "‘", "’", false},
    {" hu ", "„", "”", "»", "«", false},
    {" pl ro ", "„", "”", "«", "»", false},
    {" sv fi he ", "”", "”", "’", "’", false},
    {" ar ur ", "”", "“", "’", "‘", false},
    {" ja yue zh-hant zh-tw zh-hk zh-mo ", "「", "」", "『", "』", true},
    {" zh yue-hans ", "“", "”", "‘", "’", true},
    {" es-419 es-ar es-bo es-br es-bz es-cl es-co es-cr es-cu es-do es-ec es-gt es-hn es-mx es-ni "
     "es-pa es-pe es-pr es-py es-sv es-us es-uy es-ve ",
     "“", "”", "‘", "’", false},
};

static bool lists(const char *languages, const char *tag, size_t size)
{
	for (const char *at = strstr(languages, tag); at; at = strstr(at + 1, tag))
		if (at[-1] == ' ' && at[size] == ' ')
			return true;
	return false;
}

const struct quotation *quotation_find(const char *language)
{
	char tag[32] = "";
	size_t size = 0;
	for (; size < sizeof tag - 1 && language[size]; size++) {
		char c = language[size];
		tag[size] = (char)(c == '_' ? '-' : ascii_lower(c));
	}
	while (size) {
		for (size_t i = 0; i < sizeof quotations / sizeof *quotations; i++)
			if (lists(quotations[i].languages, tag, size))
				return &quotations[i];
		while (size && tag[size - 1] != '-')
			size--;
		size -= size > 0;
		tag[size] = '\0';
	}
	return NULL;
}

/* “ or ”; where words touch, the parser can't tell which. */
static const char *double_mark(const struct quotation *marks, struct quotation_state *state,
			       bool opens)
{
	if (marks->without_spaces)
		opens = state->doubles == 0;
	if (opens)
		state->doubles++;
	else if (state->doubles)
		state->doubles--;
	return opens ? marks->open : marks->close;
}

/* ‘ or ’. Not every ‘ opens: where nothing closes it, it is an apostrophe too ('nen, 'tis). */
static const char *single_mark(const struct quotation *marks, struct quotation_state *state,
			       bool opens, bool inside_word)
{
	if (marks->without_spaces && !inside_word)
		opens = state->singles == 0;
	if (opens ? !state->closes : inside_word || !state->singles)
		return "’";
	if (opens)
		state->singles++;
	else
		state->singles--;
	return opens ? marks->inner_open : marks->inner_close;
}

const char *quotation_mark(const struct quotation *marks, struct quotation_state *state,
			   bool is_double, bool opens, bool inside_word)
{
	if (!marks)
		return is_double ? (opens ? "“" : "”") : opens ? "‘" : "’";
	return is_double ? double_mark(marks, state, opens)
			 : single_mark(marks, state, opens, inside_word);
}

size_t quotation_elision(char before, const char *at, const char *end)
{
	static const char *const words[] = {"tis", "twas", "twere", "twill", "twould", "em",
					    "til", "bout", "neath", "nuff",  "cause"};
	size_t size = 0;
	while (at + 1 + size < end && ascii_is_letter_or_digit(at[1 + size]))
		size++;
	char next = at + 1 + size < end ? at[1 + size] : '\0';
	if (ascii_is_letter_or_digit(before))
		return 0;
	if (size == 1 && ascii_lower(at[1]) == 'n' && (next == '\'' || next == ' '))
		return next == ' ' ? 1 : 3;
	if (next == '\'' || (next & 0x80))
		return 0;
	if (size > 1 && ascii_is_digit(at[1]) && ascii_is_digit(at[2]) &&
	    (size == 2 || (size == 3 && at[3] == 's')))
		return 1;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ascii_same(at + 1, size, words[i], strlen(words[i])))
			return 1;
	return 0;
}
