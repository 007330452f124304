// Photographs the specimen books page by page in two readers, and fails where a page isn't as it should be.
// From the project's root:
//
//   node tests/readers/specimens.mjs [--verbose] [--program FILE] [--out FOLDER] [NAME...]
//
// Only the rows of which a name is a part, if any is given: 'manual', 'arabic in epub.js', 'night'.
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCase, runCase } from '../tools/case.mjs';
import { Report } from '../tools/report.mjs';
import { launch, openPage } from './browser.mjs';
import epubjs from './engines/epubjs.mjs';
import foliate from './engines/foliate.mjs';
import { FAULTS, faultyBook } from './faults.mjs';
import { photograph } from './photographs.mjs';
import { queueOf } from './queue.mjs';
import { wall } from './wall.mjs';

const OUT = 'build/specimens';
const AT_ONCE = 5; // pages of the browser

const THEMES = ['specimen', 'specimen-magazine', 'specimen-manual', 'specimen-large'];

// What is photographed: the themes in every way, of the scripts those that run otherwise; the others by day.
const WAYS = ['phone', 'tablet'].flatMap((size) => [false, true].map((night) => ({ size, night })));
const rows = (books, ways) => books.flatMap((book) =>
	[epubjs, foliate].flatMap((engine) => ways.map((way) => ({ book, engine, ...way }))));
const ROWS = [
	...rows(THEMES, WAYS),
	...rows(['specimen-arabic', 'specimen-japanese-vertical'], WAYS),
	...rows(['specimen-japanese', 'specimen-chinese', 'specimen-hindi', 'specimen-thai'], WAYS.slice(0, 1)),
];

const nameOf = ({ book, engine, size, night }) => `${book} in ${engine.name}, ${size}, by ${night ? 'night' : 'day'}`;
const folderOf = (name) => name.replace(/[^\w-]+/g, '-');

const { values: options, positionals: chosen } = parseArgs({
	allowPositionals: true,
	options: {
		verbose: { type: 'boolean', short: 'v' },
		program: { type: 'string', default: 'build/octavo' },
		out: { type: 'string', default: OUT },
	},
});
const isChosen = (name) => !chosen.length || chosen.some((part) => name.includes(part));

const report = new Report(options.verbose);

async function build(name) {
	const testCase = loadCase(join('tests/books', name));
	testCase.want.cover ??= Buffer.from('a cover as anybody gets it');
	const result = await runCase(resolve(options.program), testCase, join(OUT, 'work'));
	if (!result.book) throw new Error(`${name}: ${result.stderr}`);
	return [name, result.out];
}

const sentence = (folder) => ({ path, photograph, name, why }) =>
	`${path}, ${join(options.out, folder, photograph)}: ${name} ${why}`;

// Photographs a row's book into a folder of the row's name; problems says what of the findings is wrong.
async function look(context, row, name, problems) {
	const folder = folderOf(name);
	let seen = { photographs: [], findings: [] };
	await report.test(name, async () => {
		seen = await photograph(context, row, join(options.out, folder));
		return problems(seen.findings, folder);
	});
	return { name, folder, size: row.size, ...seen };
}

const lookAt = (context, books, row) => look(context, { ...row, path: books.get(row.book) }, nameOf(row),
	(findings, folder) => [...new Set(findings.map(sentence(folder)))]);

// A good page made worse must be found.
async function lookAtFault(context, books, fault) {
	const name = `${fault.book} with ${fault.name} in ${fault.engine.name}, on purpose`;
	const path = await faultyBook(books.get(fault.book), fault, join(OUT, 'work', `${folderOf(name)}.epub`));
	return look(context, { ...fault, path, size: 'phone' }, name, (findings) =>
		(findings.some(({ why }) => fault.found.test(why)) ? [] : [`nothing is said that is like ${fault.found}`]));
}

const seconds = (since) => ((Date.now() - since) / 1000).toFixed(1);
const started = Date.now();
for (const folder of [OUT, options.out]) rmSync(folder, { recursive: true, force: true });
mkdirSync(options.out, { recursive: true });
const { browser, reason } = await launch();
if (!browser) {
	report.skip('specimens', reason);
	process.exit(report.close() ? 0 : 1);
}
const books = new Map(await Promise.all([...new Set(ROWS.map(({ book }) => book))].map(build)));
const { page: eye } = await openPage(browser, 'pixels');
const queue = queueOf(AT_ONCE);
const work = (list, look) => list.map((row) => queue(() => look({ browser, eye }, books, row)));
const seen = await Promise.all([
	...work(ROWS.filter((row) => isChosen(nameOf(row))), lookAt),
	...work(FAULTS.filter(({ name }) => isChosen(name)), lookAtFault),
]);
await browser.close();
wall(options.out, seen);
const pages = seen.reduce((sum, { photographs }) => sum + photographs.length, 0);
console.log(`# ${pages} photographs in ${seconds(started)} s: ${options.out}/index.html`);
process.exit(report.close() ? 0 : 1);
