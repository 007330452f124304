// Makes books of what fuzzers found, and of mutants of it, and judges them:
//
//   node tests/tools/fuzzed_books.mjs COUNT [SEED [PROGRAM]]
//
// Inputs are those of build/fuzzing/*/corpus, or else the tests' own, as many of each harness; every other one is a
// mutant that the harness in build/san/fuzz made. What is wrong is shown with the first inputs, which stay in
// build/fuzzed/.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { harnesses, seeds } from '../fuzz/seeds.mjs';
import { judge } from './judge.mjs';
import { packed } from './manuscript.mjs';
import { run } from './process.mjs';
import { random } from './twist.mjs';

const [count, seed, program = 'build/octavo'] = process.argv.slice(2);
const WORK = 'build/fuzzed';
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
	const [name, files] = SHAPES[harness](bytes), folder = join(WORK, `${n}`), sources = join(folder, 'in');
	mkdirSync(sources, { recursive: true });
	write(sources, files);
	return { name: harness, folder, input: join(sources, name) };
}

async function build({ folder, input }) {
	const book = join(folder, 'book.epub');
	const result = await run(program, ['build', input, '--no-cover', '-o', book]);
	return { ...result, book: result.status === 0 && book };
}

rmSync(WORK, { recursive: true, force: true });
mkdirSync(WORK, { recursive: true });
const tries = [];
for (let n = 0; n < Number(count); n++) tries.push(await prepare(n));
process.exit(await judge(tries, program, [0, 1], build));
