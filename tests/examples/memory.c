/* Makes a book of a text in memory, in memory: cc memory.c $(pkg-config --cflags --libs octavo) */
#include <octavo.h>
#include <stdio.h>
#include <string.h>

static const char letter[] = "---\nlang: en\n---\n# A Letter\n\nThe tide is out.\n";

static enum octavo_found serve(const char *path, struct octavo_source *source, void *user)
{
	source->bytes = user;
	source->size = strlen(user);
	return strcmp(path, "letter.md") == 0 ? OCTAVO_FILE : OCTAVO_NOTHING;
}

static void tell(const struct octavo_diagnostic *said, void *user)
{
	fprintf(user, "%s:%u: %s\n", said->file ? said->file : "book", said->line, said->text);
}

int main(void)
{
	void *book;
	size_t size;
	struct octavo *octavo = octavo_new();
	octavo_listen(octavo, tell, stderr);
	octavo_serve(octavo, serve, (void *)letter);
	octavo_add_input(octavo, "letter.md");
	enum octavo_status status = octavo_build_in_memory(octavo, &book, &size);
	octavo_free(octavo);
	return status == OCTAVO_OK && fwrite(book, 1, size, stdout) == size ? 0 : 1;
}
