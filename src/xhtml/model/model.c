/* The content model: one row an element. */
#include "xhtml/model/model.h"

#define INLINE .level = LEVEL_INLINE, .holds = HOLDS_PHRASING
#define BLOCK .level = LEVEL_BLOCK, .holds = HOLDS_FLOW
#define PART .level = LEVEL_PART
#define BECOMES(element) .fate = FATE_BECOME, .become = EL_##element
#define OUTSIDE(element) .become = EL_##element
#define HEADING .level = LEVEL_BLOCK, .holds = HOLDS_PHRASING, .makes = IN_INLINE

static const struct rule rules[EL_COUNT + 2] = {
    /* text */
    [EL_A] = {.level = LEVEL_INLINE,
	      .holds = HOLDS_LIKE_PARENT,
	      .makes = IN_LINK,
	      .forbidden_in = IN_LINK},
    [EL_ABBR] = {INLINE},
    [EL_B] = {INLINE, .block_classes = "bold"},
    [EL_BDI] = {INLINE},
    [EL_BDO] = {INLINE},
    [EL_BR] = {.level = LEVEL_INLINE, .kept_empty = true},
    [EL_CITE] = {INLINE, .block_classes = "italic"},
    [EL_CODE] = {INLINE, .block_classes = "mono"},
    [EL_DATA] = {INLINE},
    [EL_DEL] = {.level = LEVEL_INLINE, .holds = HOLDS_LIKE_PARENT},
    [EL_DFN] = {INLINE, .makes = IN_DEFINED, .forbidden_in = IN_DEFINED, .block_classes = "italic"},
    [EL_EM] = {INLINE, .block_classes = "italic"},
    [EL_I] = {INLINE, .block_classes = "italic"},
    [EL_INS] = {.level = LEVEL_INLINE, .holds = HOLDS_LIKE_PARENT},
    [EL_KBD] = {INLINE, .block_classes = "mono"},
    [EL_MARK] = {INLINE},
    [EL_Q] = {INLINE},
    [EL_S] = {INLINE, .block_classes = "strike"},
    [EL_SAMP] = {INLINE, .block_classes = "mono"},
    [EL_SMALL] = {INLINE, .block_classes = "smaller"},
    [EL_SPAN] = {INLINE},
    [EL_STRONG] = {INLINE, .block_classes = "bold"},
    [EL_SUB] = {INLINE, .block_classes = "smaller"},
    [EL_SUP] = {INLINE, .block_classes = "smaller"},
    [EL_TIME] = {INLINE, .makes = IN_TIME, .forbidden_in = IN_TIME},
    [EL_U] = {INLINE, .block_classes = "underline"},
    [EL_VAR] = {INLINE, .block_classes = "italic"},
    [EL_WBR] = {.level = LEVEL_INLINE, .kept_empty = true},
    [EL_RUBY] = {.level = LEVEL_INLINE, .holds = HOLDS_RUBY, .makes = IN_INLINE},
    [EL_RT] = {PART, .part_of = HOLDS_RUBY, OUTSIDE(SPAN), .holds = HOLDS_PHRASING,
	       .makes = IN_INLINE},
    [EL_RP] = {PART, .part_of = HOLDS_RUBY, OUTSIDE(SPAN), .holds = HOLDS_TEXT,
	       .makes = IN_INLINE | IN_FLAT},
    [EL_RB] = {.fate = FATE_UNWRAP}, /* one validator rejects it */
    [EL_RTC] = {.fate = FATE_UNWRAP},

    /* blocks */
    [EL_BODY] = {BLOCK, .kept_empty = true},
    [EL_ADDRESS] = {BLOCK, .makes = IN_ADDRESS, .forbidden_in = IN_ADDRESS},
    [EL_ARTICLE] = {BLOCK, .forbidden_in = IN_ADDRESS},
    [EL_ASIDE] = {BLOCK, .forbidden_in = IN_ADDRESS},
    [EL_BLOCKQUOTE] = {BLOCK},
    [EL_DIV] = {BLOCK},
    [EL_FOOTER] = {BLOCK, .makes = IN_HEADER, .forbidden_in = IN_HEADER | IN_ADDRESS},
    [EL_HEADER] = {BLOCK, .makes = IN_HEADER, .forbidden_in = IN_HEADER | IN_ADDRESS},
    [EL_H1] = {HEADING},
    [EL_H2] = {HEADING},
    [EL_H3] = {HEADING},
    [EL_H4] = {HEADING},
    [EL_H5] = {HEADING},
    [EL_H6] = {HEADING},
    [EL_HR] = {.level = LEVEL_BLOCK, .kept_empty = true},
    [EL_NAV] = {BLOCK, .forbidden_in = IN_ADDRESS},
    [EL_P] = {.level = LEVEL_BLOCK, .holds = HOLDS_PHRASING, .splits = true},
    [EL_PRE] = {.level = LEVEL_BLOCK,
		.holds = HOLDS_PHRASING,
		.makes = IN_PRE,
		.block_classes = "mono keep-space"},
    [EL_SECTION] = {BLOCK, .forbidden_in = IN_ADDRESS},
    [EL_FIGURE] = {.level = LEVEL_BLOCK, .holds = HOLDS_FIGURE},
    [EL_FIGCAPTION] = {PART, .part_of = HOLDS_FIGURE, OUTSIDE(DIV), .holds = HOLDS_FLOW},
    [EL_DETAILS] = {.level = LEVEL_BLOCK, .holds = HOLDS_DETAILS, .forbidden_in = IN_LINK},
    [EL_SUMMARY] = {PART, .part_of = HOLDS_DETAILS, OUTSIDE(DIV), .classes = "bold",
		    .holds = HOLDS_PHRASING, .makes = IN_INLINE},

    /* lists */
    [EL_UL] = {.level = LEVEL_BLOCK, .holds = HOLDS_ITEMS},
    [EL_OL] = {.level = LEVEL_BLOCK, .holds = HOLDS_ITEMS},
    [EL_LI] = {PART, .part_of = HOLDS_ITEMS, .holds = HOLDS_FLOW},
    [EL_DL] = {.level = LEVEL_BLOCK, .holds = HOLDS_TERMS},
    [EL_DT] = {PART, .part_of = HOLDS_TERMS, .holds = HOLDS_FLOW},
    [EL_DD] = {PART, .part_of = HOLDS_TERMS, .holds = HOLDS_FLOW},

    /* tables */
    [EL_TABLE] = {.level = LEVEL_BLOCK, .holds = HOLDS_TABLE, .forbidden_in = IN_CAPTION},
    [EL_CAPTION] = {PART, .part_of = HOLDS_TABLE, OUTSIDE(DIV), .holds = HOLDS_FLOW,
		    .makes = IN_CAPTION},
    [EL_COLGROUP] = {PART, .part_of = HOLDS_TABLE, OUTSIDE(SPAN), .holds = HOLDS_COLUMNS,
		     .kept_empty = true},
    [EL_COL] = {PART, .part_of = HOLDS_COLUMNS, OUTSIDE(SPAN), .kept_empty = true},
    [EL_THEAD] = {PART, .part_of = HOLDS_TABLE, OUTSIDE(DIV), .holds = HOLDS_ROWS,
		  .kept_empty = true},
    [EL_TBODY] = {PART, .part_of = HOLDS_TABLE, OUTSIDE(DIV), .holds = HOLDS_ROWS,
		  .kept_empty = true},
    [EL_TFOOT] = {PART, .part_of = HOLDS_TABLE, OUTSIDE(DIV), .holds = HOLDS_ROWS,
		  .kept_empty = true},
    [EL_TR] = {PART, .part_of = HOLDS_ROWS, OUTSIDE(DIV), .holds = HOLDS_CELLS, .kept_empty = true},
    [EL_TD] = {PART, .part_of = HOLDS_CELLS, OUTSIDE(DIV), .holds = HOLDS_FLOW, .kept_empty = true},
    [EL_TH] = {PART, .part_of = HOLDS_CELLS, OUTSIDE(DIV), .holds = HOLDS_FLOW, .kept_empty = true},

    /* pictures, sound, formulas */
    [EL_IMG] = {.fate = FATE_IMAGE, .level = LEVEL_INLINE, .kept_empty = true},
    [EL_IMAGE] = {.fate = FATE_IMAGE, .level = LEVEL_INLINE, .kept_empty = true},
    [EL_PICTURE] = {.fate = FATE_PICTURE, .level = LEVEL_INLINE},
    [EL_AUDIO] = {.fate = FATE_MEDIA,
		  .level = LEVEL_INLINE,
		  .holds = HOLDS_MEDIA,
		  .makes = IN_MEDIA,
		  .kept_empty = true},
    [EL_VIDEO] = {.fate = FATE_MEDIA,
		  .level = LEVEL_INLINE,
		  .holds = HOLDS_MEDIA,
		  .makes = IN_MEDIA,
		  .kept_empty = true},
    [EL_SOURCE] = {PART, .part_of = HOLDS_MEDIA, .kept_empty = true},
    [EL_TRACK] = {PART, .part_of = HOLDS_MEDIA, .kept_empty = true},
    [EL_MATH] = {.fate = FATE_FOREIGN, .level = LEVEL_INLINE, .kept_empty = true},
    [EL_SVG] = {.fate = FATE_FOREIGN, .level = LEVEL_INLINE, .kept_empty = true},
    [EL_CANVAS] = {.fate = FATE_UNWRAP},
    [EL_MAP] = {.fate = FATE_UNWRAP},
    [EL_AREA] = {.fate = FATE_DROP},

    /* what others stand for: validators disagree, or no reader needs it */
    [EL_DIALOG] = {BECOMES(DIV)},
    [EL_FIELDSET] = {BECOMES(DIV)},
    [EL_FORM] = {BECOMES(DIV)},
    [EL_HGROUP] = {BECOMES(DIV)},
    [EL_LABEL] = {BECOMES(SPAN)},
    [EL_LEGEND] = {BECOMES(DIV), .classes = "bold"},
    [EL_MAIN] = {BECOMES(DIV)},
    [EL_MENU] = {BECOMES(UL)},
    [EL_METER] = {BECOMES(SPAN)},
    [EL_OUTPUT] = {BECOMES(SPAN)},
    [EL_PROGRESS] = {BECOMES(SPAN)},
    [EL_SEARCH] = {BECOMES(DIV)},
    [EL_SLOT] = {.fate = FATE_UNWRAP},

    /* what HTML used to have */
    [EL_ACRONYM] = {BECOMES(ABBR)},
    [EL_BIG] = {BECOMES(SPAN), .classes = "larger"},
    [EL_BLINK] = {BECOMES(SPAN)},
    [EL_CENTER] = {BECOMES(DIV), .classes = "center"},
    [EL_DIR] = {BECOMES(UL)},
    [EL_FONT] = {BECOMES(SPAN)},
    [EL_LISTING] = {BECOMES(PRE)},
    [EL_MARQUEE] = {BECOMES(DIV)},
    [EL_MENUITEM] = {BECOMES(SPAN)},
    [EL_MULTICOL] = {BECOMES(DIV)},
    [EL_NOBR] = {BECOMES(SPAN), .classes = "nowrap"},
    [EL_PLAINTEXT] = {BECOMES(PRE)},
    [EL_STRIKE] = {BECOMES(S)},
    [EL_TT] = {BECOMES(SPAN), .classes = "mono"},
    [EL_XMP] = {BECOMES(PRE)},
    [EL_NEXTID] = {.fate = FATE_UNWRAP},
    [EL_SPACER] = {.fate = FATE_UNWRAP},

    /* what no book has */
    [EL_APPLET] = {.fate = FATE_REFUSE},
    [EL_EMBED] = {.fate = FATE_REFUSE},
    [EL_FRAME] = {.fate = FATE_REFUSE},
    [EL_FRAMESET] = {.fate = FATE_REFUSE},
    [EL_IFRAME] = {.fate = FATE_REFUSE},
    [EL_OBJECT] = {.fate = FATE_REFUSE},
    [EL_BUTTON] = {.fate = FATE_REFUSE},
    [EL_INPUT] = {.fate = FATE_REFUSE},
    [EL_ISINDEX] = {.fate = FATE_REFUSE},
    [EL_KEYGEN] = {.fate = FATE_REFUSE},
    [EL_SELECT] = {.fate = FATE_REFUSE},
    [EL_TEXTAREA] = {.fate = FATE_REFUSE},
    [EL_DATALIST] = {.fate = FATE_DROP},
    [EL_OPTION] = {BECOMES(DIV)}, /* in a select it goes with that */
    [EL_OPTGROUP] = {.fate = FATE_UNWRAP},
    [EL_BASE] = {.fate = FATE_DROP},
    [EL_BASEFONT] = {.fate = FATE_DROP},
    [EL_BGSOUND] = {.fate = FATE_DROP},
    [EL_HEAD] = {.fate = FATE_DROP},
    [EL_HTML] = {.fate = FATE_UNWRAP},
    [EL_LINK] = {.fate = FATE_DROP},
    [EL_META] = {.fate = FATE_DROP},
    [EL_NOEMBED] = {.fate = FATE_DROP},
    [EL_NOFRAMES] = {.fate = FATE_DROP},
    [EL_NOSCRIPT] = {.fate = FATE_NOSCRIPT},
    [EL_PARAM] = {.fate = FATE_DROP},
    [EL_SCRIPT] = {.fate = FATE_DROP},
    [EL_STYLE] = {.fate = FATE_DROP},
    [EL_TEMPLATE] = {.fate = FATE_DROP},
    [EL_TITLE] = {.fate = FATE_DROP},

    [EL_FOREIGN] = {.fate = FATE_UNWRAP}, /* outside of math and svg */
    [EL_UNKNOWN] = {.fate = FATE_UNWRAP},
};

const struct rule *rule_for(enum element element)
{
	return &rules[element];
}

const struct rule *rule_of(const struct node *node)
{
	return &rules[element_of(node)];
}
