/* Edit distance (optimal string alignment), for hints. */
#include "base/nearest.h"

#include "base/ascii.h"

#include <string.h>

enum { LONGEST = 63, FAR = 1000 };

static const char *past_joints(const char *s)
{
	return s + strspn(s, "-_ ");
}

bool nearest_same(const char *a, const char *b)
{
	for (;; a++, b++) {
		a = past_joints(a);
		b = past_joints(b);
		if (ascii_lower(*a) != ascii_lower(*b))
			return false;
		if (!*a)
			return true;
	}
}

/* In lower case and without what doesn't count. The length, or LONGEST + 1 if it is too long. */
static size_t squeezed(const char *word, char out[LONGEST + 1])
{
	size_t size = 0;
	for (; *word; word++) {
		if (*word == '-' || *word == '_' || *word == ' ')
			continue;
		if (size == LONGEST)
			return LONGEST + 1;
		out[size++] = ascii_lower(*word);
	}
	return size;
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

unsigned nearest_distance(const char *first, const char *second)
{
	char a[LONGEST + 1], b[LONGEST + 1];
	size_t m = squeezed(first, a), n = squeezed(second, b);
	if (m > LONGEST || n > LONGEST)
		return FAR;
	unsigned rows[3][LONGEST + 1];
	unsigned *above2 = rows[0], *above = rows[1], *row = rows[2];
	for (size_t j = 0; j <= n; j++)
		above[j] = (unsigned)j;
	for (size_t i = 1; i <= m; i++) {
		row[0] = (unsigned)i;
		for (size_t j = 1; j <= n; j++) {
			row[j] = least(above[j], row[j - 1]) + 1;
			row[j] = least(row[j], above[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = least(row[j], above2[j - 2] + 1);
		}
		unsigned *free_row = above2;
		above2 = above;
		above = row;
		row = free_row;
	}
	return above[n];
}

unsigned nearest_limit(const char *word)
{
	size_t size = strlen(word);
	return size < 3 ? 0 : size < 6 ? 1 : size < 9 ? 2 : 3;
}

const char *nearest_name(const char *word, const char *const *names, size_t count, size_t stride,
			 unsigned limit)
{
	const char *nearest = NULL;
	unsigned least = limit + 1;
	for (size_t i = 0; i < count; i++) {
		const char *name =
		    *(const char *const *)(const void *)((const char *)names + i * stride);
		unsigned distance = nearest_distance(word, name);
		if (distance < least) {
			least = distance;
			nearest = name;
		}
	}
	return nearest;
}
