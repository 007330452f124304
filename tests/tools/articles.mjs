// How well the article of a saved page was kept and the rest left out: by shingles of four words, as
// the public set of pages measures it. A title and a byline above the text are left out of the count.
import { elements } from './xml.mjs';
import { textOf } from './words.mjs';

const words = (text) => text.match(/[\p{L}\p{N}_]+/gu) ?? [];

function shingles(text, size = 4) {
	const all = words(text), counts = new Map();
	for (let i = 0; i < Math.max(1, all.length - size + 1); i++) {
		const shingle = all.slice(i, i + size).join(' ');
		if (shingle) counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
	}
	return counts;
}

const total = (counts) => [...counts.values()].reduce((sum, n) => sum + n, 0);

// The shares of what both have, of what is too much, and of what is lost.
export function match(truth, found) {
	const wanted = shingles(truth), given = shingles(found);
	let both = 0;
	for (const [shingle, n] of wanted) both += Math.min(n, given.get(shingle) ?? 0);
	const more = total(given) - both, lost = total(wanted) - both, all = both + more + lost;
	return all ? { both: both / all, more: more / all, lost: lost / all } : { both: 0, more: 0, lost: 0 };
}

const share = (both, other, third) => (other === 0 && third === 0 ? 1 : both ? both / (both + other) : 0);
const mean = (list) => list.reduce((sum, x) => sum + x, 0) / Math.max(1, list.length);

// Precision, recall and F1 of matches, a page counting the same whatever its length.
export function score(matches) {
	const precision = mean(matches.filter((m) => m.both + m.more).map((m) => share(m.both, m.more, m.lost)));
	const recall = mean(matches.filter((m) => m.both + m.lost).map((m) => share(m.both, m.lost, m.more)));
	return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
}

const isGenerated = /(^|\/)(cover|title-page|copyright-page|contents)\.xhtml$/;
const isAbove = (node) => /\b(byline|subtitle)\b/.test(node.attributes.class ?? '');

// The text of a book's articles.
export function articleText(book) {
	const documents = book.spine.filter(({ name }) => !isGenerated.test(name));
	return documents.map(({ root }, i) => {
		const title = i === 0 ? [...elements(root)].find((e) => /^h[12]$/.test(e.name)) : undefined;
		return textOf(root, (node) =>
			(node.name === 'head' || node === title || (i === 0 && isAbove(node)) || node.name === 'img' ? '' : undefined));
	}).join('\n');
}
