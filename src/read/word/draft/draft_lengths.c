/* Lengths as files of word processors say them. */
#include "read/word/draft/draft.h"

#include "base/length.h"

bool draft_sets_apart(int space)
{
	enum { LEAST = 20, MOST = 120 };
	return space >= LEAST && space <= MOST;
}

int draft_length(const char *value)
{
	struct length length = value ? length_read(value) : (struct length){LENGTH_NONE, 0};
	if (length.kind == LENGTH_BARE && length.number == 0)
		return 0;
	return length.kind != LENGTH_FIXED
		   ? DRAFT_NO_LENGTH
		   : (int)(length.number + (length.number < 0 ? -0.5 : 0.5));
}
