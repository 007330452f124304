// Books from texts that nobody wrote for these tests: they are built, nothing of their words is
// lost, and the validators are silent.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { articleText, match, score } from '../tools/articles.mjs';
import { bookProblems, openEpub } from '../tools/epub.mjs';
import { headingScore } from '../tools/headings.mjs';
import { each, run } from '../tools/process.mjs';
import * as words from '../tools/words.mjs';
import { readHtmlFragment } from '../tools/xml.mjs';

const SHARED = '../shared/corpus';
const commonmark = createRequire(import.meta.url)('commonmark-spec');

const list = (folder, ending) =>
	readdirSync(folder).filter((name) => name.endsWith(ending)).sort().map((n) => join(folder, n));
const read = (path) => readFileSync(path, 'utf8');

// Builds a book from the sources and gives it, or throws with what octavo said.
async function build({ program, work, report, sanitized }, name, sources, page = 'whole') {
	mkdirSync(work, { recursive: true });
	const out = join(work, `${name}.epub`);
	const { status, signal, stderr } = await run(program,
		['build', ...sources, '-o', out, '--title', 'The Title of the Book', '--no-cover',
		'--page', page]);
	if (status !== 0) throw new Error(`status ${status ?? signal}\n${stderr}`);
	if (!sanitized) report.validateLater(out);
	return openEpub(out);
}

// One test: the book is built from the sources, is as a reader wants it, and has their words.
const bookTest = (context, name, sources, sourceWords, bookWords = words.bookWords) =>
	context.report.test(`${context.label}book ${name}`, async () => {
		const book = await build(context, name.replace(/\W+/g, '-'), sources);
		if (context.sanitized) return [];
		const problem = words.wordsProblem(sourceWords(), bookWords(book));
		return [...bookProblems(book), ...(problem ? [problem] : [])];
	});

const plainBookWords = (book) => ({ body: words.plain(words.bookWords(book, true).body), notes: [] });
const textBook = (context, path) =>
	bookTest(context, `text ${basename(path)}`, [path], () => words.textWords(read(path)), plainBookWords);

async function soup(context) {
	// what style sheets write is in none of the elements that the judge reads
	const pages = existsSync('tests/soup')
		? list('tests/soup', '.html').filter((path) => !/generated-/.test(path)) : [];
	if (pages.length === 0) return;
	await bookTest(context, 'soup', pages, () => {
		const all = pages.map((path) => words.pageWords(read(path)));
		return { body: all.flatMap((page) => page.body), notes: all.flatMap((page) => page.notes) };
	});
}

async function specification(context) {
	mkdirSync(context.work, { recursive: true });
	const path = join(context.work, 'spec.md');
	writeFileSync(path, commonmark.text);
	await bookTest(context, 'CommonMark specification', [path], () => words.markdownWords(commonmark.text));
}

// Where a book differs from CommonMark's HTML: md4c knows no signs of currency as punctuation, and what
// is never closed is words, because a browser would hide the rest of the article in it.
const KNOWN = {
	156: [['<div', '&lt;div']],
	157: [['<div', '&lt;div']],
	158: [['<div', '&lt;div']],
	163: [['*bar*', 'bar']],
	173: [['<style', '&lt;style']],
	354: [['*£*', '£'], ['*€*', '€']],
};

// Tags of no element that anyone knows are words to octavo, for people write '<name>' and 'List<String>';
// but not within a block of HTML.
const IN_HTML = [150];
const NO_ELEMENT = /<(\/?(?:Warning|b2|bab|bar|c2c|foo)(?=[\s/>])[^>]*)>/g;

// Each example as an article that begins with its number, so that it can be found again.
export function examples(folder) {
	mkdirSync(folder, { recursive: true });
	return commonmark.tests.map(({ number, markdown, html }) => {
		const path = join(folder, `example-${number}.md`);
		writeFileSync(path, `Example ${number}\n\n${markdown.replaceAll('→', '\t')}`);
		const known = (KNOWN[number] ?? []).reduce((text, [from, to]) => text.replaceAll(from, to), html)
			.replace(NO_ELEMENT, IN_HTML.includes(number) ? '$&' : '&lt;$1&gt;');
		return { path, html: `<p>Example ${number}</p>${known.replaceAll('→', '\t')}` };
	});
}

async function exampleBook(context) {
	const all = examples(join(context.work, 'examples'));
	await bookTest(context, 'CommonMark examples', all.map((e) => e.path), () => ({
		body: all.flatMap((e) => words.htmlWords(readHtmlFragment(e.html)).body), notes: [],
	}));
}

async function headings(context) {
	const folder = `${SHARED}/headings`;
	const texts = list(folder, '.txt');
	await each(texts, (path) => textBook(context, path));
	if (context.sanitized) return;
	const score = headingScore(texts.map((path) => ({
		name: basename(path),
		truth: JSON.parse(read(path.replace(/txt$/, 'json'))),
		title: read(path).trim().split('\n')[0],
		path: join(context.work, `text-${basename(path, '.txt')}-txt.epub`),
	})));
	console.log(`  headings: precision ${score.precision.toFixed(3)}, F1 ${score.f1.toFixed(3)}`);
	context.report.check('headings: precision >= 0.92, F1 >= 0.85',
		score.precision >= 0.92 && score.f1 >= 0.85 ? [] : score.faults);
}

// Pages of which a person copied the article.
async function articles(context) {
	const folder = `${SHARED}/articles`;
	const truth = JSON.parse(read(join(folder, 'truth.json')));
	const pages = context.sanitized ? Object.keys(truth).slice(0, 20) : Object.keys(truth);
	const matches = [];
	await each(pages, (name) => context.report.test(`${context.label}article ${name}`, async () => {
		const book = await build(context, `article-${name}`, [join(folder, `${name}.html`)], 'auto');
		const its = match(truth[name].articleBody, articleText(book));
		matches.push(its);
		return [...bookProblems(book), ...(its.lost > 2 * its.both ? ['most of the article is lost'] : [])];
	}));
	if (context.sanitized) return;
	const { precision, recall, f1 } = score(matches);
	console.log(`  articles: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}`);
	context.report.check('articles: F1 >= 0.96, recall >= 0.98', f1 >= 0.96 && recall >= 0.98 ? [] : ['they are less']);
}

async function warAndPeace(context) {
	const path = `${SHARED}/books/war-and-peace.md`;
	await bookTest(context, 'war-and-peace', [path], () => words.markdownWords(read(path)));
}

// Notes move, and stand in each chapter that refers to them: of a page with notes, no word is missing
// or made up.
const hasNotes = (path) => /#(cite_note|fn|footnote)/i.test(read(path));
const bag = ({ body, notes }) => ({
	body: [...new Set([body, ...notes].flat(2).filter((word) => /\p{L}{2}/u.test(word)))].sort(), notes: [],
});

const webPage = (context, path) => (hasNotes(path)
	? bookTest(context, `page ${basename(path)}`, [path], () => bag(words.pageWords(read(path))),
		(book) => bag(words.bookWords(book)))
	: bookTest(context, `page ${basename(path)}`, [path], () => words.pageWords(read(path))));

const shared = {
	article: (context) => textBook(context, `${SHARED}/article/article.txt`),
	books: warAndPeace,
	articles,
	headings,
	web: (context) => each(list(`${SHARED}/web`, '.html'), (path) => webPage(context, path)),
};

export default async function corpus(context) {
	await soup(context);
	await specification(context);
	await exampleBook(context);
	for (const [folder, tests] of Object.entries(shared)) {
		if (existsSync(join(SHARED, folder))) await tests(context);
		else if (!context.sanitized) context.report.skip(`corpus ${folder}`, `lay sources in ${SHARED}/${folder} to have them tried`);
	}
}
