// What of a document's words isn't as a reader should find them.
import { oneLine, style } from './columns.mjs';

const UPRIGHT = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Deva}\p{sc=Beng}\p{sc=Taml}\p{sc=Thai}]/u;
const TYPED = /(?<![\p{L}\p{N}*])\*[\p{L}\p{N}]([^*]*[\p{L}\p{N}])?\*(?![\p{L}\p{N}*])/u;

// Words in a script without italics that are slanted, and asterisks that should have become emphasis.
export function* wrongWords(doc) {
	const texts = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
	for (let text = texts.nextNode(); text; text = texts.nextNode()) {
		const element = text.parentElement;
		if (!element.getClientRects().length) continue;
		if (UPRIGHT.test(text.data) && style(element).fontStyle !== 'normal')
			yield { element, why: 'is slanted, in a script without italics' };
		const typed = !element.closest('pre, code, samp, kbd') && text.data.match(TYPED);
		if (typed) yield { element, why: `shows what was typed: ${typed[0]}` };
	}
}

// Chapters that don't say which they are, or say nothing else.
export function* bareChapters(doc) {
	for (const element of doc.querySelectorAll('[role=doc-chapter]')) {
		const heading = [...element.querySelectorAll('h1')].find((h1) => h1.getClientRects().length);
		if (!heading) yield { element, why: 'has no heading' };
		else if (oneLine(element.innerText) === oneLine(heading.innerText)) yield { element, why: 'holds nothing but its heading' };
	}
}

// Lists that only some readers hide: the others print them.
export function* hiddenLists(doc) {
	for (const element of doc.querySelectorAll('nav[hidden]'))
		yield { element, why: 'is printed by readers that don’t know hidden' };
}
