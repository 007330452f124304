// Scores how well the headings of bare texts were found.
import { existsSync } from 'node:fs';
import { openEpub } from './epub.mjs';
import { content, elements } from './xml.mjs';

const normal = (text) => text.replace(/’/g, "'").replace(/[^\p{L}\p{N}_]+/gu, ' ').trim().toLowerCase();

function headingsOf(path) {
	const book = openEpub(path);
	const title = normal(book.metadata('dc:title')[0]);
	return book.spine
		.filter((item) => item.name !== book.contentsPage?.name)
		.flatMap(({ root }) => [...elements(root)].filter((e) => /^h[1-6]$/.test(e.name)))
		.map((heading) => normal(content(heading)))
		.filter((heading) => heading && heading !== title);
}

// Of texts [{name, truth: [heading], title: the first line, path: of the book}]: {precision, f1, faults}.
// A title that isn't the book's is neither found nor false.
export function headingScore(texts) {
	let found = 0, hits = 0, wanted = 0;
	const faults = [];
	for (const { name, truth, title, path } of texts) {
		const missing = truth.map(normal);
		wanted += missing.length;
		for (const heading of existsSync(path) ? headingsOf(path) : []) {
			if (heading === normal(title) && !missing.includes(heading)) continue;
			found++;
			const at = missing.indexOf(heading);
			if (at < 0) faults.push(`${name}: false: ${heading}`);
			else hits++, missing.splice(at, 1);
		}
		faults.push(...missing.map((heading) => `${name}: missed: ${heading}`));
	}
	return { precision: hits / found || 0, f1: (2 * hits) / (found + wanted) || 0, faults };
}
