// What colours the text and the drawings of a document have, and on which ground.
import { firstPlaceOf, nameOf, style } from './columns.mjs';

// A colour over another, by a canvas of one pixel, which knows all ways to write one.
const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
function over(ground, colour, opacity = 1) {
	canvas.globalAlpha = 1;
	canvas.fillStyle = ground;
	canvas.fillRect(0, 0, 1, 1);
	canvas.globalAlpha = opacity;
	canvas.fillStyle = colour;
	canvas.fillRect(0, 0, 1, 1);
	return hex(canvas.getImageData(0, 0, 1, 1).data);
}
const hex = ([r, g, b]) => `#${[r, g, b].map((n) => n.toString(16).padStart(2, '0')).join('')}`;

const ancestors = (element) => (element ? [...ancestors(element.parentElement), element] : []);
const groundBehind = (element, page) => ancestors(element).reduce((under, e) => over(under, style(e).backgroundColor), page);
const opacityOf = (element) => ancestors(element).reduce((product, e) => product * style(e).opacity, 1);

function inkOf(element, page, pseudo) {
	const ground = groundBehind(element, page);
	return { ink: over(ground, style(element, pseudo).color, opacityOf(element)), ground };
}

// Each pair of colours that text is set in, with the first element that has it.
export function inks(doc, columns, page) {
	const pairs = new Map();
	const add = (element, pseudo) => {
		const { ink, ground } = inkOf(element, page, pseudo);
		const key = `${ink} ${ground} ${element.localName}.${element.className}`;
		if (!pairs.has(key)) pairs.set(key, { ink, ground, name: nameOf(element) + (pseudo ?? ''), ...firstPlaceOf(columns, element) });
	};
	for (const element of doc.body.querySelectorAll('*')) {
		const s = style(element);
		if (s.visibility === 'hidden' || !element.getClientRects().length) continue;
		if ([...element.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim())) add(element);
		for (const pseudo of ['::before', '::after', '::marker'])
			if (/["(]\S/.test(style(element, pseudo).content.replace('""', ''))) add(element, pseudo);
	}
	return [...pairs.values()];
}

// A drawing in a document, its colours as they are computed there, as a picture.
async function pictureOf(svg) {
	const copy = svg.cloneNode(true);
	const all = [svg, ...svg.querySelectorAll('*')];
	for (const [n, e] of [copy, ...copy.querySelectorAll('*')].entries())
		for (const name of ['color', 'fill', 'stroke', 'filter']) e.style?.setProperty(name, style(all[n])[name]);
	const image = new Image();
	image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
	await image.decode();
	return image;
}

const DRAWN = 240; // pixels wide, for counting

// The colours of a picture that one can see through, and how often each is there.
async function coloursOf(element) {
	const image = element.localName === 'svg' ? await pictureOf(element) : element;
	const { width, height } = element.getBoundingClientRect();
	const small = new OffscreenCanvas(DRAWN, Math.max(1, Math.round(DRAWN * height / width))).getContext('2d');
	small.filter = style(element).filter;
	small.drawImage(image, 0, 0, small.canvas.width, small.canvas.height);
	const { data } = small.getImageData(0, 0, small.canvas.width, small.canvas.height);
	const counts = {};
	let clear = 0;
	for (let at = 0; at < data.length; at += 4) {
		if (data[at + 3] < 16) clear++;
		if (data[at + 3] < 200) continue;
		const colour = hex([data[at], data[at + 1], data[at + 2]]);
		counts[colour] = (counts[colour] ?? 0) + 1;
	}
	return clear > data.length / 400 ? counts : undefined;
}

// The pictures that one can see through.
export async function drawings(doc, columns, page) {
	const found = [];
	for (const element of doc.querySelectorAll('img, svg')) {
		const { width, height } = element.getBoundingClientRect();
		if (!width || !height || element.parentElement.closest('svg')) continue;
		const colours = await coloursOf(element);
		if (colours) found.push({ colours, ground: groundBehind(element, page), name: nameOf(element), ...firstPlaceOf(columns, element) });
	}
	return found;
}
