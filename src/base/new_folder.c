/* A folder in the making. */
#include "base/new_folder.h"

#include "base/file.h"
#include "base/map.h"
#include "base/vec.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

struct new_folder {
	struct arena *arena;
	struct drafts *drafts;
	struct diags *diags;
	const char *shown;  /* the path, as the user gave it */
	const char *target; /* the same, absolute */
	bool was_there;
	struct draft_file *draft;
	VEC(const char *) tops; /* the names in it */
	struct map known;
};

static bool fail(const struct new_folder *made, const char *path)
{
	diag(made->diags, MSG_CANT_WRITE, (struct place){0}, path, strerror(errno));
	return false;
}

/* Looking for names that don't begin as those of its drafts do. */
struct search {
	const char *drafted;
	bool found;
};

static void look_at(void *user, const char *name)
{
	struct search *search = user;
	search->found |= strcmp(name, ".") != 0 && strcmp(name, "..") != 0 &&
			 strncmp(name, search->drafted, strlen(search->drafted)) != 0;
}

static bool holds_only(const struct new_folder *made, const char *drafted)
{
	struct search search = {.drafted = path_name(drafted)};
	enum file_kind kind = file_kind(made->target);
	bool is_folder = kind == FILE_FOLDER;
	if (kind == FILE_UNKNOWN || (is_folder && !file_list(made->target, look_at, &search)))
		return fail(made, made->shown);
	if (!is_folder || search.found)
		diag(made->diags, MSG_NOT_AN_EMPTY_FOLDER, (struct place){0}, made->shown, NULL);
	return is_folder && !search.found;
}

static const char *without_slashes(struct arena *arena, const char *path)
{
	size_t size = strlen(path);
	while (size > 1 && path[size - 1] == '/')
		size--;
	return arena_copy(arena, path, size);
}

/* Only in the second look it is certain that what begins as drafts do was left by who was killed.
 */
static bool begin(struct new_folder *made)
{
	enum file_kind kind = file_kind_of_name(made->shown);
	made->was_there = kind != FILE_NONE && kind != FILE_UNKNOWN;
	made->target = made->was_there
			   ? file_absolute(made->arena, made->shown)
			   : file_target(made->arena, without_slashes(made->arena, made->shown));
	if (!made->target && made->was_there) /* a link that leads nowhere */
		made->target = made->shown;
	if (!made->target)
		return fail(made, made->shown);
	const char *stem = made->was_there
			       ? drafts_stem(made->arena, made->target, ".")
			       : drafts_stem(made->arena, path_folder(made->arena, made->target),
					     path_name(made->target));
	if (made->was_there && !holds_only(made, stem))
		return false;
	made->draft = drafts_open_folder(made->drafts, stem, 0777);
	if (!made->draft)
		return fail(made, made->shown);
	return !made->was_there || holds_only(made, drafts_path(made->draft));
}

struct new_folder *new_folder_begin(const char *path, struct drafts *drafts, struct diags *diags)
{
	struct arena *arena = arena_new();
	struct new_folder *made = arena_alloc(arena, sizeof *made);
	*made = (struct new_folder){
	    .arena = arena, .drafts = drafts, .diags = diags, .shown = arena_string(arena, path)};
	if (begin(made))
		return made;
	new_folder_abandon(made);
	return NULL;
}

/* Whether it is for its name that a file can't be made in a folder that holds nothing else. */
static bool is_for_its_name(int reason)
{
	return reason == ENOTDIR || reason == EEXIST || reason == EISDIR || reason == ENAMETOOLONG;
}

static void note_top(struct new_folder *made, const char *name)
{
	const char *top = arena_copy(made->arena, name, strcspn(name, "/"));
	size_t *at = map_at(&made->known, top);
	if (*at != MAP_NONE)
		return;
	*at = made->tops.count;
	vec_push(&made->tops, top);
}

bool new_folder_add(struct new_folder *made, const char *name, const char *bytes, size_t size)
{
	note_top(made, name);
	int file = drafts_make_in(made->drafts, made->draft, name);
	bool written = file >= 0 && file_write(file, bytes, size) && fsync(file) == 0;
	int reason = errno;
	if (file >= 0 && close(file) != 0 && written) {
		reason = errno;
		written = false;
	}
	errno = reason;
	if (written)
		return true;
	if (file >= 0 || !is_for_its_name(reason))
		return fail(made, path_join(made->arena, made->shown, name));
	diag(made->diags, MSG_NO_PLACE, (struct place){0}, name, strerror(reason));
	return false;
}

bool new_folder_commit(struct new_folder *made)
{
	bool placed = made->was_there ? drafts_move_out(made->drafts, made->draft, made->target,
							made->tops.items, made->tops.count)
				      : drafts_place(made->drafts, made->draft, made->target);
	if (!placed)
		fail(made, made->shown);
	new_folder_abandon(made);
	return placed;
}

void new_folder_abandon(struct new_folder *made)
{
	if (made->draft)
		drafts_end(made->drafts, made->draft);
	vec_clear(&made->tops);
	map_clear(&made->known);
	arena_free(made->arena);
}
