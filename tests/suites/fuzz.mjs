// Mutants of sources: whatever the bytes, a book or an error, soon, and never a crash. The mutants
// are the same on every run; `make check-full` tries many more.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { filesBelow } from '../tools/case.mjs';
import { each, run } from '../tools/process.mjs';

const FOLDERS = ['tests/samples', 'tests/books', 'tests/soup', 'tests/markdown', 'tests/text', 'tests/css'];
const FORMATS = { '.txt': 'text', '.md': 'markdown', '.html': 'html', '.yaml': 'yaml' };
const FEW = 60, MANY = 5000;
const SECONDS = 20;

// Pieces that parsers stumble over.
const PIECES = ['<', '>', '&', '&#0;', '&#x110000;', '\0', '\xff', '\xed\xa0\x80', '\u202e', '<!--',
	']]>', '<![CDATA[', '[^a]', '[^a]: ', '![](', '](', '|', '|-|\n', '\n\n', '\t', '    ', '```\n', '---\n',
	'# ', '>'.repeat(50), '<div>'.repeat(300), '</p>', '<table><td>', '<svg><p>', '<math><mi>', '- ', '1. ',
	'"', '\\', '{', '}', ': ', '&a ', '*a ', '!!binary ', '\ufeff', '\r', 'é'.repeat(100)];

function randomFrom(seed) {
	let state = seed >>> 0 || 1;
	return (below) => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) % below;
	};
}

const EDITS = [
	(bytes, at, random) => [bytes.subarray(0, at), Buffer.from(PIECES[random(PIECES.length)]), bytes.subarray(at)],
	(bytes, at, random) => [bytes.subarray(0, at), bytes.subarray(at + random(40))],
	(bytes, at, random) => [bytes.subarray(0, at), Buffer.from([random(256)]), bytes.subarray(at + 1)],
	(bytes, at, random) => [bytes.subarray(0, at), bytes.subarray(random(at + 1), at), bytes.subarray(at)],
	(bytes, at) => [bytes.subarray(0, at)],
];

function mutant(bytes, seed) {
	const random = randomFrom(seed * 2654435761);
	for (let edits = 1 + random(8); edits > 0; edits--)
		bytes = Buffer.concat(EDITS[random(EDITS.length)](bytes, random(bytes.length + 1), random));
	return bytes;
}

export default async function fuzz({ program, work, report, label, full }) {
	const folder = join(work, 'fuzz');
	mkdirSync(folder, { recursive: true });
	const seeds = FOLDERS.filter(existsSync).flatMap((at) => filesBelow(at).map((name) => join(at, name)))
		.filter((path) => FORMATS[extname(path)]);
	const numbers = Array.from({ length: full ? MANY : FEW }, (_, n) => n);
	await each(numbers, (n) => report.test(`${label}mutant ${n}`, async () => {
		const seed = seeds[(n * 7919) % seeds.length];
		const path = join(folder, `mutant-${n}${extname(seed)}`);
		writeFileSync(path, mutant(readFileSync(seed), n + 1));
		const { status, signal, stderr } = await run(program, ['build', path, '-o', `${path}.epub`, '--no-cover'],
			{ timeout: SECONDS * 1000 });
		return [0, 1].includes(status) ? [] : `${path} of ${seed}: ${status ?? signal}\n${stderr.slice(-3000)}`;
	}));
}
