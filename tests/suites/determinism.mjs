// Same input, same bytes, wherever and whenever; a changed text changes no more than it must.
import assert from 'node:assert/strict';
import {
	appendFileSync, copyFileSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { copySources } from '../tools/case.mjs';
import { filesBelow } from '../tools/files.mjs';
import { openEpub } from '../tools/epub.mjs';
import { cleanEnv, run, withoutSuccess } from '../tools/process.mjs';

const SAMPLE = 'tests/samples/several';
const PLACES = [
	{ folder: 'a', TZ: 'UTC', LC_ALL: 'C' },
	{ folder: 'another folder/with a longer name', TZ: 'Pacific/Auckland', LC_ALL: 'de_DE.UTF-8' },
	{ folder: 'ü/ı', TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8' },
];

async function missingLocales() {
	const { stdout } = await run('locale', ['-a']);
	const there = stdout.toString().toLowerCase().replaceAll('-', '').split('\n');
	return PLACES.map((place) => place.LC_ALL)
		.filter((name) => !there.includes(name.toLowerCase().replaceAll('-', '')))
		.map((name) => `there is no locale ${name}: run 'make test'`);
}

async function build(program, folder, extra = {}) {
	const out = join(folder, '..', 'out.epub');
	const { status, stderr } = await run(program, ['build', '.', '-o', '../out.epub'],
		{ cwd: folder, env: { ...cleanEnv, ...extra } });
	assert.equal(status, 0, stderr);
	return out;
}

async function anywhere({ program, work }) {
	let first;
	for (const { folder, ...env } of PLACES) {
		const place = copySources(SAMPLE, join(work, 'determinism', folder, 'book'));
		const bytes = readFileSync(await build(program, place, env));
		first ??= bytes;
		assert.ok(first.equals(bytes), `other bytes in ${folder} with ${JSON.stringify(env)}`);
	}
}

// Articles that need all that threads share: extensions of Markdown, links among articles, pictures
// under several names, words of their own and warnings.
function manyArticles(folder, count) {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	for (const name of ['a.png', 'b.png'])
		copyFileSync('tests/images/gray.png', join(folder, name));
	writeFileSync(join(folder, 'book.yaml'), 'title: Many\nlang: en\n');
	for (let n = 1; n <= count; n++)
		writeFileSync(join(folder, `${n}.md`), `# Article ${n}

A ~~struck~~ word, *another* ~~one of ${n}~~, www.example.com and a note[^1].

| a | b ~~c~~ |
|---|--------:|
| ${n} | ~~${n * n}~~ |

See [the next](${(n % count) + 1}.md#part) and ![a dot](${n % 2 ? 'a' : 'b'}.png)${n % 50 ? '' : ' or ![](a.png)'}.

## Part

More "words" -- and ~~ends~~.

[^1]: A note with ~~strokes~~.
`);
}

async function threads({ program, work }) {
	const folder = join(work, 'threads');
	const out = join(work, 'threads.epub');
	manyArticles(folder, 1200);
	let first;
	for (const jobs of ['1', '2', '3', '16']) {
		const { status, stderr } = await run(program, ['build', folder, '-o', out, '--jobs', jobs]);
		assert.equal(status, 0, stderr);
		const built = { bytes: readFileSync(out), said: withoutSuccess(stderr) };
		first ??= built;
		assert.ok(first.bytes.equals(built.bytes), `other bytes with ${jobs} threads`);
		assert.equal(built.said, first.said, `other diagnostics with ${jobs} threads`);
	}
	const book = contents(openEpub(out));
	const article = book.get('EPUB/text/article-77.xhtml').toString();
	assert.equal(article.match(/<del>/g).length, 6);
}

// Scripts that several languages share, of which an environment may prefer another.
async function covers({ program, work }) {
	const folder = join(work, 'determinism', 'cover');
	const PREFERRED = [{ LANGUAGE: 'en' }, { LANGUAGE: 'ja:bg:ur', FC_LANG: 'ja' }, { PANGO_LANGUAGE: 'tr:sr:mr:fa' }];
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'a.md'), '---\ntitle: fi 骨直 Пробет حکایت कथा\nlang: el\n---\n\n# One\n\nWords.\n');
	let first;
	for (const [n, place] of PLACES.entries()) {
		const { LC_ALL, TZ } = place;
		const out = await build(program, folder, { LC_ALL, TZ, ...PREFERRED[n] });
		const cover = openEpub(out).files.get('EPUB/images/cover.jpg');
		first ??= cover;
		assert.ok(first.equals(cover), `another cover with ${JSON.stringify(PREFERRED[n])}`);
	}
}

const contents = (book) => new Map(book.entries.map(({ name, data }) => [name, data]));

async function touched({ program, work }) {
	const place = copySources(SAMPLE, join(work, 'touched', 'book'));
	const before = openEpub(await build(program, place));
	appendFileSync(join(place, '2-second.md'), '\nAnd one more sentence.\n');
	const after = openEpub(await build(program, place));
	assert.deepEqual(after.metadata('dc:identifier'), before.metadata('dc:identifier'), 'identifier');
	assert.deepEqual([...after.files.keys()], [...before.files.keys()], 'names of files');
	const changed = [...after.files].filter(([name, data]) => !data.equals(before.files.get(name)));
	const names = changed.map(([name]) => name).sort();
	assert.equal(names.length, 2, `more changed than a chapter and the date: ${names}`);
	assert.ok(names.includes(before.opfName));
}

async function inserted({ program, work }) {
	const place = copySources(SAMPLE, join(work, 'inserted', 'book'));
	const before = contents(openEpub(await build(program, place)));
	appendFileSync(join(place, '1-first.md'), '\n# A Chapter Between\n\nIts words.\n');
	const after = contents(openEpub(await build(program, place)));
	const gone = [...before.keys()].filter((name) => !after.has(name));
	assert.deepEqual(gone, [], 'an inserted chapter renames others');
	assert.equal(after.size, before.size + 1);
}

async function dates({ program, work }) {
	const modified = (path) => openEpub(path).meta('dcterms:modified')[0];
	const place = copySources(SAMPLE, join(work, 'dates', 'book'));
	const newest = new Date('2025-06-07T08:09:10Z');
	utimesSync(join(place, '2-second.md'), newest, newest);
	assert.equal(modified(await build(program, place)), '2025-06-07T08:09:10Z', "the newest input's");
	const epoch = await build(program, place, { SOURCE_DATE_EPOCH: '86400' });
	assert.equal(modified(epoch), '1970-01-02T00:00:00Z', 'SOURCE_DATE_EPOCH');
	assert.equal(openEpub(epoch).meta('dcterms:modified').length, 1);
}

// Each clone has its own times: the example says when it was changed.
async function clones({ program, work }) {
	let first;
	for (const [n, date] of [new Date('2001-01-01'), new Date('2031-01-01')].entries()) {
		const place = copySources('book', join(work, 'determinism', `clone-${n}`, 'book'));
		for (const name of filesBelow(place)) utimesSync(join(place, name), date, date);
		const bytes = readFileSync(await build(program, place));
		first ??= bytes;
		assert.ok(first.equals(bytes), 'the book of book/ is not the same in two clones');
	}
}

export default async function determinism(context) {
	const { report, work } = context;
	for (const folder of ['determinism', 'touched', 'inserted', 'dates'])
		rmSync(join(work, folder), { recursive: true, force: true });
	mkdirSync(work, { recursive: true });
	report.check('the locales to try are there', await missingLocales());
	await report.test('same bytes in any folder, time zone and locale', () => anywhere(context));
	await report.test('same bytes with any number of threads', () => threads(context));
	await report.test('the same cover whatever languages are preferred', () => covers(context));
	await report.test('a changed text keeps identifier, names and other chapters', () => touched(context));
	await report.test('an inserted chapter renames no other', () => inserted(context));
	await report.test('the book of book/ is the same bytes in each clone', () => clones(context));
	await report.test('the date is the newest input\'s or SOURCE_DATE_EPOCH', () => dates(context));
}
