/* For unit tests: what diagnostics say, as lines of "line:column slug text". */
#ifndef OCTAVO_TESTS_SAID_H
#define OCTAVO_TESTS_SAID_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"

#include <string.h>

static void say(const struct octavo_diagnostic *told, void *user)
{
	buf_printf(user, "%u:%u %s %s\n", told->line, told->column, told->slug, told->text);
}

/* Empties diags into a string that the caller frees with mem_free. */
static char *said(struct diags *diags)
{
	struct buf text = BUF_EMPTY;
	diags_make_verbose(diags);
	diags_deliver(diags, say, &text);
	return buf_steal(&text);
}

#endif
