// The system fails once, in every way it can: then the book is the same, or the system is said to have
// failed, and the old file is as it was.
import assert from 'node:assert/strict';
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packManuscripts } from '../tools/manuscript.mjs';
import { cleanEnv, each, run, withoutTime } from '../tools/process.mjs';

const FAILING = resolve('build/tests/failing.so');

// How a call fails: with EIO, or with what stands here.
const WAYS = {
	open: ['EIO', 'EACCES', 'EMFILE', 'EINTR'],
	opendir: ['EIO', 'EACCES', 'EMFILE'],
	read: ['EIO', 'EINTR', 'short'],
	write: ['EIO', 'ENOSPC', 'EINTR', 'short'],
	fwrite: ['ENOSPC'],
	fflush: ['ENOSPC'],
	fsync: ['EIO', 'ENOSPC', 'EINTR'],
	rename: ['EIO', 'ENOSPC', 'EACCES'],
	stat: ['EIO', 'EACCES'],
	mkdir: ['EIO', 'ENOSPC'],
	poll: ['EIO', 'EINTR'],
	pipe: ['EMFILE'],
	fork: ['ENOMEM'],
};

// What is built, below the folder of the sources, and how its output is called, which is a file before, or a folder
// without files, or nothing. Whether calls fail in every way, or with EIO, or none does. Of the pieces of memory that
// it asks for, which are many (more than 500 where nothing is said), how many of the first ones aren't given, and of
// the others, each of which.
const BUILDS = {
	'a book of many kinds of files': { words: ['build', 'book', '-o', 'out/x.epub', '--depfile', 'out/x.d'], calls: 'every way', first: 100, step: 11 },
	'a folder of articles': { words: ['build', 'plain', '--no-cover', '--lang', 'en', '-o', 'out/x.epub'], calls: 'EIO' },
	'a lone article': { words: ['build', 'book/lone.md', '-o', 'out/x.epub'], calls: 'EIO' },
	'a link to the book': { words: ['build', 'plain/1.md', '--no-cover', '--lang', 'en', '-o', 'out/link.epub'], calls: 'EIO' },
	'manuscripts': { words: ['build', 'word', '-o', 'out/x.epub'], calls: 'EIO', first: 0, step: 31 },
	'EPUBs, bound and checked': { words: ['build', 'epubs/a.epub', 'epubs/b.epub', '--no-cover', '--check', '-o', 'out/x.epub'], calls: 'EIO', first: 0, step: 97 },
	'an unpacked book, packed': { words: ['pack', 'unpacked', '-o', 'out/x.epub'], calls: 'EIO', first: 0, step: 97 },
	'an EPUB, unpacked into a folder': { words: ['unpack', 'whole.epub', 'out/x.epub'], before: 'folder', calls: 'EIO', many: 200, first: 0, step: 31 },
	'an EPUB, unpacked': { words: ['unpack', 'whole.epub', 'out/x.epub'], before: 'nothing', calls: 'EIO' },
	'a cover that is typeset': { words: ['build', 'book/1.md', '--lang', 'en', '-o', 'out/x.epub'], first: 0, step: 997 },
};

function writeSources(folder) {
	const write = (name, text) => writeFileSync(join(folder, name), text);
	for (const name of ['book', 'plain', 'word']) mkdirSync(join(folder, name), { recursive: true });
	write('book/book.yaml', 'title: T\nlang: en\nchapters: [1.md, page.html]\ndedication: ded.md\ncolophon: end.text\n'
		+ 'css: own.css\nfonts: own.ttf\ncover-image: cover.png\n');
	write('book/1.md', '# One\n\n![A square](square.png) and [two](page.html)\n\n$x^2$\n\n```c\nint x;\n```\n');
	write('book/page.html', '<h1>Two</h1><p>Words and <img src="square.png" alt="a square"> <img src="gone.png" alt="more">');
	write('book/lone.md', '---\ntitle: T\nlang: en\ncss: own.css\nfonts: own.ttf\ncover-image: cover.png\n---\n# One\n\nWords.\n');
	write('book/ded.md', 'For you\n');
	write('book/end.text', 'Set in type\n');
	write('book/own.css', 'p { background: url(back.png) }\n');
	for (const name of ['square.png', 'back.png', 'cover.png'])
		cpSync('tests/samples/several/square.png', join(folder, 'book', name));
	cpSync('tests/fonts/regular.ttf', join(folder, 'book/own.ttf'));
	for (const n of [1, 2]) write(`plain/${n}.md`, `# Number ${n}\n\nWords.\n`);
	write('word/book.yaml', 'title: T\nlang: en\nchapters: [a.docx, b.odt]\ncover: none\n');
	cpSync('tests/books/word-lists/book.docx', join(folder, 'word/a.docx'), { recursive: true });
	cpSync('tests/books/odt-lists/book.odt', join(folder, 'word/b.odt'), { recursive: true });
	for (const name of ['epubs/a.epub', 'epubs/b.epub', 'unpacked']) cpSync('tests/check/book3', join(folder, name), { recursive: true });
	for (const name of ['word', 'epubs']) packManuscripts(join(folder, name));
}

// What stands at a path: a file's bytes, what a folder holds, or nothing.
function standing(path) {
	if (!existsSync(path)) return 'nothing';
	if (!lstatSync(path).isDirectory()) return readFileSync(path, 'latin1');
	return readdirSync(path).sort().map((name) => `${name}: ${standing(join(path, name))}`).join('\n');
}

// Builds the successor of what was there before in that environment, by that program. Sources are the same for all.
async function attempt({ program, work }, { words, before = 'file' }, name, more, limit = '') {
	const folder = resolve(work, 'failures', name);
	rmSync(folder, { recursive: true, force: true });
	for (const inside of ['out', 'tmp']) mkdirSync(join(folder, inside), { recursive: true });
	for (const source of readdirSync(resolve(folder, '../sources'))) symlinkSync(`../sources/${source}`, join(folder, source));
	const output = join(folder, 'out/x.epub');
	if (before === 'file') writeFileSync(output, 'as it was');
	if (before === 'folder') mkdirSync(output);
	const old = standing(output);
	symlinkSync('x.epub', join(folder, 'out/link.epub'));
	const log = join(folder, 'log');
	const env = { ...cleanEnv, SOURCE_DATE_EPOCH: '86400', TMPDIR: join(folder, 'tmp'), FAILING_LOG: log, ...more };
	const command = `${limit} exec '${resolve(program)}' "$@"`;
	const result = limit ? await run('sh', ['-c', command, 'sh', ...words], { cwd: folder, env })
		: await run(resolve(program), words, { cwd: folder, env });
	const [counts, ...calls] = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [''];
	const made = {
		...result,
		stderr: withoutTime(result.stderr),
		calls,
		pieces: Number(counts.split(' ')[2]),
		others: readdirSync(join(folder, 'out')).filter((file) => !['x.d', 'x.epub', 'link.epub'].includes(file)),
		temporary: readdirSync(join(folder, 'tmp')),
		isLink: lstatSync(join(folder, 'out/link.epub')).isSymbolicLink(),
		old,
		book: standing(output),
	};
	rmSync(folder, { recursive: true });
	return made;
}

const FAILED = /octavo: error: out of memory \[out-of-memory\]|error: .* \[(cant-read|cant-write|library-failed)\]/;

// Who finds no memory behind the last step, when there is but to be told what was written, has the new book.
function judge(good, made, what, mayBeNew) {
	const { status, signal, stderr, others, temporary, isLink, old, book } = made;
	const said = `${what}: ${signal ?? status}: ${stderr}`;
	assert.ok(status === 0 || status === 3, said);
	if (status === 0) assert.equal(stderr, good.stderr, `something else is said: ${said}`);
	else assert.match(stderr, FAILED, said);
	assert.ok(book === (status === 0 ? good.book : old) || (mayBeNew && book === good.book), `another book: ${said}`);
	assert.deepEqual(others, [], said);
	assert.deepEqual(temporary, [], said);
	assert.ok(isLink, `no link any more: ${said}`);
}

const preload = (library, variables) => ({ LD_PRELOAD: library, ...variables });

async function whole(context, build) {
	const good = await attempt(context, build, 'good', preload(FAILING, { FAILING_AT: '0' }));
	assert.equal(good.status, 0, good.stderr);
	return good;
}

async function eachCall(context, build) {
	const good = await whole(context, build);
	assert.ok(good.calls.length > 50, 'calls are not counted');
	const besides = build.before ? ['close', 'rename'] : []; // a folder's files are closed first, and moved one by one
	good.calls.forEach((name, n) => name === 'rename' // should the power fail behind it
		&& assert.equal(good.calls.slice(0, n).findLast((call) => !besides.includes(call)), 'fsync', 'what takes its place is on the disk'));
	const faults = good.calls.flatMap((name, n) => ((build.calls === 'every way' && WAYS[name]) || ['EIO']).map((way) => ({ name, at: `${n + 1}`, way })));
	await each(faults, async ({ name, at, way }) => {
		const variables = { FAILING_AT: at, FAILING_AS: way };
		judge(good, await attempt(context, build, `${at}-${way}`, preload(FAILING, variables)), `${way} at call ${at}, ${name}`);
	});
}

async function eachPiece(context, build) {
	const { many = 500, first, step } = build;
	const good = await whole(context, build);
	assert.ok(good.pieces > many, 'memory is not counted');
	const spread = Array.from({ length: good.pieces }, (_, n) => n + 1).filter((n) => n <= first || n % step === 0);
	let ended = 0;
	await each(spread, async (n) => {
		const made = await attempt(context, build, `${n}`, preload(FAILING, { FAILING_MEMORY: `${n}` }));
		judge(good, made, `piece ${n}`, true);
		ended += made.status === 3;
	});
	assert.ok(ended > 0.9 * spread.length, `only ${ended} of ${spread.length} ended it`); // threads ask for more or less
}

// The process may have no more than that; where that is too little for the system to begin one, nothing is shown.
async function starved(context) {
	const build = BUILDS['a cover that is typeset'];
	const good = await whole(context, build);
	const sizes = Array.from({ length: 20 }, (_, n) => 40_000 + n * 13_000); // kB
	let ended = 0;
	await each(sizes, async (size) => {
		const made = await attempt(context, build, `${size}`, {}, `ulimit -v ${size} || exit 0;`);
		if (/error while loading shared libraries/.test(made.stderr)) return;
		judge(good, made, `${size} kB`, true);
		ended += made.status === 3;
	});
	assert.ok(ended > 0, 'it never had too little');
}

// By AddressSanitizer's build: where a call failed, all memory is let go, and none is touched behind that.
async function leaks(context) {
	const sanitized = { ...context, program: 'build/san/octavo' };
	const { stdout } = await run('gcc', ['-print-file-name=libasan.so']);
	const both = `${String(stdout).trim()}:${FAILING}`;
	const steps = { 'a book of many kinds of files': 9, 'a folder of articles': 1, 'an unpacked book, packed': 4, 'an EPUB, unpacked into a folder': 1 };
	for (const [name, step] of Object.entries(steps)) {
		const build = BUILDS[name];
		const good = await attempt(sanitized, build, 'good', preload(both, { FAILING_AT: '0' }));
		assert.equal(good.status, 0, good.stderr);
		const at = good.calls.map((_, n) => n + 1).filter((n) => n % step === 0);
		await each(at, async (n) => judge(good, await attempt(sanitized, build, `${n}`, preload(both, { FAILING_AT: `${n}` })), `call ${n} of ${name}`));
	}
}

export default async function failures(context) {
	const { report } = context;
	if (!existsSync(FAILING)) return report.skip('each call of the system fails once', 'run it on Linux, behind make check');
	const sources = resolve(context.work, 'failures/sources');
	writeSources(sources);
	await run(resolve(context.program), ['pack', 'unpacked', '-o', 'whole.epub'], { cwd: sources });
	for (const [name, build] of Object.entries(BUILDS)) {
		if (build.calls) await report.test(`each call of the system fails once: ${name}`, () => eachCall(context, build));
		if (build.step) await report.test(`memory runs out, also in libraries: ${name}`, () => eachPiece(context, build));
	}
	await report.test('a process that may have little memory', () => starved(context));
	if (existsSync('build/san/octavo')) await report.test('what fails leaks nothing', () => leaks(context));
}
