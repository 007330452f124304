/* What a folder of books holds. */
#include "program/shelf.h"

#include "base/ascii.h"
#include "base/file.h"
#include "base/sources.h"

#include <stdlib.h>
#include <string.h>

struct shelf {
	struct arena *arena;
	const char *path;
	book_paths books;
};

static void take_book(void *user, const char *name)
{
	struct shelf *shelf = user;
	if (*name != '.' && ascii_equal(path_ending(name), "epub"))
		vec_push(&shelf->books, path_join(shelf->arena, shelf->path, name));
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_unpacked(struct arena *arena, const char *path)
{
	return file_exists(path_join(arena, path, "META-INF")) ||
	       file_exists(path_join(arena, path, "mimetype"));
}

book_paths shelf_books(struct arena *arena, const char *path)
{
	struct shelf shelf = {.arena = arena, .path = path};
	if (file_is_folder(path) && !is_unpacked(arena, path))
		sources_list(NULL, path, take_book, &shelf);
	if (shelf.books.count)
		qsort(shelf.books.items, shelf.books.count, sizeof *shelf.books.items, by_name);
	else
		vec_push(&shelf.books, path);
	return shelf.books;
}
