/* A buffer of bytes that grows. */
#include "base/buf.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

void buf_clear(struct buf *buf)
{
	mem_free(buf->data);
	*buf = (struct buf)BUF_EMPTY;
}

void buf_reserve(struct buf *buf, size_t more)
{
	if (buf->room - buf->size > more)
		return;
	size_t need = more > SIZE_MAX / 2 - buf->size ? SIZE_MAX : buf->size + more + 1;
	size_t room = buf->room ? buf->room : 64;
	while (room < need)
		room = room > SIZE_MAX / 2 ? SIZE_MAX : room * 2;
	buf->data = mem_resize(buf->data, room);
	buf->room = room;
}

void buf_put_code_point(struct buf *buf, unsigned code_point)
{
	char bytes[4];
	buf_add(buf, bytes, utf8_write(code_point, bytes));
}

void buf_printf(struct buf *buf, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	buf_vprintf(buf, format, args);
	va_end(args);
}

void buf_vprintf(struct buf *buf, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int size = vsnprintf(NULL, 0, format, args);
	if (size >= 0) {
		buf_reserve(buf, (size_t)size);
		vsnprintf(buf->data + buf->size, (size_t)size + 1, format, again);
		buf->size += (size_t)size;
	}
	va_end(again);
}

char *buf_steal(struct buf *buf)
{
	if (!buf->data)
		buf_reserve(buf, 0);
	buf->data[buf->size] = '\0';
	char *text = buf->data;
	*buf = (struct buf)BUF_EMPTY;
	return text;
}
