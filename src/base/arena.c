/* An arena of growing blocks. */
#include "base/arena.h"

#include "base/mem.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* Under AddressSanitizer pieces stand apart, so that a read beyond one is noticed. */
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
enum { GAP = alignof(max_align_t) };
#else
#define ASAN_POISON_MEMORY_REGION(start, size) ((void)(start), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(start, size) ((void)(start), (void)(size))
enum { GAP = 0 };
#endif

enum { FIRST_BLOCK = 4 << 10, LARGEST_BLOCK = 256 << 10 };

struct arena_block {
	struct arena_block *before;
	alignas(max_align_t) char bytes[];
};

struct arena {
	struct arena_block *newest;
	char *next;
	size_t left;
	size_t block_size;
};

struct arena *arena_new(void)
{
	struct arena *arena = mem_zeroed(1, sizeof *arena);
	arena->block_size = FIRST_BLOCK;
	return arena;
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	for (struct arena_block *block = arena->newest; block;) {
		struct arena_block *before = block->before;
		mem_free(block);
		block = before;
	}
	mem_free(arena);
}

static struct arena_block *add_block(struct arena *arena, size_t size)
{
	struct arena_block *block =
	    mem_alloc(size > SIZE_MAX - sizeof *block ? SIZE_MAX : sizeof *block + size);
	block->before = arena->newest;
	arena->newest = block;
	return block;
}

static void begin_block(struct arena *arena)
{
	arena->next = add_block(arena, arena->block_size)->bytes;
	arena->left = arena->block_size;
	ASAN_POISON_MEMORY_REGION(arena->next, arena->left);
	if (arena->block_size < LARGEST_BLOCK)
		arena->block_size *= 2;
}

static void *take(struct arena *arena, size_t size, size_t alignment)
{
	alignment = GAP ? GAP : alignment;
	size_t pad = -(uintptr_t)arena->next & (alignment - 1);
	if (pad + GAP > arena->left || size > arena->left - pad - GAP) {
		if (size > arena->block_size / 4) /* a large piece has a block to itself */
			return add_block(arena, size)->bytes;
		begin_block(arena);
		pad = 0;
	}
	char *piece = arena->next + pad;
	arena->next += pad + size + GAP;
	arena->left -= pad + size + GAP;
	ASAN_UNPOISON_MEMORY_REGION(piece, size);
	return piece;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	return memset(take(arena, size, alignof(max_align_t)), 0, size);
}

char *arena_copy(struct arena *arena, const char *text, size_t size)
{
	char *copy = take(arena, size + 1, 1);
	if (size)
		memcpy(copy, text, size);
	copy[size] = '\0';
	return copy;
}

char *arena_string(struct arena *arena, const char *text)
{
	return arena_copy(arena, text, strlen(text));
}

char *arena_format(struct arena *arena, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int size = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (size < 0)
		return arena_copy(arena, "", 0);
	char *text = take(arena, (size_t)size + 1, 1);
	va_start(args, format);
	vsnprintf(text, (size_t)size + 1, format, args);
	va_end(args);
	return text;
}
