/* Where all that is referred to is, and whether it may be referred to so (EPUB 3.3 3, 4.1.5). */
#include "check/check_parts.h"

#include "base/url.h"

struct crossings {
	struct check *check;
	struct map undeclared; /* told once */
	struct map referenced; /* paths that something refers to, but for links of the package */
	struct map linked;     /* paths that hyperlinks lead to */
};

static void tell(const struct crossings *all, const struct book_reference *reference,
		 enum message id, const char *first, const char *second)
{
	diag(all->check->diags, id, reference->at, first, second);
}

static bool is_link(enum reference_kind kind)
{
	return kind == REFERENCE_HYPERLINK || kind == REFERENCE_TOC ||
	       kind == REFERENCE_PAGE_LIST || kind == REFERENCE_REGION || kind == REFERENCE_NCX;
}

static bool may_be_elsewhere(const struct crossings *all, const struct book_reference *reference,
			     const struct book_item *item)
{
	enum reference_kind kind = reference->kind;
	if (kind == REFERENCE_LINK || kind == REFERENCE_CITE || is_link(kind))
		return true;
	if (all->check->version == 2)
		return false;
	if (item && item->spine != MAP_NONE)
		return true; /* told of the item */
	if (item && item_may_leave(item))
		return true;
	return kind == REFERENCE_FONT || kind == REFERENCE_AUDIO || kind == REFERENCE_VIDEO;
}

/* False: nothing more is to be said of it. */
static bool judge_remote(const struct crossings *all, const struct book_reference *reference,
			 const struct book_item *item)
{
	if (!may_be_elsewhere(all, reference, item)) {
		tell(all, reference, MSG_RSC_006, reference->shown, NULL);
		return false;
	}
	if (all->check->version == 3 && reference->kind != REFERENCE_LINK &&
	    !is_link(reference->kind) && reference->kind != REFERENCE_CITE &&
	    !url_has_scheme(reference->target, "https"))
		tell(all, reference, MSG_RSC_031, reference->shown, NULL);
	return true;
}

static void judge_undeclared(struct crossings *all, const struct book_reference *reference)
{
	struct check *check = all->check;
	bool is_there = !reference->is_remote && volume_find(&check->volume, reference->target);
	if (!reference->is_remote && !is_there) {
		bool is_mild = check->version == 3 && reference->kind == REFERENCE_LINK;
		tell(all, reference, is_mild ? MSG_RSC_007W : MSG_RSC_007, reference->target, NULL);
		return;
	}
	if (reference->kind == REFERENCE_LINK ||
	    (reference->is_remote &&
	     (is_link(reference->kind) || reference->kind == REFERENCE_CITE)))
		return;
	size_t *told = map_at(&all->undeclared, reference->target);
	if (*told == MAP_NONE)
		tell(all, reference, MSG_RSC_008, reference->target, NULL);
	*told = 1;
}

static bool is_core_item(const struct check *check, const struct book_item *item)
{
	(void)check;
	return media_is_core(item->media_type);
}

static bool is_content_item(const struct check *check, const struct book_item *item)
{
	return media_is_content(check->version, item->media_type) ||
	       media_is_old_content(item->media_type);
}

static void judge_fallback(const struct crossings *all, const struct book_reference *reference,
			   const char *type, const struct book_item *item)
{
	enum reference_kind kind = reference->kind;
	bool is_shown = kind == REFERENCE_IMAGE || kind == REFERENCE_AUDIO ||
			kind == REFERENCE_VIDEO || kind == REFERENCE_OTHER;
	if (!is_shown || reference->has_fallback || media_is_core(type) || media_is_video(type))
		return;
	if (all->check->version == 2 &&
	    (kind == REFERENCE_OTHER || media_is_font(type) || media_is_old_content(type)))
		return;
	if (item && item_falls_back(all->check, item, is_core_item))
		return;
	tell(all, reference, MSG_RSC_032, reference->is_data ? "data:" : reference->target, type);
}

/* False: it leads to what it can't, and nothing more is to be said. */
static bool judge_target(const struct crossings *all, const struct book_reference *reference,
			 const struct book_item *item)
{
	const struct check *check = all->check;
	const char *fragment = reference->fragment;
	if (is_link(reference->kind)) {
		if (!is_content_item(check, item) &&
		    !item_falls_back(check, item, is_content_item)) {
			tell(all, reference, MSG_RSC_010, reference->target, NULL);
			return false;
		}
		if (item->spine == MAP_NONE && check->has_spine) {
			tell(all, reference, MSG_RSC_011, reference->target, NULL);
			return false;
		}
	}
	bool is_svg = strcmp(item->media_type, "image/svg+xml") == 0;
	if (reference->kind == REFERENCE_IMAGE && fragment && !is_svg) {
		tell(all, reference, MSG_RSC_009, reference->target, NULL);
		return false;
	}
	if (reference->kind == REFERENCE_OVERLAY &&
	    !media_is_content(check->version, item->media_type)) {
		tell(all, reference, MSG_RSC_010, reference->target, NULL);
		return false;
	}
	if (reference->kind == REFERENCE_STYLE && fragment) {
		tell(all, reference, MSG_RSC_013, reference->shown, NULL);
		return false;
	}
	bool needs_part = reference->kind == REFERENCE_PAINT || reference->kind == REFERENCE_CLIP ||
			  reference->kind == REFERENCE_SYMBOL;
	if (needs_part && !fragment) {
		tell(all, reference, MSG_RSC_015, reference->shown, NULL);
		return false;
	}
	if (reference->kind == REFERENCE_SEARCH_KEY && item->spine == MAP_NONE) {
		tell(all, reference, MSG_RSC_021, reference->target, NULL);
		return false;
	}
	return true;
}

/* Ids */

static bool is_name(const char *s)
{
	for (; *s; s++)
		if (strchr("=(){},;&", *s))
			return false;
	return true;
}

/* Whether the fragment is what SVG's linking gives drawings (SVG 1.1 17.3.2), media fragments too.
 */
static bool is_svg_fragment(const char *fragment)
{
	static const char *const beginnings[] = {"svgView(", "xywh=", "t=", "id=", "track="};
	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
		if (strncmp(fragment, beginnings[i], strlen(beginnings[i])) == 0)
			return true;
	return is_name(fragment);
}

static size_t place_of_id(struct arena *arena, const struct book_item *item, const char *name)
{
	size_t found = map_find(&item->id_places, name);
	return found != MAP_NONE || !strchr(name, '%')
		   ? found
		   : map_find(&item->id_places, url_decoded(arena, name));
}

static enum id_kind wanted(enum reference_kind kind)
{
	return kind == REFERENCE_PAINT    ? ID_PAINT
	       : kind == REFERENCE_CLIP   ? ID_CLIP
	       : kind == REFERENCE_SYMBOL ? ID_SYMBOL
					  : ID_PLAIN;
}

static void judge_fragment(const struct crossings *all, const struct book_reference *reference,
			   const struct book_item *item)
{
	const char *fragment = reference->fragment;
	if (!fragment || !*fragment)
		return;
	bool is_svg = strcmp(item->media_type, "image/svg+xml") == 0;
	bool is_page = strcmp(item->media_type, "application/xhtml+xml") == 0;
	bool has_scheme = strchr(fragment, '(') || strncmp(fragment, "xywh=", 5) == 0 ||
			  strncmp(fragment, "t=", 2) == 0;
	if (reference->kind == REFERENCE_OVERLAY && is_page && has_scheme)
		tell(all, reference, MSG_MED_017, fragment, NULL);
	if (reference->kind == REFERENCE_OVERLAY && is_svg && !is_svg_fragment(fragment))
		tell(all, reference, MSG_MED_018, fragment, NULL);
	if ((!is_svg && !is_page) || has_scheme || (is_svg && !is_name(fragment)) ||
	    item->is_encrypted)
		return;
	size_t place = place_of_id(all->check->arena, item, fragment);
	if (place == MAP_NONE) {
		tell(all, reference, MSG_RSC_012, reference->target, fragment);
		return;
	}
	enum id_kind kind = item->ids.items[place].kind, want = wanted(reference->kind);
	bool is_strict = reference->kind == REFERENCE_PAINT || reference->kind == REFERENCE_CLIP;
	bool is_loose = reference->kind == REFERENCE_SYMBOL || reference->kind == REFERENCE_CITE ||
			is_link(reference->kind) || reference->kind == REFERENCE_OVERLAY;
	if ((is_strict && kind != want) || (is_loose && kind != want && kind != ID_PLAIN))
		tell(all, reference, MSG_RSC_014, reference->target, fragment);
}

static void judge_data(const struct crossings *all, const struct book_reference *reference)
{
	const char *type = data_type(all->check->arena, reference->target);
	if (all->check->version == 3)
		judge_fallback(all, reference, type, item_by_path(all->check, reference->target));
}

static void judge_reference(struct crossings *all, const struct book_reference *reference)
{
	const struct book_item *item = item_by_path(all->check, reference->target);
	if (reference->is_data) {
		judge_data(all, reference);
		return;
	}
	if (reference->is_remote && !judge_remote(all, reference, item))
		return;
	if (reference->fragment && strncmp(reference->fragment, "epubcfi(", 8) == 0)
		return;
	if (!item) {
		judge_undeclared(all, reference);
		return;
	}
	if (reference->kind == REFERENCE_LINK || reference->kind == REFERENCE_GUIDE)
		return;
	judge_fallback(all, reference, item->media_type, item);
	if (judge_target(all, reference, item) && !reference->is_remote && item->has_ids)
		judge_fragment(all, reference, item);
}

/* Orders */

struct order {
	size_t spine, anchor;
	bool has_spine;
};

/* Whether what the reference leads to stands behind what the last one led to; if not, what says so.
 */
static const char *out_of_order(const struct crossings *all, const struct book_reference *reference,
				struct order *last)
{
	const struct book_item *item = item_by_path(all->check, reference->target);
	if (!item || item->spine == MAP_NONE)
		return NULL;
	bool is_before = last->has_spine && item->spine < last->spine;
	if (is_before || !last->has_spine || item->spine > last->spine)
		last->anchor = 0;
	last->has_spine = true;
	last->spine = item->spine;
	if (is_before)
		return "spine";
	const char *fragment = has_words(reference->fragment) ? reference->fragment : NULL;
	size_t anchor = 0; /* the beginning */
	if (fragment) {
		size_t place = place_of_id(all->check->arena, item, fragment);
		if (place == MAP_NONE)
			return NULL;
		anchor = place + 1;
	}
	is_before = anchor < last->anchor;
	last->anchor = anchor;
	return is_before ? "document" : NULL;
}

static void judge_order(const struct crossings *all, const struct book_item *item,
			enum reference_kind kind, enum message id)
{
	struct order last = {0};
	for (size_t i = 0; i < item->references.count; i++) {
		const struct book_reference *reference = &item->references.items[i];
		const char *by =
		    reference->kind == kind ? out_of_order(all, reference, &last) : NULL;
		if (by)
			tell(all, reference, id, reference->shown, by);
	}
}

/* Items that nothing leads to */

static void note(struct crossings *all, const struct book_reference *reference)
{
	if (reference->kind != REFERENCE_LINK)
		*map_at(&all->referenced, reference->target) = 1;
	if (is_link(reference->kind) && reference->kind != REFERENCE_NCX)
		*map_at(&all->linked, reference->target) = 1;
}

static void judge_item(const struct crossings *all, const struct book_item *item, bool has_scripts)
{
	const struct check *check = all->check;
	if (!item->path || item->is_twin)
		return;
	bool is_referenced = map_find(&all->referenced, item->path) != MAP_NONE;
	bool is_in_spine = item->spine != MAP_NONE;
	if (item->is_remote && !item->is_data && !item_may_leave(item)) {
		if (is_in_spine)
			diag(check->diags, MSG_RSC_006, item->at, item->path, NULL);
		else if (!is_referenced)
			diag(check->diags, has_scripts ? MSG_RSC_006B : MSG_RSC_006, item->at,
			     item->path, NULL);
	}
	if (is_in_spine && !item->is_linear && map_find(&all->linked, item->path) == MAP_NONE)
		diag(check->diags, has_scripts ? MSG_OPF_096B : MSG_OPF_096, item->at, item->path,
		     NULL);
	bool is_used = is_in_spine || is_referenced || item_has(item, "nav") || item->is_ncx ||
		       item_has(item, "cover-image") || item->is_remote ||
		       strcmp(item->media_type, "application/smil+xml") == 0;
	if (!is_used)
		diag(check->diags, MSG_OPF_097, item->at, item->path, NULL);
}

/* A file of the manifest to which the package links as to something beside the book. */
static void judge_package_links(const struct crossings *all)
{
	const struct check *check = all->check;
	for (size_t i = 0; i < check->references.count; i++) {
		const struct book_reference *reference = &check->references.items[i];
		const struct book_item *item = item_by_path(check, reference->target);
		if (reference->kind == REFERENCE_LINK && item && !reference->has_fallback &&
		    item->spine == MAP_NONE &&
		    map_find(&all->referenced, reference->target) == MAP_NONE)
			tell(all, reference, MSG_OPF_067, reference->target, NULL);
	}
}

void check_references(struct check *check)
{
	struct crossings all = {.check = check};
	bool has_scripts = false;
	for (size_t i = 0; i < check->references.count; i++)
		note(&all, &check->references.items[i]);
	for (size_t i = 0; i < check->items.count; i++) {
		const struct book_item *item = &check->items.items[i];
		has_scripts |= item->is_scripted;
		for (size_t k = 0; k < item->references.count; k++)
			note(&all, &item->references.items[k]);
	}
	for (size_t i = 0; i < check->references.count; i++)
		judge_reference(&all, &check->references.items[i]);
	for (size_t i = 0; i < check->items.count; i++) {
		const struct book_item *item = &check->items.items[i];
		for (size_t k = 0; k < item->references.count; k++)
			judge_reference(&all, &item->references.items[k]);
		judge_order(&all, item, REFERENCE_TOC, MSG_NAV_011);
		judge_order(&all, item, REFERENCE_OVERLAY, MSG_MED_015);
	}
	for (size_t i = 0; check->version == 3 && i < check->items.count; i++)
		judge_item(&all, &check->items.items[i], has_scripts);
	if (check->version == 3)
		judge_package_links(&all);
	map_clear(&all.undeclared);
	map_clear(&all.referenced);
	map_clear(&all.linked);
}
