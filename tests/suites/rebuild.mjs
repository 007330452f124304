// What didn't change isn't written, and make and ninja build again what did.
import assert from 'node:assert/strict';
import {
	existsSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { cleanEnv, run } from '../tools/process.mjs';

const LONG_AGO = new Date('2020-01-01T00:00:00Z');
const NAMES = ['plain', 'a b', "o'clock", 'no #1', 'five $', 'one: two', 'a[1]', '100%', 'größe'];
const TRICKY = NAMES.filter((name) => !name.includes("'")); // which ninja's depfiles can't carry

// An empty folder in which files are written and octavo is called.
function fresh({ program, work }, name) {
	const folder = resolve(work, 'rebuild', name);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const at = (file) => join(folder, file);
	const write = (file, text, date = LONG_AGO) => {
		mkdirSync(dirname(at(file)), { recursive: true });
		writeFileSync(at(file), text);
		utimesSync(at(file), date, date);
	};
	const env = { ...cleanEnv, PATH: `${dirname(resolve(program))}:${cleanEnv.PATH}` };
	const call = (tool, ...args) => run(tool, args, { cwd: folder, env });
	const build = async (...args) => {
		const { status, stderr } = await call('octavo', 'build', '--lang', 'en', ...args);
		assert.equal(status, 0, stderr);
		return stderr;
	};
	return { folder, at, write, call, build };
}

// Gives the file an old date, so that a later one shows that it was written.
function age(path) {
	utimesSync(path, LONG_AGO, LONG_AGO);
	return () => statSync(path).mtimeMs !== LONG_AGO.getTime();
}

async function untouched(context) {
	const { at, write, build } = fresh(context, 'untouched');
	write('a.md', '# A Kite\n\nIt flies.\n');
	assert.match(await build('a.md'), /^octavo: wrote a-kite\.epub: /);
	const inode = statSync(at('a-kite.epub')).ino;
	const written = age(at('a-kite.epub'));
	assert.match(await build('a.md'), /^octavo: unchanged a-kite\.epub: /);
	assert.ok(!written() && statSync(at('a-kite.epub')).ino === inode, 'written again');
	symlinkSync('a-kite.epub', at('link.epub'));
	await build('a.md', '-o', 'link.epub');
	assert.ok(!written() && lstatSync(at('link.epub')).isSymbolicLink(), 'written through a link');
	assert.match(await build('a.md', '--force'), /^octavo: wrote a-kite\.epub: /);
	assert.ok(written(), '--force does nothing');
}

async function damaged(context) {
	const { at, write, build } = fresh(context, 'damaged');
	write('a.md', '# A Kite\n\nIt flies.\n');
	await build('a.md');
	const book = readFileSync(at('a-kite.epub'));
	for (const bytes of [book.subarray(1), Buffer.concat([book, book.subarray(0, 1)]), book.map((b, i) => (i === 99 ? b ^ 1 : b))]) {
		writeFileSync(at('a-kite.epub'), bytes);
		assert.match(await build('a.md'), /^octavo: wrote a-kite\.epub: /);
		assert.ok(readFileSync(at('a-kite.epub')).equals(book));
	}
}

// The names that a rule of the depfile has, with make's spelling undone.
const dependencies = (text) =>
	text.slice(0, text.indexOf('\n\n')).replaceAll('\\\n', ' ').split(/(?<!\\) +/).slice(1)
		.map((name) => name.replace(/\\(.)/g, '$1').trim()).filter(Boolean);

async function allRead(context) {
	const { at, write, build, folder } = fresh(context, 'read');
	write('book/book.yaml', 'title: T\nauthor: A\ncss: looks/own.css\n');
	write('book/looks/own.css', 'p { background: url(back.png) }\n');
	for (const name of ['book/looks/back.png', 'book/pictures/square.png'])
		write(name, readFileSync('tests/samples/several/square.png'));
	write('book/1.md', '# One\n\n![A square](pictures/square.png)\n');
	write('book/2.html', '<h1>Two</h1><p>Words <img src="pictures/away.png" alt="more words">');
	const { stderr } = await run(context.program,
		['build', 'book', '-o', 'out.epub', '--depfile', 'out.d', '--lang', 'en'], { cwd: folder, env: cleanEnv });
	assert.match(stderr, /\[missing-image\]/);
	assert.deepEqual(dependencies(readFileSync(at('out.d'), 'utf8')), ['book', 'book/1.md', 'book/2.html',
		'book/book.yaml', 'book/looks', 'book/looks/back.png', 'book/looks/own.css', 'book/pictures', 'book/pictures/square.png']);
	const written = age(at('out.d'));
	await build('book', '-o', 'out.epub', '--depfile', 'out.d', '--lang', 'en');
	assert.ok(!written(), 'the same depfile is written again');
}

async function afterFailure(context) {
	const { at, write, call } = fresh(context, 'failure');
	write('a.md', '# A\n\n[dead](b.md)\n');
	const { status } = await call('octavo', 'build', 'a.md', '-o', 'a.epub', '--depfile', 'a.d', '--strict');
	assert.equal(status, 1);
	assert.ok(!existsSync(at('a.d')), 'a depfile without a book');
	write('b.md', '# B\n');
	const second = await call('octavo', 'build', 'a.md', 'b.md', '-o', 'a.epub', '--depfile', 'no/a.d');
	assert.equal(second.status, 3, second.stderr);
	assert.ok(!existsSync(at('a.epub')), 'a book without its depfile');
}

// The block of the README that stands behind the line that ends so.
function example(ending) {
	const [, block] = readFileSync('README.md', 'utf8').split(`${ending}:\n\n`);
	const lines = block.slice(0, block.search(/\n\n(?! {4})/) + 1);
	return lines.replace(/^ {4}/gm, '');
}

// What the tool, called again and again, builds as the sources change. rebuilds() is the number of
// books that it built in a call.
async function follows({ at, write }, rebuilds) {
	assert.equal(await rebuilds(), 2, 'at first');
	assert.equal(await rebuilds(), 0, 'nothing changed');
	write('books/a/1.md', '# One\n\n![Still a square](square.png)\n', new Date());
	assert.equal(await rebuilds(), 1, 'an article changed');
	assert.equal(await rebuilds(), 0, 'and then nothing');
	write('books/a/square.png', readFileSync(at('books/a/square.png')), new Date());
	assert.equal(await rebuilds(), 1, 'a picture has another time');
	assert.equal(await rebuilds(), 0, 'though the same bytes');
	write('books/b/2.md', '# Two\n\nNew words.\n');
	assert.equal(await rebuilds(), 1, 'an article is new');
	assert.equal(await rebuilds(), 0, 'and then old');
	rmSync(at('books/b/2.md'));
	assert.equal(await rebuilds(), 1, 'an article is gone');
	assert.equal(await rebuilds(), 0, 'and nobody asks for it');
}

function shelf(context, name) {
	const place = fresh(context, name);
	place.write('books/a/book.yaml', 'title: A\nlang: en\nchapters:\n  - 1.md\n');
	place.write('books/a/1.md', '# One\n\n![A square](square.png)\n');
	place.write('books/a/square.png', readFileSync('tests/samples/several/square.png'));
	place.write('books/b/book.yaml', 'title: B\nlang: en\n');
	place.write('books/b/1.md', '# One\n\nWords.\n');
	mkdirSync(place.at('out'));
	return place;
}

async function make(context) {
	const place = shelf(context, 'make');
	place.write('Makefile', example('`Makefile`'));
	await follows(place, async () => {
		const { status, stdout, stderr } = await place.call('make');
		assert.equal(status, 0, stderr);
		return stdout.toString().split('\n').filter((line) => line.startsWith('octavo build')).length;
	});
}

async function ninja(context) {
	const place = shelf(context, 'ninja');
	place.write('build.ninja', example('`build.ninja`'));
	await follows(place, async () => {
		const { status, stdout } = await place.call('ninja', '-v');
		assert.equal(status, 0, stdout.toString());
		return stdout.toString().split('\n').filter((line) => /octavo build/.test(line)).length;
	});
}

// The book and its depfile in the very folder whose articles it is made of.
async function amidst(context) {
	const { at, write, call } = fresh(context, 'amidst');
	write('1.md', '# One\n\nWords.\n');
	write('Makefile', 'out.epub:\n\toctavo build --force --depfile out.d -o $@\n-include out.d\n');
	const rebuilt = async () => /octavo build/.test((await call('make')).stdout.toString());
	assert.ok(await rebuilt());
	assert.ok(!(await rebuilt()), 'the book made its folder newer');
	write('2.md', '# Two\n\nWords.\n');
	assert.ok(await rebuilt(), 'a new article');
	assert.ok(!(await rebuilt()));
	assert.ok(dependencies(readFileSync(at('out.d'), 'utf8')).includes('.'));
}

async function names(context, tool, chosen) {
	for (const [n, name] of chosen.entries()) {
		const { at, write, call } = fresh(context, `${tool}-${n}`);
		write(`${name}.md`, '# One\n\nWords.\n');
		write('Makefile', 'out.epub:\n\toctavo build --force --depfile out.d -o $@ *.md\n-include out.d\n');
		write('build.ninja', 'rule book\n  command = octavo build --depfile out.d -o out.epub *.md\n'
			+ '  depfile = out.d\n  deps = gcc\nbuild out.epub: book\n');
		const rebuilt = async () => {
			const { status, stdout, stderr } = await call(tool);
			assert.equal(status, 0, stderr + stdout);
			return /octavo build/.test(stdout.toString());
		};
		assert.ok(await rebuilt(), name);
		assert.ok(!(await rebuilt()), `'${name}' is rebuilt though nothing changed`);
		write(`${name}.md`, '# One\n\nOther words.\n', new Date(Date.now() + 60_000));
		assert.ok(await rebuilt(), `'${name}' isn't rebuilt though it changed`);
		assert.ok(existsSync(at('out.epub')));
	}
}

export default async function rebuild(context) {
	const { report, label } = context;
	const test = (name, body) => report.test(label + name, () => body(context));
	await test('an unchanged book is left untouched', untouched);
	await test('a damaged book is written again', damaged);
	await test('a depfile names all that was read, and folders', allRead);
	await test('no depfile without a book, no book without its depfile', afterFailure);
	await test('make rebuilds what changed, as the README has it', make);
	await test('make: the book in the folder of its articles', amidst);
	await test('make: names with characters that mean something to it', (c) => names(c, 'make', NAMES));
	const { status } = await run('sh', ['-c', 'command -v ninja']);
	if (status !== 0) return report.skip('ninja rebuilds what changed', "install ninja, as 'make test' does");
	await test('ninja rebuilds what changed, as the README has it', ninja);
	await test('ninja: names with characters that mean something to it', (c) => names(c, 'ninja', TRICKY));
}
