/* How letters of an .odt look, by their script, and the text that is added so. */
#include "read/word/odt/odt_parts.h"

#include <string.h>

static unsigned looks_of(const struct odt_letters *letters, enum draft_script script)
{
	return (letters->of[script].bold == 1 ? LOOK_BOLD : 0) |
	       (letters->of[script].italic == 1 || letters->marked == 1 ? LOOK_ITALIC : 0) |
	       (letters->strike == 1 ? LOOK_STRIKE : 0) |
	       (letters->small_capitals == 1 ? LOOK_SMALL_CAPITALS : 0) |
	       (letters->capitals == 1 ? LOOK_CAPITALS : 0) |
	       (letters->underline == 1 ? LOOK_UNDERLINE : 0) |
	       (letters->highlighted == 1 ? LOOK_HIGHLIGHTED : 0) |
	       (letters->spaced == 1 ? LOOK_SPACED : 0) | (letters->script == 1 ? LOOK_SUPER : 0) |
	       (letters->script == 2 ? LOOK_SUB : 0) | (letters->is_code == 1 ? LOOK_CODE : 0);
}

/* What all letters of a title, a quotation or a caption look like by its style emphasizes none. */
static unsigned looks_of_role(const struct odt_walk *walk, enum draft_script script)
{
	if (!walk->style || walk->style->naming.role == STYLED_BODY)
		return 0;
	return looks_of(&walk->style->letters, script) & DRAFT_LOOKS_OF_ROLES;
}

struct draft_run odt_run(const struct odt_walk *walk, enum draft_script script)
{
	const struct odt_letters *letters = &walk->letters;
	const char *language = letters->of[script].language;
	unsigned looks = looks_of(letters, script) & ~looks_of_role(walk, script);
	struct draft_run run = {
	    .looks = walk->link ? looks & ~(unsigned)LOOK_UNDERLINE : looks,
	    .size = letters->of[script].size,
	    .language = language && *language ? language : NULL,
	    .link = walk->link,
	};
	return run;
}

static void add_plain(struct odt_walk *walk, const char *text, size_t size)
{
	struct odt *odt = walk->odt;
	enum draft_script script = draft_script_of(text, size);
	struct draft_run run = odt_run(walk, script);
	const char *font = walk->letters.of[script].font;
	size_t named = font ? map_find(&odt->fonts, font) : MAP_NONE;
	struct buf signs = BUF_EMPTY;
	if (named != MAP_NONE)
		font = odt->font_names.items[named];
	if (draft_symbols(&signs, font, text, size)) {
		text = signs.data;
		size = signs.size;
	}
	draft_text(odt->draft, walk->paragraph, &run, text, size);
	buf_clear(&signs);
}

/* White space between words is one space, and none where a paragraph begins. */
void odt_add_text(struct odt_walk *walk, const char *text)
{
	static const char spaces[] = " \t\r\n";
	struct buf out = BUF_EMPTY;
	if (walk->letters.hidden == 1)
		return;
	for (const char *s = text; *s;) {
		size_t blank = strspn(s, spaces);
		if (blank && !walk->after_space)
			buf_putc(&out, ' ');
		walk->after_space |= blank > 0;
		s += blank;
		size_t words = strcspn(s, spaces);
		buf_add(&out, s, words);
		if (words)
			walk->after_space = false;
		s += words;
	}
	if (out.size)
		add_plain(walk, out.data, out.size);
	buf_clear(&out);
}
