/* What a paragraph costs cmark-gfm: marks that look back for their partner through all that are
 * open, brackets that walk through open images, tags that look ahead for an end that isn't there.
 */
#include "read/markdown/markdown_paragraph.h"

#include "base/vec.h"

#include <string.h>

enum { MARKS = 5, QUOTES = 3 }; /* from QUOTES on, a mark stays open when it found its partner */
static const char marks[MARKS + 1] = "*_~\"'";

enum { TAGS = 3 };
static const struct {
	const char *open, *close, *not_before;
} tags[TAGS] = {{"<?", "?>", ""}, {"<![CDATA[", "]]>", ""}, {"<!", ">", "-["}};

enum { NONE = -1 };

struct bracket {
	bool image;
	long open; /* marks that were open before it */
	size_t listed;
};

struct estimate {
	const char *text;
	size_t at, size, work;
	bool smart;
	long open;          /* marks that wait for their partner */
	size_t listed;      /* marks that cmark-gfm has still to pair, which it does at the end */
	long opener[MARKS]; /* the latest of each kind, counted like open; or NONE */
	long bottom[MARKS]; /* there is no opener of the kind from here on back */
	VEC(struct bracket) brackets;
	size_t images; /* of the brackets */
	size_t unclosed[TAGS];
	size_t word, parentheses; /* the length of a run without spaces, and those it ends in */
};

enum class { SPACE, SIGN, WORD };

static enum class class_at(const struct estimate *estimate, size_t at) {
	if (at >= estimate->size) return SPACE; /* the byte before the first is one, too: it wraps
						   around */
	unsigned char c = (unsigned char)estimate->text[at];
	if (c <= ' ') return SPACE;
	bool word = c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
	return word ? WORD : SIGN;
}

/* Takes away the marks from there on. */
static void close_back_to(struct estimate *estimate, long open)
{
	estimate->open = open;
	for (int i = 0; i < MARKS; i++) {
		if (estimate->opener[i] >= open)
			estimate->opener[i] = NONE;
		if (estimate->bottom[i] > open)
			estimate->bottom[i] = 0;
	}
}

/* A mark that may close. Returns whether it found its partner. */
static bool close_mark(struct estimate *estimate, int kind)
{
	long opener = estimate->opener[kind];
	long until = opener == NONE ? estimate->bottom[kind] : opener;
	estimate->work += (size_t)(estimate->open - until);
	if (opener == NONE) {
		estimate->bottom[kind] = estimate->open;
		return false;
	}
	if (kind < QUOTES)
		close_back_to(estimate, opener);
	else
		estimate->open++;
	return true;
}

static void take_mark(struct estimate *estimate, int kind)
{
	size_t start = estimate->at;
	while (estimate->at < estimate->size && estimate->text[estimate->at] == marks[kind]) {
		estimate->at++;
		if (kind >= QUOTES)
			break;
	}
	enum class before = class_at(estimate, start - 1),
		   behind = class_at(estimate, estimate->at);
	bool opens = behind == WORD || (behind == SIGN && before != WORD);
	bool closes = before == WORD || (before == SIGN && behind != WORD);
	estimate->listed += opens || closes;
	if (closes && opens && marks[kind] == '_')
		return;
	if (closes && close_mark(estimate, kind))
		return;
	if (opens && !(closes && kind >= QUOTES))
		estimate->opener[kind] = estimate->open++;
}

static void open_bracket(struct estimate *estimate)
{
	bool image = estimate->at && estimate->text[estimate->at - 1] == '!';
	struct bracket bracket = {image, estimate->open, estimate->listed};
	vec_push(&estimate->brackets, bracket);
	estimate->images += image;
}

/* A link pairs the marks inside it; without any, it walks through all that are listed before it. */
static void close_bracket(struct estimate *estimate)
{
	if (!estimate->brackets.count)
		return;
	struct bracket bracket = estimate->brackets.items[--estimate->brackets.count];
	estimate->images -= bracket.image;
	bool walks_back = estimate->listed == bracket.listed;
	estimate->work += estimate->images + (walks_back ? bracket.listed : 0);
	estimate->listed = bracket.listed;
	if (bracket.open < estimate->open)
		close_back_to(estimate, bracket.open);
}

static void take_tag(struct estimate *estimate)
{
	const char *text = estimate->text + estimate->at;
	size_t left = estimate->size - estimate->at;
	for (int i = 0; i < TAGS; i++) {
		size_t open = strlen(tags[i].open), close = strlen(tags[i].close);
		if (left > open && memcmp(text, tags[i].open, open) == 0)
			estimate->unclosed[i] += !strchr(tags[i].not_before, text[open]);
		else if (left >= close && memcmp(text, tags[i].close, close) == 0)
			estimate->unclosed[i] = 0;
	}
}

static void take_one(struct estimate *estimate)
{
	char c = estimate->text[estimate->at];
	const char *mark = c ? strchr(marks, c) : NULL;
	if (c == '<' || c == '?' || c == ']' || c == '>')
		take_tag(estimate);
	if (mark && (estimate->smart || mark - marks < QUOTES)) {
		take_mark(estimate, (int)(mark - marks));
		return;
	}
	if (c == '[')
		open_bracket(estimate);
	else if (c == ']')
		close_bracket(estimate);
	estimate->at += 1 + (c == '\\');
}

/* An address without brackets counts its parentheses for each one that it ends in. */
static void count_word(struct estimate *estimate, char c)
{
	if (c == ' ' || c == '\n' || c == '\t') {
		estimate->work += estimate->word * estimate->parentheses;
		estimate->word = estimate->parentheses = 0;
		return;
	}
	estimate->word++;
	if (c == ')')
		estimate->parentheses++;
	else if (!strchr("?!.,:*_~'\";", c))
		estimate->parentheses = 0;
}

size_t paragraph_work(const char *text, size_t size, bool smart)
{
	struct estimate estimate = {.text = text, .size = size, .smart = smart};
	for (int i = 0; i < MARKS; i++)
		estimate.opener[i] = NONE;
	for (size_t i = 0; i < size; i++)
		count_word(&estimate, text[i]);
	count_word(&estimate, '\n');
	while (estimate.at < size)
		take_one(&estimate);
	for (int i = 0; i < TAGS; i++)
		estimate.work += estimate.unclosed[i] * size;
	vec_clear(&estimate.brackets);
	return estimate.work;
}
