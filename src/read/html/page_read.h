/* The article of a saved page, for the HTML front end. */
#ifndef OCTAVO_READ_HTML_PAGE_READ_H
#define OCTAVO_READ_HTML_PAGE_READ_H

#include "read/frontend.h"
#include "read/html/html_claims.h"

/* Takes out of the page what isn't its article, if it is asked to, or nobody said and a web site
 * made the page; a note tells how much. False: all of it stays. */
bool page_read(const struct html_page *source, const struct frontend *in,
	       const struct claims *claims);

#endif
