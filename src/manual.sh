#!/bin/sh
# Prints octavo(3), the manual of the library, as the comments of octavo.h have it:
# manual.sh octavo.h EXAMPLE.c octavo.1
#
# The header's first comment is the description. Behind it, a comment and the declaration that follows
# it are a section under the declaration's name; one without a comment stands with the one before.
set -eu

cat <<EOF
$(grep '^\.Dd' "$3")
.Dt OCTAVO 3
.Os
.Sh NAME
.Nm octavo
.Nd articles in, e-books out: the library
.Sh LIBRARY
liboctavo
.Pq pkg-config --cflags --libs octavo
.Sh SYNOPSIS
.In octavo.h
EOF

awk '
function literal(text) {
	gsub(/\\/, "\\e", text)
	return text ~ /^[.\x27]/ ? "\\&" text : text
}

# A line of a comment as mdoc: what is indented stays as it is typed, and sentences begin lines.
function words(text) {
	if (text ~ /^  +[^ ]/ && !in_list) {
		print ".Bd -literal -compact"
		in_list = 1
	} else if (in_list && text !~ /^  /) {
		print ".Ed"
		in_list = 0
	}
	if (text == "")
		print ".Pp"
	else if (text !~ /^\((begin|end)/) {
		text = literal(text)
		if (!in_list)
			gsub(/\. /, ".\n", text)
		print text
	}
}

function heading(text,   found) {
	if (!match(text, /octavo_[a-z_]+\(/))
		match(text, /^[a-z]+ [a-z_]+/)
	found = substr(text, RSTART, RLENGTH)
	sub(/\($/, "", found)
	return found
}

function end_declaration(   i, name) {
	name = heading(declared[1])
	print ".Ss " name
	print ".Bd -literal -compact"
	for (i = 1; i <= lines; i++)
		print literal(declared[i])
	print ".Ed"
	if (comments)
		print ".Pp"
	for (i = 1; i <= comments; i++)
		words(comment[i])
	if (in_list)
		words("x")
	lines = comments = 0
}

NR == 1 { print ".Sh DESCRIPTION" }
in_first || NR == 1 {
	text = $0
	sub(/^(\/\*| \*)( |$)/, "", text)
	in_first = text !~ /\*\/$/ && text !~ /^\//
	sub(/ ?\*?\/$/, "", text)
	if (text != "" || in_first)
		words(text)
	next
}
/^#|^extern "C"|^}$/ && !lines { next }
/^\/\*/ && !lines { in_comment = 1; comments = 0 }
in_comment {
	text = $0
	sub(/^(\/\*| \*)( |$)/, "", text)
	in_comment = text !~ /\*\/$/ && text !~ /^\//
	sub(/ ?\*?\/$/, "", text)
	if (text != "" || in_comment)
		comment[++comments] = text
	next
}
/^$/ && !lines { next }
{
	gsub(/OCTAVO_API |\t/, $0 ~ /^\t/ ? "    " : "")
	declared[++lines] = $0
	open += gsub(/{/, "{") - gsub(/}/, "}")
	if (open == 0 && /;/)
		end_declaration()
}' "$1"

echo '.Sh EXAMPLES'
echo 'A book of sources in memory:'
echo '.Bd -literal'
sed 's/\\/\\e/g; s/^\([.'"'"']\)/\\\&\1/; s/	/    /g' "$2"
echo '.Ed'
echo '.Sh SEE ALSO'
echo '.Xr octavo 1'
