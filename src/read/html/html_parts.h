/* The parts of the HTML front end, for each other: html.c has the order. */
#ifndef OCTAVO_READ_HTML_HTML_PARTS_H
#define OCTAVO_READ_HTML_HTML_PARTS_H

#include "read/page/page.h"
#include "tree/tree.h"

/* html_frames.c: pages that stand in a page. */

/* A page that a frame shows. */
struct html_framed {
	struct buf text;      /* as a front end takes it */
	const char *name;     /* for places */
	const char *identity; /* of what must not be shown in itself; NULL: it can't be */
	const char *base;     /* what its references count from; NULL: nothing */
	const char *address;  /* that it has on the web; NULL: nobody says */
	struct place at;      /* of the frame */
	bool is_refused;      /* as a diagnostic says */
};

struct html_level;

/* Where the pages are that frames show, and the sheets that are linked; how many there were. */
struct html_frames {
	bool (*find)(const struct html_level *level, const struct frontend *in,
		     const char *reference, struct html_framed *framed);
	/* Appends the sheet that the reference names; false: it didn't come with the page. */
	bool (*find_sheet)(const struct html_level *level, const struct frontend *in,
			   const char *reference, struct buf *text);
	void *user;
	const char *identity; /* of the source itself, as of what a frame shows */
	size_t bytes, count;
	size_t sheet_bytes; /* of all sheets, in frames too */
};

/* A page and the one that it stands in; NULL: it stands in none. */
struct html_level {
	struct html_frames *frames;
	const struct html_level *above;
	const char *identity, *base; /* see above */
};

/* Puts the body of the page that a frame shows where the frame is: in a box that has its language,
 * with ids that are the tree's only ones, and links that lead into it. References count from base
 * (NULL: from the source). Others stay as they are. */
void html_show_frames(struct tree *tree, const struct frontend *in, const struct html_level *level,
		      const char *base);

/* Whether a page of so many bytes at least may stand in one of the level: none is shown in itself,
 * however far up, and all of them have their bounds. To be asked before it is read, too. */
bool html_may_show(const struct html_level *level, const struct frontend *in, const char *identity,
		   uint64_t size);

/* html_files.c: finds the page, or the sheet, in a file beside, in the book's folder. */
bool html_find_file(const struct html_level *level, const struct frontend *in,
		    const char *reference, struct html_framed *framed);
bool html_find_sheet(const struct html_level *level, const struct frontend *in,
		     const char *reference, struct buf *text);

/* html_sheets.c */

/* Puts what the linked style sheets of a page hold into style elements behind the links; these say
 * so by an attribute, "data-linked". References count from base (NULL: from the source). */
void html_read_sheets(const struct html_page *page, const struct frontend *in,
		      const struct html_level *level, const char *base);

/* Whether it is a link to a style sheet; one that a reader may choose instead isn't how the page
 * looks. */
bool html_links_sheet(const struct node *node);

/* Whether so many bytes of sheets more may be read of one source. */
bool html_may_take_sheet(const struct html_level *level, const struct frontend *in, uint64_t size);

/* Makes the bytes of a page clean UTF-8, as decode does. charset: that the page came with; NULL. */
bool html_decode(const struct frontend *in, const char *charset, const char *name,
		 struct buf *bytes);

/* html.c: a page whose text came from elsewhere: locate (with its source) says where. */
struct tree *html_read_located(const struct frontend *in, html_locate *locate, const void *source,
			       struct html_frames *frames, struct metadata *metadata);

/* What is parsed of the text; the caller frees the tree. */
struct html_page html_open(const struct frontend *in);

/* All that is done to a page before it is known what of it stays. */
void html_settle(const struct html_page *page, const struct frontend *in,
		 const struct html_level *level);

/* html_head.c: what a page says of itself in its head. */

/* The language and direction that the page is written in and its style sheets go to the metadata.
 */
void html_read_head(const struct html_page *page, struct arena *arena, struct metadata *metadata);

/* The href of the page's base element, or NULL. */
const char *html_base(const struct html_page *page);

/* html_base.c: a page's base element. */

/* Resolves every reference of the tree against the base; one to the page itself ("#part") stays. */
void html_apply_base(struct tree *tree, const char *base);

/* html_shadow.c: what custom elements show stands in them, with what they hold in its places. */
void html_show_shadows(struct tree *tree);

/* html_styles.c: the looks that a page's own style sheets give to its elements. */

/* Puts into the style attributes of the body's elements what the style elements of the page say of
 * them, as far as it means something to a reader. What only a linked sheet hides stays in a page of
 * the web, where scripts may show it, and goes in one of a book. */
void html_apply_styles(const struct html_page *page, enum page_extent extent);

/* What the element says of how its text stands, as a style or an attribute has it; NULL: nothing.
 */
const char *html_alignment(const struct node *node);

/* Whether an element around it is set otherwise than text runs by itself. */
bool html_is_in_aligned(const struct node *node);

/* Whether the node is a style element with a sheet for screens; its only child is the text. */
bool html_is_sheet(const struct node *node);

/* html_generated.c: what the page's style sheets write before and behind its elements is of their
 * text, where it says something. */
void html_write_generated(const struct html_page *page, enum page_extent extent);

/* html_formulas.c: formulas that a page leaves to MathJax, KaTeX or a picture. */

/* Makes MathML of them, where the page has a program for it: of TeX among the words and in scripts.
 * What the program has drawn already goes, and the formula in it stays, once. */
void html_read_formulas(const struct html_page *page, struct diags *diags);

/* html_formula_pictures.c: the TeX of a picture of a formula; NULL: it shows something else. */
const char *html_picture_tex(struct arena *arena, const struct node *img);

/* A formula stands once: what shows it to those who see, beside the MathML for those who listen,
 * goes. */
void html_drop_doubles(struct tree *tree);

/* html_hidden.c: what a page hides is not printed. */

/* Takes out what the markup or a style hides, unless that is most of the page: then a script shows
 * it. Formulas stay, which are hidden beside their pictures, and symbols that drawings use. */
void html_drop_hidden(struct tree *tree);

/* html_mend.c: what programs that write HTML do in ways of their own, said as HTML says it: passes
 * over a raw tree, each of which costs what the tree's size costs. */

/* All of them, in their order. */
void html_mend(struct tree *tree);

/* html_documents.c: what documentation puts beside headings and code: signs that link to a heading,
 * "[edit]", numbers of lines. */
void html_drop_signs(struct tree *tree);

/* html_controls.c: boxes that are ticked become signs, buttons that a sentence names words. */
void html_read_controls(struct tree *tree);

/* html_word.c: titles, typed lists and lines of contents of word processors. */
void html_read_word_paragraphs(struct tree *tree);

/* html_links.c: links that only count who follows them lead where they lead in the end. */
void html_shorten_links(struct tree *tree);

/* html_code.c: the language of code, wherever highlighters say it. */
void html_name_code(struct tree *tree);

/* html_quirks.c: cells with much text in a page of old stand as text runs by itself, whatever is
 * around their tables. */
void html_reset_cells(struct tree *tree);

/* html_layout.c: tables that lay out a page become blocks, one after the other. */
void html_unwrap_layout(struct tree *tree);

/* html_captions.c: pictures in a box with words that are called their caption are figures. */
void html_read_captions(struct tree *tree);

/* html_headers.c: a table's first row heads it if it is bold, and no other. */
void html_find_headers(struct tree *tree);

/* html_anchors.c: targets that stand alone in a block become ids of what follows. */
void html_move_anchors(struct tree *tree);

/* html_breaks.c: what is empty and ends a page is said of what follows. */
void html_move_breaks(struct tree *tree);

/* Whether the declarations say that a page ends before or behind what they are of. */
bool html_ends_page(const char *style);

/* html_google.c: lists of Google Docs, each level of which stands by itself, in each other. */
void html_nest_lists(struct tree *tree);

/* html_ruby.c: of several readings behind several bases each stands behind its own. */
void html_pair_readings(struct tree *tree);

/* html_symbols.c: what a drawing takes from another one is its own; one that only keeps it goes. */
void html_share_symbols(struct tree *tree);

/* html_notes.c: a short link and its way back are a note, whoever wrote it. */
void html_find_notes(struct tree *tree);

/* html_sidenotes.c: what stands among words and is shown beside them is a note. */
void html_find_sidenotes(struct tree *tree);

/* A note that was found: the block that holds it, and what it becomes. */
struct html_note {
	struct node *block, *aside;
};

/* html_notes_move.c: puts the notes at the end of the tree; what held them and holds nothing any
 * more goes. */
void html_move_notes(struct tree *tree, const struct html_note *notes, size_t count);

/* html_embedded.c: objects that show a picture become one, films and posts of other sites a link
 * with their name. */
void html_show_objects(struct tree *tree);

/* Puts a link in the place of a frame that showed what the address has; false: that is no film,
 * sound or post. */
bool html_link_player(struct tree *tree, struct node *frame, const char *address);

/* Whether nothing in the node can be seen: no text, no picture, no line. */
bool html_is_empty(const struct node *node);

/* Gives an element what the other says, unless it says that itself. */
void html_take_attribute(struct tree *tree, struct node *to, const struct node *from,
			 const char *name);

/* The one child that is no white space; NULL: there are none or several. */
const struct node *html_only_child(const struct node *parent);

/* Whether words stand right in the element, or what is set among words. */
bool html_holds_words(const struct node *node);

/* The nearest element above the node that is a block of words or more; never NULL. */
struct node *html_block_of(struct node *node);

/* The block that holds nothing that can be seen, around the node, or the node, if it stands among
 * blocks itself; NULL: it stands among words. */
struct node *html_lone_block(struct node *node, const struct node *body);

/* What follows the block and can be seen, in it or behind what holds it; NULL: nothing near. */
struct node *html_what_follows(struct node *block, const struct node *body);

#endif
