/* A buffer of bytes that grows. There is always a NUL behind the last byte, so data is a string. */
#ifndef OCTAVO_BASE_BUF_H
#define OCTAVO_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <string.h>

struct buf {
	char *data; /* never NULL once something was added */
	size_t size;
	size_t room;
};

#define BUF_EMPTY                                                                                  \
	{                                                                                          \
		NULL, 0, 0                                                                         \
	}

void buf_clear(struct buf *buf); /* frees, and leaves it empty */
void buf_reserve(struct buf *buf, size_t more);

/* These are most of what writing a book does, so they are inline. */
static inline void buf_add(struct buf *buf, const void *bytes, size_t size)
{
	if (buf->room - buf->size <= size)
		buf_reserve(buf, size);
	if (size)
		memcpy(buf->data + buf->size, bytes, size);
	buf->size += size;
	buf->data[buf->size] = '\0';
}

static inline void buf_puts(struct buf *buf, const char *text)
{
	buf_add(buf, text, strlen(text));
}

static inline void buf_putc(struct buf *buf, char c)
{
	buf_add(buf, &c, 1);
}

/* To its first bytes. */
static inline void buf_cut(struct buf *buf, size_t size)
{
	buf->size = size;
	if (buf->data)
		buf->data[size] = '\0';
}

void buf_put_code_point(struct buf *buf, unsigned code_point); /* as UTF-8 */
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *buf, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));
char *buf_steal(struct buf *buf); /* a string that the caller frees with mem_free; never NULL */

#endif
