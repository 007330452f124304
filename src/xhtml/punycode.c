/* Host names in ASCII. */
#include "xhtml/xhtml_parts.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <stdbool.h>
#include <string.h>

enum {
	BASE = 36,
	T_MIN = 1,
	T_MAX = 26,
	SKEW = 38,
	DAMP = 700,
	INITIAL_BIAS = 72,
	INITIAL_N = 128
};
enum { LONGEST_LABEL = 63, LONGEST_HOST = 253 };

typedef VEC(unsigned) code_points;

static unsigned adapt(unsigned delta, unsigned points, bool first)
{
	unsigned k = 0;
	delta = first ? delta / DAMP : delta / 2;
	delta += delta / points;
	for (; delta > ((BASE - T_MIN) * T_MAX) / 2; k += BASE)
		delta /= BASE - T_MIN;
	return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
}

static char digit(unsigned value)
{
	return (char)(value < 26 ? 'a' + value : '0' + value - 26);
}

static void put_delta(struct buf *out, unsigned delta, unsigned bias)
{
	for (unsigned k = BASE;; k += BASE) {
		unsigned t = k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias;
		if (delta < t)
			break;
		buf_putc(out, digit(t + (delta - t) % (BASE - t)));
		delta = (delta - t) / (BASE - t);
	}
	buf_putc(out, digit(delta));
}

static unsigned least_from(const code_points *label, unsigned n)
{
	unsigned least = UTF8_BAD;
	for (size_t i = 0; i < label->count; i++)
		if (label->items[i] >= n && label->items[i] < least)
			least = label->items[i];
	return least;
}

/* RFC 3492, section 6.3. Labels are short, so the square of their length doesn't matter. */
static void encode(struct buf *out, const code_points *label)
{
	unsigned n = INITIAL_N, delta = 0, bias = INITIAL_BIAS, basic = 0, done;
	buf_puts(out, "xn--");
	for (size_t i = 0; i < label->count; i++)
		if (label->items[i] < 0x80) {
			buf_putc(out, (char)label->items[i]);
			basic++;
		}
	done = basic;
	if (basic)
		buf_putc(out, '-');
	while (done < label->count) {
		unsigned m = least_from(label, n);
		delta += (m - n) * (done + 1);
		n = m;
		for (size_t i = 0; i < label->count; i++) {
			delta += label->items[i] < n;
			if (label->items[i] != n)
				continue;
			put_delta(out, delta, bias);
			bias = adapt(delta, done + 1, done == basic);
			delta = 0;
			done++;
		}
		delta++;
		n++;
	}
}

static bool is_host_character(unsigned c)
{
	return ascii_is_lower(c) || ascii_is_digit(c) || c == '-' || c == '_' ||
	       (c >= 0x80 && unicode_is_word(c));
}

static bool put_label(struct buf *out, const char *text, size_t size)
{
	code_points label = {0};
	bool good = size && text[0] != '-' && text[size - 1] != '-', ascii = true;
	for (const char *s = text, *end = text + size; good && s < end;) {
		unsigned c = utf8_next(&s, end);
		good = is_host_character(c) && label.count < LONGEST_LABEL;
		ascii &= c < 0x80;
		vec_push(&label, c);
	}
	size_t start = out->size;
	if (good && ascii)
		buf_add(out, text, size);
	else if (good)
		encode(out, &label);
	vec_clear(&label);
	return good && out->size - start <= LONGEST_LABEL;
}

/* Java's reading of a host, which EPUBCheck goes by: four numbers, or a last label that begins with
 * a letter. */
static bool is_sound(const char *host)
{
	const char *last = strrchr(host, '.');
	last = last ? last + 1 : host;
	if (!ascii_is_digit(*last))
		return true;
	int numbers = 0;
	for (const char *s = host;; s++) {
		size_t digits = ascii_digits(s);
		unsigned value = 0;
		for (size_t i = 0; i < digits && i < 4; i++)
			value = value * 10 + (unsigned)(s[i] - '0');
		if (!digits || digits > 3 || value > 255)
			return false;
		numbers++;
		s += digits;
		if (*s != '.')
			return !*s && numbers == 4;
	}
}

/* What UTS 46 means otherwise than folding does: letters that tell two hosts apart stay, and full
 * stops of other scripts part labels. */
static const struct exception {
	const char *from, *to;
} exceptions[] = {{"\u00DF", "\u00DF"}, {"\u03C2", "\u03C2"}, {"\u3002", "."}, {"\uFF61", "."}};

static const struct exception *exception_at(const char *text)
{
	for (size_t i = 0; i < sizeof exceptions / sizeof *exceptions; i++)
		if (strncmp(text, exceptions[i].from, strlen(exceptions[i].from)) == 0)
			return &exceptions[i];
	return NULL;
}

static const char *folded_host(struct arena *arena, const char *host, size_t size)
{
	struct buf out = BUF_EMPTY;
	for (const char *s = arena_copy(arena, host, size); *s;) {
		const struct exception *exception = NULL;
		const char *start = s;
		while (*s && !(exception = exception_at(s)))
			s++;
		buf_puts(&out,
			 unicode_folded(arena, arena_copy(arena, start, (size_t)(s - start))));
		if (exception)
			buf_puts(&out, exception->to);
		s += exception ? strlen(exception->from) : 0;
	}
	const char *folded = arena_copy(arena, out.data ? out.data : "", out.size);
	buf_clear(&out);
	return folded;
}

char *host_to_ascii(struct arena *arena, const char *host, size_t size)
{
	if (size > LONGEST_HOST * 4)
		return NULL;
	const char *folded = folded_host(arena, host, size);
	struct buf out = BUF_EMPTY;
	bool good = true;
	for (const char *s = folded; good && *s;) {
		size_t dot = strcspn(s, ".");
		good = put_label(&out, s, dot);
		s += dot;
		if (*s == '.' && s[1])
			buf_putc(&out, '.');
		s += *s == '.';
	}
	good = good && out.size && out.size <= LONGEST_HOST && is_sound(out.data);
	char *ascii = good ? arena_copy(arena, out.data, out.size) : NULL;
	buf_clear(&out);
	return ascii;
}
