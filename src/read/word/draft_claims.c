/* What a draft says of itself: in the file's properties, and in its first paragraphs. */
#include "read/word/draft_tree.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/text_headings.h"

#include <string.h>

static bool has_letter(const char *text)
{
	for (const char *end = text + strlen(text); text < end;) {
		unsigned c = utf8_next(&text, end);
		if (unicode_is_letter(c) || unicode_is_digit(c))
			return true;
	}
	return false;
}

/* What programs call a file that nobody gave a title. */
static bool is_title(const char *title)
{
	static const char *const none[] = {"Microsoft Word - ", "Untitled", "Document",
					   "Word Document"};
	if (!title || !has_letter(title))
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

static const char *words(struct draft *draft, const struct draft_paragraph *paragraph)
{
	struct buf out = BUF_EMPTY;
	for (const struct draft_piece *piece = paragraph->first; piece; piece = piece->next)
		buf_puts(&out, piece->kind == PIECE_TEXT ? piece->text : " ");
	struct node *text = tree_text(draft->tree, out.data ? out.data : "", out.size);
	buf_clear(&out);
	return tree_words(draft->in->arena, text);
}

/* What the first paragraphs of that role say, as one line; NULL: there are none, or others behind
 * something else, which then are no more than headings. */
static const char *said_by(struct draft *draft, enum draft_role role)
{
	const char *said = NULL;
	bool is_over = false;
	for (const struct draft_block *block = draft->body.first; block; block = block->next) {
		const struct draft_paragraph *paragraph =
		    block->kind == DRAFT_PARAGRAPH ? block->paragraph : NULL;
		bool is_one = paragraph && paragraph->role == role && !draft_is_empty(paragraph);
		if (paragraph && draft_is_empty(paragraph))
			continue;
		is_over |= !is_one && said;
		if (is_one && is_over)
			return NULL;
		if (is_one)
			said = said ? arena_format(draft->in->arena, "%s %s", said,
						   words(draft, paragraph))
				    : words(draft, paragraph);
	}
	return said;
}

/* The name in what stands there, which may be "by" and it. */
static const char *name_in(struct draft *draft, const struct draft_paragraph *paragraph)
{
	const char *line = words(draft, paragraph), *name = line;
	size_t size = text_byline(line, strlen(line), &name);
	return size ? arena_copy(draft->in->arena, name, size) : line;
}

static bool is_named(const struct metadata *metadata, const char *name, size_t size)
{
	for (size_t i = 0; i < metadata->authors.count; i++) {
		const char *other = metadata->authors.items[i].text.text;
		if (strlen(other) == size && memcmp(other, name, size) == 0)
			return true;
	}
	return false;
}

/* Adds the parts of a list that ";" divides, each once. */
static void add_authors(const struct draft *draft, struct metadata *metadata, const char *list)
{
	struct place at = {.file = draft->in->name};
	for (const char *s = list; *s;) {
		size_t blank = strspn(s, " ;"), size = strcspn(s + blank, ";");
		const char *name = s + blank;
		s = name + size;
		while (size && name[size - 1] == ' ')
			size--;
		if (size && !is_named(metadata, name, size))
			vec_push(&metadata->authors,
				 (struct person){
				     .text = {arena_copy(draft->in->arena, name, size), at},
				     .role = "aut",
				 });
	}
}

static void add_subjects(const struct draft *draft, struct metadata *metadata, const char *list)
{
	struct place at = {.file = draft->in->name};
	for (const char *s = list; *s;) {
		size_t blank = strspn(s, " ;,"), size = strcspn(s + blank, ";,");
		const char *subject = arena_copy(draft->in->arena, s + blank, size);
		s += blank + size;
		if (has_letter(subject))
			vec_push(&metadata->subjects, (struct subject){.text = {subject, at}});
	}
}

static struct field field(const struct draft *draft, const char *text)
{
	struct place at = {.file = draft->in->name};
	return (struct field){text, at};
}

void draft_claim(struct draft *draft, struct metadata *metadata)
{
	const struct draft_claims *claims = &draft->claims;
	const char *title = said_by(draft, STYLED_TITLE);
	const char *subtitle = said_by(draft, STYLED_SUBTITLE);
	if (!title && is_title(claims->title))
		title = claims->title;
	subtitle = subtitle ? subtitle : claims->subtitle;
	if (title)
		vec_push(&metadata->titles,
			 (struct title){.text = field(draft, title), .type = "main"});
	if (title && subtitle)
		vec_push(&metadata->titles,
			 (struct title){.text = field(draft, subtitle), .type = "subtitle"});
	for (size_t i = 0; i < claims->authors.count; i++)
		add_authors(draft, metadata, claims->authors.items[i]);
	for (const struct draft_block *block = draft->body.first; block; block = block->next)
		if (block->kind == DRAFT_PARAGRAPH && block->paragraph->role == STYLED_AUTHOR)
			add_authors(draft, metadata, name_in(draft, block->paragraph));
	for (size_t i = 0; i < claims->subjects.count; i++)
		add_subjects(draft, metadata, claims->subjects.items[i]);
	if (claims->language)
		vec_push(&metadata->languages, field(draft, claims->language));
	if (claims->description)
		metadata->description = field(draft, claims->description);
	if (claims->publisher)
		metadata->publisher = field(draft, claims->publisher);
}
