/* From the finished edition to the packed files of the container, in any thread. */
#include "packing.h"

#include "base/thread_pool.h"
#include "base/mem.h"
#include "package/package.h"

struct packing {
	struct edition *edition;
	const package_files *files;
	struct packed *packed;
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

bool packing_run(struct edition *edition, struct buf style, unsigned threads,
		 struct packed **packed, size_t *count)
{
	package_files files = {0};
	bool done = package_plan(edition, style, &files);
	if (!done)
		diag(edition->diags, MSG_LIBRARY_FAILED, (struct place){0}, "libxml2", NULL);
	struct packing packing = {
	    .edition = edition,
	    .files = &files,
	    .packed = mem_zeroed(files.count, sizeof *packing.packed),
	    .deflaters = mem_zeroed(threads, sizeof *packing.deflaters),
	};
	const struct crew_task task = {pack_file, NULL, &packing};
	crew_run(&task, 0, files.count, packing_threads(&packing, threads));
	for (unsigned i = 0; i < threads; i++)
		deflater_free(packing.deflaters[i]);
	mem_free(packing.deflaters);
	*packed = packing.packed;
	*count = files.count;
	vec_clear(&files);
	return done;
}
