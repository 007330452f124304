/* What a page says of itself: claims, and which are believed. */
#include "read/page/page_claims.h"

#include "base/ascii.h"
#include "base/label.h"

#include <string.h>

void claim(struct claims *claims, enum said what, enum said_by by, const char *text,
	   struct place at)
{
	enum { MOST_CLAIMS = 1000 }; /* of a page */
	const char *label = text ? label_clean(claims->arena, text) : "";
	if (what == SAID_AUTHOR && ascii_begins_with(label, "by "))
		label += 3;
	if (*label && claims->list.count < MOST_CLAIMS)
		vec_push(&claims->list, (struct claim){what, by, label, at});
}

const struct claim *claim_find(const struct claims *claims, enum said what)
{
	const struct claim *best = NULL;
	for (size_t i = 0; i < claims->list.count; i++) {
		const struct claim *it = &claims->list.items[i];
		if (it->what == what && (!best || it->by < best->by))
			best = it;
	}
	return best;
}
