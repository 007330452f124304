/* The files of a folder into the container of an EPUB. */
#include "pack/pack.h"

#include "base/mem.h"
#include "check/check.h"
#include "check/volume.h"
#include "container/container.h"
#include "container/output.h"

#include <errno.h>
#include <stdlib.h>

struct packing_list {
	struct packed *items;
	size_t count;
};

/* What systems and version control leave in folders; and the mimetype, which the container writes.
 */
static bool is_left_out(const char *name)
{
	static const char *const others[] = {"Thumbs.db", "desktop.ini", "__MACOSX"};
	if (strcmp(name, "mimetype") == 0)
		return true;
	for (const char *part = name; part;
	     part = strchr(part, '/') ? strchr(part, '/') + 1 : NULL) {
		size_t size = strcspn(part, "/");
		if (*part == '.')
			return true;
		for (size_t i = 0; i < sizeof others / sizeof *others; i++)
			if (strlen(others[i]) == size && strncmp(part, others[i], size) == 0)
				return true;
	}
	return false;
}

static bool add_file(struct packing_list *list, struct deflater *deflater,
		     const struct volume *volume, const struct volume_file *file)
{
	struct buf bytes = BUF_EMPTY;
	if (!volume_read(volume, file, &bytes, volume->diags)) {
		buf_clear(&bytes);
		return false;
	}
	list->items[list->count++] = deflater_pack(deflater, file->name, bytes, EFFORT_FULL);
	return true;
}

/* A folder called as the container's own file is has no place in it. */
static bool has_place(const struct volume *volume, const struct volume_file *file)
{
	static const char above[] = "mimetype/";
	if (strncmp(file->name, above, sizeof above - 1) != 0)
		return true;
	diag(volume->diags, MSG_NO_PLACE, (struct place){.file = volume->name}, file->name,
	     strerror(ENOTDIR));
	return false;
}

static bool add_files(struct packing_list *list, const struct volume *volume)
{
	struct deflater *deflater = deflater_new();
	const struct volume_file *container = volume_find(volume, PACK_CONTAINER);
	bool done = !container || add_file(list, deflater, volume, container);
	for (size_t i = 0; done && i < volume->files.count; i++) {
		const struct volume_file *file = &volume->files.items[i];
		if (file != container && !is_left_out(file->name))
			done = has_place(volume, file) && add_file(list, deflater, volume, file);
	}
	deflater_free(deflater);
	return done;
}

/* Checks the very bytes that would be written, with the folder's names. */
static bool passes(const struct packing_list *list, const struct pack_request *request,
		   struct pack_result *result, struct diags *diags)
{
	const char *why = NULL;
	struct check_request asked = {
	    .path = request->from, .name = request->from, .jobs = request->jobs};
	if (!container_bytes(list->items, list->count, &result->bytes, &asked.size, &why)) {
		diag(diags, MSG_LIBRARY_FAILED, (struct place){0}, why, NULL);
		return false;
	}
	asked.bytes = result->bytes;
	result->checked = check_run(&asked, diags);
	return !diags_failed(diags);
}

static bool write_archive(const struct packing_list *list, const struct pack_request *request,
			  struct diags *diags)
{
	const char *why = NULL;
	struct output *output = output_begin(request->output, request->drafts, diags);
	if (!output)
		return false;
	if (container_write(output_stream(output), list->items, list->count, &why))
		return output_commit(output, diags);
	diag(diags, MSG_CANT_WRITE, (struct place){0}, request->output, why);
	output_abandon(output);
	return false;
}

bool pack_book(const struct pack_request *request, struct pack_result *result, struct diags *diags)
{
	*result = (struct pack_result){.arena = arena_new()};
	struct volume volume = {
	    .arena = result->arena, .diags = diags, .path = request->from, .name = request->from};
	struct packing_list list = {0};
	bool done = volume_open(&volume) && !volume.escapes;
	list.items = mem_zeroed(volume.files.count + 1, sizeof *list.items);
	done = done && add_files(&list, &volume) &&
	       (request->no_check || passes(&list, request, result, diags)) &&
	       write_archive(&list, request, diags);
	for (size_t i = 0; i < list.count; i++)
		packed_clear(&list.items[i]);
	mem_free(list.items);
	volume_close(&volume);
	return done;
}

void pack_end(struct pack_result *result)
{
	check_free(result->checked);
	free(result->bytes);
	arena_free(result->arena);
}
