// The words of a source and of a book, to be compared. Shares no code with octavo: Markdown is read
// by markdown-it, HTML by parse5, the book by a reader of our own.
import MarkdownIt from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { drawn, formulas, texOf, withoutMarks } from './formulas.mjs';
import { markHidden } from './hidden.mjs';
import { content, elements, readHtml, readHtmlFragment, types } from './xml.mjs';

const BLOCKS = new Set(`html body address article aside blockquote br center caption dd details dialog dir
	div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr img legend li
	listing main menu nav ol p plaintext pre search section summary table tbody td tfoot th thead tr ul
	xmp text desc title option optgroup audio video canvas`.split(/\s+/));

// What DESIGN lets go of a page, text and all.
const GONE = new Set(`script style head template iframe frame frameset noframes embed applet
	input select textarea button datalist metadata
	`.split(/\s+/));

const isInside = (node, name) =>
	node !== undefined && (node.name === name || isInside(node.parent, name));
const isApart = (node) => BLOCKS.has(node.name) || isInside(node.parent, 'math');

// The text of a tree; blocks are apart from each other, pictures are their alt text. instead gives
// the text of an element that is special, or undefined.
export function textOf(node, instead) {
	if (typeof node === 'string') return node;
	const special = instead(node);
	if (special !== undefined) return special;
	const tex = node.name === 'math' ? texOf(node) : undefined;
	if (tex !== undefined) return ` ${tex} `;
	if (/^annotation/.test(node.name)) return ''; // a formula's source
	if (node.name === 'img') return ` ${node.attributes.alt ?? node.attributes['aria-label'] ?? ''} `;
	const inside = node.children.map((child) => textOf(child, instead)).join('');
	return isApart(node) ? `\n${inside}\n` : inside;
}

const without = (skip) => (node) => (skip(node) ? '' : undefined);

// A text as a sequence of words and marks. Quotation marks, dashes and ellipses of all kinds are
// one, because smart punctuation changes them; white space only separates, and each ideograph is a word.
export function tokens(text) {
	return withoutMarks(text)
		.replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\ufdd0-\ufdef\ufeff\ufffe\uffff]/g, '')
		.replace(/[“”„‟«»″]/g, '"')
		.replace(/[‘’‚‛‹›′`]/g, "'")
		.replace(/''/g, '"') // of two strokes
		.replace(/[-‐‑‒–—―]+/g, '-')
		.replace(/\.\.\.|…/g, '…')
		.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+|[^\s\p{L}\p{N}\p{M}]/gu) ?? [];
}

// Around words that a book may have or not.
const MAYBE = '\ue000';
const maybe = (text) => `${MAYBE}${text.replaceAll(MAYBE, ' ')}${MAYBE}`;

// The same, with a list for each run of words that may be missing in the book.
const tokensWithMaybe = (text) =>
	text.split(MAYBE).flatMap((part, n) => (n % 2 ? [tokens(part)] : tokens(part)));

// The places in book behind the words, from any of the places; words that may be missing leave each
// place as it was, too.
function advance(places, words, book) {
	const optional = Array.isArray(words);
	const run = optional ? words : [words];
	const after = [...places].filter((at) => run.every((word, n) => word === book[at + n]))
		.map((at) => at + run.length);
	return new Set(optional ? [...after, ...places] : after);
}

// The first difference between two sequences, with what stands around it; undefined if there is none.
export function difference(source, book) {
	let places = new Set([0]);
	let before, i = 0;
	for (; i < source.length && places.size; i++) {
		before = places;
		places = advance(places, source[i], book);
	}
	if (places.has(book.length)) return undefined;
	const at = Math.max(...(places.size ? places : before));
	const around = (list, n) => list.slice(Math.max(0, n - 8), n + 12).join(' ');
	return `word ${i} of ${source.length}\n  source: …${around(source, i)}…\n  book:   …${around(book, at)}…`;
}

const GENERATED = new Set(['titlepage', 'copyright-page', 'cover', 'toc', 'loi', 'lot', 'noteref', 'title']);
const isNote = (node) => types(node).some((t) => t === 'footnote' || t === 'endnote');
const isGenerated = (node) =>
	node.name === 'head' || node.attributes.role === 'doc-backlink' ||
	node.attributes.class === 'code-title' || // said behind a fence, which other readers don't show
	types(node).some((t) => GENERATED.has(t));

// The words of a book's spine: {body, notes}, notes as a list of token lists in no order. With
// numbered, the numbers of ordered lists count as words, as they do in plain text.
export function bookWords(book, numbered = false) {
	const notes = [];
	const body = [];
	for (const { root } of book.spine) {
		if (numbered) numberLists(root);
		for (const node of elements(root))
			if (isNote(node)) notes.push(tokens(textOf(node, without(isGenerated))));
		body.push(textOf(root, without((node) => isGenerated(node) || isNote(node))));
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
const markdownIt = new MarkdownIt({ html: true }).use(footnotes).use(formulas(maybe));
const isReference = (node) =>
	types(node).includes('noteref') || /\bfootnote-(ref|backref)\b/.test(node.attributes.class ?? '');

// What is hidden for drawings to use: their words may be there.
const isOfUse = (node) => [...elements(node)].some((e) => e.name === 'symbol' || e.name === 'math');

// A page's title is none of its words, wherever it stands; a drawing's title is.
const isInHeading = (node) =>
	node !== undefined && (/^(h[1-6]|dt)$/.test(node.name) || isInHeading(node.parent));

// A button of a heading that opens what stands below is of the text.
const opens = (node) => node.name === 'button' && isInHeading(node.parent) &&
	('aria-expanded' in node.attributes || 'aria-controls' in node.attributes);

// A button that a sentence may name.
const isNamed = (node) => node.name === 'button' && !node.isHidden &&
	['p', 'li', 'dd', 'td'].some((name) => isInside(node.parent, name));

function isGone(node) {
	if (opens(node)) return false;
	if (node.isHidden && !isOfUse(node)) return true;
	if (node.name === 'title') return !isInside(node.parent, 'svg');
	if (/\bmw-editsection\b/.test(node.attributes.class ?? '')) return true; // offers to edit
	return GONE.has(node.name) || isReference(node);
}

// A browser that runs scripts doesn't show noscript, but a picture may stand nowhere else.
const pictures = (noscript) =>
	[...elements(readHtmlFragment(content(noscript)))].filter((e) => e.name === 'img');

// Whether text that stands right in the element is shown by no browser: in a drawing, but in none of
// what is text there.
const hidesText = (node) => isInside(node, 'svg') &&
	!['text', 'title', 'desc', 'foreignObject'].some((name) => isInside(node, name));

// The words of the element, each line of which may be missing.
function linesOf(node) {
	const inside = node.children.map((child) => {
		if (typeof child === 'string') return child;
		if (isGone(child) || child.name === 'noscript') return '';
		return child.name === 'img' ? `\n${child.attributes.alt ?? ''}\n` : linesOf(child);
	}).join('');
	return isApart(node) ? `\n${inside}\n` : inside;
}

const loosely = (node) => linesOf(node).split('\n').map(maybe).join('\n');

// An object's words stand for it, unless a picture or a link to what is played does.
const showsMore = (object) => [...elements(object)].some((e) => e.name === 'img') ||
	/^image\/|\.(svg|png|jpe?g|gif|webp)$|^(https?:)?\/\//i.test(object.attributes.type ?? object.attributes.data ?? '');

// Readings that stand behind several bases, each behind its own; undefined: they stand so already.
function paired(ruby) {
	const parts = ruby.children.filter((child) => typeof child !== 'string' && child.name !== 'rp');
	const bases = parts.findIndex((child) => child.name !== 'rb');
	const readings = parts.slice(bases).findIndex((child) => child.name !== 'rt');
	const count = readings < 0 ? parts.length - bases : readings;
	if (bases < 2 || count !== bases) return undefined;
	return parts.slice(0, bases).flatMap((base, n) => [base, parts[bases + n]]).concat(parts.slice(2 * bases))
		.map((part) => textOf(part, ofSource)).join('');
}

// What may be missing in a book: words for those who can't play something, a picture's title, stray
// text in a drawing.
function ofSource(node) {
	const drawing = drawn(node) ?? (node.name === 'ruby' ? paired(node) : undefined);
	if (drawing !== undefined) return drawing;
	if (isNamed(node)) return maybe(node.children.map((child) => textOf(child, ofSource)).join(''));
	if (isGone(node)) return '';
	if (node.isHidden && node.name !== 'math')
		return maybe(node.children.map((child) => textOf(child, without(isGone))).join(''));
	if (node.name === 'symbol') // a store of symbols goes when they are where they are used
		return loosely(node);
	if (hidesText(node))
		return node.children.map((child) =>
			typeof child === 'string' ? maybe(child) : textOf(child, ofSource)).join('');
	const { alt, title } = node.attributes;
	if (node.name === 'noscript')
		return pictures(node).map((img) => maybe(img.attributes.alt ?? '')).join('');
	if (['audio', 'video', 'canvas'].includes(node.name) || (node.name === 'object' && showsMore(node)))
		return maybe(node.children.map((child) => textOf(child, ofSource)).join(''));
	return node.name === 'img' && title ? ` ${alt ?? ''} ${maybe(title)}` : undefined;
}

function sourceWords(root, isNoteHere) {
	markHidden(root);
	return {
		body: tokensWithMaybe(textOf(root, (node) => (isNoteHere(node) ? '' : ofSource(node)))),
		notes: [...elements(root)].filter(isNoteHere).map((node) => tokens(textOf(node, without(isGone)))),
	};
}

// A page that comes from a book has notes as octavo makes them.
export const htmlWords = (root) => sourceWords(root, isNote);

// What pandoc's Markdown has beside CommonMark's: "(1)" numbers an item, and "[words][A heading]" leads to it.
function heedPandoc(root) {
	const folded = (text) => text.trim().replace(/\s+/g, ' ').toLowerCase();
	const headings = new Set([...elements(root)].filter(({ name }) => /^h[1-6]$/.test(name))
		.map((node) => folded(textOf(node, () => undefined))));
	for (const node of elements(root))
		node.children = node.children.map((child, n) => (typeof child !== 'string' ? child : child
			.replace(node.name === 'p' && n === 0 ? /^\s*\(\w{1,4}\) / : /$^/, maybe)
			.replace(/\[([^[\]]+)\]\[([^[\]]+)\]/g, (all, words, label) =>
				(headings.has(folded(label)) ? `${maybe('[')}${words}${maybe('][')}${maybe(label)}${maybe(']')}` : all))));
	return root;
}

const isMarkdownNote = (node) => /\bfootnote-item\b/.test(node.attributes.class ?? '');
export const markdownWords = (text) =>
	sourceWords(heedPandoc(readHtmlFragment(markdownIt.render(text.replace(FRONT_MATTER, '')))), isMarkdownNote);

// Of plain text, marks of structure are no words: bullets, underscores, quotation arrows.
const STRUCTURE = new Set('_*#>~•·‣=|-'.split(''));
export const plain = (list) => list.filter((token) => !STRUCTURE.has(token));
export const textWords = (text) => ({ body: plain(tokens(text)), notes: [] });

export const pageWords = (text) => htmlWords(readHtml(text));

// What is lost or made up between a source's words and a book's; undefined if nothing is.
export function wordsProblem(source, book) {
	const body = difference(source.body, book.body);
	if (body) return body;
	// a note may stand in several documents
	const sorted = (notes) => [...new Set(notes.map((note) => note.join(' ')))].sort();
	return difference(sorted(source.notes), sorted(book.notes));
}

// All letters of a tree, one after the other, as an engine shows them that knows no elements: without
// pictures, white space, digits and marks.
export const lettersOf = (text) => text.normalize('NFKC').replace(/[^\p{L}\p{M}]/gu, '');
export const letters = (root) => lettersOf(textOf(root, without((node) => node.name === 'img')));
