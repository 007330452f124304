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

/* What of ids and pictures is settled where chapters are cut, and looked at in whole books. */
static const bool settled_later[BREACH_COUNT] = {
    [BREACH_ID] = true,
    [BREACH_ID_LIST] = true,
    [BREACH_LINK_PART] = true,
    [BREACH_SVG_REFERENCE] = true,
    [BREACH_PICTURE_REMOTE] = true,
    [BREACH_PICTURE_DATA] = true,
};

static void notice_depth(const struct node *node, enum breach breach, const char *detail,
			 void *user)
{
	(void)node;
	(void)detail;
	*(bool *)user |= breach == BREACH_DEPTH;
}

static void notice(const struct node *node, enum breach breach, const char *detail, void *user)
{
	const struct validity *valid =
	    breach == BREACH_ELEMENT ? &rule_of(node)->valid : &breach_rule(breach)->valid;
	const bool *too_deep = user;
	notice_depth(node, breach, detail, user);
	if (!*too_deep && !(valid->books & VALID_3) && !settled_later[breach])
		fuzz_fail(breach_rule(breach)->says, detail ? detail : "");
}

/* What was added to a tree may have it nest too deep, now or before: it may change once more. */
static void check_tree(struct tree *tree, struct diags *diags, bool is_page)
{
	bool too_deep = false;
	struct conform_options options = {
	    .keep_classes = !is_page,
	    .keep_dead_links = !is_page,
	    .on_fix = notice_depth,
	    .user = &too_deep,
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
