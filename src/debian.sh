#!/bin/sh
# Makes packages for Debian and Ubuntu of an archive of the sources: debian.sh VERSION FILE.tar.gz FOLDER
#
# Three, as Debian's policy has it: octavo, the library liboctavo1, and liboctavo-dev. They and what
# builds them go to FOLDER; needs debhelper, and what building octavo needs.
set -eu
version=$1 archive=$2 folder=$3
source=$folder/octavo-$version
who="${DEBFULLNAME:-octavo authors} <${DEBEMAIL:-octavo@packages.invalid}>"

rm -rf "$folder"
mkdir -p "$source" "$folder"
tar -xzf "$archive" -C "$folder"
# What is unpacked last was packed with the time of all.
time=$(stat -c %Y "$source/Makefile")

# The packages that files belong to, of this system: "pango, cairo".
packages_of() {
	for file in "$@"; do
		dpkg -S "$(readlink -f "$file")" 2>/dev/null || dpkg -S "$file"
	done | sed 's/:.*//' | LC_ALL=C sort -u | paste -sd, | sed 's/,/, /g'
}

# Libraries that are loaded when there is work for them: the first name of each, which has its version.
loaded() {
	for name in $(grep -rhoE '"lib[a-zA-Z0-9_.-]+\.so\.[0-9]+"' "$source/src" | tr -d '"' | LC_ALL=C sort -u); do
		/sbin/ldconfig -p | awk -v name="$name" '$1 == name { print $NF; exit }'
	done
}

# What pkg-config asks for wherever it is asked about octavo.
required() {
	for name in $(make -s --no-print-directory -C "$source" print-LIBS); do
		echo "$(pkg-config --variable=pcfiledir "$name")/$name.pc"
	done
	echo /usr/include/gumbo.h /usr/include/md4c.h
}

builds_with=$(sh "$source/.ci/install-packages" --names build | tr ' ' '\n' | grep -e '-dev$' -e '^pkg-config$' | grep -v '^libc6-dev$')
needs=$(packages_of $(required))
recommends="$(packages_of $(loaded)), highlight, fonts-ebgaramond, fonts-inter, fonts-quicksand"

cd "$source"
mkdir -p debian/source
echo '3.0 (quilt)' >debian/source/format

cat >debian/changelog <<EOF
octavo ($version-1) unstable; urgency=medium

  * What changed stands in /usr/share/doc/octavo/changelog.gz.

 -- $who  $(LC_ALL=C date -ud "@$time" '+%a, %d %b %Y %H:%M:%S +0000')
EOF

cat >debian/control <<EOF
Source: octavo
Section: text
Priority: optional
Maintainer: $who
Build-Depends: debhelper-compat (= 13), $(echo $builds_with | sed 's/ /, /g')
Standards-Version: 4.6.2
Rules-Requires-Root: no

Package: octavo
Architecture: any
Depends: \${shlibs:Depends}, \${misc:Depends}
Recommends: $recommends
Description: turns articles into e-books
 octavo makes one valid and accessible EPUB 3.3 of plain text, Markdown, HTML,
 and manuscripts of word processors. It finds the chapters by itself, even in
 bare text, and says why it chose them; the same input always makes the same
 bytes.

Package: liboctavo1
Section: libs
Architecture: any
Multi-Arch: same
Depends: \${shlibs:Depends}, \${misc:Depends}
Recommends: $recommends
Description: turns articles into e-books (shared library)
 octavo makes one valid and accessible EPUB 3.3 of plain text, Markdown, HTML,
 and manuscripts of word processors.
 .
 This is the library, for programs that make books themselves.

Package: liboctavo-dev
Section: libdevel
Architecture: any
Multi-Arch: same
Depends: liboctavo1 (= \${binary:Version}), \${misc:Depends}, $needs
Suggests: liblzma-dev, libbz2-dev, libssl-dev
Description: turns articles into e-books (development files)
 octavo makes one valid and accessible EPUB 3.3 of plain text, Markdown, HTML,
 and manuscripts of word processors.
 .
 This is what programs are built with that use the library: its header, its
 manual, an example, and the static library.
EOF

{
	echo 'liboctavo.so.1 liboctavo1 #MINVER#'
	sed -n 's/^OCTAVO_API .*\(octavo_[a-z_]*\)(.*/ \1@Base '"$version"'/p' src/octavo.h | LC_ALL=C sort
} >debian/liboctavo1.symbols

cat >debian/copyright <<EOF
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: octavo

Files: *
Copyright: $(sed -n 's/^Copyright (c) //p' LICENSE)
License: Expat

Files: book/*
Copyright: $(sed -n 's/^Copyright (c) //p' LICENSE)
License: CC0-1.0
 On Debian systems the text of the licence is in
 /usr/share/common-licenses/CC0-1.0.

License: Expat
$(sed -n '/^Permission/,$p' LICENSE | sed 's/^$/./; s/^/ /')
EOF

cat >debian/rules <<'EOF'
#!/usr/bin/make -f
include /usr/share/dpkg/architecture.mk
export DEB_BUILD_MAINT_OPTIONS = hardening=+all
# Debian has no program hold libraries that it has itself.
WHERE := PREFIX=/usr LIBDIR=/usr/lib/$(DEB_HOST_MULTIARCH) SMALL= V=1

%:
	dh $@

override_dh_auto_build:
	dh_auto_build -- $(WHERE) all

# The tests need npm's registry: 'make test' upstream.
override_dh_auto_test:

override_dh_auto_install:
	dh_auto_install --destdir=debian/octavo -- $(WHERE)
	cd debian && mkdir -p liboctavo1/usr/lib/$(DEB_HOST_MULTIARCH) liboctavo-dev/usr/share/man \
	  liboctavo-dev/usr/share/doc/liboctavo-dev && \
	mv octavo/usr/lib/$(DEB_HOST_MULTIARCH)/liboctavo.so.* liboctavo1/usr/lib/$(DEB_HOST_MULTIARCH) && \
	mv octavo/usr/lib octavo/usr/include liboctavo-dev/usr && \
	mv octavo/usr/share/zsh/site-functions octavo/usr/share/zsh/vendor-completions && \
	mv octavo/usr/share/man/man3 liboctavo-dev/usr/share/man && \
	mv octavo/usr/share/doc/octavo/examples liboctavo-dev/usr/share/doc/liboctavo-dev

override_dh_installchangelogs:
	dh_installchangelogs CHANGELOG.md
EOF
chmod 755 debian/rules

DEB_BUILD_OPTIONS="${DEB_BUILD_OPTIONS:-} noautodbgsym" dpkg-buildpackage -b -us -uc
