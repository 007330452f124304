// The program in a person's hands and a machine's: the author's loop, the terminal, SARIF.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openEpub } from '../tools/epub.mjs';
import { cleanEnv, run } from '../tools/process.mjs';

function fresh({ work }, name) {
	const folder = resolve(work, 'program', name);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	return { folder, write: (file, text) => writeFileSync(join(folder, file), text) };
}

// Waits until so many lines of the log say so.
async function until(log, pattern, count) {
	for (let i = 0; i < 400; i++) {
		if ((log().match(pattern) ?? []).length >= count) return;
		await setTimeout(25);
	}
	assert.fail(`not ${count} of ${pattern}:\n${log()}`);
}

// Saved in place, saved by another name, broken, mended, a new article: a line each, and at every
// moment a whole book or none.
async function watches(context) {
	const { folder, write } = fresh(context, 'watch');
	const out = join(folder, 'out.epub');
	write('book.yaml', 'title: T\nlang: en\n');
	write('a.md', '# One\n\nWords.\n');
	const child = spawn(resolve(context.program), ['build', '.', '--watch', '--no-cover', '-o', 'out.epub'], { cwd: folder, env: cleanEnv });
	let said = '';
	child.stderr.on('data', (bytes) => (said += bytes));
	const ended = new Promise((done) => child.on('exit', (status, signal) => done(signal)));
	const lines = (count, pattern = /^octavo: wrote out\.epub: .* in \d+\.\d+ s$/gm) => until(() => said, pattern, count);
	const words = () => (existsSync(out) ? openEpub(out).files.get('EPUB/text/one.xhtml')?.toString() : '');
	try {
		await lines(1);
		for (const passing of ['.a.md.swp', 'a.md~']) write(passing, '# One\n');
		await setTimeout(400);
		assert.equal(said.split('\n').length, 2, said);
		write('a.md', '# One\n\nMore words.\n');
		await lines(2);
		assert.match(words(), /More words/);
		write('a.md.new', '# One\n\nEven more words.\n');
		renameSync(join(folder, 'a.md.new'), join(folder, 'a.md'));
		await lines(3);
		assert.match(words(), /Even more words/);
		write('book.yaml', 'title: [\n');
		await lines(1, /\[bad-yaml\]/g);
		assert.match(words(), /Even more words/);
		write('book.yaml', 'title: U\nlang: en\n');
		await lines(4);
		write('b.md', '# Two\n\nA second article.\n');
		await lines(5);
		assert.ok(openEpub(out).files.has('EPUB/text/two.xhtml'));
	} finally {
		child.kill('SIGINT');
	}
	assert.equal(await ended, 'SIGINT');
}

// What isn't there yet is waited for.
async function waits(context) {
	const { folder, write } = fresh(context, 'wait');
	const child = spawn(resolve(context.program), ['build', 'later.md', '--watch', '--no-cover', '-o', 'out.epub'], { cwd: folder, env: cleanEnv });
	let said = '';
	child.stderr.on('data', (bytes) => (said += bytes));
	try {
		await until(() => said, /\[no-such-file\]/g, 1);
		write('later.md', '# One\n\nWords.\n');
		await until(() => said, /^octavo: wrote/gm, 1);
	} finally {
		child.kill('SIGINT');
	}
}

const onTerminal = (command, folder, env = {}) =>
	run('script', ['-qec', command, '/dev/null'], { cwd: folder, env: { ...cleanEnv, TERM: 'xterm', ...env } });

async function colours(context) {
	const { folder, write } = fresh(context, 'colours');
	write('a.md', '# One\n\n[a](nowhere.md) Words in English, enough of them to be told.\n');
	const command = `'${resolve(context.program)}' a.md --no-cover -o out.epub`;
	const warning = /a\.md:3:1: \x1b\[1;33mwarning:\x1b\[0m /;
	assert.match((await onTerminal(command, folder)).stdout.toString(), warning);
	for (const env of [{ NO_COLOR: '1' }, { TERM: 'dumb' }])
		assert.doesNotMatch((await onTerminal(command, folder, env)).stdout.toString(), /\x1b/);
	const { stderr } = await run('sh', ['-c', command], { cwd: folder });
	assert.doesNotMatch(stderr, /\x1b/);
}

// The first article is so large that a second one waits for it.
async function progress(context) {
	const { report } = context;
	const { folder, write } = fresh(context, 'progress');
	write('1.txt', 'It flies over the fields, and sings of the rain that falls.\n\n'.repeat(80000));
	write('2.txt', 'A short one.\n');
	const command = `'${resolve(context.program)}' 1.txt 2.txt --title T --lang en --no-cover -o out.epub`;
	for (const [words, wanted] of [[command, /[012] of 2 articles/], [command.replace('2.txt ', ''), /[01] of 1 articles/]]) {
		const said = (await onTerminal(words, folder)).stdout.toString();
		if (/ in 0\.[0-5]\d s/.test(said)) report.skip('progress of a long build', 'this machine is too fast');
		else assert.match(said, new RegExp(`\\r\\x1b\\[Koctavo: ${wanted.source}`));
	}
	const { stderr } = await run('sh', ['-c', command], { cwd: folder });
	assert.doesNotMatch(stderr, /\r/);
	rmSync(folder, { recursive: true });
}

// What SARIF 2.1.0 requires, by its schema: version, runs, tool.driver.name, a message of each result.
async function sarif(context) {
	const { folder, write } = fresh(context, 'sarif');
	write('a b.md', '# One\n\n[a](nowhere.md) Words in English, enough of them to be told.\n\n![](none.png)\n');
	write('sound.md', '# One\n\nWords in English, enough of them to be told.\n');
	for (const [args, status, levels] of [[['sound.md', '--no-cover', '-o', 'out.epub'], 0, []], [['a b.md', '--no-cover', '-o', 'out.epub'], 0, ['warning', 'warning']],
		[['a b.md', '--strict', '-o', 'out.epub'], 1, ['error', 'error']], [['--nope'], 2, ['error']]]) {
		const result = await run(resolve(context.program), ['build', ...args, '--sarif'], { cwd: folder });
		assert.equal(result.status, status, result.stderr);
		const log = JSON.parse(result.stderr);
		assert.equal(log.version, '2.1.0');
		assert.match(log.$schema, /sarif-2\.1\.0/);
		assert.equal(log.runs.length, 1);
		const [{ tool, results, invocations }] = log.runs;
		assert.equal(tool.driver.name, 'octavo');
		assert.equal(invocations[0].executionSuccessful, status === 0);
		assert.deepEqual(results.map(({ level }) => level), levels);
		for (const { ruleId, message, locations } of results) {
			assert.match(ruleId, /^[a-z-]+$/);
			assert.ok(message.text);
			if (args[0] === '--nope') continue;
			const { artifactLocation, region } = locations[0].physicalLocation;
			assert.equal(artifactLocation.uri, 'a%20b.md');
			assert.ok(region.startLine >= 1 && region.startColumn >= 1);
		}
	}
}

export default async function program(context) {
	const { report } = context;
	await report.test('a saved source is built again, and no book is ever broken', () => watches(context));
	await report.test('a source that is not there yet is waited for', () => waits(context));
	await report.test('SARIF has what it requires', () => sarif(context));
	const { status } = await run('script', ['-qec', 'true', '/dev/null']);
	if (status !== 0) return report.skip('colour and progress on a terminal', "install 'script', which is bsdutils or util-linux");
	await report.test('colour on a terminal only, and where it is wanted', () => colours(context));
	await report.test('what takes long shows on a terminal how far it is', () => progress(context));
}
