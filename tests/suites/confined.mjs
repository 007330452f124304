// Where the kernel has Landlock, nothing outside of what the book names is read or written behind the plan,
// whatever goes wrong: not by octavo, and not by a program that works for it.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readZip } from '../tools/zip.mjs';
import { cleanEnv, each, run } from '../tools/process.mjs';

const FAILING = resolve('build/tests/failing.so');
const SECRET = 'what nobody may read';

// Which version of Landlock the kernel has; 0: none.
async function version() {
	const { stdout } = await run('perl', ['-e', 'print syscall(444, 0, 0, 1)']).catch(() => ({ stdout: '0' }));
	return Math.max(0, Number(stdout));
}

function fresh({ work }, name) {
	const folder = resolve(work, 'confined', name), at = (file) => join(folder, file);
	rmSync(folder, { recursive: true, force: true });
	for (const inside of ['book', 'out', 'tmp', 'bin', 'elsewhere']) mkdirSync(at(inside), { recursive: true });
	writeFileSync(at('book/book.yaml'), 'title: T\nlang: en\nchapters: [1.md, 2.md]\ncss: ../elsewhere/own.css\n');
	writeFileSync(at('book/1.md'), '# One\n\n![A square](square.png)\n\n```c\nint x;\n```\n');
	writeFileSync(at('book/square.png'), readFileSync('tests/samples/several/square.png'));
	writeFileSync(at('book/2.md'), '# Two\n\nWords.\n');
	writeFileSync(at('elsewhere/own.css'), 'p { color: red }\n');
	writeFileSync(at('secret.md'), `# Secret\n\n${SECRET}\n`);
	const env = { ...cleanEnv, PATH: `${at('bin')}:${cleanEnv.PATH}`, TMPDIR: at('tmp') };
	return { folder, at, env };
}

// The program for code may read the book, and write where it works. It fails if it comes to more.
async function helper(context) {
	const { folder, at, env } = fresh(context, 'helper');
	const script = `#!/bin/sh\ncat '${at('book/1.md')}' >seen || exit 1\n`
		+ `cat '${at('secret.md')}' && exit 2\necho x >'${at('made')}' && exit 3\necho x >>'${at('book/1.md')}' && exit 4\nls /tmp && exit 5\nexit 0\n`;
	writeFileSync(at('bin/highlight'), script, { mode: 0o755 });
	const free = await run(at('bin/highlight'), [], { cwd: at('tmp') });
	assert.equal(free.status, 2, 'nothing is to be kept from it');
	const { status, stderr } = await run(context.program, ['build', 'book', '-o', 'out/x.epub'], { cwd: folder, env });
	assert.equal(status, 0, stderr);
	assert.doesNotMatch(stderr, /code-plain/);
	assert.ok(!existsSync(at('made')));
}

// Of a person's own it may read the fonts, where fontconfig looks for them, and keep what that keeps of them.
const BY_HOME = ['home/.local/share/fonts/a', 'home/.config/fontconfig/a', 'home/.cache/fontconfig/a'];
const BY_HOME_ALONE = ['home/.fonts/a', 'home/.fonts.conf'];
const BY_NAME = ['data/fonts/a', 'config/fontconfig/a', 'cache/fontconfig/a', 'one/a', 'two/a', 'own.conf'];
const FONTS = {
	'by the home': { home: true, named: false, near: [...BY_HOME, ...BY_HOME_ALONE], far: BY_NAME },
	'by names': { home: false, named: true, near: BY_NAME, far: [...BY_HOME, ...BY_HOME_ALONE] },
	'by both': { home: true, named: true, near: [...BY_NAME, ...BY_HOME_ALONE], far: BY_HOME },
};

async function fonts(context, { home, named, near, far }) {
	const { folder, at, env } = fresh(context, 'fonts');
	const beside = [...far, 'home/.local/share/a', 'data/a'];
	for (const file of [...near, ...beside]) {
		mkdirSync(dirname(at(file)), { recursive: true });
		writeFileSync(at(file), 'x\n');
	}
	const names = { XDG_DATA_HOME: at('data'), XDG_CONFIG_HOME: at('config'), XDG_CACHE_HOME: at('cache'),
		FONTCONFIG_PATH: `${at('one')}:${at('two')}`, FONTCONFIG_FILE: at('own.conf') };
	const tries = [
		...near.map((file) => `cat '${at(file)}' || exit 1`),
		...beside.map((file) => `cat '${at(file)}' && exit 2`),
		...near.map((file) => `echo y >>'${at(file)}' ${file.includes('cache') ? '|| exit 3' : '&& exit 4'}`),
	];
	writeFileSync(at('bin/highlight'), `#!/bin/sh\n${tries.join('\n')}\nexit 0\n`, { mode: 0o755 });
	const own = { ...env, HOME: home ? at('home') : undefined, ...(named ? names : {}) };
	const command = ['build', 'book', '-o', 'out/x.epub'];
	const { status, stderr } = await run(context.program, command, { cwd: folder, env: own });
	assert.equal(status, 0, stderr);
	assert.doesNotMatch(stderr, /code-plain/);
}

const textOf = (path) => readZip(readFileSync(path)).map(({ data }) => data.toString('latin1')).join('\n');

// Each file turns into another while it is opened, as if a link was put in its place: it isn't read.
async function turned(context) {
	const { folder, at, env } = fresh(context, 'turned');
	const build = (out, more) => run(context.program, ['build', 'book', '--no-cover', '-o', out],
		{ cwd: folder, env: { ...env, LD_PRELOAD: FAILING, FAILING_LOG: at(`${out}.log`), ...more } });
	const good = await build('out/good.epub', { FAILING_AT: '0' });
	assert.equal(good.status, 0, good.stderr);
	const calls = readFileSync(at('out/good.epub.log'), 'utf8').trim().split('\n').slice(1);
	const opens = calls.flatMap((name, n) => (name === 'open' ? [n + 1] : []));
	let refused = 0;
	await each(opens, async (n) => {
		const out = `out/${n}.epub`;
		const { status, stderr } = await build(out, { FAILING_AT: `${n}`, FAILING_AS: at('secret.md') });
		if (status === 0) assert.ok(!textOf(at(out)).includes(SECRET), `call ${n} reads it`);
		refused += /Permission denied/.test(stderr);
	});
	assert.ok(refused >= 3, `${refused} of ${opens.length} are refused`); // two articles and a picture
}

// What the command line names is read and written, wherever it is, and by whatever links.
async function named(context) {
	const { folder, at, env } = fresh(context, 'named');
	for (const name of ['far', 'depfiles']) mkdirSync(at(name));
	symlinkSync('../far/real.epub', at('out/link.epub'));
	writeFileSync(at('far/real.epub'), 'as it was');
	const words = ['build', 'book/1.md', 'secret.md', '--css', 'elsewhere/own.css', '--lang', 'en', '--title', 'T',
		'-o', 'out/link.epub', '--depfile', 'depfiles/x.d'];
	const { status, stderr } = await run(context.program, words, { cwd: folder, env });
	assert.equal(status, 0, stderr);
	const text = textOf(at('far/real.epub'));
	for (const word of [SECRET, 'color: red']) assert.ok(text.includes(word), word);
	assert.ok(existsSync(at('depfiles/x.d')));
}

// What is no file is written to, by way of a temporary one that is made where tmpfile does.
async function streamed(context) {
	const { folder, at, env } = fresh(context, 'streamed');
	const build = '"$0" build book --no-cover';
	const ways = [`${build} -o - >out/x.epub`,
		`mkfifo elsewhere/p; exec 3<>elsewhere/p; ${build} -o elsewhere/p && dd bs=64k count=1 <&3 >out/x.epub`];
	for (const way of ways) {
		rmSync(at('out/x.epub'), { force: true });
		const { status, stderr } = await run('sh', ['-c', way, context.program], { cwd: folder, env });
		assert.equal(status, 0, stderr);
		assert.ok(textOf(at('out/x.epub')).includes('Words.'), way);
	}
}

// Each of many is built though all are confined at once, and one that has errors has the same as alone.
async function many(context) {
	const { folder, at, env } = fresh(context, 'many');
	mkdirSync(at('bad'));
	writeFileSync(at('bad/book.yaml'), 'title: B\nlang: en\nchapters: [gone.md]\n');
	const { status, stderr } = await run(context.program, ['build', 'book', 'bad', '-o', 'out'], { cwd: folder, env });
	assert.equal(status, 1, stderr);
	assert.match(stderr, /bad\/book\.yaml:3:12: error: .* \[no-such-file\]/);
	assert.ok(existsSync(at('out/t.epub')));
}

export default async function confined(context) {
	const { report } = context;
	await report.test('what is named is read and written wherever it is', () => named(context));
	await report.test('what is no file is written to', () => streamed(context));
	await report.test('many books are built in one confinement', () => many(context));
	if (!(await version())) return report.skip('what is not named is out of reach', 'run it on a kernel with Landlock');
	await report.test('a program that works for octavo is confined', () => helper(context));
	for (const [how, where] of Object.entries(FONTS))
		await report.test(`a person's own fonts are within reach, found ${how}`, () => fonts(context, where));
	if (existsSync(FAILING)) await report.test('a file that turns into a link to another is not read', () => turned(context));
}
