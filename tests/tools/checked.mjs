// Books that are wrong in one way each: a block of a file of tests/check changes one of the two good books
// there, and says what `octavo check` tells of it, usage too.
//
//   # A picture that nobody lists
//   book3
//   EPUB/one.xhtml: picture.png => other.png
//   EPUB/other.png := some words
//   EPUB/style.css gone
//   > error RSC-008 EPUB/one.xhtml:11:4 'EPUB/other.png' isn't in the manifest
//
// "FILE: OLD => NEW" changes the first OLD of a file, "FILE := WORDS" writes one, "FILE gone" takes one away;
// "| WORDS" is one more line of NEW or WORDS. \n and \x0a stand for bytes, and in a file's name \u{A0} for a
// character. Compared are severity, id, place and words.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './process.mjs';

const FOLDER = 'tests/check';

export function allChecks() {
	return readdirSync(FOLDER).filter((name) => name.endsWith('.txt')).sort().map((name) => {
		const path = join(FOLDER, name);
		return { name: name.replace(/\.txt$/, ''), path, blocks: readFileSync(path, 'utf8').trimEnd().split('\n\n') };
	});
}

const bytes = (words) => words.replaceAll('\\n', '\n')
	.replace(/\\(?:x([0-9a-f]{2})|u\{([0-9A-F]+)\})/g,
		(_, byte, point) => String.fromCodePoint(parseInt(byte ?? point, 16)));

function change(folder, line) {
	const [, name, how, words] = /^(.+?)( gone$|: | := )(.*)$/.exec(line) ?? [];
	if (!name) throw new Error(`'${line}' is no change`);
	const path = join(folder, bytes(name));
	if (how === ' gone') return rmSync(path, { recursive: true });
	if (how === ' := ') {
		mkdirSync(dirname(path), { recursive: true });
		return writeFileSync(path, bytes(words), 'latin1');
	}
	const [old, now] = words.split(' => ').map(bytes);
	const text = readFileSync(path, 'latin1');
	if (!text.includes(old)) throw new Error(`${name} has no '${old}'`);
	return writeFileSync(path, text.replace(old, () => now), 'latin1');
}

const placeOf = ({ file, line, column }, folder) =>
	[file === folder ? 'the book' : file?.replace(`${folder}/`, ''), line, column].filter(Boolean).join(':');

// What isn't XML is told in libxml2's own words.
const wordsOf = ({ id, text }) => (id === 'RSC-016' ? '' : ` ${text}`);

// The block as it would have to be.
export async function runCheck(program, block, folder) {
	const kept = block.split('\n').filter((line) => !line.startsWith('> '));
	const [, book, ...changes] = kept.join('\n').replaceAll('\n| ', '\\n').split('\n');
	rmSync(folder, { recursive: true, force: true });
	cpSync(join(FOLDER, book), folder, { recursive: true });
	for (const line of changes) change(folder, line);
	const { stderr, status } = await run(program, ['check', '--json', '--verbose', folder]);
	if (status > 1) throw new Error(`status ${status}\n${stderr}`);
	const told = stderr.toString().trim().split('\n').map((line) => JSON.parse(line)).filter(({ id }) => id);
	return [...kept, ...told.map((d) => `> ${d.severity} ${d.id} ${placeOf(d, folder)}${wordsOf(d)}`)].join('\n');
}
