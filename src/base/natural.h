/* The order in which people read numbered names: 2.md before 10.md. */
#ifndef OCTAVO_BASE_NATURAL_H
#define OCTAVO_BASE_NATURAL_H

/* Below, at or above 0 as a comes before, is, or comes after b. Runs of ASCII digits compare as
 * numbers, everything else by code points without regard to case; what is then still alike, by
 * bytes. The same in every locale. */
int natural_compare(const char *a, const char *b);

#endif
