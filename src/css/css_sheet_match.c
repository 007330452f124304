/* Style sheets that are asked what they say of an element: which rules hold, and which win. */
#include "css/css_sheet_parts.h"

#include "base/ascii.h"

#include <string.h>

enum { LONGEST_KEY = 255 };

/* What was found for an element, by property: how much the declaration that won weighs. */
struct asking {
	struct css_sheet *sheet;
	const struct node *node;
	struct css_said *said;
	uint64_t weights[CSS_SHEET_MOST];
	bool any;
};

static bool is_compound(const struct css_sheet *sheet, const struct css_compound *compound,
			const struct node *node)
{
	const char *id = compound->id ? tree_get(node, "id") : NULL;
	if (node->kind != NODE_ELEMENT || (compound->id && (!id || strcmp(id, compound->id) != 0)))
		return false;
	if (compound->name && !ascii_equal(node->name, compound->name))
		return false;
	for (uint32_t i = 0; i < compound->class_count; i++)
		if (!tree_has_class(node, sheet->classes.items[compound->classes + i]))
			return false;
	return true;
}

static const struct node *element_before(const struct node *node)
{
	do
		node = node->prev;
	while (node && node->kind != NODE_ELEMENT);
	return node;
}

/* From the last compound to the first; where one fails, the nearest "within" behind it looks
 * further up: further down is no use, as all that would match there matched here. */
static bool matches(struct css_sheet *sheet, const struct css_selector *selector,
		    const struct node *node)
{
	const struct css_compound *compounds = &sheet->compounds.items[selector->compounds];
	uint32_t at = selector->count - 1, again_at = 0;
	const struct node *again = NULL;
	while (sheet->work_left) {
		sheet->work_left--;
		bool holds = node && is_compound(sheet, &compounds[at], node);
		if (holds && at == 0)
			return true;
		if (holds) {
			char combinator = compounds[at--].combinator;
			node = combinator == CSS_BEHIND ? element_before(node) : node->parent;
			if (combinator == CSS_WITHIN) {
				again = node;
				again_at = at;
			}
			continue;
		}
		if (!again)
			return false;
		again = again->parent;
		node = again;
		at = again_at;
	}
	return false;
}

static void take_work(struct css_sheet *sheet, uint64_t work)
{
	sheet->work_left -= work < sheet->work_left ? work : sheet->work_left;
}

static void weigh(struct asking *asking, const struct css_selector *selector)
{
	enum { IMPORTANT = 60, SPECIFICITY = 32 };
	const struct css_property *list =
	    &asking->sheet->declarations.items[selector->declarations];
	take_work(asking->sheet, selector->declaration_count);
	for (uint32_t i = 0; i < selector->declaration_count; i++) {
		uint32_t specificity =
		    selector->specificity < 1 << 27 ? selector->specificity : 1 << 27;
		uint64_t weight = (uint64_t)list[i].important << IMPORTANT |
				  (uint64_t)specificity << SPECIFICITY | (selector->order + 1);
		if (weight < asking->weights[list[i].index])
			continue;
		asking->weights[list[i].index] = weight;
		asking->said[list[i].index] = (struct css_said){
		    list[i].value, list[i].important, selector->specificity < CSS_SPECIFIC};
		asking->any = true;
	}
}

static void look_into(struct asking *asking, size_t bucket)
{
	while (bucket != MAP_NONE && asking->sheet->work_left) {
		const struct css_selector *selector = &asking->sheet->selectors.items[bucket];
		if (matches(asking->sheet, selector, asking->node))
			weigh(asking, selector);
		bucket = selector->next;
	}
}

static void look_up(struct asking *asking, char sign, const char *name, size_t size)
{
	char key[LONGEST_KEY + 1];
	size_t length = sign ? 1 : 0;
	if (!size || size + length > LONGEST_KEY)
		return;
	key[0] = sign;
	memcpy(key + length, name, size);
	key[length + size] = '\0';
	look_into(asking, map_find(&asking->sheet->keys, key));
}

bool css_sheet_ask(struct css_sheet *sheet, const struct node *node, struct css_said *said)
{
	enum { WORK_FOR_AN_ELEMENT = 512 };
	struct asking asking = {.sheet = sheet, .node = node, .said = said};
	memset(said, 0, sheet->property_count * sizeof *said);
	if (sheet->work_left)
		sheet->work_left += WORK_FOR_AN_ELEMENT;
	const char *id = tree_get(node, "id"), *class = tree_get(node, "class");
	look_into(&asking, sheet->universal);
	look_up(&asking, 0, node->name, strlen(node->name));
	if (id)
		look_up(&asking, '#', id, strlen(id));
	while (class && *(class += strspn(class, " \t\n\f\r"))) {
		size_t size = strcspn(class, " \t\n\f\r");
		look_up(&asking, '.', class, size);
		class += size;
	}
	for (size_t i = 0; i < sheet->property_count; i++)
		if (said[i].value)
			take_work(sheet, strlen(said[i].value)); /* whoever asks copies it */
	return asking.any;
}
