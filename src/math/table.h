/* How tables of a formula are read: environment.c, table.c, columns.c, diagram.c. */
#ifndef OCTAVO_MATH_TABLE_H
#define OCTAVO_MATH_TABLE_H

#include "math/functions.h"

/* Of environments.def. */
enum { STARRED = 1, SPEC = 2, ROWS = 4, COUNT = 8, NUMBERED = 16 };

struct environment {
	const char *names, *delimiters, *columns;
	enum style style;
	unsigned flags;
};

struct columns {
	const char *align;        /* l, c, r, as often as it takes */
	size_t count;             /* of these */
	const char *lines;        /* between the columns: a space, | or : for each; NULL: none */
	bool has_left, has_right; /* a line at the side */
};

/* A cell with its row's number, and how many columns stand before it. */
struct numbered {
	struct node *cell;
	size_t columns;
};

/* A table while it is read. */
struct table {
	struct parser *p;
	const struct environment *environment;
	struct columns columns;
	struct node *node;
	struct buf rules; /* above each row: a space, | or : */
	size_t count, widest;
	VEC(struct numbered) numbers;
};

/* The rows up to what ends them; first is the first cell if it was read already. */
struct node *math_table(struct table *table, struct node *first);

/* Behind \\: a star, and how much more room there is. */
void math_skip_gap(struct parser *p);

/* The argument of the environment that says its columns. */
void math_read_columns(struct parser *p, struct columns *columns, const char *name);
/* The table with its lines, which may stand around it. */
struct node *math_with_lines(struct table *table);

/* A commutative diagram of amscd, up to its \end. */
struct node *math_diagram(struct parser *p);

#endif
