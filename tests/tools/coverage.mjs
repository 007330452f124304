// How much of src/ the tests that ran last went through, by gcov: of lines, and of the ways that branches
// can go. Lists the files of which most lines weren't, and fails below what is promised.
//
//   node tests/tools/coverage.mjs FOLDER     (what was built with --coverage; `make coverage` does)
import { execFileSync } from 'node:child_process';
import { filesBelow } from './files.mjs';

const [folder] = process.argv.slice(2);
const PROMISED = { lines: 95, branches: 85 };
const SHOWN = 30;

// {file: {line: {count, ways: [count]}}}, of functions that are in several objects the sum.
function read() {
	const found = new Map();
	for (const name of filesBelow(folder).filter((each) => each.endsWith('.gcda'))) {
		const json = execFileSync('gcov', ['--json-format', '--stdout', '--branch-probabilities', `${folder}/${name}`],
			{ maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
		for (const text of json.toString().split('\n').filter(Boolean))
			for (const { file, lines } of JSON.parse(text).files)
				if (file.startsWith('src/')) for (const line of lines) add(found, file, line);
	}
	return found;
}

function add(found, file, { line_number: number, count, branches }) {
	if (!found.has(file)) found.set(file, new Map());
	const lines = found.get(file), known = lines.get(number) ?? { count: 0, ways: [] };
	known.count += count;
	branches.forEach((branch, n) => { known.ways[n] = (known.ways[n] ?? 0) + branch.count; });
	lines.set(number, known);
}

function sum(lines) {
	const all = [...lines.values()], ways = all.flatMap((line) => line.ways);
	return { lines: all.length, hit: all.filter((line) => line.count).length, ways: ways.length, taken: ways.filter(Boolean).length };
}

// "12-14, 20": the lines without a count.
function missed(lines) {
	const numbers = [...lines].filter(([, line]) => !line.count).map(([number]) => number).sort((a, b) => a - b);
	const spans = [];
	for (const number of numbers)
		if (number - (spans.at(-1)?.[1] ?? -9) <= 2) spans.at(-1)[1] = number;
		else spans.push([number, number]);
	return spans.map(([first, last]) => (first === last ? first : `${first}-${last}`)).join(', ');
}

const percent = (part, whole) => (100 * part) / whole;
const files = [...read()].map(([file, lines]) => ({ file, missed: missed(lines), ...sum(lines) }));
const total = (key) => files.reduce((all, file) => all + file[key], 0);
for (const each of [...files].sort((a, b) => (b.lines - b.hit) - (a.lines - a.hit)).slice(0, SHOWN))
	if (each.hit < each.lines) console.log(`${each.file}: ${each.lines - each.hit} of ${each.lines} lines: ${each.missed}`);
const lines = percent(total('hit'), total('lines')), branches = percent(total('taken'), total('ways'));
console.log(`lines ${lines.toFixed(1)} % of ${total('lines')}, branches ${branches.toFixed(1)} % of ${total('ways')}`);
process.exit(lines >= PROMISED.lines && branches >= PROMISED.branches ? 0 : 1);
