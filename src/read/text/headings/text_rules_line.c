/* Plain text: what speaks for and against a heading in the line itself. The rules are data: a
 * reason, its points, the test. None knows a language or a site. The points are fitted by
 * tests/tools/fit_headings.mjs. */
#include "read/text/headings/text_headings.h"

static bool any(const struct candidate *it, unsigned limit)
{
	(void)it, (void)limit;
	return true;
}

static bool words_at_most(const struct candidate *it, unsigned limit)
{
	return it->words <= limit;
}

static bool lettered(const struct candidate *it, unsigned lettering)
{
	return it->lettering == lettering;
}

static bool is_no_case(const struct candidate *it, unsigned most)
{
	return it->lettering == LETTERING_NONE && it->first_mark <= 1 && it->commas <= most;
}

static bool is_lower(const struct candidate *it, unsigned number)
{
	return it->lower_case && it->numbering.kind == number;
}

static bool is_wordy(const struct candidate *it, unsigned most)
{
	return it->words > most && it->lettering == LETTERING_SENTENCE && !it->in_series;
}

/* Two or three words that all begin with capitals. */
static bool is_like_name(const struct candidate *it, unsigned most)
{
	return it->all_capital && it->words > 1 && it->words <= most && !it->digits &&
	       it->lettering == LETTERING_TITLE;
}

static bool is_one_capital(const struct candidate *it, unsigned words)
{
	return it->words == words && !it->lower_case && it->lettering == LETTERING_SENTENCE;
}

static bool is_in_series(const struct candidate *it, unsigned kind)
{
	return it->in_series && it->numbering.kind == kind;
}

static bool is_divided(const struct candidate *it, unsigned depth)
{
	return it->in_series && it->numbering.depth >= depth;
}

static bool is_bare_number(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->in_series && it->numbering.size == it->size;
}

static bool is_numbered_sentence(const struct candidate *it, unsigned words)
{
	return it->in_series && it->stops && it->numbering.size < it->size &&
	       it->lettering != LETTERING_CAPITALS && it->numbering.kind != NUMBERING_WORD &&
	       !(it->words <= words && text_is_prose(it, it->next));
}

static bool is_numbered_colon(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->in_series && it->opens && it->numbering.size < it->size;
}

static bool is_numbered_long(const struct candidate *it, unsigned words)
{
	return it->in_series && it->words > words;
}

static bool asks_long(const struct candidate *it, unsigned words)
{
	return it->asks && it->words > words;
}

static bool asks_alone(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->asks && !it->parted && !it->commas;
}

static bool exclaims_long(const struct candidate *it, unsigned words)
{
	return it->exclaims && it->words > words;
}

static bool stops_in(const struct candidate *it, unsigned lettering)
{
	return it->stops && it->lettering == lettering && !it->in_series;
}

static bool stops_short(const struct candidate *it, unsigned words)
{
	return it->stops && it->words <= words && !it->in_series;
}

static bool opens_short(const struct candidate *it, unsigned words)
{
	return it->opens && it->words <= words && !it->in_series;
}

static bool opens_with_quote(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return text_is_quote_mark(it->first_mark) && !it->quoted;
}

static bool closes_with_quote(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return text_is_quote_mark(it->last_mark) && !it->quoted;
}

static bool is_quoted(const struct candidate *it, unsigned words)
{
	return it->quoted && it->words >= words;
}

/* ■, ★, 【: before headings in East Asia. */
static bool has_heading_mark(const struct candidate *it, unsigned limit)
{
	unsigned mark = it->first_mark;
	(void)limit;
	return (mark >= 0x25A0 && mark <= 0x25FF) || mark == 0x2605 || mark == 0x2606 ||
	       mark == 0x3010;
}

static bool starts_oddly(const struct candidate *it, unsigned limit)
{
	unsigned mark = it->first_mark;
	(void)limit;
	return mark > 1 && !text_is_quote_mark(mark) && mark != 0xBF && mark != 0xA1 &&
	       mark != 0x300A && !has_heading_mark(it, 0);
}

static bool ends_oddly(const struct candidate *it, unsigned limit)
{
	unsigned mark = it->last_mark;
	(void)limit;
	return mark > 1 && !text_is_quote_mark(mark) && !it->asks && !it->exclaims && !it->stops &&
	       !it->opens && mark != 0x3011 && mark != 0x300B;
}

static bool is_digits(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->numeric && !it->in_series;
}

static bool holds_digits(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->digits && !it->numeric && !it->in_series;
}

static bool is_parted(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->parted && !it->in_series;
}

static bool has_commas(const struct candidate *it, unsigned least)
{
	return it->commas >= least && !it->in_series;
}

static bool is_label(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->label && it->labels < 2;
}

static bool is_labelled(const struct candidate *it, unsigned least)
{
	return it->labels >= least;
}

static bool is_short_labelled(const struct candidate *it, unsigned least)
{
	return it->label && it->labels >= least;
}

static bool is_cut_short(const struct candidate *it, unsigned cells)
{
	return it->cells <= cells;
}

static bool is_short_unspaced(const struct candidate *it, unsigned cells)
{
	return it->lettering == LETTERING_NONE && !it->foreign && it->cells <= cells &&
	       it->first_mark == 0;
}

static bool is_date(const struct candidate *it, unsigned words)
{
	return it->date && it->words <= words;
}

static bool is_short_title(const struct candidate *it, unsigned words)
{
	return it->lettering == LETTERING_TITLE && it->words <= words;
}

static bool is_short_sentence(const struct candidate *it, unsigned words)
{
	return it->lettering == LETTERING_SENTENCE && it->words <= words && !it->lower_case;
}

static bool stops_plainly(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->stops && !it->in_series;
}

static bool opens_in(const struct candidate *it, unsigned lettering)
{
	return it->opens && it->lettering == lettering;
}

static bool opens_plainly(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->opens && !it->in_series;
}

static bool colon_in_few(const struct candidate *it, unsigned words)
{
	return it->colon && it->words <= words && !it->in_series;
}

static bool closes_in_few(const struct candidate *it, unsigned words)
{
	return it->closes && it->words <= words;
}

static bool exclaims_in_few(const struct candidate *it, unsigned words)
{
	return it->exclaims && it->words <= words;
}

static bool is_emoji_quotation(const struct candidate *it, unsigned limit)
{
	(void)limit;
	return it->emoji && it->quoted;
}

static bool is_emoji_sentence(const struct candidate *it, unsigned words)
{
	return it->emoji && (it->stops || it->exclaims) && !it->quoted && it->words <= words;
}

static const struct heading_rule rules[] = {
    {"any line", -25, -51, any, 0},
    {"a few words with a colon", -11, -8, colon_in_few, 6},
    {"two words and a bracket", -9, -10, closes_in_few, 2},
    {"two words and an exclamation mark", -15, -12, exclaims_in_few, 2},
    {"short, in a script without spaces or capitals", 6, 3, is_short_unspaced, 12},
    {"a name with low lines, as in code", -41, -40, TRAIT(identifier)},
    {"an equation", -40, -40, TRAIT(equation)},
    {"a place to write at", -60, -60, TRAIT(form)},
    {"calls something, as in code", -29, -30, TRAIT(call)},
    {"a command", -40, -40, TRAIT(command)},
    {"all in quotation marks, a whole sentence", -23, -20, TRAIT(speech)},
    {"all of it emphasized", 10, 10, TRAIT(emphasis)},
    {"ornaments around it", 14, 14, TRAIT(ornate)},
    {"where a scene of a film is", 83, 80, TRAIT(scene)},
    {"a caption's number", -70, -70, TRAIT(caption)},
    {"a year", 13, 15, TRAIT(year)},
    {"a date", -23, -25, is_date, 8},
    {"one word with signs inside", 9, 9, TRAIT(dotted)},
    {"ends with a bracket", -9, -7, TRAIT(closes)},
    {"a few capitalized words", -6, -7, is_short_title, 6},
    {"a few words like a sentence's", 10, 5, is_short_sentence, 4},

    {"one word", 14, 15, words_at_most, 1},
    {"at most two words", 3, 3, words_at_most, 2},
    {"at most four words", -4, -2, words_at_most, 4},
    {"at most six words", 8, 8, words_at_most, 6},
    {"at most nine words", 11, 6, words_at_most, 9},
    {"at most twelve words", 2, 5, words_at_most, 12},
    {"one or two letters", -6, -4, is_cut_short, 2},
    {"as long as a sentence, and written like one", 7, 3, is_wordy, 9},
    {"capitals only", 3, -5, lettered, LETTERING_CAPITALS},
    {"capitalized words", 21, 19, lettered, LETTERING_TITLE},
    {"capitals around short words", 7, 8, TRAIT(near_title)},
    {"a script without capitals", 8, 2, is_no_case, 0},
    {"capitalized words alone, like a name", 0, -3, is_like_name, 3},
    {"one capitalized word", -5, -9, is_one_capital, 1},
    {"begins in lower case", -22, -9, is_lower, NUMBERING_NONE},
    {"number in a series", 7, 9, is_in_series, NUMBERING_PLAIN},
    {"Roman number in a series", 20, 20, is_in_series, NUMBERING_ROMAN},
    {"Chinese number in a series", 20, 20, is_in_series, NUMBERING_HAN},
    {"word and number in a series", 25, 26, is_in_series, NUMBERING_WORD},
    {"a number of several parts", -3, 2, is_divided, 2},
    {"nothing but a number", -6, -2, is_bare_number, 0},
    {"a number that is a sentence", -26, -25, is_numbered_sentence, 5},
    {"a number that opens a list", -30, -30, is_numbered_colon, 0},
    {"a number before many words", -4, -3, is_numbered_long, 9},
    {"ends with a question mark", -2, -8, TRAIT(asks)},
    {"a question without a comma", -2, -2, asks_alone, 0},
    {"a long question", -5, -3, asks_long, 6},
    {"ends with an exclamation mark", -13, -7, TRAIT(exclaims)},
    {"a long exclamation", 0, -1, exclaims_long, 4},
    {"ends with a full stop", -46, -31, stops_plainly, 0},
    {"capitals and a full stop", 42, 30, stops_in, LETTERING_CAPITALS},
    {"capitalized words and a full stop", -8, -7, stops_in, LETTERING_TITLE},
    {"a few words and a full stop", -10, -19, stops_short, 5},
    {"ends with a colon", -35, -15, opens_plainly, 0},
    {"capitals and a colon", 14, 14, opens_in, LETTERING_CAPITALS},
    {"a few words and a colon", 7, 0, opens_short, 3},
    {"begins with a quotation mark", -3, 5, opens_with_quote, 0},
    {"ends with a quotation mark", -19, -11, closes_with_quote, 0},
    {"all in quotation marks", -20, -8, is_quoted, 0},
    {"a long quotation", -5, -3, is_quoted, 6},
    {"begins with a mark of headings", 25, 25, has_heading_mark, 0},
    {"begins with an odd character", -7, -8, starts_oddly, 0},
    {"ends with an odd character", -25, -14, ends_oddly, 0},
    {"mostly digits", -12, -11, is_digits, 0},
    {"holds digits", 2, 3, holds_digits, 0},
    {"holds an address or a sign of rights", -28, -19, TRAIT(address)},
    {"a sentence ends inside", -26, -26, is_parted, 0},
    {"holds a comma", -11, -10, has_commas, 1},
    {"holds several commas", -14, -11, has_commas, 2},
    {"holds signs of code or tables", -6, -3, TRAIT(signs)},
    {"holds a bracket", 2, -1, TRAIT(bracket)},
    {"holds a slash", -12, -7, TRAIT(slash)},
    {"holds a colon", 0, 1, TRAIT(colon)},
    {"holds a dash", -8, -13, TRAIT(dash)},
    {"a short sentence with an emoji", 28, 25, is_emoji_sentence, 8},
    {"a quotation with an emoji", -50, -50, is_emoji_quotation, 0},
    {"an emoji", 19, 16, TRAIT(emoji)},
    {"in another script than the text", -12, -7, TRAIT(foreign)},
    {"a label opens it", 1, 4, is_label, 0},
    {"a label that comes again", -10, -2, is_labelled, 2},
    {"a label that comes again and again", -19, -19, is_labelled, 4},
    {"a short label that comes again", -17, -15, is_short_labelled, 2},
};

const struct rules text_rules_of_line = {rules, sizeof rules / sizeof *rules};
