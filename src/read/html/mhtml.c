/* Pages that a browser saved in one file: the page, its frames and pictures that came with it. */
#include "base/ascii.h"
#include "base/file.h"
#include "base/map.h"
#include "base/url.h"
#include "read/html/html_parts.h"
#include "read/markup/mime.h"

#include <string.h>

struct web_archive {
	struct tree *tree;
	const char *address; /* of the page; NULL: not said */
	mime_parts parts;
	struct map places;       /* the address of a part, or "cid:" and its id: which */
	struct map names;        /* of files in the tree: the number for the next */
	VEC(const char *) files; /* the name of each part's file in the tree; NULL: it has none */
};

static bool is_page(const struct mime_part *part)
{
	return strcmp(part->type, "text/html") == 0 ||
	       strcmp(part->type, "application/xhtml+xml") == 0;
}

static bool is_picture(const struct mime_part *part)
{
	return strncmp(part->type, "image/", 6) == 0;
}

static bool is_sheet(const struct mime_part *part)
{
	return strcmp(part->type, "text/css") == 0;
}

static const struct mime_part *find_page(const mime_parts *parts)
{
	for (size_t i = 0; i < parts->count; i++)
		if (is_page(&parts->items[i]))
			return &parts->items[i];
	return NULL;
}

/* Where the lines of the page stand in the message: places without columns, for its lines are
 * broken where they are long. */
struct lines {
	const mime_lines *lines;
	VEC(size_t) starts;
};

static struct html_place place_of(const void *source, size_t offset)
{
	const struct lines *lines = source;
	size_t low = 0, high = lines->starts.count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (lines->starts.items[middle] <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	size_t line = low ? low - 1 : 0;
	bool known = line < lines->lines->count;
	return (struct html_place){known ? lines->lines->items[line] : 0, 0};
}

static size_t part_at(const struct web_archive *archive, struct arena *arena, const char *reference)
{
	const char *url = url_trimmed(arena, reference);
	if (archive->address && !url_has_scheme(url, "cid") && !url_has_scheme(url, "data"))
		url = url_resolve(arena, archive->address, url);
	return map_find(&archive->places, url);
}

static const char *identity_of(const struct web_archive *archive, struct arena *arena,
			       const struct mime_part *part)
{
	return arena_format(arena, "%zu", (size_t)(part - archive->parts.items));
}

static bool find_frame(const struct html_level *level, const struct frontend *in,
		       const char *reference, struct html_framed *framed)
{
	const struct web_archive *archive = level->frames->user;
	size_t at = part_at(archive, in->arena, reference);
	const struct mime_part *part = at == MAP_NONE ? NULL : &archive->parts.items[at];
	if (!part || !is_page(part))
		return false;
	framed->identity = identity_of(archive, in->arena, part);
	if (!html_may_show(level, in, framed->identity, 0))
		return false;
	mime_decode(part, &framed->text, NULL);
	framed->name = in->name;
	framed->base = framed->address = part->location;
	return framed->text.size && html_decode(in, part->charset, in->name, &framed->text);
}

static bool find_sheet(const struct html_level *level, const struct frontend *in,
		       const char *reference, struct buf *text)
{
	const struct web_archive *archive = level->frames->user;
	size_t at = part_at(archive, in->arena, reference);
	const struct mime_part *part = at == MAP_NONE ? NULL : &archive->parts.items[at];
	if (part && is_sheet(part) && html_may_take_sheet(level, in, 0))
		mime_decode(part, text, NULL);
	return html_may_take_sheet(level, in, text->size);
}

static struct tree *read_page(const struct frontend *in, struct web_archive *archive,
			      const struct mime_part *part, struct metadata *metadata)
{
	struct html_frames frames = {
	    .find = find_frame,
	    .find_sheet = find_sheet,
	    .user = archive,
	    .identity = identity_of(archive, in->arena, part),
	};
	struct buf bytes = BUF_EMPTY;
	mime_lines numbers = {0};
	struct tree *tree = NULL;
	mime_decode(part, &bytes, &numbers);
	if (html_decode(in, part->charset, in->name, &bytes)) {
		struct frontend page = *in;
		struct lines lines = {.lines = &numbers};
		page.text = bytes.data ? bytes.data : "";
		page.size = bytes.size;
		vec_push(&lines.starts, 0);
		for (size_t i = 0; i < page.size; i++)
			if (page.text[i] == '\n')
				vec_push(&lines.starts, i + 1);
		tree = html_read_located(&page, place_of, &lines, &frames, metadata);
		vec_clear(&lines.starts);
	}
	vec_clear(&numbers);
	buf_clear(&bytes);
	return tree;
}

static void list_places(struct web_archive *archive, struct arena *arena)
{
	for (size_t i = 0; i < archive->parts.count; i++) {
		const struct mime_part *part = &archive->parts.items[i];
		const char *location = part->location;
		vec_push(&archive->files, NULL);
		if (!is_picture(part) && !is_page(part) && !is_sheet(part))
			continue;
		if (location && archive->address)
			location = url_resolve(arena, archive->address, location);
		if (location)
			*map_at(&archive->places, location) = i;
		if (part->id)
			*map_at(&archive->places, arena_format(arena, "cid:%s", part->id)) = i;
	}
}

/* A name for the part's file by its address: letters, digits and the like, and no other's. */
static const char *name_for(struct web_archive *archive, const struct mime_part *part)
{
	enum { FIRST_NUMBER = 2 };
	struct arena *arena = archive->tree->arena;
	const char *location = part->location ? part->location : "picture";
	char *path = arena_copy(arena, location, strcspn(location, "?#"));
	char *slash = strrchr(path, '/');
	char *name = slash && slash[1] ? slash + 1 : path;
	for (char *s = name; *s; s++)
		if (!ascii_is_letter(*s) && !ascii_is_digit(*s) && !strchr("._-", *s))
			*s = '-';
	size_t number = *map_at(&archive->names, name);
	const char *chosen = name;
	while (number != MAP_NONE && map_find(&archive->names, chosen) != MAP_NONE)
		chosen = arena_format(arena, "%zu-%s", number++, name);
	*map_at(&archive->names, chosen) = FIRST_NUMBER;
	*map_at(&archive->names, name) = number == MAP_NONE ? FIRST_NUMBER : number;
	return chosen;
}

/* The name of the file that the reference means; NULL: it didn't come with the page. */
static const char *file_for(struct web_archive *archive, const char *reference)
{
	size_t at = part_at(archive, archive->tree->arena, reference);
	if (at == MAP_NONE || !is_picture(&archive->parts.items[at]))
		return NULL;
	if (!archive->files.items[at]) {
		struct tree_file file = {.name = name_for(archive, &archive->parts.items[at])};
		mime_decode(&archive->parts.items[at], &file.bytes, NULL);
		vec_push(&archive->tree->files, file);
		archive->files.items[at] = file.name;
	}
	return archive->files.items[at];
}

/* The first of the candidates of a srcset that came with the page. */
static const char *file_among(struct web_archive *archive, const char *list)
{
	for (const char *s = list; *(s += strspn(s, " \t\n,"));) {
		size_t size = strcspn(s, " \t\n"), whole = size;
		while (size && s[size - 1] == ',')
			size--;
		const char *name = file_for(archive, arena_copy(archive->tree->arena, s, size));
		if (name)
			return name;
		s += whole;
		s += whole > size ? 0 : strcspn(s, ",");
	}
	return NULL;
}

static void find_file(struct web_archive *archive, struct node *picture)
{
	static const char *const lists[] = {"srcset", "data-srcset"};
	const char *source = tree_get(picture, "src");
	const char *name = source ? file_for(archive, source) : NULL;
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		const char *list = tree_get(picture, lists[i]);
		if (!name && list)
			name = file_among(archive, list);
		if (name)
			tree_remove(picture, lists[i]);
	}
	if (name)
		tree_set(archive->tree, picture,
			 element_of(picture) == EL_SOURCE ? "srcset" : "src", name);
}

static void find_files(struct web_archive *archive)
{
	const struct node *body = archive->tree->body;
	for (struct node *node = archive->tree->body; node; node = tree_next(node, body))
		if (element_of(node) == EL_IMG || element_of(node) == EL_SOURCE)
			find_file(archive, node);
}

struct tree *mhtml_read(const struct frontend *in, struct metadata *metadata)
{
	struct web_archive archive = {0};
	struct arena *arena = arena_new();
	mime_read(arena, in->text, in->size, &archive.parts);
	const struct mime_part *page = find_page(&archive.parts);
	if (!page)
		diag(in->diags, MSG_NO_PAGE, (struct place){.file = in->name}, in->name, NULL);
	if (page) {
		archive.address = page->location;
		list_places(&archive, arena);
		archive.tree = read_page(in, &archive, page, metadata);
	}
	if (archive.tree) {
		find_files(&archive);
		if (page->location && !metadata->sources.count &&
		    ascii_begins_with(page->location, "http"))
			vec_push(&metadata->sources,
				 (struct field){arena_string(in->arena, page->location),
						{.file = in->name}});
	}
	vec_clear(&archive.parts);
	vec_clear(&archive.files);
	map_clear(&archive.places);
	map_clear(&archive.names);
	arena_free(arena);
	return archive.tree;
}
