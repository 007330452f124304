// Lines of a page that ask which roles and attributes of ARIA each element may have, and which values these.
import { POOL } from './value_questions.mjs';
import { whole } from './whole_elements.mjs';

const TYPES = 'hidden text search tel url email password date month week time datetime-local number range color '
	+ 'checkbox radio file submit reset button';
const OTHERS = ['a href="#first"', ...TYPES.split(' ').map((type) => `input type="${type}"`),
	'input type="image" src="picture.png" alt="a"'];
const NAMES_IDS = /^aria-(activedescendant|controls|describedby|details|errormessage|flowto|labelledby|owns)$/;
const VALUES = [
	[/^aria-(level|posinset|setsize|(col|row)(count|index|span)|value(min|max|now))$/, '1'], [NAMES_IDS, 'first'],
	[/^aria-dropeffect$/, 'copy'], [/^aria-relevant$/, 'text'], [/^aria-(sort|autocomplete)$/, 'none'],
	[/^aria-live$/, 'off'], [/^aria-orientation$/, 'vertical'],
];
// A role that takes each attribute which isn't global, and needs no other; and words that such attributes have.
const TAKERS = [
	[/-level$/, 'heading'], [/-(posinset|setsize)$/, 'listitem'],
	[/-(row|col)count$/, 'table'], [/-(row|col)(index|span)$/, 'cell'],
	[/-value(min|max|now|text)$/, 'progressbar'], [/-sort$/, 'columnheader'],
	[/-checked$/, 'checkbox'], [/-selected$/, 'option'], [/-modal$/, 'dialog'],
	[/-(expanded|haspopup|pressed)$/, 'button'], [/-(multiselectable|orientation)$/, 'listbox'],
	[/-(autocomplete|multiline|placeholder|readonly|required)$/, 'textbox'],
];
const WORDS = `false mixed undefined page step location date time inline list both copy move link popup grammar
	spelling menu listbox tree grid dialog horizontal assertive polite ascending other additions removals all`
	.split(/\s+/);
const UNKNOWN = ['frobnicate', 'note note', ' note', 'NOTE', ''];

const valued = (name) => `${name}="${VALUES.find(([names]) => names.test(name))?.[1] ?? 'true'}"`;

// A pool of values for each attribute, where it may stand.
function valuesOf(attributes) {
	const names = attributes.map(({ name }) => name).filter((name) => /^aria-/.test(name) && !NAMES_IDS.test(name));
	return names.flatMap((name) => {
		const [, role] = TAKERS.find(([those]) => those.test(name)) ?? [];
		const said = role ? `role="${role}" ` : '';
		return ['', ' ', ...POOL, ...WORDS].map((value) => whole('div', `${said}${name}="${value}"`));
	});
}

// All roles on each element that can say some, and on one that can say every one; of attributes those that aren't
// global on each, and with each role that takes some.
export function ariaQuestions({ elements, attributes, roles, aria }) {
	const global = attributes.map(({ name }) => name).filter((name) => name.startsWith('aria-') && !aria.has(name));
	const plain = [...elements].filter(([name, { books }]) => books & 1 && whole(name)).map(([name]) => name);
	const names = roles.map(({ name }) => name);
	const few = [...names.filter((name, n) => n % 9 === 0), 'frobnicate'];
	const isFree = (element) => element !== 'p' && /^(%any)?$/.test(elements.get(element)?.roles ?? 'some');
	const lines = [...plain, ...OTHERS].flatMap((element) => [
		...(isFree(element) ? few : [...names, ...UNKNOWN]).map((role) => whole(element, `role="${role}"`)),
		...[...aria, ...(isFree(element) ? [] : global)].map((name) => whole(element, valued(name))),
	]);
	const together = roles.filter(({ name }) => !name.startsWith('doc-')).flatMap(({ name, required }) =>
		[...aria].map((attribute) => {
			const others = required.split(' ').filter((each) => each && each !== attribute);
			return whole('div', [`role="${name}"`, ...[attribute, ...others].map(valued)].join(' '));
		}));
	return [...lines, ...together, ...valuesOf(attributes)];
}
