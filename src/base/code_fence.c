/* Fenced code in Markdown. */
#include "base/code_fence.h"

#include <string.h>

enum { SHORTEST_FENCE = 3, MOST_INDENT = 3 };

enum code_line code_fence_take(struct code_fence *fence, const char *line)
{
	size_t indent = strspn(line, " \t"), run = 0;
	const char *mark = line + indent;
	while (mark[run] == *mark && (*mark == '`' || *mark == '~'))
		run++;
	const char *behind = mark + run;
	if (fence->mark) {
		behind += strspn(behind, " \t\r");
		if (*mark != fence->mark || run < fence->run || (*behind && *behind != '\n') ||
		    indent > fence->indent + MOST_INDENT)
			return CODE_INSIDE;
		*fence = (struct code_fence){0};
		return CODE_ENDS;
	}
	if (run < SHORTEST_FENCE || (*mark == '`' && behind[strcspn(behind, "`\n")] == '`'))
		return CODE_NONE;
	*fence = (struct code_fence){*mark, run, indent};
	return CODE_BEGINS;
}
