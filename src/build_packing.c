/* The files of a package, made and deflated side by side. */
#include "build_parts.h"

#include "base/mem.h"
#include "base/thread_pool.h"
#include "container/deflate.h"
#include "package/package.h"

struct packing {
	struct edition *edition;
	package_files *files;
	struct packed *packed;       /* one a file */
	struct deflater **deflaters; /* one a thread */
};

static void pack_file(size_t i, unsigned worker, void *user)
{
	const struct packing *packing = user;
	const struct package_file *file = &packing->files->items[i];
	struct deflater **deflater = &packing->deflaters[worker];
	if (!*deflater)
		*deflater = deflater_new();
	packing->packed[i] = file->packed ? packed_stored(file->name, file->bytes, file->sum)
					  : deflater_pack(*deflater, file->name,
							  package_bytes(packing->edition, file),
							  file->list ? EFFORT_FAST : EFFORT_FULL);
}

/* A thread costs as much as it takes to deflate a few files. */
static unsigned packing_threads(const struct packing *packing, unsigned most)
{
	enum { A_THREADS_WORTH = 128 << 10 };
	size_t size = 0;
	for (size_t i = 0; i < packing->files->count; i++)
		if (!packing->files->items[i].packed)
			size += package_size(packing->edition, &packing->files->items[i]);
	size_t worth = size / A_THREADS_WORTH + 1;
	return worth < most ? (unsigned)worth : most;
}

bool build_pack(struct build *build, struct packed_files *out)
{
	unsigned threads = build->options->jobs;
	package_files files = {0};
	struct packing packing = {.edition = &build->edition, .files = &files};
	const struct thread_task task = {pack_file, NULL, &packing};
	bool done = package_plan(&build->edition, &files);
	if (!done)
		diag(build->diags, MSG_LIBRARY_FAILED, (struct place){0}, "libxml2", NULL);
	packing.packed = mem_zeroed(files.count, sizeof *packing.packed);
	packing.deflaters = mem_zeroed(threads, sizeof *packing.deflaters);
	thread_pool_run(&task, 0, files.count, packing_threads(&packing, threads));
	for (unsigned i = 0; i < threads; i++)
		deflater_free(packing.deflaters[i]);
	mem_free(packing.deflaters);
	*out = (struct packed_files){packing.packed, files.count};
	vec_clear(&files);
	return done;
}

void packed_files_clear(struct packed_files *files)
{
	for (size_t i = 0; i < files->count; i++)
		packed_clear(&files->items[i]);
	mem_free(files->items);
}
