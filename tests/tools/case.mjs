// A case: a folder of sources under tests/books, with what octavo must make of them.
//
//   args         the command line behind `octavo`, as a shell reads it; OUT is the book's path.
//                Default: build . -o OUT
//   NAME.docx/   the parts of a file of that name, and NAME.odt/: see manuscript.mjs
//   setup        a script for sh that makes what git can't hold, run where the sources are
//   stdin        what standard input holds
//   status       the exit status; default 0
//   diagnostics  standard error, byte for byte; default: nothing. Where args name OUT, without the line that
//                says what was written; /HERE is the folder of the sources
//   stdout       standard output, byte for byte; default: nothing
//   output       the name of the book, where args name no OUT
//   validators   what a validator must say of the book, a line 'VALIDATOR: MESSAGE'; default: nothing
//   env          variables of the environment, NAME=value, a line each
//   cover        what kind of picture the cover is; without it the book is built with --no-cover,
//                because typesetting a cover takes longer than all the rest
//   toc          the table of contents, a line an entry: label -> target
//   files        the names of all files of the book in their order, with the size of pictures, a line each
//   holds        what must stand in files of the book, a line 'NAME: TEXT' each; \n and \t in
//                it are what they are in C
//   expected/    files of the unpacked book that must be equal, byte for byte
import { cpSync, existsSync, lutimesSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { openEpub, tocText } from './epub.mjs';
import { filesBelow } from './files.mjs';
import { packManuscripts } from './manuscript.mjs';
import { describeCover, describePicture } from './picture.mjs';
import { cleanEnv, run, withoutSuccess, withoutTime } from './process.mjs';

const OURS = new Set(['args', 'stdin', 'status', 'diagnostics', 'stdout', 'output', 'setup', 'env', 'cover', 'toc',
	'validators', 'files', 'holds', 'expected']);
const DATE = new Date('2024-02-29T12:00:00Z'); // of all sources, so that books are the same bytes
const EPOCH = String(DATE / 1000);             // and of standard input
const NOTHING = Buffer.alloc(0);

function setDates(folder) {
	for (const path of filesBelow(folder)) lutimesSync(join(folder, path), DATE, DATE);
}

// Copies sources so that each copy has the same date.
export function copySources(from, to, filter = () => true) {
	mkdirSync(to, { recursive: true });
	for (const name of readdirSync(from).filter(filter))
		cpSync(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true });
	setDates(to);
	return to;
}

export function loadCase(folder) {
	const bytes = (name) =>
		existsSync(join(folder, name)) ? readFileSync(join(folder, name)) : undefined;
	const text = (name, otherwise) => bytes(name)?.toString().trim() ?? otherwise;
	const expected = existsSync(join(folder, 'expected')) ? filesBelow(join(folder, 'expected')) : [];
	const want = { diagnostics: bytes('diagnostics') ?? NOTHING, stdout: bytes('stdout') ?? NOTHING };
	for (const name of ['toc', 'cover', 'files', ...expected.map((name) => join('expected', name))])
		if (bytes(name)) want[name] = bytes(name);
	return {
		folder,
		name: basename(folder),
		args: text('args', 'build . -o OUT'),
		setup: text('setup'),
		env: Object.fromEntries((text('env')?.split('\n') ?? []).map((line) => line.split(/=(.*)/).slice(0, 2))),
		stdin: bytes('stdin'),
		status: Number(text('status', '0')),
		want,
		output: text('output'),
		validators: text('validators', '').split('\n').filter(Boolean),
		holds: text('holds', '').split('\n').filter(Boolean).map((line) =>
			line.replace(/\\n/g, '\n').replace(/\\t/g, '\t').split(/: (.*)/s).slice(0, 2)),
	};
}

const fileLine = ([name, data]) =>
	/\.(jpe?g|png|gif)$/.test(name) ? `${name} ${describePicture(data)}\n` : `${name}\n`;

// Runs the case with the program in a folder under work. The result: what the process came to, the
// book if there is one, and got, which has the bytes of each thing that can be wanted.
export async function runCase(program, testCase, work, before = () => {}) {
	const place = join(work, testCase.name);
	rmSync(place, { recursive: true, force: true });
	const sources = copySources(testCase.folder, join(place, 'in'), (name) => !OURS.has(name));
	const out = testCase.output ? join(sources, testCase.output) : join(place, 'out.epub');
	if (testCase.setup) {
		await run('sh', ['-euc', testCase.setup], { cwd: sources });
	}
	packManuscripts(sources);
	setDates(sources);
	before(out, sources);
	const args = testCase.args.replace(/\bOUT\b/, '../out.epub');
	const checked = /^build\b/.test(args) ? ' --check' : '';
	const noCover = testCase.want.cover || !checked ? '' : ' --no-cover';
	const command = `exec '${program}' ${args}${noCover}${checked}`;
	const env = { ...cleanEnv, ...testCase.env, ...(testCase.stdin !== undefined && { SOURCE_DATE_EPOCH: EPOCH }) };
	const result = await run('/bin/sh', ['-c', command], { cwd: sources, env, input: testCase.stdin });
	const toPipe = /-o -/.test(testCase.args);
	const stderr = /\bOUT\b/.test(testCase.args) ? withoutSuccess(result.stderr) : withoutTime(result.stderr);
	const said = stderr.replaceAll(resolve(sources), '/HERE');
	const got = { diagnostics: Buffer.from(said), stdout: toPipe ? NOTHING : result.stdout };
	const book = result.status === 0 && existsSync(out) ? openEpub(out) : undefined;
	if (book) {
		got.toc = Buffer.from(tocText(book));
		got.files = Buffer.from([...book.files].map(fileLine).join(''));
		got.cover = Buffer.from(`${describeCover(book)}\n`);
		for (const [name, data] of book.files) got[`expected/${name}`] = data;
	}
	return { ...result, place, out, book, got };
}
