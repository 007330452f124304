// XML as a small tree of {name, attributes, children, parent}; text is a string among the children.
// A document that is not well-formed throws. The HTML of a browser's parser becomes the same tree.
import { parse, parseFragment } from 'parse5';
import { SaxesParser } from 'saxes';

export function readXml(text) {
	const root = { name: '', attributes: {}, children: [] };
	let at = root;
	const parser = new SaxesParser({ xmlns: true });
	parser.on('opentag', (tag) => {
		const attributes = {};
		for (const { name, value } of Object.values(tag.attributes)) attributes[name] = value;
		const node = { name: tag.name, attributes, children: [], parent: at };
		at.children.push(node);
		at = node;
	});
	parser.on('closetag', () => (at = at.parent));
	parser.on('text', (text) => at.children.push(text));
	parser.on('cdata', (text) => at.children.push(text));
	parser.on('error', (error) => {
		throw error;
	});
	parser.write(text).close();
	return root;
}

function fromParse5(node, parent) {
	if (node.nodeName === '#text') return node.value;
	const attributes = {};
	for (const { name, value } of node.attrs ?? []) attributes[name] = value;
	const tree = { name: node.nodeName, attributes, children: [], parent };
	for (const child of node.childNodes ?? [])
		if (child.nodeName !== '#comment') tree.children.push(fromParse5(child, tree));
	return tree;
}

export const readHtml = (text) => fromParse5(parse(text));
export const readHtmlFragment = (text) => fromParse5(parseFragment(text));

export function* elements(node) {
	for (const child of node.children) {
		if (typeof child === 'string') continue;
		yield child;
		yield* elements(child);
	}
}

export function find(node, name) {
	for (const element of elements(node)) if (element.name === name) return element;
	return undefined;
}

export const findAll = (node, name) => [...elements(node)].filter((e) => e.name === name);

export const content = (node) =>
	typeof node === 'string' ? node : node.children.map(content).join('');

export const types = (node) => (node.attributes['epub:type'] ?? '').split(/\s+/).filter(Boolean);
