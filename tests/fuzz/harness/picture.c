/* A picture of any kind, drawings among them: what octavo makes of it is one that it takes whole.
 */
#include "../fuzz.h"

#include "media/picture.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	enum { MOST = 1 << 16 }; /* pixels, so that larger ones are scaled down */
	static const struct tree_crop crop = {.left = 10000, .top = 20000, .bottom = 70000};
	struct buf picture = BUF_EMPTY;
	struct image_info info, again;
	struct picture_changes changes = {0};
	buf_add(&picture, (const char *)bytes, size);
	picture_fit(&picture, size % 2 ? &crop : NULL, MOST, 256000000, &info, &changes);
	if (!info.damage && info.media_type) {
		image_examine((const unsigned char *)picture.data, picture.size, 256000000, &again);
		if (again.damage)
			fuzz_fail("a picture that was fit is damaged", again.damage);
	}
	buf_clear(&picture);
	return 0;
}
