/* For MemorySanitizer: what utf8proc wrote is written, though it isn't built with it. */
#include <sanitizer/msan_interface.h>
#include <utf8proc.h>

utf8proc_ssize_t __real_utf8proc_map(const utf8proc_uint8_t *text, utf8proc_ssize_t size,
				     utf8proc_uint8_t **made, utf8proc_option_t options);
utf8proc_ssize_t __wrap_utf8proc_map(const utf8proc_uint8_t *text, utf8proc_ssize_t size,
				     utf8proc_uint8_t **made, utf8proc_option_t options);

utf8proc_ssize_t __wrap_utf8proc_map(const utf8proc_uint8_t *text, utf8proc_ssize_t size,
				     utf8proc_uint8_t **made, utf8proc_option_t options)
{
	utf8proc_ssize_t length = __real_utf8proc_map(text, size, made, options);
	__msan_unpoison(made, sizeof *made);
	if (length >= 0)
		__msan_unpoison(*made, (size_t)length + 1);
	return length;
}
