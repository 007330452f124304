/* The entries of an EPUB into a folder. */
#include "pack/pack.h"

#include "base/new_folder.h"
#include "check/volume.h"

static bool add_file(struct new_folder *made, const struct volume *volume,
		     const struct volume_file *file)
{
	struct buf bytes = BUF_EMPTY;
	bool done = volume_read(volume, file, &bytes, volume->diags) &&
		    new_folder_add(made, file->name, bytes.data ? bytes.data : "", bytes.size);
	buf_clear(&bytes);
	return done;
}

/* The container first, so that it is the last to come to a folder that was there: without it that
 * is no EPUB. */
static bool write_files(const struct volume *volume, const char *folder, struct drafts *drafts)
{
	struct new_folder *made = new_folder_begin(folder, drafts, volume->diags);
	const struct volume_file *container = volume_find(volume, PACK_CONTAINER);
	if (!made)
		return false;
	bool done = !container || add_file(made, volume, container);
	for (size_t i = 0; done && i < volume->files.count; i++)
		if (&volume->files.items[i] != container)
			done = add_file(made, volume, &volume->files.items[i]);
	if (done)
		return new_folder_commit(made);
	new_folder_abandon(made);
	return false;
}

static bool are_all_different(const struct volume *volume)
{
	for (size_t i = 0; i < volume->files.count; i++) {
		const struct volume_file *file = &volume->files.items[i];
		if (volume_find(volume, file->name) == file)
			continue;
		diag(volume->diags, MSG_OPF_060, (struct place){.file = volume->name}, file->name,
		     file->name);
		return false;
	}
	return true;
}

bool unpack_archive(const char *path, const char *folder, struct arena *arena,
		    struct drafts *drafts, struct diags *diags)
{
	struct volume volume = {.arena = arena, .diags = diags, .path = path, .name = path};
	bool done = volume_open(&volume);
	if (done && !volume.is_archive) {
		diag(diags, MSG_IS_A_FOLDER, (struct place){0}, path, NULL);
		done = false;
	}
	done = done && !volume.escapes && are_all_different(&volume) &&
	       write_files(&volume, folder, drafts);
	volume_close(&volume);
	return done;
}
