/* What a build would write, judged by octavo's own checker before it takes its place. */
#include "build_parts.h"

#include "check/check.h"

bool build_check(struct build *build, const char *path, const struct packed_files *files)
{
	const char *why = NULL;
	struct check_request request = {.name = path ? path : "the book",
					.jobs = build->options->jobs};
	if (!build->options->check)
		return true;
	if (!container_bytes(files->items, files->count, &build->bytes, &request.size, &why)) {
		diag(build->diags, MSG_LIBRARY_FAILED, (struct place){0}, why, NULL);
		return false;
	}
	request.path = request.name;
	request.bytes = build->bytes;
	build->checked = check_run(&request, build->diags);
	diags_drop_usage(build->diags, MSG_COUNT);
	return !diags_failed(build->diags);
}
