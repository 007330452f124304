// The words of a source and of a book, to be compared. Shares no code with octavo: Markdown is read
// by markdown-it, HTML by parse5, the book by a reader of our own.
import MarkdownIt from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { content, elements, readHtml, readHtmlFragment, types } from './xml.mjs';

const BLOCKS = new Set(`html body address article aside blockquote br center caption dd details dialog dir
	div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr img legend li
	listing main menu nav ol p plaintext pre search section summary table tbody td tfoot th thead tr ul
	xmp text desc title option optgroup mi mn mo ms mtext`.split(/\s+/));

// What DESIGN lets go of a page, text and all.
const GONE = new Set(`script style head template iframe frame frameset noframes object embed applet
	input select textarea button datalist metadata
	`.split(/\s+/));

// Around words that a book may have or not: what is said where something can't be played, and, since
// a browser that runs scripts doesn't show it, the picture in noscript, which may stand nowhere else.
const MAYBE = '\ue000';
const FALLBACK = new Set(['audio', 'video', 'canvas']);

const maybe = (text) => `${MAYBE}${text.replaceAll(MAYBE, '')}${MAYBE}`;
const alternatives = (node) =>
	[...elements(readHtmlFragment(content(node)))].filter((e) => e.name === 'img' && e.attributes.alt)
		.map((img) => maybe(img.attributes.alt)).join('');

// The text of a tree; blocks are apart from each other, pictures are their alt text.
export function textOf(node, skip = () => false) {
	if (typeof node === 'string') return node;
	if (skip(node)) return '';
	if (/^annotation/.test(node.name)) return ''; // a formula's source
	if (node.name === 'noscript') return alternatives(node);
	if (FALLBACK.has(node.name)) return maybe(node.children.map((child) => textOf(child, skip)).join(''));
	if (node.name === 'img') return ` ${node.attributes.alt ?? node.attributes['aria-label'] ?? ''} `;
	const inside = node.children.map((child) => textOf(child, skip)).join('');
	return BLOCKS.has(node.name) ? `\n${inside}\n` : inside;
}

// A text as a sequence of words and marks. Quotation marks, dashes and ellipses of all kinds are
// one, because smart punctuation changes them; white space only separates.
export function tokens(text) {
	return text
		.replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\ufeff\ufffe\uffff]/g, '')
		.replaceAll(MAYBE, ' ')
		.replace(/[“”„‟«»″]/g, '"')
		.replace(/[‘’‚‛‹›′`]/g, "'")
		.replace(/[-‐‑‒–—―]+/g, '-')
		.replace(/\.\.\.|…/g, '…')
		.match(/[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? [];
}

// The same, with a list for each run of words that may be missing in the book.
const tokensWithMaybe = (text) =>
	text.split(MAYBE).flatMap((part, n) => (n % 2 ? [tokens(part)] : tokens(part)));

// The first difference between two sequences, with what stands around it; undefined if there is none.
export function difference(source, book) {
	let i = 0, j = 0;
	for (; i < source.length; i++) {
		if (!Array.isArray(source[i])) {
			if (source[i] !== book[j]) break;
			j++;
		} else if (source[i].every((word, n) => word === book[j + n])) {
			j += source[i].length;
		}
	}
	if (i === source.length && j === book.length) return undefined;
	const around = (list, at) => list.slice(Math.max(0, at - 8), at + 12).join(' ');
	return `word ${i} of ${source.length}\n  source: …${around(source, i)}…\n  book:   …${around(book, j)}…`;
}

const GENERATED = new Set(['titlepage', 'cover', 'toc', 'landmarks', 'page-list', 'noteref']);
const isNote = (node) => types(node).some((t) => t === 'footnote' || t === 'endnote');
const isGenerated = (node) =>
	node.name === 'head' || node.attributes.role === 'doc-backlink' ||
	types(node).some((t) => GENERATED.has(t));

// The words of a book's spine: {body, notes}, notes as a list of token lists in no order. With
// numbered, the numbers of ordered lists count as words, as they do in plain text.
export function bookWords(book, numbered = false) {
	const notes = [];
	const body = [];
	for (const { root, name } of book.spine) {
		if (name === book.nav) continue;
		if (numbered) numberLists(root);
		for (const node of elements(root))
			if (isNote(node)) notes.push(tokens(textOf(node, isGenerated)));
		body.push(textOf(root, (node) => isGenerated(node) || isNote(node)));
	}
	return { body: tokens(body.join('\n')), notes };
}

function numberLists(root) {
	for (const list of [...elements(root)].filter((e) => e.name === 'ol')) {
		let n = Number(list.attributes.start ?? 1);
		for (const item of list.children.filter((c) => c.name === 'li')) {
			n = Number(item.attributes.value ?? n);
			item.children.unshift(` ${n++} `);
		}
	}
}

const FRONT_MATTER = /^---\n[\s\S]*?\n(---|\.\.\.)\n/;
const markdownIt = new MarkdownIt({ html: true }).use(footnotes);
const isReference = (node) =>
	/\bfootnote-(ref|backref)\b/.test(node.attributes.class ?? '');

// A page's title is none of its words, wherever it stands; a drawing's title is.
const isDrawing = (node) => node !== undefined && (node.name === 'svg' || isDrawing(node.parent));

function isGone(node) {
	if (node.name === 'title') return !isDrawing(node.parent);
	return GONE.has(node.name);
}

// A page that comes from a book has notes as octavo makes them.
const isReferenceOrNote = (node) => isNote(node) || types(node).includes('noteref');
export const htmlTokens = (root) =>
	tokensWithMaybe(textOf(root, (node) => isGone(node) || isReferenceOrNote(node)));
export const htmlWords = (root) => ({
	body: htmlTokens(root),
	notes: [...elements(root)].filter(isNote).map((node) => tokens(textOf(node, isGone))),
});

export function markdownWords(text) {
	const root = readHtmlFragment(markdownIt.render(text.replace(FRONT_MATTER, '')));
	const isNoteHere = (node) => /\bfootnote-item\b/.test(node.attributes.class ?? '');
	const drop = (node) => isReference(node) || isGone(node);
	return {
		body: tokens(textOf(root, (node) => drop(node) || isNoteHere(node))),
		notes: [...elements(root)].filter(isNoteHere).map((node) => tokens(textOf(node, drop))),
	};
}

// Of plain text, marks of structure are no words: bullets, underscores, quotation arrows.
const STRUCTURE = new Set('_*#>~•·‣=|-'.split(''));
export const plain = (list) => list.filter((token) => !STRUCTURE.has(token));
export const textWords = (text) => ({ body: plain(tokens(text)), notes: [] });

export const pageWords = (text) => htmlWords(readHtml(text));

// What is lost or made up between a source's words and a book's; undefined if nothing is.
export function wordsProblem(source, book) {
	const body = difference(source.body, book.body);
	if (body) return body;
	const sorted = (notes) => notes.map((note) => note.join(' ')).sort();
	return difference(sorted(source.notes), sorted(book.notes));
}
