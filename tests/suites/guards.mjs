// Guard rails: rules of the source that a compiler doesn't know.
import { readFileSync } from 'node:fs';
import { filesBelow } from '../tools/case.mjs';
import { each, run } from '../tools/process.mjs';

// A file includes headers of its own stage, an earlier one's or base's.
const STAGES = ['base', 'math', 'manuscript', 'content', 'edition', 'package', 'archive'];

// Functions that overflow, depend on the locale, or end in someone else's shell.
const BANNED = `strcpy strcat sprintf vsprintf gets strtok atoi atol atof strtod setlocale system popen
	rand srand tmpnam mktemp isalpha isdigit isalnum isspace isupper islower ispunct isxdigit tolower
	toupper strcasecmp strncasecmp localtime ctime strcoll alloca`.split(/\s+/);

// Where each foreign library is met.
const LIBRARIES = {
	'zip.h': /^src\/archive\/container\.c$/,
	'libdeflate.h': /^src\/(archive\/deflate|base\/zlib)\.c$/,
	'webp/': /^src\/edition\/webp\.c$/,
	'png.h': /^src\/edition\/png\.c$/,
	'turbojpeg.h': /^src\/edition\/jpeg\.c$/,
	'yaml.h': /^src\/manuscript\/yaml\.c$/,
	'cmark-gfm': /^src\/manuscript\/markdown_(parser\.c|walk\.h)$/,
	'gumbo.h': /^src\/manuscript\/html_parse\.c$/,
	'utf8proc.h': /^src\/base\/unicode\.c$/,
	'uuid/': /^src\/edition\/identity\.c$/,
	'pango/': /^src\/edition\/cover_libs\.h$/,
	'dlfcn.h': /^src\/base\/library\.c$/,
	'libxml/tree.h': /^src\/base\/tree\.h$/,
	'libxml/xmlwriter.h': /^src\/package\/xml\.c$/,
	'libxml/xmlmemory.h': /^src\/program\/main\.c$/,
	'libxml/parser.h': /^src\/base\/xml_read\.c$/,
	'libxml/': /^src\/(base|package|program)/,
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

function stageProblems(path) {
	const stage = STAGES.indexOf(path.split('/')[1]);
	if (stage < 0) return [];
	return matches(path, text(path), /^#include "(\w+)\//)
		.filter(({ found }) => STAGES.indexOf(found[1]) > stage)
		.map(({ at, found }) => `${at}: ${STAGES[stage]}/ includes a header of ${found[1]}/`);
}

function bannedProblems(path) {
	const pattern = new RegExp(`\\b(${BANNED.join('|')})\\s*\\(`);
	return matches(path, bare(path), pattern).map(({ at, found }) => `${at}: ${found[1]} is banned`);
}

function libraryProblems(path) {
	return matches(path, text(path), /^#include <([^>]+)>/).flatMap(({ at, found }) =>
		Object.entries(LIBRARIES)
			.filter(([header, where]) => found[1].startsWith(header) && !where.test(path))
			.map(([header]) => `${at}: <${header}> has no business here`));
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
	report.check('no file includes a later stage', all(stageProblems));
	report.check('no banned function', all(bannedProblems));
	report.check('foreign libraries in their own files', all(libraryProblems));
	report.check('purpose first, at most 100 columns', all(lookProblems));
	if (!process.env.GUARD_CFLAGS) return report.skip('what compilers say', "run 'make check'");
	const isHeader = (path) => path.endsWith('.h');
	report.check('each header compiles alone', await compileProblems('cc', code.filter(isHeader)));
	for (const compiler of ['gcc', 'clang']) {
		const name = `${compiler} has nothing to say`;
		if (!(await hasCompiler(compiler))) report.skip(name, 'not installed');
		else report.check(name, await compileProblems(compiler, code.filter((path) => path.endsWith('.c'))));
	}
}
