/* What becomes of what a file says of itself, and of what its first paragraphs say. */
#include "read/word/draft_tree.h"

#include "base/unicode.h"
#include "read/text/headings/text_headings.h"

#include <string.h>

/* What programs call a file that nobody gave a title. */
static bool is_title(const char *title)
{
	static const char *const none[] = {"Microsoft Word - ", "Untitled", "Document",
					   "Word Document"};
	if (!title || !unicode_has_words(title))
		return false;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		size_t size = strlen(none[i]);
		if (strncmp(title, none[i], size) != 0)
			continue;
		const char *rest = title + size;
		if (i == 0 || !rest[strspn(rest, " 0123456789")])
			return false;
	}
	return true;
}

static void add_words(struct buf *out, const struct draft_paragraph *paragraph)
{
	for (const struct draft_piece *piece = paragraph->first; piece; piece = piece->next)
		buf_puts(out, draft_words(piece));
}

/* The words on one line; what holds them is cleared. */
static const char *line_of(struct draft *draft, struct buf *words)
{
	const struct node *text =
	    tree_text(draft->tree, words->data ? words->data : "", words->size);
	buf_clear(words);
	return tree_words(draft->in->arena, text);
}

/* What the first paragraphs of that role say, as one line; NULL: there are none, or others behind
 * something else, which then are no more than headings. */
static const char *said_by(struct draft *draft, enum draft_role role)
{
	struct buf said = BUF_EMPTY;
	bool found = false, is_over = false;
	for (const struct draft_block *block = draft->body.first; block; block = block->next) {
		const struct draft_paragraph *paragraph =
		    block->kind == DRAFT_PARAGRAPH ? block->paragraph : NULL;
		bool is_one = paragraph && paragraph->role == role && !draft_is_empty(paragraph);
		if (paragraph && draft_is_empty(paragraph))
			continue;
		is_over |= !is_one && found;
		if (!is_one)
			continue;
		if (is_over) {
			buf_clear(&said);
			return NULL;
		}
		buf_putc(&said, ' ');
		add_words(&said, paragraph);
		found = true;
	}
	return found ? line_of(draft, &said) : NULL;
}

/* The name in what stands there, which may be "by" and it. */
static const char *name_in(struct draft *draft, const struct draft_paragraph *paragraph)
{
	struct buf words = BUF_EMPTY;
	add_words(&words, paragraph);
	const char *line = line_of(draft, &words), *name = line;
	size_t size = text_byline(line, strlen(line), &name);
	return size ? arena_copy(draft->in->arena, name, size) : line;
}

/* Adds the parts of a list that ";" divides, each once. */
static void add_authors(const struct draft *draft, struct metadata *metadata, struct map *named,
			const char *list)
{
	struct place at = {.file = draft->in->name};
	for (const char *s = list; *s;) {
		size_t blank = strspn(s, " ;"), size = strcspn(s + blank, ";");
		const char *name = s + blank;
		s = name + size;
		while (size && name[size - 1] == ' ')
			size--;
		const char *author = arena_copy(draft->in->arena, name, size);
		size_t *known = map_at(named, author);
		if (size && *known == MAP_NONE)
			vec_push(&metadata->authors,
				 (struct person){.text = {author, at}, .role = "aut"});
		*known = 1;
	}
}

static void add_subjects(const struct draft *draft, struct metadata *metadata, const char *list)
{
	struct place at = {.file = draft->in->name};
	for (const char *s = list; *s;) {
		size_t blank = strspn(s, " ;,"), size = strcspn(s + blank, ";,");
		const char *subject = arena_copy(draft->in->arena, s + blank, size);
		s += blank + size;
		if (unicode_has_words(subject))
			vec_push(&metadata->subjects, (struct subject){.text = {subject, at}});
	}
}

static struct field field(const struct draft *draft, const char *text)
{
	struct place at = {.file = draft->in->name};
	return (struct field){text, at};
}

static void claim_authors(struct draft *draft, struct metadata *metadata)
{
	const struct draft_claims *claims = &draft->claims;
	struct map named = {0};
	for (size_t i = 0; i < claims->authors.count; i++)
		add_authors(draft, metadata, &named, claims->authors.items[i]);
	for (const struct draft_block *block = draft->body.first; block; block = block->next)
		if (block->kind == DRAFT_PARAGRAPH && block->paragraph->role == STYLED_AUTHOR)
			add_authors(draft, metadata, &named, name_in(draft, block->paragraph));
	map_clear(&named);
}

void draft_claim(struct draft *draft, struct metadata *metadata)
{
	const struct draft_claims *claims = &draft->claims;
	const char *title = said_by(draft, STYLED_TITLE);
	const char *subtitle = said_by(draft, STYLED_SUBTITLE);
	if (!title && is_title(claims->title))
		title = claims->title;
	if (title)
		vec_push(&metadata->titles,
			 (struct title){.text = field(draft, title), .type = "main"});
	if (title && subtitle)
		vec_push(&metadata->titles,
			 (struct title){.text = field(draft, subtitle), .type = "subtitle"});
	claim_authors(draft, metadata);
	for (size_t i = 0; i < claims->subjects.count; i++)
		add_subjects(draft, metadata, claims->subjects.items[i]);
	if (draft->language)
		vec_push(&metadata->languages, field(draft, draft->language));
	if (draft->is_vertical)
		metadata->writing_mode = field(draft, "vertical-rl");
	if (claims->description)
		metadata->description = field(draft, claims->description);
	if (claims->publisher)
		metadata->publisher = field(draft, claims->publisher);
}
