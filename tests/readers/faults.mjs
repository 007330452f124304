// Specimens made worse by a rule more in their style sheet, to show that what is wrong with a page is found:
// one document of a book, in a reader, and what must be said of it.
import epubjs from './engines/epubjs.mjs';
import foliate from './engines/foliate.mjs';
import { worsen } from './sabotages.mjs';

const MORNING = 'EPUB/text/the-first-morning.xhtml';
const LEDGER = 'EPUB/text/the-ledger.xhtml';
const PICTURES = 'EPUB/text/pictures-from-the-wall.xhtml';
const ENGINE = 'EPUB/text/reckoning-the-tide.xhtml';
const CONTENTS = 'EPUB/text/contents.xhtml';
const WATER = 'EPUB/text/the-water.xhtml';

const OUTSIDE = /px outside of its page/;
const PALE = /has a contrast of/;
const NO_BREAKS = '* { overflow-wrap: normal !important; word-wrap: normal !important; word-break: normal !important; }';
const WIDE = 'table:not(#x) { min-width: 500px !important; }';
const NARROW = `caption { display: none !important; } table:not(#x) { table-layout: fixed !important; width: 30px !important; }
	:not(#x) { overflow-wrap: normal !important; word-wrap: normal !important; word-break: normal !important; }`;
const ONE_LINE = 'p { white-space: nowrap !important; }';

const english = (name, only, css, found, more) => ({ name, book: 'specimen', engine: epubjs, only, css, found, ...more });

export const FAULTS = [
	english('an address that nothing breaks', MORNING, NO_BREAKS, OUTSIDE),
	english('an address that nothing breaks', MORNING, NO_BREAKS, OUTSIDE, { engine: foliate }),
	english('a wide table', LEDGER, WIDE, OUTSIDE),
	english('a wide table', LEDGER, WIDE, OUTSIDE, { engine: foliate }),
	english('cells that print over each other', LEDGER, NARROW, /prints over the next cell/),
	english('a wide picture', PICTURES, 'img:not(#x) { max-width: none !important; width: 500px !important; }', OUTSIDE),
	english('a picture that is indented', PICTURES, '.picture { text-indent: 3em !important; }', OUTSIDE),
	english('a high picture', PICTURES, 'img:not(#x) { max-height: none !important; height: 1000px !important; }', OUTSIDE),
	english('code that is cut off', ENGINE, 'pre { white-space: pre !important; overflow: hidden !important; }', /cuts off/),
	english('code that doesn’t scroll', ENGINE, 'pre, .line { white-space: pre !important; }', OUTSIDE),
	english('markers over the edge', 'EPUB/text/the-work-of-a-day.xhtml', 'ol, ul { padding: 0 !important; margin: 0 !important; }',
		/printed over its left edge/),
	english('a blank page', MORNING,
		'hr { break-before: column; break-after: column; border: 0 !important; }', /is blank/),
	english('a blank page', MORNING,
		'hr { break-before: column; break-after: column; border: 0 !important; }', /is blank/, { engine: foliate }),
	english('pale text', WATER, 'h1 { color: #888 !important; }', PALE),
	english('pale text that CSS makes', WATER, 'h1::before { content: "1" !important; color: #999 !important; }', PALE),
	english('text half as strong', WATER, 'h1 { opacity: 0.5; }', PALE, { engine: foliate }),
	english('dark text at night', WATER, 'h1 { color: #444 !important; }', PALE, { night: true }),
	english('dark text at night', WATER, 'h1 { color: #444 !important; }', PALE, { night: true, engine: foliate }),
	english('a bright ground at night', WATER, 'h1 { background: #fff !important; }', PALE, { night: true }),
	english('line art without ground at night', PICTURES, 'img { background: none !important; filter: none !important; }',
		/^its .* has a contrast/, { night: true }),
	english('line art without ground at night', PICTURES, 'img { background: none !important; filter: none !important; }',
		/^its .* has a contrast/, { night: true, engine: foliate }),
	english('a heading at the foot of a page', MORNING, 'h2 { break-before: column; margin-top: 740px !important; break-after: auto !important; page-break-after: auto !important; }',
		/is parted from what it heads/),
	english('a caption on two pages', LEDGER,
		'caption { break-inside: auto !important; page-break-inside: auto !important; font-size: 500px !important; display: block !important; }',
		/is parted in two/),
	english('landmarks below the contents', CONTENTS, undefined, /is printed by readers/,
		{ edits: [{ file: CONTENTS, from: '</body>', to: '<nav epub:type="landmarks" hidden="hidden"><ol><li><a href="the-water.xhtml">Start</a></li></ol></nav></body>' }] }),
	english('a chapter without heading', MORNING, 'h1 { display: none !important; }', /has no heading/),
	english('a chapter without text', 'EPUB/text/the-old-guide.xhtml', 'p, header { display: none !important; }', /nothing but its heading/),
	english('asterisks', PICTURES, undefined, /shows what was typed/,
		{ edits: [{ file: PICTURES, from: 'The heron is', to: 'The *heron* is' }] }),
	...['arabic', 'hindi', 'chinese'].map((script) => ({
		name: 'slanted words', book: `specimen-${script}`, engine: epubjs, css: ':not(#x) { font-style: italic !important; }', found: /is slanted/,
	})),
	{ name: 'a cover that hugs an edge', book: 'specimen-japanese-vertical', engine: epubjs, only: 'EPUB/text/cover.xhtml',
		css: 'html.across { writing-mode: vertical-rl !important; }', found: OUTSIDE },
	...['arabic', 'japanese-vertical'].flatMap((script) => [epubjs, foliate].map((engine) => ({
		name: 'lines that nothing breaks', book: `specimen-${script}`, engine, css: ONE_LINE, found: OUTSIDE,
	}))),
];

// The book with the fault's rules behind its own.
export async function faultyBook(from, { css, edits }, path) {
	await worsen(from, edits ?? [{ file: /^EPUB\/.*css$/, from: /$/, to: `\n${css}\n` }], path);
	return path;
}
