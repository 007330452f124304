/* A site for Hugo: its folder of content, pages by weight, then by date. */
#include "manuscript/kinds/kinds.h"

#include "base/sources.h"
#include "manuscript/folders/folder.h"
#include "manuscript/tool_file.h"

#include <string.h>

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

/* The settings of all languages, which may stand in a file of their own; NULL: there are none. */
static const struct yaml *languages_of(struct plan *plan, const char *folder,
				       const struct yaml *root)
{
	static const char *const files[] = {"languages.toml", "languages.yaml", "languages.yml",
					    "languages.json"};
	struct arena *arena = plan->manuscript->arena;
	const char *config = path_join(arena, folder, "config/_default");
	const struct yaml *languages = yaml_find_path(root, "languages");
	for (size_t i = 0; i < sizeof files / sizeof *files && !languages; i++) {
		const char *path = path_join(arena, config, files[i]);
		if (sources_kind(plan->sources, path) == FILE_REGULAR &&
		    plan_may_read(plan, path, root->at))
			languages = tool_file_read(plan, path);
	}
	return languages;
}

/* The folder of the content: the language's own, what is mounted there, the site's, or the usual
 * one. NULL: it isn't there. */
static const char *content_of(struct plan *plan, const char *folder, const struct yaml *root,
			      const struct yaml *own)
{
	const char *said = own ? yaml_find_text(own, "contentDir") : NULL;
	const struct yaml *mounts = yaml_find_path(root, "module.mounts");
	for (const struct yaml *one = mounts ? mounts->first : NULL; one && !said;
	     one = one->next) {
		const char *target = yaml_find_text(one, "target");
		if (target && strcmp(target, "content") == 0)
			said = yaml_find_text(one, "source");
	}
	said = said ? said : yaml_find_text(root, "contentDir");
	return kind_folder(plan, folder, said ? said : "content", root->at);
}

bool kind_hugo(struct plan *plan, const char *folder, const char *mark)
{
	struct manuscript *m = plan->manuscript;
	const struct yaml *root = tool_file_read(plan, mark);
	if (!root)
		return true; /* told */
	const struct yaml *languages = languages_of(plan, folder, root);
	const char *language = yaml_find_text(root, "defaultContentLanguage");
	language = language ? language : "en";
	const struct yaml *own = languages ? yaml_find_path(languages, language) : NULL;
	const char *content = content_of(plan, folder, root, own);
	if (!content)
		return false;
	if (own && own->shape == YAML_MAPPING)
		kind_describe(plan, own, keys, sizeof keys / sizeof *keys);
	kind_describe(plan, root, keys, sizeof keys / sizeof *keys);
	m->pages = languages ? kind_folder(plan, content, language, root->at) : NULL;
	m->pages = m->pages ? m->pages : content;
	m->dialect = DIALECT_HUGO;
	plan->ways = (struct folder_ways){.names_parts = true,
					  .by_weight = true,
					  .by_date = true,
					  .has_title = true,
					  .language = language,
					  .languages = languages};
	plan_folder(plan, m->pages, true, 0, (struct place){mark, 0, 0});
	return true;
}
