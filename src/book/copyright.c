/* The copyright page. */
#include "book/book_parts.h"

#include "article/frame.h"
#include "article/labels.h"
#include "article/lines.h"
#include "article/written_dates.h"

#include <string.h>

bool copyright_wanted(const struct edition *edition)
{
	const struct metadata *metadata = &edition->manuscript->metadata;
	bool imprint = metadata->publisher.text && metadata->identifiers.count;
	return !edition->manuscript->no_copyright_page &&
	       (metadata->rights.text || metadata->licence.text || imprint);
}

static void add_titles(const struct edition *edition, struct tree *tree, struct node *page)
{
	const struct metadata *metadata = &edition->manuscript->metadata;
	frame_add(tree, page, EL_P, "title", edition->title);
	for (size_t i = 0; i < metadata->titles.count; i++)
		if (strcmp(metadata->titles.items[i].type, "edition") == 0)
			frame_add(tree, page, EL_P, "edition", metadata->titles.items[i].text.text);
}

/* The names of those who have the part in the book; NULL: nobody has. */
static const char *names_of(const struct edition *edition, const char *role, struct arena *arena)
{
	const struct metadata *metadata = &edition->manuscript->metadata;
	const char *comma = lines_comma(edition->language);
	struct buf names = BUF_EMPTY;
	for (size_t i = 0; i < metadata->contributors.count; i++) {
		const struct person *person = &metadata->contributors.items[i];
		if (person->role && strcmp(person->role, role) == 0)
			buf_printf(&names, "%s%s", names.size ? comma : "", person->text.text);
	}
	const char *copy = names.size ? arena_copy(arena, names.data, names.size) : NULL;
	buf_clear(&names);
	return copy;
}

void copyright_add_people(const struct edition *edition, struct tree *tree, struct node *page,
			  bool translators)
{
	static const struct {
		const char *role;
		enum label label;
	} parts[] = {{"trl", LABEL_TRANSLATION},
		     {"edt", LABEL_EDITING},
		     {"ill", LABEL_ILLUSTRATION},
		     {"cov", LABEL_COVER_DESIGN}};
	for (size_t p = 0; p < (translators ? 1 : sizeof parts / sizeof *parts); p++) {
		const char *names = names_of(edition, parts[p].role, tree->arena);
		if (names)
			lines_labelled(tree, page, "contributor",
				       label_in(edition->language, parts[p].label),
				       edition->language, names);
	}
}

static void add_imprint(const struct edition *edition, struct tree *tree, struct node *page)
{
	const struct metadata *metadata = &edition->manuscript->metadata;
	const char *publisher = metadata->publisher.text, *date = metadata->date.text;
	if (date)
		date = date_written(tree->arena, edition->language, date);
	if (publisher && date)
		publisher = arena_format(tree->arena, "%s%s%s", publisher,
					 lines_comma(edition->language), date);
	if (publisher || date)
		frame_add(tree, page, EL_P, "imprint", publisher ? publisher : date);
}

/* An identifier as a reader knows it. A UUID says nothing to one. */
static void add_identifier(struct tree *tree, struct node *page,
			   const struct identifier *identifier)
{
	static const struct {
		const char *begins, *shown;
	} forms[] = {{"urn:isbn:", "ISBN "}, {"urn:issn:", "ISSN "}, {"doi:", "https://doi.org/"}};
	const char *text = identifier->text.text, *scheme = identifier->scheme;
	if (strncmp(text, "urn:uuid:", 9) == 0)
		return;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		size_t size = strlen(forms[i].begins);
		if (strncmp(text, forms[i].begins, size) != 0)
			continue;
		lines_add(tree, page, "identifier",
			  arena_format(tree->arena, "%s%s", forms[i].shown, text + size));
		return;
	}
	if (scheme)
		text = arena_format(tree->arena, "%s %s", scheme, text);
	lines_add(tree, page, "identifier", text);
}

void copyright_make(const struct edition *edition, struct tree *tree, struct node *body)
{
	const struct metadata *metadata = &edition->manuscript->metadata;
	struct node *page = frame_section(tree, body, MATTER_COPYRIGHT_PAGE);
	add_titles(edition, tree, page);
	if (metadata->rights.text)
		lines_add(tree, page, "rights", metadata->rights.text);
	if (metadata->licence.text)
		lines_labelled(tree, page, "licence", label_in(edition->language, LABEL_LICENCE),
			       edition->language, metadata->licence.text);
	copyright_add_people(edition, tree, page, false);
	add_imprint(edition, tree, page);
	for (size_t i = 0; i < metadata->identifiers.count; i++)
		add_identifier(tree, page, &metadata->identifiers.items[i]);
}
