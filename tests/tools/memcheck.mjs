// Builds sources under valgrind's memcheck, which sees reads of what nobody wrote also where libraries take
// part: node tests/tools/memcheck.mjs [EVERY]. Each EVERYth of the tests' texts and cases; 7 where it isn't said.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { copySources } from './case.mjs';
import { packManuscripts } from './manuscript.mjs';
import { run } from './process.mjs';

const every = Number(process.argv[2] ?? 7);
const WORK = 'build/tests/memcheck';
const files = ['tests/text', 'tests/markdown', 'tests/soup'].flatMap((folder) => readdirSync(folder)
	.filter((name) => /\.(txt|md|html)$/.test(name)).map((name) => join(folder, name)));
const cases = readdirSync('tests/books').map((name) => join('tests/books', name));
let built = 0, wrong = 0;
for (const path of [...files, ...cases].filter((_, n) => n % every === 0)) {
	let source = path;
	if (path.startsWith('tests/books')) {
		source = join(WORK, path);
		copySources(path, source);
		packManuscripts(source);
	}
	const { status, stderr } = await run('valgrind', ['-q', '--error-exitcode=99', 'build/octavo', 'build', source, '-j1',
		'--quiet', '--force', '--no-cover', '-o', join(WORK, 'book.epub')]);
	built++;
	if (status !== 99) continue;
	wrong++;
	console.log(`${path}\n${stderr}`);
}
console.log(`${built} built, in ${wrong} something is read that wasn't written, or beyond an end`);
process.exit(wrong ? 1 : 0);
