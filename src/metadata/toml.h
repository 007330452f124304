/* TOML 1.0 into the same tree of keys and values as YAML (yaml.h). */
#ifndef OCTAVO_METADATA_TOML_H
#define OCTAVO_METADATA_TOML_H

#include "metadata/yaml.h"

/* The tree, which belongs to the arena, or NULL after an error: no TOML, a key twice, or one of the
 * ceilings against hostile input. Tables are mappings; strings are quoted scalars, numbers, dates
 * and truth values plain ones, as they are written. */
const struct yaml *toml_read(const struct yaml_source *source, struct arena *arena,
			     struct diags *diags);

#endif
