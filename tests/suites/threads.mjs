// Two books in two threads of one process are the books that they are alone, and neither meets the
// other, as ThreadSanitizer sees it.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { copySources } from '../tools/case.mjs';
import { packManuscripts } from '../tools/manuscript.mjs';
import { cleanEnv, run } from '../tools/process.mjs';

const OURS = new Set(['args', 'diagnostics', 'expected', 'toc', 'book.yaml', 'stdin']);

// Cases whose sources need what threads may share: each library, pictures and fonts under two names.
const BOOKS = {
	one: {
		cases: ['scaled', 'formulas', 'page-says-json', 'word-first', 'links'],
		'book.yaml': 'title: One\nlang: en\nmax-pixels: 5000\n',
	},
	two: {
		cases: ['fonts', 'code', 'css-files', 'mhtml', 'word-pictures', 'markdown-all'],
		'book.yaml': 'title: Two\nsubset: true\nfonts: fonts/web.woff2\n', // of a language to be found
	},
};

function writeBooks({ work }) {
	for (const [name, { cases, 'book.yaml': yaml }] of Object.entries(BOOKS)) {
		const folder = join(work, 'threads', name);
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, 'book.yaml'), yaml);
		for (const each of cases)
			packManuscripts(copySources(join('tests/books', each), join(folder, each), (file) => !OURS.has(file)));
	}
}

const books = ({ work }, ending) => Object.keys(BOOKS).flatMap((name) =>
	[join(work, 'threads', name), join(work, 'threads', `${name}${ending}`)]);

// Some kernels spread addresses wider than ThreadSanitizer of some compilers can tell.
async function watched(program, args, env) {
	const result = await run(program, args, { env });
	return /unexpected memory mapping/.test(result.stderr) ? run('setarch', ['-R', program, ...args], { env }) : result;
}

async function apart(context) {
	const env = { ...cleanEnv, TSAN_OPTIONS: `suppressions=${resolve('tests/races.supp')}:exitcode=66` };
	const program = resolve('build/threads/tests/two_books');
	const { status, stderr } = await watched(program, [...books(context, '.epub')], env);
	assert.equal(status, 0, stderr.slice(0, 4000));
}

async function same(context) {
	const { status, stderr } = await run('build/tests/two_books', books(context, '.epub'));
	assert.equal(status, 0, stderr);
	for (const [folder, book] of Object.values(BOOKS).map((_, n) => books(context, '.epub').slice(2 * n, 2 * n + 2))) {
		const alone = `${book}.alone.epub`;
		const built = await run(context.program, ['build', folder, '-o', alone, '--quiet']);
		assert.equal(built.status, 0, built.stderr);
		assert.ok(readFileSync(book).equals(readFileSync(alone)), `${folder} is another book beside another`);
	}
}

export default async function threads(context) {
	writeBooks(context);
	await context.report.test('two books in two threads: neither meets the other', () => apart(context));
	await context.report.test('two books in two threads: the same as each alone', () => same(context));
}
