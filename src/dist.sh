#!/bin/sh
# Packs the sources into an archive of the same bytes wherever it is made: dist.sh NAME FILE.tar.gz
#
# NAME is the folder in it. In a clone these are the files that git knows, as they lie there, with the
# time of the last commit; elsewhere all that nobody built, with the time of the Makefile.
set -eu

if git ls-files --error-unmatch Makefile >/dev/null 2>&1; then
	list() { git ls-files -z; }
	time=$(git log -1 --format=%ct)
else
	list() {
		find . \( -path ./.git -o -path ./build -o -path ./tests/node_modules -o -path ./tests/readers/node_modules \
			-o -path ./tests/bench/node_modules \) -prune -o \( -type f -o -type l \) -printf '%P\0'
	}
	time=$(stat -c %Y Makefile)
fi
mkdir -p "$(dirname "$2")"
list | LC_ALL=C sort -z | tar -c --null --no-recursion -T - --transform "s,^,$1/,S" --format=gnu \
	--owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX --mtime="@${SOURCE_DATE_EPOCH:-$time}" |
	gzip -9n >"$2.part"
mv "$2.part" "$2"
