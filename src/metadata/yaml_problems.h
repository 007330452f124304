/* Why a text is no YAML, in words that say what to do. */
#ifndef OCTAVO_METADATA_YAML_PROBLEMS_H
#define OCTAVO_METADATA_YAML_PROBLEMS_H

#include "metadata/yaml.h"

struct yaml_parser_s;
struct yaml_mark_s;

struct place yaml_place(const struct yaml_source *source, const struct yaml_mark_s *mark);

/* Tells what made libyaml's parser give up. */
void yaml_tell(const struct yaml_source *source, const struct yaml_parser_s *parser,
	       struct diags *diags);

#endif
