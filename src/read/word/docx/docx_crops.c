/* How a .docx shows a picture: what of it isn't there, how it is turned, in DrawingML and in VML.
 */
#include "read/word/docx/docx_parts.h"

#include "base/length.h"

#include <stdlib.h>
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

static bool is_on(const struct node *node, const char *name)
{
	const char *value = tree_get(node, name);
	return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

/* As EXIF has it: mirrored, then turned by quarters to the right; 0: neither, or only a little. */
static unsigned orientation(const struct node *frame)
{
	enum { QUARTER = 90 * 60000, SLANT = 3 * 60000, QUARTERS = 4 };
	static const unsigned turned[2][QUARTERS] = {{0, 6, 3, 8}, {2, 7, 4, 5}};
	if (!frame)
		return 0;
	const char *value = tree_get(frame, "rot");
	long angle = value ? strtol(value, NULL, 10) % (QUARTERS * QUARTER) : 0;
	angle = angle < 0 ? angle + QUARTERS * QUARTER : angle;
	long quarters = (angle + QUARTER / 2) / QUARTER, slant = labs(angle - quarters * QUARTER);
	bool mirrored = is_on(frame, "flipH"), upended = is_on(frame, "flipV");
	quarters = (slant > SLANT ? 0 : quarters) + (upended ? 2 : 0);
	return turned[mirrored != upended][quarters % QUARTERS];
}

struct tree_crop docx_crop(const struct node *picture)
{
	if (part_is(picture, "v:imagedata"))
		return (struct tree_crop){.left = share(picture, "cropleft", 1),
					  .top = share(picture, "croptop", 1),
					  .right = share(picture, "cropright", 1),
					  .bottom = share(picture, "cropbottom", 1)};
	const struct node *shown = part_child(picture->parent, "a:srcRect");
	const struct node *properties = part_child(picture->parent->parent, "pic:spPr");
	struct tree_crop crop = {.orientation = orientation(part_child(properties, "a:xfrm"))};
	if (!shown)
		return crop;
	crop.left = share(shown, "l", WHOLE);
	crop.top = share(shown, "t", WHOLE);
	crop.right = share(shown, "r", WHOLE);
	crop.bottom = share(shown, "b", WHOLE);
	return crop;
}
