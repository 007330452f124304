/* What means something in the texts between md4c's marks: line ends, smart punctuation, notes, bare
 * addresses, and the marks of pairs. */
#include "read/markdown/markdown_tokens.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/autolinks.h"

#include <string.h>

struct token *reader_push(struct reader *reader, enum token_kind kind, const char *text,
			  size_t size)
{
	vec_push(&reader->tokens, (struct token){.kind = kind, .text = text, .size = size});
	return &reader->tokens.items[reader->tokens.count - 1];
}

struct spot reader_spot(struct reader *reader, const char *at)
{
	size_t offset = (size_t)(at - reader->words->text.data);
	const struct node *node = reader->block->node;
	if (!reader->words->pieces.count) /* they are no piece of the source */
		return (struct spot){node->line, node->column};
	return markdown_source_spot(&reader->markdown->source,
				    words_source(reader->words, offset, &reader->piece));
}

/* What stands between kept and there becomes a token. */
void reader_keep(struct reader *reader, const char *to)
{
	if (to > reader->kept)
		reader_push(reader, TOKEN_WORDS, reader->kept, (size_t)(to - reader->kept));
}

/* Characters around a mark */

enum class { SPACE, SIGN, LETTER };

static enum class class_of(unsigned c) {
	if (unicode_is_space(c)) return SPACE;
	return unicode_is_word(c) || (c >= 0x80 && !unicode_is_seen(c)) ? LETTER : SIGN;
}

/* There is always a space before the words of a block, and three bytes behind. */
static unsigned character_before(const char *at)
{
	const char *end = at--;
	while (((unsigned char)*at & 0xC0) == 0x80)
		at--;
	return utf8_next(&at, end);
}

static unsigned character_at(const char *at)
{
	return utf8_next(&at, at + 4);
}

struct flanks {
	unsigned before, behind;
	bool left, right; /* CommonMark's left-flanking and right-flanking */
};

/* Tildes are passed over, as cmark-gfm does it. */
static struct flanks flanks_of(const char *start, const char *end)
{
	while (start[-1] == '~')
		start--;
	while (*end == '~')
		end++;
	struct flanks flanks = {character_before(start), character_at(end), false, false};
	enum class before = class_of(flanks.before), behind = class_of(flanks.behind);
	flanks.left = behind == LETTER || (behind == SIGN && before != LETTER);
	flanks.right = before == LETTER || (before == SIGN && behind != LETTER);
	return flanks;
}

/* What the texts between md4c's marks hold: each of these reads one kind of it, and returns what
 * is behind, or the same place if there is none. */
typedef const char *read(struct reader *reader, const char *at, const char *end);

static const char *read_line_end(struct reader *reader, const char *at, const char *end)
{
	(void)end;
	const char *stop = at;
	while (stop > reader->kept && (stop[-1] == ' ' || stop[-1] == '\v'))
		stop--;
	bool spaces = at - stop > 1 && at[-1] == ' ' && at[-2] == ' ';
	bool slash = stop == at && stop > reader->kept && stop[-1] == '\\';
	reader_keep(reader, stop - slash);
	reader_push(reader, spaces || slash ? TOKEN_BREAK : TOKEN_LINE, "", 0);
	return at + 1;
}

enum { FIRST_CJK = 0x2E80 };

/* Whether an apostrophe may touch the character from both sides. */
static bool is_word(unsigned c)
{
	return c < FIRST_CJK && (unicode_is_letter(c) || unicode_is_digit(c));
}

static const char *read_elision(struct reader *reader, const char *at, const char *end)
{
	size_t size = quotation_elision(at[-1], at, end);
	const char *behind = at + size;
	if (!size)
		return at;
	reader_keep(reader, at);
	reader_push(reader, TOKEN_TEXT, "’", strlen("’"));
	if (behind > at + 1) {
		reader_push(reader, TOKEN_WORDS, at + 1, (size_t)(behind - at) - 2);
		reader_push(reader, TOKEN_TEXT, "’", strlen("’"));
	}
	return behind;
}

static const char *read_quote(struct reader *reader, const char *at, const char *end)
{
	if (!reader->markdown->smart)
		return at;
	const char *elision = *at == '\'' ? read_elision(reader, at, end) : at;
	if (elision > at)
		return elision;
	struct flanks flanks = flanks_of(at, at + 1);
	unsigned before = flanks.before;
	reader_keep(reader, at);
	struct token *token = reader_push(reader, TOKEN_QUOTE, at, 1);
	token->can_open = flanks.left && (!flanks.right || before == '(' || before == '[') &&
			  before != ']' && before != ')';
	token->can_close = flanks.right;
	token->in_word = is_word(before) && is_word(flanks.behind);
	return at + 1;
}

/* How often the character at `at` stands there in a row. */
static size_t run_of(const char *at, const char *end)
{
	size_t count = 1;
	while (at + count < end && at[count] == *at)
		count++;
	return count;
}

static const char *read_hyphens(struct reader *reader, const char *at, const char *end)
{
	size_t count = run_of(at, end);
	if (!reader->markdown->smart || count < 2)
		return at + count;
	size_t shorts = count % 3 == 0 ? 0 : count % 2 == 0 ? count / 2 : count % 3 == 2 ? 1 : 2;
	reader_keep(reader, at);
	for (size_t longs = (count - 2 * shorts) / 3; longs; longs--)
		reader_push(reader, TOKEN_TEXT, "—", strlen("—"));
	for (; shorts; shorts--)
		reader_push(reader, TOKEN_TEXT, "–", strlen("–"));
	return at + count;
}

static const char *read_dots(struct reader *reader, const char *at, const char *end)
{
	if (!reader->markdown->smart || end - at < 3 || memcmp(at, "...", 3) != 0)
		return at;
	reader_keep(reader, at);
	reader_push(reader, TOKEN_TEXT, "…", strlen("…"));
	return at + 3;
}

/* A mark that makes the element, if it finds its partner. Returns what is behind. */
static const char *read_pair(struct reader *reader, const char *at, size_t count,
			     enum element element)
{
	struct flanks flanks = flanks_of(at, at + count);
	if (!flanks.left && !flanks.right)
		return at + count;
	reader_keep(reader, at);
	struct token *token = reader_push(reader, TOKEN_PAIR, at, count);
	token->element = element;
	token->can_open = flanks.left;
	token->can_close = flanks.right;
	return at + count;
}

static const char *read_tildes(struct reader *reader, const char *at, const char *end)
{
	size_t count = run_of(at, end);
	const char *script = count == 1 ? read_script(reader, at, end) : at;
	if (script > at)
		return script;
	if (count == 1 && ascii_is_digit(at[-1]) && ascii_is_digit(at[1]))
		return at + 1; /* from one number to another */
	return count > 2 ? at + count : read_pair(reader, at, count, EL_DEL);
}

/* "==words==" */
static const char *read_equals(struct reader *reader, const char *at, const char *end)
{
	size_t count = run_of(at, end);
	return count != 2 ? at + count : read_pair(reader, at, count, EL_MARK);
}

static void warn_of_lost_note(struct reader *reader, const char *at, const char *label)
{
	struct spot spot = reader_spot(reader, at);
	struct place place = {reader->markdown->in->name, spot.line, spot.column};
	diag(reader->markdown->in->diags, MSG_NO_SUCH_NOTE, place, label, NULL);
}

/* The note of the label that the brackets from `at` on hold; NULL: there is none. */
static struct note *note_at(struct reader *reader, const char *at, const char *end, size_t *size)
{
	const struct notes *notes = &reader->markdown->notes;
	*size = note_reference_size(at, (size_t)(end - at));
	if (!*size)
		return NULL;
	struct buf label = BUF_EMPTY;
	words_show(reader->words, &label, at + 2, *size);
	struct note *note = notes_find(notes, label.data, label.size);
	if (!note && at[*size + 3] != '(' && at[*size + 3] != ':')
		warn_of_lost_note(reader, at, label.data);
	buf_clear(&label);
	return note;
}

static const char *read_bracket(struct reader *reader, const char *at, const char *end)
{
	size_t size;
	const char *link = read_wiki_link(reader, at, end);
	if (link == at)
		link = read_citation(reader, at, end);
	if (link > at)
		return link;
	struct note *note = note_at(reader, at, end, &size);
	if (!note)
		return at;
	reader_keep(reader, at);
	reader_push(reader, TOKEN_NOTE, at + 2, size)->note = note;
	return at + size + 3;
}

/* "[^label](words)", which md4c takes for a link. */
static const char *read_linked_note(struct reader *reader, const char *at, const char *end)
{
	size_t size;
	if (reader->markdown->in->dialect == DIALECT_MKDOCS && run_of(at, end) == 2)
		return read_pair(reader, at, 2, EL_INS);
	if (!reader->fresh || at[-1] != '[') {
		const char *behind = read_inline_note(reader, at);
		return behind > at ? behind : read_script(reader, at, end);
	}
	struct note *note = note_at(reader, at - 1, end + 1, &size);
	if (!note)
		return at;
	reader_push(reader, TOKEN_NOTE, at + 1, size)->note = note;
	return at + 1 + size;
}

/* How far an address may go: to a space, or to a mark that md4c doesn't know. */
static const char *address_stop(const char *at, const char *end)
{
	while (at < end && !strchr(" \t\v<", *at))
		at++;
	return at;
}

static const char *read_address(struct reader *reader, const char *at, const char *end)
{
	const char *emoji = *at == ':' ? read_emoji(reader, at, end) : at;
	const char *icon = *at == ':' && emoji == at ? read_icon(reader, at, end) : emoji;
	if (icon > at)
		return icon;
	const char *text =
	    *at == '@' ? reader->kept : reader->words->text.data + reader->block->start;
	if (reader->links)
		return at;
	struct address found = address_find(text, at, end, address_stop);
	if (found.start == found.end || found.start < reader->kept)
		return at;
	struct buf address = BUF_EMPTY;
	buf_puts(&address, found.scheme);
	words_show(reader->words, &address, found.start, (size_t)(found.end - found.start));
	reader_keep(reader, found.start);
	struct token *link = reader_push(reader, TOKEN_OPEN, NULL, 0);
	link->element = EL_A;
	link->text =
	    escapes_read_references(&reader->markdown->escapes, address.data, address.size);
	link->spot = reader_spot(reader, found.start);
	reader_push(reader, TOKEN_TEXT, link->text + strlen(found.scheme),
		    strlen(link->text) - strlen(found.scheme));
	reader_push(reader, TOKEN_CLOSE, "", 0);
	buf_clear(&address);
	return found.end;
}

/* Comments that md4c doesn't know: "<!-->", "<!--->", and the start of one that nothing ends. */
static const char *read_comment(struct reader *reader, const char *at, const char *end)
{
	size_t left = (size_t)(end - at), size = 4;
	if (left < size || memcmp(at, "<!--", size) != 0)
		return at;
	if (left > 4 && at[4] == '>')
		size = 5;
	else if (left > 5 && at[4] == '-' && at[5] == '>')
		size = 6;
	reader_keep(reader, at);
	reader_push(reader, TOKEN_HTML, at, size)->spot = reader_spot(reader, at);
	return at + size;
}

static const char *read_formula(struct reader *reader, const char *at, const char *end)
{
	const char *behind = words_formula_end(at, end);
	if (!behind)
		return at;
	reader_keep(reader, at);
	reader_add_formula(reader, at, behind);
	return behind;
}

/* The characters that may begin one of these. */
static read *const readers[256] = {
    [1] = read_formula,       [2] = read_formula,      ['\t'] = read_line_end,
    ['\''] = read_quote,      ['"'] = read_quote,      ['-'] = read_hyphens,
    ['.'] = read_dots,        ['~'] = read_tildes,     ['['] = read_bracket,
    ['^'] = read_linked_note, [':'] = read_address,    ['w'] = read_address,
    ['@'] = read_address,     ['<'] = read_comment,    ['='] = read_equals,
    [']'] = read_bracket_end, ['{'] = read_attributes, ['+'] = read_keys,
};

void reader_scan(struct reader *reader, const char *text, const char *end)
{
	reader->kept = text;
	for (const char *at = text; at < end;) {
		read *const reads = readers[(unsigned char)*at];
		size_t count = reader->tokens.count;
		const char *behind = reads ? reads(reader, at, end) : at;
		if (reader->tokens.count != count)
			reader->kept = behind;
		at = behind > at ? behind : at + 1;
		reader->fresh = false;
	}
	reader_keep(reader, end);
}
