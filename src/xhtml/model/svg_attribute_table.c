/* The attributes of SVG: those that octavo keeps, what they may lead to, and the rest. */
#include "xhtml/model/svg_table.h"

#include "xhtml/model/values.h"

#include <stdlib.h>
#include <string.h>

/* In the order of strcmp. */
static const struct svg_attribute_rule attributes[] = {
    {"aria-describedby", SVG_IDS, false, "svg", VALID(3, "SVG-AAM 1.0 4")},
    {"aria-labelledby", SVG_IDS, false, "svg", VALID(3, "SVG-AAM 1.0 4")},
    {"clip-path", SVG_REFERENCE, true, NULL, VALID(ALL, "SVG 1.1 N")},
    {"clip-rule", SVG_WORD, true, NULL, VALID(ALL, "SVG 1.1 N"),
     .words = "nonzero evenodd inherit"},
    {"clipPathUnits", SVG_WORD, false, "clipPath", VALID(ALL, "SVG 1.1 M.1"),
     .words = "userSpaceOnUse objectBoundingBox"},
    {"color", SVG_PLAIN, true, NULL, VALID(ALL, "SVG 1.1 N")},
    {"cx", SVG_PLAIN, false, "circle ellipse radialGradient", VALID(ALL, "SVG 1.1 M.1")},
    {"cy", SVG_PLAIN, false, "circle ellipse radialGradient", VALID(ALL, "SVG 1.1 M.1")},
    {"d", SVG_PLAIN, false, "path", VALID(ALL, "SVG 1.1 M.1")},
    {"dx", SVG_PLAIN, false, "text tspan", VALID(ALL, "SVG 1.1 M.1")},
    {"dy", SVG_PLAIN, false, "text tspan", VALID(ALL, "SVG 1.1 M.1")},
    {"fill", SVG_REFERENCE, true, NULL, VALID(ALL, "SVG 1.1 N")},
    {"fill-opacity", SVG_PLAIN, true, NULL, VALID(ALL, "SVG 1.1 N")},
    {"fill-rule", SVG_WORD, true, NULL, VALID(ALL, "SVG 1.1 N"),
     .words = "nonzero evenodd inherit"},
    {"filter", SVG_REFERENCE, true, NULL, VALID(ALL, "SVG 1.1 N")},
    {"font-family", SVG_PLAIN, true, "g text tspan textPath", VALID(ALL, "SVG 1.1 N")},
    {"font-size", SVG_PLAIN, true, "g text tspan textPath", VALID(ALL, "SVG 1.1 N")},
    {"font-style", SVG_WORD, true, "g text tspan textPath", VALID(ALL, "SVG 1.1 N"),
     .words = "normal italic oblique inherit"},
    {"font-weight", SVG_WORD, true, "g text tspan textPath", VALID(ALL, "SVG 1.1 N"),
     .words = "normal bold bolder lighter 100 200 300 400 500 600 700 800 900 inherit"},
    {"fx", SVG_PLAIN, false, "radialGradient", VALID(ALL, "SVG 1.1 M.1")},
    {"fy", SVG_PLAIN, false, "radialGradient", VALID(ALL, "SVG 1.1 M.1")},
    {"gradientTransform", SVG_PLAIN, false, "linearGradient radialGradient",
     VALID(ALL, "SVG 1.1 M.1")},
    {"gradientUnits", SVG_WORD, false, "linearGradient radialGradient", VALID(ALL, "SVG 1.1 M.1"),
     .words = "userSpaceOnUse objectBoundingBox"},
    {"height", SVG_PLAIN, false, "svg rect use image mask pattern", VALID(ALL, "SVG 1.1 M.1")},
    {"id", SVG_PLAIN, false, "", VALID(ALL, "SVG 1.1 M.1")},
    {"marker-end", SVG_REFERENCE, true, "path line polyline polygon", VALID(ALL, "SVG 1.1 N")},
    {"marker-mid", SVG_REFERENCE, true, "path line polyline polygon", VALID(ALL, "SVG 1.1 N")},
    {"marker-start", SVG_REFERENCE, true, "path line polyline polygon", VALID(ALL, "SVG 1.1 N")},
    {"markerHeight", SVG_PLAIN, false, "marker", VALID(ALL, "SVG 1.1 M.1")},
    {"markerUnits", SVG_WORD, false, "marker", VALID(ALL, "SVG 1.1 M.1"),
     .words = "strokeWidth userSpaceOnUse"},
    {"markerWidth", SVG_PLAIN, false, "marker", VALID(ALL, "SVG 1.1 M.1")},
    {"mask", SVG_REFERENCE, true, NULL, VALID(ALL, "SVG 1.1 N")},
    {"maskContentUnits", SVG_WORD, false, "mask", VALID(ALL, "SVG 1.1 M.1"),
     .words = "userSpaceOnUse objectBoundingBox"},
    {"maskUnits", SVG_WORD, false, "mask", VALID(ALL, "SVG 1.1 M.1"),
     .words = "userSpaceOnUse objectBoundingBox"},
    {"offset", SVG_PLAIN, false, "stop", VALID(ALL, "SVG 1.1 M.1")},
    {"opacity", SVG_PLAIN, true, NULL, VALID(ALL, "SVG 1.1 N")},
    {"orient", SVG_PLAIN, false, "marker", VALID(ALL, "SVG 1.1 M.1")},
    {"patternContentUnits", SVG_WORD, false, "pattern", VALID(ALL, "SVG 1.1 M.1"),
     .words = "userSpaceOnUse objectBoundingBox"},
    {"patternTransform", SVG_PLAIN, false, "pattern", VALID(ALL, "SVG 1.1 M.1")},
    {"patternUnits", SVG_WORD, false, "pattern", VALID(ALL, "SVG 1.1 M.1"),
     .words = "userSpaceOnUse objectBoundingBox"},
    {"points", SVG_PLAIN, false, "polyline polygon", VALID(ALL, "SVG 1.1 M.1")},
    {"preserveAspectRatio", SVG_ASPECT, false, "svg symbol image marker pattern",
     VALID(ALL, "SVG 1.1 M.1")},
    {"r", SVG_PLAIN, false, "circle radialGradient", VALID(ALL, "SVG 1.1 M.1")},
    {"refX", SVG_PLAIN, false, "marker", VALID(ALL, "SVG 1.1 M.1")},
    {"refY", SVG_PLAIN, false, "marker", VALID(ALL, "SVG 1.1 M.1")},
    {"rotate", SVG_PLAIN, false, "tspan", VALID(ALL, "SVG 1.1 M.1")},
    {"rx", SVG_PLAIN, false, "rect ellipse", VALID(ALL, "SVG 1.1 M.1")},
    {"ry", SVG_PLAIN, false, "rect ellipse", VALID(ALL, "SVG 1.1 M.1")},
    {"spreadMethod", SVG_WORD, false, "linearGradient radialGradient", VALID(ALL, "SVG 1.1 M.1"),
     .words = "pad reflect repeat"},
    {"startOffset", SVG_PLAIN, false, "textPath", VALID(ALL, "SVG 1.1 M.1")},
    {"stop-color", SVG_PLAIN, true, "stop", VALID(ALL, "SVG 1.1 N")},
    {"stop-opacity", SVG_PLAIN, true, "stop", VALID(ALL, "SVG 1.1 N")},
    {"stroke", SVG_REFERENCE, true, NULL, VALID(ALL, "SVG 1.1 N")},
    {"stroke-dasharray", SVG_PLAIN, true, NULL, VALID(ALL, "SVG 1.1 N")},
    {"stroke-dashoffset", SVG_PLAIN, true, NULL, VALID(ALL, "SVG 1.1 N")},
    {"stroke-linecap", SVG_WORD, true, NULL, VALID(ALL, "SVG 1.1 N"),
     .words = "butt round square inherit"},
    {"stroke-linejoin", SVG_WORD, true, NULL, VALID(ALL, "SVG 1.1 N"),
     .words = "miter round bevel inherit"},
    {"stroke-miterlimit", SVG_PLAIN, true, NULL, VALID(ALL, "SVG 1.1 N")},
    {"stroke-opacity", SVG_PLAIN, true, NULL, VALID(ALL, "SVG 1.1 N")},
    {"stroke-width", SVG_PLAIN, true, NULL, VALID(ALL, "SVG 1.1 N")},
    {"text-anchor", SVG_WORD, true, "g text tspan textPath", VALID(ALL, "SVG 1.1 N"),
     .words = "start middle end inherit"},
    {"transform", SVG_PLAIN, false,
     "g path rect circle ellipse line polyline polygon use image text clipPath",
     VALID(ALL, "SVG 1.1 M.1")},
    {"viewBox", SVG_PLAIN, false, "svg symbol marker pattern", VALID(ALL, "SVG 1.1 M.1")},
    {"width", SVG_PLAIN, false, "svg rect use image mask pattern", VALID(ALL, "SVG 1.1 M.1")},
    {"x", SVG_PLAIN, false, "svg rect use image text tspan mask pattern",
     VALID(ALL, "SVG 1.1 M.1")},
    {"x1", SVG_PLAIN, false, "line linearGradient", VALID(ALL, "SVG 1.1 M.1")},
    {"x2", SVG_PLAIN, false, "line linearGradient", VALID(ALL, "SVG 1.1 M.1")},
    {"xlink:href", SVG_LINK, false, "use image linearGradient radialGradient pattern textPath",
     VALID(ALL, "SVG 1.1 M.1")},
    {"y", SVG_PLAIN, false, "svg rect use image text tspan mask pattern",
     VALID(ALL, "SVG 1.1 M.1")},
    {"y1", SVG_PLAIN, false, "line linearGradient", VALID(ALL, "SVG 1.1 M.1")},
    {"y2", SVG_PLAIN, false, "line linearGradient", VALID(ALL, "SVG 1.1 M.1")},
};

/* Which attribute may lead to what. EPUBCheck looks for it (RSC-012, RSC-014), and browsers show
 * the same. */
static const struct svg_reference_rule references[] = {
    {"fill", "", "linearGradient radialGradient pattern", "none"},
    {"stroke", "", "linearGradient radialGradient pattern", "none"},
    {"clip-path", "", "clipPath", NULL},
    {"mask", "", "mask", NULL},
    {"filter", "", "filter", NULL},
    {"xlink:href", "textPath", "path", NULL},
    {"marker-start", "", "marker", NULL},
    {"marker-mid", "", "marker", NULL},
    {"marker-end", "", "marker", NULL},
    {"xlink:href", "linearGradient radialGradient", "linearGradient radialGradient", NULL},
    {"xlink:href", "pattern", "pattern", NULL},
    {"xlink:href", "use", SVG_USABLE, NULL},
};

/* Attributes that are valid, and that octavo doesn't keep: for elements, NULL for all, their names.
 * SVG 1.1 M.1 and N list them; events aren't among them. */
static const struct attribute_names others[] = {
    {"font-face",
     "accent-height alphabetic ascent bbox cap-height descent hanging ideographic mathematical "
     "overline-position overline-thickness panose-1 stemh stemv strikethrough-position "
     "strikethrough-thickness underline-position underline-thickness unicode-range units-per-em "
     "v-alphabetic v-hanging v-ideographic v-mathematical widths x-height"},
    {"animate animateColor animateMotion animateTransform",
     "accumulate additive by calcMode from keySplines keyTimes"},
    {"a altGlyph clipPath defs feImage filter font foreignObject g marker mask pattern svg switch "
     "symbol text textPath tref tspan use",
     "alignment-baseline baseline-shift direction dominant-baseline glyph-orientation-horizontal "
     "glyph-orientation-vertical kerning letter-spacing text-decoration unicode-bidi word-spacing"},
    {"feFuncA feFuncB feFuncG feFuncR", "amplitude exponent intercept offset tableValues"},
    {"animate animateColor animateTransform set", "attributeName attributeType"},
    {"feDistantLight", "azimuth elevation"},
    {"feTurbulence", "baseFrequency numOctaves seed stitchTiles"},
    {"svg", "baseProfile contentScriptType contentStyleType version"},
    {"animate animateColor animateMotion animateTransform set",
     "begin dur end max min repeatCount repeatDur restart to"},
    {"feConvolveMatrix", "bias divisor edgeMode kernelMatrix order preserveAlpha targetX targetY"},
    {"a altGlyph circle clipPath defs desc ellipse feDiffuseLighting feFlood feImage "
     "feSpecularLighting filter font foreignObject g glyphRef image line linearGradient marker "
     "mask path pattern polygon polyline radialGradient rect stop svg switch symbol text textPath "
     "title tref tspan use",
     "class style"},
    {"a defs feImage filter font foreignObject g image marker mask pattern svg switch symbol use",
     "clip color-profile overflow"},
    {"a altGlyph defs feImage filter font foreignObject image switch textPath tref",
     "clip-path clip-rule fill-opacity mask opacity stroke-opacity"},
    {"a altGlyph defs feDiffuseLighting feFlood feImage feSpecularLighting filter font "
     "foreignObject image linearGradient radialGradient stop switch textPath tref",
     "color"},
    {"a altGlyph circle clipPath defs ellipse feDiffuseLighting feFlood feImage feSpecularLighting "
     "filter font foreignObject g image line linearGradient marker mask path pattern polygon "
     "polyline radialGradient rect stop svg switch symbol text textPath tref tspan use",
     "color-interpolation color-rendering"},
    {"a defs feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix "
     "feDiffuseLighting feDisplacementMap feFlood feGaussianBlur feImage feMerge feMorphology "
     "feOffset feSpecularLighting feTile feTurbulence filter font foreignObject g marker mask "
     "pattern svg switch symbol use",
     "color-interpolation-filters"},
    {"a altGlyph circle clipPath defs ellipse feImage filter font foreignObject g image line "
     "marker mask path pattern polygon polyline rect svg switch symbol text textPath tref tspan "
     "use",
     "cursor display filter image-rendering pointer-events shape-rendering text-rendering "
     "visibility"},
    {"feDiffuseLighting", "diffuseConstant"},
    {"altGlyph feOffset glyphRef tref", "dx dy"},
    {"a defs feImage filter font foreignObject g marker mask pattern svg switch symbol use",
     "enable-background marker-end marker-mid marker-start"},
    {"a altGlyph animate animateColor animateMotion animateTransform circle clipPath cursor defs "
     "ellipse feImage filter font foreignObject g image line linearGradient marker mask mpath path "
     "pattern polygon polyline radialGradient rect script set svg switch symbol text textPath tref "
     "tspan use view",
     "externalResourcesRequired"},
    {"a altGlyph animate animateColor animateMotion animateTransform defs feImage filter font "
     "foreignObject set switch textPath tref",
     "fill"},
    {"a altGlyph defs feImage filter font foreignObject switch textPath tref",
     "fill-rule stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin "
     "stroke-miterlimit stroke-width"},
    {"filter", "filterRes filterUnits primitiveUnits"},
    {"a defs feFlood feImage filter font foreignObject g marker mask pattern svg switch symbol use",
     "flood-color flood-opacity"},
    {"a altGlyph clipPath defs feImage filter font font-face foreignObject glyphRef marker mask "
     "pattern svg switch symbol textPath tref use",
     "font-family font-size font-style font-weight"},
    {"a altGlyph clipPath defs feImage filter font foreignObject g glyphRef marker mask pattern "
     "svg switch symbol text textPath tref tspan use",
     "font-size-adjust"},
    {"a altGlyph clipPath defs feImage filter font font-face foreignObject g glyphRef marker mask "
     "pattern svg switch symbol text textPath tref tspan use",
     "font-stretch font-variant"},
    {"altGlyph glyphRef", "format glyphRef"},
    {"feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting "
     "feDisplacementMap feFlood feGaussianBlur feImage feMerge feMorphology feOffset "
     "feSpecularLighting feTile feTurbulence filter foreignObject image",
     "height width"},
    {"font", "horiz-adv-x horiz-origin-x horiz-origin-y vert-adv-y vert-origin-x vert-origin-y"},
    {"feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting "
     "feDisplacementMap feFlood feGaussianBlur feMergeNode feMorphology feOffset "
     "feSpecularLighting feTile",
     "in"},
    {"feBlend feComposite feDisplacementMap", "in2"},
    {"feComposite", "k1 k2 k3 k4"},
    {"feConvolveMatrix feDiffuseLighting feSpecularLighting", "kernelUnitLength"},
    {"animateMotion", "keyPoints origin path"},
    {"text textPath tref tspan", "lengthAdjust textLength"},
    {"a defs feDiffuseLighting feImage feSpecularLighting filter font foreignObject g marker mask "
     "pattern svg switch symbol use",
     "lighting-color"},
    {"feSpotLight", "limitingConeAngle pointsAtX pointsAtY pointsAtZ"},
    {"color-profile", "local rendering-intent"},
    {"style", "media title"},
    {"textPath", "method spacing startOffset"},
    {"feBlend", "mode"},
    {"color-profile font-face-name", "name"},
    {"feComposite feMorphology", "operator"},
    {"path", "pathLength"},
    {"feImage image view", "preserveAspectRatio"},
    {"feMorphology", "radius"},
    {"a altGlyph animate animateColor animateMotion animateTransform circle clipPath cursor defs "
     "ellipse foreignObject g image line mask path pattern polygon polyline rect set svg switch "
     "text textPath tref tspan use",
     "requiredExtensions requiredFeatures systemLanguage"},
    {"feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting "
     "feDisplacementMap feFlood feGaussianBlur feImage feMerge feMorphology feOffset "
     "feSpecularLighting feTile feTurbulence",
     "result"},
    {"altGlyph animateMotion text tref", "rotate"},
    {"feDisplacementMap", "scale xChannelSelector yChannelSelector"},
    {"feFuncA feFuncB feFuncG feFuncR font-face", "slope"},
    {"feSpecularLighting", "specularConstant"},
    {"feSpecularLighting feSpotLight", "specularExponent"},
    {"feGaussianBlur", "stdDeviation"},
    {"a defs feImage filter font foreignObject g linearGradient marker mask pattern radialGradient "
     "svg switch symbol use",
     "stop-color stop-opacity"},
    {"font-face-format", "string"},
    {"feDiffuseLighting feSpecularLighting", "surfaceScale"},
    {"a", "target"},
    {"a altGlyph clipPath defs feImage filter font foreignObject marker mask pattern svg switch "
     "symbol textPath tref use",
     "text-anchor"},
    {"a defs foreignObject image switch", "transform"},
    {"animateTransform feColorMatrix feFuncA feFuncB feFuncG feFuncR feTurbulence script style",
     "type"},
    {"animate animateColor animateMotion animateTransform feColorMatrix", "values"},
    {"view", "viewBox viewTarget"},
    {"a clipPath defs feImage filter font foreignObject g marker mask pattern svg switch symbol "
     "text use",
     "writing-mode"},
    {"altGlyph cursor feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix "
     "feDiffuseLighting feDisplacementMap feFlood feGaussianBlur feImage feMerge feMorphology "
     "feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter "
     "foreignObject glyphRef image tref",
     "x y"},
    {"a altGlyph animate animateColor animateMotion animateTransform color-profile cursor feImage "
     "filter font-face-uri glyphRef image linearGradient mpath pattern radialGradient script set "
     "textPath tref use",
     "xlink:actuate xlink:arcrole xlink:role xlink:show xlink:title xlink:type"},
    {"a altGlyph animate animateColor animateMotion animateTransform color-profile cursor feImage "
     "filter font-face-uri glyphRef image mpath script set textPath tref",
     "xlink:href"},
    {NULL, "xml:base xml:lang xml:space"},
    {"fePointLight feSpotLight", "z"},
    {"svg view", "zoomAndPan"},
};

static int compare_names(const void *name, const void *attribute)
{
	return strcmp(name, ((const struct svg_attribute_rule *)attribute)->name);
}

const struct svg_attribute_rule *svg_attribute_for(const char *name, const char *element)
{
	static const char painted[] = "svg g symbol marker mask pattern clipPath path rect circle "
				      "ellipse line polyline polygon use image text tspan textPath";
	const struct svg_attribute_rule *found =
	    bsearch(name, attributes, sizeof attributes / sizeof *attributes, sizeof *attributes,
		    compare_names);
	if (!found)
		return NULL;
	const char *elements = found->elements ? found->elements : painted;
	return !*elements || words_have(elements, element) ? found : NULL;
}

const struct svg_reference_rule *svg_reference_for(const char *name, const char *element)
{
	for (size_t i = 0; i < sizeof references / sizeof *references; i++)
		if (strcmp(references[i].name, name) == 0 &&
		    (!*references[i].elements || words_have(references[i].elements, element)))
			return &references[i];
	return NULL;
}

bool svg_attribute_is_valid(const char *name, const char *element)
{
	return svg_attribute_for(name, element) ||
	       attribute_names_have(others, sizeof others / sizeof *others, element, name);
}

const struct svg_attribute_rule *svg_attributes(size_t *count)
{
	*count = sizeof attributes / sizeof *attributes;
	return attributes;
}
