// Guard rails: rules of the source that a compiler doesn't know.
import { readdirSync, readFileSync } from 'node:fs';
import { filesBelow } from '../tools/files.mjs';
import { unreadableCode } from '../tools/contrast.mjs';
import { each, run } from '../tools/process.mjs';

// A file includes headers of its own room or an earlier one's; what stands above the rooms, of any.
const ROOMS = `base tree css xhtml/model xhtml math code metadata
	manuscript manuscript/folders manuscript/epub manuscript/kinds manuscript/inputs
	read read/text/lines read/text/headings read/text read/markup read/page read/html read/markdown
	read/word/draft read/word/docx read/word/odt read/word media
	article article/shape article/references article/passage cover book package container check pack
	starter program`.split(/\s+/);

// After planning nobody writes to the manuscript: who isn't named here sees it as const.
const PLANNERS = /^src\/(manuscript\/|build(_articles)?\.[ch]$)/;

// Functions that overflow, depend on the locale, or end in someone else's shell.
const BANNED = `strcpy strcat sprintf vsprintf gets strtok atoi atol atof strtod setlocale system popen
	rand srand tmpnam mktemp isalpha isdigit isalnum isspace isupper islower ispunct isxdigit tolower
	toupper strcasecmp strncasecmp localtime ctime strcoll alloca`.split(/\s+/);

// What looks at the disk itself: calls of the system, and all of base/file.h but what is named. Where
// sources are read, base/sources.h does it, for a program may serve them.
const CALLS = `open openat creat fopen freopen opendir scandir nftw glob stat lstat statvfs access faccessat realpath
	readlink getcwd chdir mkdir mkdtemp mkstemp tmpfile rename remove rmdir unlink unlinkat truncate dlopen`.split(/\s+/);
const NO_LOOK = `file_check file_is_absence file_other_kind file_read_input file_too_large`.split(' ');
const AT_DISK = /^src\/(base\/(file|sources|drafts|left_over|new_folder|process|library|zip_file)|container\/(output|depfile|unchanged)|starter\/starter|program\/\w+|build_output|code\/code_highlight)\.c$/;

// Where each foreign library is met.
const LIBRARIES = {
	'zip.h': /^src\/(container\/container|base\/zip_(entries|file))\.c$/,
	'libdeflate.h': /^src\/(container\/deflate|base\/zlib)\.c$/,
	'webp/': /^src\/media\/webp\.c$/,
	'png.h': /^src\/media\/png\.c$/,
	'turbojpeg.h': /^src\/media\/jpeg\.c$/,
	'yaml.h': /^src\/metadata\/yaml(_problems)?\.c$/,
	'md4c': /^src\/read\/markdown\/markdown_read\.c$/,
	'jansson.h': /^src\/(read\/page\/page_json|program\/main)\.c$/,
	'gumbo.h': /^src\/read\/markup\/html_parse\.c$/,
	'utf8proc.h': /^src\/base\/unicode\.c$/,
	'uuid/': /^src\/(book\/identity|starter\/starter)\.c$/,
	'hb': /^src\/media\/font_libs\.h$/,
	'pango/': /^src\/cover\/cover_parts\.h$/,
	'dlfcn.h': /^src\/(base\/library|program\/memory)\.c$/,
	'libxml/': /^src\/(tree\/xml_parse|package\/xml|program\/main)\.c$/,
	'ctype.h': /^$/,
	'locale.h': /^$/,
};

const sources = () => filesBelow('src').map((name) => `src/${name}`);
const text = (path) => readFileSync(path, 'utf8');
const bare = (path) => text(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*|"(\\.|[^"\\\n])*"/g, (found) =>
	found.replace(/[^\n]/g, ' '));

function matches(path, source, pattern) {
	return source.split('\n').flatMap((line, n) => {
		const found = line.match(pattern);
		return found ? [{ at: `${path}:${n + 1}`, found }] : [];
	});
}

// Calls and assignments that change a tree, what announces a change, and who leaves that to a function
// further up, or to one that is handed over.
const CHANGES = /\btree_(set|rename|unlink|unwrap|append|insert_\w+|remove\w*|add_\w+)\(|->(children|name|attributes) = /;
const ANNOUNCES = /\b(fix|become|look)\(/;
const ELSEWHERE = `keep restrict_attributes add_candidates gather_candidates leave_id put_in piece_of
	end_piece content_instead`.split(/\s+/);

// Conforming announces each change, in the function that makes it or in all that call this one.
function unannounced() {
	const functions = new Map();
	for (const path of sources().filter((each) => /^src\/xhtml\/\w+\.c$/.test(each)))
		for (const [, name, body] of bare(path).matchAll(/^[a-z][^;{}=]*?\b(\w+)\([^;{}]*\)\n\{\n([^]*?)^\}/gm))
			functions.set(functions.has(name) ? `${name} of ${path}` : name, { path, name, body });
	const all = [...functions.values()];
	const announced = ({ name, body }) => ANNOUNCES.test(body) || ELSEWHERE.includes(name);
	const callers = (each) => all.filter(({ body }) => new RegExp(`\\b${each.name}\\(`).test(body));
	return all.filter((each) => CHANGES.test(each.body) && !announced(each) &&
		(callers(each).length === 0 || !callers(each).every(announced)))
		.map(({ path, name }) => `${path}: ${name} changes the tree and nobody has announced it`);
}

const roomOf = (path) => path.slice(0, Math.max(0, path.lastIndexOf('/')));

function roomProblems(path) {
	const room = ROOMS.indexOf(roomOf(path.slice('src/'.length)));
	if (room < 0) return path.split('/').length === 2 ? [] : [`${path}: its room isn't in the list`];
	return matches(path, text(path), /^#include "([\w/]+\/)?[\w.]+"/)
		.filter(({ found }) => ROOMS.indexOf(roomOf(found[1] ?? '')) > room)
		.map(({ at, found }) => `${at}: ${ROOMS[room]}/ includes a header of ${found[1]}`);
}

function manuscriptProblems(path) {
	if (PLANNERS.test(path)) return [];
	return matches(path, bare(path), /(\w+ )?struct manuscript \*/)
		.filter(({ found }) => found[1] !== 'const ')
		.map(({ at }) => `${at}: the manuscript is const behind the plan`);
}

// No two files and no two types are called the same, whatever their rooms.
function nameProblems(paths) {
	const places = new Map();
	const note = (name, path) => places.set(name, new Set(places.get(name)).add(path));
	for (const path of paths.filter((path) => /\.[ch]$/.test(path))) {
		note(`a file ${path.replace(/^.*\/|\.[ch]$/g, '')}`, path.replace(/\.[ch]$/, ''));
		for (const [, type] of text(path).matchAll(/^(?:static )?(?:const )?((?:struct|enum|union) \w+) \{/gm))
			note(type, path);
	}
	return [...places].filter(([, paths]) => paths.size > 1)
		.map(([name, paths]) => `${[...paths].join(' and ')} have ${name}`);
}

// A finding that no check tells is none.
function findingProblems(paths) {
	const written = paths.filter((path) => /\.[ch]$/.test(path));
	const said = new Set(written.flatMap((path) => bare(path).match(/\bMSG_\w+/g) ?? []));
	return [...text('src/base/findings.def').matchAll(/^FINDING\((\w+)/gm)]
		.filter(([, name]) => !said.has(`MSG_${name}`)).map(([, name]) => `nothing tells ${name}`);
}

function bannedProblems(path) {
	const pattern = new RegExp(`\\b(${BANNED.join('|')})\\s*\\(`);
	return matches(path, bare(path), pattern).map(({ at, found }) => `${at}: ${found[1]} is banned`);
}

// base/ascii.h knows letters, digits and their case; nobody else needs to.
function asciiProblems(path) {
	if (path === 'src/base/ascii.h') return [];
	return matches(path, text(path), />= '0'.*<= '9'|>= 'a'.*<= 'z'|>= 'A'.*<= 'Z'|\| 0x20\b/)
		.map(({ at }) => `${at}: say it with base/ascii.h`);
}

function libraryProblems(path) {
	return matches(path, text(path), /^#include <([^>]+)>/).flatMap(({ at, found }) =>
		Object.entries(LIBRARIES)
			.filter(([header, where]) => found[1].startsWith(header) && !where.test(path))
			.map(([header]) => `${at}: <${header}> has no business here`));
}

// Whether an input is a book is asked before it belongs to one.
function diskProblems(path) {
	if (AT_DISK.test(path) || path === 'src/base/file.h') return [];
	const looks = text('src/base/file.h').match(/\bfile_\w+(?=\()/g).filter((name) => !NO_LOOK.includes(name));
	const ofDisk = new RegExp(`\\b(${[...CALLS, ...looks].join('|')})\\s*\\(`);
	return matches(path, bare(path).replace(/^bool manuscript_is_book[^]*?^\}/m, ''), ofDisk)
		.map(({ at, found }) => `${at}: ${found[1]} may miss what is served: say it with base/sources.h`);
}

// The lists of options and keys in the header and the manuals are made of the tables.
async function optionProblems(path, ...maker) {
	const { stdout, stderr } = await run('sh', maker);
	return String(stdout) === text(path) ? [] : [stderr || `${path}: 'make options' writes another list`];
}

// A table row in a .def file is one line, however long.
function longLines(path) {
	const source = text(path).replace(/^\t+/gm, (tabs) => ' '.repeat(8 * tabs.length));
	return path.endsWith('.def') ? [] : matches(path, source, /^.{101}/);
}

function lookProblems(path) {
	const open = text(path).startsWith('/*') ? [] : [`${path}: opens without a sentence of purpose`];
	return [...open, ...longLines(path).map(({ at }) => `${at}: longer than 100 columns`)];
}

// What some engine in use fails on, as the top of base.css says; newer.css is for the others.
const UNSAFE_STYLE = new RegExp([
	'@', '--\\w', '\\b(calc|min|max|clamp|var)\\(', ':(not|is|has)\\(', ':\\s*(inline-)?(flex|grid)\\b', '\\dv[hw]\\b',
	'text-align:\\s*end', 'margin[\\w-]*:[^;]*\\s-\\d', '^body[^{]*\\{(?!\\s*font-family:[^;]*;\\s*\\})',
].join('|'));

const styleProblems = () => readdirSync('styles').filter((name) => /\.css$/.test(name) && name !== 'newer.css')
	.flatMap((name) => matches(`styles/${name}`, bare(`styles/${name}`), UNSAFE_STYLE))
	.map(({ at, found }) => `${at}: some engines fail on '${found[0].trim()}'`);

// What stands on one side alone stands on the other where lines run from right to left. Formulas don't.
const ONE_SIDED = /\b(margin|padding|border)-(left|right)\b|\b(margin|padding):\s*[^\s;]+ (?<right>[^\s;]+) [^\s;]+ (?!\k<right>;)[^\s;]+;/;

function sideProblems(name) {
	const sheet = `${text('styles/base.css')}${text(`styles/${name}`)}`.replace(/\/\*[\s\S]*?\*\//g, '');
	const rules = [...sheet.matchAll(/([^{}]+)\{([^{}]*)\}/g)]
		.map(([, selectors, body]) => ({ selectors: selectors.split(',').map((one) => one.trim()), body }));
	const all = new Set(rules.flatMap(({ selectors }) => selectors));
	return rules.filter(({ body }) => ONE_SIDED.test(`${body.trim()};`)).flatMap(({ selectors }) => selectors)
		.filter((one) => !/rtl|^mt/.test(one) && !all.has(`[dir="rtl"] ${one}`))
		.map((one) => `styles/${name}: '${one}' is one-sided, and has no rule for right to left`);
}

// A theme is a file of its own between base.css and newer.css.
const themes = () => readdirSync('styles').filter((name) => /\.css$/.test(name) && !/^(base|newer)\b/.test(name));
const themeProblems = () => themes()
	.flatMap((name) => unreadableCode(['base.css', name, 'newer.css'].map((part) => text(`styles/${part}`)).join(''))
		.map((p) => `${name}: ${p}`));

// The flags are a shell's words, as the Makefile has them.
const compile = (compiler, path) =>
	run('sh', ['-c', `${compiler} ${process.env.GUARD_CFLAGS} -fsyntax-only -Werror -x c ${path}`]);

async function compileProblems(compiler, paths) {
	const problems = [];
	await each(paths, async (path) => {
		const { status, stderr } = await compile(compiler, path);
		if (status !== 0) problems.push(stderr || `${compiler} ${path}: status ${status}`);
	});
	return problems;
}

async function hasCompiler(name) {
	const { status } = await run('sh', ['-c', `command -v ${name}`]);
	return status === 0;
}

export default async function guards({ report }) {
	const paths = sources();
	const code = paths.filter((path) => /\.([ch]|def)$/.test(path));
	const all = (rule) => code.flatMap(rule);
	report.check('no file includes a later room', all(roomProblems));
	report.check('nobody writes to the manuscript behind the plan', all(manuscriptProblems));
	report.check('every change of conforming is announced', unannounced());
	report.check('no two files and no two types of one name', nameProblems(code));
	report.check('every finding is told somewhere', findingProblems(code));
	report.check('no banned function', all(bannedProblems));
	report.check('letters and digits of ASCII by one header', all(asciiProblems));
	report.check('sources are read where they may be served', all(diskProblems));
	report.check('foreign libraries in their own files', all(libraryProblems));
	report.check('purpose first, at most 100 columns', all(lookProblems));
	report.check('the options and keys of header and manuals are those of the tables',
		[...await optionProblems('src/octavo.h', 'src/options.sh', 'src/octavo.h'),
			...await optionProblems('src/octavo.1', 'src/options.sh', 'src/octavo.1'),
			...await optionProblems('src/octavo-book.5', 'src/documents.sh', 'octavo-book.5')]);
	report.check('style sheets have nothing that old engines fail on', styleProblems());
	report.check('what stands on one side turns where lines run from right to left', themes().flatMap(sideProblems));
	report.check('code of each theme can be read by day and by night', themeProblems());
	if (!process.env.GUARD_CFLAGS) return report.skip('what compilers say', "run 'make check'");
	const isHeader = (path) => path.endsWith('.h');
	report.check('each header compiles alone', await compileProblems('cc', code.filter(isHeader)));
	for (const compiler of ['gcc', 'clang']) {
		const name = `${compiler} has nothing to say`;
		if (!(await hasCompiler(compiler))) report.skip(name, `install ${compiler} to have it asked`);
		else report.check(name, await compileProblems(compiler, code.filter((path) => path.endsWith('.c'))));
	}
}
