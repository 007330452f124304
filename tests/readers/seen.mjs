// What an engine saw of a book, brought into one form: each chapter as a tree or as text, each entry of the
// contents with the text at its target.
import { find, readXml } from '../tools/xml.mjs';

export function withParents(node) {
	for (const child of node.children) if (typeof child !== 'string') withParents(Object.assign(child, { parent: node }));
	return node;
}

// The text from an element on, to the end of its document; without references to notes.
function textFrom(root, id) {
	let isBehind = id === undefined;
	const text = (node) => {
		if (typeof node === 'string') return isBehind ? node : '';
		if (node.attributes.id === id) isBehind = true;
		if (['doc-noteref', 'doc-backlink'].includes(node.attributes.role)) return '';
		return ` ${node.children.map(text).join('')} `;
	};
	const found = text(find(root, 'body'));
	return isBehind ? found.trim() : undefined;
}

function place(chapters, target = '') {
	const [name, id] = target.split('#');
	const chapter = chapters.find(({ path }) => path === name);
	return chapter?.root && textFrom(chapter.root, id);
}

function tree(chapter, problems) {
	if (chapter.root || chapter.xml === undefined) return chapter;
	try {
		return { ...chapter, root: readXml(chapter.xml) };
	} catch (error) {
		problems.push(`${chapter.path}: ${error.message}`);
		return chapter;
	}
}

export function settle(seen) {
	const problems = [...seen.problems];
	const chapters = (seen.chapters ?? []).map((chapter) => tree(chapter, problems));
	const located = (list) =>
		(list ?? []).map((entry) => ('at' in entry ? entry : { ...entry, at: place(chapters, entry.target) }));
	return { ...seen, problems, chapters, contents: located(seen.contents), pageList: located(seen.pageList) };
}
