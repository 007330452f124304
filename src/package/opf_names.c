/* Titles, people and the publisher: names with what is said about them. */
#include "package/package_parts.h"

#include "base/bcp47.h"

#include <stdio.h>
#include <string.h>

/* Whether it is part of the title as a whole, and not another one instead of it. */
static bool is_shown(const struct title *title)
{
	return strcmp(title->type, "short") != 0 && strcmp(title->type, "expanded") != 0;
}

/* The titles' places as they are shown: one that leads, the main one, the others. */
struct places {
	size_t shown, leading;     /* how many there are */
	size_t next_leading, next; /* given out so far */
};

static struct places count_places(const struct metadata *m)
{
	struct places places = {.shown = metadata_title(m).text ? 0 : 1};
	for (size_t i = 0; i < m->titles.count; i++) {
		places.shown += is_shown(&m->titles.items[i]);
		places.leading += m->titles.items[i].leads;
	}
	places.next = places.leading;
	return places;
}

static void write_title(struct xml *xml, const struct title *title, const char *text, size_t number,
			struct places *places)
{
	char id[OPF_ID_SIZE];
	opf_id(id, "title", number);
	opf_leaf_in(xml, "dc:title", id, title->forms.language, text);
	opf_refine(xml, id, "title-type", NULL, title->type);
	if (places->shown > 1 && is_shown(title))
		opf_refine_number(xml, id, "display-seq",
				  title->leads ? ++places->next_leading : ++places->next);
	opf_refine_forms(xml, id, &title->forms);
}

static bool ends_sentence(const struct buf *title)
{
	static const char *const ends[] = {".", "!", "?", ":", "…", "。", "！", "？", "：", "؟"};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t size = strlen(ends[i]);
		if (title->size >= size &&
		    memcmp(title->data + title->size - size, ends[i], size) == 0)
			return true;
	}
	return false;
}

/* What parts title and subtitle, as the language writes it. */
static const char *colon_of(const char *language)
{
	static const struct {
		const char *language, *colon;
	} colons[] = {{"fr", "\u00A0: "}, {"ja", "　"}, {"zh", "："}};
	for (size_t i = 0; i < sizeof colons / sizeof *colons; i++)
		if (bcp47_begins(language, colons[i].language))
			return colons[i].colon;
	return ": ";
}

/* "Title: Subtitle", behind all others: FBReader takes the last for the book's. */
static void write_expanded(struct xml *xml, const struct metadata *m, const struct opf_facts *facts,
			   const struct title *subtitle, size_t number)
{
	struct buf whole = BUF_EMPTY;
	const char *language = metadata_language(m).text;
	const struct title made = {.type = "expanded"};
	struct places places = {0};
	buf_puts(&whole, facts->title);
	if (!language)
		language = facts->language;
	buf_puts(&whole, ends_sentence(&whole) ? " " : colon_of(language));
	buf_puts(&whole, subtitle->text.text);
	write_title(xml, &made, whole.data, number, &places);
	buf_clear(&whole);
}

/* The subtitle that the expanded title ends in; NULL: there is none, or the author gives that title
 * himself. */
static const struct title *subtitle_to_add(const struct metadata *m)
{
	const struct title *subtitle = NULL;
	for (size_t i = m->titles.count; i-- > 0;) {
		const struct title *title = &m->titles.items[i];
		if (strcmp(title->type, "expanded") == 0)
			return NULL;
		if (strcmp(title->type, "subtitle") == 0)
			subtitle = title;
	}
	return subtitle;
}

/* One of type main, first: some readers take whichever comes first, and Kindle fails on a second
 * that isn't refined. */
void opf_write_titles(struct xml *xml, const struct metadata *m, const struct opf_facts *facts)
{
	struct places places = count_places(m);
	size_t number = 1;
	if (!metadata_title(m).text) {
		const struct title made = {.type = "main"};
		write_title(xml, &made, facts->title, number++, &places);
	}
	for (size_t i = 0; i < m->titles.count; i++) {
		const struct title *title = &m->titles.items[i];
		bool is_main = i == 0 && strcmp(title->type, "main") == 0;
		write_title(xml, title, is_main ? facts->title : title->text.text, number++,
			    &places);
	}
	const struct title *subtitle = subtitle_to_add(m);
	if (subtitle)
		write_expanded(xml, m, facts, subtitle, number);
}

/* Their order is that of the elements (EPUB 3.3, section 5.5.3.2), so nothing need say it. */
static void write_person(struct xml *xml, const char *kind, const struct person *person,
			 size_t number)
{
	char id[OPF_ID_SIZE], name[OPF_ID_SIZE];
	opf_id(id, kind, number);
	snprintf(name, sizeof name, "dc:%s", kind);
	opf_leaf_in(xml, name, id, person->forms.language, person->text.text);
	opf_refine(xml, id, "role", "marc:relators", person->role);
	for (const char *const *role = person->other_roles; role && *role; role++)
		opf_refine(xml, id, "role", "marc:relators", *role);
	opf_refine_forms(xml, id, &person->forms);
}

void opf_write_people(struct xml *xml, const struct metadata *m)
{
	for (size_t i = 0; i < m->authors.count; i++)
		write_person(xml, "creator", &m->authors.items[i], i + 1);
	for (size_t i = 0; i < m->contributors.count; i++)
		write_person(xml, "contributor", &m->contributors.items[i], i + 1);
}

void opf_write_publisher(struct xml *xml, const struct metadata *m)
{
	const struct forms *forms = &m->publisher_forms;
	if (!m->publisher.text)
		return;
	const char *id = forms->file_as || forms->alternates ? "publisher_1" : NULL;
	opf_leaf_in(xml, "dc:publisher", id, forms->language, m->publisher.text);
	if (id)
		opf_refine_forms(xml, id, forms);
}
