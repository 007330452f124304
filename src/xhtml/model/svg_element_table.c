/* The elements of SVG: one row each. */
#include "xhtml/model/svg_table.h"

#include "xhtml/model/values.h"

#include <stdlib.h>
#include <string.h>

/* Parts of what elements hold. */
#define DESCRIPTIONS "desc | title | metadata"
#define DESCRIBED "(" DESCRIPTIONS ")*"
#define ANIMATIONS "animate | animateColor | animateMotion | animateTransform | set"
#define SHAPES "path | rect | circle | ellipse | line | polyline | polygon"
#define SPANS "tspan | tref | textPath | altGlyph | a"
#define PRIMITIVES                                                                                 \
	"feBlend | feColorMatrix | feComponentTransfer | feComposite | feConvolveMatrix | "        \
	"feDiffuseLighting | feDisplacementMap | feFlood | feGaussianBlur | feImage | feMerge | "  \
	"feMorphology | feOffset | feSpecularLighting | feTile | feTurbulence"
#define GRAPHICS                                                                                   \
	"(" DESCRIPTIONS " | " ANIMATIONS " | " SHAPES                                             \
	" | svg | g | defs | symbol | use | switch | image | style | text | marker | "             \
	"color-profile | linearGradient | radialGradient | pattern | clipPath | mask | filter | "  \
	"cursor | a | view | script | font | font-face | foreignObject | altGlyphDef)*"

/* In the order of strcmp. */
static const struct svg_rule rules[] = {
    {"a", VALID(ALL, "SVG 1.1 17.1"), .content = GRAPHICS},
    {"altGlyph", VALID(ALL, "SVG 1.1 10.14.2"), .content = "(#text | glyphRef)*"},
    {"altGlyphDef", VALID(ALL, "SVG 1.1 10.14.3"), .content = "glyphRef+ | altGlyphItem+"},
    {"altGlyphItem", VALID(ALL, "SVG 1.1 10.14.4"), .content = "glyphRef+"},
    {"animate", VALID(ALL, "SVG 1.1 19.2.10"), .content = DESCRIBED},
    {"animateColor", VALID(ALL, "SVG 1.1 19.2.13"), .content = DESCRIBED},
    {"animateMotion", VALID(ALL, "SVG 1.1 19.2.12"), .content = DESCRIBED ", mpath?"},
    {"animateTransform", VALID(ALL, "SVG 1.1 19.2.14"), .content = DESCRIBED},
    {"circle", VALID(ALL, "SVG 1.1 9.3"), .content = DESCRIBED ", (" ANIMATIONS ")*", .kept = true,
     .holds = SVG_NOTHING, .required = "r", .draws = true},
    {"clipPath", VALID(ALL, "SVG 1.1 14.3.5"),
     .content = "(" DESCRIPTIONS " | " ANIMATIONS " | " SHAPES " | text | use)*", .kept = true,
     .holds = SVG_SHAPES},
    {"color-profile", VALID(ALL, "SVG 1.1 12.3.3"), .content = DESCRIBED},
    {"cursor", VALID(ALL, "SVG 1.1 16.8.3"), .content = DESCRIBED},
    {"defs", VALID(ALL, "SVG 1.1 5.3.2"), .content = GRAPHICS, .kept = true, .holds = SVG_ANYTHING},
    {"desc", VALID(ALL, "SVG 1.1 5.4"), .content = "%anything", .kept = true, .holds = SVG_WORDS},
    {"ellipse", VALID(ALL, "SVG 1.1 9.4"), .content = DESCRIBED ", (" ANIMATIONS ")*", .kept = true,
     .holds = SVG_NOTHING, .required = "rx ry", .draws = true},
    {"feBlend", VALID(ALL, "SVG 1.1 15.9"), .content = "(animate | set)*", .kept = true,
     .holds = SVG_NOTHING, .required = "in2"},
    {"feColorMatrix", VALID(ALL, "SVG 1.1 15.10"), .content = "(animate | set)*", .kept = true,
     .holds = SVG_NOTHING},
    {"feComponentTransfer", VALID(ALL, "SVG 1.1 15.11"),
     .content = "feFuncR?, feFuncG?, feFuncB?, feFuncA?", .kept = true, .holds = SVG_EFFECTS},
    {"feComposite", VALID(ALL, "SVG 1.1 15.12"), .content = "(animate | set)*", .kept = true,
     .holds = SVG_NOTHING, .required = "in2"},
    {"feConvolveMatrix", VALID(ALL, "SVG 1.1 15.13"), .content = "(animate | set)*", .kept = true,
     .holds = SVG_NOTHING, .required = "kernelMatrix order"},
    {"feDiffuseLighting", VALID(ALL, "SVG 1.1 15.14"),
     .content = "(feDistantLight | fePointLight | feSpotLight), (animate | animateColor | set)*",
     .kept = true, .holds = SVG_EFFECTS},
    {"feDisplacementMap", VALID(ALL, "SVG 1.1 15.15"), .content = "(animate | set)*", .kept = true,
     .holds = SVG_NOTHING, .required = "in2"},
    {"feDistantLight", VALID(ALL, "SVG 1.1 15.8.2"), .content = "(animate | set)*", .kept = true,
     .holds = SVG_NOTHING},
    {"feFlood", VALID(ALL, "SVG 1.1 15.16"), .content = "(animate | animateColor | set)*",
     .kept = true, .holds = SVG_NOTHING},
    {"feFuncA", VALID(ALL, "SVG 1.1 15.11"), .content = "(animate | set)*", .kept = true,
     .holds = SVG_NOTHING, .required = "type"},
    {"feFuncB", VALID(ALL, "SVG 1.1 15.11"), .content = "(animate | set)*", .kept = true,
     .holds = SVG_NOTHING, .required = "type"},
    {"feFuncG", VALID(ALL, "SVG 1.1 15.11"), .content = "(animate | set)*", .kept = true,
     .holds = SVG_NOTHING, .required = "type"},
    {"feFuncR", VALID(ALL, "SVG 1.1 15.11"), .content = "(animate | set)*", .kept = true,
     .holds = SVG_NOTHING, .required = "type"},
    {"feGaussianBlur", VALID(ALL, "SVG 1.1 15.17"), .content = "(animate | set)*", .kept = true,
     .holds = SVG_NOTHING},
    {"feImage", VALID(ALL, "SVG 1.1 15.18"), .content = "(animate | animateTransform | set)*"},
    {"feMerge", VALID(ALL, "SVG 1.1 15.19"), .content = "feMergeNode*", .kept = true,
     .holds = SVG_EFFECTS},
    {"feMergeNode", VALID(ALL, "SVG 1.1 15.19"), .content = "(animate | set)*", .kept = true,
     .holds = SVG_NOTHING},
    {"feMorphology", VALID(ALL, "SVG 1.1 15.20"), .content = "(animate | set)*", .kept = true,
     .holds = SVG_NOTHING},
    {"feOffset", VALID(ALL, "SVG 1.1 15.21"), .content = "(animate | set)*", .kept = true,
     .holds = SVG_NOTHING},
    {"fePointLight", VALID(ALL, "SVG 1.1 15.8.3"), .content = "(animate | set)*", .kept = true,
     .holds = SVG_NOTHING},
    {"feSpecularLighting", VALID(ALL, "SVG 1.1 15.22"),
     .content = "(feDistantLight | fePointLight | feSpotLight), (animate | animateColor | set)*",
     .kept = true, .holds = SVG_EFFECTS},
    {"feSpotLight", VALID(ALL, "SVG 1.1 15.8.4"), .content = "(animate | set)*", .kept = true,
     .holds = SVG_NOTHING},
    {"feTile", VALID(ALL, "SVG 1.1 15.23"), .content = "(animate | set)*", .kept = true,
     .holds = SVG_NOTHING},
    {"feTurbulence", VALID(ALL, "SVG 1.1 15.24"), .content = "(animate | set)*", .kept = true,
     .holds = SVG_NOTHING},
    {"filter", VALID(ALL, "SVG 1.1 15.3"),
     .content = DESCRIBED ", (" PRIMITIVES " | animate | set)*", .kept = true,
     .holds = SVG_EFFECTS},
    {"font", VALID(ALL, "SVG 1.1 20.3"),
     .content = DESCRIBED ", font-face, missing-glyph, (glyph | hkern | vkern)*"},
    {"font-face", VALID(ALL, "SVG 1.1 20.8.3"), .content = DESCRIBED ", font-face-src?"},
    {"font-face-format", VALID(ALL, "SVG 1.1 20.8.3")},
    {"font-face-name", VALID(ALL, "SVG 1.1 20.8.3")},
    {"font-face-src", VALID(ALL, "SVG 1.1 20.8.3"), .content = "(font-face-uri | font-face-name)+"},
    {"font-face-uri", VALID(ALL, "SVG 1.1 20.8.3"), .content = "font-face-format*"},
    {"foreignObject", VALID(ALL, "SVG 1.1 23.3"), .content = "%anything"},
    {"g", VALID(ALL, "SVG 1.1 5.2.2"), .content = GRAPHICS, .kept = true, .holds = SVG_ANYTHING},
    {"glyph", VALID(ALL, "SVG 1.1 20.4"), .content = GRAPHICS},
    {"glyphRef", VALID(ALL, "SVG 1.1 10.14.5")},
    {"hkern", VALID(ALL, "SVG 1.1 20.7.1")},
    {"image", VALID(ALL, "SVG 1.1 5.7"), .content = DESCRIBED ", (" ANIMATIONS ")*", .kept = true,
     .holds = SVG_NOTHING, .required = "xlink:href", .draws = true},
    {"line", VALID(ALL, "SVG 1.1 9.5"), .content = DESCRIBED ", (" ANIMATIONS ")*", .kept = true,
     .holds = SVG_NOTHING, .draws = true},
    {"linearGradient", VALID(ALL, "SVG 1.1 13.2.2"),
     .content = DESCRIBED ", (stop | animate | animateTransform | set)*", .kept = true,
     .holds = SVG_STOPS},
    {"marker", VALID(ALL, "SVG 1.1 11.6.2"), .content = GRAPHICS, .kept = true,
     .holds = SVG_ANYTHING},
    {"mask", VALID(ALL, "SVG 1.1 14.4"), .content = GRAPHICS, .kept = true, .holds = SVG_ANYTHING},
    {"metadata", VALID(ALL, "SVG 1.1 21.2"), .content = "%anything"},
    {"missing-glyph", VALID(ALL, "SVG 1.1 20.5"), .content = GRAPHICS},
    {"mpath", VALID(ALL, "SVG 1.1 19.2.12"), .content = DESCRIBED},
    {"path", VALID(ALL, "SVG 1.1 8.2"), .content = DESCRIBED ", (" ANIMATIONS ")*", .kept = true,
     .holds = SVG_NOTHING, .required = "d", .draws = true},
    {"pattern", VALID(ALL, "SVG 1.1 13.3"), .content = GRAPHICS, .kept = true,
     .holds = SVG_ANYTHING},
    {"polygon", VALID(ALL, "SVG 1.1 9.7"), .content = DESCRIBED ", (" ANIMATIONS ")*", .kept = true,
     .holds = SVG_NOTHING, .required = "points", .draws = true},
    {"polyline", VALID(ALL, "SVG 1.1 9.6"), .content = DESCRIBED ", (" ANIMATIONS ")*",
     .kept = true, .holds = SVG_NOTHING, .required = "points", .draws = true},
    {"radialGradient", VALID(ALL, "SVG 1.1 13.2.3"),
     .content = DESCRIBED ", (stop | animate | animateTransform | set)*", .kept = true,
     .holds = SVG_STOPS},
    {"rect", VALID(ALL, "SVG 1.1 9.2"), .content = DESCRIBED ", (" ANIMATIONS ")*", .kept = true,
     .holds = SVG_NOTHING, .required = "width height", .draws = true},
    {"script", VALID(ALL, "SVG 1.1 18.2"), .content = "#text"},
    {"set", VALID(ALL, "SVG 1.1 19.2.11"), .content = DESCRIBED},
    {"stop", VALID(ALL, "SVG 1.1 13.2.4"), .content = "(animate | animateColor | set)*",
     .kept = true, .holds = SVG_EMPTY, .required = "offset"},
    {"style", VALID(ALL, "SVG 1.1 6.9.2"), .content = "#text"},
    {"svg", VALID(ALL, "SVG 1.1 5.1.2"), .content = GRAPHICS, .kept = true, .holds = SVG_ANYTHING},
    {"switch", VALID(ALL, "SVG 1.1 5.8.2"),
     .content =
	 "(" DESCRIPTIONS " | " ANIMATIONS " | " SHAPES " | svg | g | use | text | image | a | "
	 "foreignObject | switch)*"},
    {"symbol", VALID(ALL, "SVG 1.1 5.5"), .content = GRAPHICS, .kept = true, .holds = SVG_ANYTHING},
    {"text", VALID(ALL, "SVG 1.1 10.4"),
     .content = "(#text | " DESCRIPTIONS " | " ANIMATIONS " | " SPANS ")*", .kept = true,
     .holds = SVG_TEXT, .draws = true},
    {"textPath", VALID(ALL, "SVG 1.1 10.13.2"),
     .content = "(#text | " DESCRIPTIONS " | animate | animateColor | set | " SPANS ")*",
     .kept = true, .holds = SVG_TEXT, .required = "xlink:href", .draws = true},
    {"title", VALID(ALL, "SVG 1.1 5.4"), .content = "%anything", .kept = true, .holds = SVG_WORDS},
    {"tref", VALID(ALL, "SVG 1.1 10.6"),
     .content = "(" DESCRIPTIONS " | animate | animateColor | set)*"},
    {"tspan", VALID(ALL, "SVG 1.1 10.5"),
     .content = "(#text | " DESCRIPTIONS " | animate | animateColor | set | " SPANS ")*",
     .kept = true, .holds = SVG_TEXT, .draws = true},
    {"use", VALID(ALL, "SVG 1.1 5.6"), .content = DESCRIBED ", (" ANIMATIONS ")*", .kept = true,
     .holds = SVG_NOTHING, .required = "xlink:href", .draws = true},
    {"view", VALID(ALL, "SVG 1.1 17.3.2"), .content = DESCRIBED},
    {"vkern", VALID(ALL, "SVG 1.1 20.7.2")},
};

static int compare_names(const void *name, const void *rule)
{
	return strcmp(name, ((const struct svg_rule *)rule)->name);
}

const struct svg_rule *svg_rule_for(const char *name)
{
	return bsearch(name, rules, sizeof rules / sizeof *rules, sizeof *rules, compare_names);
}

const struct svg_rule *svg_rules(size_t *count)
{
	*count = sizeof rules / sizeof *rules;
	return rules;
}
