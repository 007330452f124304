/* Where an article in Markdown has the texts of notes, and the references to them. */
#include "manuscript/shared_notes.h"

#include "base/code_fence.h"
#include "base/next_line.h"
#include "base/note_label.h"
#include "base/unicode.h"

#include <string.h>

enum { MOST_INDENT = 3 };

static bool is_blank(const char *line)
{
	line += strspn(line, " \t");
	return *line == '\n' || !*line;
}

/* The size of the mark that begins the text of a note in the line; 0: none does. */
static size_t definition_in(const char *line, const char **mark)
{
	*mark = line + strspn(line, " ");
	return *mark - line > MOST_INDENT ? 0 : note_definition_size(*mark, strcspn(*mark, "\n"));
}

/* The size of the "[label]" that begins there, as that of a link; 0: none does. */
static size_t link_label_size(const char *text, const char *end)
{
	const char *close = *text == '[' ? text + 1 : end;
	while (close < end && *close != ']' && *close != '\n' && close - text < NOTE_LABEL_MOST)
		close++;
	return close < end && *close == ']' && close > text + 1 ? (size_t)(close - text) + 1 : 0;
}

/* Folded; that of a link keeps its bracket, so that it is no note's. */
static const char *label_of(struct arena *arena, const char *text, size_t size)
{
	return unicode_folded(arena, arena_copy(arena, text, size));
}

static void add(struct noting *noting, bool text, struct noted noted)
{
	struct map *map = text ? &noting->texts_of : &noting->references_of;
	size_t *first = map_at(map, noted.label);
	if (*first == MAP_NONE)
		*first = text ? noting->texts.count : noting->references.count;
	if (text)
		vec_push(&noting->texts, noted);
	else
		vec_push(&noting->references, noted);
}

/* inside: the label of the note whose text it is, of which the links count, too; NULL: it is no
 * note's. */
static void find_references(struct noting *noting, const char *at, const char *end,
			    const char *inside, struct arena *arena)
{
	while (at < end) {
		size_t size = note_reference_size(at, (size_t)(end - at));
		size_t link = inside && !size ? link_label_size(at, end) : 0;
		const char *label = size   ? label_of(arena, at + 2, size)
				    : link ? label_of(arena, at, link - 1)
					   : NULL;
		if (label && !(inside && strcmp(label, inside) == 0))
			add(noting, false, (struct noted){label, at, end});
		if (*at == '`')
			at = code_words_end(at, end);
		else
			at += *at == '\\' && at + 1 < end ? 2 : 1 + size;
	}
}

/* Behind the text of a note: its paragraph, and what is indented behind. */
static const char *end_of_text(const char *start)
{
	const char *mark, *end = start; /* behind its last line with words */
	bool apart = false;
	for (const char *line = start; *line; line = next_line(line)) {
		if (is_blank(line)) {
			apart = true;
			continue;
		}
		bool indented = strncmp(line, "    ", 4) == 0 || *line == '\t';
		if (end > start && (definition_in(line, &mark) || (apart && !indented)))
			break;
		apart = false;
		end = next_line(line);
	}
	return end;
}

/* The line, and what it begins. Returns what is behind. */
static const char *read_line(struct noting *noting, const char *line, struct arena *arena)
{
	const char *mark, *end = next_line(line);
	size_t size = definition_in(line, &mark);
	size_t link = size || mark - line > MOST_INDENT ? 0 : link_label_size(mark, end);
	if (size) {
		const char *label = label_of(arena, mark + 2, size - 4);
		end = end_of_text(line);
		add(noting, true, (struct noted){label, line, end});
		find_references(noting, mark + size, end, label, arena);
	} else if (link && mark[link] == ':') {
		add(noting, true, (struct noted){label_of(arena, mark, link - 1), line, end});
	} else {
		find_references(noting, line, end, NULL, arena);
	}
	return end;
}

void noting_read(struct noting *noting, const char *text, struct arena *arena)
{
	struct code_fence fence = {0};
	while (*text)
		text = code_fence_take(&fence, text) ? next_line(text)
						     : read_line(noting, text, arena);
	noting->unfinished = fence.mark != '\0';
}

void noting_clear(struct noting *noting)
{
	vec_clear(&noting->texts);
	vec_clear(&noting->references);
	map_clear(&noting->texts_of);
	map_clear(&noting->references_of);
}
