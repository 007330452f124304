// Real readers: MuPDF finds title, author and contents as they were written, and each that is here reads
// back the metadata that went in.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMetadata } from '../readers/metadata.mjs';
import { openEpub } from '../tools/epub.mjs';
import { run } from '../tools/process.mjs';

const SHARED = '../shared/corpus';

const rows = (list, depth = 0) =>
	list.flatMap((e) => [`${'  '.repeat(depth)}${e.title}`, ...rows(e.down, depth + 1)]);

async function read({ program, work }, name, args) {
	mkdirSync(work, { recursive: true });
	const out = join(work, `reader-${name}.epub`);
	const built = await run(program, ['build', ...args, '-o', out]);
	assert.equal(built.status, 0, built.stderr);
	const { status, stdout, stderr } = await run('mutool', ['run', 'tests/tools/mupdf.js', out]);
	assert.equal(status, 0, stderr);
	assert.equal(stderr.replace(/^warning: unknown epub version: 3.0\n/m, ''), '', 'MuPDF warns');
	const found = JSON.parse(stdout);
	return { ...found, outline: rows(found.outline), book: openEpub(out) };
}

async function sample(context) {
	const found = await read(context, 'sample', ['tests/samples/several']);
	assert.equal(found.title, 'Several Things: Ein “Mehrfaches” Buch');
	assert.equal(found.author, 'Ada Ünal', 'MuPDF shows the first');
	assert.deepEqual(found.outline, readFileSync('tests/samples/several.outline', 'utf8').trim().split('\n'));
}

async function article(context) {
	const found = await read(context, 'article',
		[`${SHARED}/article/article.txt`, '--title', 'A Title of Ours', '--author', 'R. Doe']);
	assert.equal(found.title, 'A Title of Ours');
	assert.equal(found.author, 'R. Doe');
	assert.deepEqual(found.book.metadata('dc:language'), ['en'], 'found without being told');
	assert.equal(found.outline.length, 4, found.outline.join('\n'));
	assert.equal(found.outline[0], 'A Title of Ours', 'the opening is named by the title');
}

// All headings of the three levels the book has, in their order and depth.
async function novel(context) {
	const path = `${SHARED}/books/war-and-peace.md`;
	const found = await read(context, 'novel', [path]);
	const headings = readFileSync(path, 'utf8').match(/^#{2,4} .*/gm)
		.map((line) => line.replace(/^##(#*) (.*)$/, (_, deep, title) => '  '.repeat(deep.length) + title));
	const plain = (list) => list.map((row) => row.replace(/[*_]|\[\^[^\]]*\]/g, '').replace(/[’']/g, "'"));
	assert.deepEqual(plain(found.outline), plain(headings));
}

const CORPUS = { article, books: novel };

export default async function readers(context) {
	const { report } = context;
	await report.test('MuPDF reads the sample', () => sample(context));
	await readMetadata(context);
	for (const [folder, test] of Object.entries(CORPUS)) {
		if (existsSync(join(SHARED, folder))) await report.test(`MuPDF reads ${folder}`, () => test(context));
		else report.skip(`MuPDF reads ${folder}`, `lay sources in ${SHARED}/${folder} to have them tried`);
	}
}
