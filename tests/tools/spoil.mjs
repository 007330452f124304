// Builds each case again and again, each time with another of its files spoiled:
//
//   node tests/tools/spoil.mjs [HOW [PROGRAM]]
//
// HOW is a name of WAYS; all of them where it isn't said. What ends by a signal or in a book that isn't right is shown,
// and stays in build/spoiled/.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadCase, runCase } from './case.mjs';
import { filesBelow } from './files.mjs';
import { judge } from './judge.mjs';
import { each } from './process.mjs';

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

async function build({ testCase, source, way, folder }) {
	const result = await runCase(resolve(program), testCase, folder,
		(out, sources) => spoil(join(sources, source), way));
	return { ...result, book: result.book && result.out };
}

rmSync(WORK, { recursive: true, force: true });
mkdirSync(WORK, { recursive: true });
const cases = readdirSync('tests/books').map((name) => loadCase(join('tests/books', name)))
	.filter(({ args, validators }) => /^build\b/.test(args) && !validators.length);
const tries = [];
await each(cases, async (testCase) => {
	for (const source of await filesOf(testCase))
		for (const way of ways)
			tries.push({ testCase, source, way, name: `${testCase.name}, ${source} ${way}`, folder: join(WORK, `${tries.length}`) });
});
process.exit(await judge(tries, program, [0, 1, 2, 3], build));
