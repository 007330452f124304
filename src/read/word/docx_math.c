/* Office MathML as MathML. */
#include "read/word/docx.h"

struct node *docx_formula(struct draft *draft, const struct node *math, bool is_block)
{
	(void)is_block;
	return tree_text_borrowed(draft->tree, tree_words(draft->arena, math));
}
