/* The elements and attributes of MathML: one row each. */
#include "xhtml/model/math_table.h"

#include "base/ascii.h"
#include "xhtml/model/values.h"

#include <string.h>

static const struct math_rule rules[] = {
    {"math", SHAPE_ROW, VALID(3, "MathML 3 2.2.1"), .kept = true},
    {"mrow", SHAPE_ROW, VALID(3, "MathML 3 3.3.1"), .kept = true},
    {"mstyle", SHAPE_ROW, VALID(3, "MathML 3 3.3.4"), .kept = true},
    {"merror", SHAPE_ROW, VALID(3, "MathML 3 3.3.5"), .kept = true},
    {"mpadded", SHAPE_ROW, VALID(3, "MathML 3 3.3.6"), .kept = true},
    {"mphantom", SHAPE_ROW, VALID(3, "MathML 3 3.3.7"), .kept = true},
    {"mfenced", SHAPE_ROW, VALID(3, "MathML 3 3.3.8"), .kept = true},
    {"menclose", SHAPE_ROW, VALID(3, "MathML 3 3.3.9"), .kept = true},
    {"msqrt", SHAPE_ROW, VALID(3, "MathML 3 3.3.3"), .kept = true},
    {"mi", SHAPE_TOKEN, VALID(3, "MathML 3 3.2.3"), .kept = true},
    {"mn", SHAPE_TOKEN, VALID(3, "MathML 3 3.2.4"), .kept = true},
    {"mo", SHAPE_TOKEN, VALID(3, "MathML 3 3.2.5"), .kept = true},
    {"mtext", SHAPE_TOKEN, VALID(3, "MathML 3 3.2.6"), .kept = true},
    {"ms", SHAPE_TOKEN, VALID(3, "MathML 3 3.2.8"), .kept = true},
    {"mspace", SHAPE_EMPTY, VALID(3, "MathML 3 3.2.7"), .kept = true},
    {"mfrac", SHAPE_TWO, VALID(3, "MathML 3 3.3.2"), .kept = true},
    {"mroot", SHAPE_TWO, VALID(3, "MathML 3 3.3.3"), .kept = true},
    {"msub", SHAPE_TWO, VALID(3, "MathML 3 3.4.1"), .kept = true},
    {"msup", SHAPE_TWO, VALID(3, "MathML 3 3.4.2"), .kept = true},
    {"munder", SHAPE_TWO, VALID(3, "MathML 3 3.4.4"), .kept = true},
    {"mover", SHAPE_TWO, VALID(3, "MathML 3 3.4.5"), .kept = true},
    {"msubsup", SHAPE_THREE, VALID(3, "MathML 3 3.4.3"), .kept = true},
    {"munderover", SHAPE_THREE, VALID(3, "MathML 3 3.4.6"), .kept = true},
    {"mtable", SHAPE_TABLE, VALID(3, "MathML 3 3.5.1"), .kept = true},
    {"mtr", SHAPE_TABLE_ROW, VALID(3, "MathML 3 3.5.2"), .kept = true},
    {"mtd", SHAPE_CELL, VALID(3, "MathML 3 3.5.4"), .kept = true},
    {"mmultiscripts", SHAPE_SCRIPTS, VALID(3, "MathML 3 3.4.7"), .kept = true},
    {"none", SHAPE_MARK, VALID(3, "MathML 3 3.4.7"), .kept = true},
    {"mprescripts", SHAPE_MARK, VALID(3, "MathML 3 3.4.7"), .kept = true},
    {"semantics", SHAPE_SEMANTICS, VALID(3, "MathML 3 5.1.3"), .kept = true},
    {"annotation", SHAPE_NOTE, VALID(3, "MathML 3 5.1.3"), .kept = true},
    {"annotation-xml", SHAPE_GONE, VALID(3, "MathML 3 5.1.3")},
    {"mglyph", SHAPE_GONE, VALID(3, "MathML 3 3.2.1.2")},
    {"malignmark", SHAPE_GONE, VALID(3, "MathML 3 3.5.5")},
    {"maligngroup", SHAPE_GONE, VALID(3, "MathML 3 3.5.5")},
    {"mlabeledtr", SHAPE_ROW, VALID(3, "MathML 3 3.5.3")},
    {"maction", SHAPE_ROW, VALID(3, "MathML 3 3.7.1")},
    {"mstack", SHAPE_ROW, VALID(3, "MathML 3 3.6.1")},
    {"mlongdiv", SHAPE_ROW, VALID(3, "MathML 3 3.6.2")},
    {"msgroup", SHAPE_ROW, VALID(3, "MathML 3 3.6.3")},
    {"msrow", SHAPE_ROW, VALID(3, "MathML 3 3.6.4")},
    {"mscarries", SHAPE_ROW, VALID(3, "MathML 3 3.6.5")},
    {"mscarry", SHAPE_ROW, VALID(3, "MathML 3 3.6.6")},
    {"msline", SHAPE_ROW, VALID(3, "MathML 3 3.6.7")},
};

static const struct math_attribute_rule attributes[] = {
    {"id", "", MATH_TEXT, VALID(3, "MathML 3 2.1.6")},
    {"dir", "math mrow mi mn mo mtext ms mstyle", MATH_WORD, VALID(3, "MathML 3 3.2.2"),
     .words = "ltr rtl"},
    {"display", "math", MATH_WORD, VALID(3, "MathML 3 2.2.1"), .words = "block inline"},
    {"alttext", "math", MATH_TEXT, VALID(3, "MathML 3 2.2.1")},
    {"mathvariant", "mi mn mo mtext ms mstyle", MATH_WORD, VALID(3, "MathML 3 3.2.2"),
     .words =
	 "normal bold italic bold-italic double-struck bold-fraktur script bold-script fraktur "
	 "sans-serif bold-sans-serif sans-serif-italic sans-serif-bold-italic monospace"},
    {"displaystyle", "math mstyle mtable", MATH_TRUTH, VALID(3, "MathML 3 2.2.1")},
    {"scriptlevel", "math mstyle", MATH_NUMBER, VALID(3, "MathML 3 2.2.1")},
    {"form", "mo", MATH_WORD, VALID(3, "MathML 3 3.2.5"), .words = "prefix infix postfix"},
    {"fence", "mo", MATH_TRUTH, VALID(3, "MathML 3 3.2.5")},
    {"separator", "mo", MATH_TRUTH, VALID(3, "MathML 3 3.2.5")},
    {"stretchy", "mo", MATH_TRUTH, VALID(3, "MathML 3 3.2.5")},
    {"symmetric", "mo", MATH_TRUTH, VALID(3, "MathML 3 3.2.5")},
    {"largeop", "mo", MATH_TRUTH, VALID(3, "MathML 3 3.2.5")},
    {"movablelimits", "mo", MATH_TRUTH, VALID(3, "MathML 3 3.2.5")},
    {"accent", "mo mover munderover", MATH_TRUTH, VALID(3, "MathML 3 3.2.5")},
    {"accentunder", "munder munderover", MATH_TRUTH, VALID(3, "MathML 3 3.4.4")},
    {"mathcolor", "math mstyle mrow mi mn mo mtext ms", MATH_COLOUR, VALID(3, "MathML 3 3.2.2")},
    {"mathbackground", "mspace", MATH_COLOUR, VALID(3, "MathML 3 3.2.7")},
    {"mathsize", "math mstyle mi mn mo mtext ms", MATH_LENGTH, VALID(3, "MathML 3 3.2.2")},
    {"lspace", "mo", MATH_LENGTH, VALID(3, "MathML 3 3.2.5")},
    {"rspace", "mo", MATH_LENGTH, VALID(3, "MathML 3 3.2.5")},
    {"minsize", "mo", MATH_LENGTH, VALID(3, "MathML 3 3.2.5")},
    {"maxsize", "mo", MATH_LENGTH, VALID(3, "MathML 3 3.2.5")},
    {"width", "mspace", MATH_LENGTH, VALID(3, "MathML 3 3.2.7")},
    {"height", "mspace", MATH_LENGTH, VALID(3, "MathML 3 3.2.7")},
    {"depth", "mspace", MATH_LENGTH, VALID(3, "MathML 3 3.2.7")},
    {"linebreak", "mspace", MATH_WORD, VALID(3, "MathML 3 3.2.7"),
     .words = "auto newline nobreak goodbreak badbreak"},
    {"width", "mpadded", MATH_PADDING, VALID(3, "MathML 3 3.3.6")},
    {"height", "mpadded", MATH_PADDING, VALID(3, "MathML 3 3.3.6")},
    {"depth", "mpadded", MATH_PADDING, VALID(3, "MathML 3 3.3.6")},
    {"lspace", "mpadded", MATH_PADDING, VALID(3, "MathML 3 3.3.6")},
    {"voffset", "mpadded", MATH_PADDING, VALID(3, "MathML 3 3.3.6")},
    {"linethickness", "mfrac", MATH_LENGTH, VALID(3, "MathML 3 3.3.2")},
    {"bevelled", "mfrac", MATH_TRUTH, VALID(3, "MathML 3 3.3.2")},
    {"notation", "menclose", MATH_TEXT, VALID(3, "MathML 3 3.3.9")},
    {"open", "mfenced", MATH_TEXT, VALID(3, "MathML 3 3.3.8")},
    {"close", "mfenced", MATH_TEXT, VALID(3, "MathML 3 3.3.8")},
    {"separators", "mfenced", MATH_TEXT, VALID(3, "MathML 3 3.3.8")},
    {"columnalign", "mtable mtr", MATH_WORDS, VALID(3, "MathML 3 3.5.1"),
     .words = "left center right"},
    {"columnalign", "mtd", MATH_WORD, VALID(3, "MathML 3 3.5.4"), .words = "left center right"},
    {"rowalign", "mtable", MATH_WORDS, VALID(3, "MathML 3 3.5.1"),
     .words = "top bottom center baseline axis"},
    {"rowalign", "mtr mtd", MATH_WORD, VALID(3, "MathML 3 3.5.2"),
     .words = "top bottom center baseline axis"},
    {"columnspacing", "mtable", MATH_LENGTHS, VALID(3, "MathML 3 3.5.1")},
    {"rowspacing", "mtable", MATH_LENGTHS, VALID(3, "MathML 3 3.5.1")},
    {"columnlines", "mtable", MATH_WORDS, VALID(3, "MathML 3 3.5.1"), .words = "none solid dashed"},
    {"rowlines", "mtable", MATH_WORDS, VALID(3, "MathML 3 3.5.1"), .words = "none solid dashed"},
    {"frame", "mtable", MATH_WORD, VALID(3, "MathML 3 3.5.1"), .words = "none solid dashed"},
    {"columnspan", "mtd", MATH_POSITIVE, VALID(3, "MathML 3 3.5.4")},
    {"rowspan", "mtd", MATH_POSITIVE, VALID(3, "MathML 3 3.5.4")},
    {"encoding", "annotation", MATH_TEXT, VALID(3, "MathML 3 5.1.3")},
};

/* Attributes that are valid, and that octavo doesn't keep: for elements, NULL for all, their names.
 */
static const struct attribute_names others[] = {
    {"math mstyle",
     "accent accentunder bevelled close columnlines columnspacing columnspan decimalpoint depth "
     "fence form frame height infixlinebreakstyle largeop linethickness lspace maxsize minsize "
     "movablelimits notation open rowlines rowspacing rowspan rspace scriptminsize separator "
     "separators stretchy symmetric valign"},
    {"maction", "actiontype"},
    {"math mover mstack mstyle mtable munder munderover", "align"},
    {"math mstyle mtable",
     "alignmentscope columnwidth equalcolumns equalrows framespacing minlabelspacing side width"},
    {"math",
     "altimg altimg-height altimg-valign altimg-width cdgroup macros maxwidth mode overflow"},
    {"mi mn mo ms mspace mstyle mtext",
     "background color fontfamily fontsize fontstyle fontweight"},
    {"annotation annotation-xml semantics", "cd encoding name"},
    {"annotation semantics", "definitionURL"},
    {"annotation annotation-xml mglyph", "src"},
    {"mglyph", "alt background color fontfamily fontsize fontstyle fontweight height index "
	       "mathbackground mathcolor mathsize mathvariant valign width"},
    {"math mstack mstyle", "charalign charspacing stackalign"},
    {NULL, "class href other style xref"},
    {"math mlabeledtr mstyle", "columnalign rowalign"},
    {"math mscarries mscarry mstyle", "crossout location"},
    {"math mfrac mstyle", "denomalign numalign"},
    {"mspace", "dir mathsize"},
    {"malignmark math mstyle", "edge"},
    {"maligngroup math mlabeledtr mstyle mtable mtd mtr", "groupalign"},
    {"math mo mspace mstyle", "indentalign indentalignfirst indentalignlast indentshift "
			      "indentshiftfirst indentshiftlast indenttarget"},
    {"math msline mstyle", "leftoverhang length mslinethickness rightoverhang"},
    {"math mo mstyle", "linebreak linebreakmultchar linebreakstyle lineleading"},
    {"math mlongdiv mstyle", "longdivstyle"},
    {"math ms mstyle", "lquote rquote"},
    {"maction maligngroup malignmark math menclose merror mfenced mfrac mi mlabeledtr mlongdiv "
     "mmultiscripts mn mo mover mpadded mphantom mroot mrow ms mscarries mscarry msgroup msline "
     "msqrt msrow mstack mstyle msub msubsup msup mtable mtd mtext mtr munder munderover",
     "mathbackground"},
    {"maction maligngroup malignmark menclose merror mfenced mfrac mlabeledtr mlongdiv "
     "mmultiscripts mover mpadded mphantom mroot mscarries mscarry msgroup msline mspace msqrt "
     "msrow mstack msub msubsup msup mtable mtd mtr munder munderover",
     "mathcolor"},
    {"math mspace", "mathvariant"},
    {"mstyle", "mediummathspace thickmathspace thinmathspace verythickmathspace verythinmathspace "
	       "veryverythickmathspace veryverythinmathspace"},
    {"math mlongdiv mscarries msgroup msline msrow mstyle", "position"},
    {"math mscarries mstyle", "scriptsizemultiplier"},
    {"maction math mstyle", "selection"},
    {"math mlongdiv msgroup mstyle", "shift"},
    {"math mmultiscripts mstyle msub msubsup", "subscriptshift"},
    {"math mmultiscripts mstyle msubsup msup", "superscriptshift"},
};

const struct math_rule *math_rule_for(const char *name)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (strcmp(rules[i].name, name) == 0)
			return &rules[i];
	return NULL;
}

const struct math_attribute_rule *math_attribute_for(const char *name, const char *element)
{
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
		if (strcmp(attributes[i].name, name) == 0 &&
		    (!*attributes[i].elements || words_have(attributes[i].elements, element)))
			return &attributes[i];
	return NULL;
}

bool math_attribute_is_valid(const char *name, const char *element)
{
	return math_attribute_for(name, element) ||
	       attribute_names_have(others, sizeof others / sizeof *others, element, name);
}

const struct math_rule *math_rules(size_t *count)
{
	*count = sizeof rules / sizeof *rules;
	return rules;
}

const struct math_attribute_rule *math_attributes(size_t *count)
{
	*count = sizeof attributes / sizeof *attributes;
	return attributes;
}

const char *math_skip_number(const char *value)
{
	size_t whole = ascii_digits(value);
	value += whole;
	size_t part = *value == '.' ? ascii_digits(value + 1) : 0;
	if (!whole && !part)
		return NULL;
	return value + (*value == '.' ? 1 + part : 0);
}

bool math_is_length(const char *value)
{
	static const char units[] = "em ex in cm mm px pt pc %";
	const char *unit = math_skip_number(value + (*value == '-'));
	return unit && (!*unit || words_have(units, unit));
}
