// How well and how fast the article of a saved page is found: octavo beside Readability, on pages of
// which people copied the article by hand (a folder with truth.json; PAGES, or ../shared/corpus/articles).
// octavo's time is that of a whole process that also writes the book; Readability's that of parsing
// the page with jsdom and finding the article in a process that has begun long ago. A page's time is
// the best of three, the table's the median of the pages.
import { Readability } from '@mozilla/readability';
import { JSDOM, VirtualConsole } from 'jsdom';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { articleText, match, score } from '../tools/articles.mjs';
import { openEpub } from '../tools/epub.mjs';
import { run } from '../tools/process.mjs';

const folder = process.env.PAGES ?? '../shared/corpus/articles';
const ROUNDS = 3;
const work = 'build/bench/articles';
const OCTAVO = process.env.OCTAVO ?? 'build/octavo';

async function byOctavo(path, name) {
	const out = join(work, `${name}.epub`);
	const start = performance.now();
	const { status, stderr } = await run(OCTAVO, ['build', path, '--no-cover', '--force', '-o', out]);
	const time = performance.now() - start;
	if (status !== 0) throw new Error(`${path}: ${stderr}`);
	return { time, text: articleText(openEpub(out)) };
}

// The words of blocks stand apart, as the measure reads them.
function textOf(content) {
	const { document } = new JSDOM(content).window;
	for (const block of document.querySelectorAll('p,div,section,li,h1,h2,h3,h4,h5,h6,tr,td,th,blockquote,pre,figure,figcaption,br,dt,dd'))
		block.append(' ');
	return document.body.textContent;
}

async function byReadability(path) {
	const html = readFileSync(path, 'utf8');
	const start = performance.now();
	const dom = new JSDOM(html, { virtualConsole: new VirtualConsole() });
	const article = new Readability(dom.window.document).parse();
	const time = performance.now() - start;
	dom.window.close();
	return { time, text: article ? textOf(article.content) : '' };
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

async function row(name, find, truth) {
	const matches = [], times = [];
	for (const [page, { articleBody }] of Object.entries(truth)) {
		const rounds = [];
		for (let i = 0; i < ROUNDS; i++) rounds.push(await find(join(folder, `${page}.html`), page));
		matches.push(match(articleBody, rounds[0].text));
		times.push(Math.min(...rounds.map(({ time }) => time)));
	}
	const { precision, recall, f1 } = score(matches);
	const cells = [precision, recall, f1].map((x) => x.toFixed(3));
	console.log(`| ${name} | ${cells.join(' | ')} | ${median(times).toFixed(1)} |`);
}

if (!existsSync(join(folder, 'truth.json'))) {
	console.log(`skipped: no ${folder}/truth.json`);
} else {
	mkdirSync(work, { recursive: true });
	const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'));
	console.log(`| ${Object.keys(truth).length} pages | precision | recall | F1 | ms a page |\n|---|---:|---:|---:|---:|`);
	await row('octavo', byOctavo, truth);
	await row('Readability.js', byReadability, truth);
}
