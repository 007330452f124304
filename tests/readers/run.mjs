// Opens the tests' books in real readers and says what each found. From the project's root:
//
//   node tests/readers/run.mjs [--verbose] [--write]
//
// --write puts the tables into tests/README.md, where the run finds what each reader must catch.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Report } from '../tools/report.mjs';
import { buildAll } from './books.mjs';
import { executable, launch } from './browser.mjs';
import { check } from './checks.mjs';
import ace from './engines/ace.mjs';
import calibre from './engines/calibre.mjs';
import epubjs from './engines/epubjs.mjs';
import foliate from './engines/foliate.mjs';
import libgepub from './engines/libgepub.mjs';
import mupdf from './engines/mupdf.mjs';
import thorium from './engines/thorium.mjs';
import { gallery } from './gallery.mjs';
import { readMetadata } from './metadata.mjs';
import { queueOf } from './queue.mjs';
import { sabotageAll } from './sabotages.mjs';
import { settle } from './seen.mjs';
import { readTable, table } from './tables.mjs';

const ENGINES = [epubjs, foliate, mupdf, calibre, thorium, libgepub, ace];
const OUT = 'build/readers';
const README = 'tests/README.md';
const AT_ONCE = 4; // readers wait more than they work

const { values: options } = parseArgs({ options: { verbose: { type: 'boolean', short: 'v' }, write: { type: 'boolean' } } });
const report = new Report(options.verbose);
const seconds = (since) => ((Date.now() - since) / 1000).toFixed(1);

// What an engine saw of each book, as promises: in one go if it can, else book by book.
function readBooks(engine, books, context, queue) {
	if (!engine.readAll) return books.map((book) => queue(() => engine.read(book, context)));
	const all = queue(() => engine.readAll(books));
	return books.map(async (_, n) => (await all)[n]);
}

const withoutNoise = (engine, seen) => ({
	...seen,
	problems: seen.problems.filter((line) => !(engine.noise ?? []).some((noise) => noise.test(line))),
});

// What each engine found in each book: found.get(engine)[n] of book n.
async function readAll(engines, books, context) {
	const queue = queueOf(AT_ONCE);
	const started = Date.now();
	const found = new Map();
	await Promise.all(engines.map(async (engine) => {
		const seen = await Promise.all(readBooks(engine, books, context, queue));
		console.log(`# ${engine.name}: ${books.length} books, done after ${seconds(started)} s`);
		found.set(engine, seen.map((one, n) => check(engine, books[n], settle(withoutNoise(engine, one)))));
	}));
	return found;
}

function bookCell(engine, book, { results, cannot }) {
	for (const { name, problem } of results) report.check(`${engine.name} on ${book.name}: ${name}`, problem);
	const good = results.filter(({ problem }) => !problem).length;
	const count = good === results.length ? `${good} ✓` : `${good} of ${results.length}`;
	return [count, ...cannot].join(', ');
}

const caught = ({ results }) => results.filter(({ problem }) => problem).map(({ name }) => name);

// A sabotaged book: what the engine caught must hold all that the README has in this cell.
function sabotageCell(engine, book, found, known) {
	const names = caught(found);
	const cell = known.get(book.name)?.get(engine.name);
	const wanted = cell === undefined || cell === '–' ? [] : cell.split(', ');
	if (!options.write)
		report.check(`${engine.name} on ${book.name}`, cell === undefined ? 'not in the table of tests/README.md'
			: wanted.filter((name) => !names.includes(name)).map((name) => `${name}: not noticed`));
	return names.join(', ') || '–';
}

// A check that nothing makes fail checks nothing.
function everyCheckFails(engine, good, bad) {
	const failed = new Set(bad.flatMap(caught));
	const used = new Set(good.flatMap(({ results }) => results.map(({ name }) => name)));
	report.check(`${engine.name}: each check fails on a sabotaged book`,
		[...used].filter((name) => !failed.has(name)).map((name) => `${name} never fails`));
}

async function shootAll(engines, books, context) {
	const queue = queueOf(AT_ONCE);
	const folder = resolve(OUT);
	await Promise.all(engines.filter((engine) => engine.shoot).flatMap((engine) => books.map((book) =>
		queue(() => engine.shoot(book, context, folder)).catch((error) =>
			report.fail(`${engine.name} draws ${book.name}`, error.message.split('\n')[0])))));
}

function writeTables(tables) {
	const text = readFileSync(README, 'utf8');
	const replaced = text.replace(/(<!-- tables of make readers -->\n)[\s\S]*?(<!-- end of tables -->)/, `$1\n${tables}\n$2`);
	writeFileSync(README, replaced);
}

function isThere({ name, program }) {
	const found = !program || executable([program]);
	if (!found) report.skip(name, `install ${program}, as 'make readers' does`);
	return found;
}

const started = Date.now();
rmSync(OUT, { recursive: true, force: true });
mkdirSync(join(OUT, 'sabotaged'), { recursive: true });
const { browser, reason } = await launch();
const inBrowser = ENGINES.filter((engine) => engine.needsBrowser);
if (!browser) report.skip(inBrowser.map((engine) => engine.name).join(', '), reason);
const engines = ENGINES.filter((engine) => (engine.needsBrowser ? browser : isThere(engine)));

const context = { browser, work: OUT };
const good = await buildAll(resolve('build/octavo'), join(OUT, 'work'));
const bad = await sabotageAll(good, join(OUT, 'sabotaged'));
const books = [...good].sort((a) => (a.name === 'long' ? -1 : 0)).concat(bad);
const found = await readAll(engines, books, context);
await readMetadata({ program: resolve('build/octavo'), work: join(OUT, 'work'), report });
const of = (engine, book) => found.get(engine)[books.indexOf(book)];

const known = readTable(readFileSync(README, 'utf8'), 'sabotage');
const names = engines.map((engine) => engine.name);
const goodTable = table('book', names, good.map((book) =>
	[book.name, engines.map((engine) => bookCell(engine, book, of(engine, book)))]));
const badTable = table('sabotage', names, bad.map((book) =>
	[book.name, engines.map((engine) => sabotageCell(engine, book, of(engine, book), known))]));
for (const engine of engines)
	everyCheckFails(engine, good.map((book) => of(engine, book)), bad.map((book) => of(engine, book)));
const drawing = Date.now();
await shootAll(engines, good, context);
console.log(`# pictures: ${seconds(drawing)} s`);
await browser?.close();

const tables = `${goodTable}\n${badTable}`;
gallery(OUT, good.map((book) => book.name), engines.filter((e) => e.shoot).map((e) => e.name), tables);
if (options.write) writeTables(tables);
console.log(`\n${tables}\n# all of it: ${seconds(started)} s; pictures in ${OUT}/index.html`);
process.exit(report.close() ? 0 : 1);
