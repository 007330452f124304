/* The files of the container. */
#include "package/package.h"

#include "package/package_parts.h"

#include <string.h>

static void add(package_files *files, const char *name, struct buf bytes)
{
	vec_push(files, (struct package_file){.name = name, .bytes = bytes, .document = MAP_NONE});
}

static void add_list(package_files *files, const char *name, struct buf bytes)
{
	vec_push(files, (struct package_file){name, bytes, MAP_NONE, false, true});
}

/* What stands in a placeholder of a document; documents and assets are in folders side by side. */
static void put_placeholder(struct buf *out, const struct edition *edition, size_t document,
			    const struct placeholder *placeholder)
{
	if (placeholder->kind == PLACEHOLDER_CODE) {
		const struct buf *markup = &edition->code.items[placeholder->target]->markup;
		buf_add(out, markup->data, markup->size);
		return;
	}
	if (placeholder->kind == PLACEHOLDER_PARTITION) {
		buf_puts(out, partition_type(edition->documents.items[document].partition));
		return;
	}
	if (placeholder->kind == PLACEHOLDER_ASSET) {
		buf_puts(out, "../");
		buf_puts(out, edition->assets.items.items[placeholder->target].file);
		return;
	}
	if (placeholder->document != document || !placeholder->fragment)
		buf_puts(out,
			 edition->documents.items[placeholder->document].file + strlen("text/"));
	if (placeholder->fragment) {
		buf_putc(out, '#');
		buf_puts(out, placeholder->fragment);
	}
}

/* A link to what isn't in the book loses its address; returns how much of the bytes is done. */
static size_t drop_address(struct buf *out, const struct placeholder *placeholder)
{
	buf_cut(out, out->size - strlen(" href=\""));
	return placeholder->offset + strlen("\"");
}

/* The document with its placeholders filled. */
static struct buf filled(struct edition *edition, size_t index)
{
	struct serialized *xhtml = &edition->documents.items[index].xhtml;
	struct buf out = BUF_EMPTY;
	if (xhtml->placeholders.count == 0) {
		out = xhtml->bytes;
		xhtml->bytes = (struct buf)BUF_EMPTY;
		return out;
	}
	size_t done = 0;
	buf_reserve(&out, xhtml->bytes.size + xhtml->placeholders.count * 32);
	for (size_t i = 0; i < xhtml->placeholders.count; i++) {
		const struct placeholder *placeholder = &xhtml->placeholders.items[i];
		buf_add(&out, xhtml->bytes.data + done, placeholder->offset - done);
		done = placeholder->offset;
		if (placeholder->kind == PLACEHOLDER_NOTHING)
			done = drop_address(&out, placeholder);
		else
			put_placeholder(&out, edition, index, placeholder);
	}
	buf_add(&out, xhtml->bytes.data + done, xhtml->bytes.size - done);
	serialized_clear(xhtml);
	return out;
}

static const char *in_folder(const struct edition *edition, const char *name)
{
	return arena_format(edition->arena, PACKAGE_FOLDER "%s", name);
}

size_t package_size(const struct edition *edition, const struct package_file *file)
{
	return file->document == MAP_NONE
		   ? file->bytes.size
		   : edition->documents.items[file->document].xhtml.bytes.size;
}

struct buf package_bytes(struct edition *edition, const struct package_file *file)
{
	return file->document == MAP_NONE ? file->bytes : filled(edition, file->document);
}

/* The nav document stands beside the contents page, whose name it has. */
static void add_documents(struct edition *edition, package_files *files)
{
	for (size_t i = 0; i < edition->documents.count; i++) {
		const struct document *document = &edition->documents.items[i];
		bool contents = document->kind == DOCUMENT_CONTENTS;
		struct package_file file = {
		    .name = in_folder(edition, document->file),
		    .document = contents ? MAP_NONE : i,
		    .list = contents,
		};
		if (contents)
			write_contents_page(edition, document, &file.bytes);
		vec_push(files, file);
		if (!contents)
			continue;
		struct buf nav = BUF_EMPTY;
		write_nav(edition, document, &nav);
		add_list(files, PACKAGE_FOLDER NAV_NAME, nav);
	}
}

static bool has_fonts(const struct edition *edition)
{
	for (size_t i = 0; i < edition->assets.items.count; i++)
		if (strcmp(edition->assets.items.items[i].folder, "fonts") == 0)
			return true;
	return false;
}

const char *style_name(enum book_style style)
{
	static const char *const names[STYLES] = {"style/book.css", "style/newer.css",
						  "style/author.css"};
	return names[style];
}

static void add_styles(struct edition *edition, package_files *files)
{
	for (enum book_style style = 0; style < STYLES; style++)
		if (edition->styles[style].size) {
			add(files, in_folder(edition, style_name(style)), edition->styles[style]);
			edition->styles[style] = (struct buf)BUF_EMPTY;
		}
}

bool package_plan(struct edition *edition, package_files *files)
{
	struct buf container = BUF_EMPTY, options = BUF_EMPTY, opf = BUF_EMPTY, ncx = BUF_EMPTY;
	bool done =
	    write_container_xml(&container) && write_opf(edition, &opf) && write_ncx(edition, &ncx);
	add(files, "META-INF/container.xml", container);
	add_list(files, PACKAGE_FILE, opf);
	if (has_fonts(edition)) {
		done = write_display_options(&options) && done;
		add(files, "META-INF/com.apple.ibooks.display-options.xml", options);
	}
	add_list(files, PACKAGE_FOLDER NCX_NAME, ncx);
	add_styles(edition, files);
	add_documents(edition, files);
	for (size_t i = 0; i < edition->assets.items.count; i++) {
		struct asset *asset = &edition->assets.items.items[i];
		add(files, in_folder(edition, asset->file), asset->bytes);
		files->items[files->count - 1].packed = asset->packed;
		files->items[files->count - 1].sum = asset->sum;
		asset->bytes = (struct buf)BUF_EMPTY;
	}
	return done;
}
