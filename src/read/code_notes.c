/* Comments in code that say how its lines shall look. */
#include "read/code_notes.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/next_line.h"
#include "code/code.h"

#include <stdlib.h>

enum { LONGEST_NOTE = 200 };

enum effect { NO_EFFECT, MARKED, ADDED, REMOVED, EFFECTS };

/* What a comment says. */
struct code_note {
	enum effect effect;
	unsigned long lines; /* that it is about */
	bool opens, closes;  /* lines stand out from here on, up to here */
};

/* The code, while its comments are taken out. */
struct noted_code {
	struct buf out, signs;       /* signs: '+', '-' or ' ' for each line of out */
	struct buf marked;           /* the lines that stand out, "1-1,3-4" */
	unsigned long left[EFFECTS]; /* lines to come that have the effect */
	size_t first_marked;         /* of those in a row that are being read; 0: none */
	bool is_open, has_signs, has_notes;
};

/* What stands in a comment */

static bool read_effect(const char *text, size_t size, struct code_note *note)
{
	static const struct {
		const char *word;
		enum effect effect;
	} effects[] = {{"highlight", MARKED}, {"hl", MARKED},   {"error", MARKED},
		       {"warning", MARKED},   {"info", MARKED}, {"focus", NO_EFFECT},
		       {"++", ADDED},         {"--", REMOVED},  {"word", NO_EFFECT}};
	const char *colon = memchr(text, ':', size);
	size_t word = colon ? (size_t)(colon - text) : size;
	for (size_t i = 0; i < sizeof effects / sizeof *effects; i++) {
		if (!ascii_same(text, word, effects[i].word, strlen(effects[i].word)))
			continue;
		note->effect = effects[i].effect;
		note->lines = colon ? strtoul(colon + 1, NULL, 10) : 1;
		return true;
	}
	return false;
}

/* Shiki's "[!code focus:2]", and Docusaurus's words. Behind it, or NULL: it is neither. */
static const char *read_note(const char *text, const char *end, struct code_note *note)
{
	static const char shiki[] = "[!code ";
	static const struct {
		const char *words;
		struct code_note note;
	} of_docusaurus[] = {{"highlight-next-line", {.effect = MARKED, .lines = 1}},
			     {"highlight-start", {.opens = true}},
			     {"highlight-end", {.closes = true}}};
	if (strncmp(text, shiki, strlen(shiki)) == 0) {
		size_t left = (size_t)(end - text);
		const char *close = memchr(text, ']', left < LONGEST_NOTE ? left : LONGEST_NOTE);
		text += strlen(shiki);
		return close && read_effect(text, (size_t)(close - text), note) ? close + 1 : NULL;
	}
	for (size_t i = 0; i < sizeof of_docusaurus / sizeof *of_docusaurus; i++)
		if (strncmp(text, of_docusaurus[i].words, strlen(of_docusaurus[i].words)) == 0) {
			*note = of_docusaurus[i].note;
			return text + strlen(of_docusaurus[i].words);
		}
	return NULL;
}

/* Where the comment begins that opens right before the text, and what closes it; NULL: none. */
static const char *comment_before(const char *line, const char *text, const char **close)
{
	static const struct {
		const char *open, *close;
	} comments[] = {{"//", ""}, {"<!--", "-->"}, {"{/*", "*/}"}, {"/*", "*/"}, {"#", ""},
			{"--", ""}, {"%", ""},       {";", ""},      {"\"", ""},   {"'", ""}};
	while (text > line && ascii_is_space(text[-1]))
		text--;
	for (size_t i = 0; i < sizeof comments / sizeof *comments; i++) {
		size_t size = strlen(comments[i].open);
		*close = comments[i].close;
		if ((size_t)(text - line) >= size &&
		    strncmp(text - size, comments[i].open, size) == 0)
			return text - size;
	}
	return NULL;
}

/* Where the comment begins, with blanks before it, that ends the line and is a note; NULL: none
 * does. Docusaurus's have a line for themselves. */
static const char *find_note(const char *line, const char *end, struct code_note *note)
{
	for (const char *s = line; s < end; s++) {
		const char *close, *behind = strchr("[h", *s) ? read_note(s, end, note) : NULL;
		const char *start = behind ? comment_before(line, s, &close) : NULL;
		if (!start)
			continue;
		behind += strspn(behind, " \t");
		if (strncmp(behind, close, strlen(close)) == 0)
			behind += strlen(close);
		behind += strspn(behind, " \t\r");
		while (start > line && ascii_is_space(start[-1]))
			start--;
		if (behind == end && (*s == '[' || start == line))
			return start;
	}
	return NULL;
}

/* Lines of code */

static void take_effect(struct noted_code *code, const struct code_note *note)
{
	code->has_notes = true;
	code->is_open = note->opens || (code->is_open && !note->closes);
	if (note->lines > code->left[note->effect])
		code->left[note->effect] = note->lines;
}

static bool take_one(unsigned long *left)
{
	bool any = *left > 0;
	*left -= any;
	return any;
}

/* Lines that stand out end with the last one. */
static void end_marked(struct noted_code *code)
{
	if (code->first_marked)
		buf_printf(&code->marked, "%s%zu-%zu", code->marked.size ? "," : "",
			   code->first_marked, code->signs.size);
	code->first_marked = 0;
}

static void add_line(struct noted_code *code, const char *line, const char *end)
{
	bool marked = take_one(&code->left[MARKED]) || code->is_open;
	bool added = take_one(&code->left[ADDED]), removed = take_one(&code->left[REMOVED]);
	code->has_signs |= added || removed;
	if (!marked)
		end_marked(code);
	else if (!code->first_marked)
		code->first_marked = code->signs.size + 1;
	buf_putc(&code->signs, added ? '+' : removed ? '-' : ' ');
	buf_add(&code->out, line, (size_t)(end - line));
	buf_putc(&code->out, '\n');
}

static void read_lines(struct noted_code *code, const char *text)
{
	for (const char *line = text; *line; line = next_line(line)) {
		const char *end = line + strcspn(line, "\n");
		struct code_note note = {0};
		const char *start = find_note(line, end, &note);
		if (start)
			take_effect(code, &note);
		if (!start || start > line)
			add_line(code, line, start ? start : end);
	}
	end_marked(code);
}

/* The lines with their signs before them, as a diff has them. */
static void add_signs(struct noted_code *code)
{
	struct buf out = BUF_EMPTY;
	const char *sign = code->signs.data;
	for (const char *line = code->out.data; *line; line = next_line(line), sign++) {
		if (*sign != ' ' || *line != '\n')
			buf_printf(&out, "%c ", *sign);
		buf_add(&out, line, strcspn(line, "\n") + 1);
	}
	buf_clear(&code->out);
	code->out = out;
}

static void replace(struct tree *tree, struct node *pre, struct node *text, struct noted_code *code)
{
	const char *marked = tree_get(pre, LISTING_MARKED);
	if (code->has_signs)
		add_signs(code);
	if (code->marked.size)
		tree_set(tree, pre, LISTING_MARKED,
			 arena_format(tree->arena, "%s%s%s", marked ? marked : "",
				      marked ? "," : "", code->marked.data));
	if (code->out.size)
		tree_insert_after(text, tree_text(tree, code->out.data, code->out.size));
	tree_unlink(text);
}

void code_notes_settle(struct tree *tree, struct node *pre)
{
	struct node *text = pre->children ? pre->children->children : NULL;
	struct noted_code code = {0};
	if (!text || text->next || text->kind != NODE_TEXT ||
	    (!strstr(text->text, "[!code ") && !strstr(text->text, "highlight-")))
		return;
	read_lines(&code, text->text);
	if (code.has_notes)
		replace(tree, pre, text, &code);
	buf_clear(&code.out);
	buf_clear(&code.signs);
	buf_clear(&code.marked);
}
