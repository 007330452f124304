/* Environments: what stands between \begin and \end; tags and labels. */
#include "math/table.h"

static const struct environment environments[] = {
#define ENVIRONMENT(names, delimiters, columns, style, flags)                                      \
	{names, delimiters, columns, style, flags},
#include "math/environments.def"
#undef ENVIRONMENT
};

static const struct environment *find_environment(const char *name)
{
	size_t size = strlen(name);
	for (size_t i = 0; size && i < sizeof environments / sizeof *environments; i++)
		for (const char *s = environments[i].names; (s = strstr(s, name)); s += size)
			if ((s == environments[i].names || s[-1] == ' ') &&
			    (s[size] == ' ' || !s[size]))
				return &environments[i];
	return NULL;
}

bool math_stands_alone(const char *name, size_t size)
{
	char copy[24];
	if (size >= sizeof copy)
		return false;
	memcpy(copy, name, size);
	copy[size] = '\0';
	const struct environment *found = find_environment(copy);
	return found && (found->flags & NUMBERED);
}

/* What follows \begin{…}: columns, their number, or where the table stands, [t]. */
static void read_arguments(struct table *table, const char *name)
{
	struct parser *p = table->p;
	unsigned flags = table->environment->flags;
	table->columns.align = table->environment->columns;
	if (!(flags & STARRED) || name[strlen(name) - 1] == '*') {
		struct tokens taken = {0};
		bool is_there = math_skip(p, "[");
		if (is_there)
			vec_push(&taken, math_take(p));
		const char *place = is_there ? taken.items[0].text : "";
		bool is_place = strlen(place) == 1 && strchr("tbclr", *place) && math_skip(p, "]");
		if (is_place && (flags & STARRED))
			table->columns.align = place;
		if (is_there && !is_place) {
			math_push(p, taken.items[0]);
			math_push(p, (struct tex_token){.text = "[", .kind = TOKEN_CHARACTER});
		}
		vec_clear(&taken);
	}
	if (flags & SPEC)
		math_read_columns(p, &table->columns, name);
	if (flags & COUNT)
		math_take_string(p, name);
}

struct node *math_lines(struct parser *p, struct node *first)
{
	struct table table = {.p = p, .environment = find_environment("align")};
	bool is_aligned = token_is(math_peek(p), "&");
	if (!is_aligned)
		table.environment = find_environment("gather");
	table.columns.align = table.environment->columns;
	return math_table(&table, first);
}

/* In delimiters, if it has some. */
static struct node *enclosed(struct parser *p, struct node *table, const char *delimiters)
{
	if (strcmp(delimiters, "..") == 0)
		return table;
	size_t size = ((unsigned char)*delimiters & 0x80) ? 3 : 1;
	const char *left = arena_copy(p->tree->arena, delimiters, size);
	const char *right = delimiters + size;
	struct node *row = math_element(p, "mrow");
	if (*left != '.')
		tree_append(row, math_fence(p, left, "prefix"));
	tree_append(row, table);
	if (*right != '.')
		tree_append(row, math_fence(p, right, "postfix"));
	return row;
}

/* An environment of one's own is a group that begins and ends with what was defined for it. */
static struct atom begin_own(struct parser *p, const char *name)
{
	const char *begin = arena_format(p->tree->arena, "\\begin{%s}", name);
	struct tex_token token = {.text = begin, .kind = TOKEN_COMMAND, .offset = (uint32_t)p->at};
	if (!math_command(p->math, begin)) {
		math_fail(p, MSG_TEX_UNKNOWN, begin, p->at);
		return (struct atom){0};
	}
	math_push(p, token);
	math_push_text(p, "\\begingroup");
	return math_nucleus(p, true);
}

struct atom math_begin(struct parser *p, const struct tex_command *command)
{
	const char *name = math_take_string(p, command->name);
	struct table table = {.p = p, .environment = find_environment(name)};
	bool is_diagram = strcmp(name, "CD") == 0;
	if (math_failed(p))
		return (struct atom){0};
	if (!table.environment && !is_diagram)
		return begin_own(p, name);
	size_t scope = math_scope_open(p->math);
	struct node *node;
	if (is_diagram) {
		node = math_diagram(p);
	} else {
		read_arguments(&table, name);
		node = enclosed(p, math_table(&table, NULL), table.environment->delimiters);
	}
	math_expect(p, arena_format(p->tree->arena, "\\end{%s}", name),
		    arena_format(p->tree->arena, "\\begin{%s}", name), p->at);
	math_scope_close(p->math, scope);
	bool is_fenced = table.environment && strcmp(table.environment->delimiters, "..") != 0;
	return math_atom_of(node, is_fenced ? CLASS_INNER : CLASS_ORD);
}

/* Where it ends no row: a line's end inside of a group. */
struct atom math_newline(struct parser *p, const struct tex_command *command)
{
	(void)command;
	math_skip_gap(p);
	struct node *node = math_element(p, "mspace");
	tree_set(p->tree, node, "linebreak", "newline");
	return math_atom_of(node, CLASS_NONE);
}

struct atom math_tag(struct parser *p, const struct tex_command *command)
{
	bool is_bare = math_skip(p, "*");
	if (p->tag)
		math_fail(p, MSG_TEX_MISPLACED, command->name, p->at);
	struct tokens words = {0};
	math_take_argument(p, &words, command->name);
	math_push_text(p, is_bare ? "}" : ")}");
	math_push_all(p, words.items, words.count);
	math_push_text(p, is_bare ? "{" : "{(");
	vec_clear(&words);
	p->tag = math_text(p, command->name);
	return (struct atom){0};
}

struct atom math_label(struct parser *p, const struct tex_command *command)
{
	p->label = math_take_string(p, command->name);
	return (struct atom){0};
}

struct atom math_nothing(struct parser *p, const struct tex_command *command)
{
	(void)p;
	(void)command;
	return (struct atom){0};
}

struct atom math_misplaced(struct parser *p, const struct tex_command *command)
{
	math_fail(p, MSG_TEX_MISPLACED, command->name, p->at);
	return (struct atom){0};
}
