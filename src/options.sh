#!/bin/sh
# Prints octavo.h or octavo.1 with its list of options as options.def has it, and of limits as limits.def
# has it: options.sh FILE
set -eu

awk -v table="$(dirname "$0")/options.def" -v limits="$(dirname "$0")/base/limits.def" '
# One line of octavo.h: what octavo_set takes.
function comment(name, does) {
	printf " *   %-12s %s\n", name, does
}

# One item of octavo.1; mdoc has each sentence begin on a line of its own.
function item(letter, name, value, does, more) {
	printf ".It Fl %s%s\n", letter ? letter " , -" : "-", value ? name " Ar " tolower(value) : name
	text = toupper(substr(does, 1, 1)) substr(does, 2) "." (more ? " " more : "")
	gsub(/\. /, ".\n", text)
	gsub(/`[^`]*`/, "\\fB&\\fP", text)
	gsub(/`/, "", text)
	print text
}

function list(is_manual,   row, part) {
	while ((getline row < table) > 0) {
		if (row !~ /^[A-Z]+_OPTION\(/)
			continue
		split(row, part, "\"") # the texts are every second one
		if (is_manual)
			item(row ~ /\(\047/ ? substr(row, index(row, "\047") + 1, 1) : "", part[2], part[4], part[6], part[8])
		else if (row !~ /^PROGRAM/)
			comment(part[2], part[6])
	}
}

/\(begin: options.def\)/ {
	print
	list(/^\./)
	skip = 1
}
# A number of the table of limits as the option takes it, sizes in units of 1024, counts of 1000.
function short(number, kind,   part, unit, i) {
	gsub(/ull/, "", number)
	if (split(number, part, " << ") == 2)
		number = sprintf("%.0f", part[1] * 2 ^ part[2])
	unit = kind == "BYTES" ? 1024 : 1000
	for (i = 0; i < 3 && number >= unit && number % unit == 0; i++)
		number /= unit
	return i ? number substr("kMG", i, 1) : number
}

# What each limit is usually, what it may be, of what, and who says so.
/\(begin: limits.def\)/ {
	print
	while ((getline row < limits) > 0)
		if (split(row, part, "\"") > 6) {
			split(part[3], column, / *, */)
			printf ".It Cm %s Ns = Ns %s\n%s", part[2], short(column[4], column[2]), part[4]
			if (column[5] != "0")
				printf column[3] == 1 ? "; at most %s" : "; %s to %s", short(column[column[3] == 1 ? 5 : 3], column[2]), short(column[5], column[2])
			printf "\n.Pq %s\n", part[6]
		}
	skip = 1
}
/\(end\)/ { skip = 0 }
!skip' "$1"
