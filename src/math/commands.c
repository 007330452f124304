/* What names mean: the tables of this room as one map, and what formulas define themselves. */
#include "math/functions.h"

#include "base/ascii.h"

static void add(struct math *math, const char *name, struct tex_command command)
{
	struct tex_command *kept = arena_alloc(math->tree->arena, sizeof *kept);
	*kept = command;
	kept->name = name;
	*map_at(&math->names, name) = math->commands.count;
	vec_push(&math->commands, kept);
}

/* A name of the tables: a word means the command of that name. */
static const char *key_of(struct math *math, const char *name, size_t size)
{
	char c = name[0];
	bool is_word = ascii_is_letter(c) || (c == '@' && size > 1);
	if (!is_word)
		return arena_copy(math->tree->arena, name, size);
	char *key = arena_alloc(math->tree->arena, size + 2);
	key[0] = '\\';
	return memcpy(key + 1, name, size), key;
}

static enum limits limits_of_sign(const char *sign) /* the integrals of Unicode have none */
{
	return strcmp(sign, "∫") >= 0 && strcmp(sign, "∰") <= 0 ? LIMITS_NONE
	       : strcmp(sign, "⨌") == 0                         ? LIMITS_NONE
								: LIMITS_DISPLAY;
}

/* "sign name name  sign name": each name means its sign, and so does the sign. */
static void add_symbols(struct math *math, enum atom_class class, const char *rows)
{
	struct tex_command command = {.kind = COMMAND_SYMBOL, .class = class};
	for (const char *word = rows; *word;) {
		size_t size = strcspn(word, " ");
		if (word == rows || (word[-1] == ' ' && word[-2] == ' ')) {
			command.text = arena_copy(math->tree->arena, word, size);
			command.detail = limits_of_sign(command.text);
			if (size > 1 && map_find(&math->names, command.text) == MAP_NONE)
				add(math, command.text, command);
		} else {
			add(math, key_of(math, word, size), command);
		}
		word += size;
		word += strspn(word, " ");
	}
}

static void add_words(struct math *math, struct tex_command command, const char *names)
{
	for (const char *word = names; *word;) {
		size_t size = strcspn(word, " ");
		if (command.kind == COMMAND_WORD)
			command.text = arena_copy(math->tree->arena, word, size);
		add(math, key_of(math, word, size), command);
		word += size;
		word += strspn(word, " ");
	}
}

static void add_signs(struct math *math)
{
#define SYMBOLS(class, rows) add_symbols(math, CLASS_##class, rows);
#define WORDS(limits, names)                                                                       \
	add_words(math, (struct tex_command){.kind = COMMAND_WORD, .detail = limits}, names);
#define SPACES(width, names)                                                                       \
	add_words(math, (struct tex_command){.kind = COMMAND_SPACE, .text = width}, names);
#include "math/symbols.def"
#undef SYMBOLS
#undef WORDS
#undef SPACES
}

static const struct {
	const char *name;
	struct tex_command command;
} others[] = {
#define FUNCTION(name, does, number, string)                                                       \
	{"\\" name, {.kind = COMMAND_FUNCTION, .handler = does, .detail = number, .text = string}},
#define INFIX(name, number, string)                                                                \
	{"\\" name, {.kind = COMMAND_INFIX, .detail = number, .text = string}},
#define EARLY(name, does) {"\\" name, {.kind = COMMAND_EARLY, .handler = does}},
#define END(name) {"\\" name, {.kind = COMMAND_END}},
#include "math/functions.def"
#undef FUNCTION
#undef INFIX
#undef EARLY
#undef END
#define COLOUR(name, colour)
#define PAINT(name, colour)                                                                        \
	{"\\" name, {.kind = COMMAND_FUNCTION, .handler = math_painted, .text = colour}},
#include "math/colours.def"
#undef COLOUR
#undef PAINT
    {"\\ ", {.kind = COMMAND_SPACE, .text = ""}},
};

static const struct {
	const char *name, *text;
} macros[] = {
#define MACRO(name, text) {name, text},
#include "math/macros.def"
#undef MACRO
};

void math_read_tables(struct math *math)
{
	add_signs(math);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		add(math, others[i].name, others[i].command);
	for (size_t i = 0; i < sizeof macros / sizeof *macros; i++)
		add(math, key_of(math, macros[i].name, strlen(macros[i].name)),
		    (struct tex_command){.kind = COMMAND_MACRO, .text = macros[i].text});
}

/* The text of a predefined macro is read when it is first used. */
static const struct macro *read_macro(struct tree *tree, const char *text)
{
	struct macro *macro = arena_alloc(tree->arena, sizeof *macro);
	struct tokens body = math_lex_all(tree, text);
	macro->parameters = math_set_parameters(&body);
	math_keep(tree, &macro->body, &body);
	struct tokens pattern = {0};
	for (uint8_t n = 1; n <= macro->parameters; n++)
		vec_push(&pattern,
			 (struct tex_token){.text = "#", .kind = TOKEN_PARAMETER, .number = n});
	math_keep(tree, &macro->pattern, &pattern);
	return macro;
}

const struct tex_command *math_command(const struct math *math, const char *name)
{
	size_t found = map_find(&math->names, name);
	if (found == MAP_NONE)
		return NULL;
	struct tex_command *command = math->commands.items[found];
	if (command->kind == COMMAND_MACRO && !command->macro)
		command->macro = read_macro(math->tree, command->text);
	return command;
}

void math_define(struct math *math, const char *name, struct tex_command command, bool is_global)
{
	if (!is_global && math->scope > 0)
		vec_push(&math->undone, (struct undo){name, map_find(&math->names, name)});
	add(math, name, command);
	for (size_t i = 0; is_global && i < math->undone.count; i++)
		if (strcmp(math->undone.items[i].name, name) == 0)
			math->undone.items[i].before = math->commands.count - 1;
}

size_t math_scope_open(struct math *math)
{
	math->scope++;
	return math->undone.count;
}

void math_scope_close(struct math *math, size_t opened)
{
	math->scope--;
	while (math->undone.count > opened) {
		const struct undo *undo = &math->undone.items[--math->undone.count];
		*map_at(&math->names, undo->name) = undo->before;
	}
}
