// What `octavo check` tells of a page of many lines, each of which stands for itself.
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './process.mjs';

const START = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
	+ 'xmlns:ssml="http://www.w3.org/2001/10/synthesis"><head><title>t</title>';

// Between the lines of the head and those of the body.
export const MIDDLE = '</head><body><p id="first"/><p id="words"/><div>';

// The page, and what is told by RSC-005 of each line of it that has something wrong.
export async function checkLines(lines, program, work) {
	const book = join(work, 'lines');
	rmSync(book, { recursive: true, force: true });
	cpSync('tests/check/book3', book, { recursive: true });
	const page = [START, ...lines, '</div></body></html>'].join('\n');
	writeFileSync(join(book, 'EPUB/one.xhtml'), page);
	const { stderr } = await run(program, ['check', '--json', '--verbose', book]);
	const told = new Map();
	for (const { id, file, line, text } of stderr.trim().split('\n').map((each) => JSON.parse(each)))
		if (id === 'RSC-005' && file?.endsWith('/one.xhtml')) told.set(line, [...(told.get(line) ?? []), text]);
	return { page, told };
}
