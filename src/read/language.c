/* The language of a text: by its script where that decides, else by libcld2. */
#include "read/language.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/library.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

enum {
	LOOKED_AT = 8192,  /* bytes */
	PIECES = 8,        /* that these are of, of a longer text */
	FEWEST = 20,       /* letters */
	SHORT = 200,       /* bytes: below, the library must be surer */
	SURE_SCORE = 700,  /* of the library, where a good match has 600 to 1800 */
	MAIN_PERCENT = 70, /* of the text in one language */
};

/* Scripts by their blocks. A language stands where one script is as good as one language. */
static const struct script {
	unsigned first, last;
	const char *language; /* NULL: ask the library */
	const char *likely;   /* what to say without the library; NULL: nothing */
} scripts[] = {
    {0x0370, 0x03FF, "el", NULL}, {0x1F00, 0x1FFF, "el", NULL}, {0x0530, 0x058F, "hy", NULL},
    {0x0590, 0x05FF, NULL, "he"}, {0x0A00, 0x0A7F, "pa", NULL}, {0x0A80, 0x0AFF, "gu", NULL},
    {0x0B80, 0x0BFF, "ta", NULL}, {0x0C00, 0x0C7F, "te", NULL}, {0x0C80, 0x0CFF, "kn", NULL},
    {0x0D00, 0x0D7F, "ml", NULL}, {0x0D80, 0x0DFF, "si", NULL}, {0x0E00, 0x0E7F, "th", NULL},
    {0x0E80, 0x0EFF, "lo", NULL}, {0x1000, 0x109F, "my", NULL}, {0x10A0, 0x10FF, "ka", NULL},
    {0x1100, 0x11FF, "ko", NULL}, {0x1780, 0x17FF, "km", NULL}, {0xAC00, 0xD7AF, "ko", NULL},
    {0x3040, 0x30FF, "ja", NULL}, {0x3400, 0x9FFF, NULL, "zh"},
};

enum { SCRIPTS = sizeof scripts / sizeof *scripts, KANA = SCRIPTS - 2, HAN };

static size_t script_of(unsigned code_point)
{
	for (size_t i = 0; i < SCRIPTS; i++)
		if (code_point >= scripts[i].first && code_point <= scripts[i].last)
			return i;
	return SCRIPTS;
}

/* The script that most of the letters are of; NULL where it is another, or they are too few. */
static const struct script *main_script(const char *text, size_t size, size_t *letters)
{
	size_t counts[SCRIPTS + 1] = {0};
	*letters = 0;
	for (const char *s = text, *end = text + size; s < end;) {
		unsigned c = utf8_next(&s, end);
		if (!unicode_is_letter(c))
			continue;
		++*letters;
		++counts[c < scripts[0].first ? SCRIPTS : script_of(c)];
	}
	if (counts[KANA] * 10 >= counts[HAN]) { /* Japanese mixes both; Chinese may quote it */
		counts[KANA] += counts[HAN];
		counts[HAN] = 0;
	}
	for (size_t i = 0; i < SCRIPTS; i++)
		if (counts[i] * 2 > *letters)
			return &scripts[i];
	return NULL;
}

/* CLD2::ExtDetectLanguageSummary and CLD2::LanguageCode. libcld2 is C++, but these two take and
 * give nothing that C doesn't have, so that their mangled names are all there is to it. */
typedef int detect_function(const char *text, int size, bool is_plain_text, const char *domain_hint,
			    int encoding_hint, int language_hint, int *languages, int *percents,
			    double *scores, int *text_size, bool *is_reliable);
typedef const char *code_function(int language);

#define DETECT "_ZN4CLD224ExtDetectLanguageSummaryEPKcibS1_iNS_8LanguageEPS2_PiPdS4_Pb"
#define CODE "_ZN4CLD212LanguageCodeENS_8LanguageE"

enum { UNKNOWN_ENCODING = 23, UNKNOWN_LANGUAGE = 26 };

static bool find_functions(detect_function **detect, code_function **code)
{
	static const char *const names[] = {"libcld2.so.0", "libcld2.so", "libcld2.dylib"};
	void *library = library_open(names); /* it owns the codes that are handed out */
	return library && library_find(library, DETECT, detect) &&
	       library_find(library, CODE, code);
}

/* The library's code as BCP 47 has it now, NULL if it is none. */
static const char *modern(const char *code)
{
	static const struct {
		const char *old, *now;
	} codes[] = {{"iw", "he"}, {"jw", "jv"}, {"no", "nb"}, {"mo", "ro"}, {"un", NULL}};
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (strcmp(codes[i].old, code) == 0)
			return codes[i].now;
	return strncmp(code, "xx", 2) == 0 ? NULL : code;
}

static const char *by_library(const char *text, size_t size)
{
	detect_function *detect;
	code_function *code;
	int languages[3], percents[3], text_size;
	double scores[3];
	bool sure = false;
	if (!find_functions(&detect, &code))
		return NULL;
	detect(text, (int)size, true, "", UNKNOWN_ENCODING, UNKNOWN_LANGUAGE, languages, percents,
	       scores, &text_size, &sure);
	if (!sure || percents[0] < MAIN_PERCENT || (size < SHORT && scores[0] < SURE_SCORE))
		return NULL;
	return modern(code(languages[0]));
}

static const char *language_of_sample(struct arena *arena, const char *text)
{
	size_t letters;
	const struct script *script = main_script(text, strlen(text), &letters);
	if (letters < FEWEST)
		return NULL;
	if (script && script->language)
		return script->language;
	const char *whole = unicode_composed(arena, text); /* the library knows no marks apart */
	const char *language = by_library(whole, strlen(whole));
	return language || !script ? language : script->likely;
}

/* Pieces from all over the text: what stands in front of it or behind it may be a licence. */
static const char *sample(struct arena *arena, const char *text, size_t size)
{
	enum { PIECE = LOOKED_AT / PIECES };
	struct buf pieces = BUF_EMPTY;
	if (size <= LOOKED_AT)
		return arena_copy(arena, text, size);
	for (size_t i = 0; i < PIECES; i++) {
		const char *start = text + (size - PIECE) / (PIECES - 1) * i;
		while (((unsigned char)*start & 0xC0) == 0x80)
			start--;
		buf_add(&pieces, start, utf8_valid_prefix(start, PIECE));
		buf_putc(&pieces, '\n');
	}
	const char *copy = arena_copy(arena, pieces.data, pieces.size);
	buf_clear(&pieces);
	return copy;
}

const char *language_of_text(const char *text, size_t size)
{
	struct arena *arena = arena_new();
	const char *language = language_of_sample(arena, sample(arena, text, size));
	arena_free(arena);
	return language;
}
