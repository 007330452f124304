// What a page hides: by attributes, and by what wins of its own style sheets, of whose rules those count
// that octavo says it reads: selectors made of names, classes and ids, in @media for screens or in none.
import { content, elements } from './xml.mjs';

const HIDES = { display: /^none$/, visibility: /^(hidden|collapse)$/, 'mso-hide': /^all$/ };
const OWN_STYLE = 1 << 28; // it goes before every selector

const NAME = /(?:[\w-]|[^\0-\x7f]|\\.)+/.source;
const COMPOUND = new RegExp(`(?:${NAME}|\\*)?(?:[.#]${NAME})*`, 'y');
const unescaped = (name) => name.replace(/\\(.)/g, '$1');

const isForScreens = (media) => /^[\w\s,-]*$/.test(media) && !/\bnot\b/i.test(media) &&
	(media.trim() === '' || /\b(all|screen)\b/i.test(media));

// The rules of a sheet in their order, as selectors and block.
function* rulesOf(sheet) {
	for (let at = 0; at < sheet.length;) {
		const stop = at + sheet.slice(at).search(/[{;]|$/);
		const head = sheet.slice(at, stop).trim();
		let end = stop;
		for (let depth = 0; end < sheet.length && sheet[stop] === '{'; end++) {
			depth += sheet[end] === '{' ? 1 : sheet[end] === '}' ? -1 : 0;
			if (depth === 0) break;
		}
		const block = sheet.slice(stop + 1, end);
		if (sheet[stop] === '{' && !head.startsWith('@')) yield { selectors: head, block };
		if (/^@media\b/i.test(head) && isForScreens(head.slice('@media'.length))) yield* rulesOf(block);
		at = end + 1;
	}
}

// Of a block or style attribute, whether it hides, by property: [property, hides, is important].
const declarations = (block) => block.split(';')
	.map((declaration) => declaration.match(/^\s*([\w-]+)\s*:\s*(.*?)\s*(!\s*important)?\s*$/is))
	.filter((found) => found && Object.hasOwn(HIDES, found[1].toLowerCase()))
	.map(([, name, value, important]) => {
		const property = name.toLowerCase();
		return [property, HIDES[property].test(value.toLowerCase()), important !== undefined];
	});

// A selector as compounds, each with what stands before it; undefined: it is of another kind.
function compoundsOf(selector) {
	const compounds = [];
	for (let at = 0, before; at < selector.length;) {
		COMPOUND.lastIndex = at;
		const [text] = COMPOUND.exec(selector);
		if (text === '') return undefined;
		at += text.length;
		const parts = text.match(new RegExp(`[.#]?${NAME}|\\*`, 'g'));
		compounds.push({ before, parts });
		const combinator = selector.slice(at).match(/^\s*([>+])\s*|^\s+/);
		if (!combinator) return at < selector.length ? undefined : compounds;
		before = combinator[1] ?? ' ';
		at += combinator[0].length;
	}
	return undefined;
}

function specificityOf(compounds) {
	const parts = compounds.flatMap((compound) => compound.parts);
	return parts.reduce((sum, [sign]) => sum + ({ '#': 1 << 16, '.': 1 << 8, '*': 0 }[sign] ?? 1), 0);
}

const isCompound = (node, { parts }) => node?.attributes !== undefined && parts.every((part) =>
	part === '*' ? true
		: part[0] === '#' ? node.attributes.id === unescaped(part.slice(1))
			: part[0] === '.' ? (node.attributes.class ?? '').split(/\s+/).includes(unescaped(part.slice(1)))
				: node.name === part.toLowerCase());

const elementBefore = (node) => {
	const beside = node.parent?.children.filter((child) => typeof child !== 'string') ?? [];
	return beside[beside.indexOf(node) - 1];
};

function matches(node, compounds, at = compounds.length - 1) {
	if (!isCompound(node, compounds[at])) return false;
	if (at === 0) return true;
	const { before } = compounds[at];
	if (before === '+') return matches(elementBefore(node), compounds, at - 1);
	for (let up = node.parent; up; up = before === '>' ? undefined : up.parent)
		if (matches(up, compounds, at - 1)) return true;
	return false;
}

// Comments, and what a lone bracket swallows in a page that isn't read as XML.
const NO_RULES = /\/\*[\s\S]*?(\*\/|$)|<!--|-->|<!\[CDATA\[[\s\S]*?(\]\]>|$)/g;

const isSheet = ({ name, attributes: { media = '', type = '' } }) =>
	name === 'style' && isForScreens(media) && /^(text\/css)?$/i.test(type);

// The rules that say whether something is hidden: {compounds, weight, said}.
function hidingRules(page) {
	const sheets = [...elements(page)].filter(isSheet)
		.map((e) => content(e).replace(NO_RULES, ' '));
	return sheets.flatMap((sheet) => [...rulesOf(sheet)]).flatMap(({ selectors, block }) => {
		const said = declarations(block);
		return said.length === 0 ? [] : selectors.split(',').map((selector) => compoundsOf(selector.trim()))
			.filter(Boolean).map((compounds) => ({ compounds, weight: specificityOf(compounds), said }));
	});
}

function isStyledAway(node, rules) {
	const own = { weight: OWN_STYLE, said: declarations(node.attributes.style ?? '') };
	const best = {};
	for (const { weight, said } of [...rules.filter(({ compounds }) => matches(node, compounds)), own])
		for (const [property, hides, important] of said) {
			const weighs = weight + (important ? 2 * OWN_STYLE : 0);
			if (weighs >= (best[property]?.weighs ?? 0)) best[property] = { weighs, hides };
		}
	return Object.values(best).some(({ hides }) => hides);
}

const isForeign = (node) => ['svg', 'math'].includes(node?.name) || (node?.parent && isForeign(node.parent));
const APART = ['script', 'style', 'template', 'noscript', 'head'];
const textSize = (node) => typeof node === 'string' ? Buffer.byteLength(node.replace(/[ \t\n]/g, ''))
	: APART.includes(node.name) ? 0 : node.children.reduce((sum, child) => sum + textSize(child), 0);

// A picture that waits for a script.
const isLazy = (node) => node.name === 'img' && Object.keys(node.attributes).some((name) => name.startsWith('data-'));

function isSaidToBeHidden(node, rules) {
	const { hidden, open } = node.attributes;
	return (hidden !== undefined && hidden !== 'until-found') || (node.name === 'dialog' && open === undefined) ||
		(isStyledAway(node, isForeign(node) ? [] : rules) && !isLazy(node));
}

// Gives each element that is hidden the property isHidden; but for most of a page, which a script shows.
export function markHidden(page) {
	const rules = hidingRules(page), all = textSize(page) + 1;
	for (const node of elements(page))
		node.isHidden = isSaidToBeHidden(node, rules) && textSize(node) * 2 <= all;
}
