/* For reached.mjs: in a build with -finstrument-functions each process notes which functions it
 * enters, in a file of its own below PROGRAM.reached, where that folder is: LINE bytes for where it
 * ran and with which arguments, then a byte for each 16 of the program, 1 where a function was
 * entered that begins there (-falign-functions=16). The file is mapped: what a signal ends or what
 * is confined has written as much. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define LINE 4096
#define UNSEEN __attribute__((no_instrument_function))

extern const char __executable_start[], etext[];
void __cyg_profile_func_enter(void *function, void *caller);
void __cyg_profile_func_exit(void *function, void *caller);

static char *entered;

UNSEEN static size_t read_some(const char *path, char *to, size_t room)
{
	int file = open(path, O_RDONLY);
	ssize_t size = file < 0 ? 0 : read(file, to, room);
	if (file >= 0)
		close(file);
	return size < 0 ? 0 : (size_t)size;
}

/* Its folder, then its arguments, a line. */
UNSEEN static void tell(char *line)
{
	if (!getcwd(line, LINE / 2))
		return;
	size_t at = strlen(line);
	line[at++] = ' ';
	size_t size = read_some("/proc/self/cmdline", line + at, LINE - at - 1);
	for (size_t i = at; i < at + size; i++)
		if (!line[i] || line[i] == '\n')
			line[i] = ' ';
	line[at + size] = '\n';
}

UNSEEN __attribute__((constructor)) static void begin(void)
{
	char path[LINE] = "";
	ssize_t length = readlink("/proc/self/exe", path, sizeof path - 32);
	if (length < 0)
		return;
	strcpy(path + length, ".reached/XXXXXX");
	int file = mkstemp(path);
	if (file < 0)
		return;
	size_t size = LINE + (size_t)(etext - __executable_start) / 16 + 1;
	void *at = ftruncate(file, (off_t)size) == 0
		       ? mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
		       : MAP_FAILED;
	close(file);
	if (at == MAP_FAILED)
		return;
	tell(at);
	entered = (char *)at + LINE;
}

UNSEEN void __cyg_profile_func_enter(void *function, void *caller)
{
	(void)caller;
	if (entered)
		entered[((char *)function - __executable_start) / 16] = 1;
}

UNSEEN void __cyg_profile_func_exit(void *function, void *caller)
{
	(void)function, (void)caller;
}
