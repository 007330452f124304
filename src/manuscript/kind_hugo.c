/* A site for Hugo: its folder of content, pages by weight, then by date. */
#include "manuscript/kinds.h"

#include "base/sources.h"

static const struct kind_key keys[] = {
    {"title", "title"},
    {"params.author.name", "author"},
    {"params.author", "author"},
    {"author.name", "author"},
    {"author", "author"},
    {"languageCode", "lang"},
    {"locale", "lang"},
    {"defaultContentLanguage", "lang"},
    {"params.description", "description"},
    {"copyright", "rights"},
};

bool kind_hugo(struct plan *plan, const char *folder, const char *mark)
{
	struct manuscript *m = plan->manuscript;
	const struct yaml *root = kind_read(plan, mark);
	if (!root)
		return true; /* told */
	const char *said = kind_text(root, "contentDir");
	const char *content = kind_folder(plan, folder, said ? said : "content", root->at);
	const struct yaml *languages = kind_find(root, "languages");
	const char *language = kind_text(root, "defaultContentLanguage");
	if (!content)
		return false;
	kind_describe(plan, root, keys, sizeof keys / sizeof *keys);
	m->pages =
	    languages ? kind_folder(plan, content, language ? language : "en", root->at) : NULL;
	m->pages = m->pages ? m->pages : content;
	m->dialect = DIALECT_HUGO;
	plan->ways = (struct folder_ways){.names_parts = true,
					  .by_weight = true,
					  .by_date = true,
					  .has_title = true,
					  .language = language ? language : "en",
					  .languages = languages};
	plan_folder(plan, m->pages, true, 0, (struct place){mark, 0, 0});
	return true;
}
