// Drives foliate-js, the engine of Foliate, as its own reader.js does.
import '/npm/foliate-js/view.js';
import { FootnoteHandler } from '/npm/foliate-js/footnotes.js';
import { inspect as inspectDocument } from './inspect.mjs';
import { brokenImages, flat, imageSize, noterefs, noteText, place, ways, xml } from './common.mjs';

const view = document.createElement('foliate-view');
const notes = new FootnoteHandler();
let popUp; // called with the document of a note that popped up

view.addEventListener('link', (event) => notes.handle(view.book, event));
notes.addEventListener('before-render', (event) => document.getElementById('note').append(event.detail.view));
// The note is there when its view has all its layers; whoever takes it away before that sees an error.
notes.addEventListener('render', ({ detail: { view: note } }) =>
	note.addEventListener('create-overlay', () =>
		setTimeout(() => popUp(note.renderer.getContents()[0].doc)), { once: true }));

const oneName = (name) => (typeof name === 'string' ? name : Object.values(name ?? {})[0]);
const shown = () => view.renderer.getContents()[0];
const path = (index) => view.book.sections[index].id;

// How Foliate colours a page by day and by night; style sheets are told which it is.
const COLOURS = `
html { color-scheme: light dark; color: #000; }
a:any-link { color: #0066cc; }
@media (prefers-color-scheme: dark) {
	html { color: #e0e0e0; background: #222; }
	a:any-link { color: #77bbee; }
}`;

export async function open(url) {
	const bytes = await (await fetch(url)).blob();
	document.getElementById('view').append(view);
	await view.open(new File([bytes], 'book.epub'));
	view.renderer.setStyles(COLOURS);
	const { metadata, toc, pageList, sections, dir } = view.book;
	const cover = await view.book.getCover();
	return {
		title: oneName(metadata.title),
		author: oneName([metadata.author ?? []].flat()[0]?.name),
		contents: flat(toc),
		pageList: flat(pageList),
		spine: sections.map((section) => section.id),
		direction: dir,
		cover: cover && await imageSize(URL.createObjectURL(cover)),
	};
}

export async function goTo(target) {
	await view.goTo(target);
	const { doc, index } = shown();
	const [name, id] = target.split('#');
	return name === path(index) ? place(doc, id) : undefined;
}

export async function start() {
	await view.renderer.firstSection();
}

// Turns the page; undefined if there is none behind it.
export async function next() {
	if (view.renderer.atEnd) return undefined;
	await view.next();
	return where();
}

export function where() {
	const { index } = shown();
	return { path: path(index), page: view.renderer.page };
}

export function look() {
	const { doc } = shown();
	return { xml: xml(doc), broken: brokenImages(doc), ...ways(doc) };
}

// The text of each note that the document shown refers to, as it pops up at a click.
export async function popUps() {
	const texts = [];
	for (const link of noterefs(shown().doc)) {
		document.getElementById('note').replaceChildren();
		const text = new Promise((resolve) => (popUp = (doc) => resolve(noteText(doc.body))));
		link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
		texts.push(await Promise.race([text, new Promise((resolve) => setTimeout(resolve, 5000, ''))]));
	}
	return texts;
}

export const closeNote = () => document.getElementById('note').replaceChildren();

export const inspect = () => inspectDocument(shown().doc, '#ffffff');
