// Many books in one run: each as if built alone, several at a time, told of in order.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cleanEnv, run, withoutSuccess } from '../tools/process.mjs';

const COUNT = 40;

// A shelf of small books, made so that the first take the longest; every seventh has an error.
function shelf({ program, work }, name) {
	const folder = resolve(work, 'many', name);
	rmSync(folder, { recursive: true, force: true });
	const inputs = Array.from({ length: COUNT }, (_, n) => {
		const book = join(folder, `b${n}`);
		mkdirSync(book, { recursive: true });
		const strict = n % 7 === 3 ? 'strict: true\n' : '';
		writeFileSync(join(book, 'book.yaml'), `title: Number ${n}\nlang: en\n${strict}`);
		const words = '~~Struck~~ and *kept*, again and again. '.repeat(COUNT * 10 - 10 * n);
		const wrong = strict && '[dead](nowhere.md)\n';
		writeFileSync(join(book, '1.md'), `# One\n\n${words}\n\n| a | b |\n|---|---|\n| c | d |\n\n${wrong}`);
		return `b${n}`;
	});
	mkdirSync(join(folder, 'out'));
	const env = { ...cleanEnv, SOURCE_DATE_EPOCH: '86400' };
	const build = (...args) => run(resolve(program), ['build', ...args], { cwd: folder, env });
	const made = () => Object.fromEntries(readdirSync(join(folder, 'out')).sort()
		.map((file) => [file, readFileSync(join(folder, 'out', file), 'latin1')]));
	return { folder, inputs, build, made };
}

async function likeAlone(context) {
	const { folder, inputs, build, made } = shelf(context, 'alone');
	const told = [];
	for (const input of inputs) told.push(withoutSuccess((await build(input, '-o', 'out')).stderr));
	const alone = made();
	for (const jobs of ['1', '2', '7']) {
		rmSync(join(folder, 'out'), { recursive: true });
		mkdirSync(join(folder, 'out'));
		const { status, stderr } = await build(...inputs, '-o', 'out', '--jobs', jobs);
		assert.equal(status, 1, stderr);
		assert.ok(withoutSuccess(stderr).startsWith(told.join('')), `other diagnostics with ${jobs} jobs:\n${stderr}`);
		assert.match(stderr, /octavo: 34 written, 0 unchanged, 6 failed:\n {2}b3\n {2}b10\n/);
		assert.deepEqual(made(), alone, `other bytes with ${jobs} jobs`);
	}
	const again = await build(...inputs, '-o', 'out');
	assert.match(again.stderr, /octavo: 0 written, 34 unchanged, 6 failed:/);
}

async function asJson(context) {
	const { inputs, build } = shelf(context, 'json');
	const { stderr } = await build(...inputs.slice(0, 4), '-o', 'out', '--json');
	const lines = withoutSuccess(stderr).trimEnd().split('\n').map((line) => JSON.parse(line));
	assert.equal(stderr.match(/^\{"book":/gm).length, 3);
	assert.deepEqual(lines.map(({ slug }) => slug), ['dead-link', undefined]);
	assert.deepEqual(lines[1], { written: 3, unchanged: 0, failed: ['b3'] });
	const quiet = await build('b0', 'b1', '-o', 'out', '--quiet');
	assert.equal(quiet.stderr, '');
}

async function worst(context) {
	const { folder, build } = shelf(context, 'worst');
	symlinkSync('/dev/full', join(folder, 'out/number-5.epub'));
	const { status, stderr } = await build('b3', 'b5', 'b6', '-o', 'out');
	assert.equal(status, 3, stderr);
	assert.match(stderr, /1 written, 0 unchanged, 2 failed:\n {2}b3\n {2}b5\n$/);
}

async function oneFile(context) {
	const { folder, build } = shelf(context, 'one-file');
	symlinkSync('number-6.epub', join(folder, 'out/number-5.epub'));
	const { status, stderr } = await build('b5', 'b6', '-o', 'out');
	assert.equal(status, 1, stderr);
	assert.match(stderr, /^b6: error: 'out\/number-6.epub' is already the file of 'b5' \[same-output\]$/m);
}

async function onTerminal(context) {
	const { folder } = shelf(context, 'terminal');
	const command = `'${resolve(context.program)}' build b0 b1 b2 -o out`;
	const { stdout } = await run('script', ['-qec', command, '/dev/null'], { cwd: folder, env: cleanEnv });
	assert.match(stdout.toString(), /\r\x1b\[Koctavo: wrote out\/number-0\.epub: [^\r]*\r\noctavo: 1 of 3 books\r\x1b\[K/);
	assert.match(stdout.toString(), /octavo: 3 written, 0 unchanged, 0 failed\r\n$/);
}

export default async function books(context) {
	const { report, label } = context;
	const test = (name, body) => report.test(label + name, () => body(context));
	await test('many books are the same as each alone, whatever the number of jobs', likeAlone);
	await test('many books sum up in JSON, or not at all', asJson);
	await test('the worst book is the status', worst);
	await test('two books are never one file, by whatever names', oneFile);
	const { status } = await run('script', ['-qec', 'true', '/dev/null']);
	if (status === 0) await test('a terminal shows how far it is', onTerminal);
	else report.skip(`${label}a terminal shows how far it is`, "install 'script', which is bsdutils or util-linux");
}
