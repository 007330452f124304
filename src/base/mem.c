/* Memory that is never NULL. */
#include "base/mem.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct {
	pthread_mutex_t lock;
	struct mem_farewell *first;
} farewells = {.lock = PTHREAD_MUTEX_INITIALIZER};

void mem_add_farewell(struct mem_farewell *farewell)
{
	pthread_mutex_lock(&farewells.lock);
	farewell->next = farewells.first;
	farewells.first = farewell;
	pthread_mutex_unlock(&farewells.lock);
}

void mem_take_farewell(struct mem_farewell *farewell)
{
	pthread_mutex_lock(&farewells.lock);
	struct mem_farewell **at = &farewells.first;
	while (*at != farewell)
		at = &(*at)->next;
	*at = farewell->next;
	pthread_mutex_unlock(&farewells.lock);
}

/* The lock is kept to the end, which another thread that finds no memory waits for. */
_Noreturn void mem_exhausted(void)
{
	static const char line[] = "octavo: error: out of memory [out-of-memory]\n";
	pthread_mutex_lock(&farewells.lock);
	for (struct mem_farewell *one = farewells.first; one; one = one->next)
		one->say(one->user);
	ssize_t ignored = write(STDERR_FILENO, line, sizeof line - 1);
	(void)ignored;
	_exit(3);
}

void *mem_alloc(size_t size)
{
	void *memory = malloc(size ? size : 1);
	if (!memory)
		mem_exhausted();
	return memory;
}

void *mem_zeroed(size_t count, size_t size)
{
	void *memory = calloc(count ? count : 1, size ? size : 1);
	if (!memory)
		mem_exhausted();
	return memory;
}

void *mem_resize(void *memory, size_t size)
{
	void *resized = realloc(memory, size ? size : 1);
	if (!resized)
		mem_exhausted();
	return resized;
}

char *mem_copy(const char *text, size_t size)
{
	if (size == SIZE_MAX)
		mem_exhausted();
	char *copy = mem_alloc(size + 1);
	if (size)
		memcpy(copy, text, size);
	copy[size] = '\0';
	return copy;
}

char *mem_string(const char *text)
{
	return mem_copy(text, strlen(text));
}

void mem_free(void *memory)
{
	free(memory);
}
