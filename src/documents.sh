#!/bin/sh
# Prints what is made of the tables of commands, options and keys, for what its name says:
# documents.sh octavo-book.5 | octavo.bash | _octavo | octavo.fish | book.schema.json
set -eu

source=$(dirname "$0")
themes=$(ls "$source/../styles" | sed -n 's/\.css$//p' | grep -vx 'base\|newer' | tr '\n' ' ')
manual=/dev/null
[ "$1" = octavo-book.5 ] && manual=$source/octavo-book.5

exec awk -v kind="$1" -v themes="$themes" -f "$source/documents.awk" \
	"$source/program/commands.def" "$source/options.def" "$source/metadata/terms.def" \
	"$source/metadata/matter.def" "$source/metadata/keys.def" "$manual"
