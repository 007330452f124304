/* A pool: small pieces by their size, and large ones that each have memory of their own. */
#include "read/markdown/markdown_memory.h"

#include "base/mem.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

enum { STEP = 16, KINDS = 32, LARGEST_SMALL = STEP * KINDS, BLOCK = 32 << 10 };

struct piece {
	size_t size; /* of its bytes, which stand behind it; a multiple of STEP if it is small */
	struct piece *next; /* while it is free */
};

/* What stands before a large piece. */
struct large {
	struct large *before, *after;
	struct piece piece;
};

struct block {
	struct block *before;
	alignas(max_align_t) char bytes[BLOCK];
};

struct markdown_memory {
	struct piece *released[KINDS + 1]; /* by the number of steps */
	struct large large;                /* the first of a ring of them */
	struct block *newest;
	size_t used; /* of the newest block */
};

/* cmark-gfm hands an allocator nothing of its user's: this is what would be. */
static _Thread_local struct markdown_memory *current;

struct markdown_memory *markdown_memory_new(void)
{
	current = mem_zeroed(1, sizeof *current);
	current->large.before = current->large.after = &current->large;
	current->used = BLOCK;
	return current;
}

static void unlink_large(struct large *large)
{
	large->before->after = large->after;
	large->after->before = large->before;
	mem_free(large);
}

void markdown_memory_free(struct markdown_memory *memory)
{
	while (memory->large.after != &memory->large)
		unlink_large(memory->large.after);
	for (struct block *block = memory->newest, *before; block; block = before) {
		before = block->before;
		mem_free(block);
	}
	mem_free(memory);
	current = NULL;
}

static size_t with_header(size_t size)
{
	return size > SIZE_MAX - sizeof(struct large) ? SIZE_MAX : size + sizeof(struct large);
}

static struct piece *take_large(size_t size)
{
	struct large *large = mem_zeroed(1, with_header(size));
	*large = (struct large){.before = &current->large, .after = current->large.after};
	large->after->before = large->before->after = large;
	large->piece.size = size;
	return &large->piece;
}

static struct piece *take_small(size_t size)
{
	size_t steps = size ? (size + STEP - 1) / STEP : 1;
	struct piece *piece = current->released[steps];
	if (piece) {
		current->released[steps] = piece->next;
	} else {
		if (BLOCK - current->used < sizeof *piece + steps * STEP) {
			struct block *block = mem_alloc(sizeof *block);
			block->before = current->newest;
			current->newest = block;
			current->used = 0;
		}
		piece = (struct piece *)(current->newest->bytes + current->used);
		current->used += sizeof *piece + steps * STEP;
		piece->size = steps * STEP;
	}
	memset(piece + 1, 0, piece->size);
	return piece;
}

void *markdown_memory_zeroed(size_t count, size_t size)
{
	size_t whole = size && count > SIZE_MAX / size ? SIZE_MAX : count * size;
	return (whole > LARGEST_SMALL ? take_large(whole) : take_small(whole)) + 1;
}

void markdown_memory_release(void *bytes)
{
	if (!bytes)
		return;
	struct piece *piece = (struct piece *)bytes - 1;
	if (piece->size > LARGEST_SMALL) {
		unlink_large((struct large *)((char *)piece - offsetof(struct large, piece)));
		return;
	}
	struct piece **released = &current->released[piece->size / STEP];
	piece->next = *released;
	*released = piece;
}

static void *resize_large(struct piece *piece, size_t size)
{
	struct large *large = (struct large *)((char *)piece - offsetof(struct large, piece));
	large = mem_resize(large, with_header(size));
	large->before->after = large->after->before = large;
	large->piece.size = size;
	return &large->piece + 1;
}

void *markdown_memory_resize(void *bytes, size_t size)
{
	struct piece *piece = bytes ? (struct piece *)bytes - 1 : NULL;
	if (piece && size <= piece->size && piece->size <= LARGEST_SMALL)
		return bytes;
	if (piece && size > LARGEST_SMALL && piece->size > LARGEST_SMALL)
		return resize_large(piece, size);
	void *resized = markdown_memory_zeroed(1, size);
	if (piece) {
		memcpy(resized, bytes, piece->size < size ? piece->size : size);
		markdown_memory_release(bytes);
	}
	return resized;
}
