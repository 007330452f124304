/* Colours of highlighters, which are bright. */
#include "base/highlighter.h"

#include "base/ascii.h"

#include <stddef.h>
#include <string.h>

enum { RED, GREEN, BLUE, PARTS };

/* Those that CSS has names for. */
static const char *const bright[] = {
    "yellow", "lime",  "cyan",   "aqua",      "magenta",   "fuchsia",   "gold",
    "orange", "khaki", "pink",   "hotpink",   "lightpink", "palegreen", "lightgreen",
    "violet", "plum",  "salmon", "turquoise", "lightblue", "skyblue",   "greenyellow",
};

/* "ff0", "ffff00". */
static bool read_hex(const char *s, size_t size, int parts[PARTS])
{
	enum { BASE = 16, DOUBLED = BASE + 1 };
	if (size != PARTS && size != 2 * (size_t)PARTS)
		return false;
	for (size_t i = 0; i < size; i++)
		if (ascii_hex_value(s[i]) < 0)
			return false;
	for (size_t i = 0; i < PARTS; i++)
		parts[i] = size == PARTS
			       ? ascii_hex_value(s[i]) * DOUBLED
			       : ascii_hex_value(s[2 * i]) * BASE + ascii_hex_value(s[2 * i + 1]);
	return true;
}

/* "255, 255, 0", behind the bracket; nothing of it may be seen through. */
static bool read_numbers(const char *s, int parts[PARTS])
{
	size_t count = 0;
	for (; *s && *s != ')'; s++) {
		if (!ascii_is_digit(*s))
			continue;
		int number = 0;
		for (; ascii_is_digit(*s); s++)
			number = number < 256 ? number * 10 + (*s - '0') : number;
		if (count == PARTS || number > 255 || *s == '.' || *s == '%')
			return false;
		parts[count++] = number;
		s--;
	}
	return count == PARTS;
}

static bool is_bright(const int parts[PARTS])
{
	enum { VIVID = 80, LIGHT = 200, SEEN = 100 };
	int most = parts[RED], least = parts[RED];
	for (size_t i = 0; i < PARTS; i++) {
		most = parts[i] > most ? parts[i] : most;
		least = parts[i] < least ? parts[i] : least;
	}
	int luma = (parts[RED] * 299 + parts[GREEN] * 587 + parts[BLUE] * 114) / 1000;
	return most - least >= VIVID && most >= LIGHT && luma >= SEEN;
}

static bool word_is_bright(const char *s, size_t size)
{
	static const char rgb[] = "rgb(";
	int parts[PARTS];
	if (ascii_begins_with(s, rgb))
		return read_numbers(s + sizeof rgb - 1, parts) && is_bright(parts);
	bool is_hash = *s == '#';
	if (read_hex(s + is_hash, size - is_hash, parts))
		return is_bright(parts);
	for (size_t i = 0; i < sizeof bright / sizeof *bright; i++)
		if (ascii_same(bright[i], strlen(bright[i]), s, size))
			return true;
	return false;
}

bool is_highlighter(const char *colour)
{
	for (const char *s = colour + strspn(colour, " "); *s; s += strspn(s, " ")) {
		size_t size = strcspn(s, " ");
		if (word_is_bright(s, size))
			return true;
		s += size;
	}
	return false;
}
