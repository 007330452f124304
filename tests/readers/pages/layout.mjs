// What of a document isn't where it should be: outside of its page, cut off, parted from its heading.
import { firstPlaceOf, placeOf, px, rectsOfText, SLACK, style, visible } from './columns.mjs';

// The words of a text that stick out; blanks that hang at a line's end don't count.
function wordsOutside(columns, text, slack) {
	const range = text.ownerDocument.createRange();
	for (const { 0: word, index } of text.data.matchAll(/\S+/g)) {
		range.setStart(text, index);
		range.setEnd(text, index + word.length);
		const found = [...range.getClientRects()].filter(visible).map((rect) => ({ rect, ...placeOf(columns, rect, slack) }))
			.find(({ out }) => out);
		if (found) return { ...found, word };
	}
	return undefined;
}

// Whether one can scroll in it to what lies outside.
function scrolls(element) {
	element.scrollLeft = style(element).direction === 'rtl' ? -1 : 1;
	const moved = element.scrollLeft !== 0;
	element.scrollLeft = 0;
	return moved;
}

const overflows = (e) => e.scrollWidth > e.clientWidth + SLACK || e.scrollHeight > e.clientHeight + SLACK;
const isInline = (s) => s.display === 'inline' || s.display.startsWith('ruby');

// How a box is wrong: {why, out, rect, column} or undefined.
function boxFault(columns, element, s) {
	if (!isInline(s) && /hidden|clip/.test(s.overflowX + s.overflowY) && element.clientWidth > 1 && overflows(element))
		return { why: 'cuts off what it holds', ...firstPlaceOf(columns, element) };
	if (/^t[dh]$/.test(element.localName) && element.scrollWidth > element.clientWidth + SLACK)
		return { why: 'prints over the next cell', ...firstPlaceOf(columns, element) };
	if (isInline(s) && !/^(img|svg|math)$/.test(element.localName)) return undefined;
	const found = [...element.getClientRects()].filter(visible).map((rect) => ({ rect, ...placeOf(columns, rect, 2) }))
		.find(({ out }) => out);
	return found && { why: `lies ${Math.round(found.out)} px outside of its page`, ...found };
}

function textFault(columns, text) {
	const slack = Math.max(4, 0.4 * px(style(text.parentElement).fontSize));
	if (!rectsOfText(text).some((rect) => placeOf(columns, rect, slack).out)) return undefined;
	const found = wordsOutside(columns, text, slack);
	return found && { why: `prints ${Math.round(found.out)} px outside of its page: ${found.word.slice(0, 60)}`, ...found };
}

// Reports what lies outside, the outermost of elements in each other.
export function outside(columns, element, report) {
	const s = style(element);
	if (s.display === 'none' || s.visibility === 'hidden') return;
	const fault = s.display !== 'contents' && boxFault(columns, element, s);
	if (fault) return report(element, fault);
	if (/auto|scroll/.test(s.overflowX) && scrolls(element)) return;
	for (const child of element.childNodes) {
		if (child.nodeType === Node.ELEMENT_NODE) outside(columns, child, report);
		if (child.nodeType !== Node.TEXT_NODE || !child.data.trim()) continue;
		const found = textFault(columns, child);
		if (found) report(element, found);
	}
}

const HEADS = 'h1, h2, h3, h4, h5, h6, caption, thead, dt, summary, .admonition-title, .code-title';

// What heads something, at the foot of a page, with what it heads on the next; and what is itself on two pages.
export function* partedHeads(doc, columns) {
	const column = (rect) => placeOf(columns, rect, Infinity).column;
	for (const element of doc.querySelectorAll(HEADS.replace('thead, ', '')))
		if (new Set([...element.getClientRects()].filter(visible).map(column)).size > 1)
			yield { element, why: 'is parted in two' };
	const texts = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
	let head; // that the text before this stands in
	for (let text = texts.nextNode(); text; text = texts.nextNode()) {
		const rects = rectsOfText(text);
		if (!text.data.trim() || !rects.length) continue;
		if (head && !head.contains(text) && column(rects[0]) > column([...head.getClientRects()].filter(visible).at(-1)))
			yield { element: head, why: 'is parted from what it heads' };
		head = text.parentElement.closest(HEADS);
	}
}
