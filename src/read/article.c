/* Reading one article. */
#include "read/landings.h"
#include "read/article.h"

#include "base/sources.h"
#include "base/signature.h"
#include "base/utf8.h"
#include "base/decode.h"
#include "read/dialect.h"
#include "read/html_encoding.h"
#include "read/language.h"
#include "read/running_title.h"

#include <string.h>

typedef struct tree *front_end(const struct frontend *in, struct metadata *metadata);

static front_end *const front_ends[] = {
    [FORMAT_TEXT] = text_read, [FORMAT_MARKDOWN] = markdown_read, [FORMAT_HTML] = html_read,
    [FORMAT_WORD] = word_read, [FORMAT_MHTML] = mhtml_read,
};

/* The text without comments, which are for the author's eyes. */
static const char *without_comments(struct arena *arena, const char *text, size_t *size)
{
	struct buf kept = BUF_EMPTY;
	for (const char *s = text, *open; s; s = open) {
		open = strstr(s, "<!--");
		buf_add(&kept, s, open ? (size_t)(open - s) : strlen(s));
		open = open ? strstr(open, "-->") : NULL;
	}
	const char *copy = arena_copy(arena, kept.data ? kept.data : "", kept.size);
	*size = kept.size;
	buf_clear(&kept);
	return copy;
}

/* What the words look like; NULL: that can't be told. */
static const char *language_of_source(enum format format, const char *text, size_t size)
{
	if (format != FORMAT_MARKDOWN || !strstr(text, "<!--"))
		return language_of_text(text, size);
	struct arena *arena = arena_new();
	const char *words = without_comments(arena, text, &size);
	const char *language = language_of_text(words, size);
	arena_free(arena);
	return language;
}

static const char *language_of_words(const struct tree *tree, size_t *size)
{
	struct arena *arena = arena_new();
	const char *words = tree_words(arena, tree->body);
	*size = strlen(words);
	const char *language = language_of_text(words, *size);
	arena_free(arena);
	return language;
}

/* The encoding that the page names, or else the book, unless the bytes are UTF-8 whatever is said:
 * pages are often saved in another encoding than they were served in, and no other text of some
 * length passes for UTF-8. */
static const char *encoding_of(const struct entry *entry, const struct buf *bytes,
			       const struct metadata *book, struct arena *arena)
{
	bool ascii = true;
	for (size_t i = 0; i < bytes->size && ascii; i++)
		ascii = (unsigned char)bytes->data[i] < 0x80;
	if (!ascii && utf8_valid_prefix(bytes->data, bytes->size) == bytes->size)
		return NULL;
	const char *named =
	    entry->format == FORMAT_HTML ? html_encoding(arena, bytes->data, bytes->size) : NULL;
	return named ? named : book->encoding.text;
}

/* An article that is none is an error where somebody named it. */
static bool refuse(const struct entry *entry, const char *what, struct diags *diags)
{
	const struct place at = {.file = entry->name};
	diag(diags, entry->found ? MSG_NO_TEXT_FOUND : MSG_NO_TEXT, at, entry->name, what);
	return false;
}

/* The text of the article in UTF-8: book.yaml's own, or a file's. */
static bool load(struct article *article, const struct metadata *book, struct buf *bytes,
		 struct arena *arena, struct diags *diags)
{
	const struct entry *entry = article->entry;
	if (entry->text) {
		buf_puts(bytes, decode_text(arena, entry->text, entry->at, diags));
		return true;
	}
	bool read = true;
	if (entry->input)
		buf_add(bytes, entry->input->data, entry->input->size);
	else
		read = sources_read(entry->sources, entry->path, LIMIT_ARTICLE, bytes,
				    &article->modified, diags, entry->at);
	if (!read || entry->format == FORMAT_WORD || entry->format == FORMAT_MHTML)
		return read;
	const char *encoding = encoding_of(entry, bytes, book, arena);
	const char *foreign = signature_foreign(bytes->data, bytes->size);
	if (foreign)
		return refuse(entry, foreign, diags);
	if (entry->format == FORMAT_TEXT ? decode_pages(bytes, encoding, entry->name, diags)
					 : decode(bytes, encoding, entry->name, diags))
		return true;
	return refuse(entry, "full of NUL bytes", diags);
}

/* Who said the words above. */
static void add_attribution(struct tree *tree, const char *who)
{
	struct node *paragraph = tree_element(tree, EL_P, 0, 0);
	tree_set(tree, paragraph, "class", "attribution");
	tree_append(paragraph, tree_text(tree, who, strlen(who)));
	tree_append(tree->body, paragraph);
}

static enum page_extent extent_of(const struct metadata *book, const struct entry *entry)
{
	const char *page = book->page.text ? book->page.text : "auto";
	return entry->of_book                 ? PAGE_OF_BOOK
	       : strcmp(page, "article") == 0 ? PAGE_ARTICLE
	       : strcmp(page, "whole") == 0   ? PAGE_WHOLE
					      : PAGE_AUTO;
}

/* Whether the article has no more than that of them; if not, a diagnostic. */
static bool is_within(const struct article *article, size_t count, enum limit limit, const char *of,
		      struct arena *arena, struct diags *diags)
{
	const struct limits *limits = sources_limits(article->entry->sources);
	const char *name = article->entry->name;
	if (count <= limit_of(limits, limit))
		return true;
	diag(diags, MSG_TOO_MANY, (struct place){.file = name}, name,
	     arena_format(arena, "%s %s", limit_words(limits, limit, arena), of));
	return false;
}

/* The tree goes if it has more than may be, with a diagnostic. */
static void check_counts(struct article *article, struct arena *arena, struct diags *diags)
{
	size_t headings = 0, notes = 0;
	const struct node *body = article->tree->body;
	for (const struct node *node = body; node; node = tree_next(node, body)) {
		headings += is_heading(node);
		notes += tree_is_a(node, EL_ASIDE, "footnote");
	}
	if (is_within(article, headings, LIMIT_HEADINGS, "headings", arena, diags) &&
	    is_within(article, notes, LIMIT_NOTES, "notes", arena, diags))
		return;
	tree_free(article->tree);
	article->tree = NULL;
}

/* What else belongs to its tree, by what it was written for. */
static void complete(struct article *article, const struct frontend *in)
{
	landings_head(article->tree, article->entry);
	running_title_say_once(article->tree);
	dialect_settle(article->tree, article->entry, in);
	tree_tell(article->tree, in->diags);
	check_counts(article, in->arena, in->diags);
}

bool article_read(struct article *article, const struct entry *entry, const char *language,
		  const struct metadata *book, struct arena *arena, struct diags *diags,
		  struct buf *outline)
{
	struct buf bytes = BUF_EMPTY;
	*article = (struct article){.entry = entry};
	metadata_init(&article->metadata);
	bool marked_up = format_is_page(entry->format) || entry->format == FORMAT_WORD;
	if (!load(article, book, &bytes, arena, diags)) {
		buf_clear(&bytes);
		return false;
	}
	enum dialect dialect = dialect_prepare(&bytes, entry, diags);
	struct frontend in = {
	    .limits = sources_limits(entry->sources),
	    .name = entry->name,
	    .entry = entry->text ? NULL : entry,
	    .text = bytes.data ? bytes.data : "",
	    .size = bytes.size,
	    .language = language,
	    .smart = book->smart,
	    .page = extent_of(book, entry),
	    .dialect = dialect,
	    .borrowed = entry->borrowed,
	    .lends = entry->lends,
	    .arena = arena,
	    .diags = diags,
	    .outline = outline,
	};
	if (!language && !marked_up)
		article->language = language_of_source(entry->format, in.text, in.size);
	if (!language)
		in.language = article->language ? article->language : "";
	article->tree = front_ends[entry->format](&in, &article->metadata);
	if (entry->front_is_books) {
		metadata_clear(&article->metadata);
		metadata_init(&article->metadata);
	}
	if (article->tree)
		complete(article, &in);
	bool has_text = article->tree && in.text[strspn(in.text, " \t\n")];
	article->size = has_text && !marked_up ? bytes.size : 0;
	if (article->tree && !language && marked_up)
		article->language = language_of_words(article->tree, &article->size);
	if (article->metadata.languages.count)
		article->language = article->metadata.languages.items[0].text;
	if (article->tree && entry->attribution)
		add_attribution(article->tree, entry->attribution);
	buf_clear(&bytes);
	return article->tree != NULL;
}

void article_clear(struct article *article)
{
	tree_free(article->tree);
	metadata_clear(&article->metadata);
}
