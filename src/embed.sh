#!/bin/sh
# Writes the C source of a table of files (base/embedded.h): embed.sh TABLE FILE...
set -eu

table=$1
shift
echo '#include "base/embedded.h"'
number=0
for file in "$@"; do
	number=$((number + 1))
	echo
	echo "static const unsigned char file_$number[] = {"
	od -An -v -t u1 "$file" | sed 's/\([0-9][0-9]*\)/\1,/g'
	echo '0};'
done

echo
echo "const struct embedded $table[] = {"
number=0
for file in "$@"; do
	number=$((number + 1))
	bytes="(const char *)file_$number, sizeof(file_$number) - 1"
	echo "	{\"${file##*/}\", $bytes},"
done
echo '	{NULL, NULL, 0},'
echo '};'
