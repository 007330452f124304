// A document as it is laid out in columns: which they are, and where on them its boxes and texts lie.

export const SLACK = 1.5; // pixels that rounding may cost

export const style = (element, pseudo) => element.ownerDocument.defaultView.getComputedStyle(element, pseudo);
export const px = (value) => parseFloat(value) || 0;
export const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

// How a person finds the element.
export function nameOf(element) {
	const one = (e) => e.localName + [...e.classList].map((name) => `.${name}`).join('');
	const words = oneLine(element.alt ?? element.textContent).slice(0, 40);
	return `${one(element.parentElement)} > ${one(element)} "${words}"`;
}

// The box that is filled with columns, and they themselves.
export function columnsOf(doc) {
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

// Where a rectangle lies: in which column, counted from 0, and how far it sticks out of it: along the way on
// which columns follow each other, or across it by more than the slack.
export function placeOf(columns, rect, slackAcross) {
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

export const visible = (rect) => rect.width > 0 && rect.height > 0;

export const rectsOfText = (text) => {
	const range = text.ownerDocument.createRange();
	range.selectNodeContents(text);
	return [...range.getClientRects()].filter(visible);
};

export function firstPlaceOf(columns, element) {
	const rect = element.getBoundingClientRect();
	return { rect, ...placeOf(columns, rect, Infinity) };
}

// On which page a rectangle lies, counted from 0, and where on it, as it is seen.
export function onPage({ inner, vertical, backwards, perPage, step }, { rect, column, ...rest }) {
	const page = Math.floor(column / perPage);
	const shift = page * perPage * step;
	const { left, top, width, height } = rect;
	const box = { left: left + (vertical ? 0 : backwards ? shift : -shift), top: top - (vertical ? shift : 0), width, height };
	return { ...rest, page, box };
}
