// What fuzzers begin with, and the tests' mutants come from: the inputs of the tests, by harness.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { filesBelow } from '../tools/files.mjs';
import { packed, partsOf } from '../tools/manuscript.mjs';
import { readBook } from '../tools/twist.mjs';
import { writeZip } from '../tools/zip.mjs';

const LARGEST = 64 << 10;
const TEXTS = ['.txt', '.md', '.html', '.yaml', '.yml', '.toml', '.json', '.css', '.svg', '.xhtml', '.mdx', '.qmd', '.Rmd'];

const all = (folder, ...endings) => (existsSync(folder) ? filesBelow(folder) : [])
	.filter((name) => endings.includes(extname(name)))
	.map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));

const folders = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isDirectory() && /\.(docx|odt)$/.test(entry.name))
	.map((entry) => join(entry.path, entry.name));

// Files in one text: see fuzz.h.
const archive = (parts) => Buffer.concat([...parts].flatMap(([name, bytes]) => [Buffer.from(`%% ${name}\n`), bytes, Buffer.from('\n')]));

const book = (folder) => archive(filesBelow(folder)
	.filter((name) => TEXTS.includes(extname(name)) && !name.startsWith('expected/'))
	.map((name) => [name, readFileSync(join(folder, name))]));

// Unpacked EPUBs, as texts; and one packed.
const folderOf = (folder) => ({ name: basename(folder), bytes: archive(filesBelow(folder).map((name) => [name, readFileSync(join(folder, name))])) });
const EPUBS = ['tests/check/book2', 'tests/check/book3', ...['3', 'old', 'contents', 'fonts'].map((name) => `tests/books/epub-${name}/book.epub`)];

const SEEDS = {
	text: () => all('tests/text', '.txt'),
	markdown: () => all('tests/markdown', '.md'),
	html: () => all('tests/soup', '.html'),
	page: () => all('tests/books', '.html'),
	xhtml: () => [...all('tests/xml', '.xml'), ...all('tests/books', '.xhtml', '.svg')],
	mhtml: () => all('tests/books', '.mhtml', '.mht'),
	word: () => folders('tests/books').map((folder) => ({ name: basename(folder), bytes: packed(partsOf(folder)) })),
	manuscript: () => folders('tests/books').map((folder) => ({ name: basename(folder), bytes: archive(partsOf(folder)) })),
	formula: () => all('tests/math', '.tex'),
	css: () => [...all('tests/css', '.css'), ...all('tests/books', '.css')],
	yaml: () => all('tests/books', '.yaml', '.yml'),
	toml: () => all('tests/books', '.toml'),
	picture: () => [...all('tests/images', '.png', '.jpg', '.gif', '.webp', '.svg', '.tif', '.bmp'), ...all('tests/books', '.svg', '.emf')],
	font: () => all('tests/fonts', '.ttf', '.otf', '.woff', '.woff2', '.ttc'),
	epub: () => [...EPUBS.map(folderOf), ...EPUBS.map((folder) => ({ name: folder, bytes: writeZip(readBook(folder)) }))],
	book: () => readdirSync('tests/books').map((name) => ({ name, bytes: book(join('tests/books', name)) })),
};

export const harnesses = readdirSync('tests/fuzz/harness').map((name) => basename(name, '.c'));

// [{name, bytes}], none large and none twice.
export function seeds(harness) {
	const seen = new Set();
	return SEEDS[harness]().filter(({ bytes }) => {
		const text = bytes.toString('latin1');
		const isNew = bytes.length && bytes.length <= LARGEST && !seen.has(text);
		seen.add(text);
		return isNew;
	});
}

// The words of a language, as its inputs have them: names with what marks them, and runs of signs.
export function words(harness) {
	const found = new Set();
	for (const { bytes } of seeds(harness))
		for (const [word] of bytes.toString('latin1').matchAll(/<\/?[a-z][\w:-]*|[\w:-]+=|\\[a-zA-Z]+|[@:.#][a-z-]+|[[\]{}()*_`~^$|#>+!=-]{2,6}/g))
			if (word.length <= 32) found.add(word);
	return [...found].sort();
}
