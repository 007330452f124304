/* What a file of sound or film is, by its bytes: the types that readers of e-books play. */
#ifndef OCTAVO_MEDIA_AUDIO_VIDEO_H
#define OCTAVO_MEDIA_AUDIO_VIDEO_H

#include <stdbool.h>
#include <stddef.h>

struct media_type {
	const char *name;   /* "audio/mpeg"; NULL: nothing that a book may carry */
	const char *ending; /* "mp3" */
};

/* film: the file stands for a film; the container of MP4 may hold either. */
struct media_type media_identify(const char *bytes, size_t size, bool film);

#endif
