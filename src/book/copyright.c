/* The copyright page. */
#include "book/book_parts.h"

#include "article/frame.h"
#include "article/labels.h"
#include "article/lines.h"

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

/* Those whose part in the book has a word in its language. */
static void add_people(const struct edition *edition, struct tree *tree, struct node *page)
{
	static const struct {
		const char *role;
		enum label label;
	} parts[] = {{"trl", LABEL_TRANSLATION},
		     {"edt", LABEL_EDITING},
		     {"ill", LABEL_ILLUSTRATION},
		     {"cov", LABEL_COVER_DESIGN}};
	const struct metadata *metadata = &edition->manuscript->metadata;
	for (size_t p = 0; p < sizeof parts / sizeof *parts; p++)
		for (size_t i = 0; i < metadata->contributors.count; i++) {
			const struct person *person = &metadata->contributors.items[i];
			if (person->role && strcmp(person->role, parts[p].role) == 0)
				lines_labelled(tree, page, "contributor",
					       label_in(edition->language, parts[p].label),
					       edition->language, person->text.text);
		}
}

static void add_imprint(const struct edition *edition, struct tree *tree, struct node *page)
{
	const struct metadata *metadata = &edition->manuscript->metadata;
	const char *publisher = metadata->publisher.text, *date = metadata->date.text;
	size_t day = date ? strcspn(date, "T") : 0;
	if (publisher && date)
		frame_add(tree, page, EL_P, "imprint",
			  arena_format(tree->arena, "%s, %.*s", publisher, (int)day, date));
	else if (publisher || date)
		frame_add(tree, page, EL_P, "imprint",
			  publisher ? publisher : arena_copy(tree->arena, date, day));
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
	add_people(edition, tree, page);
	add_imprint(edition, tree, page);
	for (size_t i = 0; i < metadata->identifiers.count; i++)
		add_identifier(tree, page, &metadata->identifiers.items[i]);
}
