/* Page marks in comments. */
#include "read/page_marks.h"

#include "base/ascii.h"

#include <string.h>

enum { LONGEST_LABEL = 12 };

static const char *const words[] = {"pagebreak", "page", "pag", "pg", "p"};

static bool is_number(const char *text, size_t size)
{
	size_t digits = 0, roman = 0;
	for (size_t i = 0; i < size; i++) {
		digits += ascii_is_digit(text[i]);
		roman += strchr("ivxlcdmIVXLCDM", text[i]) != NULL;
	}
	return size && size <= LONGEST_LABEL && (digits == size || roman == size);
}

/* What stands behind the word for page, or NULL. */
static const char *behind_word(const char *s)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t size = strlen(words[i]), same = 0;
		while (same < size && ascii_lower(s[same]) == words[i][same])
			same++;
		if (same == size && !ascii_is_letter_or_digit(s[size]))
			return s + size;
	}
	return NULL;
}

size_t html_page_label(const char *comment, const char **label)
{
	const char *s = comment + strspn(comment, " \t\n[");
	s = behind_word(s);
	if (!s)
		return 0;
	s += strspn(s, " \t\n.:=#\"'");
	size_t size = 0;
	while (ascii_is_letter_or_digit(s[size]))
		size++;
	const char *rest = s + size + strspn(s + size, " \t\n]\"'");
	*label = s;
	return is_number(s, size) && !*rest ? size : 0;
}

size_t html_take_page_mark(const char *bytes, size_t size, char comment[PAGE_COMMENT])
{
	const char *label;
	size_t inside = 0;
	if (size < 8 || memcmp(bytes, "<!--", 4) != 0)
		return 0;
	while (inside < PAGE_COMMENT - 1 && inside + 7 < size &&
	       memcmp(bytes + 4 + inside, "-->", 3) != 0)
		inside++;
	if (memcmp(bytes + 4 + inside, "-->", 3) != 0)
		return 0;
	memcpy(comment, bytes + 4, inside);
	comment[inside] = '\0';
	return html_page_label(comment, &label) ? inside + 7 : 0;
}

struct node *html_page_mark(struct tree *tree, const char *comment, unsigned line, unsigned column)
{
	const char *found;
	size_t size = html_page_label(comment, &found);
	if (!size)
		return NULL;
	const char *label = arena_copy(tree->arena, found, size);
	struct node *mark = tree_element(tree, EL_SPAN, line, column);
	tree_set(tree, mark, "epub:type", "pagebreak");
	tree_set(tree, mark, "role", "doc-pagebreak");
	tree_set(tree, mark, "id", arena_format(tree->arena, "page-%s", label));
	tree_set(tree, mark, "aria-label", label);
	return mark;
}
