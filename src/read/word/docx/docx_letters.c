/* How the letters of a run look: the document's word, its styles', its own. */
#include "read/word/docx/docx_parts.h"

#include <string.h>

enum { SIZE_OF_WORD = 20 }; /* of letters, in half points, where nothing says it */

/* One level's word goes before that of those below it; toggles of styles count together. */
struct looks {
	struct docx_letters letters; /* all but the toggles */
	bool toggles[TOGGLES];
};

static void overrule(struct docx_letters *to, const struct docx_letters *by)
{
	if (by->underline != UNSAID)
		to->underline = by->underline;
	if (by->right_to_left != UNSAID)
		to->right_to_left = by->right_to_left;
	if (by->complex != UNSAID)
		to->complex = by->complex;
	if (by->highlighted != UNSAID)
		to->highlighted = by->highlighted;
	if (by->marked != UNSAID)
		to->marked = by->marked;
	if (by->script != UNSAID)
		to->script = by->script;
	if (by->spaced != UNSAID)
		to->spaced = by->spaced;
	if (by->raised != UNSAID)
		to->raised = by->raised;
	to->size = by->size ? by->size : to->size;
	to->size_complex = by->size_complex ? by->size_complex : to->size_complex;
	to->language = by->language ? by->language : to->language;
	to->language_east = by->language_east ? by->language_east : to->language_east;
	to->language_complex = by->language_complex ? by->language_complex : to->language_complex;
	to->font = by->font ? by->font : to->font;
}

/* Whether pandoc colours code by it. */
static bool is_token(const struct docx_style *style)
{
	const char *tail = style && style->name ? strstr(style->name, "Tok") : NULL;
	return tail && !tail[strlen("Tok")];
}

/* A style on top: what it sets is toggled where another one sets it too. */
static void add_style(struct looks *looks, const struct docx_style *style)
{
	if (!style)
		return;
	for (int i = 0; i < TOGGLES; i++)
		looks->toggles[i] ^= style->letters.toggles[i] == 1;
	overrule(&looks->letters, &style->letters);
}

static void add_direct(struct looks *looks, const struct docx_letters *direct)
{
	for (int i = 0; i < TOGGLES; i++)
		if (direct->toggles[i] != UNSAID)
			looks->toggles[i] = direct->toggles[i] == 1;
	overrule(&looks->letters, direct);
}

/* What all letters of a title, a quotation or a caption look like by its style emphasizes none. */
static unsigned looks_of_role(const struct docx_style *style, bool complex)
{
	if (!style || style->naming.role == STYLED_BODY)
		return 0;
	const int8_t *toggles = style->letters.toggles;
	return (toggles[complex ? TOGGLE_BOLD_COMPLEX : TOGGLE_BOLD] == 1 ? LOOK_BOLD : 0) |
	       (toggles[complex ? TOGGLE_ITALIC_COMPLEX : TOGGLE_ITALIC] == 1 ? LOOK_ITALIC : 0) |
	       (style->letters.underline == 1 ? LOOK_UNDERLINE : 0) |
	       (style->letters.highlighted == 1 ? LOOK_HIGHLIGHTED : 0);
}

static void fill(struct draft_run *run, const struct looks *looks)
{
	const struct docx_letters *letters = &looks->letters;
	bool complex = letters->complex == 1 || letters->right_to_left == 1;
	bool bold = looks->toggles[complex ? TOGGLE_BOLD_COMPLEX : TOGGLE_BOLD];
	bool italic = looks->toggles[complex ? TOGGLE_ITALIC_COMPLEX : TOGGLE_ITALIC];
	unsigned size = complex && letters->size_complex ? letters->size_complex : letters->size;
	run->looks = (bold ? LOOK_BOLD : 0) | (italic || letters->marked == 1 ? LOOK_ITALIC : 0) |
		     (looks->toggles[TOGGLE_STRIKE] ? LOOK_STRIKE : 0) |
		     (looks->toggles[TOGGLE_SMALL_CAPITALS] ? LOOK_SMALL_CAPITALS : 0) |
		     (looks->toggles[TOGGLE_CAPITALS] ? LOOK_CAPITALS : 0) |
		     (letters->underline == 1 ? LOOK_UNDERLINE : 0) |
		     (letters->highlighted == 1 ? LOOK_HIGHLIGHTED : 0) |
		     (letters->spaced == 1 ? LOOK_SPACED : 0) |
		     (letters->script == 1 ? LOOK_SUPER : 0) |
		     (letters->script == 2 ? LOOK_SUB : 0);
	run->size = size ? size : SIZE_OF_WORD;
	run->direction = letters->right_to_left == 1 ? DIRECTION_RIGHT_TO_LEFT : DIRECTION_SAME;
	run->language = complex ? letters->language_complex : letters->language;
}

/* Letters that are raised or lowered, and smaller than those around, are what a script is. */
static void settle_script(struct docx_letters *letters, unsigned size_around)
{
	unsigned around = size_around ? size_around : SIZE_OF_WORD;
	if (letters->script <= 0 && letters->raised > 0 && letters->size && letters->size < around)
		letters->script = letters->raised;
}

bool docx_run_of(const struct docx_walk *walk, const struct node *properties, struct draft_run *run,
		 struct docx_letters *letters)
{
	struct docx *docx = walk->docx;
	struct looks looks = {.letters = docx->letters};
	const struct docx_style *style =
	    docx_style(docx, STYLE_CHARACTER, part_value(properties, "w:rStyle", "w:val"));
	struct docx_letters direct;
	for (int i = 0; i < TOGGLES; i++)
		looks.toggles[i] = docx->letters.toggles[i] == 1;
	add_style(&looks, walk->style);
	unsigned size_around = looks.letters.size;
	add_style(&looks, is_token(style) ? NULL : style);
	docx_read_letters(&direct, properties);
	add_direct(&looks, &direct);
	settle_script(&looks.letters, size_around);
	*run = (struct draft_run){0};
	fill(run, &looks);
	run->looks &= ~looks_of_role(walk->style, looks.letters.complex == 1 ||
						      looks.letters.right_to_left == 1);
	if (style && style->naming.role == STYLED_CODE)
		run->looks |= LOOK_CODE;
	if (!run->direction)
		run->direction = walk->direction;
	const char *link = docx_field_link(docx);
	run->link = walk->link ? walk->link : link;
	if (run->link)
		run->looks &= ~(unsigned)LOOK_UNDERLINE;
	*letters = looks.letters;
	return !looks.toggles[TOGGLE_HIDDEN];
}
