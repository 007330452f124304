# The manual of book.yaml, its schema, and what shells complete: see documents.sh. The tables are read
# first, a row a line; their texts are every second part between quotation marks.

function trimmed(s) {
	gsub(/^[ \t,(]+|[ \t,)]+$/, "", s)
	return s
}

# The words of "…: a, b or c"; "" if there is no such list.
function choices(does,   list) {
	if (does !~ /: [a-z]+(, [a-z]+)+ or [a-z]+$/)
		return ""
	list = does
	sub(/^.*: /, "", list)
	gsub(/,| or /, " ", list)
	gsub(/ +/, " ", list)
	return list
}

/^COMMAND\(/ { split($0, part, "\""); command[++commands] = part[2]; command_does[part[2]] = part[6] }

/_OPTION\(/ {
	split($0, part, "\"")
	name = option[++options] = part[2]
	letter[name] = $0 ~ /\(\047/ ? substr($0, index($0, "\047") + 1, 1) : ""
	value[name] = part[4]
	does[name] = part[6]
	where[name] = part[9] part[11]
	choice[name] = choices(part[6])
}

/^TERM\(/ {
	split($0, part, "\"")
	list = trimmed(substr(part[1], 5))
	terms[list] = terms[list] (terms[list] ? "," : "") "\"" part[2] "\""
}

/^MATTER\(/ && !/MADE/ { split($0, part, "\""); matter[++matters] = part[2] }

/^GROUP\(/ { split($0, part, "\""); entry[++entries] = "G"; text[entries] = part[2] }

/^KEY\(/ {
	split($0, part, "\"")
	split(part[3], column, ",")
	entry[++entries] = "K"
	key[entries] = part[2]
	list_of[entries] = trimmed(column[4])
	flags[entries] = column[5]
	shape[entries] = trimmed(column[6])
	text[entries] = part[4]
}

/^PART\(/ {
	split($0, part, "\"")
	add_part(trimmed(substr(part[1], 5)), part[2], trimmed(part[3]), part[4])
}

/^(RENDITION|IBOOKS)\(/ {
	split($0, part, "\"")
	split(part[3], column, ",")
	add_part(substr($0, 1, index($0, "(") - 1), part[2], trimmed(column[4]) == "0" ? toupper(part[2]) : trimmed(column[4]), part[4])
}

function add_part(of, name, what, says) {
	parts[of] = parts[of] (parts[of] ? " " : "") name
	part_is[of, name] = what
	part_says[of, name] = says
}

# The manual.

FILENAME ~ /octavo-book\.5$/ {
	if (/\(begin: keys.def\)/) { print; man_keys(); skipping = 1 }
	else if (/\(begin: parts\)/) { print; man_parts(); skipping = 1 }
	else if (/\(begin: matter\)/) { print; man_matter(); skipping = 1 }
	if (/\(end\)/) skipping = 0
	if (!skipping) print
}

function bold(s) {
	gsub(/\. /, ".\n", s)
	gsub(/`[^`]*`/, "\\fB&\\fP", s)
	gsub(/`/, "", s)
	return s
}

function values(list,   s) {
	s = terms[substr(list, 12)]
	gsub(/"/, "", s)
	gsub(/,/, ", ", s)
	return s
}

function man_keys(   i, first, names) {
	for (i = 1; i <= entries; i++) {
		if (entry[i] == "G") {
			if (i > 1) print ".El"
			print ".Ss " text[i]
			print ".Bl -tag -width Ds"
			continue
		}
		names = key[i]
		while (entry[i + 1] == "K" && text[i + 1] == "") names = names " , " key[++i]
		first = i
		while (text[first] == "") first--
		print ".It Ic " names
		print bold(text[first])
		if (list_of[first] ~ /^VOCABULARY_/ && shape[first] == "TEXT")
			print "One of: " values(list_of[first]) "."
	}
	print ".El"
}

function man_parts(   i, j, k, n, of, names, line, shapes) {
	n = split("NAME TITLE PERSON ALTERNATE IDENTIFIER SUBJECT DATE COLLECTION CALIBRE RENDITION IBOOKS", shapes, " ")
	for (i = 1; i <= n; i++) {
		of = shapes[i]
		print ".It " tolower(of) (of ~ /TITLE|PERSON|COLLECTION/ ? " (beside those of a name)" : "")
		print ".Bl -tag -width Ds -compact"
		k = split(parts[of], names, " ")
		for (j = 1; j <= k; j++) {
			line = names[j]
			while (j < k && part_says[of, names[j + 1]] == "") line = line " , " names[++j]
			print ".It Ic " line
			sub(/ ,.*/, "", line)
			print bold(part_says[of, line])
			if (part_is[of, line] ~ /^VOCABULARY_/) print "One of: " values(part_is[of, line]) "."
		}
		print ".El"
	}
}

function man_matter(   i, line) {
	for (i = 1; i <= matters; i++)
		if (matter[i] != "chapter")
			print ".Ic " matter[i] (i < matters ? " ," : ".")
}

# The schema.

function quoted(s) {
	gsub(/\\/, "\\\\", s)
	gsub(/"/, "\\\"", s)
	return "\"" s "\""
}

function many(s) { return "{\"anyOf\": [" s ", {\"type\": \"array\", \"items\": " s "}]}" }
function ref(name) { return "{\"$ref\": \"#/definitions/" name "\"}" }

function closed(list, open,   s) {
	s = list == "VOCABULARY_BOOLEANS" ? ref("flag") : "{\"enum\": [" terms[substr(list, 12)] (list == "VOCABULARY_TITLE_TYPES" ? ",\"extended\"" : "") "]}"
	return open ? "{\"anyOf\": [" s ", " ref("text") "]}" : s
}

function schema_of(i,   s) {
	if (shape[i] == "TEXT" && list_of[i] ~ /^VOCABULARY_/) s = closed(list_of[i], flags[i] ~ /KEY_TERM/)
	else s = ref(tolower(shape[i]))
	return flags[i] ~ /KEY_MANY/ ? many(s) : s
}

function mapping(of, more,   n, i, names, s, what, is) {
	n = split(parts[of] " " (more ? parts[more] : ""), names, " ")
	for (i = 1; i <= n; i++) {
		what = part_is[of, names[i]] ? part_is[of, names[i]] : part_is[more, names[i]]
		is = what ~ /^VOCABULARY_/ ? closed(what, what == "VOCABULARY_AUTHORITIES") : ref(tolower(what))
		if (names[i] == "alternate-script" || names[i] == "role") is = many(is)
		s = s (s ? ", " : "") quoted(names[i]) ": " is
	}
	return "{\"type\": \"object\", \"additionalProperties\": false, \"properties\": {" s "}}"
}

function either(of, more) { return "{\"anyOf\": [" ref("text") ", " mapping(of, more) "]}" }

function fields(list,   n, i, names, s) {
	n = split(list, names, " ")
	for (i = 1; i <= n; i++) s = s (s ? ", " : "") quoted(names[i]) ": " ref("text")
	return "{\"type\": \"object\", \"additionalProperties\": false, \"properties\": {" s "}}"
}

function define(name, s) { printf ",\n    %s: %s", quoted(name), s }

function schema_definitions(   i, words, list) {
	printf "    \"text\": {\"type\": [\"string\", \"number\", \"boolean\", \"null\"]}"
	define("flag", "{\"enum\": [true, false, \"true\", \"false\", \"yes\", \"no\", \"on\", \"off\"]}")
	define("level", "{\"type\": [\"integer\", \"string\"], \"minimum\": 1, \"maximum\": 6, \"pattern\": \"^[1-6]$\"}")
	define("split", "{\"type\": [\"integer\", \"string\"], \"minimum\": 0, \"maximum\": 6, \"pattern\": \"^[0-6]$\"}")
	define("count", "{\"type\": [\"integer\", \"string\"], \"minimum\": 1, \"pattern\": \"^[0-9]+$\"}")
	define("position", "{\"type\": [\"number\", \"string\"], \"pattern\": \"^[0-9]+([.][0-9]+)*$\"}")
	define("version", "{\"type\": [\"number\", \"string\"], \"pattern\": \"^[0-9]+([.][0-9]+){0,2}$\"}")
	list = themes
	gsub(/ $/, "", list); gsub(/ /, "\", \"", list)
	define("theme", "{\"enum\": [\"" list "\"]}")
	define("name", either("NAME"))
	define("alternate", mapping("ALTERNATE"))
	define("title", either("TITLE", "NAME"))
	define("person", either("PERSON", "NAME"))
	define("identifier", either("IDENTIFIER"))
	define("subject", either("SUBJECT"))
	define("date", either("DATE"))
	define("collection", either("COLLECTION", "NAME"))
	define("calibre", mapping("CALIBRE"))
	define("rendition", mapping("RENDITION"))
	define("ibooks", mapping("IBOOKS"))
	define("matter", "{\"anyOf\": [" ref("text") ", " fields("text source title") ", " fields("file title") "]}")
	for (i = 1; i <= matters; i++) words = words (i > 1 ? ", " : "") quoted(matter[i])
	list = ""
	for (i = 1; i <= matters; i++) list = list ", " quoted(matter[i]) ": " ref("matter")
	define("chapter", "{\"anyOf\": [{\"type\": [\"string\", \"number\"]}, {\"type\": \"object\", \"additionalProperties\": false, \"properties\": {\"part\": {\"type\": [\"string\", \"number\"]}, \"chapters\": {\"type\": \"array\", \"items\": " ref("chapter") "}, \"file\": {\"type\": [\"string\", \"number\"]}, \"title\": " ref("text") ", \"matter\": {\"enum\": [" words "]}" list "}}]}")
	define("chapters", many(ref("chapter")))
	print ""
}

function put_schema(   i, says) {
	print "{"
	print "  \"$schema\": \"http://json-schema.org/draft-07/schema#\","
	print "  \"title\": \"book.yaml of octavo\","
	print "  \"type\": \"object\","
	print "  \"additionalProperties\": false,"
	print "  \"definitions\": {"
	schema_definitions()
	print "  },"
	print "  \"properties\": {"
	for (i = 1; i <= entries; i++) {
		if (entry[i] != "K" || key[i] == "matter") continue
		says = text[i] ? text[i] : says
		printf "    %s: {\"description\": %s, \"allOf\": [%s]},\n", quoted(key[i]), quoted(says), schema_of(i)
	}
	for (i = 1; i <= matters; i++)
		if (matter[i] != "chapter")
			printf "    %s: {\"description\": \"Front or back matter: a file, or a few words of Markdown.\", \"allOf\": [%s]},\n", quoted(matter[i]), many(ref("matter"))
	printf "    \"acknowledgements\": %s\n", many(ref("matter"))
	print "  }"
	print "}"
}

# Shells.

function belongs(name, to) { return where[name] ~ /ALL/ || where[name] ~ toupper(to) }
function takes_file(name) { return value[name] ~ /^(FILE|FOLDER)$/ }
function shell_quoted(s) { gsub(/\047/, "\047\\\047\047", s); return "\047" s "\047" }

function put_bash(   i, k, name, words) {
	print "# What bash completes for octavo; made from its tables."
	print "_octavo()\n{"
	print "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} word command=build"
	print "\tCOMPREPLY=()"
	print "\tcase $prev in"
	for (i = 1; i <= options; i++) {
		name = option[i]
		if (!value[name]) continue
		printf "\t--%s%s)", name, (letter[name] ? "|-" letter[name] : "")
		if (choice[name]) printf " COMPREPLY=($(compgen -W %s -- \"$cur\"));", shell_quoted(choice[name])
		else if (takes_file(name)) printf " mapfile -t COMPREPLY < <(compgen -f -- \"$cur\");"
		print " return ;;"
	}
	print "\tesac"
	print "\tfor word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n\t\tcase $word in"
	for (i = 1; i <= commands; i++) printf "%s%s", (i > 1 ? "|" : "\t\t"), command[i]
	print ") command=$word; break ;;\n\t\tesac\n\tdone"
	print "\tcase $cur in\n\t-*)\n\t\tcase $command in"
	for (k = 1; k <= commands; k++) {
		words = ""
		for (i = 1; i <= options; i++)
			if (belongs(option[i], command[k])) words = words (words ? " " : "") "--" option[i]
		print "\t\t" command[k] ") COMPREPLY=($(compgen -W " shell_quoted(words) " -- \"$cur\")) ;;"
	}
	print "\t\tesac\n\t\t;;"
	words = ""
	for (i = 1; i <= commands; i++) words = words (i > 1 ? " " : "") command[i]
	print "\t*)\n\t\tmapfile -t COMPREPLY < <(compgen -f -- \"$cur\")"
	print "\t\t((COMP_CWORD == 1)) && COMPREPLY+=($(compgen -W " shell_quoted(words) " -- \"$cur\"))"
	print "\t\t[ \"$command\" = help ] && COMPREPLY=($(compgen -W " shell_quoted(words) " -- \"$cur\"))"
	print "\t\t;;\n\tesac\n}"
	print "complete -o filenames -F _octavo octavo"
}

function zsh_text(s) { gsub(/[\[\]:]/, "\\\\&", s); return s }

function put_zsh(   i, name, line) {
	print "#compdef octavo"
	print "# What zsh completes for octavo; made from its tables."
	print "_octavo_words() {\n\tlocal -a commands\n\tcommands=("
	for (i = 1; i <= commands; i++) print "\t\t" shell_quoted(command[i] ":" command_does[command[i]])
	print "\t)\n\t((CURRENT == 2)) && _describe command commands\n\t_files\n}"
	print "_arguments -s \\"
	for (i = 1; i <= options; i++) {
		name = option[i]
		line = "[" zsh_text(does[name]) "]"
		if (value[name])
			line = line ":" value[name] ":" (choice[name] ? "(" choice[name] ")" : takes_file(name) ? "_files" : "")
		if (letter[name]) print "\t\047*\047{-" letter[name] ",--" name "}" shell_quoted(line) " \\"
		else print "\t" shell_quoted("*--" name line) " \\"
	}
	print "\t\047*:input:_octavo_words\047"
}

function put_fish(   i, name, line) {
	print "# What fish completes for octavo; made from its tables."
	for (i = 1; i <= commands; i++)
		print "complete -c octavo -n __fish_use_subcommand -a " command[i] " -d " shell_quoted(command_does[command[i]])
	for (i = 1; i <= options; i++) {
		name = option[i]
		line = "complete -c octavo" (letter[name] ? " -s " letter[name] : "") " -l " name " -d " shell_quoted(does[name])
		if (choice[name]) line = line " -x -a " shell_quoted(choice[name])
		else if (value[name]) line = line (takes_file(name) ? " -r -F" : " -x")
		print line
	}
}

END {
	if (kind == "book.schema.json") put_schema()
	else if (kind == "octavo.bash") put_bash()
	else if (kind == "_octavo") put_zsh()
	else if (kind == "octavo.fish") put_fish()
}
