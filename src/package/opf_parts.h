/* Inside the OPF's metadata: its elements, and the groups that have files of their own. */
#ifndef OCTAVO_PACKAGE_OPF_PARTS_H
#define OCTAVO_PACKAGE_OPF_PARTS_H

#include "package/opf_metadata.h"

enum { OPF_ID_SIZE = 48 };

void opf_id(char id[OPF_ID_SIZE], const char *kind, size_t number); /* title_1 */

/* An element of that name, with an id unless that is NULL; or one in a language of its own. */
void opf_leaf(struct xml *xml, const char *name, const char *id, const char *text);
void opf_leaf_in(struct xml *xml, const char *name, const char *id, const char *language,
		 const char *text);

/* <meta property="…">text</meta>, if there is a text. */
void opf_property(struct xml *xml, const char *name, const char *text);

/* The same about the element of that id; scheme may be NULL. */
void opf_refine(struct xml *xml, const char *id, const char *name, const char *scheme,
		const char *text);
void opf_refine_number(struct xml *xml, const char *id, const char *name, size_t number);

/* Attributes: the language of the element just opened and its direction, which the package's own
 * needn't be; none if language is NULL. */
void opf_language(struct xml *xml, const char *language);

/* file-as and alternate-script of the element of that id. */
void opf_refine_forms(struct xml *xml, const char *id, const struct forms *forms);

/* How EPUB 2 said it: <meta name="…" content="…"/>. */
void opf_old_meta(struct xml *xml, const char *name, const char *content);

/* opf_names.c */
void opf_write_titles(struct xml *xml, const struct metadata *m, const struct opf_facts *facts);
void opf_write_people(struct xml *xml, const struct metadata *m);
void opf_write_publisher(struct xml *xml, const struct metadata *m);

/* opf_collections.c */
void opf_write_collections(struct xml *xml, const struct metadata *m);

/* opf_hints.c */
void opf_write_rendition(struct xml *xml, const struct metadata *m);
void opf_write_writing_mode(struct xml *xml, const struct metadata *m,
			    const struct opf_facts *facts);
void opf_write_ibooks(struct xml *xml, const struct metadata *m);

/* opf_accessibility.c */
void opf_write_accessibility(struct xml *xml, const struct metadata *m,
			     const struct opf_facts *facts);

#endif
