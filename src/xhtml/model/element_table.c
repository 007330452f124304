/* The content model: one row an element. */
#include "xhtml/model/model.h"

#define DIFFER(who) .valid.differ = who

/* What an element is, and what octavo lets it be. */
#define FLOW .kinds = KIND_FLOW
#define PHRASING .kinds = KIND_FLOW | KIND_PHRASING
#define EMBEDDED .kinds = KIND_FLOW | KIND_PHRASING | KIND_EMBEDDED
#define METADATA .kinds = KIND_METADATA
#define TEXT PHRASING, .content = "%phrasing"
#define INLINE TEXT, .level = LEVEL_INLINE, .holds = HOLDS_PHRASING
#define EDIT                                                                                       \
	PHRASING | KIND_BLOCK_11, .content = "%transparent", .content_11 = "%phrasing",            \
				  .level = LEVEL_INLINE, .holds = HOLDS_LIKE_PARENT
#define BLOCK FLOW, .content = "%flow", .level = LEVEL_BLOCK, .holds = HOLDS_FLOW
#define SECTION                                                                                    \
	FLOW | KIND_SECTIONING, .content = "%flow", .level = LEVEL_BLOCK, .holds = HOLDS_FLOW,     \
				.forbidden_in = IN_ADDRESS | IN_TERM
#define PARAGRAPH FLOW, .content = "%phrasing", .level = LEVEL_BLOCK, .holds = HOLDS_PHRASING
#define HEADING                                                                                    \
	FLOW | KIND_HEADING, .content = "%phrasing", .level = LEVEL_BLOCK,                         \
			     .holds = HOLDS_PHRASING, .makes = IN_INLINE,                          \
			     .forbidden_in = IN_ADDRESS | IN_TERM
#define PART .level = LEVEL_PART
#define BECOMES(element) .fate = FATE_BECOME, .become = EL_##element
#define OUTSIDE(element) .become = EL_##element

static const struct rule rules[EL_COUNT + 2] = {
    /* text */
    [EL_A] = {VALID(ALL, "HTML 4.5.1"), PHRASING, .more = KIND_INTERACTIVE, .with = "href",
	      .content = "%transparent", .content_11 = "%phrasing", .without = "a %interactive",
	      .level = LEVEL_INLINE, .holds = HOLDS_LIKE_PARENT, .makes = IN_LINK,
	      .forbidden_in = IN_LINK},
    [EL_ABBR] = {VALID(ALL, "HTML 4.5.9"), INLINE},
    [EL_B] = {VALID(ALL, "HTML 4.5.21"), INLINE, .block_classes = "bold"},
    [EL_BDI] = {VALID(3, "HTML 4.5.24"), INLINE},
    [EL_BDO] = {VALID(ALL, "HTML 4.5.25"), INLINE},
    [EL_BR] = {VALID(ALL, "HTML 4.5.27"), PHRASING, .level = LEVEL_INLINE, .kept_empty = true},
    [EL_CITE] = {VALID(ALL, "HTML 4.5.6"), INLINE, .block_classes = "italic"},
    [EL_CODE] = {VALID(ALL, "HTML 4.5.15"), INLINE, .block_classes = "mono"},
    [EL_DATA] = {VALID(3, "HTML 4.5.13"), INLINE},
    [EL_DEL] = {VALID(ALL, "HTML 4.7.2"), EDIT},
    [EL_DFN] = {VALID(ALL, "HTML 4.5.8"), .without = "dfn", INLINE, .makes = IN_DEFINED,
		.forbidden_in = IN_DEFINED, .block_classes = "italic"},
    [EL_EM] = {VALID(ALL, "HTML 4.5.2"), INLINE, .block_classes = "italic"},
    [EL_I] = {VALID(ALL, "HTML 4.5.20"), INLINE, .block_classes = "italic"},
    [EL_INS] = {VALID(ALL, "HTML 4.7.1"), EDIT},
    [EL_KBD] = {VALID(ALL, "HTML 4.5.18"), INLINE, .block_classes = "mono"},
    [EL_MARK] = {VALID(3, "HTML 4.5.23"), INLINE},
    [EL_Q] = {VALID(ALL, "HTML 4.5.7"), INLINE},
    [EL_S] = {VALID(3, "HTML 4.5.5"), INLINE, .block_classes = "strike"},
    [EL_SAMP] = {VALID(ALL, "HTML 4.5.17"), INLINE, .block_classes = "mono"},
    [EL_SMALL] = {VALID(ALL, "HTML 4.5.4"), INLINE, .block_classes = "smaller"},
    [EL_SPAN] = {VALID(ALL, "HTML 4.5.26"), INLINE},
    [EL_STRONG] = {VALID(ALL, "HTML 4.5.3"), INLINE, .block_classes = "bold"},
    [EL_SUB] = {VALID(ALL, "HTML 4.5.19"), INLINE, .block_classes = "smaller"},
    [EL_SUP] = {VALID(ALL, "HTML 4.5.19"), INLINE, .block_classes = "smaller"},
    /* without a datetime, text alone */
    [EL_TIME] = {VALID(3, "HTML 4.5.14"), INLINE, .makes = IN_TIME, .forbidden_in = IN_TIME},
    [EL_U] = {VALID(3, "HTML 4.5.22"), INLINE, .block_classes = "underline"},
    [EL_VAR] = {VALID(ALL, "HTML 4.5.16"), INLINE, .block_classes = "italic"},
    [EL_WBR] = {VALID(3, "HTML 4.5.28"), PHRASING, .level = LEVEL_INLINE, .kept_empty = true},
    [EL_RUBY] = {VALID(3, "HTML 4.5.10"), PHRASING, .content = "(%phrasing, (rt | (rp, rt, rp))+)+",
		 .without = "ruby", .level = LEVEL_INLINE, .holds = HOLDS_RUBY,
		 .makes = IN_INLINE | IN_RUBY, .forbidden_in = IN_RUBY},
    [EL_RT] = {VALID(3, "HTML 4.5.11"), .content = "%phrasing", PART, .part_of = HOLDS_RUBY,
	       OUTSIDE(SPAN), .holds = HOLDS_PHRASING, .makes = IN_INLINE},
    [EL_RP] = {VALID(3, "HTML 4.5.12"), .content = "#text", PART, .part_of = HOLDS_RUBY,
	       OUTSIDE(SPAN), .holds = HOLDS_TEXT, .makes = IN_INLINE | IN_FLAT},
    [EL_RB] = {VALID(NONE, "HTML 16.2"), .content = "%phrasing",
	       DIFFER(ACCEPTED_BY_4 | ACCEPTED_BY_5),
	       .fate = FATE_UNWRAP}, /* one validator rejects it */
    [EL_RTC] = {VALID(NONE, "HTML 16.2"), .content = "%phrasing",
		DIFFER(ACCEPTED_BY_4 | ACCEPTED_BY_5), .fate = FATE_UNWRAP},

    /* blocks */
    [EL_BODY] = {VALID(ALL, "HTML 4.3.1"), .content = "%flow", .content_11 = "%block+",
		 .level = LEVEL_BLOCK, .holds = HOLDS_FLOW, .kept_empty = true},
    [EL_ADDRESS] = {VALID(ALL, "HTML 4.3.10"), .content_11 = "%phrasing",
		    .without = "address header footer %heading %sectioning", BLOCK,
		    .makes = IN_ADDRESS, .forbidden_in = IN_ADDRESS},
    [EL_ARTICLE] = {VALID(3, "HTML 4.3.2"), SECTION},
    [EL_ASIDE] = {VALID(3, "HTML 4.3.5"), SECTION},
    [EL_BLOCKQUOTE] = {VALID(ALL, "HTML 4.4.4"), .content_11 = "%block+", BLOCK},
    [EL_DIV] = {VALID(ALL, "HTML 4.4.16"), BLOCK},
    [EL_FOOTER] = {VALID(3, "HTML 4.3.9"), .without = "header footer", BLOCK, .makes = IN_HEADER,
		   .forbidden_in = IN_HEADER | IN_ADDRESS | IN_TERM},
    [EL_HEADER] = {VALID(3, "HTML 4.3.8"), .without = "header footer", BLOCK, .makes = IN_HEADER,
		   .forbidden_in = IN_HEADER | IN_ADDRESS | IN_TERM},
    [EL_H1] = {VALID(ALL, "HTML 4.3.6"), HEADING},
    [EL_H2] = {VALID(ALL, "HTML 4.3.6"), HEADING},
    [EL_H3] = {VALID(ALL, "HTML 4.3.6"), HEADING},
    [EL_H4] = {VALID(ALL, "HTML 4.3.6"), HEADING},
    [EL_H5] = {VALID(ALL, "HTML 4.3.6"), HEADING},
    [EL_H6] = {VALID(ALL, "HTML 4.3.6"), HEADING},
    [EL_HR] = {VALID(ALL, "HTML 4.4.2"), FLOW, .level = LEVEL_BLOCK, .kept_empty = true},
    [EL_NAV] = {VALID(3, "HTML 4.3.4"), SECTION},
    [EL_P] = {VALID(ALL, "HTML 4.4.1"), PARAGRAPH, .splits = true},
    [EL_PRE] = {VALID(ALL, "HTML 4.4.3"), PARAGRAPH, .makes = IN_PRE,
		.block_classes = "mono keep-space"},
    [EL_SECTION] = {VALID(3, "HTML 4.3.3"), SECTION},
    [EL_FIGURE] = {VALID(3, "HTML 4.4.12"), FLOW,
		   .content = "(figcaption?, %flow) | (%flow, figcaption)", .level = LEVEL_BLOCK,
		   .holds = HOLDS_FIGURE},
    [EL_FIGCAPTION] = {VALID(3, "HTML 4.4.13"), .content = "%flow", PART, .part_of = HOLDS_FIGURE,
		       OUTSIDE(DIV), .holds = HOLDS_FLOW},
    [EL_DETAILS] = {VALID(3, "HTML 4.11.1"), FLOW | KIND_INTERACTIVE, .content = "summary, %flow",
		    .level = LEVEL_BLOCK, .holds = HOLDS_DETAILS, .forbidden_in = IN_LINK},
    [EL_SUMMARY] = {VALID(3, "HTML 4.11.2"), .content = "(%phrasing | %heading)*", PART,
		    .part_of = HOLDS_DETAILS, OUTSIDE(DIV), .classes = "bold",
		    .holds = HOLDS_PHRASING, .makes = IN_INLINE},

    /* lists */
    [EL_UL] = {VALID(ALL, "HTML 4.4.6"), FLOW, .content = "(li | %script)*", .content_11 = "li+",
	       .level = LEVEL_BLOCK, .holds = HOLDS_ITEMS},
    [EL_OL] = {VALID(ALL, "HTML 4.4.5"), FLOW, .content = "(li | %script)*", .content_11 = "li+",
	       .level = LEVEL_BLOCK, .holds = HOLDS_ITEMS},
    [EL_LI] = {VALID(ALL, "HTML 4.4.8"), .content = "%flow", PART, .part_of = HOLDS_ITEMS,
	       .holds = HOLDS_FLOW},
    [EL_DL] = {VALID(ALL, "HTML 4.4.9"), FLOW,
	       .content = "(%script, ((dt, %script)+, (dd, %script)+)*) | (div | %script)*",
	       .content_11 = "(dt | dd)+", .level = LEVEL_BLOCK, .holds = HOLDS_TERMS},
    [EL_DT] = {VALID(ALL, "HTML 4.4.10"), .content = "%flow", .content_11 = "%phrasing",
	       .without = "header footer %heading %sectioning", PART, .part_of = HOLDS_TERMS,
	       .holds = HOLDS_FLOW, .makes = IN_TERM},
    [EL_DD] = {VALID(ALL, "HTML 4.4.11"), .content = "%flow", PART, .part_of = HOLDS_TERMS,
	       .holds = HOLDS_FLOW},

    /* tables */
    [EL_TABLE] = {VALID(ALL, "HTML 4.9.1"), FLOW,
		  .content = "caption?, %script*, colgroup*, %script*, thead?, %script*, (tbody* | "
			     "tr+), %script*, tfoot?",
		  .content_11 = "caption?, (col* | colgroup*), ((thead?, tfoot?, tbody+) | tr+)",
		  .level = LEVEL_BLOCK, .holds = HOLDS_TABLE, .forbidden_in = IN_CAPTION},
    [EL_CAPTION] = {VALID(ALL, "HTML 4.9.2"), .content = "%flow", .content_11 = "%phrasing",
		    .without = "table", PART, .part_of = HOLDS_TABLE, OUTSIDE(DIV),
		    .holds = HOLDS_FLOW, .makes = IN_CAPTION},
    [EL_COLGROUP] = {VALID(ALL, "HTML 4.9.3"), .content = "(col | %script)*", .content_11 = "col*",
		     PART, .part_of = HOLDS_TABLE, OUTSIDE(SPAN), .holds = HOLDS_COLUMNS,
		     .kept_empty = true},
    [EL_COL] = {VALID(ALL, "HTML 4.9.4"), PART, .part_of = HOLDS_COLUMNS, OUTSIDE(SPAN),
		.kept_empty = true},
    [EL_THEAD] = {VALID(ALL, "HTML 4.9.6"), .content = "(tr | %script)*", .content_11 = "tr+", PART,
		  .part_of = HOLDS_TABLE, OUTSIDE(DIV), .holds = HOLDS_ROWS, .kept_empty = true},
    [EL_TBODY] = {VALID(ALL, "HTML 4.9.5"), .content = "(tr | %script)*", .content_11 = "tr+", PART,
		  .part_of = HOLDS_TABLE, OUTSIDE(DIV), .holds = HOLDS_ROWS, .kept_empty = true},
    [EL_TFOOT] = {VALID(ALL, "HTML 4.9.7"), .content = "(tr | %script)*", .content_11 = "tr+", PART,
		  .part_of = HOLDS_TABLE, OUTSIDE(DIV), .holds = HOLDS_ROWS, .kept_empty = true},
    [EL_TR] = {VALID(ALL, "HTML 4.9.8"), .content = "(td | th | %script)*",
	       .content_11 = "(td | th)+", PART, .part_of = HOLDS_ROWS, OUTSIDE(DIV),
	       .holds = HOLDS_CELLS, .kept_empty = true},
    [EL_TD] = {VALID(ALL, "HTML 4.9.9"), .content = "%flow", PART, .part_of = HOLDS_CELLS,
	       OUTSIDE(DIV), .holds = HOLDS_FLOW, .kept_empty = true},
    [EL_TH] = {VALID(ALL, "HTML 4.9.10"), .content = "%flow",
	       .without = "header footer %heading %sectioning", PART, .part_of = HOLDS_CELLS,
	       OUTSIDE(DIV), .holds = HOLDS_FLOW, .makes = IN_TERM, .kept_empty = true},

    /* pictures, sound, formulas */
    [EL_IMG] = {VALID(ALL, "HTML 4.8.3"), EMBEDDED, .more = KIND_INTERACTIVE, .with = "usemap",
		.fate = FATE_IMAGE, .level = LEVEL_INLINE, .kept_empty = true},
    [EL_IMAGE] = {VALID(NONE, "HTML 16.2"), .fate = FATE_IMAGE, .level = LEVEL_INLINE,
		  .kept_empty = true},
    [EL_PICTURE] = {VALID(3, "HTML 4.8.1"), EMBEDDED,
		    .content = "(source | %script)*, img, %script*", .fate = FATE_PICTURE,
		    .level = LEVEL_INLINE},
    [EL_AUDIO] = {VALID(3, "HTML 4.8.9"), EMBEDDED, .more = KIND_INTERACTIVE, .with = "controls",
		  .content = "source*, track*, %transparent", .without = "audio video",
		  .fate = FATE_MEDIA, .level = LEVEL_INLINE, .holds = HOLDS_MEDIA,
		  .makes = IN_MEDIA, .kept_empty = true},
    [EL_VIDEO] = {VALID(3, "HTML 4.8.8"), EMBEDDED, .more = KIND_INTERACTIVE, .with = "controls",
		  .content = "source*, track*, %transparent", .without = "audio video",
		  .fate = FATE_MEDIA, .level = LEVEL_INLINE, .holds = HOLDS_MEDIA,
		  .makes = IN_MEDIA, .kept_empty = true},
    [EL_SOURCE] = {VALID(3, "HTML 4.8.2"), PART, .part_of = HOLDS_MEDIA, .kept_empty = true},
    [EL_TRACK] = {VALID(3, "HTML 4.8.10"), PART, .part_of = HOLDS_MEDIA, .kept_empty = true},
    [EL_MATH] = {VALID(3, "HTML 4.8.15"), EMBEDDED, .content = "%foreign", .fate = FATE_FOREIGN,
		 .level = LEVEL_INLINE, .kept_empty = true},
    [EL_SVG] = {VALID(ALL, "HTML 4.8.16"), EMBEDDED | KIND_BLOCK_11, .content = "%foreign",
		.fate = FATE_FOREIGN, .level = LEVEL_INLINE, .kept_empty = true},
    [EL_CANVAS] = {VALID(3, "HTML 4.12.5"), EMBEDDED, .content = "%transparent",
		   .fate = FATE_UNWRAP},
    [EL_MAP] = {VALID(ALL, "HTML 4.8.12"), PHRASING, .content = "%transparent",
		.content_11 = "(%block | area)+", .fate = FATE_UNWRAP},
    [EL_AREA] = {VALID(ALL, "HTML 4.8.13"), PHRASING | KIND_PART_11, .fate = FATE_DROP},

    /* what others stand for: validators disagree, or no reader needs it */
    [EL_DIALOG] = {VALID(3, "HTML 4.11.4"), FLOW, .content = "%flow", BECOMES(DIV)},
    [EL_FIELDSET] = {VALID(3, "HTML 4.10.15"), FLOW, .content = "legend?, %flow", BECOMES(DIV)},
    [EL_FORM] = {VALID(3, "HTML 4.10.3"), FLOW, .content = "%flow", .without = "form",
		 BECOMES(DIV)},
    [EL_HGROUP] = {VALID(3, "HTML 4.3.7"), FLOW | KIND_HEADING,
		   .content = "(p | %script)*, (h1 | h2 | h3 | h4 | h5 | h6), (p | %script)*",
		   .content_32 = "(%heading | %script)+", BECOMES(DIV), .classes = "hgroup"},
    [EL_LABEL] = {VALID(3, "HTML 4.10.4"), PHRASING | KIND_INTERACTIVE, .content = "%phrasing",
		  .without = "label", BECOMES(SPAN)},
    [EL_LEGEND] = {VALID(3, "HTML 4.10.16"), .content = "(%phrasing | %heading)*", BECOMES(DIV),
		   .classes = "bold"},
    [EL_MAIN] = {VALID(3, "HTML 4.4.14"), FLOW, .content = "%flow", BECOMES(DIV)},
    [EL_MENU] = {VALID(3, "HTML 4.4.7"), FLOW, .content = "(li | %script)*", BECOMES(UL)},
    [EL_METER] = {VALID(3, "HTML 4.10.14"), PHRASING, .content = "%phrasing", .without = "meter",
		  BECOMES(SPAN)},
    [EL_OUTPUT] = {VALID(3, "HTML 4.10.12"), PHRASING, .content = "%phrasing", BECOMES(SPAN)},
    [EL_PROGRESS] = {VALID(3, "HTML 4.10.13"), PHRASING, .content = "%phrasing",
		     .without = "progress", BECOMES(SPAN)},
    [EL_SEARCH] = {VALID(33, "HTML 4.4.15"), FLOW, .content = "%flow", DIFFER(REJECTED_BY_4),
		   BECOMES(DIV)},
    [EL_SLOT] = {VALID(33, "HTML 4.12.4"), PHRASING, .content = "%transparent",
		 DIFFER(REJECTED_BY_4), .fate = FATE_UNWRAP},

    /* what HTML used to have */
    [EL_ACRONYM] = {VALID(11, "OPS 2.0.1 2.2"), TEXT, BECOMES(ABBR)},
    [EL_BIG] = {VALID(11, "OPS 2.0.1 2.2"), TEXT, BECOMES(SPAN), .classes = "larger"},
    [EL_BLINK] = {VALID(NONE, "HTML 16.2"), BECOMES(SPAN)},
    [EL_CENTER] = {VALID(NONE, "HTML 16.2"), BECOMES(DIV), .classes = "center"},
    [EL_DIR] = {VALID(NONE, "HTML 16.2"), BECOMES(UL)},
    [EL_FONT] = {VALID(NONE, "HTML 16.2"), BECOMES(SPAN)},
    [EL_LISTING] = {VALID(NONE, "HTML 16.2"), BECOMES(PRE)},
    [EL_MARQUEE] = {VALID(NONE, "HTML 16.2"), BECOMES(DIV)},
    [EL_MENUITEM] = {VALID(NONE, "HTML 16.2"), BECOMES(SPAN)},
    [EL_MULTICOL] = {VALID(NONE, "HTML 16.2"), BECOMES(DIV)},
    [EL_NOBR] = {VALID(NONE, "HTML 16.2"), BECOMES(SPAN), .classes = "nowrap"},
    [EL_PLAINTEXT] = {VALID(NONE, "HTML 16.2"), BECOMES(PRE)},
    [EL_STRIKE] = {VALID(NONE, "HTML 16.2"), BECOMES(S)},
    [EL_TT] = {VALID(11, "OPS 2.0.1 2.2"), TEXT, BECOMES(SPAN), .classes = "mono"},
    [EL_XMP] = {VALID(NONE, "HTML 16.2"), BECOMES(PRE)},
    [EL_NEXTID] = {VALID(NONE, "HTML 16.2"), .fate = FATE_UNWRAP},
    [EL_SPACER] = {VALID(NONE, "HTML 16.2"), .fate = FATE_UNWRAP},

    /* what no book has */
    [EL_APPLET] = {VALID(NONE, "OPS 2.0.1 2.2"), PHRASING, .content = "param*, %flow",
		   DIFFER(ACCEPTED_IN_EPUB_2), .fate = FATE_REFUSE},
    [EL_EMBED] = {VALID(3, "HTML 4.8.6"), EMBEDDED | KIND_INTERACTIVE, .fate = FATE_REFUSE},
    [EL_FRAME] = {VALID(NONE, "HTML 16.2"), .fate = FATE_REFUSE},
    [EL_FRAMESET] = {VALID(NONE, "HTML 16.2"), .fate = FATE_REFUSE},
    [EL_IFRAME] = {VALID(3, "HTML 4.8.5"), EMBEDDED | KIND_INTERACTIVE, .content_11 = "%flow",
		   DIFFER(ACCEPTED_IN_EPUB_2), .fate = FATE_REFUSE},
    [EL_OBJECT] = {VALID(ALL, "HTML 4.8.7"), EMBEDDED, .more = KIND_INTERACTIVE, .with = "usemap",
		   .content = "%transparent", .content_11 = "param*, %flow", .fate = FATE_REFUSE},
    [EL_BUTTON] = {VALID(3, "HTML 4.10.6"), PHRASING | KIND_INTERACTIVE, .content = "%phrasing",
		   .without = "%interactive", .fate = FATE_REFUSE},
    [EL_INPUT] = {VALID(3, "HTML 4.10.5"), PHRASING | KIND_INTERACTIVE, .fate = FATE_REFUSE},
    [EL_ISINDEX] = {VALID(NONE, "HTML 16.2"), .fate = FATE_REFUSE},
    [EL_KEYGEN] = {VALID(NONE, "HTML 16.2"), .fate = FATE_REFUSE},
    [EL_SELECT] = {VALID(3, "HTML 4.10.7"), PHRASING | KIND_INTERACTIVE,
		   .content = "(option | optgroup | hr | %script)*",
		   .content_32 = "(option | optgroup | %script)*", .fate = FATE_REFUSE},
    [EL_TEXTAREA] = {VALID(3, "HTML 4.10.11"), PHRASING | KIND_INTERACTIVE, .content = "#text",
		     .fate = FATE_REFUSE},
    [EL_DATALIST] = {VALID(3, "HTML 4.10.8"), PHRASING,
		     .content = "%phrasing | (option | %script)*", .fate = FATE_DROP},
    [EL_OPTION] = {VALID(3, "HTML 4.10.10"), .content = "#text",
		   BECOMES(DIV)}, /* in a select it goes with that */
    [EL_OPTGROUP] = {VALID(3, "HTML 4.10.9"), .content = "(option | %script)*",
		     .fate = FATE_UNWRAP},
    [EL_BASE] = {VALID(ALL, "HTML 4.2.3"), METADATA, .fate = FATE_DROP},
    [EL_BASEFONT] = {VALID(NONE, "HTML 16.2"), .fate = FATE_DROP},
    [EL_BGSOUND] = {VALID(NONE, "HTML 16.2"), .fate = FATE_DROP},
    [EL_HEAD] = {VALID(ALL, "HTML 4.2.1"), .content = "%metadata", .fate = FATE_DROP},
    [EL_HTML] = {VALID(ALL, "HTML 4.1.1"), .content = "head, body", .fate = FATE_UNWRAP},
    [EL_LINK] = {VALID(ALL, "HTML 4.2.4"), METADATA, .more = KIND_FLOW | KIND_PHRASING,
		 .with = "itemprop", .fate = FATE_DROP},
    [EL_META] = {VALID(ALL, "HTML 4.2.5"), METADATA, .more = KIND_FLOW | KIND_PHRASING,
		 .with = "itemprop", .fate = FATE_DROP},
    [EL_NOEMBED] = {VALID(NONE, "HTML 16.2"), .fate = FATE_DROP},
    [EL_NOFRAMES] = {VALID(NONE, "HTML 16.2"), .fate = FATE_DROP},
    [EL_NOSCRIPT] = {VALID(NONE, "HTML 4.12.2"), PHRASING | KIND_BLOCK_11, .content = "%block+",
		     DIFFER(ACCEPTED_IN_EPUB_2), .fate = FATE_NOSCRIPT},
    [EL_PARAM] = {VALID(11, "OPS 2.0.1 2.2"), DIFFER(ACCEPTED_BY_4 | ACCEPTED_BY_5),
		  .fate = FATE_DROP},
    [EL_SCRIPT] = {VALID(3, "HTML 4.12.1"),
		   METADATA | KIND_FLOW | KIND_PHRASING | KIND_SCRIPT | KIND_BLOCK_11,
		   .content = "%anything", .content_11 = "#text", DIFFER(ACCEPTED_IN_EPUB_2),
		   .fate = FATE_DROP},
    [EL_STYLE] = {VALID(ALL, "HTML 4.2.6"), METADATA, .content = "#text", .fate = FATE_DROP},
    [EL_TEMPLATE] = {VALID(3, "HTML 4.12.3"), METADATA | KIND_FLOW | KIND_PHRASING | KIND_SCRIPT,
		     .content = "%anything", .fate = FATE_DROP},
    [EL_TITLE] = {VALID(ALL, "HTML 4.2.2"), METADATA, .content = "#text", .fate = FATE_DROP},

    [EL_FOREIGN] = {VALID(NONE, "HTML 4.8.16"), .fate = FATE_UNWRAP}, /* outside of math and svg */
    [EL_UNKNOWN] = {VALID(NONE, "HTML 3.2.2"), .fate = FATE_UNWRAP},
};

const struct rule *rule_for(enum element element)
{
	return &rules[element];
}

const struct rule *rule_of(const struct node *node)
{
	return &rules[element_of(node)];
}
