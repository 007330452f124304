// Lines of a page that ask which roles and attributes of ARIA each element may have.
import { whole } from './whole_elements.mjs';

const TYPES = 'hidden text search tel url email password date month week time datetime-local number range color '
	+ 'checkbox radio file submit reset button';
const OTHERS = ['a href="#first"', ...TYPES.split(' ').map((type) => `input type="${type}"`),
	'input type="image" src="picture.png" alt="a"'];
const VALUES = [
	[/^aria-(level|posinset|setsize|(col|row)(count|index|span)|value(min|max|now))$/, '1'], [/^aria-dropeffect$/, 'copy'],
	[/^aria-(activedescendant|controls|describedby|details|errormessage|flowto|labelledby|owns)$/, 'first'],
	[/^aria-relevant$/, 'text'], [/^aria-(sort|autocomplete)$/, 'none'], [/^aria-live$/, 'off'],
	[/^aria-orientation$/, 'vertical'],
];
const UNKNOWN = ['frobnicate', 'note note', ' note', 'NOTE', ''];

const valued = (name) => `${name}="${VALUES.find(([names]) => names.test(name))?.[1] ?? 'true'}"`;

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
	return [...lines, ...together];
}
