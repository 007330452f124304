/* Plain text: what each line of tests/lines/NAME.txt is taken for, in NAME.tree: its kind, its
 * number, the traits that speak for a heading or against one, how like code it is. */
#include "base/buf.h"
#include "base/mem.h"
#include "read/text/headings/text_headings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"

static const struct trait {
	const char *name;
	size_t offset;
} traits[] = {
#define TRAIT_OF(field)                                                                            \
	{                                                                                          \
#field, offsetof(struct candidate, field)                                          \
	}
    TRAIT_OF(lower_case), TRAIT_OF(all_capital), TRAIT_OF(near_title), TRAIT_OF(numeric),
    TRAIT_OF(digits),     TRAIT_OF(address),     TRAIT_OF(parted),     TRAIT_OF(signs),
    TRAIT_OF(colon),      TRAIT_OF(dash),        TRAIT_OF(bracket),    TRAIT_OF(slash),
    TRAIT_OF(emoji),      TRAIT_OF(asks),        TRAIT_OF(exclaims),   TRAIT_OF(stops),
    TRAIT_OF(opens),      TRAIT_OF(quoted),      TRAIT_OF(foreign),    TRAIT_OF(year),
    TRAIT_OF(date),       TRAIT_OF(dotted),      TRAIT_OF(identifier), TRAIT_OF(equation),
    TRAIT_OF(call),       TRAIT_OF(command),     TRAIT_OF(speech),     TRAIT_OF(closes),
    TRAIT_OF(emphasis),   TRAIT_OF(scene),       TRAIT_OF(weak),
#undef TRAIT_OF
};

static void put_kind(struct buf *out, const struct typed_line *line)
{
	static const char *const kinds[] = {"blank", "text", "item",  "numbered", "marked",
					    "break", "code", "table", "listed",   "fence"};
	buf_printf(out, "  %s, %u cells", kinds[line->kind], line->cells);
	if (line->indent)
		buf_printf(out, ", indent %u", line->indent);
	if (line->quote)
		buf_printf(out, ", quote %u", line->quote);
	if (line->marker)
		buf_printf(out, ", marker %u", line->marker);
	if (line->number)
		buf_printf(out, ", number %u", line->number);
	if (line->page)
		buf_puts(out, ", page");
	buf_putc(out, '\n');
}

static void put_number(struct buf *out, const struct numbering *n)
{
	static const char *const kinds[] = {"", "plain", "Roman", "Chinese", "word"};
	if (n->kind)
		buf_printf(out, "  number %s %u, depth %u, size %zu, prefix %u%s\n", kinds[n->kind],
			   n->value, n->depth, n->size, n->prefix, n->caption ? ", caption" : "");
}

static void put_traits(struct buf *out, const struct candidate *it)
{
	static const char *const letterings[] = {"none", "sentence", "title", "capitals"};
	buf_printf(out, "  words %u, lettering %s", it->words, letterings[it->lettering]);
	if (it->first_mark)
		buf_printf(out, ", first mark %X", it->first_mark);
	if (it->last_mark)
		buf_printf(out, ", last mark %X", it->last_mark);
	if (it->commas)
		buf_printf(out, ", commas %u", it->commas);
	for (size_t i = 0; i < sizeof traits / sizeof *traits; i++)
		if (*(const bool *)((const char *)it + traits[i].offset))
			buf_printf(out, ", %s", traits[i].name);
	buf_putc(out, '\n');
}

/* What stands at its ends, and who wrote the text. */
static void put_ends(struct buf *out, const char *s, size_t size)
{
	const char *name = "";
	size_t named = text_byline(s, size, &name), note = text_without_note(s, size);
	if (text_ends_sentence(s, size))
		buf_puts(out, "  ends a sentence\n");
	if (text_ends_open(s, size))
		buf_puts(out, "  ends open\n");
	if (text_asks_in_greek(s, size))
		buf_puts(out, "  asks in Greek\n");
	if (text_opens_speech(s, size))
		buf_puts(out, "  opens speech\n");
	if (text_is_initialled(s, size))
		buf_puts(out, "  initialled\n");
	if (named)
		buf_printf(out, "  by %.*s.\n", (int)named, name);
	if (note < size)
		buf_printf(out, "  note behind %zu\n", note);
}

static void put_line(struct buf *out, struct text *text, size_t at)
{
	const struct typed_line *line = &text->lines.items[at];
	const char *s = line_text(text, line);
	struct candidate it = {.text = text, .block = (uint32_t)at};
	buf_printf(out, "%.*s\n", (int)line->size, s);
	put_kind(out, line);
	if (!line->size)
		return;
	it.numbering = text_numbering(s, line->size);
	text_look_at(text, &it, text_is_latin(text), text_is_spoken(text));
	put_number(out, &it.numbering);
	put_traits(out, &it);
	put_ends(out, s, line->size);
	int points = text_code_points(text, line);
	if (points)
		buf_printf(out, "  code %d\n", points);
}

static char *show(const char *source, size_t size)
{
	struct text text = {0};
	struct buf out = BUF_EMPTY;
	text_split(&text, source, size);
	for (size_t i = 0; i < text.lines.count; i++) {
		struct block block = {.first = (uint32_t)i, .count = 1, .kind = BLOCK_PROSE};
		block.cells = text.lines.items[i].cells;
		vec_push(&text.blocks, block);
	}
	for (size_t i = 0; i < text.lines.count; i++)
		put_line(&out, &text, i);
	vec_clear(&text.blocks);
	vec_clear(&text.lines);
	return buf_steal(&out);
}

static void lines_are(void **state)
{
	(void)state;
	golden_folder("tests/lines", "txt", show);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(lines_are)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
