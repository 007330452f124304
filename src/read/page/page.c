/* Reading a page: what it says of itself, and, because that tells its article from the rest, which
 * of it stays. */
#include "read/page/page.h"

#include "read/page/page_claims.h"
#include "read/page/page_parts.h"

void page_read(const struct html_page *page, const struct frontend *in, struct metadata *metadata)
{
	struct claims claims = {.arena = in->arena};
	if (in->page == PAGE_OF_BOOK)
		return;
	page_claim_json(page, &claims);
	page_claim_items(page, &claims);
	page_claim_meta(page, &claims);
	struct field title = page_title(page, &claims); /* told with the help of what may go */
	size_t without_byline = claims.list.count;
	page_claim_byline(page, &claims);
	if (!page_cut_out(page, in, &claims, title.text))
		claims.list.count = without_byline;
	page_take_claims(&claims, title, metadata);
	page_add_title(page->tree, metadata_title(metadata).text);
	vec_clear(&claims.list);
}
