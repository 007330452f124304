/* Code in Markdown: in fences, and in words. */
#include "base/code_fence.h"

#include "base/next_line.h"

enum { SHORTEST_FENCE = 3, MOST_INDENT = 3, LONGEST_WORDS = 10000 };

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

const char *code_fence_close(struct code_fence *fence, const char *line)
{
	while (*line && code_fence_take(fence, line) != CODE_ENDS)
		line = next_line(line);
	return line;
}

const char *code_words_end(const char *at, const char *end)
{
	size_t run = strspn(at, "`"), other;
	if (end - at > LONGEST_WORDS)
		end = at + LONGEST_WORDS;
	for (const char *s = at + run; s < end && strncmp(s, "\n\n", 2) != 0; s += other + !other) {
		other = strspn(s, "`");
		if (other == run)
			return s + run;
	}
	return at + run;
}

const char *code_behind(const char *s, const char *line_end, bool starts_line)
{
	struct code_fence fence = {0};
	if (!starts_line || !code_fence_take(&fence, s))
		return *s == '`' ? code_words_end(s, line_end) : s;
	const char *close = code_fence_close(&fence, next_line(s));
	return close + strcspn(close, "\n");
}
