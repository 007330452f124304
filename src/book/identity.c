/* What makes a book the same book when it is built again. */
#include "book/identity.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <uuid/uuid.h>

/* octavo's own name space for UUIDs; it must never change. */
static const unsigned char name_space[16] = {0x6f, 0x63, 0x74, 0x61, 0x76, 0x6f, 0x45, 0x50,
					     0x95, 0x42, 0x6f, 0x6f, 0x6b, 0x4e, 0x61, 0x6d};

static const char *made_identifier(struct edition *edition)
{
	const struct metadata *metadata = &edition->manuscript->metadata;
	struct buf name = BUF_EMPTY;
	buf_puts(&name, edition->title);
	for (size_t i = 0; i < metadata->authors.count; i++) {
		buf_putc(&name, '\n');
		buf_puts(&name, metadata->authors.items[i].text.text);
	}
	buf_putc(&name, '\n');
	buf_puts(&name, edition->language);
	uuid_t uuid;
	char text[UUID_STR_LEN];
	uuid_generate_sha1(uuid, name_space, name.data, name.size);
	uuid_unparse_lower(uuid, text);
	buf_clear(&name);
	return arena_format(edition->arena, "urn:uuid:%s", text);
}

/* The moment of SOURCE_DATE_EPOCH, as reproducible-builds.org has it; -1 where there is none. */
static int64_t epoch_from_environment(void)
{
	const char *value = getenv("SOURCE_DATE_EPOCH");
	if (!value || !*value)
		return -1;
	char *end;
	long long epoch = strtoll(value, &end, 10);
	return *end || epoch < 0 ? -1 : (int64_t)epoch;
}

static const char *moment(struct arena *arena, int64_t seconds)
{
	time_t at = (time_t)seconds;
	struct tm parts;
	if (seconds < 0 || seconds > 253402300799 || !gmtime_r(&at, &parts)) { /* the year 9999 */
		at = 0;
		gmtime_r(&at, &parts);
	}
	return arena_format(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", parts.tm_year + 1900,
			    parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min,
			    parts.tm_sec);
}

void identity_settle(struct edition *edition)
{
	const struct metadata *metadata = &edition->manuscript->metadata;
	int64_t epoch = epoch_from_environment();
	edition->identifier = metadata->identifiers.count ? metadata->identifiers.items[0].text.text
							  : made_identifier(edition);
	edition->modified = metadata->modified.text
				? metadata->modified.text
				: moment(edition->arena, epoch >= 0 ? epoch : edition->newest);
}
