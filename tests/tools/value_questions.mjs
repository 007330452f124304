// Lines of a page that ask which values each attribute may have: a pool of all kinds for each.
import { whole, whole11 } from './whole_elements.mjs';

export const POOL = `1 0 -1 +1 01 1.5 .5 1e3 -0 1px a a/b true TRUE en en_US i-klingon en--us #first # ltr
	LTR auto yes one.xhtml 2024-01-02 2024-02-30 2024-1-2 2024-01-02T03:04:05.678+01:00 2024-01 01-02
	24:00 2024-W53 2024-W54 P1D PT1H30M P1Y 3h 0,0,10,10 0,0,10 0,0,1,0,1,1 circle row _blank _foo utf-8 none
	lazy anonymous metadata captions get POST allow-scripts manual sentences numeric origin text ä a:b stylesheet`
	.split(/\s+/);
const WITH_SPACE = ['', ' ', ' 1 ', ' auto', 'first words', 'text/html; charset=utf-8', 'image/png, image/gif',
	'2024-01-02 03:04Z', '100vw, 50vw', 'picture.png 2x', 'print and (min-width: 3em)', 'color: red', 'text additions'];
// What names an element must name one that is there; that and what stands around it isn't the schema's to say.
const APART = /^(aria-.*|role|data-.*|id|for|form|list|headers|itemref|ismap)$/;
const LINKS = /^(about|resource|cite|href|itemid|itemtype|ping|vocab|xml:base|property|rel|rev|typeof|datatype)$/;
const ADDRESSES = ['', ' ', '50%', '%41', 'a b', 'a#b#c', 'http://', 'http:', 'http://[x', 'http://[::1]/', 'a[b]',
	'?[x]', '12:30', 'a:', 'a:b', '-a:b', 'a_b:c', './a_b:c', ':a', '//', '//a', 'http:///a', '#50%', 'a b: c',
	'javascript:a[0]', 'ä', 'a a:b'];

const LED = { a: 'a href="#first"', area: 'area href="#first" alt="a"' };
const asElement = (name, bit) => (bit === 4 ? name : LED[name] ?? name);

// What stands in a head, as what it may be.
const HEAD = ['link rel="stylesheet" href="style.css"', 'link rel="x" href="style.css"', 'meta name="x" content="y"',
	'meta http-equiv="refresh" content="1"', 'meta property="a:b" content="y"', 'style', 'script'];
const HEAD_POOL = ['', ' ', 'a', '1', 'a/b', 'TEXT/CSS', 'UTF-8', 'iso-8859-1', 'Refresh', 'x-ua-compatible', 'style',
	'render', '#aabbcc', '#abc', 'anonymous', 'module'];

export function headQuestions({ attributes }) {
	const names = [...new Set(attributes.map(({ name }) => name))]
		.filter((name) => !/^(aria-|role$|data-|id$|itemref$)/.test(name));
	return HEAD.flatMap((said) => {
		const [element] = said.split(' ');
		const own = new Set(attributes.filter(({ elements }) => elements.split(' ').includes(element))
			.map(({ name }) => name));
		return names.flatMap((name) => (own.has(name) ? HEAD_POOL : ['a']).map((value) => {
			const kept = (said.match(/ [\w-]+="[^"]*"/g) ?? []).filter((each) => !each.startsWith(` ${name}=`));
			return `<${element}${kept.join('')} ${name}="${value}"></${element}>`;
		}));
	});
}

function questionsOf({ elements, attributes }, bit, wholeOf) {
	const inBook = [...elements].filter(([name, { books }]) => books & bit && name !== 'embed' && wholeOf(name))
		.map(([name]) => name);
	const rows = attributes.filter(({ name }) => !APART.test(name)).map(({ name, books, elements: on }) =>
		({ name, books, element: on ? on.split(' ').find((each) => inBook.includes(each)) : 'p' }));
	const values = rows.filter(({ books, element }) => books & bit && element).flatMap(({ name, element }) =>
		(LINKS.test(name) ? ADDRESSES : [...POOL, ...WITH_SPACE, name, name.toUpperCase()])
			.map((value) => wholeOf(asElement(element, bit), `${name}="${value}"`)));
	// Whether it may stand at all, on each third element.
	const names = [...new Set(rows.map(({ name }) => name))];
	const anywhere = names.flatMap((name, n) => inBook.filter((_, i) => (i + n) % 3 === 0)
		.map((element) => wholeOf(asElement(element, bit), `${name}="1"`)));
	return [...new Set([...values, ...anywhere])];
}

export const valueQuestions = (model) => questionsOf(model, 1, whole);
export const valueQuestions11 = (model) => questionsOf(model, 4, whole11)
	.filter((line) => !/ (epub|ssml):/.test(line));
