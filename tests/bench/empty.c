/* What starting costs at least: a program that links libxml2 and libzip, and does nothing. */
#include <libxml/parser.h>
#include <zip.h>

int main(int count, char **arguments)
{
	(void)arguments;
	if (count > 100) { /* never: the linker is to keep both */
		xmlInitParser();
		zip_discard(NULL);
	}
	return 0;
}
