// What readers know of a book whose book.yaml says all it can: the book of tests/books/metadata-all.
// metadata.json has what each of them must find; what else it tells doesn't count.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { loadCase, runCase } from '../tools/case.mjs';
import { run } from '../tools/process.mjs';
import { content, findAll, readXml } from '../tools/xml.mjs';

const require = createRequire(import.meta.url);
const R2 = 'r2-shared-js/dist/es8-es2017/src';

async function mupdf(path) {
	const { stdout } = await run('mutool', ['run', 'tests/tools/mupdf.js', path]);
	return JSON.parse(stdout);
}

// calibre writes down what it knows, as an OPF of its own.
async function calibre(path) {
	const folder = join(dirname(path), 'calibre');
	mkdirSync(folder, { recursive: true });
	const opf = join(folder, 'known.opf');
	const env = { PATH: process.env.PATH, HOME: folder, QT_QPA_PLATFORM: 'offscreen' };
	await run('ebook-meta', [path, `--to-opf=${opf}`], { env });
	const root = readXml(readFileSync(opf, 'utf8'));
	const texts = (name, of = content) => findAll(root, `dc:${name}`).map(of);
	const meta = (name) =>
		findAll(root, 'meta').find((e) => e.attributes.name === `calibre:${name}`)?.attributes.content;
	return {
		titles: texts('title'),
		titleSort: meta('title_sort'),
		creators: texts('creator', (e) => [content(e), e.attributes['opf:file-as']].filter(Boolean)),
		publishers: texts('publisher'),
		dates: texts('date'),
		languages: texts('language'),
		descriptions: texts('description'),
		identifiers: texts('identifier', (e) => `${e.attributes['opf:scheme']} ${content(e)}`)
			.filter((line) => !line.startsWith('calibre ')),
		subjects: texts('subject'),
		series: meta('series'),
		seriesIndex: meta('series_index'),
	};
}

// r2-shared-js, which Thorium Reader opens books with. It has what it doesn't know under its own name.
async function thorium(path) {
	const { initGlobalConverters_GENERIC: generic, initGlobalConverters_SHARED: shared } = require(`${R2}/init-globals`);
	const { TaJsonSerialize: plain } = require('r2-lcp-js/dist/es8-es2017/src/serializable');
	generic();
	shared();
	const book = await require(`${R2}/parser/epub`).EpubParsePromise(path);
	book.freeDestroy();
	return plain(book).metadata;
}

function hasThorium() {
	try {
		return Boolean(require.resolve(`${R2}/init-globals`));
	} catch {
		return false;
	}
}

const hasCalibre = () => run('ebook-meta', ['--version']).then(() => true, () => false);

// Each reader: its name, what it reads, and why it can't where it isn't there.
const READERS = [
	{ name: 'MuPDF', read: mupdf, isThere: () => true },
	{ name: 'Calibre', read: calibre, isThere: hasCalibre, missing: "install calibre, as 'make readers' does" },
	{ name: 'Thorium', read: thorium, isThere: hasThorium, missing: "install r2-shared-js, as 'make readers' does" },
];

async function check(reader, path) {
	const want = JSON.parse(readFileSync(new URL('metadata.json', import.meta.url)))[reader.name];
	const all = await reader.read(path);
	assert.deepEqual(Object.fromEntries(Object.keys(want).map((key) => [key, all[key]])), want);
}

// Builds the book and has it read by each reader that is there.
export async function readMetadata({ program, work, report }) {
	const { out } = await runCase(program, loadCase('tests/books/metadata-all'), join(work, 'metadata'));
	for (const reader of READERS) {
		const name = `${reader.name} reads the metadata`;
		if (await reader.isThere()) await report.test(name, () => check(reader, out));
		else report.skip(name, reader.missing);
	}
}
