/* The reader of .odt, and of .fodt, which is the same as one document: its styles, then its text.
 */
#include "read/word/odt/odt.h"
#include "read/word/odt/odt_parts.h"

#include <string.h>

/* Whether a password is needed: the list of parts says how they are encrypted. */
static bool is_encrypted(struct parts *parts)
{
	const struct node *root = parts_load(parts, "META-INF/manifest.xml");
	return root && part_below(root, "manifest:encryption-data");
}

static void clear(struct odt *odt)
{
	for (int i = 0; i < ODT_FAMILIES; i++)
		map_clear(&odt->names[i]);
	vec_clear(&odt->styles);
	map_clear(&odt->list_names);
	vec_clear(&odt->list_styles);
	map_clear(&odt->fonts);
	vec_clear(&odt->font_names);
	map_clear(&odt->list_ids);
	map_clear(&odt->list_last);
	vec_clear(&odt->lists);
}

static void read_text(struct odt *odt, const struct node *text)
{
	struct odt_walk walk = {.odt = odt, .flow = &odt->draft->body};
	odt_read_blocks(&walk, text);
	vec_clear(&walk.boxes);
}

bool odt_read(struct parts *parts, struct draft *draft)
{
	struct odt odt = {.draft = draft, .parts = parts, .arena = draft->arena};
	struct place at = {.file = draft->in->name};
	if (is_encrypted(parts)) {
		diag(draft->in->diags, MSG_MANUSCRIPT_ENCRYPTED, at, draft->in->name, NULL);
		return false;
	}
	const struct node *root = parts_need(parts, "content.xml");
	const struct node *text = part_child(part_child(root, "office:body"), "office:text");
	if (root && !text)
		diag(draft->in->diags, MSG_MANUSCRIPT_UNREADABLE, at, draft->in->name,
		     archive_words(ARCHIVE_MISSING));
	if (!text)
		return false;
	if (!parts->flat)
		odt_read_styles(&odt, parts_load(parts, "styles.xml"), false);
	odt_read_styles(&odt, root, true);
	odt_settle_styles(&odt);
	draft_read_claims(
	    draft,
	    part_child(parts->flat ? parts->flat : parts_load(parts, "meta.xml"), "office:meta"));
	read_text(&odt, text);
	clear(&odt);
	return true;
}
