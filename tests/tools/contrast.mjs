// What of a theme's colours for code can't be read: the contrast of WCAG 2, on the ground that they stand on.
const ENOUGH = 4.5;

const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

function luminance(colour) {
	const digits = colour.length === 4 ? [...colour.slice(1)].map((d) => d + d) : colour.slice(1).match(/../g);
	const [r, g, b] = digits.map((d) => channel(parseInt(d, 16) / 255));
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a, b) {
	const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
	return (high + 0.05) / (low + 0.05);
}

const DARK = /@media \(prefers-color-scheme: dark\) \{([\s\S]*?)\n\}/g;

// {selector, property, colour} of each rule for code.
function coloursOf(css) {
	return [...css.matchAll(/([^{}]*)\{([^{}]*)\}/g)]
		.filter(([, selector]) => /\.(code-|listing|numbered)/.test(selector))
		.flatMap(([, selector, body]) => [...body.matchAll(/([\w-]*color): (#[0-9a-f]+)/g)]
			.map(([, property, colour]) => ({ selector: selector.trim(), property, colour })));
}

function unreadable(css, when) {
	const all = coloursOf(css);
	const grounds = all.filter(({ property }) => property === 'background-color');
	const inks = all.filter(({ property }) => property === 'color');
	if (grounds.length < 2 || inks.length < 10) return [`${when}: there are too few colours to be true`];
	return inks.flatMap((ink) => grounds.map((ground) => ({ ...ink, ground, found: contrast(ink.colour, ground.colour) })))
		.filter(({ found }) => found < ENOUGH)
		.map(({ selector, colour, ground, found }) =>
			`${when}: ${selector} ${colour} on ${ground.colour} is ${found.toFixed(2)}, not ${ENOUGH}`);
}

export function unreadableCode(css) {
	const dark = [...css.matchAll(DARK)].map(([, rules]) => rules).join('\n');
	return [...unreadable(css.replace(DARK, ''), 'by day'), ...unreadable(dark, 'by night')];
}
