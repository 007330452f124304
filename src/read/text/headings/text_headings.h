/* Plain text: finding its headings: candidates -> what speaks for and against each -> a set.
 *
 * Each candidate gets points by rules: of the line itself and of the place where it stands, at
 * first sight; then once more, together with the rules of the company it is in. These look at how
 * well the others do at first sight.
 */
#ifndef OCTAVO_READ_TEXT_HEADINGS_TEXT_HEADINGS_H
#define OCTAVO_READ_TEXT_HEADINGS_TEXT_HEADINGS_H

#include "read/frontend.h"
#include "read/text/lines/text_lines.h"

#include <stddef.h>

enum lettering { LETTERING_NONE, LETTERING_SENTENCE, LETTERING_TITLE, LETTERING_CAPITALS };

enum { MOST_RULES = 256 };

struct candidate {
	const struct text *text;
	uint32_t block;
	const char *s; /* the line */
	uint32_t size;
	uint32_t cells, words;
	struct numbering numbering;
	enum lettering lettering;
	unsigned shape; /* equal for lines that look alike */
	unsigned first_mark,
	    last_mark;       /* the first and the last character where no letter or digit */
	unsigned first_word; /* a hash */
	unsigned ornaments;  /* a hash of those before it; 0: none */
	unsigned commas;
	bool lower_case;  /* begins in lower case */
	bool all_capital; /* every word begins with a capital */
	bool near_title;  /* its first, its last and its long words do, in few words */
	bool numeric;     /* most of its words hold digits */
	bool digits;      /* one of its words does */
	bool address;     /* holds ://, @ or a sign of rights */
	bool parted;      /* a sentence ends inside */
	bool signs;       /* holds = | { and the like */
	bool colon;       /* a colon inside */
	bool dash;        /* a dash between spaces inside */
	bool bracket;     /* a bracket inside */
	bool slash;
	bool emoji;                        /* one stands before or behind it */
	bool asks, exclaims, stops, opens; /* ends with ? ! . or , ; : */
	bool quoted;                       /* from its first character to its last */
	bool foreign;                      /* in another script than most of the text */
	bool caption;                      /* a word and a number of several parts open it */
	bool year;                         /* a number of four digits is one of its words */
	bool date;                         /* and another number another one */
	bool dotted;                       /* one word with a dot or a line inside */
	bool identifier;                   /* with a low line inside */
	bool equation, call, command;      /* as in code */
	bool form;                         /* has a place to write at */
	bool speech;                       /* quoted, with the end of its sentence */
	bool closes;                       /* ends with a bracket */
	bool emphasis;                     /* all of it emphasized */
	bool ornate;                       /* ornaments stand around it */
	bool scene;                        /* of a film: INT. KITCHEN - DAY */

	uint32_t section, since; /* cells of prose up to the next candidate, from the last one */
	uint32_t before, after;  /* how many candidates stand right before it and right after it */
	const struct block *next, *previous; /* captions aside; NULL: none */
	uint32_t repeats;                    /* how often the same line comes, itself included */
	uint32_t repeated;                   /* a number of its own for each such line */
	uint32_t repeats_above; /* of them, how often something follows that it could head */
	uint32_t namesake;      /* the first candidate that begins with the same word */
	uint32_t namesakes;     /* how many others do */
	bool repeated_below;    /* what follows holds its longest word */
	bool listed;            /* a list of contents names it */
	bool listed_surely;     /* with several others */
	bool heads_contents;    /* the list of contents stands right below it */
	bool unlisted;          /* it doesn't, though it names many others */
	uint8_t listed_depth;   /* by its number there: 3 for "2.4.1"; 0: no number */
	bool in_series;         /* its number goes on from another's, or another's from it */
	uint32_t series_head;   /* the candidate that opens the series */
	uint32_t series;        /* how many lines belong to it */
	uint32_t series_prose;  /* how many of them have prose behind */
	bool pulled;            /* the text says it again inside a paragraph */
	bool label;             /* a word or two and a colon open it */
	uint32_t labels;        /* how many lines "Word:" opens, itself included */
	bool question;          /* behind a letter that stands before questions alone */
	bool prompted;          /* a command stands right above it, behind a prompt */
	bool tops;              /* it opens a paragraph of prose or items */
	uint32_t other_tops;    /* how many others do */
	uint32_t askers;        /* how many others ask in one sentence, above prose */
	bool opens_prose;       /* a colon ends it, above prose */
	uint32_t openers;       /* how many others do so */
	bool second;            /* below one such line, above prose */
	uint32_t seconds;       /* how many others are */
	bool ruled;             /* a ruler stands right above it */
	uint32_t rulers;        /* above how many others one does */
	bool glued;             /* it shares a paragraph with other short lines */
	bool below_number;      /* a chapter's number alone stands right above it */
	bool weak;              /* the others don't count it as one of them */

	uint64_t reasons[MOST_RULES / 64]; /* bits of the rules that hold */
	int first_score;                   /* at first sight */
	int score;
	bool well;                  /* does well at first sight */
	uint32_t alike, alike_well; /* how many others look the same; of them, how many do well */
	int alike_points;           /* theirs on average */
	uint32_t others_well;       /* how many others do well in all */
	uint32_t well_lettering;    /* of them, how many are lettered like it */
	uint32_t well_alike_end;    /* of them, how many end like it */
	uint32_t well_out;          /* of them, how many stand out to the margin, unlike it */
	uint32_t well_namesakes;
	uint32_t well_series;           /* of its series, itself aside */
	bool in_sections;               /* comes again only behind another that does well */
	uint32_t well_lower;            /* how many begin in lower case */
	uint32_t far_before, far_after; /* cells to the next that does well */
	bool accepted, title;
	bool merged; /* into the number above it */
};

typedef VEC(struct candidate) candidate_list;

/* What speaks for or against a candidate: it holds where its test says so for the limit. */
struct heading_rule {
	const char *reason;
	int first, points; /* at first sight; in the end */
	bool (*holds)(const struct candidate *it, unsigned limit);
	unsigned limit;
};

/* The test and the limit of a rule that holds where the field does, a bool. */
#define TRAIT(field) text_has, offsetof(struct candidate, field)
bool text_has(const struct candidate *it, unsigned trait);

struct rules {
	const struct heading_rule *items;
	size_t count;
};

/* text_rules_line.c, text_rules_place.c, text_rules_rows.c, text_rules_company.c. */
extern const struct rules text_rules_of_line, text_rules_of_place, text_rules_of_rows,
    text_rules_of_company;

/* text_surroundings.c: what a block is to a heading. */
bool text_is_text(const struct block *block);
bool text_is_prose(const struct candidate *it, const struct block *block); /* enough of it */
bool text_block_opens(const struct text *text, const struct block *block); /* ends with a colon */
bool text_block_ends_sentence(const struct text *text, const struct block *block);
bool text_opens_list(const struct text *text, const struct block *block); /* or a long item */
bool text_heads_series(const struct candidate *it); /* of its own sections, right below */

/* text_rules.c: all of them, numbered; sets reasons and points. */
void text_judge_at_first_sight(struct candidate *candidate);
void text_judge(struct candidate *candidate);
size_t text_rule_count(void);
const struct heading_rule *text_rule(size_t number);

/* text_opening.c: parts the lines that open the text, where they are one block. */
void text_part_opening(struct text *text);

/* text_candidates.c: the lines that may be headings. */
void text_find_candidates(struct text *text, candidate_list *candidates);

/* text_traits.c: what a candidate looks like; latin: so are most letters of the text. */
void text_look_at(const struct text *text, struct candidate *candidate, bool latin, bool spoken);
enum lettering text_lettering(const char *s, size_t size);
bool text_is_spoken(const struct text *text);
bool text_is_latin(const struct text *text);
bool text_is_quote_mark(unsigned code_point);
bool text_ends_in_colon(const char *s, size_t size);
size_t text_without_note(const char *s, size_t size); /* "Foundation:[41]": the size before [ */

/* text_context.c: candidates among one another. The first tells which numbers are a series; the
 * other what stands around each, and drops what is no heading because it comes again. */
void text_find_series(candidate_list *candidates, struct arena *arena);
void text_look_past_title(const struct text *text, candidate_list *candidates);
void text_look_around(struct text *text, candidate_list *candidates, struct arena *arena);

/* text_manners.c: how many others do as each does. */
void text_count_manners(candidate_list *candidates);

/* text_pulled.c: which candidates a paragraph says again. */
void text_find_pulled(const struct text *text, candidate_list *candidates);

/* text_contents.c: which candidates a list of contents names. */
void text_look_up_contents(const struct text *text, candidate_list *candidates,
			   struct arena *arena);

/* text_company.c: gives each candidate its points. */
void text_weigh(candidate_list *candidates);

/* text_byline.c: who wrote the text: the size of the name in "By Ann Lee", 0 in any other line; and
 * whether the line may be a name alone. */
size_t text_byline(const char *s, size_t size, const char **name);
bool text_is_name(const struct candidate *candidate);

/* Puts the authors that bylines name into the metadata. */
void text_read_authors(const struct text *text, const struct frontend *in,
		       struct metadata *metadata);

/* text_title.c: the title of the text, and what stands below it; true: there are such lines. */
bool text_find_title(struct text *text, candidate_list *candidates);

/* text_headings.c: decides which blocks are headings; explains to outline, if that isn't NULL. */
void text_find_headings(struct text *text, struct buf *outline);

enum { ENOUGH = 0 }; /* points that make a heading */

/* text_links.c: links contents to the headings, once these are known. */
void text_link_listings(struct text *text);

/* text_levels.c: the levels of the headings found; of those that the author marked, as marked. */
void text_find_levels(struct text *text, const candidate_list *candidates);

/* text_outline.c: what became of each candidate, and why, for a person to read. */
void text_explain(const struct text *text, const candidate_list *candidates, struct buf *outline);

#endif
