// The books that are opened, each a case as tests/tools/case.mjs has them, and what a reader must find:
// known from the sources, not from the book.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCase, runCase } from '../tools/case.mjs';
import * as words from '../tools/words.mjs';
import { find, findAll } from '../tools/xml.mjs';
import { manuscriptWords } from './manuscripts.mjs';

const range = (count) => Array.from({ length: count }, (_, n) => n + 1);
const longPart = (name, part) => [{ text: `Part ${name}` }, ...range(6).map((n) => `${part}-${n}.md`)];

// case: the folder. articles: its sources in order, or the text of a part's page. looks: entries to make
// pictures of. Of a manuscript, numbered: headings that its program numbers, as they read then; apart: styles
// whose paragraphs are none of its text.
const BOOKS = [
	{
		name: 'article', case: 'tests/books/article-text', title: 'A Small Harbour', author: 'R. Doe',
		articles: ['article.txt'], looks: [1],
	}, {
		name: 'book', case: 'tests/readers/books/book', title: 'Between Two Sets', author: 'octavo',
		subtitle: 'James Norton, Imogen Poots and the Matter of Time', articles: ['article.txt'], looks: [0, 1],
	}, {
		name: 'long', case: 'tests/readers/books/long', title: 'A Long Book', author: 'R. Doe',
		articles: ['One', 'Two', 'Three', 'Four'].flatMap((name, n) => longPart(name, n + 1)), looks: [0, 1],
	}, {
		name: 'illustrated', case: 'tests/readers/books/illustrated', title: 'A Walk Round the Harbour',
		subtitle: 'With Pictures and Notes', author: 'R. Doe',
		articles: ['1-quay.md', '2-light.md', '3-pages.html'], looks: [0, 1, 2, 4], pageList: ['7', '8', '9'],
	}, {
		name: 'arabic', case: 'tests/books/arabic', title: 'نوادر جحا', subtitle: 'حكايات من المدينة القديمة',
		author: 'راوٍ مجهول', articles: ['1.md', '2.html', '3.txt'], looks: [0, 2, 3], direction: 'rtl',
	}, {
		name: 'vertical', case: 'tests/books/japanese-vertical', title: '蜘蛛の糸', author: '芥川 龍之介',
		articles: ['1.md', '2.md'], looks: [0, 1], direction: 'rtl', vertical: true,
	}, {
		name: 'every block', case: 'tests/readers/books/every-block', title: 'Every Block', author: 'R. Doe',
		articles: ['every.html'], looks: [0, 1, 2, 3, 4, 7],
	}, {
		name: 'course', case: 'tests/books/course', title: 'A Course of Everything', author: 'R. Doe',
		articles: ['1-formulas.md', '2-letters.html'], looks: [0, 1, 2, 3, 4],
	}, {
		name: 'novel', case: 'tests/books/word-novel', title: 'The Keeper of the Light',
		subtitle: 'A Novel in Three Evenings', author: 'Ann Lee', articles: ['novel.docx'], looks: [0, 1, 2],
		apart: ['Title', 'Subtitle', 'Author'],
		numbered: {
			'The First Evening': 'Chapter 1: The First Evening',
			'The Second Evening': 'Chapter 2: The Second Evening',
			'The Third Evening': 'Chapter 3: The Third Evening',
		},
	}, {
		name: 'thesis', case: 'tests/books/word-thesis', title: 'On the Flow of Blood in Small Vessels',
		author: 'Ann Lee', articles: ['thesis.docx'], looks: [0, 2], apart: ['Title', 'Author', 'Date', 'TOC1'],
		numbered: {
			Introduction: '1 Introduction', 'The Law': '1.1 The Law', Methods: '2 Methods',
			'What Was Measured': '2.1 What Was Measured', Results: '3 Results',
		},
	}, {
		name: 'Arabic novel', case: 'tests/books/word-arabic', title: 'حارس المنارة', author: 'ليلى حداد',
		articles: ['book.docx'], looks: [0], direction: 'rtl', apart: ['Title', 'Author'],
	},
];

// A heading's own id is no word of it.
const markdown = (text) => words.markdownWords(text.replace(/^(#+ .*) \{#[\w-]+\}$/gm, '$1'));
const READ = { md: markdown, txt: words.textWords, html: words.pageWords };

const isText = (article) => /\.txt$/.test(article);
const hasText = (row) => row.articles.some((article) => /\.(txt|docx)$/.test(article)); // with marks for structure

function articleWords(row, folder, article) {
	if (article.text) return words.textWords(article.text);
	const ending = article.split('.').pop();
	return ending === 'docx' ? manuscriptWords(join(row.case, article), row)
		: READ[ending](readFileSync(join(folder, article), 'utf8'));
}

function sourceWords(row, folder) {
	const parts = row.articles.map((article) => articleWords(row, folder, article));
	const body = parts.flatMap((part) => part.body);
	return { body: hasText(row) ? words.plain(body) : body, notes: parts.flatMap((part) => part.notes) };
}

function contents(toc) {
	return toc.toString().trimEnd().split('\n').map((line) => {
		const [, indent, label, target] = line.match(/^( *)(.*) -> (.*)$/);
		return { depth: indent.length / 2 + 1, label, target };
	});
}

// Builds a book; gives it with all that a reader must find in it.
async function build(program, row, work) {
	const testCase = loadCase(row.case);
	testCase.want.cover ??= Buffer.from('a cover as anybody gets it');
	const result = await runCase(program, testCase, work);
	if (!result.book) throw new Error(`${row.name}: ${result.stderr}`);
	const entries = contents(testCase.want.toc);
	const spine = result.book.spine.map((item) => item.name);
	return {
		...row,
		path: result.out,
		contents: entries,
		chapters: [...new Set(entries.map((entry) => entry.target.split('#')[0]))],
		words: sourceWords(row, join(result.place, 'in')),
		hasText: hasText(row),
		isText: row.articles.every(isText),
		spine,
		bodies: new Map(result.book.spine.map(({ name, root }) => [name, find(root, 'body')])),
		pictures: result.book.spine.flatMap(({ root }) => findAll(root, 'img')).length,
		cover: result.book.items.some((item) => item.properties.includes('cover-image')),
		places: row.looks.map((n) => entries[n].target),
	};
}

export const buildAll = (program, work) => Promise.all(BOOKS.map((row) => build(program, row, work)));
