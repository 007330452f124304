/* The options of octavo_set: one table of their names, and how a value is taken or refused. */
#include "settings.h"

#include "base/ascii.h"
#include "base/encoding.h"
#include "book/style.h"

#include <stdlib.h>
#include <string.h>

/* What a value is taken into. */
struct taking {
	struct settings *settings;
	struct arena *arena;
	struct diags *diags;
	bool told; /* what is wrong with the value */
};

typedef bool taker(struct taking *to, const char *value); /* false: it is none of the option's */

static bool take_format(struct taking *to, const char *value)
{
	static const struct {
		const char *name;
		enum format format;
	} formats[] = {
	    {"text", FORMAT_TEXT}, {"markdown", FORMAT_MARKDOWN}, {"html", FORMAT_HTML},
	    {"docx", FORMAT_WORD}, {"odt", FORMAT_WORD},          {"mhtml", FORMAT_MHTML},
	};
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (strcmp(value, formats[i].name) == 0) {
			to->settings->from = formats[i].format;
			return true;
		}
	return false;
}

static bool take_jobs(struct taking *to, const char *value)
{
	enum { MOST_JOBS = 256 };
	char *end;
	unsigned long jobs = strtoul(value, &end, 10);
	if (!ascii_is_digit(*value) || *end || jobs < 1 || jobs > MOST_JOBS)
		return false;
	to->settings->jobs = (unsigned)jobs;
	return true;
}

static bool take_root(struct taking *to, const char *value)
{
	to->settings->root = arena_string(to->arena, value);
	return sources_is_folder(to->settings->sources, value);
}

static bool take_depfile(struct taking *to, const char *value)
{
	to->settings->depfile = arena_string(to->arena, value);
	return *value;
}

static bool is_yes(const char *value)
{
	return strcmp(value, "yes") == 0;
}

static bool take_verbose(struct taking *to, const char *value)
{
	if (is_yes(value))
		diags_make_verbose(to->diags);
	return is_yes(value);
}

static bool take_keep_styles(struct taking *to, const char *value)
{
	return to->settings->keep_styles = is_yes(value);
}

static bool take_check(struct taking *to, const char *value)
{
	return to->settings->check = is_yes(value);
}

static bool take_no_check(struct taking *to, const char *value)
{
	return to->settings->no_check = is_yes(value);
}

static bool take_force(struct taking *to, const char *value)
{
	return to->settings->force = is_yes(value);
}

static bool take_limit(struct taking *to, const char *value)
{
	const char *wrong = limits_take(&to->settings->limits, value, to->arena);
	if (wrong)
		diag(to->diags, MSG_BAD_OPTION_VALUE, (struct place){0}, value,
		     arena_format(to->arena, "--limit (%s)", wrong));
	to->told = wrong;
	return !wrong;
}

/* Whether the key takes the value, with a diagnostic if not. */
static bool suits_key(struct taking *to, const struct metadata_option *said)
{
	struct metadata metadata;
	struct diags *told = diags_new(), *later = diags_new();
	const struct metadata_option clean = {said->key,
					      metadata_option_text(said, to->arena, later)};
	diags_free(later); /* what is odd about its bytes is told when the book is built */
	metadata_init(&metadata);
	diags_make_strict(told);
	metadata_override(&metadata, &clean, 1, to->arena, told);
	if (metadata.theme.text)
		style_check_theme(&metadata.theme, told);
	if (metadata.encoding.text && !encoding_is_known(metadata.encoding.text))
		diag(told, MSG_UNKNOWN_ENCODING, (struct place){0}, metadata.encoding.text, NULL);
	bool suits = !diags_failed(told);
	if (!suits)
		diags_move(to->diags, told);
	metadata_clear(&metadata);
	diags_free(told);
	return suits;
}

/* Keeps what is said of the book, if the key takes it. */
static bool take_key(struct taking *to, const char *key, const char *value)
{
	struct metadata_option said = {key, arena_string(to->arena, value)};
	if (suits_key(to, &said))
		vec_push(&to->settings->metadata, said);
	else
		to->told = true;
	return !to->told;
}

static bool take_strict(struct taking *to, const char *value)
{
	to->settings->strict = is_yes(value);
	return is_yes(value) && take_key(to, "strict", "true");
}

/* KEY=VALUE, or as pandoc has it, KEY:VALUE. */
static bool take_metadata(struct taking *to, const char *value)
{
	size_t size = strcspn(value, "=:");
	const char *key = arena_copy(to->arena, value, size);
	if (!value[size] || !size)
		return false;
	if (metadata_knows(key))
		return take_key(to, key, value + size + 1);
	struct diags *told = diags_new();
	diags_make_strict(told);
	metadata_tell_unknown(key, to->arena, told);
	diags_move(to->diags, told);
	diags_free(told);
	to->told = true;
	return false;
}

static const struct option {
	const char *name;
	const char *value; /* what the manual calls it; "": there is none to say */
	const char *does;
	const char *key; /* that says the same in book.yaml; NULL: none does */
	taker *take;     /* NULL: any value that the key takes */
} options[] = {
#define KEY_OPTION(letter, name, value, does, more, key, where) {name, value, does, key, NULL},
#define BUILD_OPTION(letter, name, value, does, more, take, where) {name, value, does, NULL, take},
#define PROGRAM_OPTION(letter, name, value, does, more, what, where)
#include "options.def"
#undef KEY_OPTION
#undef BUILD_OPTION
#undef PROGRAM_OPTION
};

static const struct option *find(const char *name)
{
	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		if (strcmp(options[i].name, name) == 0)
			return &options[i];
	return NULL;
}

bool settings_take(struct settings *settings, const char *name, const char *value,
		   struct arena *arena, struct diags *diags)
{
	struct taking to = {settings, arena, diags, false};
	const struct option *option = find(name);
	if (!option) {
		diag(diags, MSG_UNKNOWN_OPTION, (struct place){0}, name, NULL);
		return false;
	}
	bool is_none = option->key && !*option->value;
	bool taken = option->take ? option->take(&to, value)
		     : is_none    ? is_yes(value) && take_key(&to, option->key, "none")
				  : take_key(&to, option->key, value);
	if (!taken && !to.told)
		diag(diags, MSG_BAD_OPTION_VALUE, (struct place){0}, value,
		     arena_format(arena, "--%s (%s)", name, option->does));
	return taken;
}
