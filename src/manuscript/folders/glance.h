/* A glance at the start of an article: what its front matter says of its place in a folder. */
#ifndef OCTAVO_MANUSCRIPT_FOLDERS_GLANCE_H
#define OCTAVO_MANUSCRIPT_FOLDERS_GLANCE_H

#include "manuscript/plan.h"

struct glance {
	const struct yaml *front; /* NULL: there is none that can be read */
	struct place at;          /* of the title */
	const char *title;        /* that the front matter gives; NULL: none */
	const char *label;        /* that a site's menu has; NULL: none is given */
	const char *date;         /* the same, in UTC */
	bool is_unseen;           /* it may not be opened */
	bool has_text;            /* something stands behind the front matter */
	bool is_draft;
	bool is_of_book; /* the front matter says who wrote it, and the like */
	bool has_weight; /* weight, order, nav_order, sidebar_position */
	double weight;
};

/* Strings belong to the manuscript. A file that isn't in the folder root (absolute), links
 * followed, isn't opened. What is wrong with the front matter isn't told: that happens
 * where the article is read. */
struct glance glance_at(struct plan *plan, const char *path, const char *root);

/* By weights: what has one stands before what has none. */
int glance_compare(const struct glance *one, const struct glance *other);

/* The number that the text is, in any locale; false if it is none. */
bool glance_number(const char *text, double *number);

#endif
