/* What a book says about its accessibility. */
#include "package/accessibility.h"

#include <string.h>

static void add(const char **list, const char *value)
{
	while (*list)
		list++;
	*list = value;
}

static void add_hazards(struct accessibility *facts, const struct holdings *holdings)
{
	bool moves = holdings->animation || holdings->video;
	if (!moves && !holdings->audio) {
		add(facts->hazards, "none");
		return;
	}
	add(facts->hazards, "unknown"); /* nobody looked at what moves or listened to what sounds */
}

void accessibility_derive(struct accessibility *facts, const struct holdings *holdings)
{
	bool sees = holdings->pictures || holdings->video,
	     hears = holdings->audio || holdings->video;
	bool described = !sees || (holdings->all_described && !holdings->video);
	*facts = (struct accessibility){0};
	add(facts->modes, "textual");
	if (sees)
		add(facts->modes, "visual");
	if (hears)
		add(facts->modes, "auditory");
	if (described && !hears)
		add(facts->modes_sufficient, "textual");
	if (sees)
		add(facts->modes_sufficient, hears ? "textual,visual,auditory" : "textual,visual");
	else if (hears)
		add(facts->modes_sufficient, "textual,auditory");
	add(facts->features, "tableOfContents");
	add(facts->features, "readingOrder");
	add(facts->features, "structuralNavigation");
	add(facts->features, "displayTransformability");
	if (sees && described)
		add(facts->features, "alternativeText");
	if (holdings->mathml)
		add(facts->features, "MathML");
	add_hazards(facts, holdings);
	facts->summary =
	    !sees ? "All of this book is text, with a table of contents and headings in order."
	    : described ? "This book has a table of contents, headings in order, and a text "
			  "alternative for each picture."
			: "This book has a table of contents and headings in order; some of its "
			  "pictures have no text alternative.";
}
