/* Notes whose text stands in another article: who refers to what, and who has it. */
#include "manuscript/shared_notes.h"

#include "base/decode.h"

#include <string.h>

#define NOBODY ((size_t)-1)

/* The texts of one label, in all articles. */
struct offer {
	size_t all, unused; /* how many, and how many that their own article has no use for */
	size_t holder, holder_of_unused; /* the article with the last of either */
};

struct sharing {
	struct plan *plan;
	struct arena *arena;
	struct noting *notings; /* one an entry */
	struct map labels;      /* to indices of offers */
	VEC(struct offer) offers;
};

static bool has_marks(const struct buf *bytes)
{
	const char *at = bytes->data, *end = at + bytes->size;
	while (at && at < end && (at = memchr(at, '[', (size_t)(end - at))))
		if (++at < end && *at == '^')
			return true;
	return false;
}

/* Reads the article, if it has a mark of notes. What is wrong with it is told when it is read for
 * the book. */
static void look_at(const struct sharing *sharing, const struct entry *entry, struct noting *noting)
{
	const struct plan *plan = sharing->plan;
	struct buf bytes = BUF_EMPTY;
	struct diags *quiet = diags_new();
	if (entry->format == FORMAT_MARKDOWN && entry->path && !entry->text && !entry->input &&
	    sources_may_be_read(plan->sources, entry->path) &&
	    sources_read(plan->sources, entry->path, LIMIT_ARTICLE, &bytes, NULL, quiet,
			 entry->at) &&
	    has_marks(&bytes) &&
	    decode(&bytes, plan->manuscript->metadata.encoding.text, entry->name, quiet))
		noting_read(noting, arena_copy(sharing->arena, bytes.data, bytes.size),
			    sharing->arena);
	diags_free(quiet);
	buf_clear(&bytes);
}

static void offer(struct sharing *sharing, size_t article)
{
	const struct noting *noting = &sharing->notings[article];
	for (size_t i = 0; i < noting->texts.count; i++) {
		const char *label = noting->texts.items[i].label;
		size_t *index = map_at(&sharing->labels, label);
		if (*index == MAP_NONE) {
			*index = sharing->offers.count;
			vec_push(&sharing->offers, (struct offer){0});
		}
		struct offer *to = &sharing->offers.items[*index];
		to->all++;
		to->holder = article;
		if (map_find(&noting->references_of, label) == MAP_NONE) {
			to->unused++;
			to->holder_of_unused = article;
		}
	}
}

/* The article that has the text of the note for the others; NOBODY: none, or it isn't sure. */
static size_t holder_of(const struct sharing *sharing, const char *label)
{
	size_t index = map_find(&sharing->labels, label);
	if (index == MAP_NONE)
		return NOBODY;
	const struct offer *offer = &sharing->offers.items[index];
	bool is_number = !label[strspn(label, "0123456789")];
	if (offer->unused == 1)
		return offer->holder_of_unused;
	return offer->all == 1 && !is_number ? offer->holder : NOBODY;
}

/* What one article borrows. */
struct loan {
	struct buf texts;
	struct map labels; /* to the holder */
	VEC(const struct noted *) notes;
};

static void take(struct loan *loan, size_t holder, const struct noted *note)
{
	size_t *from = map_at(&loan->labels, note->label);
	if (*from != MAP_NONE)
		return;
	*from = holder;
	vec_push(&loan->notes, note);
}

/* Takes the notes that the text of the note refers to. */
static void take_inner(struct loan *loan, const struct noting *noting, size_t holder,
		       const struct noted *note)
{
	size_t low = 0, high = noting->references.count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (noting->references.items[middle].start < note->start)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < noting->references.count && noting->references.items[low].start < note->end;
	     low++) {
		size_t inner = map_find(&noting->texts_of, noting->references.items[low].label);
		if (inner != MAP_NONE)
			take(loan, holder, &noting->texts.items[inner]);
	}
}

/* Takes the note of that label, and writes down who lends it. */
static void take_from(struct sharing *sharing, struct loan *loan, size_t holder, const char *label)
{
	struct manuscript *m = sharing->plan->manuscript;
	const struct noting *noting = &sharing->notings[holder];
	struct entry *entry = &m->entries.items[holder];
	size_t next = loan->notes.count;
	take(loan, holder, &noting->texts.items[map_find(&noting->texts_of, label)]);
	for (; next < loan->notes.count; next++) {
		const struct noted *note = loan->notes.items[next];
		buf_add(&loan->texts, note->start, (size_t)(note->end - note->start));
		buf_puts(&loan->texts, "\n\n");
		take_inner(loan, noting, holder, note);
		if (!entry->lends)
			entry->lends = arena_alloc(m->arena, sizeof *entry->lends);
		*map_at(entry->lends, arena_string(m->arena, note->label)) = 1;
	}
}

static void borrow(struct sharing *sharing, size_t article)
{
	struct manuscript *m = sharing->plan->manuscript;
	const struct noting *noting = &sharing->notings[article];
	struct loan loan = {.texts = BUF_EMPTY};
	for (size_t i = 0; i < noting->references.count && !noting->unfinished; i++) {
		const char *label = noting->references.items[i].label;
		if (*label == '[' || map_find(&noting->texts_of, label) != MAP_NONE)
			continue;
		size_t holder = holder_of(sharing, label);
		if (holder != NOBODY)
			take_from(sharing, &loan, holder, label);
	}
	if (loan.texts.size)
		m->entries.items[article].borrowed =
		    arena_copy(m->arena, loan.texts.data, loan.texts.size);
	vec_clear(&loan.notes);
	map_clear(&loan.labels);
	buf_clear(&loan.texts);
}

void shared_notes_find(struct plan *plan)
{
	const struct manuscript *m = plan->manuscript;
	struct sharing sharing = {.plan = plan, .arena = arena_new()};
	size_t count = m->articles > 1 && (!m->kind || m->is_one_text) ? m->entries.count : 0;
	sharing.notings = mem_zeroed(count, sizeof *sharing.notings);
	for (size_t i = 0; i < count; i++)
		look_at(&sharing, &m->entries.items[i], &sharing.notings[i]);
	for (size_t i = 0; i < count; i++)
		offer(&sharing, i);
	for (size_t i = 0; i < count; i++)
		borrow(&sharing, i);
	for (size_t i = 0; i < count; i++)
		noting_clear(&sharing.notings[i]);
	mem_free(sharing.notings);
	map_clear(&sharing.labels);
	vec_clear(&sharing.offers);
	arena_free(sharing.arena);
}
