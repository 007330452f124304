// Drives epub.js, the engine of many readers on the web, as its examples do.
import '/npm/jszip/dist/jszip.min.js';
import '/npm/epubjs/dist/epub.min.js';
import { inspect as inspectDocument } from './inspect.mjs';
import { brokenImages, flat, imageSize, noterefs, noteText, place, ways, xml } from './common.mjs';

let book, rendition;

const inZip = (href) => book.path.resolve(href).replace(/^\//, '');
const shown = () => rendition.getContents()[0].document;

// How a page is coloured: a reader for the web colours the body, and tells no style sheet that it is night.
const NIGHT = { color: '#dcdcdc', background: '#121212' };

export async function open(url, night = false) {
	book = ePub(await (await fetch(url)).arrayBuffer());
	await book.ready;
	rendition = book.renderTo('view', { width: '100%', height: '100%', flow: 'paginated' });
	if (night) rendition.themes.default({ body: NIGHT });
	await rendition.display();
	const { title, creator, direction } = book.packaging.metadata;
	const targets = (list) => list.map((entry) => ({ ...entry, target: inZip(entry.target) }));
	return {
		title,
		author: creator,
		contents: targets(flat(book.navigation.toc)),
		pageList: targets(book.pageList.pageList.map((e) => ({ depth: 1, label: String(e.page), target: e.href }))),
		spine: book.spine.spineItems.map((item) => inZip(item.href)),
		direction: direction || 'ltr',
		cover: await imageSize(await book.coverUrl()),
	};
}

// Goes by the address as the contents have it, from the package document's folder.
export async function goTo(target) {
	await rendition.display(target.slice(inZip('').length + 1));
	const [name, id] = target.split('#');
	return where().path === name ? place(shown(), id) : undefined;
}

export async function start() {
	await rendition.display();
}

// It takes the last document that runs from top to bottom for its first page.
function isDown() {
	const { scrollTop, clientHeight, scrollHeight } = document.querySelector('.epub-container');
	return scrollTop + clientHeight >= scrollHeight;
}

export async function next() {
	if (rendition.currentLocation().atEnd && isDown()) return undefined;
	await rendition.next();
	return where();
}

export function where() {
	const { start } = rendition.currentLocation();
	return { path: inZip(start.href), page: start.displayed.page };
}

export function look() {
	const doc = shown();
	return { xml: xml(doc), broken: brokenImages(doc), ...ways(doc) };
}

// The text of each note that the document shown refers to, where a click leads to.
export async function popUps() {
	const texts = [];
	for (let n = 0; n < noterefs(shown()).length; n++) {
		const link = noterefs(shown())[n];
		const id = link.getAttribute('href').split('#')[1];
		const there = new Promise((resolve) => rendition.once('relocated', resolve));
		link.click();
		await Promise.race([there, new Promise((resolve) => setTimeout(resolve, 2000))]);
		const note = shown().getElementById(id);
		texts.push(note && place(shown(), id) !== undefined ? noteText(note) : '');
	}
	return texts;
}

export const closeNote = () => {};

export const inspect = () => inspectDocument(shown(), '#ffffff');
