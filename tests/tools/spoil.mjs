// Builds each case again and again, each time with another of its files spoiled:
//
//   node tests/tools/spoil.mjs [HOW [PROGRAM]]
//
// HOW is a name of WAYS; all of them where it isn't said. What ends by a signal, with a status that octavo has not, or
// in a book of which `octavo check --strict` or a validator has anything to say is shown, and stays in build/spoiled/.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadCase, runCase } from './case.mjs';
import { filesBelow } from './files.mjs';
import { each, run } from './process.mjs';
import { validate } from './validators.mjs';

const WORK = resolve('build/spoiled'), LARGEST = 1 << 20;

// What becomes of a file's bytes; nothing: of the file itself.
const WAYS = {
	gone: () => undefined,
	empty: () => '',
	zeros: () => Buffer.alloc(300),
	cut: (bytes) => bytes.subarray(0, bytes.length * 2 / 5),
	heading: () => '# T\n',
	front: () => '---\ntitle: A\n---\n',
	page: () => '<title>T</title><h1>T</h1>',
	note: () => '[^1]: A note.\n',
	comment: () => '<!-- nothing -->\n',
	picture: () => '![](lost.png)\n',
	matter: () => '# Title\n\n## Preface\n\n# Part One\n\n# Contents\n',
};

const [how, program = 'build/octavo'] = process.argv.slice(2);
const ways = how ? [how] : Object.keys(WAYS);
let faults = 0;

function tell(place, what) {
	faults++;
	console.log(`${place}: ${what}`);
}

const isSmall = (path) => existsSync(path) && statSync(path).isFile() && statSync(path).size <= LARGEST;

// The names of the files that a case builds from, as they are once it is set up.
async function filesOf(testCase) {
	let names = [];
	const { place } = await runCase('true', testCase, join(WORK, 'sources'), (out, sources) => {
		names = filesBelow(sources).filter((name) => isSmall(join(sources, name)));
	});
	rmSync(place, { recursive: true });
	return names;
}

function spoil(path, way) {
	const bytes = WAYS[way](readFileSync(path));
	rmSync(path);
	if (bytes !== undefined) writeFileSync(path, bytes);
}

async function build({ testCase, name, way }, n) {
	const { status, signal, stderr, book, out, place } = await runCase(resolve(program), testCase, join(WORK, `${n}`),
		(made, sources) => spoil(join(sources, name), way));
	const told = (what) => tell(`${testCase.name}, ${name} ${way} (${place})`, what);
	if (signal || status > 3) return told(`${signal ?? status}: ${stderr.slice(-500)}`);
	if (!book) return rmSync(join(WORK, `${n}`), { recursive: true });
	const check = await run(program, ['check', '--strict', '--quiet', out]);
	if (check.status !== 0 || check.stderr) return told(check.stderr);
	books.push({ path: out, told, place: join(WORK, `${n}`) });
}

rmSync(WORK, { recursive: true, force: true });
mkdirSync(WORK, { recursive: true });
const cases = readdirSync('tests/books').map((name) => loadCase(join('tests/books', name)))
	.filter(({ args, validators }) => /^build\b/.test(args) && !validators.length);
const tries = [], books = [];
await each(cases, async (testCase) => {
	for (const name of await filesOf(testCase))
		for (const way of ways) tries.push({ testCase, name, way });
});
await each(tries, build);
const judged = await validate(books.map(({ path }) => path), 'build/tests/classes');
for (const book of books) {
	const said = judged.filter(({ path, messages }) => path === book.path && messages.length);
	for (const { validator, messages } of said) book.told(`${validator}: ${JSON.stringify(messages)}`);
	if (!said.length) rmSync(book.place, { recursive: true });
}
console.log(`${tries.length} builds, ${books.length} books, ${faults} faults`);
process.exit(faults ? 1 : 0);
