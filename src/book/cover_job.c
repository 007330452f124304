/* A cover's thread. */
#include "book/cover_job.h"

#include "base/arena.h"
#include "base/mem.h"

#include <pthread.h>
#include <string.h>

struct cover_job {
	struct arena *arena;
	struct cover_words words;
	struct cover_made made;
	pthread_t thread;
	bool is_beside; /* else the system gave no thread, and it is made when it is asked for */
};

static void *work(void *user)
{
	struct cover_job *job = user;
	cover_typeset(&job->words, &job->made);
	return NULL;
}

static const char *copy(struct cover_job *job, const char *text)
{
	return text ? arena_string(job->arena, text) : NULL;
}

struct cover_job *cover_job_start(const struct cover_words *words)
{
	struct cover_job *job = mem_zeroed(1, sizeof *job);
	job->arena = arena_new();
	job->words = (struct cover_words){
	    .title = copy(job, words->title),
	    .subtitle = copy(job, words->subtitle),
	    .authors = copy(job, words->authors),
	    .language = copy(job, words->language),
	    .theme = copy(job, words->theme),
	    .right_to_left = words->right_to_left,
	};
	job->is_beside = pthread_create(&job->thread, NULL, work, job) == 0;
	return job;
}

void cover_job_finish(struct cover_job *job, struct cover_made *made)
{
	if (job->is_beside)
		pthread_join(job->thread, NULL);
	else
		work(job);
	*made = job->made;
	arena_free(job->arena);
	mem_free(job);
}
