/* Checking one EPUB: container, package, contents, references, in this order. */
#include "check/check_parts.h"

#include "base/ascii.h"
#include "base/sources.h"
#include "base/thread_pool.h"

static struct worker *worker_new(void)
{
	struct worker *worker = mem_zeroed(1, sizeof *worker);
	worker->arena = worker->grammars.arena = arena_new();
	return worker;
}

static struct check *check_new(const struct check_request *request, struct diags *diags)
{
	struct check *check = mem_zeroed(1, sizeof *check);
	check->request = request;
	check->diags = diags;
	for (unsigned i = 0; i < request->jobs || i == 0; i++)
		vec_push(&check->workers, worker_new());
	check->arena = check->workers.items[0]->arena;
	check->volume = (struct volume){
	    .arena = check->arena,
	    .diags = diags,
	    .path = request->path,
	    .name = arena_string(check->arena, request->name),
	    .bytes = request->bytes,
	    .size = request->size,
	};
	return check;
}

void check_free(struct check *check)
{
	if (!check)
		return;
	for (size_t i = 0; i < check->items.count; i++) {
		struct book_item *item = &check->items.items[i];
		vec_clear(&item->ids);
		vec_clear(&item->references);
		vec_clear(&item->overlaid);
		map_clear(&item->id_places);
		diags_free(item->diags);
	}
	vec_clear(&check->items);
	vec_clear(&check->spine);
	vec_clear(&check->references);
	map_clear(&check->items_by_id);
	map_clear(&check->items_by_path);
	map_clear(&check->obfuscated);
	map_clear(&check->encrypted);
	map_clear(&check->types);
	map_clear(&check->timed);
	if (check->tree)
		tree_free(check->tree);
	volume_close(&check->volume);
	for (size_t i = 0; i < check->workers.count; i++) {
		arena_free(check->workers.items[i]->arena);
		mem_free(check->workers.items[i]);
	}
	vec_clear(&check->workers);
	mem_free(check);
}

/* The folder that holds the package's container: the nearest above it that has a META-INF; else its
 * own, and there is no container. */
static void settle_package(struct check *check)
{
	const char *path = check->request->path, *folder = path_folder(check->arena, path);
	enum { HIGHEST = 8 };
	for (int i = 0; i < HIGHEST; i++) {
		const char *container = path_join(check->arena, folder, "META-INF/container.xml");
		if (sources_kind(NULL, container) == FILE_REGULAR) {
			check->volume.path = folder;
			check->volume.name = folder;
			return;
		}
		if (strcmp(folder, ".") == 0 || strcmp(folder, "/") == 0)
			break;
		folder = path_folder(check->arena, folder);
	}
	check->is_bare = true;
	check->volume.path = path_folder(check->arena, path);
	check->volume.name = check->volume.path;
	check->package = arena_string(check->arena, path_name(path));
}

static void judge_ending(const struct check *check)
{
	const char *ending = path_ending(path_name(check->volume.name));
	struct place at = {.file = check->volume.name};
	if (!check->volume.is_archive || strcmp(ending, "epub") == 0)
		return;
	if (ascii_equal(ending, "epub"))
		diag(check->diags, MSG_PKG_016, at, ending, NULL);
	else if (*ending)
		diag(check->diags, check->version == 2 ? MSG_PKG_017 : MSG_PKG_024, at, ending,
		     NULL);
}

static void do_item(size_t i, unsigned worker, void *user)
{
	struct check *check = user;
	check_content(check, &check->items.items[i], check->workers.items[worker]);
}

static void take_item(size_t i, void *user)
{
	struct check *check = user;
	diags_move(check->diags, check->items.items[i].diags);
}

static void check_contents(struct check *check)
{
	struct thread_task task = {do_item, take_item, check};
	thread_pool_run(&task, 0, check->items.count, (unsigned)check->workers.count);
}

struct check *check_run(const struct check_request *request, struct diags *diags)
{
	struct check *check = check_new(request, diags);
	if (!request->bytes && ascii_equal(path_ending(path_name(request->path)), "opf"))
		settle_package(check);
	if (!volume_open(&check->volume))
		return check;
	bool is_open = check->is_bare ? check_version(check) : check_container(check);
	judge_ending(check);
	if (!is_open)
		return check;
	if (check_package(check)) {
		check_contents(check);
		if (check->version == 3)
			package_contents(check);
		check_references(check);
	}
	if (!check->is_bare)
		check_names(check);
	return check;
}
