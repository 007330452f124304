/* One article of any bytes: read, conforming, and conforming still when it is made so again. */
#include "fuzz.h"

#include "base/utf8.h"
#include "read/article.h"
#include "xhtml/conform.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void fuzz_fail(const char *what, const char *detail)
{
	fprintf(stderr, "untrue: %s: %s\n", what, detail);
	abort();
}

/* What becomes of ids is settled where chapters are cut: the harness of whole books looks at them.
 */
static bool is_of_ids(enum breach breach)
{
	return breach == BREACH_ID || breach == BREACH_ID_LIST || breach == BREACH_SVG_REFERENCE;
}

static void notice(const struct node *node, enum breach breach, const char *detail, void *user)
{
	const struct validity *valid =
	    breach == BREACH_ELEMENT ? &rule_of(node)->valid : &breach_rule(breach)->valid;
	(void)user;
	if (!(valid->books & VALID_3) && !is_of_ids(breach))
		fuzz_fail(breach_rule(breach)->says, detail ? detail : "");
}

static void check_tree(struct tree *tree, struct diags *diags, bool is_page)
{
	struct conform_options options = {
	    .keep_classes = !is_page,
	    .keep_dead_links = !is_page,
	};
	if (tree->is_raw)
		conform(tree, diags, &options);
	options.on_fix = notice;
	conform(tree, diags, &options);
}

void fuzz_check_message(const struct octavo_diagnostic *told, void *user)
{
	(void)user;
	if (utf8_valid_prefix(told->text, strlen(told->text)) != strlen(told->text))
		fuzz_fail("a message isn't UTF-8", told->text);
	for (const char *s = told->text; *s; s++)
		if ((unsigned char)*s < 0x20)
			fuzz_fail("a message has a control character", told->text);
}

void fuzz_article(enum format format, const char *page, const uint8_t *bytes, size_t size)
{
	struct buf input = BUF_EMPTY;
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct metadata book;
	struct article article;
	const struct entry entry = {
	    .name = "a", .path = "", .absolute = "/a", .input = &input, .format = format};
	metadata_init(&book);
	book.page.text = page;
	buf_add(&input, (const char *)bytes, size);
	if (article_read(&article, &entry, NULL, &book, arena, diags, NULL))
		check_tree(article.tree, diags, format_is_page(format));
	diags_deliver(diags, fuzz_check_message, NULL);
	article_clear(&article);
	metadata_clear(&book);
	diags_free(diags);
	arena_free(arena);
	buf_clear(&input);
}
