/* Finding the headings of a draft that no style names: by how they look beside other paragraphs,
 * and by what bare text is judged by. */
#ifndef OCTAVO_READ_WORD_DRAFT_DRAFT_HEADINGS_H
#define OCTAVO_READ_WORD_DRAFT_DRAFT_HEADINGS_H

#include "read/word/draft_tree.h"

enum draft_feature {
	FEATURE_BOLD = 1 << 0, /* all of its letters */
	FEATURE_ITALIC = 1 << 1,
	FEATURE_UNDERLINED = 1 << 2,
	FEATURE_CAPITALS = 1 << 3, /* shown, not typed */
	FEATURE_CENTRED = 1 << 4,
	FEATURE_LARGER = 1 << 5, /* than most letters of the text */
	FEATURE_MUCH_LARGER = 1 << 6,
	FEATURE_SMALLER = 1 << 7,
	FEATURE_OPENS_PAGE = 1 << 8,
	FEATURE_APART = 1 << 9, /* with more room above it than below */
	FEATURE_KEEPS = 1 << 10,
	FEATURE_STYLED = 1 << 11, /* by another style than most paragraphs */
};

enum {
	FEATURES = 12,                            /* how many there are */
	FEATURES_OF_KIND = FEATURE_OPENS_PAGE - 1 /* what makes paragraphs alike */
};

/* What a feature is worth, and what people call it. */
struct draft_trait {
	enum draft_feature feature;
	int points;
	const char *name;
};

/* A paragraph of the body that shows something. */
struct draft_line {
	struct draft_paragraph *paragraph;
	const char *text; /* its words as one line */
	size_t letters;
	unsigned features, size; /* size: of most of its letters, in half points */
	bool is_candidate;       /* of bare text's rules */
	int score;               /* by these; with its looks */
	int points;
	unsigned depth; /* of the number that it begins with: 2 for "1.2" */
	bool is_title;  /* of the whole text, by bare text's rules */
	bool is_accepted;
	unsigned kind; /* equal for those that look alike */
};

typedef VEC(struct draft_line) draft_lines;

/* draft_looks.c: the paragraphs of the body, and how each looks beside most of the text. */
void draft_look(struct draft *draft, draft_lines *lines);

/* draft_outline.c: what became of each, and why, for a person to read. */
void draft_explain(const draft_lines *lines, struct buf *out);

/* draft_headings.c: sets the levels of headings, and of what is none but was said to be one; scene
 * breaks, too. */
void draft_find_headings(struct draft *draft);
extern const struct draft_trait draft_traits[FEATURES];

#endif
