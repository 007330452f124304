/* The content of an item, looked at as what its media type says it is. */
#include "check/check_parts.h"

typedef void content_checker(struct checked *document, struct book_item *item);

/* A document of another vocabulary: only its ids are known. */
static void check_ids(struct checked *document, struct book_item *item)
{
	struct arena *arena = document->worker->arena;
	for (const struct node *node = document->root; node;
	     node = tree_next(node, document->root)) {
		const char *id = node->kind == NODE_ELEMENT ? tree_get(node, "id") : NULL;
		if (!id)
			continue;
		id = arena_string(arena, id);
		*map_at(&item->id_places, id) = item->ids.count;
		vec_push(&item->ids, (struct id){id, ID_PLAIN});
	}
}

static content_checker *checker_for(const struct check *check, const struct book_item *item)
{
	static const struct {
		const char *media_type;
		content_checker *check;
		unsigned version; /* 0: any */
	} rows[] = {
	    {"application/xhtml+xml", check_page, 0},
	    {"text/html", check_page, 2},
	    {"text/x-oeb1-document", check_page, 2},
	    {"image/svg+xml", check_drawing, 0},
	    {"application/x-dtbncx+xml", check_ncx, 0},
	    {"application/smil+xml", check_overlay, 3},
	    {"application/vnd.epub.search-key-map+xml", check_search_keys, 3},
	    {"application/x-dtbook+xml", check_ids, 0},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strcmp(rows[i].media_type, item->media_type) == 0 &&
		    (!rows[i].version || rows[i].version == check->version))
			return rows[i].check;
	return NULL;
}

void check_remote_resources(const struct book_item *item)
{
	struct place at = {.file = item->file->place};
	bool is_said = item_has(item, "remote-resources");
	if (item->has_remote && !is_said)
		diag(item->diags, MSG_OPF_014, at, "remote-resources", NULL);
	if (!item->has_remote && is_said)
		diag(item->diags, item->is_scripted ? MSG_OPF_018B : MSG_OPF_018, at, NULL, NULL);
}

static void check_bytes(struct check *check, struct book_item *item, struct worker *worker)
{
	bool is_style = strcmp(item->media_type, "text/css") == 0 ||
			strcmp(item->media_type, "text/x-oeb1-css") == 0;
	bool is_picture = strncmp(item->media_type, "image/", 6) == 0;
	struct buf bytes = BUF_EMPTY;
	if ((is_style || is_picture) &&
	    volume_read(&check->volume, item->file, &bytes, item->diags)) {
		if (is_style)
			check_style_file(check, item, worker, &bytes);
		else
			check_picture(item, &bytes);
	}
	buf_clear(&bytes);
}

void check_content(struct check *check, struct book_item *item, struct worker *worker)
{
	content_checker *checker = checker_for(check, item);
	bool has_ids = checker == check_page || checker == check_drawing;
	item->has_ids = has_ids && !item->file; /* none */
	if (!item->file || item->is_twin || item->is_encrypted || item->is_obfuscated)
		return;
	if (!checker) {
		check_bytes(check, item, worker);
		return;
	}
	struct checked document = {.check = check, .worker = worker, .diags = item->diags};
	if (document_open(&document, item->file, item->media_type))
		checker(&document, item);
	else
		item->has_ids = has_ids;
	document_close(&document);
}
