/* Plain text: a letter by mail, or one to a newsgroup, with its head (RFC 5322): what that says of
 * it. The head stays, as lines. */
#include "base/ascii.h"
#include "metadata/dates.h"
#include "read/text/text.h"

#include <string.h>

enum { FEWEST = 3 }; /* lines of a head */

static bool is_field(const char *s, size_t size)
{
	size_t name = 0;
	while (name < size && (ascii_is_letter_or_digit(s[name]) || s[name] == '-'))
		name++;
	return name && name < size && s[name] == ':' && (name + 1 == size || s[name + 1] == ' ');
}

/* "From ann@example.org Wed Oct 28 14:58:02 1992", above each letter of a mailbox. */
static bool parts_letters(const struct text *text, const struct typed_line *line)
{
	return line->size > 5 && memcmp(line_text(text, line), "From ", 5) == 0 &&
	       ascii_is_digit(line_text(text, line)[line->size - 1]) &&
	       memchr(line_text(text, line), ':', line->size);
}

/* Behind the last line of the head; 0: the text has none, or is a mailbox of several letters. */
static size_t find_head(const struct text *text)
{
	const struct typed_line *lines = text->lines.items;
	size_t at = 0, fields = 0;
	bool from = false, more = false;
	while (at < text->lines.count && lines[at].kind == LINE_BLANK)
		at++;
	at += at < text->lines.count && parts_letters(text, &lines[at]);
	for (; at < text->lines.count && lines[at].kind != LINE_BLANK; at++) {
		if (lines[at].indent > 1 && fields)
			continue;
		if (lines[at].quote || !is_field(line_text(text, &lines[at]), lines[at].size))
			return 0;
		from |= text_has_field(text, at, "From");
		more |= text_has_field(text, at, "Subject") || text_has_field(text, at, "Date");
		fields++;
	}
	size_t end = at;
	for (; at < text->lines.count; at++)
		if (lines[at - 1].kind == LINE_BLANK && parts_letters(text, &lines[at]))
			return 0;
	return fields >= FEWEST && from && more ? end : 0;
}

void text_find_mail(struct text *text)
{
	text->head = find_head(text);
}

/* "Re: Re: Words", without what answers add. */
static const char *subject_of(const char *s)
{
	while (ascii_begins_with(s, "re:"))
		s += 3 + strspn(s + 3, " ");
	return s;
}

/* "27 Oct 92 21:41:22 GMT" with the century that is meant (RFC 5322, 4.3 "obs-year"). */
static const char *date_of(struct arena *arena, const char *s)
{
	const char *at = s;
	while ((at = strchr(at, ' ')) && !(at > s && ascii_is_letter(at[-1]) && at[-1] != ',' &&
					   ascii_digits(at + 1) == 2 && at[3] == ' '))
		at++;
	if (at)
		s = arena_format(arena, "%.*s%s%s", (int)(at + 1 - s), s, at[1] < '5' ? "20" : "19",
				 at + 1);
	return date_normal(arena, s, NULL);
}

/* The name in "Ann Lee <ann@example.org>" or "ann@example.org (Ann Lee)"; NULL: it has none. */
static const char *name_of(struct arena *arena, const char *from)
{
	const char *angle = strchr(from, '<'), *bracket = strchr(from, '(');
	const char *end = angle;
	if (!angle && bracket) {
		from = bracket + 1;
		end = strchr(from, ')');
	}
	while (end && from < end && strchr("\" ", *from))
		from++;
	while (end && end > from && strchr("\" ", end[-1]))
		end--;
	return end && end > from && !memchr(from, '@', (size_t)(end - from))
		   ? arena_copy(arena, from, (size_t)(end - from))
		   : NULL;
}

void text_read_mail(const struct text *text, const struct frontend *in, struct metadata *metadata)
{
	for (size_t i = 0; i < text->head; i++) {
		const struct place at = {in->name, text->lines.items[i].row, 0};
		const char *subject = text_field(text, in->arena, i, "Subject");
		const char *from = text_field(text, in->arena, i, "From");
		const char *date = text_field(text, in->arena, i, "Date");
		subject = subject ? subject_of(subject) : "";
		from = from ? name_of(in->arena, from) : NULL;
		date = date ? date_of(in->arena, date) : NULL;
		if (*subject && !strstr(subject, "=?") && !metadata->titles.count)
			vec_push(&metadata->titles,
				 (struct title){.text = {subject, at}, .type = "main"});
		if (from && !strstr(from, "=?") && !metadata->authors.count)
			vec_push(&metadata->authors,
				 (struct person){.text = {from, at}, .role = "aut"});
		if (date && !metadata->date.text)
			metadata->date = (struct field){date, at};
	}
}
