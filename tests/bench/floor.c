/* The floor: what a book costs at least on this machine.
 *
 *   floor FOLDER FILE THREADS
 *
 * reads FOLDER/ch*.md, parses and renders each with md4c, wraps it as XHTML, deflates it with
 * libdeflate's level 9, takes FOLDER/images/ as it is, and writes one ZIP archive: no package
 * documents, no checks, no contents, no notes, no fsync, and nothing let go before the end. A
 * measuring stick. */
#include <glob.h>
#include <libdeflate.h>
#include <md4c-html.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LEVEL = 9, MOST_THREADS = 64, LOCAL = 30, CENTRAL = 46, END = 22 };

struct item {
	const char *path;
	char *source, *page, *bytes; /* as read, as wrapped, as it goes into the archive */
	size_t size, unpacked;
	uint32_t crc;
	int stored;
};

static struct item *items;
static size_t count, next;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void fail(const char *what)
{
	perror(what);
	exit(1);
}

static char *read_file(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	if (!file || fseek(file, 0, SEEK_END) != 0)
		fail(path);
	*size = (size_t)ftell(file);
	rewind(file);
	char *bytes = malloc(*size + 1);
	if (!bytes || fread(bytes, 1, *size, file) != *size)
		fail(path);
	fclose(file);
	return bytes;
}

struct html {
	char *text;
	size_t size, room;
};

static void add(const MD_CHAR *text, MD_SIZE size, void *user)
{
	struct html *html = user;
	if (html->room - html->size <= size) {
		html->room = (html->size + size + 1) * 2;
		html->text = realloc(html->text, html->room);
		if (!html->text)
			fail("realloc");
	}
	memcpy(html->text + html->size, text, size);
	html->size += size;
}

static char *parse(const char *text, size_t size)
{
	struct html html = {malloc(size * 2 + 64), 0, size * 2 + 64};
	if (!html.text || md_html(text, (MD_SIZE)size, add, &html, MD_DIALECT_GITHUB,
				  MD_HTML_FLAG_XHTML) != 0)
		fail("md_html");
	html.text[html.size] = '\0';
	return html.text;
}

static char *wrap(char *html, size_t *size)
{
	static const char head[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
				   "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head>"
				   "<title>c</title></head><body>\n";
	static const char tail[] = "</body></html>\n";
	size_t length = strlen(html);
	*size = sizeof head + sizeof tail - 2 + length;
	char *page = malloc(*size + 1);
	if (!page)
		fail("malloc");
	memcpy(page, head, sizeof head - 1);
	memcpy(page + sizeof head - 1, html, length);
	memcpy(page + sizeof head - 1 + length, tail, sizeof tail);
	free(html);
	return page;
}

static void make(struct item *item, struct libdeflate_compressor *compressor)
{
	if (item->stored) {
		item->unpacked = item->size;
		item->bytes = item->source;
		item->crc = libdeflate_crc32(0, item->bytes, item->size);
		return;
	}
	item->page = wrap(parse(item->source, item->size), &item->unpacked);
	item->crc = libdeflate_crc32(0, item->page, item->unpacked);
	size_t room = libdeflate_deflate_compress_bound(compressor, item->unpacked);
	item->bytes = malloc(room);
	item->size = libdeflate_deflate_compress(compressor, item->page, item->unpacked,
						 item->bytes, room);
}

static void *work(void *unused)
{
	struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
	for (;;) {
		pthread_mutex_lock(&lock);
		size_t mine = next++;
		pthread_mutex_unlock(&lock);
		if (mine >= count)
			break;
		make(&items[mine], compressor);
	}
	libdeflate_free_compressor(compressor);
	return unused;
}

static void work_in_threads(int threads)
{
	pthread_t others[MOST_THREADS];
	for (int i = 1; i < threads; i++)
		if (pthread_create(&others[i], NULL, work, NULL) != 0)
			fail("pthread_create");
	work(NULL);
	for (int i = 1; i < threads; i++)
		pthread_join(others[i], NULL);
}

/* Fields of the archive, little end first. */
static unsigned char *put(unsigned char *to, uint32_t number, int bytes)
{
	for (int i = 0; i < bytes; i++)
		*to++ = (unsigned char)(number >> (8 * i));
	return to;
}

/* What both headers of an entry share, from the version needed to the length of extra fields. */
static void put_fields(unsigned char *to, const struct item *item, size_t name)
{
	to = put(to, 20, 2);
	to = put(to, 0, 2);
	to = put(to, item->stored ? 0 : 8, 2);
	to = put(to, 0x210000, 4); /* 1980-01-01 */
	to = put(to, item->crc, 4);
	to = put(to, (uint32_t)item->size, 4);
	to = put(to, (uint32_t)item->unpacked, 4);
	put(to, (uint32_t)name, 4);
}

static const char *name_of(const struct item *item)
{
	return strrchr(item->path, '/') + 1;
}

static uint32_t write_entries(FILE *file)
{
	uint32_t offset = 0;
	for (size_t i = 0; i < count; i++) {
		unsigned char header[LOCAL] = {0};
		size_t name = strlen(name_of(&items[i]));
		put(header, 0x04034b50, 4);
		put_fields(header + 4, &items[i], name);
		fwrite(header, 1, LOCAL, file);
		fwrite(name_of(&items[i]), 1, name, file);
		fwrite(items[i].bytes, 1, items[i].size, file);
		offset += (uint32_t)(LOCAL + name + items[i].size);
	}
	return offset;
}

static void write_directory(FILE *file, uint32_t start)
{
	uint32_t offset = 0, size = 0;
	for (size_t i = 0; i < count; i++) {
		unsigned char header[CENTRAL] = {0};
		size_t name = strlen(name_of(&items[i]));
		put(header, 0x02014b50, 4);
		put(header + 4, 20, 2);
		put_fields(header + 6, &items[i], name);
		put(header + 42, offset, 4);
		fwrite(header, 1, CENTRAL, file);
		fwrite(name_of(&items[i]), 1, name, file);
		offset += (uint32_t)(LOCAL + name + items[i].size);
		size += (uint32_t)(CENTRAL + name);
	}
	unsigned char end[END] = {0};
	put(end, 0x06054b50, 4);
	put(end + 8, (uint32_t)count, 2);
	put(end + 10, (uint32_t)count, 2);
	put(end + 12, size, 4);
	put(end + 16, start, 4);
	fwrite(end, 1, END, file);
}

static void write_archive(const char *path)
{
	char part[4096];
	snprintf(part, sizeof part, "%s.part", path);
	FILE *file = fopen(part, "wb");
	if (!file)
		fail(part);
	write_directory(file, write_entries(file));
	if (fclose(file) != 0 || rename(part, path) != 0)
		fail(path);
}

static void read_folder(const char *folder)
{
	char pattern[4096];
	glob_t found;
	snprintf(pattern, sizeof pattern, "%s/ch*.md", folder);
	glob(pattern, 0, NULL, &found);
	size_t stored_from = found.gl_pathc;
	snprintf(pattern, sizeof pattern, "%s/images/*", folder);
	glob(pattern, GLOB_APPEND, NULL, &found);
	count = found.gl_pathc;
	items = calloc(count, sizeof *items);
	for (size_t i = 0; i < count; i++) {
		items[i] = (struct item){.path = found.gl_pathv[i], .stored = i >= stored_from};
		items[i].source = read_file(items[i].path, &items[i].size);
	}
}

int main(int argument_count, char **arguments)
{
	if (argument_count != 4)
		return 2;
	int threads = atoi(arguments[3]);
	read_folder(arguments[1]);
	work_in_threads(threads < MOST_THREADS ? threads : MOST_THREADS);
	write_archive(arguments[2]);
	return 0;
}
