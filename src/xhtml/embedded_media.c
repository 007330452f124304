/* Pictures, sound and film. */
#include "xhtml/xhtml_parts.h"

#include "base/ascii.h"
#include "base/file.h"
#include "base/url.h"
#include "css/css.h"

#include <stdlib.h>
#include <string.h>

/* Where pages name the file of a picture: the lazy ones first, whose src only holds a place. */
static const char *const lazy_sources[] = {"data-src", "data-original", "data-lazy-src",
					   "data-hi-res-src", "data-full-src"};
static const char *const source_lists[] = {"data-srcset", "data-lazy-srcset", "srcset"};

struct picture_candidate {
	const char *url;
	double rank;        /* higher is better */
	const char *remote; /* one that the book can't reach; NULL: none was there */
	bool broken;        /* one was there in the page itself, and can't be read */
};

static bool is_data(const char *url)
{
	return url_has_scheme(url, "data");
}

/* The six bits of a base64 digit, or 64. */
static unsigned base64_digit(char c)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *found = c ? strchr(digits, c) : NULL;
	return found ? (unsigned)(found - digits) : 64;
}

static size_t base64_start(const char *text, unsigned char *out, size_t room)
{
	size_t size = 0;
	for (unsigned bits = 0, count = 0; *text && size < room; text++) {
		unsigned digit = base64_digit(*text);
		if (digit == 64)
			break;
		bits = bits << 6 | digit;
		count += 6;
		if (count >= 8) {
			count -= 8;
			out[size++] = (unsigned char)(bits >> count);
			bits &= (1u << count) - 1;
		}
	}
	return size;
}

/* A picture of one or two pixels written into the page: a place holder. */
static bool is_tiny_data(const char *url)
{
	unsigned char bytes[24];
	const char *data = strstr(url, "base64,");
	if (!data)
		return strlen(url) < 16;
	size_t size = base64_start(data + 7, bytes, sizeof bytes);
	if (size >= 10 && memcmp(bytes, "GIF8", 4) == 0)
		return bytes[6] <= LARGEST_PIXEL && !bytes[7] && bytes[8] <= LARGEST_PIXEL &&
		       !bytes[9];
	if (size == 24 && memcmp(bytes + 1, "PNG", 3) == 0)
		return !bytes[18] && bytes[19] <= LARGEST_PIXEL && !bytes[22] &&
		       bytes[23] <= LARGEST_PIXEL;
	return size < 10;
}

/* A picture written into the page, of which nothing can be read. */
static bool is_broken_data(const char *url)
{
	unsigned char bytes[24];
	const char *comma = strchr(url, ','), *data = strstr(url, "base64,");
	if (!comma || !comma[1])
		return false; /* a place holder, too */
	return strncmp(url + 4, ":image/", 7) != 0 ||
	       (data && base64_start(data + 7, bytes, sizeof bytes) < 10);
}

static bool is_blank_page(const char *url)
{
	return !*url || *url == '#' || url_has_scheme(url, "about") ||
	       url_has_scheme(url, "javascript");
}

/* What names a file in the address: all but its question and its fragment. */
static const char *path_of(struct conform_state *state, const char *url)
{
	return arena_copy(state->tree->arena, url, strcspn(url, "?#"));
}

/* Weighs one more candidate. A path from a site's root is only followed where nothing else is. */
static void consider(struct conform_state *state, struct picture_candidate *best,
		     const char *reference, double rank)
{
	const struct conform_options *options = state->options;
	const char *url = url_trimmed(state->tree->arena, reference);
	if (is_blank_page(url))
		return;
	if (!is_data(url) && url_is_remote(url)) {
		best->remote = best->remote ? best->remote : url;
		return;
	}
	if (is_data(url) && is_broken_data(url)) {
		best->broken = true;
		return;
	}
	if (is_data(url) && is_tiny_data(url))
		return;
	if (*url == '/')
		rank /= 1e9;
	else if (!is_data(url) && options->is_file && options->is_file(url, options->user))
		rank += path_is_lost_picture(path_of(state, url)) ? 1e11 : 1e12;
	if (!best->url || rank > best->rank) {
		best->url = url;
		best->rank = rank;
	}
}

/* The number in front of w or x; not by strtod, so that no locale comes in. */
static double width_of(const char *text)
{
	double width = 0, part = 1;
	text += strspn(text, " \t\n");
	while (ascii_is_digit(*text) && width < 1e6)
		width = width * 10 + (*text++ - '0');
	if (*text == '.')
		for (text++; ascii_is_digit(*text); text++)
			width += (part /= 10) * (*text - '0');
	return *text == 'x' ? width * 1000 : width; /* a density */
}

static void consider_list(struct conform_state *state, struct picture_candidate *best,
			  const char *list, double rank)
{
	for (const char *s = list; *s;) {
		s += strspn(s, " \t\n\r\f,");
		size_t size = strcspn(s, " \t\n\r\f"), whole = size;
		while (size && s[size - 1] == ',')
			size--;
		if (!size)
			break;
		const char *url = arena_copy(state->tree->arena, s, size);
		s += whole;
		double width = whole > size ? 0 : width_of(s);
		s += whole > size ? 0 : strcspn(s, ",");
		consider(state, best, url, rank + width);
	}
}

/* What a page's own script would take the picture from, if that is a picture's file that is there.
 */
static void consider_data(struct conform_state *state, struct picture_candidate *best,
			  const struct attribute *data)
{
	const struct conform_options *options = state->options;
	const char *url = data->value;
	if (options->is_file && !url_is_remote(url) && !strchr(url, ' ') &&
	    path_is_picture(path_of(state, url)) && options->is_file(url, options->user))
		consider(state, best, url, 1e6);
}

static void consider_all(struct conform_state *state, struct picture_candidate *best,
			 const struct node *node)
{
	for (size_t i = 0; i < sizeof lazy_sources / sizeof *lazy_sources; i++)
		if (tree_get(node, lazy_sources[i]))
			consider(state, best, tree_get(node, lazy_sources[i]), 3e6);
	for (size_t i = 0; i < sizeof source_lists / sizeof *source_lists; i++)
		if (tree_get(node, source_lists[i]))
			consider_list(state, best, tree_get(node, source_lists[i]), 10);
	for (const struct attribute *it = node->attributes; it; it = it->next)
		if (strncmp(it->name, "data-", 5) == 0)
			consider_data(state, best, it);
	if (tree_get(node, "src"))
		consider(state, best, tree_get(node, "src"), 2e6);
}

static bool is_tiny_length(struct conform_state *state, const char *value)
{
	const char *digits =
	    value ? value_normal(state->tree->arena, VALUE_LENGTH, "", NULL, value) : NULL;
	return digits && !digits[1] && digits[0] <= '0' + LARGEST_PIXEL;
}

static bool is_tiny(struct conform_state *state, const struct node *img)
{
	return is_tiny_length(state, tree_get(img, "width")) &&
	       (!tree_get(img, "height") || is_tiny_length(state, tree_get(img, "height")));
}

/* Whether the markup says that the picture only decorates. */
static bool is_decorative(const struct node *img)
{
	const char *role = tree_get(img, "role"), *hidden = tree_get(img, "aria-hidden");
	return (role && (strcmp(role, "presentation") == 0 || strcmp(role, "none") == 0)) ||
	       (hidden && strcmp(hidden, "true") == 0);
}

static bool says_something(const char *text)
{
	return text && !text_is_blank(text);
}

/* An empty text says that the picture only decorates; that there is none at all is for the edition
 * to tell, which knows whether the picture is there. */
static void choose_alt(struct conform_state *state, struct node *img)
{
	const char *alt = tree_get(img, "alt");
	const char *others[] = {tree_get(img, "aria-label"), tree_get(img, "title")};
	for (size_t i = 0; !alt && i < sizeof others / sizeof *others; i++)
		alt = says_something(others[i]) ? others[i] : NULL;
	bool decorates = alt ? !says_something(alt) : is_decorative(img);
	bool is_told = tree_get(img, "role") && strcmp(tree_get(img, "role"), "presentation") == 0;
	bool is_right = decorates ? is_told && alt && !*alt : alt == tree_get(img, "alt");
	if (!is_right)
		fix(state, img, BREACH_PICTURE, "alt");
	if (decorates)
		tree_set(state->tree, img, "role", "presentation");
	if (alt || decorates)
		tree_set(state->tree, img, "alt", decorates ? "" : alt);
}

enum picture choose_picture(struct conform_state *state, struct node *img)
{
	struct picture_candidate best = {0};
	bool tiny = is_tiny(state, img), in_article = state->tree->is_article;
	if (!tiny)
		consider_all(state, &best, img);
	if (best.url) {
		const char *src = tree_get(img, "src");
		if (!src || strcmp(best.url, src) != 0)
			fix(state, img, BREACH_PICTURE, "src");
		tree_set(state->tree, img, "src", best.url);
		choose_alt(state, img);
		return PICTURE_STAYS;
	}
	if (best.broken && !best.remote)
		fix(state, img, BREACH_PICTURE_DATA, NULL);
	else if (best.remote)
		fix(state, img,
		    in_article ? BREACH_PICTURE_REMOTE_IN_ARTICLE : BREACH_PICTURE_REMOTE,
		    best.remote);
	else
		fix(state, img, BREACH_PICTURE, "src");
	return says_something(tree_get(img, "alt")) && !in_article ? PICTURE_IS_TEXT : PICTURE_GOES;
}

static struct node *picture_img(const struct node *picture)
{
	for (struct node *node = picture->children; node; node = tree_next(node, picture))
		if (element_of(node) == EL_IMG || element_of(node) == EL_IMAGE)
			return node;
	return NULL;
}

/* Adds the candidates that a source names to those of the img. */
static void add_candidates(struct conform_state *state, struct node *img, const struct node *source)
{
	static const char *const names[] = {"srcset", "data-srcset", "src", "data-src"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *more = tree_get(source, names[i]),
			   *known = tree_get(img, "data-srcset");
		if (more && *more)
			tree_set(state->tree, img, "data-srcset",
				 known ? arena_format(state->tree->arena, "%s, %s", known, more)
				       : more);
	}
}

void gather_candidates(struct conform_state *state, struct node *picture)
{
	enum { MOST_SOURCES = 32 };
	struct node *img = picture_img(picture);
	size_t sources = 0;
	for (struct node *node = picture->children, *next; node; node = next) {
		next = node->next;
		if (element_of(node) != EL_SOURCE)
			continue;
		if (img && sources++ < MOST_SOURCES)
			add_candidates(state, img, node);
		tree_unlink(node);
	}
}

/* Whether the element before the noscript shows a picture already. */
static bool has_picture_before(struct conform_state *state, const struct node *noscript)
{
	const struct node *before = noscript->prev;
	while (before && before->kind != NODE_ELEMENT)
		before = before->prev;
	if (!before)
		return false;
	const struct node *img = element_of(before) == EL_IMG ? before : picture_img(before);
	struct picture_candidate best = {0};
	if (img)
		consider_all(state, &best, img);
	return best.url != NULL;
}

struct node *noscript_img(struct conform_state *state, struct node *noscript)
{
	struct node *img = picture_img(noscript);
	struct picture_candidate best = {0};
	if (!img || is_tiny(state, img))
		return NULL;
	consider_all(state, &best, img);
	return best.url && !has_picture_before(state, noscript) ? img : NULL;
}

static const struct {
	const char *ending, *type;
	enum element element;
} media_types[] = {
    {"mp3", "audio/mpeg", EL_AUDIO}, {"m4a", "audio/mp4", EL_AUDIO},
    {"mp4", "audio/mp4", EL_AUDIO},  {"mp4", "video/mp4", EL_VIDEO},
    {"m4v", "video/mp4", EL_VIDEO},  {"webm", "video/webm", EL_VIDEO},
};

/* The type of a local file that every reader plays, by its ending; NULL if it is none. */
static const char *media_type(const char *url, enum element element)
{
	if (!url || url_is_remote(url) || *url == '/')
		return NULL;
	size_t size = strcspn(url, "?#"), dot = size;
	while (dot && url[dot - 1] != '.' && url[dot - 1] != '/')
		dot--;
	for (size_t i = 0; i < sizeof media_types / sizeof *media_types; i++) {
		const char *ending = media_types[i].ending;
		size_t length = strlen(ending), same = 0;
		while (same < length && dot + same < size &&
		       ascii_lower(url[dot + same]) == ending[same])
			same++;
		if (media_types[i].element == element && same == length && size - dot == length)
			return media_types[i].type;
	}
	return NULL;
}

/* A source or track inside the media; the others go. */
static bool keep_part(struct conform_state *state, struct node *part, enum element media)
{
	const char *src = tree_get(part, "src");
	if (element_of(part) == EL_TRACK)
		return false; /* WebVTT is no core type */
	const char *type = media_type(src ? url_trimmed(state->tree->arena, src) : NULL, media);
	if (type)
		tree_set(state->tree, part, "type", type);
	return type != NULL;
}

bool media_stays(struct conform_state *state, struct node *media)
{
	fix(state, media, BREACH_MEDIA, NULL);
	const char *src = tree_get(media, "src"), *poster = tree_get(media, "poster");
	enum element element = element_of(media);
	bool own = src && media_type(url_trimmed(state->tree->arena, src), element);
	struct node *last = NULL; /* of the sources that stay; they come first */
	if (!own)
		tree_remove(media, "src");
	for (struct node *child = media->children, *next; child; child = next) {
		next = child->next;
		if (element_of(child) != EL_SOURCE && element_of(child) != EL_TRACK)
			continue;
		tree_unlink(child);
		if (own || !keep_part(state, child, element))
			continue;
		if (last)
			tree_insert_after(last, child);
		else if (media->children)
			tree_insert_before(media->children, child);
		else
			tree_append(media, child);
		last = child;
	}
	if (poster && (url_is_remote(poster) || *poster == '/'))
		tree_remove(media, "poster");
	if (own || last)
		tree_set(state->tree, media, "controls", "controls");
	return own || last;
}
