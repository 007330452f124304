/* What fields of a .docx show that keep no result of their own: signs, words of buttons, choices of
 * forms, and what stands in the instruction of EQ. */
#include "read/word/docx/docx_parts.h"

#include "base/ascii.h"

#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 16, MOST_SWITCHES = 64 /* bytes of a construct before its parts */ };

static void put(struct docx_walk *walk, const char *text)
{
	draft_text(walk->docx->draft, walk->paragraph, NULL, text, strlen(text));
}

static void put_sign(struct docx_walk *walk, unsigned code)
{
	struct buf out = BUF_EMPTY;
	if (code)
		buf_put_code_point(&out, code);
	buf_putc(&out, '\0');
	put(walk, out.data);
	buf_clear(&out);
}

/* SYMBOL 183 \f "Symbol" */
static void show_symbol(struct docx_walk *walk, const char *s)
{
	struct arena *arena = walk->docx->arena;
	const char *code = docx_field_word(arena, &s), *font = "";
	unsigned c = code ? (unsigned)strtoul(code, NULL, 0) : 0;
	for (const char *next; (next = docx_field_word(arena, &s));)
		if (strcmp(next, "\\f") == 0 && (font = docx_field_word(arena, &s)) == NULL)
			break;
	put_sign(walk, draft_symbol(font, c));
}

/* MACROBUTTON Name words */
static void show_button(struct docx_walk *walk, const char *s)
{
	if (docx_field_word(walk->docx->arena, &s))
		put(walk, s + strspn(s, " "));
}

static void show_quote(struct docx_walk *walk, const char *s)
{
	const char *words = docx_field_word(walk->docx->arena, &s);
	put(walk, words ? words : "");
}

static void put_argument(struct buf *out, const char **s, int depth);

/* What is laid over a ring: a number in a circle, or in brackets. */
static void put_enclosed(struct buf *out, const char *mark)
{
	enum { CIRCLED_ONE = 0x2460, MOST_CIRCLED = 20 };
	long number = strtol(mark, NULL, 10);
	if (number > 0 && number <= MOST_CIRCLED)
		buf_put_code_point(out, CIRCLED_ONE + (unsigned)number - 1);
	else
		buf_printf(out, "(%s)", mark);
}

/* A construct behind its backslash: \f(1,2), \r(3,x), \o\ac(○,1). */
static void put_construct(struct buf *out, const char **s, int depth)
{
	const char *open = *s;
	while (open < *s + MOST_SWITCHES && *open && !strchr("(,;)", *open))
		open++;
	char kind = ascii_lower(**s);
	bool is_over = kind == 'o' && strncmp(*s + 1, "\\ac", 3) == 0;
	if (*open != '(' || !strchr("abdfilorsx", kind) || depth > DEEPEST) {
		buf_putc(out, **s); /* a sign that would mean something else */
		*s += **s != '\0';
		return;
	}
	struct buf argument = BUF_EMPTY;
	size_t count = 0;
	buf_puts(out, kind == 'r' ? "√" : kind == 'i' ? "∫" : kind == 'b' ? "(" : "");
	for (*s = open + 1; **s; count++, buf_cut(&argument, 0)) {
		put_argument(&argument, s, depth + 1);
		if (is_over && count == 1)
			put_enclosed(out, argument.data ? argument.data : "");
		else if (!is_over)
			buf_add(out, argument.data, argument.size);
		if (**s == '\0' || *(*s)++ == ')')
			break;
		buf_puts(out, is_over ? "" : kind == 'f' ? "/" : kind == 'l' ? ", " : " ");
	}
	buf_puts(out, kind == 'b' ? ")" : "");
	buf_clear(&argument);
}

static void put_argument(struct buf *out, const char **s, int depth)
{
	while (**s && !(depth && strchr(",;)", **s))) {
		if (**s != '\\') {
			buf_putc(out, *(*s)++);
			continue;
		}
		++*s;
		put_construct(out, s, depth);
	}
}

/* EQ \o\ad(\s\up 9(reading),words): how words are read, as Word has it in Chinese and Japanese. */
static bool show_phonetic(struct docx_walk *walk, const char *s)
{
	static const char raised[] = "(\\s\\up";
	struct arena *arena = walk->docx->arena;
	const char *over = strstr(s, "\\o"), *open = over ? strchr(over, '(') : NULL;
	bool is_raised = open && strncmp(open, raised, strlen(raised)) == 0;
	const char *reading = is_raised ? strchr(open + 1, '(') : NULL;
	const char *end = reading ? strchr(reading, ')') : NULL;
	const char *base = end ? strpbrk(end, ",;") : NULL;
	const char *close = base ? strrchr(base, ')') : NULL;
	if (!close)
		return false;
	struct draft_piece *piece =
	    draft_piece(walk->docx->draft, walk->paragraph, PIECE_RUBY, NULL);
	piece->reading = arena_copy(arena, reading + 1, (size_t)(end - reading - 1));
	piece->text = arena_copy(arena, base + 1, (size_t)(close - base - 1));
	return true;
}

static void show_equation(struct docx_walk *walk, const char *s)
{
	struct buf out = BUF_EMPTY;
	if (show_phonetic(walk, s))
		return;
	s += strspn(s, " ");
	put_argument(&out, &s, 0);
	buf_putc(&out, '\0');
	put(walk, out.data);
	buf_clear(&out);
}

/* The choice that a form's field holds, or a box with a tick or without. */
static void show_form(struct docx_walk *walk, const struct node *form)
{
	const struct node *choices = part_child(form, "w:ddList");
	const struct node *box = part_child(form, "w:checkBox");
	const char *chosen = part_value(choices, "w:result", "w:val");
	long left = chosen ? strtol(chosen, NULL, 10) : 0;
	int is_ticked = docx_on(box, "w:checked");
	is_ticked = is_ticked == UNSAID ? docx_on(box, "w:default") : is_ticked;
	if (box)
		put(walk, is_ticked == 1 ? "☒" : "☐");
	for (const struct node *node = choices ? choices->children : NULL; node; node = node->next)
		if (part_is(node, "w:listEntry") && left-- == 0) {
			const char *entry = tree_get(node, "w:val");
			put(walk, entry ? entry : "");
		}
}

void docx_show_field(struct docx_walk *walk, const char *instruction, const struct node *form)
{
	static const struct {
		const char *name;
		void (*show)(struct docx_walk *walk, const char *s);
	} kinds[] = {
	    {"SYMBOL", show_symbol},
	    {"MACROBUTTON", show_button},
	    {"GOTOBUTTON", show_button},
	    {"QUOTE", show_quote},
	    {"EQ", show_equation},
	    {"LISTNUM", docx_show_list_number},
	    {"AUTONUM", docx_show_number},
	    {"AUTONUMLGL", docx_show_number},
	    {"AUTONUMOUT", docx_show_outline_number},
	};
	const char *s = instruction ? instruction : "",
		   *name = docx_field_word(walk->docx->arena, &s);
	if (form)
		show_form(walk, form);
	for (size_t i = 0; name && i < sizeof kinds / sizeof *kinds; i++)
		if (ascii_equal(name, kinds[i].name))
			kinds[i].show(walk, s);
}
