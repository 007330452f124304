// Looks at a document as it is laid out in columns: what lies outside of its page, and what colours text and
// pictures have on which ground. It tells; pages are judged by ../judge.mjs.

const SLACK = 1.5; // pixels that rounding may cost

const style = (element, pseudo) => element.ownerDocument.defaultView.getComputedStyle(element, pseudo);
const px = (value) => parseFloat(value) || 0;
const flat = (text) => text.replace(/\s+/g, ' ').trim();

function nameOf(element) {
	const one = (e) => e.localName + [...e.classList].map((name) => `.${name}`).join('');
	const words = flat(element.alt ?? element.textContent).slice(0, 40);
	return `${one(element.parentElement)} > ${one(element)} "${words}"`;
}

// The box that is filled with columns, and they themselves. Along is the axis on which they follow each other.
function columnsOf(doc) {
	const box = [doc.body, doc.documentElement].find((e) => style(e).columnWidth !== 'auto');
	const s = style(box);
	const rect = box.getBoundingClientRect();
	const inner = {
		left: rect.left + px(s.borderLeftWidth) + px(s.paddingLeft), right: rect.right - px(s.borderRightWidth) - px(s.paddingRight),
		top: rect.top + px(s.borderTopWidth) + px(s.paddingTop), bottom: rect.bottom - px(s.borderBottomWidth) - px(s.paddingBottom),
	};
	const vertical = s.writingMode.startsWith('vertical');
	const backwards = !vertical && s.direction === 'rtl';
	const size = vertical ? inner.bottom - inner.top : inner.right - inner.left;
	const gap = px(s.columnGap);
	const perPage = Math.max(1, Math.floor((size + gap) / (px(s.columnWidth) + gap)));
	const step = (size + gap) / perPage;
	return { inner, vertical, backwards, perPage, step, width: step - gap };
}

// Where a rectangle lies: in which column, and how far it sticks out of it.
function place(columns, rect, slackAcross) {
	const { inner, vertical, backwards, step, width } = columns;
	const [start, end] = vertical ? [rect.top - inner.top, rect.bottom - inner.top]
		: backwards ? [inner.right - rect.right, inner.right - rect.left] : [rect.left - inner.left, rect.right - inner.left];
	const column = Math.max(0, Math.floor((start + SLACK) / step));
	const [low, high] = vertical ? [inner.left - rect.left, rect.right - inner.right] : [inner.top - rect.top, rect.bottom - inner.bottom];
	const along = Math.max(end - column * step - width, column * step - start);
	const across = Math.max(low, high);
	const out = along > SLACK ? along : across > slackAcross ? across : 0;
	return { column, out };
}

const visible = (rect) => rect.width > 0 && rect.height > 0;

// The words of a text that stick out; blanks that hang at a line's end don't count.
function wordsOutside(columns, text, slack) {
	const range = text.ownerDocument.createRange();
	for (const { 0: word, index } of text.data.matchAll(/\S+/g)) {
		range.setStart(text, index);
		range.setEnd(text, index + word.length);
		const found = [...range.getClientRects()].filter(visible).map((rect) => ({ rect, ...place(columns, rect, slack) }))
			.find(({ out }) => out);
		if (found) return { ...found, word };
	}
	return undefined;
}

const rectsOfText = (text) => {
	const range = text.ownerDocument.createRange();
	range.selectNodeContents(text);
	return [...range.getClientRects()].filter(visible);
};

// Whether one can scroll in it to what lies outside.
function scrolls(element) {
	element.scrollLeft = style(element).direction === 'rtl' ? -1 : 1;
	const moved = element.scrollLeft !== 0;
	element.scrollLeft = 0;
	return moved;
}

const overflows = (e) => e.scrollWidth > e.clientWidth + SLACK || e.scrollHeight > e.clientHeight + SLACK;
const isInline = (s) => s.display === 'inline' || s.display.startsWith('ruby');

// How a box is wrong: {why, out, rect, column} or undefined.
function boxFault(columns, element, s) {
	if (!isInline(s) && /hidden|clip/.test(s.overflowX + s.overflowY) && element.clientWidth > 1 && overflows(element))
		return { why: 'cuts off what it holds', ...firstPlace(columns, element) };
	if (/^t[dh]$/.test(element.localName) && element.scrollWidth > element.clientWidth + SLACK)
		return { why: 'prints over the next cell', ...firstPlace(columns, element) };
	if (isInline(s) && !/^(img|svg|math)$/.test(element.localName)) return undefined;
	const found = [...element.getClientRects()].filter(visible).map((rect) => ({ rect, ...place(columns, rect, 2) }))
		.find(({ out }) => out);
	return found && { why: `lies ${Math.round(found.out)} px outside of its page`, ...found };
}

function firstPlace(columns, element) {
	const rect = element.getBoundingClientRect();
	return { rect, ...place(columns, rect, Infinity) };
}

function textFault(columns, text) {
	const slack = Math.max(4, 0.4 * px(style(text.parentElement).fontSize));
	if (!rectsOfText(text).some((rect) => place(columns, rect, slack).out)) return undefined;
	const found = wordsOutside(columns, text, slack);
	return found && { why: `prints ${Math.round(found.out)} px outside of its page: ${found.word.slice(0, 60)}`, ...found };
}

// What lies outside, the outermost of elements in each other.
function outside(columns, element, report) {
	const s = style(element);
	if (s.display === 'none' || s.visibility === 'hidden') return;
	const fault = s.display !== 'contents' && boxFault(columns, element, s);
	if (fault) return report(element, fault);
	if (/auto|scroll/.test(s.overflowX) && scrolls(element)) return;
	for (const child of element.childNodes) {
		if (child.nodeType === Node.ELEMENT_NODE) outside(columns, child, report);
		if (child.nodeType !== Node.TEXT_NODE || !child.data.trim()) continue;
		const found = textFault(columns, child);
		if (found) report(element, found);
	}
}

const UPRIGHT = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Deva}\p{sc=Beng}\p{sc=Taml}\p{sc=Thai}]/u;
const TYPED = /(?<![\p{L}\p{N}*])\*[\p{L}\p{N}]([^*]*[\p{L}\p{N}])?\*(?![\p{L}\p{N}*])/u;

// Words in a script without italics that are slanted, and asterisks that should have become emphasis.
function* wrongWords(doc) {
	const texts = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
	for (let text = texts.nextNode(); text; text = texts.nextNode()) {
		const element = text.parentElement;
		if (!element.getClientRects().length) continue;
		if (UPRIGHT.test(text.data) && style(element).fontStyle !== 'normal')
			yield { element, why: 'is slanted, in a script without italics' };
		const typed = !element.closest('pre, code, samp, kbd') && text.data.match(TYPED);
		if (typed) yield { element, why: `shows what was typed: ${typed[0]}` };
	}
}

// Chapters that begin without saying which they are.
const bareChapters = (doc) => [...doc.querySelectorAll('[role=doc-chapter]')]
	.filter((chapter) => ![...chapter.querySelectorAll('h1')].some((heading) => heading.getClientRects().length))
	.map((element) => ({ element, why: 'has no heading' }));

const HEADS = 'h1, h2, h3, h4, h5, h6, caption, thead, dt, summary, .admonition-title, .code-title';

// What heads something, at the foot of a page, with what it heads on the next.
function* partedHeads(doc, columns) {
	const column = (rect) => place(columns, rect, Infinity).column;
	const texts = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
	let head; // that the text before this stands in
	for (let text = texts.nextNode(); text; text = texts.nextNode()) {
		const rects = rectsOfText(text);
		if (!text.data.trim() || !rects.length) continue;
		if (head && !head.contains(text) && column(rects[0]) > column([...head.getClientRects()].filter(visible).at(-1)))
			yield { element: head, why: 'is parted from what it heads' };
		head = text.parentElement.closest(HEADS);
	}
}

// Colours, by a canvas of one pixel, which knows all ways to write one.
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
const groundBehind = (element, page) => ancestors(element).reduce((ground, e) => over(ground, style(e).backgroundColor), page);
const opacityOf = (element) => ancestors(element).reduce((product, e) => product * style(e).opacity, 1);

function inkOf(element, page, pseudo) {
	const ground = groundBehind(element, page);
	return { ink: over(ground, style(element, pseudo).color, opacityOf(element)), ground };
}

// Each pair of colours that text is set in, with the first element that has it.
function inks(doc, columns, page) {
	const pairs = new Map();
	const add = (element, pseudo) => {
		const { ink, ground } = inkOf(element, page, pseudo);
		const key = `${ink} ${ground} ${element.localName}.${element.className}`;
		if (!pairs.has(key)) pairs.set(key, { ink, ground, name: nameOf(element) + (pseudo ?? ''), ...firstPlace(columns, element) });
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

async function drawings(doc, columns, page) {
	const found = [];
	for (const element of doc.querySelectorAll('img, svg')) {
		const { width, height } = element.getBoundingClientRect();
		if (!width || !height || element.parentElement.closest('svg')) continue;
		const colours = await coloursOf(element);
		if (colours) found.push({ colours, ground: groundBehind(element, page), name: nameOf(element), ...firstPlace(columns, element) });
	}
	return found;
}

// Where on the page, as it is seen, a rectangle lies.
function onPage({ inner, vertical, backwards, perPage, step }, { rect, column, ...rest }) {
	const page = Math.floor(column / perPage);
	const shift = page * perPage * step;
	const { left, top, width, height } = rect;
	const box = { left: left + (vertical ? 0 : backwards ? shift : -shift), top: top - (vertical ? shift : 0), width, height };
	return { ...rest, page, box };
}

// Pages are counted from 0.
export async function inspect(doc, page) {
	await doc.fonts.ready;
	await Promise.all([...doc.images].map((image) => image.decode().catch(() => {})));
	const columns = columnsOf(doc);
	const faults = [];
	for (const child of doc.body.children)
		outside(columns, child, (element, fault) => faults.push({ name: nameOf(element), ...fault }));
	for (const { element, why } of [...wrongWords(doc), ...bareChapters(doc), ...partedHeads(doc, columns)])
		faults.push({ name: nameOf(element), why, ...firstPlace(columns, element) });
	const located = (list) => list.map((one) => onPage(columns, one));
	return {
		faults: located(faults).map(({ name, why, page, box }) => ({ name, why, page, box })),
		inks: located(inks(doc, columns, page)),
		drawings: located(await drawings(doc, columns, page)),
	};
}
