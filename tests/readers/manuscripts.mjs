// The words of a manuscript of Word, from its parts: what a book of it must have.
import { partsOf } from '../tools/manuscript.mjs';
import { tokens } from '../tools/words.mjs';
import { elements, find, findAll, readXml } from '../tools/xml.mjs';

const styleOf = (paragraph) => find(paragraph, 'w:pStyle')?.attributes['w:val'] ?? '';

// Each sign of a formula is a word.
const READ = {
	'w:t': (node) => node.children.join(''),
	'm:t': (node) => ` ${[...node.children.join('')].join(' ')} `,
	'm:chr': (node) => ` ${node.attributes['m:val']} `,
	'wp:docPr': (node) => ` ${node.attributes.descr ?? ''} `,
};

function textOf(paragraph) {
	const text = [...elements(paragraph)].map((node) => READ[node.name]?.(node) ?? '').join('');
	return find(paragraph, 'w:framePr') ? text : `${text}\n`; // a letter on its own begins the next
}

export function manuscriptWords(folder, { numbered = {}, apart = [] }) {
	const parts = partsOf(folder);
	const part = (name) => readXml(parts.get(`word/${name}.xml`)?.toString() ?? '<none/>');
	const body = findAll(part('document'), 'w:p').filter((paragraph) => !apart.includes(styleOf(paragraph)))
		.map(textOf).map((text) => (numbered[text.trim()] ? `${numbered[text.trim()]}\n` : text));
	const notes = findAll(part('footnotes'), 'w:footnote').map(textOf);
	return { body: tokens(body.join('')), notes: notes.map(tokens) };
}
