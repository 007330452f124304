// What `octavo check` tells of a file of many lines, each of which stands for itself.
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { run } from './process.mjs';

const BOOKS = {
	'EPUB 3.3': { folder: 'book3', page: 'EPUB/one.xhtml', spaces: ' xmlns:epub="http://www.idpf.org/2007/ops"'
		+ ' xmlns:ssml="http://www.w3.org/2001/10/synthesis"' },
	'EPUB 2': { folder: 'book2', page: 'OPS/one.xhtml', spaces: '' },
};

// Between the lines of the head and those of the body.
export const MIDDLE = '</head><body><p id="first">a</p><p id="words">a</p><div>';

// What is told by RSC-005 of each line, of a file of a book with this text, that has something wrong.
export async function toldOf(text, folder, file, program, work) {
	const book = join(work, `lines-${folder}-${basename(file, extname(file))}`);
	rmSync(book, { recursive: true, force: true });
	cpSync(`tests/check/${folder}`, book, { recursive: true });
	writeFileSync(join(book, file), text);
	const { stderr } = await run(program, ['check', '--json', '--verbose', book]);
	const told = new Map();
	for (const { id, file: where, line, text: words } of stderr.trim().split('\n').map((each) => JSON.parse(each)))
		if (id === 'RSC-005' && where?.endsWith(file)) told.set(line, [...(told.get(line) ?? []), words]);
	return told;
}

// The page, and what is told of it.
export async function checkLines(lines, program, work, version) {
	const { folder, page, spaces } = BOOKS[version];
	const text = [`<html xmlns="http://www.w3.org/1999/xhtml"${spaces}><head><title>t</title>`, ...lines,
		'</div></body></html>'].join('\n');
	return { page: text, told: await toldOf(text, folder, page, program, work) };
}
