// Builds of many inputs, of which each book is judged by `octavo check --strict` and both validators.
import { rmSync } from 'node:fs';
import { each, run } from './process.mjs';
import { validate } from './validators.mjs';

const SHOWN = 5;

const kindOf = (text) => text.split('\n')[0].replace(/[^\s]*build\/[^\s:]*/g, '').replace(/\d+/g, 'N');

// Prints each kind of fault with the first inputs that have it, and gives back the status to end with. Each of the
// tries has a name and a folder, which goes where nothing is wrong; build(one) gives what the process came to, and the
// path of the book if it made one, and its own faults. Other statuses than those are faults.
export async function judge(tries, program, statuses, build) {
	const found = new Map(), books = [];

	function note(what, one) {
		if (!found.has(what)) found.set(what, new Set());
		found.get(what).add(one);
	}

	await each(tries, async (one) => {
		const { status, signal, stderr, book, faults = [] } = await build(one);
		for (const fault of faults) note(fault, one);
		if (signal || !statuses.includes(status)) note(`build: ${signal ?? status}: ${kindOf(stderr)}`, one);
		if (!book) return;
		const check = await run(program, ['check', '--strict', '--quiet', book]);
		if (check.status !== 0 || check.stderr) note(`check: ${check.signal ?? check.status}: ${kindOf(check.stderr)}`, one);
		books.push({ one, book });
	});
	const answers = await validate(books.map(({ book }) => book), 'build/tests/classes');
	const of = new Map(books.map(({ one, book }) => [book, one]));
	for (const { path, validator, messages } of answers)
		for (const message of messages) note(`${validator}: ${kindOf(JSON.stringify(message))}`, of.get(path));
	const kinds = [...found].map(([what, ones]) => [what, [...ones]]).sort(([, a], [, b]) => b.length - a.length);
	for (const [what, ones] of kinds)
		console.log(`${ones.length} × ${what}\n    ${ones.slice(0, SHOWN).map(({ name, folder }) => `${folder} (${name})`).join(', ')}`);
	const wrong = new Set(kinds.flatMap(([, ones]) => ones));
	for (const one of tries) if (!wrong.has(one)) rmSync(one.folder, { recursive: true, force: true });
	console.log(`${tries.length} inputs, ${books.length} books, ${kinds.length} kinds of faults`);
	return kinds.length ? 1 : 0;
}
