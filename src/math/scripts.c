/* Sub- and superscripts, primes, limits, and what they stand at. */
#include "math/functions.h"

#include "base/utf8.h"

/* Letters that stand raised or lowered in Unicode, and what they are: after KaTeX. */
static const char raised[] =
    "⁺+⁻-⁼=⁽(⁾)⁰0¹1²2³3⁴4⁵5⁶6⁷7⁸8⁹9ᴬAᴮBᴰDᴱEᴳGᴴHᴵIᴶJᴷKᴸLᴹMᴺNᴼOᴾPᴿRᵀTᵁUⱽVᵂWᵃaᵇbᶜcᵈdᵉe"
    "ᶠfᵍgʰhⁱiʲjᵏkˡlᵐmⁿnᵒoᵖpʳrˢsᵗtᵘuᵛvʷwˣxʸyᶻzᵝβᵞγᵟδᵠϕᵡχᶿθ";
static const char lowered[] =
    "₊+₋-₌=₍(₎)₀0₁1₂2₃3₄4₅5₆6₇7₈8₉9ₐaₑeₕhᵢiⱼjₖkₗlₘmₙnₒoₚpᵣrₛsₜtᵤuᵥvₓxᵦβᵧγᵨρᵩϕᵪχ";

/* What the character is without its position: of *size bytes; NULL if it has none. */
static const char *without_position(const char *pairs, const char *text, size_t *size)
{
	for (const char *s = pairs, *end = pairs + strlen(pairs); s < end;) {
		const char *from = s;
		utf8_next(&s, end);
		const char *to = s;
		utf8_next(&s, end);
		*size = (size_t)(s - to);
		if ((size_t)(to - from) == strlen(text) && memcmp(from, text, strlen(text)) == 0)
			return to;
	}
	return NULL;
}

struct scripts {
	struct node *sub, *sup;
};

static void second_script(struct parser *p, const struct tex_token *token, bool is_second)
{
	if (is_second)
		math_fail(p, MSG_TEX_MISPLACED, token->text, token->offset);
}

/* What a ^ or _ puts there. */
static struct node *script(struct parser *p)
{
	struct tex_setting old = p->now;
	if (p->now.style < STYLE_SCRIPT_SCRIPT)
		p->now.style = p->now.style < STYLE_SCRIPT ? STYLE_SCRIPT : STYLE_SCRIPT_SCRIPT;
	struct tex_token mark = math_take(p);
	const struct tex_token *token = math_next(p);
	struct node *node = NULL;
	while (!math_failed(p) && token->command && token->command->handler == math_nothing) {
		math_take(p); /* \relax and the like */
		token = math_next(p);
	}
	if (token_is(token, "}") || token_is(token, "&") || token->kind == TOKEN_END ||
	    (token->command && token->command->kind == COMMAND_END))
		math_fail(p, MSG_TEX_UNFINISHED, mark.text, mark.offset);
	else
		node = math_nucleus(p, true).node;
	p->now = old;
	return node ? node : math_element(p, "mrow");
}

/* f'' and f''^2. */
static struct node *primes(struct parser *p)
{
	static const char *const signs[] = {"′", "″", "‴", "⁗"};
	struct formula_row row = math_row_begin(p);
	size_t count = 0;
	while (token_is(math_next(p), "'")) {
		math_take(p);
		count++;
	}
	for (; count > 4; count -= 4)
		tree_append(row.node, math_token(p, "mo", signs[3]));
	if (count)
		tree_append(row.node, math_token(p, "mo", signs[count - 1]));
	if (token_is(math_peek(p), "^"))
		tree_append(row.node, script(p));
	return math_alone(row.node);
}

/* Characters that are raised or lowered by themselves, as many as there are. */
static struct node *positioned(struct parser *p, const char *pairs)
{
	struct tex_setting old = p->now;
	struct tokens inside = {0};
	size_t size;
	for (const char *to; (to = without_position(pairs, math_peek(p)->text, &size));) {
		struct tex_token token = math_take(p);
		token.text = arena_copy(p->tree->arena, to, size);
		token.is_final = false;
		vec_push(&inside, token);
	}
	size_t offset = math_peek(p)->offset;
	math_push(p, (struct tex_token){.text = "}", .kind = TOKEN_CHARACTER});
	math_push_all(p, inside.items, inside.count);
	vec_clear(&inside);
	p->now.stop = NULL;
	p->now.style = STYLE_SCRIPT;
	struct node *node = math_alone(math_row(p));
	p->now = old;
	math_expect(p, "}", "^", offset);
	return node;
}

static bool set_limits(struct parser *p, struct atom *atom, const struct tex_token *token)
{
	bool below = token_is(token, "\\limits");
	if (!below && !token_is(token, "\\nolimits"))
		return false;
	if (atom->class != CLASS_OP)
		math_fail(p, MSG_TEX_MISPLACED, token->text, token->offset);
	atom->limits = below ? LIMITS_ALWAYS : LIMITS_NONE;
	math_take(p);
	return true;
}

static bool read_script(struct parser *p, struct atom *atom, struct scripts *scripts)
{
	const struct tex_token *token = math_next(p);
	size_t size;
	if (token_is(token, "^")) {
		second_script(p, token, scripts->sup);
		scripts->sup = script(p);
	} else if (token_is(token, "_")) {
		second_script(p, token, scripts->sub);
		scripts->sub = script(p);
	} else if (token_is(token, "'")) {
		second_script(p, token, scripts->sup);
		scripts->sup = primes(p);
	} else if (math_is_foreign(token) && without_position(raised, token->text, &size)) {
		second_script(p, token, scripts->sup);
		scripts->sup = positioned(p, raised);
	} else if (math_is_foreign(token) && without_position(lowered, token->text, &size)) {
		second_script(p, token, scripts->sub);
		scripts->sub = positioned(p, lowered);
	} else {
		return set_limits(p, atom, token);
	}
	return !math_failed(p);
}

static struct node *with_scripts(struct parser *p, const char *const names[3], struct node *base,
				 struct node *low, struct node *high)
{
	struct node *node = math_element(p, low && high ? names[2] : low ? names[0] : names[1]);
	tree_append(node, base);
	if (low)
		tree_append(node, low);
	if (high)
		tree_append(node, high);
	return node;
}

struct node *math_limits(struct parser *p, struct node *base, struct node *under, struct node *over)
{
	static const char *const names[] = {"munder", "mover", "munderover"};
	return with_scripts(p, names, base, under, over);
}

struct atom math_atom(struct parser *p)
{
	static const char *const names[] = {"msub", "msup", "msubsup"};
	struct atom atom = {.class = CLASS_ORD};
	struct scripts scripts = {0};
	size_t size;
	const struct tex_token *token = math_peek(p);
	bool is_bare = math_begins_script(token) ||
		       (math_is_foreign(token) && (without_position(raised, token->text, &size) ||
						   without_position(lowered, token->text, &size)));
	if (!is_bare)
		atom = math_nucleus(p, false);
	if ((!is_bare && !atom.node) || atom.class == CLASS_NONE)
		return atom;
	while (read_script(p, &atom, &scripts))
		;
	if (!scripts.sub && !scripts.sup)
		return atom;
	if (!atom.node)
		atom.node = math_element(p, "mrow");
	bool has_limits = atom.limits == LIMITS_ALWAYS ||
			  (atom.limits == LIMITS_DISPLAY && p->now.style == STYLE_DISPLAY);
	if (has_limits && p->now.style != STYLE_DISPLAY && strcmp(atom.node->name, "mo") == 0)
		tree_set(p->tree, atom.node, "movablelimits", "false");
	atom.node = has_limits ? math_limits(p, atom.node, scripts.sub, scripts.sup)
			       : with_scripts(p, names, atom.node, scripts.sub, scripts.sup);
	return atom;
}
