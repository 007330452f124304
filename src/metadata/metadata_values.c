/* Metadata whose values are plain: texts, dates, languages, numbers, words of a list. */
#include "metadata/metadata_reader.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/decode.h"
#include "base/nearest.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "metadata/dates.h"

#include <string.h>

enum { MOST_COMPARED = 64 }; /* languages of a sane book; more are not looked for twice */

void metadata_bad(struct metadata_reader *r, const char *what, const struct yaml *value,
		  const char *must_be)
{
	diag(r->diags, MSG_BAD_VALUE, value->at, what, must_be);
}

void metadata_unknown_key(struct diags *diags, const struct yaml *value, const char *const *known,
			  size_t count, size_t stride)
{
	const char *nearest =
	    nearest_name(value->key, known, count, stride, nearest_limit(value->key));
	diag(diags, nearest ? MSG_UNKNOWN_KEY_NEAR : MSG_UNKNOWN_KEY, value->key_at, value->key,
	     nearest);
}

/* White space is folded, at the ends dropped. */
static const char *cleaned(struct arena *arena, const char *text, bool is_long)
{
	struct buf clean = BUF_EMPTY;
	const char *end = text + strlen(text);
	unsigned lines = 0;
	bool space = false;
	while (text < end) {
		unsigned c = utf8_next(&text, end);
		if (unicode_is_space(c) || c == 0xFEFF) {
			space = true;
			lines += c == '\n';
			continue;
		}
		if (space && clean.size)
			buf_puts(&clean, !is_long || !lines ? " " : lines == 1 ? "\n" : "\n\n");
		space = false;
		lines = 0;
		buf_put_code_point(&clean, c);
	}
	const char *kept = clean.size ? arena_copy(arena, clean.data, clean.size) : NULL;
	buf_clear(&clean);
	return kept;
}

void metadata_check_comment(struct metadata_reader *r, const struct yaml *value)
{
	if (value->comment)
		diag(r->diags, MSG_CUT_BY_COMMENT, value->comment_at, value->comment, NULL);
}

struct field metadata_text(struct metadata_reader *r, const char *what, const struct yaml *value,
			   bool is_long)
{
	struct field field = {NULL, value->at};
	metadata_check_comment(r, value);
	if (value->shape != YAML_SCALAR)
		metadata_bad(r, what, value, "a text");
	else if (!yaml_is_null(value))
		field.text = cleaned(
		    r->arena, decode_text(r->arena, value->text, value->at, r->diags), is_long);
	return field;
}

/* Whether the text is to be taken: it must be in the key's vocabulary, whose spelling it gets. */
static bool is_taken(struct metadata_reader *r, const struct metadata_key *key, struct field *field,
		     const struct yaml *value)
{
	if (key->flags & KEY_PATH && r->lenient &&
	    (*field->text == '/' || strstr(field->text, "://")))
		return false;
	const char *listed = vocabulary_find(key->vocabulary, field->text);
	if (listed) {
		field->text = listed;
		return true;
	}
	if (key->flags & KEY_TERM)
		diag(r->diags, MSG_UNKNOWN_TERM, field->at, field->text,
		     vocabulary_words(key->vocabulary));
	else
		metadata_bad(r, key->name, value, vocabulary_words(key->vocabulary));
	return key->flags & KEY_TERM;
}

static struct field *field_of(struct metadata_reader *r, const struct metadata_key *key)
{
	return (struct field *)(void *)((char *)r->metadata + key->offset);
}

static field_list *list_of(struct metadata_reader *r, const struct metadata_key *key)
{
	return (field_list *)(void *)((char *)r->metadata + key->offset);
}

/* Where only one value is taken, the first of two names of one key counts. */
static void set_once(struct metadata_reader *r, const struct metadata_key *key, struct field field)
{
	struct field *target = field_of(r, key);
	if (target->text)
		diag(r->diags, MSG_KEY_TWICE, field.at, key->name,
		     arena_format(r->arena, "%u", (unsigned)target->at.line));
	else
		*target = field;
}

void metadata_read_text(struct metadata_reader *r, const struct metadata_key *key,
			const struct yaml *value)
{
	struct field field = metadata_text(r, key->name, value, key->flags & KEY_LONG);
	if (field.text && is_taken(r, key, &field, value))
		set_once(r, key, field);
}

void metadata_read_texts(struct metadata_reader *r, const struct metadata_key *key,
			 const struct yaml *value)
{
	struct field field = metadata_text(r, key->name, value, key->flags & KEY_LONG);
	if (field.text && is_taken(r, key, &field, value))
		vec_push(list_of(r, key), field);
}

/* Some types announce a kind of EPUB with rules of its own, which validators then ask for. */
void metadata_read_type(struct metadata_reader *r, const struct metadata_key *key,
			const struct yaml *value)
{
	static const char *const profiles[] = {"dictionary", "edupub", "index", "preview"};
	struct field field = metadata_text(r, key->name, value, false);
	for (size_t i = 0; field.text && i < sizeof profiles / sizeof *profiles; i++)
		if (nearest_same(field.text, profiles[i])) {
			diag(r->diags, MSG_TYPE_OF_PROFILE, field.at, field.text, NULL);
			return;
		}
	if (field.text)
		vec_push(list_of(r, key), field);
}

void metadata_read_address(struct metadata_reader *r, const struct metadata_key *key,
			   const struct yaml *value)
{
	static const char allowed[] =
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	    "-._~:/?#@!$&'()*+,;=%";
	struct field field = metadata_text(r, key->name, value, false);
	if (!field.text)
		return;
	bool is = strncmp(field.text, "https://", 8) == 0 || strncmp(field.text, "http://", 7) == 0;
	for (const char *s = field.text; is && (s = strchr(s, '%')); s++)
		is = strspn(s + 1, "0123456789abcdefABCDEF") >= 2;
	if (is && strlen(field.text) > 8 && !field.text[strspn(field.text, allowed)])
		set_once(r, key, field);
	else
		metadata_bad(r, key->name, value, "a web address, such as 'https://example.org/'");
}

/* A set of modes that together are enough: "textual,visual". */
void metadata_read_sufficient(struct metadata_reader *r, const struct metadata_key *key,
			      const struct yaml *value)
{
	struct field field = metadata_text(r, key->name, value, false);
	if (!field.text)
		return;
	struct buf set = BUF_EMPTY;
	for (const char *s = field.text; *s;) {
		size_t size = strcspn(s, ", ");
		struct field part = {arena_copy(r->arena, s, size), field.at};
		if (size && is_taken(r, key, &part, value)) {
			buf_puts(&set, set.size ? "," : "");
			buf_puts(&set, part.text);
		}
		s += size;
		s += strspn(s, ", ");
	}
	if (set.size)
		vec_push(list_of(r, key),
			 (struct field){arena_string(r->arena, set.data), field.at});
	buf_clear(&set);
}

/* The date in one form; NULL after a diagnostic. */
static const char *normal_date(struct metadata_reader *r, const struct field *field)
{
	bool impossible;
	const char *date = date_normal(r->arena, field->text, &impossible);
	if (!date)
		diag(r->diags, impossible ? MSG_IMPOSSIBLE_DATE : MSG_BAD_DATE, field->at,
		     field->text, NULL);
	return date;
}

/* A book has one date, of its publication; pandoc's `event` tells others apart. */
void metadata_read_date(struct metadata_reader *r, const struct metadata_key *key,
			const struct yaml *value)
{
	const struct yaml *text = value, *event = NULL;
	if (value->shape == YAML_MAPPING) {
		text = yaml_find(value, "text");
		event = yaml_find(value, "event");
	}
	if (!text) {
		metadata_bad(r, key->name, value, "a date, or a mapping with 'text'");
		return;
	}
	struct field field = metadata_text(r, key->name, text, false);
	if (field.text && strncmp(field.text, "`r ", 3) == 0)
		return; /* R works it out */
	field.text = field.text ? normal_date(r, &field) : NULL;
	if (!field.text)
		return;
	bool published = !event || event->shape != YAML_SCALAR ||
			 strcmp(event->text, "publication") == 0 ||
			 strcmp(event->text, "original-publication") == 0;
	if (published)
		set_once(r, key, field);
}

void metadata_read_modified(struct metadata_reader *r, const struct metadata_key *key,
			    const struct yaml *value)
{
	struct field field = metadata_text(r, key->name, value, false);
	if (!field.text || !normal_date(r, &field))
		return;
	field.text = date_utc(r->arena, field.text);
	set_once(r, key, field);
}

void metadata_read_language(struct metadata_reader *r, const struct metadata_key *key,
			    const struct yaml *value)
{
	struct field field = metadata_text(r, key->name, value, false);
	if (!field.text)
		return;
	const char *tag = metadata_language_tag(r, &field);
	if (!tag)
		return;
	field_list *list = list_of(r, key);
	for (size_t i = 0; i < list->count && i < MOST_COMPARED; i++)
		if (strcmp(list->items[i].text, tag) == 0)
			return;
	field.text = tag;
	vec_push(list, field);
}

/* A level of headings, or 0 where that is one, too; -1, after a diagnostic if it is none. */
static int level_of(struct metadata_reader *r, const struct metadata_key *key,
		    const struct yaml *value, char lowest, const char *must_be)
{
	struct field field = metadata_text(r, key->name, value, false);
	if (!field.text)
		return -1;
	if (field.text[0] >= lowest && field.text[0] <= '6' && !field.text[1])
		return field.text[0] - '0';
	metadata_bad(r, key->name, value, must_be);
	return -1;
}

void metadata_read_level(struct metadata_reader *r, const struct metadata_key *key,
			 const struct yaml *value)
{
	int level = level_of(r, key, value, '1', "a number from 1 to 6");
	if (level >= 0)
		*(int *)(void *)((char *)r->metadata + key->offset) = level;
}

void metadata_read_split(struct metadata_reader *r, const struct metadata_key *key,
			 const struct yaml *value)
{
	int level = level_of(r, key, value, '0', "a number from 0 to 6");
	if (level >= 0)
		r->metadata->split = level ? level : -1;
}

void metadata_read_count(struct metadata_reader *r, const struct metadata_key *key,
			 const struct yaml *value)
{
	enum { MOST = 1000000000 };
	struct field field = metadata_text(r, key->name, value, false);
	if (!field.text)
		return;
	unsigned long count = 0;
	const char *s = field.text;
	for (; ascii_is_digit(*s) && count <= MOST; s++)
		count = 10 * count + (unsigned long)(*s - '0');
	if (!*s && count > 0 && count <= MOST)
		*(unsigned long *)(void *)((char *)r->metadata + key->offset) = count;
	else
		metadata_bad(r, key->name, value, "a whole number such as 4000000");
}

void metadata_read_flag(struct metadata_reader *r, const struct metadata_key *key,
			const struct yaml *value)
{
	static const struct {
		const char *word;
		bool is;
	} words[] = {{"true", true},   {"yes", true}, {"on", true},
		     {"false", false}, {"no", false}, {"off", false}};
	struct field field = metadata_text(r, key->name, value, false);
	if (!field.text)
		return;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (nearest_same(words[i].word, field.text)) {
			*(bool *)(void *)((char *)r->metadata + key->offset) = words[i].is;
			return;
		}
	metadata_bad(r, key->name, value, vocabulary_words(key->vocabulary));
}

/* What kind of front or back matter an article is; chapters: has it for those of a book. */
void metadata_read_matter(struct metadata_reader *r, const struct metadata_key *key,
			  const struct yaml *value)
{
	struct field field = metadata_text(r, key->name, value, false);
	if (!field.text)
		return;
	r->metadata->matter = matter_find(field.text);
	if (!r->lenient)
		metadata_bad(r, key->name, value, "said of a chapter, or in its front matter");
	else if (!r->metadata->matter)
		metadata_bad(r, key->name, value, matter_words(r->arena));
}

/* `cover: none` (or YAML's words for it), or a picture; in front matter that is the site's. */
void metadata_read_cover(struct metadata_reader *r, const struct metadata_key *key,
			 const struct yaml *value)
{
	struct field field = metadata_text(r, key->name, value, false);
	if (!field.text)
		return;
	if (nearest_same(field.text, "none") || nearest_same(field.text, "false") ||
	    nearest_same(field.text, "no"))
		r->metadata->no_cover = true;
	else if (!r->lenient)
		r->metadata->cover_image = field;
}
