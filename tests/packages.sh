#!/bin/sh
# Tries what packagers get: the archive, that it builds, and the packages in a clean system. From the
# project's root: tests/packages.sh VERSION
#
# As root on Debian or Ubuntu with debootstrap and a registry: it fetches a system of the release it
# runs on into a folder of /srv, which goes at the end. Takes some minutes.
set -eu
version=$1
name=octavo-$version
archive=$PWD/build/$name.tar.gz
work=$PWD/build/packages
root=$(mktemp -d /srv/octavo-clean-XXXXXX)
chmod 755 "$root" # as apt's own user needs it
passed=0

ok() {
	passed=$((passed + 1))
	echo "ok $1"
}

leave() {
	status=$?
	umount "$root/proc" 2>/dev/null || true
	rm -rf --one-file-system "$root"
	[ $status -eq 0 ] && echo "$passed passed, 0 failed" || echo "$passed passed, 1 failed"
}
trap leave EXIT

inside() {
	chroot "$root" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"
}

rm -rf "$work"
mkdir -p "$work"
make -s dist
cp "$archive" "$work/first.tar.gz"
make -s dist
cmp "$archive" "$work/first.tar.gz"
ok 'two archives of the same sources are the same bytes'
tar -xzf "$archive" -C "$work"
make -sC "$work/$name" dist
cmp "$archive" "$work/$name/build/$name.tar.gz"
ok 'so is one of the unpacked sources'

[ ! -d tests/node_modules ] || cp -a tests/node_modules "$work/$name/tests/"
make -sC "$work/$name" all units build/tests/classes/EpubcheckBatch.class build/tests/failing.so \
	tests/node_modules/.package-lock.json
(cd "$work/$name" && node tests/run.mjs guards units determinism install)
ok 'the unpacked sources build, and pass tests'

make deb
ok 'the packages are made, and lintian finds no error'

release=$(. /etc/os-release && echo "$VERSION_CODENAME")
debootstrap --variant=minbase "$release" "$root" >"$work/debootstrap.log"
mount --bind /proc "$root/proc"
cp build/deb/*.deb "$root/tmp"
inside apt-get update -qq
inside sh -c 'apt-get install -qqy --no-install-recommends /tmp/octavo_*.deb' >"$work/apt.log"
cp -r book "$root/tmp/"
inside octavo --version | grep -F "$version"
inside octavo build /tmp/book -o /tmp/bare.epub
ok 'octavo makes a book in a clean system, without what is recommended'
inside sh -c 'apt-get install -qqy /tmp/*.deb gcc libc6-dev pkg-config man-db' >>"$work/apt.log"
printf '# A Title\n\nWords in English, and\n\n```python\nprint(1)\n```\n' >"$root/tmp/a.md"
inside octavo build /tmp/a.md --strict -o /tmp/full.epub
unzip -p "$root/tmp/full.epub" EPUB/images/cover.jpg EPUB/text/a-title.xhtml | grep -aq code-keyword
ok 'with it the book has a cover, and colours in its code'
inside sh -c 'cd /tmp && cc /usr/share/doc/liboctavo-dev/examples/memory.c $(pkg-config --cflags --libs octavo) -o app &&
	./app >memory.epub && test -s memory.epub'
ok 'the example links with the shared library of the package'
inside sh -c 'apt-get install -qqy liblzma-dev libbz2-dev libssl-dev' >>"$work/apt.log" # what is suggested
inside sh -c 'cd /tmp && cc /usr/share/doc/liboctavo-dev/examples/memory.c \
	$(pkg-config --static --cflags --libs octavo) -o app && ./app >/dev/null'
ok 'and --static against the static one'
inside sh -c 'apt-get purge -qqy octavo liboctavo1 liboctavo-dev' >>"$work/apt.log"
[ -z "$(find "$root/usr" -name '*octavo*')" ]
ok 'what is purged leaves nothing'
