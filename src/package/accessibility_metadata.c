/* What a book says about its accessibility. */
#include "package/package_parts.h"

#include <string.h>

static void add(const char **list, const char *value)
{
	while (*list)
		list++;
	*list = value;
}

static void add_features(struct accessibility *facts, const struct holdings *holdings)
{
	add(facts->features, "tableOfContents");
	add(facts->features, "readingOrder");
	add(facts->features, "structuralNavigation");
	add(facts->features, "displayTransformability");
	if (holdings->pictures && !holdings->undescribed)
		add(facts->features, "alternativeText");
	if (holdings->mathml)
		add(facts->features, "MathML");
	if (holdings->ruby)
		add(facts->features, "rubyAnnotations");
	if (holdings->pages) {
		add(facts->features, "pageNavigation");
		add(facts->features, "pageBreakMarkers");
	}
}

/* What moves nobody has looked at, and what sounds nobody has listened to. */
static bool has_unknown_hazards(const struct holdings *holdings)
{
	return holdings->animation || holdings->video || holdings->audio;
}

static void draft_summary(struct accessibility *facts, const struct holdings *holdings)
{
	add(facts->summary, "This book has a table of contents, and headings in order.");
	if (holdings->pictures && holdings->undescribed)
		add(facts->summary, "Some of its pictures have no text alternative.");
	else if (holdings->pictures)
		add(facts->summary, "Each of its pictures has a text alternative.");
	if (holdings->pages)
		add(facts->summary, "It has the page numbers of a printed book.");
	if (holdings->mathml)
		add(facts->summary, "Its formulas are MathML.");
	if (holdings->video)
		add(facts->summary, "It holds films, which may have no text alternative.");
	if (holdings->audio)
		add(facts->summary, "It holds sound, which may have no text alternative.");
	if (!holdings->pictures && !holdings->video && !holdings->audio && !holdings->mathml)
		add(facts->summary, "All of it is text.");
	if (has_unknown_hazards(holdings))
		add(facts->summary, "What moves or sounds in it wasn't checked for hazards.");
}

void accessibility_derive(struct accessibility *facts, const struct holdings *holdings)
{
	bool sees = holdings->pictures || holdings->video,
	     hears = holdings->audio || holdings->video;
	bool described = !sees || (!holdings->undescribed && !holdings->video);
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
	add_features(facts, holdings);
	add(facts->hazards, has_unknown_hazards(holdings) ? "unknown" : "none");
	draft_summary(facts, holdings);
}
