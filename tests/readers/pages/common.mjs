// What the drivers of both drawing engines share: looking at a document that is shown.

const isNoteref = '[role=doc-noteref], [role=doc-backlink]';

// The text from a place in a document on: from the element with the id, or from the top.
function textFrom(doc, element) {
	const range = doc.createRange();
	range.selectNodeContents(doc.body);
	if (element) range.setStartBefore(element);
	const text = doc.createElement('div');
	text.append(range.cloneContents());
	for (const link of text.querySelectorAll(isNoteref)) link.remove();
	return text.textContent.replace(/\s+/g, ' ').trim().slice(0, 300);
}

// Whether a part of the element is on the page that one sees.
function isVisible(doc, element) {
	const frame = doc.defaultView.frameElement.getBoundingClientRect();
	return [...element.getClientRects()].some((rect) =>
		rect.right + frame.left > 0 && rect.left + frame.left < innerWidth &&
		rect.bottom + frame.top > 0 && rect.top + frame.top < innerHeight);
}

// What one finds behind a link: its text, or undefined if it isn't there.
export function place(doc, id) {
	const element = id === undefined ? undefined : doc.getElementById(id);
	if (id !== undefined && !(element && isVisible(doc, element))) return undefined;
	return textFrom(doc, element);
}

export const flat = (list, depth = 1) =>
	(list ?? []).flatMap((e) => [{ depth, label: e.label.trim(), target: e.href }, ...flat(e.subitems, depth + 1)]);

export const xml = (doc) => new XMLSerializer().serializeToString(doc);

const loaded = (img) => img.complete && img.naturalWidth > 0;
export const brokenImages = (doc) =>
	[...doc.querySelectorAll('img')].filter((img) => !loaded(img)).map((img) => img.alt || 'an image');

export function ways(doc) {
	const { direction, writingMode } = doc.defaultView.getComputedStyle(doc.body);
	return { direction, writingMode };
}

export const noterefs = (doc) => [...doc.querySelectorAll('[role=doc-noteref]')];

export function noteText(element) {
	const copy = element.cloneNode(true);
	for (const link of copy.querySelectorAll('[role=doc-backlink]')) link.remove();
	return copy.textContent;
}

export async function imageSize(url) {
	if (!url) return undefined;
	const image = new Image();
	image.src = url;
	await image.decode().catch(() => {});
	return image.naturalWidth ? { width: image.naturalWidth, height: image.naturalHeight } : undefined;
}
