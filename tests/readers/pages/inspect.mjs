// Looks at a document of a book that is shown, all its pages at once. The ground is the page's own colour. It only
// tells what it sees of colours; ../judge.mjs says which are wrong.
import { drawings, inks } from './colours.mjs';
import { columnsOf, firstPlaceOf, nameOf, onPage } from './columns.mjs';
import { outside, partedHeads } from './layout.mjs';
import { bareChapters, hiddenLists, wrongWords } from './words.mjs';

export async function inspect(doc, ground) {
	await doc.fonts.ready;
	await Promise.all([...doc.images].map((image) => image.decode().catch(() => {})));
	const columns = columnsOf(doc);
	const faults = [];
	for (const child of doc.body.children)
		outside(columns, child, (element, fault) => faults.push({ name: nameOf(element), ...fault }));
	for (const { element, why } of [...wrongWords(doc), ...bareChapters(doc), ...hiddenLists(doc), ...partedHeads(doc, columns)])
		faults.push({ name: nameOf(element), why, ...firstPlaceOf(columns, element) });
	const located = (list) => list.map((one) => onPage(columns, one));
	return {
		faults: located(faults).map(({ name, why, page, box }) => ({ name, why, page, box })),
		inks: located(inks(doc, columns, ground)),
		drawings: located(await drawings(doc, columns, ground)),
	};
}
