/* The notes of a .docx, each read where it is first referred to. */
#include "read/word/docx/docx_parts.h"

#include <string.h>

struct docx_notes {
	struct docx_story story;
	struct map ids; /* of a note -> which of the nodes */
	VEC(const struct node *) nodes;
	VEC(struct draft_note *) made; /* of each; NULL: not yet */
};

static struct docx_notes *read_notes(struct docx *docx, bool is_endnote)
{
	struct docx_notes *notes = mem_zeroed(1, sizeof *notes);
	const char *name = docx_part_of(docx, is_endnote ? "endnotes" : "footnotes");
	struct node *root = name ? parts_load(docx->parts, name) : NULL;
	docx_open_story(docx, &notes->story, name ? name : "word/notes.xml");
	if (root)
		docx_settle_fields(root);
	for (const struct node *node = root ? root->children : NULL; node; node = node->next) {
		const char *id = node->kind == NODE_ELEMENT ? tree_get(node, "w:id") : NULL;
		const char *type = id ? tree_get(node, "w:type") : NULL;
		if (!id || (type && strcmp(type, "normal") != 0))
			continue;
		*map_at(&notes->ids, id) = notes->nodes.count;
		vec_push(&notes->nodes, node);
		vec_push(&notes->made, NULL);
	}
	return notes;
}

struct draft_note *docx_note_reference(struct docx_walk *walk, const struct node *reference,
				       const struct draft_run *run, bool is_endnote)
{
	struct docx *docx = walk->docx;
	const char *id = tree_get(reference, "w:id");
	if (!docx->notes[is_endnote])
		docx->notes[is_endnote] = read_notes(docx, is_endnote);
	struct docx_notes *notes = docx->notes[is_endnote];
	size_t found = id ? map_find(&notes->ids, id) : MAP_NONE;
	if (found == MAP_NONE || docx->story != &docx->main)
		return NULL;
	struct draft_piece *piece = draft_piece(docx->draft, walk->paragraph, PIECE_NOTE, run);
	piece->note = notes->made.items[found];
	if (piece->note)
		return piece->note;
	struct draft_note *note = piece->note = notes->made.items[found] = draft_note(docx->draft);
	struct docx_walk inside = {.docx = docx, .flow = &note->flow};
	struct docx_story *outer = docx->story;
	docx->story = &notes->story;
	docx_read_blocks(&inside, notes->nodes.items[found]);
	docx_fields_clear(&notes->story);
	docx->story = outer;
	docx_walk_clear(&inside);
	draft_finish(docx->draft);
	return note;
}

void docx_notes_clear(struct docx *docx)
{
	for (size_t i = 0; i < 2; i++) {
		struct docx_notes *notes = docx->notes[i];
		if (!notes)
			continue;
		docx_close_story(&notes->story);
		map_clear(&notes->ids);
		vec_clear(&notes->nodes);
		vec_clear(&notes->made);
		mem_free(notes);
	}
}
