/* What is drawn in an .odt: pictures, formulas, text boxes, and shapes with words in them. */
#include "read/word/odt/odt_parts.h"

#include "base/ascii.h"
#include "base/file.h"
#include "base/length.h"

#include <stdlib.h>
#include <string.h>

bool odt_is_drawn(const struct node *node)
{
	return node->kind == NODE_ELEMENT && strncmp(node->name, "draw:", strlen("draw:")) == 0;
}

/* Whether it is an address of its own: "https:", "file:". */
static bool has_scheme(const char *target)
{
	size_t size = strcspn(target, ":/");
	return size > 1 && target[size] == ':';
}

static const char *source_of(struct odt *odt, const char *target, struct tree_crop crop)
{
	if (has_scheme(target))
		return arena_string(odt->arena, target);
	if (strncmp(target, "../", 3) == 0)
		return arena_string(odt->arena, target + 3);
	const char *name = parts_resolve(odt->arena, "content.xml", target);
	return name ? draft_picture_source(odt->draft, odt->parts, name, crop) : NULL;
}

static struct draft_size size_of(const struct node *frame)
{
	const char *share = tree_get(frame, "style:rel-width");
	int width = draft_length(tree_get(frame, "svg:width"));
	int height = draft_length(tree_get(frame, "svg:height"));
	return (struct draft_size){
	    .width = width == ODT_NO_LENGTH ? 0 : width,
	    .height = height == ODT_NO_LENGTH ? 0 : height,
	    .share = share && strchr(share, '%') ? (int)strtol(share, NULL, 10) : 0,
	};
}

/* As "rotate (1.5708) translate (2cm 1cm)", to the left: by quarters, as EXIF has it, behind what
 * it is already. */
static unsigned turned(const struct node *frame, unsigned orientation)
{
	enum { QUARTERS = 4, MOST_QUARTERS = 100, SLANT = 5 /* hundredths */ };
	static const unsigned orientations[2][QUARTERS] = {{0, 8, 3, 6}, {2, 5, 4, 7}};
	static const char rotate[] = "rotate";
	const double quarter = 1.5707963;
	const char *transform = tree_get(frame, "draw:transform"), *end;
	const char *s = transform ? strstr(transform, rotate) : NULL;
	if (s)
		s += sizeof rotate - 1 + strspn(s + sizeof rotate - 1, " (");
	double angle = s ? length_number(s, &end) / quarter : 0;
	if (angle > MOST_QUARTERS || angle < -MOST_QUARTERS)
		angle = 0;
	long quarters = (long)(angle + (angle < 0 ? -0.5 : 0.5));
	double slant = (angle - (double)quarters) * 100;
	if (slant > SLANT || slant < -SLANT)
		quarters = 0;
	quarters += orientation == 3 || orientation == 4 ? 2 : 0;
	bool is_mirrored = orientation == 2 || orientation == 4;
	return orientations[is_mirrored][(quarters % QUARTERS + QUARTERS) % QUARTERS];
}

static void add_picture(struct odt_walk *walk, const struct node *frame, const char *target,
			const char *description)
{
	struct draft *draft = walk->odt->draft;
	const struct odt_style *style =
	    odt_style(walk->odt, FAMILY_GRAPHIC, tree_get(frame, "draw:style-name"));
	struct tree_crop crop = style->crop;
	crop.orientation = turned(frame, crop.orientation);
	const char *source = source_of(walk->odt, target, crop);
	struct draft_run run = {.link = walk->link, .size = walk->letters.of[SCRIPT_WESTERN].size};
	struct draft_picture picture = {source, description, size_of(frame)};
	if (crop.orientation > 4) {
		picture.size.width = picture.size.height;
		picture.size.height = 0;
	}
	if (!source)
		diag(draft->in->diags, MSG_MISSING_IMAGE, draft_place(draft, walk->paragraph),
		     target, NULL);
	draft_picture(draft, walk->paragraph, &run, picture);
	walk->after_space = false;
}

static bool is_on(const char *value)
{
	return value && strcmp(value, "true") == 0;
}

/* What is said of the picture to those who can't see it. */
static const char *description_of(struct odt *odt, const struct node *frame)
{
	const struct node *description = part_child(frame, "svg:desc");
	const struct node *title = part_child(frame, "svg:title");
	const char *words = description ? tree_words(odt->arena, description) : "";
	if (is_on(tree_get(frame, "draw:decorative")) || is_on(tree_get(frame, "loext:decorative")))
		return "";
	if (!*words)
		words = title ? tree_words(odt->arena, title) : "";
	return *words ? words : NULL;
}

/* A picture that stands there as base64 with white space in it, as an address; what it really is,
 * its bytes say. */
static const char *enclosed(struct arena *arena, const struct node *data)
{
	struct buf out = BUF_EMPTY;
	buf_puts(&out, "data:image/png;base64,");
	for (const struct node *node = data->children; node; node = node->next)
		for (const char *s = node->kind == NODE_TEXT ? node->text : ""; *s;) {
			size_t size = strcspn(s, " \t\r\n");
			buf_add(&out, s, size);
			s += size + strspn(s + size, " \t\r\n");
		}
	const char *target = arena_copy(arena, out.data, out.size);
	buf_clear(&out);
	return target;
}

/* Of several pictures that show the same, the first that is none of Windows'. */
static const char *target_of(struct arena *arena, const struct node *frame)
{
	const char *first = NULL;
	for (const struct node *node = frame->children; node; node = node->next) {
		const char *target =
		    part_is(node, "draw:image") ? tree_get(node, "xlink:href") : NULL;
		if (part_is(node, "draw:image") && part_child(node, "office:binary-data"))
			return enclosed(arena, part_child(node, "office:binary-data"));
		if (!target || !*target)
			continue;
		const char *ending = path_ending(target);
		if (!ascii_equal(ending, "emf") && !ascii_equal(ending, "wmf") &&
		    !ascii_equal(ending, "svm"))
			return target;
		first = first ? first : target;
	}
	return first;
}

/* What can't be shown, in words. */
static void put_description(struct odt_walk *walk, const char *description)
{
	struct draft_run run = {.link = walk->link};
	if (!description || !*description)
		return;
	draft_picture(walk->odt->draft, walk->paragraph, &run,
		      (struct draft_picture){.description = description});
	walk->after_space = false;
}

/* A frame shows one of the things in it, which all say the same. */
static void read_frame(struct odt_walk *walk, const struct node *frame)
{
	struct draft_run run = {.link = walk->link};
	const struct node *box = part_child(frame, "draw:text-box");
	const struct node *object = part_child(frame, "draw:object");
	const char *target = target_of(walk->odt->arena, frame);
	const char *own = description_of(walk->odt, frame);
	const char *description = own ? own : walk->group;
	struct node *formula = object ? odt_formula(walk->odt, object, description) : NULL;
	if (formula)
		draft_piece(walk->odt->draft, walk->paragraph, PIECE_FORMULA, &run)->formula =
		    formula;
	else if (box)
		vec_push(&walk->boxes, box);
	else if (target)
		add_picture(walk, frame, target, description);
	else
		put_description(walk, own);
	if (formula)
		walk->after_space = false;
}

static void read_all(struct odt_walk *walk, const struct node *node)
{
	for (const struct node *child = node->children; child; child = child->next)
		if (odt_is_drawn(child))
			odt_read_drawn(walk, child);
}

/* What is said of all of a group is said of its pictures, or stands for what has no words. */
static void read_group(struct odt_walk *walk, const struct node *node)
{
	const char *outer = walk->group, *own = description_of(walk->odt, node);
	const struct draft_piece *before = walk->paragraph->last;
	size_t boxes = walk->boxes.count;
	walk->group = own ? own : outer;
	read_all(walk, node);
	walk->group = outer;
	if (walk->paragraph->last == before && walk->boxes.count == boxes)
		put_description(walk, own);
}

static bool holds_words(const struct node *shape)
{
	for (const struct node *node = shape->children; node; node = node->next)
		if ((part_is(node, "text:p") || part_is(node, "text:list")) &&
		    (tree_has_words(node) || part_below(node, "draw:frame")))
			return true;
	return false;
}

static void read_link(struct odt_walk *walk, const struct node *node)
{
	const char *outer = walk->link, *target = tree_get(node, "xlink:href");
	if (target && *target)
		walk->link = arena_string(walk->odt->arena, target);
	read_all(walk, node);
	walk->link = outer;
}

void odt_read_drawn(struct odt_walk *walk, const struct node *node)
{
	if (walk->letters.hidden == 1)
		return;
	if (part_is(node, "draw:frame"))
		read_frame(walk, node);
	else if (part_is(node, "draw:a"))
		read_link(walk, node);
	else if (part_is(node, "draw:g"))
		read_group(walk, node);
	else if (holds_words(node))
		vec_push(&walk->boxes, node);
	else
		put_description(walk, description_of(walk->odt, node));
}

void odt_read_boxes(struct odt_walk *walk)
{
	for (size_t i = 0; i < walk->boxes.count; i++) {
		struct odt_walk inside = {
		    .odt = walk->odt, .in_note = walk->in_note, .in_box = true};
		inside.flow = draft_box(walk->odt->draft, walk->flow);
		odt_read_blocks(&inside, walk->boxes.items[i]);
		vec_clear(&inside.boxes);
	}
	walk->boxes.count = 0;
}

/* Whether pictures stand before or behind all of the words. */
static bool has_caption(const struct draft_paragraph *paragraph)
{
	size_t turns = 0;
	enum draft_piece_kind last = PIECE_BREAK;
	bool has_words = false;
	for (const struct draft_piece *piece = paragraph->first; piece; piece = piece->next) {
		bool is_words = draft_has_words(piece);
		if (!is_words && piece->kind != PIECE_PICTURE)
			continue;
		turns += last != PIECE_BREAK && last != piece->kind;
		last = piece->kind;
		has_words |= is_words;
	}
	return turns == 1 && has_words;
}

void odt_part_caption(struct odt_walk *walk)
{
	struct draft *draft = walk->odt->draft;
	struct draft_paragraph *picture = walk->paragraph;
	if (!has_caption(picture))
		return;
	struct draft_paragraph *caption = draft_split(draft, walk->flow, picture);
	struct draft_piece *next = picture->first;
	picture->first = picture->last = NULL;
	for (struct draft_piece *piece = next; piece; piece = next) {
		next = piece->next;
		draft_append(piece->kind == PIECE_PICTURE ? picture : caption, piece);
	}
	picture->role = STYLED_BODY;
	picture->level = 0;
	caption->role = STYLED_CAPTION;
	caption->level = 0;
	caption->item = (struct draft_item){0};
}
