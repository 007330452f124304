/* Builds two books again and again in two threads, from the disk and in memory, as a program would
 * that knows the header alone: for ThreadSanitizer, which ends it where one meets the other.
 *
 * usage: two_books INPUT BOOK INPUT BOOK     writes each book, which must come out the same */
#include <octavo.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TIMES = 3 };

struct job {
	const char *input, *output;
	const char *wrong;  /* NULL: nothing */
};

static struct octavo *octavo_for(const struct job *job)
{
	struct octavo *octavo = octavo_new();
	octavo_add_input(octavo, job->input);
	octavo_set(octavo, "jobs", "2");
	return octavo;
}

static void *build(void *user)
{
	struct job *job = user;
	void *first = NULL, *bytes;
	size_t first_size = 0, size;
	for (int i = 0; i < TIMES && !job->wrong; i++) {
		struct octavo *octavo = octavo_for(job);
		if (octavo_build_in_memory(octavo, &bytes, &size) != OCTAVO_OK)
			job->wrong = "fails in memory";
		else if (first && (size != first_size || memcmp(first, bytes, size) != 0))
			job->wrong = "comes out otherwise";
		if (first)
			free(bytes);
		else
			first = bytes;
		first_size = size;
		octavo_free(octavo);
	}
	struct octavo *octavo = octavo_for(job);
	if (!job->wrong && octavo_build(octavo, job->output) != OCTAVO_OK)
		job->wrong = "fails on disk";
	octavo_free(octavo);
	free(first);
	return NULL;
}

int main(int count, char **words)
{
	pthread_t threads[2];
	if (count != 5)
		return 2;
	struct job jobs[2] = {{words[1], words[2], NULL}, {words[3], words[4], NULL}};
	for (int i = 0; i < 2; i++)
		pthread_create(&threads[i], NULL, build, &jobs[i]);
	for (int i = 0; i < 2; i++) {
		pthread_join(threads[i], NULL);
		if (jobs[i].wrong)
			fprintf(stderr, "%s %s\n", jobs[i].input, jobs[i].wrong);
	}
	return jobs[0].wrong || jobs[1].wrong;
}
