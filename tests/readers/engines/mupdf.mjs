// MuPDF, the engine of many small readers. It knows the NCX alone and gives lines of text, no elements.
import { join } from 'node:path';
import { SIZES } from '../browser.mjs';
import { run } from '../../tools/process.mjs';
import { findAll } from '../../tools/xml.mjs';

const DRIVER = 'tests/readers/engines/mupdf.js';
const NOISE = /^warning: unknown epub version: 3.0$/;
const flat = (list, depth = 1) =>
	(list ?? []).flatMap((e) => [{ depth, label: e.title, target: e.uri }, ...flat(e.down, depth + 1)]);

const text = (lines) => lines.map((line) => line.text).join('\n');

// Where most lines begin or end: all but those that are short or centred.
function direction(chapters) {
	const lines = chapters.flat();
	const left = Math.min(...lines.map((line) => line.box[0]));
	const right = Math.max(...lines.map((line) => line.box[2]));
	const near = (a, b) => Math.abs(a - b) < 2;
	const ragged = lines.filter((line) => near(line.box[0], left) !== near(line.box[2], right));
	return ragged.filter((line) => near(line.box[2], right)).length > ragged.length / 2 ? 'rtl' : 'ltr';
}

// Links lead to the margin above a heading, which may reach into the lines before it.
const MARGIN = 45;

function textAt(lines, y, label) {
	const below = lines.filter((line) => line.box[1] + 2 >= y);
	const heading = below.findIndex((line) => line.box[1] < y + MARGIN && line.text.startsWith(label));
	return below.length ? text(below.slice(Math.max(heading, 0))) : undefined;
}

async function ask(book, targets) {
	const { status, stdout, stderr } = await run('mutool', ['run', DRIVER, book.path, ...targets]);
	const problems = stderr.split('\n').filter((line) => line && !NOISE.test(line));
	return { problems, found: status === 0 ? JSON.parse(stdout) : undefined };
}

// Table captions come behind their tables, and formulas are their signs.
function bodyAsShown(body) {
	const shown = structuredClone(body);
	for (const table of findAll(shown, 'table')) {
		const captions = table.children.filter((child) => child.name === 'caption');
		table.children = [...table.children.filter((child) => child.name !== 'caption'), ...captions];
	}
	for (const formula of findAll(shown, 'semantics'))
		formula.children = formula.children.filter((child) => child.name !== 'annotation');
	return shown;
}

async function read(book) {
	const first = await ask(book, []);
	if (!first.found) return first;
	const contents = flat(first.found.outline);
	const { found, problems } = await ask(book, [...book.spine, ...contents.map((e) => e.target)]);
	const places = found.targets.splice(book.spine.length);
	const files = new Map(book.spine.map((name, n) => [found.targets[n].chapter, name]));
	const at = ({ chapter, y }, label) => textAt(found.chapters[chapter] ?? [], y, label);
	return {
		title: found.title,
		author: found.author,
		contents: contents.map((entry, n) => ({ ...entry, at: at(places[n], entry.label) })),
		chapters: found.chapters.map((lines, n) => ({ path: files.get(n), text: text(lines) })),
		set: direction(found.chapters),
		pages: found.pages,
		problems,
	};
}

// Pictures of its first page and of the pages where the places are.
async function shoot(book, _, folder) {
	for (const [size, { width, height }] of Object.entries(SIZES)) {
		const prefix = join(folder, `${book.name}-MuPDF-${size}-`);
		const { stderr, status } = await run('mutool',
			['run', DRIVER, book.path, '--draw', width, height, prefix, book.spine[0], ...book.places]);
		if (status !== 0) throw new Error(stderr);
	}
}

export default {
	name: 'MuPDF',
	program: 'mutool',
	bodyAsShown,
	cannot: {
		cover: 'no covers', notes: 'no pop-ups', pictures: 'pictures not told', 'page list': 'no page list',
		'page order': 'page order not told', vertical: 'sets it across',
	},
	read,
	shoot,
};
