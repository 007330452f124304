/* SVG: whether the root of an XML file is svg, and the size that it states. */
#include "media/image_parts.h"

#include "base/ascii.h"
#include "tree/xml_read.h"

static void skip_space(struct bytes *bytes)
{
	while (bytes->left && (*bytes->at == ' ' || (*bytes->at >= '\t' && *bytes->at <= '\r')))
		take(bytes, 1);
}

/* Moves behind the text given; false: it doesn't occur. */
static bool skip_behind(struct bytes *bytes, const char *text)
{
	size_t length = strlen(text);
	while (bytes->left >= length) {
		const unsigned char *found = memchr(bytes->at, text[0], bytes->left - length + 1);
		if (!found)
			return false;
		take(bytes, (size_t)(found - bytes->at));
		if (memcmp(bytes->at, text, length) == 0)
			return take(bytes, length);
		take(bytes, 1);
	}
	return false;
}

static bool at_text(const struct bytes *bytes, const char *text)
{
	return begins(bytes->at, bytes->left, text, strlen(text));
}

/* Moves behind the "<" of the root. */
static bool find_root(struct bytes *bytes)
{
	if (at_text(bytes, "\xEF\xBB\xBF"))
		take(bytes, 3);
	const char *start = (const char *)bytes->at;
	const char *root = xml_root(start, start + bytes->left);
	return root && take(bytes, (size_t)(root - start) + 1);
}

static bool is_name_end(const struct bytes *bytes)
{
	return !bytes->left || *bytes->at <= ' ' || *bytes->at == '>' || *bytes->at == '/';
}

static bool find_svg(struct bytes *bytes)
{
	if (!find_root(bytes))
		return false;
	struct bytes name = *bytes;
	while (!is_name_end(bytes))
		take(bytes, 1);
	size_t size = name.left - bytes->left;
	bool prefixed = size > 4 && name.at[size - 4] == ':';
	return (size == 3 || prefixed) && memcmp(name.at + size - 3, "svg", 3) == 0;
}

bool svg_is(const unsigned char *bytes, size_t size)
{
	struct bytes copy = {bytes, size};
	return find_svg(&copy);
}

/* A length in pixels, rounded; 0: it is relative or none. */
static uint32_t pixels(const unsigned char *value, size_t size, size_t *used)
{
	double number = 0, place = 0;
	size_t i = 0;
	for (; i < size && (ascii_is_digit(value[i]) || (value[i] == '.' && place == 0)); i++) {
		if (value[i] == '.') {
			place = 1;
			continue;
		}
		number = place > 0 ? number + (value[i] - '0') * (place /= 10)
				   : number * 10 + (value[i] - '0');
	}
	*used = i;
	return number < 1e6 ? (uint32_t)(number + 0.5) : 0;
}

static uint32_t length_in_pixels(const unsigned char *value, size_t size)
{
	size_t used;
	uint32_t number = pixels(value, size, &used);
	bool px = used == size || (size - used == 2 && memcmp(value + used, "px", 2) == 0);
	return px ? number : 0;
}

/* The third and fourth of the numbers of viewBox. */
static void read_view_box(const unsigned char *value, size_t size, uint32_t *width,
			  uint32_t *height)
{
	uint32_t numbers[4] = {0};
	size_t i = 0;
	for (unsigned n = 0; n < 4 && i < size; n++) {
		while (i < size && (value[i] <= ' ' || value[i] == ',' || value[i] == '-'))
			i++;
		size_t used;
		numbers[n] = pixels(value + i, size - i, &used);
		i += used;
	}
	*width = numbers[2];
	*height = numbers[3];
}

struct svg_size {
	const unsigned char *name, *value;
	size_t name_size, value_size;
};

/* The next attribute of the start tag; false: it has no more. */
static bool next_attribute(struct bytes *bytes, struct svg_size *attribute)
{
	skip_space(bytes);
	attribute->name = bytes->at;
	while (!is_name_end(bytes) && *bytes->at != '=')
		take(bytes, 1);
	attribute->name_size = (size_t)(bytes->at - attribute->name);
	skip_space(bytes);
	if (!attribute->name_size || !at_text(bytes, "="))
		return false;
	take(bytes, 1);
	skip_space(bytes);
	const unsigned char *quote = take(bytes, 1);
	if (!quote || (*quote != '"' && *quote != '\''))
		return false;
	attribute->value = bytes->at;
	if (!skip_behind(bytes, *quote == '"' ? "\"" : "'"))
		return false;
	attribute->value_size = (size_t)(bytes->at - attribute->value) - 1;
	return true;
}

static bool is_named(const struct svg_size *attribute, const char *name)
{
	return attribute->name_size == strlen(name) &&
	       memcmp(attribute->name, name, attribute->name_size) == 0;
}

const char *svg_read(struct bytes bytes, struct image_info *info, bool closely)
{
	(void)closely;
	uint32_t width = 0, height = 0;
	struct svg_size attribute;
	find_svg(&bytes);
	while (next_attribute(&bytes, &attribute)) {
		if (is_named(&attribute, "width"))
			info->width = length_in_pixels(attribute.value, attribute.value_size);
		else if (is_named(&attribute, "height"))
			info->height = length_in_pixels(attribute.value, attribute.value_size);
		else if (is_named(&attribute, "viewBox"))
			read_view_box(attribute.value, attribute.value_size, &width, &height);
	}
	if (!info->width || !info->height) {
		info->width = width;
		info->height = height;
	}
	return NULL;
}
