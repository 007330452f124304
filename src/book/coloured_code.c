/* The code of all articles. */
#include "book/coloured_code.h"

void listings_settle(struct edition *edition, struct drafts *drafts)
{
	static const char *const reasons[] = {
	    [CODE_NO_PROGRAM] = "there is no program 'highlight'",
	    [CODE_NO_FOLDER] = "no folder may be made for 'highlight' in TMPDIR or /tmp",
	    [CODE_FAILED] = "the program 'highlight' failed on some or all of it",
	    [CODE_SLOW] = "the program 'highlight' took too long",
	};
	if (!edition->code.count)
		return;
	enum code_result result =
	    code_write(edition->code.items, edition->code.count, drafts, edition->diags);
	if (result != CODE_DONE)
		diag(edition->diags, MSG_CODE_PLAIN, (struct place){0}, reasons[result], NULL);
}
