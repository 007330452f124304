/* What an address says of what it leads to or brings in. */
#include "read/page/page_parts.h"

#include <string.h>

static const struct {
	const char *words;
	uint32_t names;
} addresses[] = {
#define ADDRESS(words, name) {words, NAMED(name)},
#include "read/page/page_addresses.def"
#undef ADDRESS
};

uint32_t page_address_names(const char *address)
{
	uint32_t names = 0;
	for (size_t i = 0; address && i < sizeof addresses / sizeof *addresses; i++)
		if (strstr(address, addresses[i].words))
			names |= addresses[i].names;
	return names;
}
