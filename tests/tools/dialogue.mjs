// Dialogues: what a person types into a shell, and what is said then, byte for byte.
//
//   # a comment, or lines "| title: T" of book.yaml
//   $ octavo article.txt
//   octavo: wrote a-title.epub
//   => 0
//
// Each block, which begins so behind an empty line, happens in a folder of its own, which holds the
// files of tests/dialogues/in and what the block says of book.yaml. A book that it names OUT is
// looked at by the validators. Standard output and error come as they came, but for the name of that folder, and how long it took is T.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { copySources } from './case.mjs';
import { cleanEnv, run, withoutTime } from './process.mjs';

const FOLDER = 'tests/dialogues';

export function allDialogues() {
	return readdirSync(FOLDER).filter((name) => name.endsWith('.txt')).sort().map((name) => {
		const path = join(FOLDER, name);
		return { name: name.replace(/\.txt$/, ''), path, blocks: readFileSync(path, 'utf8').trimEnd().split(/\n\n(?=[#|$] )/) };
	});
}

// Runs what a block types; the result: the block as it would have to be, and the book.
export async function runBlock(program, block, place) {
	rmSync(place, { recursive: true, force: true });
	mkdirSync(place, { recursive: true });
	const lines = block.split('\n');
	const yaml = lines.filter((line) => line.startsWith('| ')).map((line) => `${line.slice(2)}\n`);
	copySources(join(FOLDER, 'in'), place);
	if (yaml.length) writeFileSync(join(place, 'book.yaml'), yaml.join(''));
	const typed = lines.findIndex((line) => line.startsWith('$ '));
	if (typed < 0) return { got: block };
	const out = join(place, 'OUT.epub');
	const env = { ...cleanEnv, PATH: `${dirname(resolve(program))}:${cleanEnv.PATH}` };
	const command = lines[typed].slice(2).replace(/\bOUT\b/g, 'OUT.epub');
	const { status, stdout } = await run('sh', ['-c', `exec 2>&1; ${command}`], { cwd: place, env });
	const said = withoutTime(stdout.toString()).replaceAll(`${resolve(place)}/`, '').replace(/\bOUT\.epub\b/g, 'OUT');
	const got = [...lines.slice(0, typed + 1), ...(said ? [said.replace(/\n$/, '')] : []), `=> ${status}`].join('\n');
	return { got, book: existsSync(out) ? out : undefined };
}
