// Each call of the system fails once: then the book is the same, or the system is said to have failed
// and the old file is as it was.
import assert from 'node:assert/strict';
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cleanEnv, each, run } from '../tools/process.mjs';

const OLD = 'as it was';
const FAILING = resolve('build/tests/failing.so');

// What is built, below the folder of the sources; and how its output is called.
const BUILDS = {
	'a book of many kinds of files': ['build', 'book', '-o', 'out/x.epub', '--depfile', 'out/x.d'],
	'a folder of articles': ['build', 'plain', '--no-cover', '--lang', 'en', '-o', 'out/x.epub'],
	'a lone article': ['build', 'book/lone.md', '-o', 'out/x.epub'],
	'a link to the book': ['build', 'plain/1.md', '--no-cover', '--lang', 'en', '-o', 'out/link.epub'],
};

function writeSources(folder) {
	const write = (name, text) => writeFileSync(join(folder, name), text);
	for (const name of ['book', 'plain']) mkdirSync(join(folder, name), { recursive: true });
	write('book/book.yaml', 'title: T\nlang: en\nchapters: [1.md, page.html]\ndedication: ded.md\ncolophon: end.text\n'
		+ 'css: own.css\nfonts: own.ttf\ncover-image: cover.png\n');
	write('book/1.md', '# One\n\n![A square](square.png) and [two](page.html)\n');
	write('book/page.html', '<h1>Two</h1><p>Words and <img src="square.png" alt="a square"> <img src="gone.png" alt="more">');
	write('book/lone.md', '---\ntitle: T\nlang: en\ncss: own.css\nfonts: own.ttf\ncover-image: cover.png\n---\n# One\n\nWords.\n');
	write('book/ded.md', 'For you\n');
	write('book/end.text', 'Set in type\n');
	write('book/own.css', 'p { background: url(back.png) }\n');
	for (const name of ['square.png', 'back.png', 'cover.png'])
		cpSync('tests/samples/several/square.png', join(folder, 'book', name));
	cpSync('tests/fonts/regular.ttf', join(folder, 'book/own.ttf'));
	for (const n of [1, 2]) write(`plain/${n}.md`, `# Number ${n}\n\nWords.\n`);
}

// Builds among fresh sources, an old book in its place, with the call of that number failing.
async function attempt({ program, work }, words, number) {
	const folder = resolve(work, 'failures', `${number}`);
	rmSync(folder, { recursive: true, force: true });
	writeSources(folder);
	mkdirSync(join(folder, 'out'));
	writeFileSync(join(folder, 'out/x.epub'), OLD);
	symlinkSync('x.epub', join(folder, 'out/link.epub'));
	const log = join(folder, 'log');
	const env = { ...cleanEnv, SOURCE_DATE_EPOCH: '86400', LD_PRELOAD: FAILING, FAILING_AT: `${number}`, FAILING_LOG: log };
	const result = await run(resolve(program), words, { cwd: folder, env });
	const made = {
		...result,
		calls: parseInt(readFileSync(log, 'utf8'), 10),
		files: readdirSync(join(folder, 'out')).filter((name) => name !== 'x.d'),
		isLink: lstatSync(join(folder, 'out/link.epub')).isSymbolicLink(),
		book: readFileSync(join(folder, 'out/x.epub'), 'latin1'),
	};
	rmSync(folder, { recursive: true });
	return made;
}

async function sweep(context, words) {
	const good = await attempt(context, words, 0);
	assert.equal(good.status, 0, good.stderr);
	assert.ok(good.calls > 50, 'calls are not counted');
	await each(Array.from({ length: good.calls }, (_, n) => n + 1), async (number) => {
		const { status, signal, stderr, files, isLink, book } = await attempt(context, words, number);
		const what = `call ${number}: ${signal ?? status}: ${stderr}`;
		assert.ok(status === 0 || status === 3, what);
		assert.ok(book === (status === 0 ? good.book : OLD), `another book: ${what}`);
		assert.deepEqual(files, ['link.epub', 'x.epub'], what);
		assert.ok(isLink, `no link any more: ${what}`);
	});
}

export default async function failures(context) {
	const { report } = context;
	if (!existsSync(FAILING)) return report.skip('each call of the system fails once', 'run it on Linux, behind make check');
	for (const [name, words] of Object.entries(BUILDS))
		await report.test(`each call of the system fails once: ${name}`, () => sweep(context, words));
}
