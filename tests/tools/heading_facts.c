/* Prints what the rules that find headings in plain text say of each candidate, for
 * fit_headings.mjs: reads from standard input a line of points, two a rule (or an empty line: their
 * own), then the paths of texts, one a line. Without input: lists the rules. */
#include "read/text/headings/text_headings.h"
#include "read/text/text.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/decode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void list_rules(void)
{
	for (size_t i = 0; i < text_rule_count(); i++)
		printf("%d\t%d\t%s\n", text_rule(i)->first, text_rule(i)->points,
		       text_rule(i)->reason);
}

static void show(const struct candidate *it)
{
	printf("%u\t%d\t", it->block, it->score);
	for (size_t i = 0; i < text_rule_count(); i++)
		if (it->reasons[i / 64] >> i % 64 & 1)
			printf("%zu ", i);
	putchar('\t');
	for (size_t i = 0; i < it->size; i++)
		putchar(it->s[i] == '\n' ? ' ' : it->s[i]);
	putchar('\n');
}

static void show_text(const char *path, const int *points)
{
	struct buf bytes = BUF_EMPTY;
	struct diags *diags = diags_new();
	int64_t modified;
	if (!file_read(path, 1 << 30, &bytes, &modified, diags, (struct place){path, 0, 0}) ||
	    !decode_pages(&bytes, NULL, path, diags))
		exit(1);
	struct text text = {.points = points};
	candidate_list list = {0};
	text_prepare(&text, bytes.data, bytes.size);
	text_find_candidates(&text, &list);
	text_weigh(&list);
	printf("> %s\n", path);
	for (size_t i = 0; i < list.count; i++)
		show(&list.items[i]);
	vec_clear(&list);
	text_clear(&text);
	buf_clear(&bytes);
	diags_free(diags);
}

int main(void)
{
	static char line[1 << 16];
	int points[2 * MOST_RULES] = {0};
	if (!fgets(line, sizeof line, stdin)) {
		list_rules();
		return 0;
	}
	bool own = *line == '\n';
	char *at = line;
	for (size_t i = 0; !own && i < 2 * text_rule_count(); i++)
		points[i] = (int)strtol(at, &at, 10);
	while (fgets(line, sizeof line, stdin)) {
		line[strcspn(line, "\n")] = '\0';
		show_text(line, own ? NULL : points);
	}
	return 0;
}
