/* Inside of checking: one book in the hand, and the parts that look at it. */
#ifndef OCTAVO_CHECK_CHECK_PARTS_H
#define OCTAVO_CHECK_CHECK_PARTS_H

#include "base/file.h"
#include "base/word_list.h"
#include "check/check.h"
#include "check/grammar.h"
#include "check/volume.h"
#include "tree/tree.h"

/* How something is referred to: what that must be follows from it. */
enum reference_kind {
	REFERENCE_HYPERLINK,
	REFERENCE_CITE,
	REFERENCE_TOC,       /* an entry of a toc nav: a hyperlink, in the order of the text */
	REFERENCE_PAGE_LIST, /* of a page-list */
	REFERENCE_REGION,    /* of a region-based nav */
	REFERENCE_IMAGE,
	REFERENCE_AUDIO,
	REFERENCE_VIDEO,
	REFERENCE_OTHER,   /* embedded by any other element */
	REFERENCE_PICTURE, /* of a picture, judged where it stands */
	REFERENCE_TRACK,
	REFERENCE_FONT,
	REFERENCE_STYLE,
	REFERENCE_PAINT,
	REFERENCE_CLIP,
	REFERENCE_SYMBOL,
	REFERENCE_OVERLAY,    /* text that an overlay reads */
	REFERENCE_LINK,       /* of the package to what needn't be in the book */
	REFERENCE_GUIDE,      /* of the package */
	REFERENCE_NCX,        /* of the NCX */
	REFERENCE_SEARCH_KEY, /* of a search key map */
};

struct book_reference {
	enum reference_kind kind;
	struct place at;
	const char *target;   /* a path in the container, or an address elsewhere */
	const char *fragment; /* behind the "#"; NULL: none */
	const char *shown;    /* as it stands there */
	bool is_remote, is_data;
	bool has_fallback; /* beside it */
};

/* What an id is of. */
enum id_kind { ID_PLAIN, ID_PAINT, ID_CLIP, ID_SYMBOL };

struct id {
	const char *name;
	enum id_kind kind;
};

/* An item of the manifest. */
struct book_item {
	const struct node *node;
	struct place at;
	const char *id, *href, *media_type, *properties; /* "" if they aren't there */
	const char *fallback, *fallback_style, *overlay; /* NULL: none */
	const char *path;         /* in the container, or an address elsewhere; NULL: none */
	struct volume_file *file; /* NULL: it isn't there */
	size_t spine;             /* its last place in the spine, or MAP_NONE */
	bool is_linear, is_fixed, is_remote, is_data, is_ncx, is_twin;
	bool is_in_circle; /* its fallbacks never end */
	bool is_obfuscated, is_encrypted;

	/* what its content came to */
	VEC(struct id) ids;
	struct map id_places; /* name -> place among them */
	VEC(struct book_reference) references;
	VEC(const char *) overlaid; /* documents that this overlay reads */
	bool has_ids;               /* it is a kind of file whose ids are known */
	bool is_scripted, has_remote, has_dictionary;
	struct diags *diags;
};

/* A worker's own. */
struct worker {
	struct arena *arena;
	struct grammars grammars;
};

struct check {
	const struct check_request *request;
	struct arena *arena; /* of the thread that runs the check */
	struct diags *diags;
	struct volume volume;
	VEC(struct worker *) workers;
	unsigned version;    /* 2 or 3 */
	bool is_oebps;       /* its package is of OEBPS 1.2 */
	bool is_bare;        /* there is a package alone, and no container around it */
	const char *package; /* its path */
	const char *package_place;
	struct map obfuscated, encrypted; /* files, by their paths */
	struct tree *tree;                /* of the package, and its root */
	const struct node *root;
	VEC(struct book_item) items;
	struct map items_by_id, items_by_path;    /* the first of each */
	bool has_spine;                           /* be it empty */
	VEC(size_t) spine;                        /* items */
	VEC(struct book_reference) references;    /* of the package */
	const char *identifier;                   /* what unique-identifier names; NULL: nothing */
	const char *active_class, *playing_class; /* of overlays; NULL: not said */
	bool is_fixed;                            /* unless an itemref says otherwise */
	struct map types;                         /* dc:type */
	struct map timed;                         /* ids whose media:duration is said */
};

/* A document of XML that is read. */
struct checked {
	struct check *check;
	struct worker *worker;
	struct diags *diags;
	struct tree *tree;
	const char *path;        /* in the container */
	const char *place;       /* in messages */
	struct node *root;       /* NULL: it can't be read at all */
	const struct node *open; /* the element that was open where reading ended, if it did */
	const char *doctype_name, *public_id, *system_id; /* NULL: it has none */
};

/* Findings. */
static inline struct place place_of(const char *file, const struct node *node)
{
	return (struct place){
	    .file = file, .line = node ? node->line : 0, .column = node ? node->column : 0};
}

static inline void find(const struct checked *document, const struct node *node, enum message id,
			const char *first, const char *second)
{
	diag(document->diags, id, place_of(document->place, node), first, second);
}

/* Cuts the next word off the text at *text, into the arena; NULL: there is none. */
char *next_word(struct arena *arena, const char **text);

/* Without white space at its ends; the text itself or in the arena. */
const char *without_space(struct arena *arena, const char *text);

/* ocf.c: the container, up to where the package is. False: nothing more can be looked at. */
bool check_container(struct check *check);
bool check_version(struct check *check); /* of a package without a container */
void check_names(struct check *check);

/* renditions.c: what the container says of them. */
void check_renditions(const struct checked *container);
bool is_rendition_media(const char *value); /* media queries without types of media (3.2) */

/* xml_check.c: reads the file, and says what is wrong with it as XML. The document's check, worker
 * and diags are set; the rest is filled. False: there is nothing to look at. To be closed if not.
 */
bool document_open(struct checked *document, const struct volume_file *file,
		   const char *media_type);
void document_close(struct checked *document);

/* Whether reading ended inside of the element, so that what it lacks may have been to come. */
bool was_open(const struct checked *document, const struct node *node);

/* What stands in the element as text, white space folded; in the worker's arena. */
const char *node_text(const struct checked *document, const struct node *node);
bool node_is(const struct node *node, const char *name);
const char *local_name(const struct node *node); /* whatever its namespace */
bool has_words(const char *text);

/* addresses.c: an address as it stands in a file: whether it is one, and where it leads. False: it
 * leads nowhere, or means nothing here, and was told. */
struct book_address {
	const char *target, *fragment, *scheme;
	bool is_remote, is_data;
};
bool address_read(const struct checked *document, const struct node *node, const char *base,
		  const char *text, struct book_address *address);
const char *data_type(struct arena *arena, const char *url); /* the media type of a "data:" */
bool scheme_is_registered(const char *scheme);
const char *address_base(struct arena *arena, const char *path); /* a file's, to be relative to */

/* package_check.c and its like. */
bool check_package(struct check *check);
void package_properties(struct checked *document);
void package_metadata(struct checked *document);
void package_rules(struct checked *document);
void package_collections(struct checked *document);
void package_contents(struct check *check); /* when all content was looked at */

/* properties.c: the prefixes that a root declares, and the words of its properties. */
enum property_kind {
	PROPERTY_META,
	PROPERTY_ITEM,
	PROPERTY_ITEMREF,
	PROPERTY_LINK,
	PROPERTY_REL,
	PROPERTY_TYPE /* epub:type */
};
struct prefixes {
	struct map places; /* prefix -> place of its address */
	VEC(const char *) addresses;
};
void prefixes_read(const struct checked *document, const struct node *root, const char *value,
		   enum property_kind kind, struct prefixes *prefixes);
void prefixes_clear(struct prefixes *prefixes);
/* Tells of words that no vocabulary has. */
void properties_check(const struct checked *document, const struct node *node, const char *value,
		      enum property_kind kind, const struct prefixes *prefixes, bool is_one);

/* vocabulary.c: small vocabularies of XML, judged by their tables. */
enum book_vocabulary {
	VOCABULARY_CONTAINER,
	VOCABULARY_CONTAINER_2,
	VOCABULARY_PACKAGE,
	VOCABULARY_PACKAGE_2,
	VOCABULARY_NCX,
	VOCABULARY_OVERLAY,
};
void vocabulary_check(const struct checked *document, enum book_vocabulary vocabulary);
/* A clock value of SMIL in seconds; less than 0: it is none. */
double smil_seconds(const char *value);

/* Ids that are there twice. */
void ids_check(const struct checked *document, const char *attribute);

/* iri_check.c: whether schemas take a reference. */
bool is_iri(const char *s);

/* xsd:language, or nothing. */
bool is_language(const char *value);

/* xml_names.c: the size of the NCName that begins there; with colons, of the NMTOKEN, which may
 * begin with anything of it. And whether the text is such a name, or words that are, one at least.
 */
size_t xml_name_size(const char *s, bool colons);
bool is_xml_name(const char *s, bool colons);
bool are_xml_names(struct arena *arena, const char *value, bool colons);

/* media_types.c */
bool media_is_core(const char *type);
bool media_is_image(unsigned version, const char *type);
bool media_is_audio(const char *type);
bool media_is_video(const char *type);
bool media_is_font(const char *type); /* any */
bool media_is_core_font(unsigned version, const char *type);
bool media_is_script(const char *type);
bool media_is_content(unsigned version, const char *type); /* may stand in the spine */
bool media_is_old_content(const char *type);
const char *media_preferred(const char *type, const char *path);
void check_picture(struct book_item *item, const struct buf *bytes);

/* Items, by what fallbacks lead to. */
const struct book_item *item_by_id(const struct check *check, const char *id);
const struct book_item *item_by_path(const struct check *check, const char *path);
bool item_falls_back(const struct check *check, const struct book_item *item,
		     bool fits(const struct check *check, const struct book_item *item));
bool item_has(const struct book_item *item, const char *property);
static inline bool item_may_leave(const struct book_item *item)
{
	return media_is_audio(item->media_type) || media_is_video(item->media_type) ||
	       media_is_font(item->media_type) ||
	       strcmp(item->media_type, "application/x-shockwave-flash") == 0;
}

/* Contents of items, each by any thread. */
void check_content(struct check *check, struct book_item *item, struct worker *worker);

/* Whether the item says what its content came to: that something of it is elsewhere. */
void check_remote_resources(const struct book_item *item);
void check_page(struct checked *document, struct book_item *item);    /* XHTML, in page_check.c */
void check_drawing(struct checked *document, struct book_item *item); /* SVG */
void check_nav(const struct checked *document);
void check_ncx(struct checked *document, struct book_item *item);
void check_overlay(struct checked *document, struct book_item *item);
void check_search_keys(struct checked *document, struct book_item *item);

/* style_check.c: a style sheet, of a file or of a document. */
struct book_style {
	struct check *check;
	struct book_item *item;
	struct arena *arena;
	struct diags *diags;
	struct place at;  /* of its first character */
	const char *base; /* what addresses in it are relative to */
	bool is_attribute, has_remote;
};
void check_style(struct book_style *style, const char *text, size_t size);
void check_style_file(struct check *check, struct book_item *item, struct worker *worker,
		      struct buf *bytes);

/* reference_check.c: where all that is referred to is. */
void check_references(struct check *check);
void reference_add(struct book_item *item, const struct checked *document, const struct node *node,
		   enum reference_kind kind, const struct book_address *address, const char *shown);

#endif
