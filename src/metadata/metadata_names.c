/* Metadata whose values are names: titles, people, the publisher. Each may say how it is
 * sorted, its language, and how it is written in another script. */
#include "metadata/metadata_reader.h"

#include "base/buf.h"
#include "base/nearest.h"

#include <string.h>

/* Of the name, in order. */
#define PARTS_OF_A_PERSON "given", "dropping-particle", "non-dropping-particle", "family", "suffix"

/* A scalar can't say its language, and without it an alternate says too little. */
static struct alternate *read_alternate(struct metadata_reader *r, const struct yaml *value)
{
	static const char *const parts[] = {"text", "name", "lang", "language", NULL};
	static const struct metadata_key key = {.name = "alternate-script"};
	struct alternate alternate = {.text = metadata_main_text(r, &key, value, parts)};
	if (!alternate.text.text)
		return NULL;
	if (!metadata_part(value, "lang") && !metadata_part(value, "language"))
		diag(r->diags, MSG_NEEDS_KEY, alternate.text.at, key.name, "lang");
	alternate.language = metadata_part_language(r, value);
	if (!alternate.language)
		return NULL;
	struct alternate *kept = arena_alloc(r->arena, sizeof *kept);
	*kept = alternate;
	return kept;
}

struct forms metadata_forms(struct metadata_reader *r, const struct yaml *value)
{
	struct forms forms = {.language = metadata_part_language(r, value),
			      .file_as = metadata_part_text(r, value, "file-as").text};
	const struct yaml *said = metadata_part(value, "alternate-script");
	struct alternate *last = NULL;
	bool is_list = said && said->shape == YAML_LIST;
	for (const struct yaml *item = is_list ? said->first : said; item;
	     item = is_list ? item->next : NULL) {
		struct alternate *alternate = read_alternate(r, item);
		if (alternate && last)
			last->next = alternate;
		else if (alternate)
			forms.alternates = alternate;
		last = alternate ? alternate : last;
	}
	return forms;
}

/* A title without a type is the main one; a further one of a list tells the book's name at length.
 * 'extended' is what pandoc's manual calls 'expanded'. */
static void read_title(struct metadata_reader *r, const struct metadata_key *key,
		       const struct yaml *value, const char *type)
{
	static const char *const parts[] = {METADATA_PARTS_OF_A_NAME, "type", NULL};
	struct title title = {.text = metadata_main_text(r, key, value, parts)};
	if (!title.text.text)
		return;
	const struct yaml *said = metadata_part(value, "type");
	if (said && said->shape == YAML_SCALAR && nearest_same(said->text, "extended"))
		title.type = "expanded";
	else
		title.type = metadata_part_word(r, value, "type", VOCABULARY_TITLE_TYPES);
	title.type = title.type ? title.type : type;
	title.forms = metadata_forms(r, value);
	vec_push(&r->metadata->titles, title);
}

void metadata_read_title(struct metadata_reader *r, const struct metadata_key *key,
			 const struct yaml *value)
{
	bool has_main = false;
	for (size_t i = 0; i < r->metadata->titles.count && !has_main; i++)
		has_main = strcmp(r->metadata->titles.items[i].type, "main") == 0;
	read_title(r, key, value, has_main ? "expanded" : "main");
}

void metadata_read_subtitle(struct metadata_reader *r, const struct metadata_key *key,
			    const struct yaml *value)
{
	read_title(r, key, value, "subtitle");
}

void metadata_read_edition(struct metadata_reader *r, const struct metadata_key *key,
			   const struct yaml *value)
{
	read_title(r, key, value, "edition");
}

/* A role, or a list of them with the most important first. */
static void read_roles(struct metadata_reader *r, const struct yaml *said, struct person *person)
{
	bool is_list = said->shape == YAML_LIST;
	size_t count = 0, known = 0;
	for (const struct yaml *item = is_list ? said->first : NULL; item; item = item->next)
		count++;
	const char **roles = arena_alloc(r->arena, (count + 2) * sizeof *roles);
	for (const struct yaml *item = is_list ? said->first : said; item;
	     item = is_list ? item->next : NULL) {
		struct field word = metadata_text(r, "role", item, false);
		const char *role = word.text ? vocabulary_relator(word.text) : NULL;
		if (role)
			roles[known++] = role;
		else if (word.text)
			diag(r->diags, MSG_UNKNOWN_ROLE, word.at, word.text, person->text.text);
	}
	person->role = roles[0];
	person->other_roles = known > 1 ? roles + 1 : NULL;
}

const struct yaml *metadata_name_of(struct arena *arena, const struct yaml *person)
{
	static const char *const parts[] = {PARTS_OF_A_PERSON};
	const struct yaml *name = metadata_part(person, "text");
	name = name ? name : metadata_part(person, "name");
	if (name && name->shape != YAML_MAPPING)
		return name;
	const struct yaml *of = name ? name : person;
	const struct yaml *literal = metadata_part(of, "literal");
	if (literal)
		return literal;
	struct buf words = BUF_EMPTY;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const struct yaml *part = metadata_part(of, parts[i]);
		if (part && part->shape == YAML_SCALAR)
			buf_printf(&words, "%s%s", words.size ? " " : "", part->text);
	}
	struct yaml *whole = arena_alloc(arena, sizeof *whole);
	*whole = (struct yaml){.shape = YAML_SCALAR, .quoted = true, .at = of->at};
	whole->text = arena_copy(arena, words.data ? words.data : "", words.size);
	buf_clear(&words);
	return *whole->text ? whole : NULL;
}

static bool read_person(struct metadata_reader *r, const struct metadata_key *key,
			const struct yaml *value, const char *role, struct person *person)
{
	static const char *const parts[] = {METADATA_PARTS_OF_A_NAME, PARTS_OF_A_PERSON, "literal",
					    "role", NULL};
	const struct yaml *name = metadata_name_of(r->arena, value);
	*person = (struct person){.role = role};
	if (name)
		metadata_check_parts(r, value, parts);
	person->text = name ? metadata_text(r, key->name, name, false)
			    : metadata_main_text(r, key, value, parts);
	if (!person->text.text)
		return false;
	const struct yaml *said = metadata_part(value, "role");
	if (said)
		read_roles(r, said, person);
	person->forms = metadata_forms(r, value);
	return true;
}

void metadata_read_author(struct metadata_reader *r, const struct metadata_key *key,
			  const struct yaml *value)
{
	struct person person;
	if (read_person(r, key, value, "aut", &person))
		vec_push(&r->metadata->authors, person);
}

void metadata_read_creator(struct metadata_reader *r, const struct metadata_key *key,
			   const struct yaml *value)
{
	struct person person;
	if (read_person(r, key, value, NULL, &person))
		vec_push(&r->metadata->authors, person);
}

void metadata_read_contributor(struct metadata_reader *r, const struct metadata_key *key,
			       const struct yaml *value)
{
	struct person person;
	if (read_person(r, key, value, NULL, &person))
		vec_push(&r->metadata->contributors, person);
}

/* A contributor under the name of the role. */
void metadata_read_helper(struct metadata_reader *r, const struct metadata_key *key,
			  const struct yaml *value)
{
	struct person person;
	if (read_person(r, key, value, vocabulary_relator(key->name), &person))
		vec_push(&r->metadata->contributors, person);
}

void metadata_read_publisher(struct metadata_reader *r, const struct metadata_key *key,
			     const struct yaml *value)
{
	static const char *const parts[] = {METADATA_PARTS_OF_A_NAME, NULL};
	struct field text = metadata_main_text(r, key, value, parts);
	if (!text.text)
		return;
	r->metadata->publisher = text;
	r->metadata->publisher_forms = metadata_forms(r, value);
}
