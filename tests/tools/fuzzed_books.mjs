// Makes books of what fuzzers found, and of mutants of it, and asks EPUBCheck and `octavo check --strict` of each:
//
//   node tests/tools/fuzzed_books.mjs COUNT [SEED [PROGRAM]]
//
// Inputs are those of build/fuzzing/*/corpus, or else the tests' own, as many of each harness; every other one is a
// mutant that the harness in build/san/fuzz made. A status that is neither 0 nor 1, and a message of either judge,
// are shown with the first inputs, which stay in build/fuzzed/.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { harnesses, seeds } from '../fuzz/seeds.mjs';
import { packed } from './manuscript.mjs';
import { each, run } from './process.mjs';
import { random } from './twist.mjs';
import { ask } from './validators.mjs';

const [count, seed, program = 'build/octavo'] = process.argv.slice(2);
const WORK = 'build/fuzzed', SHOWN = 5;
const ARTICLE = Buffer.from('# One\n\nWords.\n');

// Files in one text, by names that lead nowhere else, as fuzz/files.c reads them.
function filesOf(bytes) {
	const [before, ...parts] = bytes.toString('latin1').split(/^%% /m);
	const named = parts.map((part) => /^([^\n]*)\n?([^]*)$/.exec(part).slice(1));
	return [...(before ? [['', before]] : []), ...named].map(([name, text]) => {
		const safe = name.replace(/[^\w./[\]-]/g, '').replace(/\/+/g, '/').replace(/\.+/g, '.').replace(/^\/|\/$/g, '');
		return [safe || 'a.md', Buffer.from(text, 'latin1')];
	});
}

const alone = (name) => (bytes) => [name, [[name, bytes]]];
const file = (name, text) => [name, Buffer.from(text, 'latin1')];
const beside = (name, words) => (bytes) =>
	['', [file('book.yaml', `title: T\nlang: en\n${words}\n`), ['a.md', ARTICLE], [name, bytes]]];
const picture = (name) => (bytes) => ['', [file('a.md', `# One\n\n![A](${name})\n`), [name, bytes]]];
const isFolder = (bytes) => bytes.subarray(0, 3).toString() === '%% ';

// For each harness what is built, "" for the folder itself, and the files of the folder.
const SHAPES = {
	text: alone('a.txt'), markdown: alone('a.md'), html: alone('a.html'), page: alone('a.html'),
	mhtml: alone('a.mhtml'), word: alone('a.docx'),
	xhtml: (bytes) => (/<svg/.test(bytes) ? picture('a.svg') : alone('a.xhtml'))(bytes),
	manuscript: (bytes) => alone('a.docx')(packed(filesOf(bytes))),
	formula: (bytes) => {
		const formulas = bytes.toString('latin1').split('\n').map((line) => `$$${line}$$\n\n`);
		return ['a.md', [file('a.md', formulas.join(''))]];
	},
	css: beside('own.css', 'css: own.css'),
	font: beside('own.ttf', 'fonts: own.ttf'),
	yaml: (bytes) => ['', [['book.yaml', bytes], ['a.md', ARTICLE]]],
	toml: (bytes) => alone('a.md')(Buffer.concat([Buffer.from('+++\n'), bytes, Buffer.from('\n+++\n'), ARTICLE])),
	picture: picture('a.png'),
	epub: (bytes) => (isFolder(bytes) ? ['', filesOf(bytes)] : alone('a.epub')(bytes)),
	book: (bytes) => ['', filesOf(bytes)],
};

// Names that don't suit one another aren't there.
function write(folder, files) {
	for (const [name, bytes] of files)
		try {
			mkdirSync(dirname(join(folder, name)), { recursive: true });
			writeFileSync(join(folder, name), bytes);
		} catch (error) {
			if (!['EEXIST', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'].includes(error.code)) throw error;
		}
}

const found = new Map(); // what is wrong, and of which inputs

function note(what, n) {
	if (!found.has(what)) found.set(what, []);
	found.get(what).push(n);
}

const chance = random(Number(seed ?? 1));
const inputs = new Map(harnesses.map((harness) => {
	const corpus = join('build/fuzzing', harness, 'corpus');
	const names = existsSync(corpus) ? readdirSync(corpus).sort() : [];
	const found = names.map((name) => readFileSync(join(corpus, name)));
	return [harness, found.length ? found : seeds(harness).map(({ bytes }) => bytes)];
}));

async function prepare(n) {
	const harness = harnesses[n % harnesses.length], all = inputs.get(harness);
	let bytes = all[chance(all.length)];
	const path = join(WORK, `${n}.input`), number = 1 + chance(1000);
	if (Math.floor(n / harnesses.length) % 2) {
		writeFileSync(path, bytes);
		const { status, stdout, stderr } = await run(join('build/san/fuzz', harness), [`-w${number}`, path]);
		if (status !== 0) throw new Error(`${harness}: no mutant: ${stderr}`);
		bytes = stdout;
		rmSync(path);
	}
	const [name, files] = SHAPES[harness](bytes);
	write(join(WORK, `${n}`), files);
	mkdirSync(join(WORK, `${n}`), { recursive: true });
	return { n, harness, input: join(WORK, `${n}`, name), book: join(WORK, `${n}.epub`) };
}

const firstLine = (text) => text.split('\n')[0].replace(/[^\s]*build\/fuzzed\/[^\s:]*/g, '').replace(/\d+/g, 'N');

async function make(one) {
	const { status, signal, stderr } = await run(program, ['build', one.input, '--no-cover', '-o', one.book]);
	if (status !== 0 && status !== 1) note(`build: ${signal ?? status}: ${firstLine(stderr)}`, one.n);
	one.isBook = status === 0;
	if (!one.isBook) return;
	const check = await run(program, ['check', '--strict', '--quiet', one.book]);
	if (check.status !== 0 || check.stderr)
		note(`check: ${check.signal ?? check.status}: ${firstLine(check.stderr)}`, one.n);
}

rmSync(WORK, { recursive: true, force: true });
mkdirSync(WORK, { recursive: true });
const tried = [];
for (let n = 0; n < Number(count); n++) tried.push(await prepare(n));
await each(tried, make);
const books = tried.filter(({ isBook }) => isBook);
for (const { path, messages } of await ask('EPUBCheck 4.2.6', books.map(({ book }) => book), 'build/tests/classes'))
	for (const message of messages)
		note(`EPUBCheck: ${firstLine(JSON.stringify(message))}`, Number(/(\d+)\.epub$/.exec(path)[1]));
for (const [what, where] of [...found].sort(([, a], [, b]) => b.length - a.length)) {
	const first = [...new Set(where)].slice(0, SHOWN).map((n) => `${WORK}/${n} (${tried[n].harness})`);
	console.log(`${where.length} × ${what}\n    ${first.join(', ')}`);
}
console.log(`${count} inputs, ${books.length} books, ${found.size} kinds of faults`);
process.exit(found.size ? 1 : 0);
