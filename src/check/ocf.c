/* The container: its mimetype, its names, and what stands in META-INF (EPUB 3.3 4). */
#include "check/check_parts.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <stdlib.h>

static const char container_name[] = "META-INF/container.xml";
static const char package_type[] = "application/oebps-package+xml";

static struct place whole(const struct check *check)
{
	return (struct place){.file = check->volume.name};
}

static struct checked document_for(struct check *check)
{
	return (struct checked){
	    .check = check, .worker = check->workers.items[0], .diags = check->diags};
}

/* mimetype */

static void check_mimetype(struct check *check)
{
	static const char right[] = "application/epub+zip";
	const struct volume_file *file = volume_find(&check->volume, "mimetype");
	struct buf bytes = BUF_EMPTY;
	if (!file) {
		if (!check->volume.is_archive)
			diag(check->diags, MSG_PKG_006, whole(check), NULL, NULL);
		return;
	}
	if (volume_read(&check->volume, file, &bytes, check->diags) &&
	    (bytes.size != strlen(right) || memcmp(bytes.data, right, bytes.size) != 0))
		diag(check->diags, MSG_PKG_007, (struct place){.file = file->place}, NULL, NULL);
	buf_clear(&bytes);
}

/* META-INF/container.xml */

/* The package's path as its rootfile says it; NULL: there is none that is any use. */
static const char *rootfile_path(struct checked *container, const struct node *node)
{
	const char *path = tree_get(node, "full-path");
	if (!path)
		find(container, node, MSG_OPF_016, NULL, NULL);
	else if (!has_words(path))
		find(container, node, MSG_OPF_017, NULL, NULL);
	else
		return arena_string(container->check->arena, path);
	return NULL;
}

static void take_rootfiles(struct checked *container, size_t *packages)
{
	struct check *check = container->check;
	for (const struct node *node = container->root; node;
	     node = tree_next(node, container->root)) {
		if (!node_is(node, "ocf:rootfile"))
			continue;
		const char *path = rootfile_path(container, node), *type;
		struct volume_file *file = path ? volume_find(&check->volume, path) : NULL;
		type = tree_get(node, "media-type");
		if (file)
			file->is_listed = true;
		if (!path || !type ||
		    strcmp(without_space(container->worker->arena, type), package_type) != 0)
			continue;
		if (!check->package)
			check->package = path;
		++*packages;
	}
}

static void take_links(struct checked *container)
{
	for (const struct node *node = container->root; node;
	     node = tree_next(node, container->root)) {
		const char *href = node_is(node, "ocf:link") ? tree_get(node, "href") : NULL;
		struct volume_file *file =
		    href ? volume_find(&container->check->volume, href) : NULL;
		if (file)
			file->is_listed = true;
	}
}

/* The version that the package says; 0: none, and that was told. It is read once more when it is
 * known by which rules. */
static unsigned version_of(struct check *check, const struct volume_file *file)
{
	struct diags *told = diags_new();
	struct checked package = document_for(check);
	package.diags = told;
	document_open(&package, file, package_type);
	bool is_package = package.root && strcmp(local_name(package.root), "package") == 0;
	const char *said = is_package ? tree_get(package.root, "version") : NULL;
	unsigned version = said && *said == '2' ? 2 : said && *said == '3' ? 3 : 0;
	if (!package.root && diags_failed(told))
		diags_move(check->diags, told);
	if (!version)
		diag(check->diags, MSG_OPF_001, place_of(file->place, package.root),
		     said ? arena_format(check->arena, "'%s' is none", said)
			  : "'version' isn't there",
		     NULL);
	document_close(&package);
	diags_free(told);
	return version;
}

bool check_version(struct check *check)
{
	const struct volume_file *file = volume_find(&check->volume, check->package);
	check->version = file ? version_of(check, file) : 0;
	return check->version;
}

/* The version by which the container is to be judged: its package's, or the latest. Nothing but a
 * document type is judged before the package is found for good. */
static unsigned version_ahead(struct check *check, const struct volume_file *file)
{
	struct diags *told = diags_new(), *kept = check->diags;
	size_t packages = 0;
	unsigned version = 0;
	check->version = 3;
	check->diags = told;
	struct checked container = document_for(check);
	if (document_open(&container, file, "application/xml") && container.doctype_name)
		take_rootfiles(&container, &packages);
	const struct volume_file *package =
	    check->package ? volume_find(&check->volume, check->package) : NULL;
	if (package)
		version = version_of(check, package);
	document_close(&container);
	check->package = NULL;
	check->diags = kept;
	diags_free(told);
	return version ? version : 3;
}

static bool read_container(struct check *check, struct checked *container)
{
	const struct volume_file *file = volume_find(&check->volume, container_name);
	size_t packages = 0;
	if (!file) {
		diag(check->diags, MSG_RSC_002, whole(check), NULL, NULL);
		return false;
	}
	check->version = version_ahead(check, file);
	bool is_whole = document_open(container, file, "application/xml") && !container->open;
	if (container->root)
		take_rootfiles(container, &packages);
	if (!is_whole) {
		if (!check->package)
			find(container, NULL, MSG_RSC_003, NULL, NULL);
		return false;
	}
	take_links(container);
	if (!check->package) {
		find(container, NULL, MSG_RSC_003, NULL, NULL);
		return false;
	}
	const struct volume_file *package = volume_find(&check->volume, check->package);
	if (!package) {
		find(container, NULL, MSG_OPF_002, check->package, NULL);
		return false;
	}
	check->version = version_of(check, package);
	if (check->version == 2 && packages > 1)
		find(container, NULL, MSG_PKG_013, NULL, NULL);
	if (check->version == 3)
		check_renditions(container);
	if (check->version == 3 && packages > 1 &&
	    !volume_find(&check->volume, "META-INF/metadata.xml"))
		diag(check->diags, MSG_RSC_019, whole(check), NULL, NULL);
	return check->version;
}

/* META-INF/encryption.xml, signatures.xml */

static void take_encrypted(struct checked *document, const struct node *data)
{
	static const char obfuscation[] = "http://www.idpf.org/2008/embedding";
	struct check *check = document->check;
	const char *algorithm = NULL, *path = NULL;
	for (const struct node *node = data; node; node = tree_next(node, data)) {
		if (node_is(node, "enc:EncryptionMethod") && !algorithm)
			algorithm = tree_get(node, "Algorithm");
		if (node_is(node, "enc:CipherReference") && !path)
			path = tree_get(node, "URI");
		if (node_is(node, "compression:Compression")) {
			const char *method = tree_get(node, "Method");
			const char *length = tree_get(node, "OriginalLength");
			if (!method || (strcmp(method, "0") != 0 && strcmp(method, "8") != 0))
				find(document, node, MSG_XML_VALUE, method ? method : "",
				     "Method on Compression");
			if (!length || !*length || length[ascii_digits(length)])
				find(document, node, MSG_XML_VALUE, length ? length : "",
				     "OriginalLength on Compression");
		}
	}
	struct book_address address;
	if (!path || !address_read(document, data, "", path, &address))
		return;
	const char *kept = arena_string(check->arena, address.target);
	bool is_obfuscated = algorithm && strcmp(algorithm, obfuscation) == 0;
	*map_at(is_obfuscated ? &check->obfuscated : &check->encrypted, kept) = 1;
	if (!is_obfuscated)
		find(document, data, MSG_RSC_004, kept, NULL);
}

static void check_encryption(struct check *check, const struct volume_file *file)
{
	struct checked document = document_for(check);
	if (document_open(&document, file, "application/xml")) {
		if (!node_is(document.root, "ocf:encryption"))
			find(&document, document.root, MSG_XML_ROOT, document.root->name,
			     "encryption");
		size_t count = 0;
		for (const struct node *node = document.root->children; node; node = node->next) {
			bool is_data = node_is(node, "enc:EncryptedData");
			if (node->kind == NODE_ELEMENT && !is_data &&
			    !node_is(node, "enc:EncryptedKey"))
				find(&document, node, MSG_XML_ELEMENT, node->name, "encryption");
			if (is_data)
				take_encrypted(&document, node);
			count += node->kind == NODE_ELEMENT;
		}
		if (!count && !document.open && node_is(document.root, "ocf:encryption"))
			find(&document, document.root, MSG_XML_UNFINISHED, "encryption",
			     "'EncryptedData'");
		ids_check(&document, "Id");
	}
	document_close(&document);
}

static void check_signatures(struct check *check, const struct volume_file *file)
{
	struct checked document = document_for(check);
	if (document_open(&document, file, "application/xml")) {
		if (!node_is(document.root, "ocf:signatures"))
			find(&document, document.root, MSG_XML_ROOT, document.root->name,
			     "signatures");
		for (const struct node *node = document.root->children; node; node = node->next)
			if (node->kind == NODE_ELEMENT && !node_is(node, "ds:Signature"))
				find(&document, node, MSG_XML_ELEMENT, node->name, "signatures");
	}
	document_close(&document);
}

/* What else may stand in META-INF must be XML at least. */
static void check_metainf(struct check *check)
{
	const struct volume_file *file = volume_find(&check->volume, "META-INF/encryption.xml");
	if (file)
		check_encryption(check, file);
	file = volume_find(&check->volume, "META-INF/signatures.xml");
	if (file)
		check_signatures(check, file);
	file = volume_find(&check->volume, "META-INF/metadata.xml");
	if (file && check->version == 3) {
		struct checked document = document_for(check);
		document_open(&document, file, "application/xml");
		document_close(&document);
	}
}

bool check_container(struct check *check)
{
	struct checked container = document_for(check);
	bool good = read_container(check, &container);
	check_mimetype(check);
	if (good) {
		vocabulary_check(&container, check->version == 2 ? VOCABULARY_CONTAINER_2
								 : VOCABULARY_CONTAINER);
		check_metainf(check);
	}
	document_close(&container);
	return good;
}

/* Names */

/* What is wrong with the characters of a name, such as "U+003F"; empty: nothing is. */
static void judge_characters(const struct check *check, const struct volume_file *file)
{
	struct place at = whole(check);
	struct buf bad = BUF_EMPTY;
	const char *s = file->name, *end = s + strlen(s);
	bool has_space = false, is_ascii = true;
	while (s < end) {
		unsigned c = utf8_next(&s, end);
		bool is_control = c < ' ' || (c >= 0x7F && c < 0xA0);
		bool is_forbidden = (c < 0x80 && c && strchr("\"*:<>?\\|", (int)c)) || is_control ||
				    (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xFDD0 && c <= 0xFDEF) ||
				    (c >= 0xFFF0 && c <= 0xFFFF) || (c & 0xFFFE) == 0xFFFE ||
				    c == 0xE0001 || c >= 0xF0000;
		bool is_space = c == ' ' || c == 0xA0 || (c >= '\t' && c <= '\r');
		has_space |= is_space;
		is_ascii &= c < 0x80;
		if (is_forbidden && !(c >= '\t' && c <= '\r'))
			buf_printf(&bad, "%sU+%04X", bad.size ? ", " : "", c);
	}
	if (bad.size)
		diag(check->diags, MSG_PKG_009, at, file->name, bad.data);
	if (has_space)
		diag(check->diags, MSG_PKG_010, at, file->name, NULL);
	if (!is_ascii)
		diag(check->diags, MSG_PKG_012, at, file->name, NULL);
	if (*file->name && file->name[strlen(file->name) - 1] == '.')
		diag(check->diags, MSG_PKG_011, at, file->name, NULL);
	buf_clear(&bad);
}

/* Names that some systems can't keep apart. */
static void find_twins(struct check *check)
{
	struct map seen = {0};
	for (size_t i = 0; i < check->volume.files.count; i++) {
		const char *name = check->volume.files.items[i].name;
		size_t *first = map_at(&seen, unicode_caseless(check->arena, name));
		if (*first == MAP_NONE)
			*first = i;
		else
			diag(check->diags, MSG_OPF_060, whole(check), name, NULL);
	}
	map_clear(&seen);
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int begins(const void *key, const void *name)
{
	const char *folder = key;
	return strncmp(folder, *(const char *const *)name, strlen(folder));
}

static void find_empty_folders(struct check *check)
{
	const struct volume *volume = &check->volume;
	VEC(const char *) names = {0};
	for (size_t i = 0; i < volume->files.count; i++)
		vec_push(&names, volume->files.items[i].name);
	if (names.count)
		qsort(names.items, names.count, sizeof *names.items, by_bytes);
	for (size_t i = 0; i < volume->folders.count; i++) {
		const char *folder = volume->folders.items[i];
		if (!names.count ||
		    !bsearch(folder, names.items, names.count, sizeof *names.items, begins))
			diag(check->diags, MSG_PKG_014, whole(check), folder, NULL);
	}
	vec_clear(&names);
}

static bool is_of_a_system(const char *name)
{
	const char *file = path_name(name);
	return ascii_equal(file, ".ds_store") || ascii_equal(file, "thumbs.db") ||
	       strncmp(name, "__MACOSX/", 9) == 0;
}

void check_names(struct check *check)
{
	for (size_t i = 0; i < check->volume.files.count; i++) {
		const struct volume_file *file = &check->volume.files.items[i];
		if (strcmp(file->name, "mimetype") != 0)
			judge_characters(check, file);
		if (!file->is_listed && strncmp(file->name, "META-INF/", 9) != 0 &&
		    strcmp(file->name, "mimetype") != 0 && !is_of_a_system(file->name))
			diag(check->diags, MSG_OPF_003, whole(check), file->name, NULL);
	}
	find_twins(check);
	find_empty_folders(check);
}
