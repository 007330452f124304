/* Document types: taken away before libxml2 could see one, and the entities that they declare put
 * in. */
#include "base/map.h"
#include "base/vec.h"
#include "tree/xml_parts.h"

struct doctype {
	const char *s, *end;
	struct arena *arena;
	struct map entities;      /* name -> index */
	VEC(const char *) values; /* as they are put in; NULL: it stands outside */
	bool outside;             /* more may be declared where nobody looks */
	size_t added, left_out;
};

const char *xml_skip_misc(const char *s, const char *end)
{
	for (const char *before = NULL; s && s != before;) {
		before = s;
		while (s < end && xml_is_space(*s))
			s++;
		if (!xml_at(s, end, "<![CDATA["))
			s = xml_skip_verbatim(s, end);
	}
	return s;
}

/* Moves behind what stands in quotes at s. */
static bool skip_quoted(struct doctype *doctype)
{
	const char *close =
	    memchr(doctype->s + 1, *doctype->s, (size_t)(doctype->end - doctype->s - 1));
	doctype->s = close ? close + 1 : doctype->end;
	return close;
}

static bool skip_declaration(struct doctype *doctype)
{
	while (doctype->s < doctype->end && *doctype->s != '>')
		if (*doctype->s != '"' && *doctype->s != '\'')
			doctype->s++;
		else if (!skip_quoted(doctype))
			return false;
	doctype->s += doctype->s < doctype->end;
	return true;
}

static bool is_predefined(const char *name)
{
	static const char *const names[] = {"amp", "lt", "gt", "quot", "apos"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

/* Writes what the reference at s means, and moves behind it. What isn't declared stays. */
static const char *put_reference(struct doctype *doctype, struct buf *out, const char *s,
				 const char *end)
{
	size_t size = 1;
	while (s + size < end && !xml_is_space(s[size]) && !strchr("&;<>\"'", s[size]))
		size++;
	bool named = size > 1 && s[1] != '#' && s + size < end && s[size] == ';';
	const char *name = named ? arena_copy(doctype->arena, s + 1, size - 1) : "amp";
	size_t index = map_find(&doctype->entities, name);
	bool known = is_predefined(name) || (index == MAP_NONE && xml_named_character(name));
	if (known || (index == MAP_NONE && !doctype->outside)) {
		buf_add(out, s, size);
		return s + size;
	}
	const char *value = index == MAP_NONE ? NULL : doctype->values.items[index];
	if (!value)
		doctype->left_out++;
	size_t added = value ? strlen(value) : 0;
	doctype->added += added;
	if (doctype->added <= XML_MOST_ADDED)
		buf_add(out, value, added);
	return s + size + 1;
}

/* Writes the text with its entities put in, up to the limit. */
static void put_text(struct doctype *doctype, struct buf *out, const char *s, const char *end)
{
	while (s < end && doctype->added <= XML_MOST_ADDED) {
		const char *mark = s;
		while (mark < end && *mark != '&' && *mark != '<')
			mark++;
		buf_add(out, s, (size_t)(mark - s));
		if (mark == end)
			return;
		if (*mark == '&') {
			s = put_reference(doctype, out, mark, end);
			continue;
		}
		s = xml_skip_verbatim(mark, end);
		s = !s ? end : s == mark ? s + 1 : s;
		buf_add(out, mark, (size_t)(s - mark));
	}
}

/* The text of an entity, with those in it that were declared before. Quotes must not end the value
 * of an attribute in which it comes to stand. */
static const char *entity_value(struct doctype *doctype, const char *s, const char *end)
{
	struct buf value = BUF_EMPTY, safe = BUF_EMPTY;
	put_text(doctype, &value, s, end);
	bool is_markup = value.size && memchr(value.data, '<', value.size);
	for (size_t i = 0; i < value.size; i++)
		if (!is_markup && (value.data[i] == '"' || value.data[i] == '\''))
			buf_puts(&safe, value.data[i] == '"' ? "&#34;" : "&#39;");
		else
			buf_putc(&safe, value.data[i]);
	const char *kept = arena_copy(doctype->arena, safe.size ? safe.data : "", safe.size);
	buf_clear(&value);
	buf_clear(&safe);
	return kept;
}

static void skip_space(struct doctype *doctype)
{
	while (doctype->s < doctype->end && xml_is_space(*doctype->s))
		doctype->s++;
}

/* Takes in the entity declared at s; of two with one name, the first counts. */
static bool read_entity(struct doctype *doctype)
{
	doctype->s += strlen("<!ENTITY");
	skip_space(doctype);
	const char *name = doctype->s;
	while (doctype->s < doctype->end && !xml_is_space(*doctype->s) &&
	       !strchr("%>\"'", *doctype->s))
		doctype->s++;
	size_t size = (size_t)(doctype->s - name);
	if (!size) { /* a parameter entity, which may declare others */
		doctype->outside = true;
		return skip_declaration(doctype);
	}
	skip_space(doctype);
	const char *start = doctype->s + 1, *value = NULL;
	if (doctype->s < doctype->end && (*doctype->s == '"' || *doctype->s == '\'')) {
		if (!skip_quoted(doctype))
			return false;
		value = entity_value(doctype, start, doctype->s - 1);
	}
	size_t *index = map_at(&doctype->entities, arena_copy(doctype->arena, name, size));
	if (*index == MAP_NONE) {
		*index = doctype->values.count;
		vec_push(&doctype->values, value);
	}
	return skip_declaration(doctype);
}

static bool read_declaration(struct doctype *doctype)
{
	const char *behind = xml_skip_verbatim(doctype->s, doctype->end);
	if (!behind)
		return false;
	if (behind == doctype->s)
		return xml_at(doctype->s, doctype->end, "<!ENTITY") ? read_entity(doctype)
								    : skip_declaration(doctype);
	doctype->s = behind;
	return true;
}

/* Moves behind the document type at s, and takes in its entities. */
static bool read_doctype(struct doctype *doctype)
{
	bool inside = false;
	doctype->s += strlen("<!DOCTYPE");
	while (doctype->s < doctype->end) {
		char c = *doctype->s;
		if (c == '>' && !inside) {
			doctype->s++;
			return true;
		}
		bool quoted = !inside && (c == '"' || c == '\'');
		doctype->outside |= quoted || c == '%';
		if (quoted ? !skip_quoted(doctype) : c == '<' && !read_declaration(doctype))
			return false;
		if (quoted || c == '<')
			continue;
		inside = c == '[' || (inside && c != ']');
		doctype->s++;
	}
	return false;
}

static void clear(struct doctype *doctype)
{
	map_clear(&doctype->entities);
	vec_clear(&doctype->values);
	arena_free(doctype->arena);
}

const char *xml_root(const char *text, const char *end)
{
	const char *s = xml_skip_misc(text, end);
	if (s && xml_at(s, end, "<!DOCTYPE")) {
		struct doctype doctype = {.s = s, .end = end, .arena = arena_new()};
		s = read_doctype(&doctype) ? xml_skip_misc(doctype.s, end) : NULL;
		clear(&doctype);
	}
	return s && xml_at(s, end, "<") ? s : NULL;
}

bool xml_take_doctype(struct buf *out, const char *text, size_t size, struct xml_document *document)
{
	const char *start = xml_skip_misc(text, text + size);
	if (!start || !xml_at(start, text + size, "<!DOCTYPE"))
		return false;
	struct doctype doctype = {.s = start, .end = text + size, .arena = arena_new()};
	bool read = read_doctype(&doctype);
	if (read) {
		buf_add(out, text, (size_t)(start - text));
		for (const char *s = start; s < doctype.s; s++)
			if (*s == '\n')
				buf_putc(out, '\n');
		put_text(&doctype, out, doctype.s, doctype.end);
		document->left_out = doctype.left_out;
		if (doctype.added > XML_MOST_ADDED)
			*document = (struct xml_document){.fault = XML_TOO_MUCH_ADDED};
		document->line = xml_line(text, start);
	}
	clear(&doctype);
	return read;
}
