/* The public face: options, and the calls that lead to a build. */
#include "octavo.h"

#include "base/mem.h"
#include "base/thread_pool.h"
#include "settings.h"
#include "build.h"
#include "check/check.h"
#include "pack/pack.h"
#include "starter/starter.h"
#include "tree/xml_read.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct octavo {
	struct arena *arena;
	struct diags *diags;
	octavo_listener *listener;
	void *user;
	VEC(const char *) inputs;
	struct settings settings;
	struct drafts *drafts;
	char *written, *name;
	struct octavo_figures figures;
	VEC(const char *) seen; /* files and folders */
	octavo_follower *follower;
	void *follower_user;
	octavo_foreseen *foreseen;
	void *foreseen_user;
	bool unchanged; /* and left as it was: written names what holds the book already */
};

const char *octavo_version(void)
{
	return OCTAVO_VERSION;
}

struct octavo *octavo_new(void)
{
	struct octavo *octavo = mem_zeroed(1, sizeof *octavo);
	xml_prepare();
	octavo->arena = arena_new();
	octavo->diags = diags_new();
	octavo->drafts = drafts_new();
	octavo->settings.sources = sources_new(NULL, NULL, &octavo->settings.limits);
	octavo->settings.limits = limits_usual;
	octavo->settings.jobs = thread_pool_size();
	return octavo;
}

static void forget_seen(struct octavo *octavo)
{
	for (size_t i = 0; i < octavo->seen.count; i++)
		mem_free((char *)(uintptr_t)octavo->seen.items[i]);
	octavo->seen.count = 0;
}

static void note_seen(struct octavo *octavo)
{
	size_t count;
	const char *const *paths = diags_dependencies(octavo->diags, &count);
	forget_seen(octavo);
	for (size_t i = 0; i < count; i++)
		vec_push(&octavo->seen, mem_string(paths[i]));
}

void octavo_free(struct octavo *octavo)
{
	if (!octavo)
		return;
	vec_clear(&octavo->inputs);
	forget_seen(octavo);
	vec_clear(&octavo->seen);
	vec_clear(&octavo->settings.metadata);
	diags_free(octavo->diags);
	drafts_free(octavo->drafts);
	sources_free(octavo->settings.sources);
	arena_free(octavo->arena);
	mem_free(octavo->written);
	mem_free(octavo->name);
	mem_free(octavo);
}

void octavo_listen(struct octavo *octavo, octavo_listener *listener, void *user)
{
	octavo->listener = listener;
	octavo->user = user;
}

void octavo_serve(struct octavo *octavo, octavo_reader *reader, void *user)
{
	sources_free(octavo->settings.sources);
	octavo->settings.sources = sources_new(reader, user, &octavo->settings.limits);
}

void octavo_add_input(struct octavo *octavo, const char *path)
{
	vec_push(&octavo->inputs, arena_string(octavo->arena, path));
}

bool octavo_is_book(const char *path)
{
	return manuscript_is_book(path);
}

const char *octavo_written(const struct octavo *octavo)
{
	return octavo->written;
}

bool octavo_unchanged(const struct octavo *octavo)
{
	return octavo->unchanged;
}

const char *const *octavo_sources(const struct octavo *octavo, size_t *count)
{
	*count = octavo->seen.count;
	return octavo->seen.items;
}

void octavo_follow(struct octavo *octavo, octavo_follower *follower, void *user)
{
	octavo->follower = follower;
	octavo->follower_user = user;
}

void octavo_foresee(struct octavo *octavo, octavo_foreseen *foreseen, void *user)
{
	octavo->foreseen = foreseen;
	octavo->foreseen_user = user;
}

struct octavo_figures octavo_figures(const struct octavo *octavo)
{
	return octavo->figures;
}

void octavo_give_up(struct octavo *octavo)
{
	drafts_give_up(octavo->drafts);
}

static enum octavo_status deliver(struct octavo *octavo)
{
	return diags_deliver(octavo->diags, octavo->listener, octavo->user);
}

enum octavo_status octavo_set(struct octavo *octavo, const char *option, const char *value)
{
	if (settings_take(&octavo->settings, option, value, octavo->arena, octavo->diags))
		return OCTAVO_OK;
	deliver(octavo);
	return OCTAVO_USAGE;
}

/* What the next call is to do, all sources seen afresh. */
static struct build_options options_of(struct octavo *octavo)
{
	sources_forget(octavo->settings.sources);
	return (struct build_options){
	    .request =
		{
		    .sources = octavo->settings.sources,
		    .inputs = octavo->inputs.items,
		    .count = octavo->inputs.count,
		    .from = octavo->settings.from,
		    .root = octavo->settings.root,
		    .options = octavo->settings.metadata.items,
		    .option_count = octavo->settings.metadata.count,
		},
	    .edition = {.keep_styles = octavo->settings.keep_styles},
	    .jobs = octavo->settings.jobs,
	    .check = octavo->settings.check,
	    .force = octavo->settings.force,
	    .depfile = octavo->settings.depfile,
	    .drafts = octavo->drafts,
	    .follower = octavo->follower,
	    .follower_user = octavo->follower_user,
	};
}

/* The plan, and what it read already. */
static void begin(struct octavo *octavo, struct build *build, const struct build_options *options)
{
	size_t count;
	build_begin(build, options, octavo->diags);
	if (!octavo->foreseen || sources_are_served(octavo->settings.sources))
		return;
	const char *const *paths = diags_dependencies(octavo->diags, &count);
	for (size_t i = 0; i < count; i++)
		if (!sources_is_folder(NULL, paths[i]))
			octavo->foreseen(paths[i], octavo->foreseen_user);
	manuscript_places(build->manuscript, octavo->foreseen, octavo->foreseen_user);
	octavo->foreseen(NULL, octavo->foreseen_user);
}

enum octavo_status octavo_build(struct octavo *octavo, const char *output)
{
	const struct build_options options = options_of(octavo);
	struct build build;
	mem_free(octavo->written);
	octavo->written = NULL;
	octavo->unchanged = false;
	if (output && !*output) {
		diag(octavo->diags, MSG_BAD_OPTION_VALUE, (struct place){0}, output,
		     "--output (the book to write, or its folder)");
		return deliver(octavo);
	}
	if (octavo->settings.depfile && output && strcmp(output, "-") == 0) {
		diag(octavo->diags, MSG_NO_TARGET, (struct place){0}, octavo->settings.depfile,
		     NULL);
		return deliver(octavo);
	}
	begin(octavo, &build, &options);
	build_book(&build, output);
	note_seen(octavo);
	enum octavo_status status = deliver(octavo);
	octavo->written = build.written ? mem_string(build.written) : NULL;
	octavo->figures = build_figures(&build);
	octavo->unchanged = build.unchanged;
	build_end(&build);
	return status;
}

enum octavo_status octavo_build_in_memory(struct octavo *octavo, void **bytes, size_t *size)
{
	const struct build_options options = options_of(octavo);
	struct build build;
	char *made;
	*size = 0;
	begin(octavo, &build, &options);
	build_book_in_memory(&build, &made, size);
	*bytes = made;
	enum octavo_status status = deliver(octavo);
	build_end(&build);
	return status;
}

const char *octavo_name(struct octavo *octavo)
{
	const struct build_options options = options_of(octavo);
	struct build build;
	mem_free(octavo->name);
	begin(octavo, &build, &options);
	const char *name = build_file_name(&build);
	octavo->name = name ? mem_string(name) : NULL;
	diags_deliver(octavo->diags, NULL, NULL);
	build_end(&build);
	return octavo->name;
}

enum octavo_status octavo_outline(struct octavo *octavo, char **text)
{
	struct build_options options = options_of(octavo);
	struct build build;
	struct buf outline = BUF_EMPTY;
	options.request.no_cover = true;
	begin(octavo, &build, &options);
	build_outline(&build, &outline);
	*text = outline.size ? buf_steal(&outline) : NULL;
	octavo->figures = build_figures(&build);
	enum octavo_status status = deliver(octavo);
	build_end(&build);
	return status;
}

enum octavo_status octavo_check(struct octavo *octavo, const char *path)
{
	bool tells_usage = diags_are_verbose(octavo->diags);
	struct check_request request = {.path = path, .name = path, .jobs = octavo->settings.jobs};
	if (octavo->settings.strict)
		diags_make_strict(octavo->diags);
	struct check *check = check_run(&request, octavo->diags);
	if (!tells_usage)
		diags_drop_usage(octavo->diags, MSG_COUNT);
	enum octavo_status status = deliver(octavo);
	check_free(check);
	return status;
}

enum octavo_status octavo_pack(struct octavo *octavo, const char *folder, const char *output)
{
	const struct pack_request request = {
	    .from = folder,
	    .output = output,
	    .no_check = octavo->settings.no_check,
	    .jobs = octavo->settings.jobs,
	    .drafts = octavo->drafts,
	};
	struct pack_result result;
	if (octavo->settings.strict)
		diags_make_strict(octavo->diags);
	pack_book(&request, &result, octavo->diags);
	diags_drop_usage(octavo->diags, MSG_OPF_003);
	enum octavo_status status = deliver(octavo);
	pack_end(&result);
	return status;
}

enum octavo_status octavo_unpack(struct octavo *octavo, const char *path, const char *folder)
{
	struct arena *arena = arena_new();
	unpack_archive(path, folder, arena, octavo->drafts, octavo->diags);
	enum octavo_status status = deliver(octavo);
	arena_free(arena);
	return status;
}

enum octavo_status octavo_starter(struct octavo *octavo, const char *folder)
{
	starter_write(folder, octavo->drafts, octavo->diags);
	return deliver(octavo);
}
