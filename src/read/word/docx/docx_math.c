/* Office MathML (ECMA-376, part 1, chapter 22.1) as MathML: a table says what each of its elements
 * is made of, and a few functions make what isn't just an element with its parts. xhtml/ cleans the
 * result as any other MathML. */
#include "read/word/docx/docx_parts.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

enum { MOST_PARTS = 3 };

static void add_all(struct draft *draft, struct node *parent, const struct node *from);

static struct node *element(struct draft *draft, const char *name)
{
	return tree_foreign(draft->tree, NS_MATHML, name, 0, 0);
}

static struct node *add(struct draft *draft, struct node *parent, const char *name)
{
	struct node *node = element(draft, name);
	tree_append(parent, node);
	return node;
}

static struct node *add_token(struct draft *draft, struct node *parent, const char *name,
			      const char *text, size_t size)
{
	struct node *node = add(draft, parent, name);
	tree_append(node, tree_text(draft->tree, text, size));
	return node;
}

static void set(struct draft *draft, struct node *node, const char *name, const char *value)
{
	tree_set(draft->tree, node, name, value);
}

/* What the element's part of that name holds, as one. */
static void add_part(struct draft *draft, struct node *parent, const struct node *from,
		     const char *part)
{
	struct node *row = add(draft, parent, "mrow");
	const struct node *found = part_child(from, part);
	if (found)
		add_all(draft, row, found);
	if (row->children && row->children == row->last)
		tree_unwrap(row);
}

/* A property, as m:chr in m:naryPr; NULL: it isn't said. */
static const char *property(const struct node *node, const char *properties, const char *name)
{
	return part_value(part_child(node, properties), name, "m:val");
}

static bool is_on(const struct node *node, const char *properties, const char *name)
{
	const struct node *found = part_child(part_child(node, properties), name);
	const char *value = found ? tree_get(found, "m:val") : NULL;
	return found && (!value || strcmp(value, "0") != 0) &&
	       (!value || (strcmp(value, "off") != 0 && strcmp(value, "false") != 0));
}

/* How the letters of a run are set; NULL: as usual. */
static const char *variant_of(const struct node *run, bool *is_upright)
{
	static const struct {
		const char *script, *variant;
	} scripts[] = {
	    {"double-struck", "double-struck"}, {"script", "script"},       {"fraktur", "fraktur"},
	    {"sans-serif", "sans-serif"},       {"monospace", "monospace"},
	};
	const char *style = property(run, "m:rPr", "m:sty"),
		   *script = property(run, "m:rPr", "m:scr");
	*is_upright = style && (strcmp(style, "p") == 0 || strcmp(style, "b") == 0);
	for (size_t i = 0; script && i < sizeof scripts / sizeof *scripts; i++)
		if (strcmp(scripts[i].script, script) == 0)
			return scripts[i].variant;
	return !style                     ? NULL
	       : strcmp(style, "b") == 0  ? "bold"
	       : strcmp(style, "bi") == 0 ? "bold-italic"
					  : NULL;
}

static bool is_number(unsigned c, const char *next)
{
	return (c < 128 && ascii_is_digit((int)c)) ||
	       ((c == '.' || c == ',') && ascii_is_digit(*next));
}

/* Where the token ends that begins with c: a number, a word that stands upright, or one sign. */
static const char *token_end(unsigned c, const char *next, const char *end, bool is_upright)
{
	bool number = is_number(c, next), word = is_upright && unicode_is_letter(c);
	while (next < end && (number || word)) {
		const char *behind = next;
		unsigned other = utf8_next(&behind, end);
		if (number ? !is_number(other, behind) : !unicode_is_letter(other))
			break;
		next = behind;
	}
	while (next < end) { /* marks belong to the letter */
		const char *behind = next;
		if (!unicode_is_mark(utf8_next(&behind, end)))
			break;
		next = behind;
	}
	return next;
}

/* Lines are aligned there, if it is in one. */
static void add_mark(struct draft *draft, struct node *parent)
{
	if (strcmp(parent->name, "mtd") == 0)
		add(draft, parent, "malignmark");
}

/* Words, whose spaces at either end would go. */
static void add_words(struct draft *draft, struct node *parent, const char *text)
{
	static const char space[] = "\u00A0";
	size_t size = strlen(text), end = size, start = strspn(text, " ");
	struct buf out = BUF_EMPTY;
	while (end > start && text[end - 1] == ' ')
		end--;
	buf_puts(&out, start ? space : "");
	buf_add(&out, text + start, end - start);
	buf_puts(&out, end < size && end > start ? space : "");
	add_token(draft, parent, "mtext", out.data, out.size);
	buf_clear(&out);
}

static void add_text(struct draft *draft, struct node *parent, const struct node *run,
		     const char *text)
{
	bool is_upright;
	const char *variant = variant_of(run, &is_upright), *end = text + strlen(text);
	for (const char *s = text; s < end;) {
		const char *next = s;
		unsigned c = utf8_next(&next, end);
		if (c == '&')
			add_mark(draft, parent);
		if (c == '&' || unicode_is_space(c)) { /* which operators bring along */
			s = next;
			continue;
		}
		bool is_letter = unicode_is_letter(c) || c == 0x221E;
		next = token_end(c, next, end, is_upright);
		struct node *node = add_token(draft, parent,
					      is_letter             ? "mi"
					      : is_number(c, s + 1) ? "mn"
								    : "mo",
					      s, (size_t)(next - s));
		if (variant)
			set(draft, node, "mathvariant", variant);
		else if (is_letter && is_upright && utf8_length(s, (size_t)(next - s)) == 1)
			set(draft, node, "mathvariant", "normal");
		s = next;
	}
}

static void add_run(struct draft *draft, struct node *parent, const struct node *run)
{
	bool is_words = is_on(run, "m:rPr", "m:nor");
	if (is_on(run, "m:rPr", "m:aln"))
		add_mark(draft, parent);
	for (const struct node *child = run->children; child; child = child->next) {
		if (!part_is(child, "m:t") && !part_is(child, "w:t"))
			continue;
		const char *text = tree_words(draft->arena, child);
		if (is_words && *text)
			add_words(draft, parent, text);
		else
			add_text(draft, parent, run, text);
	}
}

static void add_sign(struct draft *draft, struct node *parent, const char *sign, bool is_fence)
{
	if (!*sign)
		return;
	struct node *node = add_token(draft, parent, "mo", sign, strlen(sign));
	if (is_fence)
		set(draft, node, "stretchy", "true");
}

static void add_fraction(struct draft *draft, struct node *parent, const struct node *from)
{
	const char *type = property(from, "m:fPr", "m:type");
	if (type && strcmp(type, "lin") == 0) {
		struct node *row = add(draft, parent, "mrow");
		add_part(draft, row, from, "m:num");
		add_sign(draft, row, "/", false);
		add_part(draft, row, from, "m:den");
		return;
	}
	struct node *fraction = add(draft, parent, "mfrac");
	if (type && strcmp(type, "noBar") == 0)
		set(draft, fraction, "linethickness", "0");
	if (type && strcmp(type, "skw") == 0)
		set(draft, fraction, "bevelled", "true");
	add_part(draft, fraction, from, "m:num");
	add_part(draft, fraction, from, "m:den");
}

static void add_root(struct draft *draft, struct node *parent, const struct node *from)
{
	const struct node *degree = part_child(from, "m:deg");
	bool is_square =
	    is_on(from, "m:radPr", "m:degHide") || !degree || !part_below(degree, "m:t");
	struct node *root = add(draft, parent, is_square ? "msqrt" : "mroot");
	add_part(draft, root, from, "m:e");
	if (!is_square)
		add_part(draft, root, from, "m:deg");
}

/* Whether limits stand beside the sign where nothing says their place. */
static bool is_integral(const char *sign)
{
	enum { FIRST = 0x222B, LAST = 0x2233 };
	const char *s = sign;
	unsigned c = sign && *sign ? utf8_next(&s, sign + strlen(sign)) : FIRST;
	return c >= FIRST && c <= LAST;
}

/* A sum, an integral: the sign with its limits, and what it goes over. */
static void add_sum(struct draft *draft, struct node *parent, const struct node *from)
{
	static const char *const names[2][4] = {
	    {"mrow", "msub", "msup", "msubsup"},
	    {"mrow", "munder", "mover", "munderover"},
	};
	const char *sign = property(from, "m:naryPr", "m:chr");
	const char *place = property(from, "m:naryPr", "m:limLoc");
	bool below = !is_on(from, "m:naryPr", "m:subHide");
	bool above = !is_on(from, "m:naryPr", "m:supHide");
	bool is_over = place ? strcmp(place, "undOvr") == 0 : !is_integral(sign);
	struct node *row = add(draft, parent, "mrow");
	struct node *limits = add(draft, row, names[is_over][below + 2 * above]);
	sign = sign && *sign ? sign : "∫";
	add_token(draft, limits, "mo", sign, strlen(sign));
	if (below)
		add_part(draft, limits, from, "m:sub");
	if (above)
		add_part(draft, limits, from, "m:sup");
	add_part(draft, row, from, "m:e");
}

static void add_fenced(struct draft *draft, struct node *parent, const struct node *from)
{
	const char *open = property(from, "m:dPr", "m:begChr");
	const char *close = property(from, "m:dPr", "m:endChr");
	const char *between = property(from, "m:dPr", "m:sepChr");
	struct node *row = add(draft, parent, "mrow");
	bool is_first = true;
	add_sign(draft, row, open ? open : "(", true);
	for (const struct node *child = from->children; child; child = child->next) {
		if (!part_is(child, "m:e"))
			continue;
		if (!is_first)
			add_sign(draft, row, between ? between : "|", true);
		is_first = false;
		add_all(draft, add(draft, row, "mrow"), child);
	}
	add_sign(draft, row, close ? close : ")", true);
}

/* A sign over or under what it belongs to. */
static void add_accent(struct draft *draft, struct node *parent, const struct node *from)
{
	bool is_bar = part_is(from, "m:bar"), is_accent = part_is(from, "m:acc");
	const char *properties = is_bar ? "m:barPr" : is_accent ? "m:accPr" : "m:groupChrPr";
	const char *sign = property(from, properties, "m:chr");
	const char *place = property(from, properties, "m:pos");
	bool is_below = place ? strcmp(place, "bot") == 0 : !is_accent;
	struct node *node = add(draft, parent, is_below ? "munder" : "mover");
	add_part(draft, node, from, "m:e");
	const char *usual = is_bar ? (is_below ? "_" : "¯") : is_accent ? "^" : "⏟";
	struct node *mark = add_token(draft, node, "mo", sign && *sign ? sign : usual,
				      strlen(sign && *sign ? sign : usual));
	set(draft, mark, "stretchy", is_accent ? "false" : "true");
	set(draft, node, is_below ? "accentunder" : "accent", "true");
}

static void add_function(struct draft *draft, struct node *parent, const struct node *from)
{
	struct node *row = add(draft, parent, "mrow");
	add_part(draft, row, from, "m:fName");
	add_token(draft, row, "mo", "\u2061", strlen("\u2061"));
	add_part(draft, row, from, "m:e");
}

static void add_before(struct draft *draft, struct node *parent, const struct node *from)
{
	struct node *scripts = add(draft, parent, "mmultiscripts");
	add_part(draft, scripts, from, "m:e");
	add(draft, scripts, "mprescripts");
	add_part(draft, scripts, from, "m:sub");
	add_part(draft, scripts, from, "m:sup");
}

/* Equations below one another. */
static void add_lines(struct draft *draft, struct node *parent, const struct node *from,
		      const char *line)
{
	struct node *table = add(draft, parent, "mtable");
	size_t most = 0;
	for (const struct node *row = from->children; row; row = row->next) {
		if (!part_is(row, line))
			continue;
		struct node *made = add(draft, table, "mtr");
		add_all(draft, add(draft, made, "mtd"), row);
		size_t cells = docx_align_row(draft, made);
		most = cells > most ? cells : most;
	}
	docx_align_table(draft, table, most);
}

static void add_equations(struct draft *draft, struct node *parent, const struct node *from)
{
	add_lines(draft, parent, from, "m:e");
}

static void add_matrix(struct draft *draft, struct node *parent, const struct node *from)
{
	struct node *table = add(draft, parent, "mtable");
	for (const struct node *row = from->children; row; row = row->next) {
		if (!part_is(row, "m:mr"))
			continue;
		struct node *made = add(draft, table, "mtr");
		for (const struct node *cell = row->children; cell; cell = cell->next)
			if (part_is(cell, "m:e"))
				add_all(draft, add(draft, made, "mtd"), cell);
	}
}

/* What takes its place and isn't seen; or is seen, and takes less than its place. */
static void add_phantom(struct draft *draft, struct node *parent, const struct node *from)
{
	static const char *const zeros[] = {"m:zeroWid", "m:zeroAsc", "m:zeroDesc"};
	bool is_shown = is_on(from, "m:phantPr", "m:show");
	bool says = part_child(part_child(from, "m:phantPr"), "m:show");
	for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
		is_shown |= !says && is_on(from, "m:phantPr", zeros[i]);
	add_part(draft, add(draft, parent, is_shown ? "mrow" : "mphantom"), from, "m:e");
}

static void add_box(struct draft *draft, struct node *parent, const struct node *from)
{
	struct node *box = add(draft, parent, "menclose");
	set(draft, box, "notation", "box");
	add_part(draft, box, from, "m:e");
}

/* What each element becomes: one of MathML with its parts, or what a function makes. */
static const struct omml_rule {
	const char *name, *becomes, *parts[MOST_PARTS];
	void (*make)(struct draft *draft, struct node *parent, const struct node *from);
} rules[] = {
    {"m:r", .make = add_run},
    {"m:sSup", "msup", {"m:e", "m:sup"}, NULL},
    {"m:sSub", "msub", {"m:e", "m:sub"}, NULL},
    {"m:sSubSup", "msubsup", {"m:e", "m:sub", "m:sup"}, NULL},
    {"m:limLow", "munder", {"m:e", "m:lim"}, NULL},
    {"m:limUpp", "mover", {"m:e", "m:lim"}, NULL},
    {"m:box", "mrow", {"m:e"}, NULL},
    {"m:sPre", .make = add_before},
    {"m:f", .make = add_fraction},
    {"m:rad", .make = add_root},
    {"m:nary", .make = add_sum},
    {"m:d", .make = add_fenced},
    {"m:acc", .make = add_accent},
    {"m:bar", .make = add_accent},
    {"m:groupChr", .make = add_accent},
    {"m:func", .make = add_function},
    {"m:m", .make = add_matrix},
    {"m:eqArr", .make = add_equations},
    {"m:phant", .make = add_phantom},
    {"m:borderBox", .make = add_box},
    {"m:oMath", .make = add_all},
    {"w:ins", .make = add_all},
    {"w:moveTo", .make = add_all},
    {"w:sdtContent", .make = add_all},
    {"w:sdt", .make = add_all},
};

static void add_element(struct draft *draft, struct node *parent, const struct node *from)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		const struct omml_rule *rule = &rules[i];
		if (!part_is(from, rule->name))
			continue;
		if (rule->make) {
			rule->make(draft, parent, from);
			return;
		}
		struct node *node = add(draft, parent, rule->becomes);
		for (size_t p = 0; p < MOST_PARTS && rule->parts[p]; p++)
			add_part(draft, node, from, rule->parts[p]);
		return;
	}
}

static void add_all(struct draft *draft, struct node *parent, const struct node *from)
{
	for (const struct node *child = from->children; child; child = child->next)
		if (child->kind == NODE_ELEMENT)
			add_element(draft, parent, child);
}

struct node *docx_formula(struct draft *draft, const struct node *from, bool is_block)
{
	struct node *math = element(draft, "math");
	size_t lines = 0;
	for (const struct node *child = from->children; child; child = child->next)
		lines += part_is(child, "m:oMath");
	if (lines > 1)
		add_lines(draft, math, from, "m:oMath");
	else
		add_all(draft, math, from);
	if (!math->children)
		return NULL;
	if (is_block)
		set(draft, math, "display", "block");
	const char *words = draft_formula_words(draft->arena, math);
	if (*words)
		set(draft, math, "alttext", words);
	return math;
}
