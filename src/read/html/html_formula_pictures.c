/* Formulas that a service draws as pictures: the TeX is in the picture's address, or what is said
 * for those who don't see it. */
#include "read/html/html_parts.h"

#include "base/buf.h"
#include "base/url.h"

#include <string.h>

/* What addresses of such services hold, right before the TeX. */
static const char *const services[] = {
    "latex.codecogs.com/svg.latex?",
    "latex.codecogs.com/svg.image?",
    "latex.codecogs.com/png.latex?",
    "latex.codecogs.com/png.image?",
    "latex.codecogs.com/gif.latex?",
    "latex.codecogs.com/gif.image?",
    "wp.com/latex.php?latex=",
    "wordpress.com/latex.php?latex=",
    "zhihu.com/equation?tex=",
    "render.githubusercontent.com/render/math?math=",
    "googleapis.com/chart?cht=tx&chl=",
    "/mathtex.cgi?",
    "/mimetex.cgi?",
};

/* What pages call pictures of formulas, whose alternative text is the TeX. */
static const char *const classes[] = {
    "latex",
    "tex",
    "mathtex",
    "ee_img",
    "mwe-math-fallback-image-inline",
    "mwe-math-fallback-image-display",
};

/* The length of a command of the service that says how large the picture is, or its colours. */
static size_t is_order(const char *tex)
{
	static const char *const orders[] = {"\\inline", "\\dpi{", "\\bg_", "\\bg{", "\\fn_"};
	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
		size_t size = strlen(orders[i]);
		if (strncmp(tex, orders[i], size) != 0)
			continue;
		return orders[i][size - 1] == '{' ? strcspn(tex, "}") + (strchr(tex, '}') != NULL)
						  : strcspn(tex + 1, " {\\") + 1;
	}
	return 0;
}

/* The TeX as it stands in an address: blanks as forms write them, or as codecogs does. */
static const char *read_query(struct arena *arena, const char *query)
{
	static const struct {
		const char *code, *text;
	} codes[] = {{"&space;", " "}, {"&plus;", "+"}, {"&amp;", "&"}};
	bool is_form = strstr(query, "%2B") || strstr(query, "%2b");
	struct buf text = BUF_EMPTY;
	for (const char *s = query; *s && *s != '#';) {
		size_t i = 0, count = sizeof codes / sizeof *codes;
		while (i < count && strncmp(s, codes[i].code, strlen(codes[i].code)) != 0)
			i++;
		if (i == count && *s == '&') /* of the service's own */
			break;
		if (i < count)
			buf_puts(&text, codes[i].text);
		else
			buf_putc(&text, *s == '+' && is_form ? ' ' : *s);
		s += i < count ? strlen(codes[i].code) : 1;
	}
	const char *tex = url_decoded(arena, text.data ? text.data : "");
	buf_clear(&text);
	for (size_t size; (size = is_order(tex += strspn(tex, " ")));)
		tex += size;
	return tex;
}

static const char *in_address(struct arena *arena, const char *src)
{
	for (size_t i = 0; src && i < sizeof services / sizeof *services; i++) {
		const char *at = strstr(src, services[i]);
		if (at)
			return read_query(arena, at + strlen(services[i]));
	}
	return NULL;
}

/* Without the dollars and brackets around it. */
static const char *bare(struct arena *arena, const char *tex)
{
	static const char *const marks[][2] = {
	    {"$$", "$$"}, {"$", "$"}, {"\\(", "\\)"}, {"\\[", "\\]"}};
	size_t size = strlen(tex);
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t before = strlen(marks[i][0]), behind = strlen(marks[i][1]);
		if (size > before + behind && strncmp(tex, marks[i][0], before) == 0 &&
		    strcmp(tex + size - behind, marks[i][1]) == 0)
			return arena_copy(arena, tex + before, size - before - behind);
	}
	return tex;
}

const char *html_picture_tex(struct arena *arena, const struct node *img)
{
	const char *tex = in_address(arena, tree_get(img, "src")), *alt = tree_get(img, "alt");
	for (size_t i = 0; !tex && alt && i < sizeof classes / sizeof *classes; i++)
		if (tree_has_class(img, classes[i]))
			tex = alt;
	tex = tex ? tex + strspn(tex, " \t\n") : "";
	return *tex ? bare(arena, tex) : NULL;
}
