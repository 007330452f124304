// Same input, same bytes, wherever and whenever; a changed text changes no more than it must.
import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { copySources, filesBelow } from '../tools/case.mjs';
import { openEpub } from '../tools/epub.mjs';
import { cleanEnv, run } from '../tools/process.mjs';

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

export default async function determinism(context) {
	const { report, work } = context;
	for (const folder of ['determinism', 'touched', 'inserted', 'dates'])
		rmSync(join(work, folder), { recursive: true, force: true });
	mkdirSync(work, { recursive: true });
	report.check('the locales to try are there', await missingLocales());
	await report.test('same bytes in any folder, time zone and locale', () => anywhere(context));
	await report.test('a changed text keeps identifier, names and other chapters', () => touched(context));
	await report.test('an inserted chapter renames no other', () => inserted(context));
	await report.test('the date is the newest input\'s or SOURCE_DATE_EPOCH', () => dates(context));
}
