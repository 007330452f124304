/* What the names of styles say, in the languages that word processors speak. */
#include "read/word/draft/draft.h"

#include "base/ascii.h"
#include "base/unicode.h"

#include <string.h>

enum { DEEPEST_HEADING = 9 };

/* Names of the headings' styles, before the number of their level; folded, without spaces. The
 * first is what programs call theirs in files, whatever they show; the others people may have made
 * for anything. */
static const char *const headings[] = {
    "heading",   "überschrift",  "titre",       "título",    "titolo",     "titulo",
    "kop",       "rubrik",       "overskrift",  "otsikko",   "nagłówek",   "nadpis",
    "заголовок", "címsor",       "titlu",       "naslov",    "antraštė",   "virsraksts",
    "pealkiri",  "başlık",       "επικεφαλίδα", "כותרת",     "عنوان",      "标题",
    "標題",      "見出し",       "제목",        "หัวเรื่อง",    "encabezado", "cabeçalho",
    "cabecera",  "intestazione", "заглавие",    "judul",     "tiêuđề",     "capçalera",
    "titol",     "títol",        "yfirskrift",  "fyrirsögn",
};

/* Names of other styles, whole. */
static const struct {
	const char *name;
	enum draft_role role;
} roles[] = {
    {"title", STYLED_TITLE},
    {"titel", STYLED_TITLE},
    {"titre", STYLED_TITLE},
    {"título", STYLED_TITLE},
    {"titolo", STYLED_TITLE},
    {"tytuł", STYLED_TITLE},
    {"název", STYLED_TITLE},
    {"название", STYLED_TITLE},
    {"标题", STYLED_TITLE},
    {"表題", STYLED_TITLE},
    {"제목", STYLED_TITLE},
    {"booktitle", STYLED_TITLE},
    {"subtitle", STYLED_SUBTITLE},
    {"untertitel", STYLED_SUBTITLE},
    {"soustitre", STYLED_SUBTITLE},
    {"sous-titre", STYLED_SUBTITLE},
    {"subtítulo", STYLED_SUBTITLE},
    {"sottotitolo", STYLED_SUBTITLE},
    {"podtitul", STYLED_SUBTITLE},
    {"podtytuł", STYLED_SUBTITLE},
    {"подзаголовок", STYLED_SUBTITLE},
    {"副标题", STYLED_SUBTITLE},
    {"副題", STYLED_SUBTITLE},
    {"부제", STYLED_SUBTITLE},
    {"author", STYLED_AUTHOR},
    {"authors", STYLED_AUTHOR},
    {"autor", STYLED_AUTHOR},
    {"auteur", STYLED_AUTHOR},
    {"byline", STYLED_AUTHOR},
    {"date", STYLED_DATE},
    {"datum", STYLED_DATE},
    {"quote", STYLED_QUOTATION},
    {"quotations", STYLED_QUOTATION},
    {"quotation", STYLED_QUOTATION},
    {"intensequote", STYLED_QUOTATION},
    {"blocktext", STYLED_QUOTATION},
    {"blockquote", STYLED_QUOTATION},
    {"blockquotation", STYLED_QUOTATION},
    {"blockquotes", STYLED_QUOTATION},
    {"zitat", STYLED_QUOTATION},
    {"intensiveszitat", STYLED_QUOTATION},
    {"blockzitat", STYLED_QUOTATION},
    {"citation", STYLED_QUOTATION},
    {"citationintense", STYLED_QUOTATION},
    {"cita", STYLED_QUOTATION},
    {"citazione", STYLED_QUOTATION},
    {"citação", STYLED_QUOTATION},
    {"citát", STYLED_QUOTATION},
    {"cytat", STYLED_QUOTATION},
    {"цитата", STYLED_QUOTATION},
    {"引用", STYLED_QUOTATION},
    {"epigraph", STYLED_QUOTATION},
    {"verse", STYLED_VERSE},
    {"poem", STYLED_VERSE},
    {"poetry", STYLED_VERSE},
    {"poésie", STYLED_VERSE},
    {"gedicht", STYLED_VERSE},
    {"стихи", STYLED_VERSE},
    {"htmlpreformatted", STYLED_CODE},
    {"preformattedtext", STYLED_CODE},
    {"sourcecode", STYLED_CODE},
    {"code", STYLED_CODE},
    {"codeblock", STYLED_CODE},
    {"codesingle", STYLED_CODE},
    {"plaintext", STYLED_BODY},
    {"verbatimchar", STYLED_CODE},
    {"htmlcode", STYLED_CODE},
    {"htmltypewriter", STYLED_CODE},
    {"teletype", STYLED_CODE},
    {"sourcetext", STYLED_CODE},
    {"codechar", STYLED_CODE},
    {"literal", STYLED_CODE},
    {"caption", STYLED_CAPTION},
    {"imagecaption", STYLED_CAPTION},
    {"tablecaption", STYLED_CAPTION},
    {"figurecaption", STYLED_CAPTION},
    {"captionedfigure", STYLED_BODY},
    {"beschriftung", STYLED_CAPTION},
    {"légende", STYLED_CAPTION},
    {"didascalia", STYLED_CAPTION},
    {"titulek", STYLED_CAPTION},
    {"leyenda", STYLED_CAPTION},
    {"epígrafe", STYLED_CAPTION},
    {"tocheading", STYLED_CONTENTS},
    {"contentsheading", STYLED_CONTENTS},
    {"tableoffigures", STYLED_CONTENTS},
    {"horizontalline", STYLED_BREAK},
};

/* Styles that publishers call so: the level goes by a letter or a number behind. */
static const struct {
	const char *name;
	unsigned level;
} publishers[] = {
    {"parttitle", 1},   {"chaptertitle", 1}, {"chapterheading", 1}, {"chapterhead", 1},
    {"chapter", 1},     {"ct", 1},           {"sectiontitle", 2},   {"sectionheading", 2},
    {"sectionhead", 2}, {"ahead", 2},        {"bhead", 3},          {"chead", 4},
    {"heada", 2},       {"headb", 3},        {"headc", 4},          {"headd", 5},
    {"fronthead", 1},   {"backhead", 1},
};

/* In lower case, without spaces, and what Word puts behind a comma as another name. */
static void fold(struct buf *out, const char *name)
{
	struct arena *arena = arena_new();
	const char *folded = unicode_folded(arena, name);
	for (const char *s = folded; *s && *s != ','; s++)
		if (*s != ' ' && *s != '_')
			buf_putc(out, *s);
	buf_putc(out, '\0');
	arena_free(arena);
}

/* The number at the end, which is taken off; 0: there is none. */
static unsigned take_number(char *name)
{
	size_t size = strlen(name), start = size;
	unsigned number = 0;
	while (start && ascii_is_digit(name[start - 1]))
		start--;
	for (const char *s = name + start; *s && number < 100; s++)
		number = number * 10 + (unsigned)(*s - '0');
	name[start] = '\0';
	return start < size ? number : 0;
}

static struct draft_naming find(char *name)
{
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (strcmp(roles[i].name, name) == 0)
			return (struct draft_naming){.role = roles[i].role};
	for (size_t i = 0; i < sizeof publishers / sizeof *publishers; i++)
		if (strcmp(publishers[i].name, name) == 0)
			return (struct draft_naming){.level = publishers[i].level,
						     .source = LEVEL_OF_NAME};
	unsigned number = take_number(name);
	if (strcmp(name, "toc") == 0 || strcmp(name, "contents") == 0 ||
	    strcmp(name, "verzeichnis") == 0)
		return (struct draft_naming){.role = number ? STYLED_CONTENTS : STYLED_BODY};
	for (size_t i = 0; number && i < sizeof headings / sizeof *headings; i++)
		if (strcmp(headings[i], name) == 0 && number <= DEEPEST_HEADING)
			return (struct draft_naming){.level = number,
						     .source = i ? LEVEL_OF_NAME : LEVEL_OF_STYLE};
	return (struct draft_naming){0};
}

struct draft_naming draft_naming(const char *name)
{
	struct buf folded = BUF_EMPTY;
	fold(&folded, name);
	struct draft_naming naming = find(folded.data);
	buf_clear(&folded);
	return naming;
}
