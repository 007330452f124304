/* For coverage: what a program went through that a signal ends counts, too: what it did up to there, or
 * up to where it waits for files to change. */
#include <poll.h>

void __gcov_dump(void);
void __gcov_reset(void);
int __real_raise(int signal);
int __wrap_raise(int signal);
int __real_poll(struct pollfd *of, nfds_t count, int milliseconds);
int __wrap_poll(struct pollfd *of, nfds_t count, int milliseconds);

int __wrap_raise(int signal)
{
	__gcov_dump();
	return __real_raise(signal);
}

int __wrap_poll(struct pollfd *of, nfds_t count, int milliseconds)
{
	__gcov_dump();
	__gcov_reset();
	return __real_poll(of, count, milliseconds);
}
