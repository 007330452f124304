/* What of a picture a .docx doesn't show, in DrawingML and in VML. */
#include "read/word/docx/docx_parts.h"

#include "base/length.h"

#include <string.h>

enum { WHOLE = 100000, WHOLE_OF_VML = 65536 };

/* As "12500", "12.5%" in DrawingML; as "8192f", "0.125", "12.5%" in VML. */
static int share(const struct node *node, const char *name, double one)
{
	const char *value = tree_get(node, name), *unit = "";
	double number = value ? length_number(value, &unit) : 0;
	double whole = *unit == '%' ? 100 : *unit == 'f' ? WHOLE_OF_VML : one;
	double part = number / whole * WHOLE;
	return part > 0 && part < WHOLE ? (int)(part + 0.5) : 0;
}

struct tree_crop docx_crop(const struct node *picture)
{
	if (part_is(picture, "v:imagedata"))
		return (struct tree_crop){.left = share(picture, "cropleft", 1),
					  .top = share(picture, "croptop", 1),
					  .right = share(picture, "cropright", 1),
					  .bottom = share(picture, "cropbottom", 1)};
	const struct node *shown = part_child(picture->parent, "a:srcRect");
	if (!shown)
		return (struct tree_crop){0};
	return (struct tree_crop){.left = share(shown, "l", WHOLE),
				  .top = share(shown, "t", WHOLE),
				  .right = share(shown, "r", WHOLE),
				  .bottom = share(shown, "b", WHOLE)};
}
