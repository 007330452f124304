/* XML, read by libxml2's parser as events, and made into nodes of octavo's tree. */
#include "base/vec.h"
#include "tree/xml_parts.h"

#include <libxml/HTMLparser.h> /* htmlEntityLookup */
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <pthread.h>
#include <string.h>

static const struct xml_namespace usual[] = {
    {"http://www.w3.org/1999/xhtml", ""},
    {"http://www.w3.org/1998/Math/MathML", ""},
    {"http://www.w3.org/2000/svg", ""},
    {"http://www.w3.org/1999/xlink", "xlink"},
    {"http://www.w3.org/XML/1998/namespace", "xml"},
    {"http://www.idpf.org/2007/ops", "epub"},
};

/* What a name of libxml2's, which keeps each once, is in octavo's tree. */
struct known_name {
	const xmlChar *name, *prefix, *uri;
	const struct xml_namespace *known;
	const char *full;
};

enum { KNOWN_NAMES = 1024 };

struct xml_reading {
	struct tree *tree;
	const struct xml_source *source;
	xmlParserCtxt *parser;
	struct node *root, *parent; /* parent: NULL outside of the root */
	const struct node *meant;   /* in it what is XHTML by its name isn't; NULL: such is none */
	VEC(struct node *) early;   /* made of comments in front of the root */
	struct buf text;            /* gathered, not in the tree yet */
	size_t behind;              /* the offset behind the last event */
	/* the position of a byte, moved forward only */
	size_t offset;
	unsigned line, column;
	xmlEntity given; /* what the parser was told last */
	struct xml_document *document;
	bool failed;
	struct known_name names[KNOWN_NAMES]; /* by their addresses */
};

void xml_prepare(void)
{
	static pthread_once_t prepared = PTHREAD_ONCE_INIT;
	pthread_once(&prepared, xmlInitParser);
}

static void fail(struct xml_reading *reader, size_t line)
{
	if (reader->failed)
		return;
	reader->failed = true;
	if (reader->document->fault) /* found by xml_check_tags, which knows the line */
		return;
	reader->document->fault = XML_DAMAGED;
	reader->document->line = line;
}

static size_t here(const struct xml_reading *reader)
{
	if (reader->source->placeless)
		return 0;
	long offset = xmlByteConsumed(reader->parser);
	return offset < 0 ? 0 : (size_t)offset;
}

static void move_to(struct xml_reading *reader, size_t offset)
{
	const char *bytes = reader->source->text;
	for (; reader->offset < offset && reader->offset < reader->source->size; reader->offset++) {
		if (bytes[reader->offset] == '\n') {
			reader->line++;
			reader->column = 1;
		} else if (((unsigned char)bytes[reader->offset] & 0xC0) != 0x80) {
			reader->column++;
		}
	}
}

/* Finds where the mark-up began that has just been read: at the first "<" behind what was read
 * before it. */
static void find_start(struct xml_reading *reader)
{
	if (reader->source->placeless)
		return;
	const char *bytes = reader->source->text;
	size_t end = here(reader), start = reader->behind;
	const char *mark = start < end && end <= reader->source->size
			       ? memchr(bytes + start, '<', end - start)
			       : NULL;
	move_to(reader, mark ? (size_t)(mark - bytes) : start);
}

static void flush(struct xml_reading *reader)
{
	if (reader->text.size && reader->parent)
		tree_append(reader->parent,
			    tree_text(reader->tree, reader->text.data, reader->text.size));
	buf_cut(&reader->text, 0);
}

static const struct xml_namespace *find_namespace(const struct xml_reading *reader, const char *uri)
{
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		if (strcmp(usual[i].uri, uri) == 0)
			return &usual[i];
	for (size_t i = 0; i < reader->source->count; i++)
		if (strcmp(reader->source->known[i].uri, uri) == 0)
			return &reader->source->known[i];
	return NULL;
}

/* The name with the prefix that octavo knows its namespace by, or as written. */
static const char *full_name(const struct xml_reading *reader, const struct xml_namespace *known,
			     const xmlChar *prefix, const xmlChar *uri, const xmlChar *name)
{
	if (!known && reader->source->is_judged)
		return arena_format(reader->tree->arena, "{%s}%s", uri ? (const char *)uri : "",
				    (const char *)name);
	const char *in_front = known ? known->prefix : (const char *)prefix;
	if (!in_front || !*in_front)
		return (const char *)name;
	return arena_format(reader->tree->arena, "%s:%s", in_front, (const char *)name);
}

/* The name as it was found out before, or now. */
static const struct known_name *find_name(struct xml_reading *reader, const xmlChar *name,
					  const xmlChar *prefix, const xmlChar *uri,
					  const struct xml_namespace *bare)
{
	const uint64_t spread = 0x9E3779B97F4A7C15;
	uint64_t hash = ((uintptr_t)name + 3 * (uintptr_t)uri + 5 * (uintptr_t)bare) * spread;
	struct known_name *found = &reader->names[hash >> 40 & (KNOWN_NAMES - 1)];
	if (found->full && found->name == name && found->prefix == prefix && found->uri == uri &&
	    (uri || found->known == bare))
		return found;
	const struct xml_namespace *known = uri ? find_namespace(reader, (const char *)uri) : bare;
	const char *full = full_name(reader, known, prefix, uri, name);
	*found = (struct known_name){
	    .name = name,
	    .prefix = prefix,
	    .uri = uri,
	    .known = known,
	    .full = arena_string(reader->tree->arena, full),
	};
	return found;
}

/* Whether what HTML has may stand there: outside of formulas and drawings, and where these have
 * words, or what shows them (HTML, 13.2.6). */
static bool holds_html(const struct node *node)
{
	static const char *const names[] = {
	    "mi", "mo", "mn", "ms", "mtext", "desc", "title", "annotation-xml", "foreignObject"};
	bool holds = node->ns != NS_MATHML && node->ns != NS_SVG;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		holds = holds || strcmp(node->name, names[i]) == 0;
	return holds;
}

/* What an element of XHTML's namespace is in a page. Whoever writes a formula or a drawing as in
 * HTML says nothing of its namespace, and means it, and with it what stands there. */
static enum namespace meant_namespace(const struct xml_reading *reader, const char *name)
{
	if (reader->source->is_judged)
		return NS_XHTML;
	if (reader->meant && reader->parent && !holds_html(reader->parent))
		return reader->parent->ns;
	return strcmp(name, "math") == 0 ? NS_MATHML : strcmp(name, "svg") == 0 ? NS_SVG : NS_XHTML;
}

static struct node *new_element(struct xml_reading *reader, const xmlChar *name,
				const xmlChar *prefix, const xmlChar *uri)
{
	struct tree *tree = reader->tree;
	unsigned line = reader->line, column = reader->column;
	const struct xml_source *source = reader->source;
	const struct known_name *found =
	    find_name(reader, name, prefix, uri, source->is_judged ? NULL : &usual[source->bare]);
	const struct xml_namespace *known = found->known;
	const char *full = found->full;
	enum namespace ns = known == usual       ? meant_namespace(reader, full)
			    : known == &usual[1] ? NS_MATHML
			    : known == &usual[2] ? NS_SVG
						 : NS_OTHER;
	if (ns == NS_MATHML || ns == NS_SVG) {
		struct node *node = tree_foreign(tree, ns, full, line, column);
		if (known == usual && !reader->meant)
			reader->meant = node;
		return node;
	}
	if (ns == NS_XHTML && element_by_name(full) != EL_UNKNOWN)
		return tree_element(tree, element_by_name(full), line, column);
	struct node *node = tree_unknown(tree, full, line, column);
	node->ns = ns;
	return node;
}

/* Attributes come five strings each: name, prefix, URI, the value and behind its end. */
static void take_attributes(struct xml_reading *reader, struct node *node, int count,
			    const xmlChar **attributes)
{
	const char *unread = reader->source->unread;
	for (int i = 0; i < count; i++, attributes += 5) {
		const struct known_name *found =
		    find_name(reader, attributes[0], attributes[1], attributes[2], usual);
		const char *value = (const char *)attributes[3];
		size_t size = (size_t)((const char *)attributes[4] - value);
		if (!found->known && !reader->source->is_judged) /* a drawing program's own */
			continue;
		if (unread && strncmp(found->full, unread, strlen(unread)) == 0)
			continue;
		if (!tree_get(node, found->full))
			tree_add_attribute(reader->tree, node, found->full, value, size);
	}
}

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
		     int namespaces, const xmlChar **declared, int count, int defaulted,
		     const xmlChar **attributes)
{
	struct xml_reading *reader = user;
	(void)namespaces, (void)declared, (void)defaulted;
	flush(reader);
	find_start(reader);
	struct node *node = new_element(reader, name, prefix, uri);
	take_attributes(reader, node, count, attributes);
	if (reader->parent)
		tree_append(reader->parent, node);
	else
		reader->root = node;
	for (size_t i = 0; i < reader->early.count; i++)
		tree_append(node, reader->early.items[i]);
	reader->early.count = 0;
	reader->parent = node;
	reader->behind = here(reader);
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct xml_reading *reader = user;
	(void)name, (void)prefix, (void)uri;
	flush(reader);
	if (reader->parent == reader->meant)
		reader->meant = NULL;
	if (reader->parent)
		reader->parent = reader->parent->parent;
	reader->behind = here(reader);
}

static void on_text(void *user, const xmlChar *text, int size)
{
	struct xml_reading *reader = user;
	buf_add(&reader->text, (const char *)text, (size_t)size);
	reader->behind = here(reader);
}

/* Puts it where the parser is; in front of the root it waits for that. */
static void put(struct xml_reading *reader, struct node *made)
{
	struct node *parent = reader->parent ? reader->parent : reader->root;
	if (made && parent)
		tree_append(parent, made);
	else if (made)
		vec_push(&reader->early, made);
}

static void on_comment(void *user, const xmlChar *text)
{
	struct xml_reading *reader = user;
	struct node *made = NULL;
	flush(reader);
	find_start(reader);
	if (reader->source->comment)
		made = reader->source->comment(reader->tree, (const char *)text, reader->line,
					       reader->column);
	put(reader, made);
	reader->behind = here(reader);
}

static void on_instruction(void *user, const xmlChar *name, const xmlChar *text)
{
	struct xml_reading *reader = user;
	if (reader->source->is_judged) {
		const char *says = text ? (const char *)text : "";
		const char *kept = arena_string(reader->tree->arena, (const char *)name);
		flush(reader);
		find_start(reader);
		put(reader, tree_instruction(reader->tree, kept, says, strlen(says), reader->line,
					     reader->column));
	}
	reader->behind = here(reader);
}

/* The declaration ends here, which begins with "<" as well. */
static void on_declaration(void *user)
{
	struct xml_reading *reader = user;
	reader->behind = here(reader);
}

unsigned xml_named_character(const char *name)
{
	const htmlEntityDesc *html = htmlEntityLookup((const xmlChar *)name);
	return html ? html->value : 0;
}

static const char *text_of_entity(struct xml_reading *reader, const char *name)
{
	unsigned character = xml_named_character(name);
	struct buf utf8 = BUF_EMPTY;
	if (!character)
		return NULL;
	buf_put_code_point(&utf8, character);
	const char *text = arena_copy(reader->tree->arena, utf8.data, utf8.size);
	buf_clear(&utf8);
	return text;
}

/* The parser takes the text of a predefined entity as it is; but of such a one only its first
 * byte goes into an attribute, where any other is searched for further entities first. */
static xmlEntity *on_reference(void *user, const xmlChar *name)
{
	struct xml_reading *reader = user;
	xmlEntity *predefined = xmlGetPredefinedEntity(name);
	if (predefined || (reader->source->is_judged && !reader->source->has_names))
		return predefined;
	bool in_value = reader->parser->instate == XML_PARSER_ATTRIBUTE_VALUE;
	const char *text = text_of_entity(reader, (const char *)name);
	if (!text)
		return NULL;
	reader->given = (xmlEntity){
	    .type = XML_ENTITY_DECL,
	    .name = name,
	    .content = (xmlChar *)text,
	    .length = (int)strlen(text),
	    .etype = in_value ? XML_INTERNAL_GENERAL_ENTITY : XML_INTERNAL_PREDEFINED_ENTITY,
	    .checked = 1,
	};
	return &reader->given;
}

/* A document type that comes through all the same ends the reading. */
static void on_doctype(void *user, const xmlChar *name, const xmlChar *external,
		       const xmlChar *system)
{
	struct xml_reading *reader = user;
	(void)name, (void)external, (void)system;
	fail(reader, reader->line);
	xmlStopParser(reader->parser);
}

/* What libxml2 goes on behind, though nothing there is XML with namespaces. */
static bool breaks_namespaces(int code)
{
	return code == XML_NS_ERR_UNDEFINED_NAMESPACE || code == XML_NS_ERR_XML_NAMESPACE ||
	       code == XML_NS_ERR_ATTRIBUTE_REDEFINED;
}

static void on_error(void *user, xmlError *error)
{
	struct xml_reading *reader = user;
	bool is_broken = reader->source->is_judged && breaks_namespaces(error->code);
	if (error->level != XML_ERR_FATAL && !is_broken)
		return;
	if (!reader->document->says && error->message)
		reader->document->says =
		    arena_copy(reader->tree->arena, error->message, strcspn(error->message, "\n"));
	fail(reader, error->line > 0 ? (size_t)error->line : 1);
	if (is_broken)
		xmlStopParser(reader->parser);
}

static xmlSAXHandler handler(void)
{
	return (xmlSAXHandler){
	    .initialized = XML_SAX2_MAGIC,
	    .startElementNs = on_start,
	    .endElementNs = on_end,
	    .characters = on_text,
	    .ignorableWhitespace = on_text,
	    .cdataBlock = on_text,
	    .comment = on_comment,
	    .processingInstruction = on_instruction,
	    .startDocument = on_declaration,
	    .internalSubset = on_doctype,
	    .getEntity = on_reference,
	    .serror = on_error,
	};
}

/* libxml2's own limits are lifted, because those of xml_check_tags stand before it. */
static void run(struct xml_reading *reader, xmlParserCtxt *parser)
{
	xmlSAXHandler sax = handler(), *own = parser->sax;
	reader->parser = parser;
	parser->sax = &sax;
	parser->userData = reader;
	xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOENT |
				      XML_PARSE_IGNORE_ENC);
	xmlParseDocument(parser);
	if (!parser->wellFormed)
		fail(reader, 1);
	parser->sax = own;
}

void xml_parse(struct tree *tree, const struct xml_source *source, struct xml_document *document)
{
	struct xml_reading reader = {
	    .tree = tree, .source = source, .line = 1, .column = 1, .document = document};
	xmlParserCtxt *parser = source->size <= INT_MAX
				    ? xmlCreateMemoryParserCtxt(source->text, (int)source->size)
				    : NULL;
	if (parser)
		run(&reader, parser);
	else
		fail(&reader, 1);
	document->root = reader.failed || document->fault ? NULL : reader.root;
	if (!document->root)
		document->fault = XML_DAMAGED;
	if (!document->root && source->is_judged) {
		flush(&reader);
		document->broken = reader.root;
		document->open = reader.parent;
	}
	xmlFreeParserCtxt(parser);
	buf_clear(&reader.text);
	vec_clear(&reader.early);
}
