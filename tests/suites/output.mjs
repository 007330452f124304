// A book is written whole or not at all, wherever it goes.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
	chmodSync, cpSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync,
	statSync, symlinkSync, writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { canCutShort, cutShort, cutShortCommands } from '../tools/cut_short.mjs';
import { openEpub } from '../tools/epub.mjs';
import { cleanEnv, run } from '../tools/process.mjs';
import { writeZip } from '../tools/zip.mjs';

const SAMPLE = 'tests/samples/several';
const OLD = 'as it was';
const LONG = 64 << 20; // bytes

// An empty folder, and a call that builds the sample's book in it to the output named.
function fresh({ program, work }, name) {
	const folder = join(work, 'output', name);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const at = (file) => join(folder, file);
	const build = (out, sources = [SAMPLE], options = {}) =>
		run(program, ['build', ...sources, '-o', out], options);
	return { folder, at, build };
}

// Starts a program: {child, end: what comes to the signal that ended it, if one did, and else to its status}.
function started(program, args, options) {
	const child = spawn(program, args, { env: cleanEnv, stdio: 'ignore', ...options });
	return { child, end: new Promise((settled) => child.on('close', (status, by) => settled(by ?? status))) };
}

async function pipe(context) {
	const { at, build } = fresh(context, 'pipe');
	const direct = await build('-');
	assert.equal(direct.status, 0, direct.stderr);
	await build(at('file.epub'));
	assert.ok(direct.stdout.equals(readFileSync(at('file.epub'))), 'other bytes in a pipe');
}

// A named pipe isn't waited for: with a reader it gets the book, without one it says so.
async function namedPipe(context) {
	const { at, build } = fresh(context, 'named-pipe');
	await run('mkfifo', [at('pipe.epub')]);
	const { status, stderr } = await build(at('pipe.epub'));
	assert.equal(status, 3, stderr);
	assert.match(stderr, /pipe\.epub': nobody reads from it/);
	assert.ok(lstatSync(at('pipe.epub')).isFIFO(), 'the pipe is gone');
	const command = `'${context.program}' build '${SAMPLE}' -o '${at('pipe.epub')}'`;
	const reading = `cat '${at('pipe.epub')}' >'${at('got.epub')}'`;
	await run('sh', ['-c', `${reading} & until ${command} 2>/dev/null; do :; done; wait`]);
	openEpub(at('got.epub'));
}

// Its reader is gone before it writes: it says so, or dies of the signal as programs do.
async function brokenPipe(context) {
	const { folder } = fresh(context, 'broken');
	const build = `sleep 0.2; '${context.program}' build '${SAMPLE}' -o -`;
	await run('sh', ['-c', `{ ${build}; echo $? >'${folder}/status'; } | :`]);
	assert.match(readFileSync(join(folder, 'status'), 'utf8'), /^(3|141)$/m);
}

// Whatever the verb, what it says on standard output arrives there or is a failure.
async function closedOutput(context) {
	for (const words of ['--help', '--version', `outline ${SAMPLE}`, `build ${SAMPLE} -o -`])
		for (const end of ['>&-', '>/dev/full']) {
			const { status, stderr } = await run('sh', ['-c', `'${context.program}' ${words} ${end}`]);
			assert.equal(status, 3, `${words} ${end}: ${stderr}`);
			assert.match(stderr, /can't write/, `${words} ${end}`);
		}
}

// A book of one file of each kind there is.
const KINDS = ['book.yaml', '1.md', 'page.html', 'ded.md', 'square.png', 'own.css', 'back.png', 'own.ttf', 'cover.png'];

function bookOfAllKinds({ folder, at }) {
	writeFileSync(at('book.yaml'), 'title: T\nlang: en\nchapters: [1.md, page.html]\ndedication: ded.md\n'
		+ 'css: own.css\nfonts: own.ttf\ncover-image: cover.png\n');
	writeFileSync(at('1.md'), '# One\n\n![A square](square.png)\n');
	writeFileSync(at('page.html'), '<h1>Two</h1><p>Words.</p>');
	writeFileSync(at('ded.md'), 'For you\n');
	writeFileSync(at('own.css'), 'p { background: url(back.png) }\n');
	for (const name of ['square.png', 'back.png', 'cover.png']) cpSync(`${SAMPLE}/square.png`, at(name));
	cpSync('tests/fonts/regular.ttf', at('own.ttf'));
	assert.deepEqual(readdirSync(folder).sort(), [...KINDS].sort());
}

// Other names for the file, which are made.
const ALIASES = {
	'by its path': (folder, name) => join(folder, name),
	'by another path': (folder, name) => join(folder, '..', '.', 'over', name),
	'by a symbolic link': (folder, name) => (symlinkSync(name, join(folder, 'alias')), join(folder, 'alias')),
	'by a link to its folder': (folder, name) => (symlinkSync('.', join(folder, 'alias')), join(folder, 'alias', name)),
	'by a hard link': (folder, name) => (linkSync(join(folder, name), join(folder, 'alias')), join(folder, 'alias')),
};

async function overInput(context) {
	const place = fresh(context, 'over'), { folder, at } = place;
	bookOfAllKinds(place);
	const bytes = () => KINDS.map((name) => readFileSync(at(name), 'latin1'));
	const before = bytes();
	for (const name of KINDS)
		for (const [how, alias] of Object.entries(ALIASES))
			for (const option of ['-o', '--depfile']) {
				const outputs = option === '-o' ? [] : ['-o', at('out.epub')];
				const { status, stderr } = await run(context.program,
					['build', folder, ...outputs, option, alias(folder, name)]);
				const what = `${name} ${how}, ${option}: ${stderr}`;
				rmSync(at('alias'), { force: true });
				assert.equal(status, 1, what);
				assert.match(stderr, /\[output-is-input\]/, what);
				assert.deepEqual(bytes(), before, what);
				assert.deepEqual(readdirSync(folder).sort(), [...KINDS].sort(), what);
			}
}

// Standard input and output are files, too, where the shell makes them so.
async function overStreams(context) {
	const { at } = fresh(context, 'streams');
	const text = '# A\n\nb\n';
	const all = ['- -o a.md <a.md', 'a.md -o - 1<>a.md', '- -o - <a.md 1<>a.md', 'a.md -o out.epub --depfile - 1<>a.md'];
	for (const words of all) {
		writeFileSync(at('a.md'), text);
		const { status, stderr } = await run('sh', ['-c', `cd '${at('.')}' && '${context.program}' build ${words}`]);
		assert.equal(status, 1, `${words}: ${stderr}`);
		assert.equal(readFileSync(at('a.md'), 'utf8'), text, words);
	}
}

async function twoOutputs(context) {
	const { at, folder, build } = fresh(context, 'two');
	const fails = async (out, depfile) => {
		const { status, stderr } = await run(context.program, ['build', SAMPLE, '-o', at(out), '--depfile', at(depfile)]);
		assert.equal(status, 2, stderr);
		assert.match(stderr, /\[two-outputs\]/);
	};
	await fails('new', 'new');
	await fails('new', '../two/new');
	symlinkSync('new', at('link'));
	await fails('new', 'link');
	await fails('link', 'new');
	assert.deepEqual(readdirSync(folder), ['link']);
	await build(at('new'));
	const book = readFileSync(at('new'));
	linkSync(at('new'), at('hard'));
	for (const [out, depfile] of [['new', 'new'], ['new', 'hard'], ['link', 'hard']]) await fails(out, depfile);
	assert.ok(readFileSync(at('new')).equals(book), 'the old book is gone');
	const apart = await run(context.program, ['build', SAMPLE, '-o', at('new'), '--depfile', at('new.d')]);
	assert.equal(apart.status, 0, apart.stderr);
	assert.match(readFileSync(at('new.d'), 'utf8'), /new:/);
}

async function missingFolder(context) {
	const { at, build, folder } = fresh(context, 'missing');
	const { status, stderr } = await build(at('no/such/folder/out.epub'));
	assert.notEqual(status, 0);
	assert.match(stderr, /no\/such\/folder/);
	assert.deepEqual(readdirSync(folder), []);
}

async function link(context) {
	const { at, build } = fresh(context, 'link');
	writeFileSync(at('real.epub'), OLD);
	chmodSync(at('real.epub'), 0o640);
	symlinkSync('real.epub', at('link.epub'));
	const { status, stderr } = await build(at('link.epub'));
	assert.equal(status, 0, stderr);
	assert.ok(lstatSync(at('link.epub')).isSymbolicLink(), 'the link was replaced');
	assert.equal(readlinkSync(at('link.epub')), 'real.epub');
	openEpub(at('real.epub'));
	assert.equal(statSync(at('real.epub')).mode & 0o777, 0o640, 'permissions of the old file');
}

async function freshMode(context) {
	const { at, build } = fresh(context, 'mode');
	await build(at('out.epub'));
	assert.equal(statSync(at('out.epub')).mode & 0o777, 0o666 & ~process.umask());
}

async function fullDevice(context) {
	const { build } = fresh(context, 'full-device');
	const { status, stderr } = await build('/dev/full');
	assert.equal(status, 3, stderr);
	assert.match(stderr, /\/dev\/full/);
	assert.ok(lstatSync('/dev/full').isCharacterDevice(), '/dev/full is gone');
}

// A small disk that is almost full: only root can make one.
async function fullDisk(context) {
	const { folder, at, build } = fresh(context, 'disk');
	const mount = await run('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', folder]);
	if (mount.status !== 0)
		return context.report.skip('a full disk leaves the old file', 'run it as root, who can mount a small one');
	try {
		writeFileSync(at('out.epub'), OLD);
		writeFileSync(at('filler'), Buffer.alloc(28 * 1024 - 4096));
		await context.report.test('a full disk leaves the old file', async () => {
			const { status, stderr } = await build(at('out.epub'));
			assert.equal(status, 3, stderr);
			assert.equal(readFileSync(at('out.epub'), 'utf8'), OLD);
			assert.deepEqual(readdirSync(folder).sort(), ['filler', 'out.epub']);
		});
	} finally {
		await run('umount', [folder]);
	}
}

// Where nobody may write: a file system that is mounted so, for root; a folder, for others.
async function readOnly(context) {
	const { folder, at, build } = fresh(context, 'read-only');
	const isRoot = process.getuid() === 0;
	if (isRoot && (await run('mount', ['-t', 'tmpfs', 'tmpfs', folder])).status !== 0)
		return context.report.skip('a folder that may only be read', 'root can mount nothing here');
	try {
		writeFileSync(at('out.epub'), OLD);
		if (isRoot) await run('mount', ['-o', 'remount,ro', folder]);
		else chmodSync(folder, 0o555);
		await context.report.test('a folder that may only be read keeps the old file', async () => {
			const { status, stderr } = await build(at('out.epub'));
			assert.equal(status, 3, stderr);
			assert.match(stderr, /out\.epub': (Read-only file system|Permission denied) \[cant-write\]/);
			assert.equal(readFileSync(at('out.epub'), 'utf8'), OLD);
			assert.deepEqual(readdirSync(folder), ['out.epub']);
		});
	} finally {
		if (isRoot) await run('umount', [folder]);
		else chmodSync(folder, 0o755);
	}
}

// A socket and a device are neither read nor waited for, and no book is put in their place.
async function odd(context) {
	const { folder, at, build } = fresh(context, 'odd');
	const server = createServer().listen(at('socket.md'));
	await once(server, 'listening');
	try {
		symlinkSync('/dev/zero', at('zero.md'));
		for (const [name, what] of [['socket.md', 'a socket'], ['zero.md', 'a device']]) {
			const { status, stderr } = await build(at('out.epub'), [at(name)]);
			assert.equal(status, 1, stderr);
			assert.match(stderr, new RegExp(`is ${what} where a file is meant`));
		}
		const { status, stderr } = await build(at('socket.md'));
		assert.equal(status, 3, stderr);
		assert.ok(lstatSync(at('socket.md')).isSocket(), 'the socket is gone');
		assert.deepEqual(readdirSync(folder).sort(), ['socket.md', 'zero.md']);
	} finally {
		server.close();
	}
}

// Articles that are written, cut short, replaced and taken away while they are read: there is a whole book, or none.
async function changing(context) {
	const { folder, at, build } = fresh(context, 'changing');
	mkdirSync(at('book'));
	writeFileSync(at('book/2.md'), '# Two\n\nWords.\n');
	const turns = ['yes "Many words, again and again." | head -c 300000 >book/1.md', ': >book/1.md',
		'echo "# One" >new; mv new book/1.md', 'rm book/1.md', 'ln -s 2.md book/1.md', 'rm book/1.md; mkdir book/1.md',
		'rmdir book/1.md'];
	const writer = spawn('sh', ['-c', `while :; do ${turns.join('; ')}; done`], { cwd: folder, stdio: 'ignore' });
	try {
		for (let n = 0; n < 12; n++) {
			writeFileSync(at('out.epub'), OLD);
			const { status, signal, stderr } = await build(at('out.epub'), [at('book')]);
			assert.ok([0, 1, 3].includes(status), `${signal ?? status}: ${stderr}`);
			if (status === 0) openEpub(at('out.epub'));
			else assert.equal(readFileSync(at('out.epub'), 'utf8'), OLD, stderr);
		}
	} finally {
		writer.kill('SIGKILL');
	}
}

// Killed at any moment, the file is the old one or the new one.
async function killed(context) {
	const { at, build } = fresh(context, 'killed');
	const sources = Array.from({ length: 300 }, (_, n) => {
		writeFileSync(at(`${n}.md`), `# Chapter ${n}\n\n${'Many words, again and again. '.repeat(300)}\n`);
		return at(`${n}.md`);
	});
	const options = ['build', ...sources, '-o', at('out.epub')];
	const start = Date.now();
	const whole = await build(at('whole.epub'), sources);
	assert.equal(whole.status, 0, whole.stderr);
	const duration = Date.now() - start;
	const book = readFileSync(at('whole.epub'));
	for (let n = 0; n < 12; n++) {
		writeFileSync(at('out.epub'), OLD);
		const { child, end } = started(context.program, options);
		await setTimeout((duration * n) / 11);
		child.kill('SIGKILL');
		await end;
		const bytes = readFileSync(at('out.epub'));
		assert.ok(bytes.equals(book) || bytes.toString() === OLD, `half a book after kill ${n}`);
	}
}

// A book that takes a while to write: most of it is a sound, which is stored as it is.
function longBook(at, name) {
	mkdirSync(at(name));
	writeFileSync(at(`${name}/book.yaml`), `title: ${name}\nlang: en\ncover: none\n`);
	writeFileSync(at(`${name}/1.md`), '# One\n\n<audio src="long.mp3">Words</audio>\n');
	const sound = Buffer.alloc(LONG);
	sound.write('ID3\x03\0\0\0\0\0\0', 'latin1');
	writeFileSync(at(`${name}/long.mp3`), sound);
}

// Starts the shell's command in the folder, and sends the signal when it begins to write to out/. Returns its end.
async function signalled(folder, command, signal) {
	const { child, end } = started('sh', ['-c', command], { cwd: folder });
	const isWriting = () => readdirSync(join(folder, 'out')).some((name) => name.startsWith('.octavo-'));
	while (child.exitCode === null && !isWriting()) await setImmediate();
	child.kill(signal);
	return end;
}

// A signal that comes while it writes ends it, and leaves the old file, or the new one, and no other.
async function interrupted(context) {
	const { folder, at } = fresh(context, 'interrupted');
	for (const name of ['one', 'two']) longBook(at, name);
	mkdirSync(at('out'));
	const ends = new Set();
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
		for (const words of ['one -o out/one.epub', 'one two -o out']) {
			for (const name of ['one', 'two']) writeFileSync(at(`out/${name}.epub`), OLD);
			const by = await signalled(folder, `exec '${resolve(context.program)}' build ${words}`, signal);
			assert.ok(by === signal || by === 0, `${words}: ended by ${by}, not by ${signal}`);
			assert.deepEqual(readdirSync(at('out')).sort(), ['one.epub', 'two.epub'], `${words} after ${signal}`);
			for (const name of ['one', 'two']) {
				const { size } = statSync(at(`out/${name}.epub`));
				assert.ok(size === OLD.length || size > LONG, `half a book after ${signal}`);
			}
			ends.add(by);
		}
	assert.ok(ends.size > 1 || !ends.has(0), 'no signal came while it wrote');
}

// One that was killed leaves its draft, which the next build to the same file sweeps up.
async function sweptUp(context) {
	const { folder, at, build } = fresh(context, 'swept-up');
	longBook(at, 'one');
	mkdirSync(at('out'));
	const command = `exec '${resolve(context.program)}' build one -o out/one.epub`;
	assert.equal(await signalled(folder, command, 'SIGKILL'), 'SIGKILL');
	assert.equal(readdirSync(at('out')).length, 1, 'it left nothing');
	const { status, stderr } = await build(at('out/one.epub'), [at('one')]);
	assert.equal(status, 0, stderr);
	assert.deepEqual(readdirSync(at('out')), ['one.epub']);
}

// Nobody sweeps up what another is at work on: both builds to one file make it, whole.
async function atOnce(context) {
	const { folder, at, build } = fresh(context, 'at-once');
	longBook(at, 'one');
	mkdirSync(at('out'));
	const words = ['build', 'one', '-o', 'out/one.epub'];
	const { child: first, end } = started(resolve(context.program), words, { cwd: folder });
	const size = (name) => statSync(at(`out/${name}`), { throwIfNoEntry: false })?.size;
	const written = () => readdirSync(at('out')).some(size);
	while (first.exitCode === null && !written()) await setImmediate(); // what isn't locked yet is taken for left over
	first.kill('SIGSTOP');
	const draft = readdirSync(at('out'));
	const { status, stderr } = await build(at('out/one.epub'), [at('one')]);
	assert.equal(status, 0, stderr);
	assert.deepEqual(readdirSync(at('out')).sort(), [...new Set([...draft, 'one.epub'])].sort());
	first.kill('SIGCONT');
	assert.equal(await end, 0);
	assert.deepEqual(readdirSync(at('out')), ['one.epub']);
	openEpub(at('out/one.epub'));
}

// An article whose code another program colours, which the script is; a call that starts a build of it, and whether
// that program has begun, as it says by a file in a folder of its own.
function coloured(context, name, script) {
	const { at } = fresh(context, name);
	for (const folder of ['bin', 'tmp']) mkdirSync(at(folder));
	writeFileSync(at('1.md'), '# One\n\n```c\nint x;\n```\n');
	const rewrite = (words) => writeFileSync(at('bin/highlight'), `#!/bin/sh\n${words}\n`, { mode: 0o755 });
	rewrite(script(at));
	const env = { ...cleanEnv, PATH: `${resolve(at('bin'))}:${cleanEnv.PATH}`, TMPDIR: resolve(at('tmp')) };
	const start = (options) => started(resolve(context.program), ['build', '1.md', '-o', 'out.epub', '--no-cover'],
		{ cwd: at('.'), env, ...options });
	const inTmp = () => readdirSync(at('tmp'), { recursive: true });
	const hasBegun = () => inTmp().some((file) => file.endsWith('begun'));
	return { at, start, rewrite, inTmp, hasBegun };
}

// What lies deeper than the system takes paths isn't packed; then nothing is.
async function tooDeep(context) {
	const { at } = fresh(context, 'too-deep');
	cpSync('tests/check/book3', at('book'), { recursive: true });
	const deep = 'cd book/EPUB; n=$(printf %0250d 1); for i in $(seq 17); do mkdir $n && cd $n; done; echo a >x';
	assert.equal((await run('sh', ['-c', deep], { cwd: at('.') })).status, 0);
	const { status, stderr } = await run(resolve(context.program), ['pack', '--no-check', 'book', '-o', 'x.epub'], { cwd: at('.') });
	await run('rm', ['-rf', 'book'], { cwd: at('.') });
	assert.match(stderr, /can't read .*File name too long/);
	assert.equal(status, 3);
	assert.deepEqual(readdirSync(at('.')), []);
}

// Nor does one that comes while another program works in a folder that octavo made for it; and what one
// leaves that was killed, the next build that has work for such a program sweeps up.
async function interruptedOther(context) {
	const { start, rewrite, inTmp, hasBegun } = coloured(context, 'interrupted-other', () => ': >begun\nexec sleep 5');
	const ended = async (signal) => {
		const { child, end } = start();
		while (child.exitCode === null && !hasBegun()) await setImmediate();
		child.kill(signal);
		assert.equal(await end, signal);
	};
	await ended('SIGTERM');
	assert.deepEqual(inTmp(), []);
	await ended('SIGKILL');
	assert.notDeepEqual(inTmp(), []);
	rewrite('');
	assert.equal(await start().end, 0);
	assert.deepEqual(inTmp(), []);
}

// How another program works, whom it leaves behind and how that ends: nobody then holds what they had open.
const WORKERS = {
	'that leaves another behind': { script: 'sleep 1000 >/dev/null & exit 0' },
	'that waits for another, when a terminal interrupts': { script: ': >begun; sleep 1000 & wait', signal: 'SIGINT' },
	'when it is killed': { script: ': >begun; exec sleep 1000', signal: 'SIGKILL' },
};

async function endedWithIt(context, { script, signal }) {
	const holding = (to) => `exec 3>'${resolve(to('held'))}'\n${script}`;
	const { at, start, hasBegun } = coloured(context, 'ended-with-it', holding);
	await run('mkfifo', [at('held')]);
	const released = run('cat', [at('held')]);
	const { child, end } = start({ detached: true });
	while (signal && child.exitCode === null && !hasBegun()) await setImmediate();
	if (signal) process.kill(-child.pid, signal);
	assert.equal(await end, signal ?? 0);
	assert.equal((await released).signal, null, 'somebody lives on');
}

// Who starts it may have it told of no process's end: it finds out all the same.
async function untold(context) {
	const { at } = fresh(context, 'untold');
	mkdirSync(at('bin'));
	writeFileSync(at('1.md'), '# One\n\n```c\nint x;\n```\n');
	writeFileSync(at('bin/highlight'), '#!/bin/sh\n', { mode: 0o755 });
	const env = { ...cleanEnv, PATH: `${resolve(at('bin'))}:${cleanEnv.PATH}` };
	const ignoring = ['-e', '$SIG{CHLD} = "IGNORE"; exec @ARGV', resolve(context.program)];
	const { status, stderr } = await run('perl', [...ignoring, 'build', '1.md', '-o', 'out.epub', '--no-cover'], { cwd: at('.'), env });
	assert.equal(status, 0, stderr);
	assert.doesNotMatch(stderr, /code-plain/);
}

// Who starts it may have a signal ignored, as nohup does: then it goes on.
async function ignored(context) {
	const { folder, at } = fresh(context, 'ignored');
	longBook(at, 'one');
	mkdirSync(at('out'));
	const command = `trap '' HUP; exec '${resolve(context.program)}' build one -o out/one.epub`;
	assert.equal(await signalled(folder, command, 'SIGHUP'), 0);
	assert.ok(statSync(at('out/one.epub')).size > LONG);
}

// A file that may not grow as large as the book.
async function limited(context) {
	const { at } = fresh(context, 'limited');
	longBook(at, 'one');
	const command = `ulimit -f 1000; exec '${resolve(context.program)}' build one -o out.epub`;
	const { status, stderr } = await run('sh', ['-c', command], { cwd: at('.') });
	assert.equal(status, 3, stderr);
	assert.deepEqual(readdirSync(at('.')), ['one']);
}

// Nothing stays of an EPUB whose files find no room, and of the folder only one that was there.
async function unpackedInPart(context) {
	const { at } = fresh(context, 'unpacked');
	const program = resolve(context.program);
	longBook(at, 'one');
	mkdirSync(at('there'));
	const { stderr } = await run(program, ['build', 'one', '-o', 'one.epub'], { cwd: at('.') });
	assert.match(stderr, /wrote/);
	for (const folder of ['new', 'there']) {
		const command = `ulimit -f 16; exec '${program}' unpack one.epub ${folder}`;
		const { status, stderr } = await run('sh', ['-c', command], { cwd: at('.') });
		assert.equal(status, 3, stderr);
	}
	assert.deepEqual(readdirSync(at('.')).sort(), ['one', 'one.epub', 'there']);
	assert.deepEqual(readdirSync(at('there')), []);
}

// Nor of one whose folders are more than may be open at once, each in the other.
async function unpackedDeep(context) {
	const { at } = fresh(context, 'deep');
	const program = resolve(context.program);
	const files = { [`${'0/'.repeat(300)}small`]: 'small', large: 'large'.repeat(10000) };
	writeFileSync(at('deep.epub'), writeZip(Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text) }))));
	const { status, stderr } = await run('sh', ['-c', `ulimit -f 16; ulimit -n 50; exec '${program}' unpack deep.epub new`], { cwd: at('.') });
	assert.equal(status, 3, stderr);
	assert.deepEqual(readdirSync(at('.')), ['deep.epub']);
}

const TESTS = {
	'a pipe gets the same bytes as a file': pipe,
	'a named pipe gets the book if somebody reads it': namedPipe,
	'a closed pipe is a failure of the system': brokenPipe,
	'a closed or full standard output is a failure of the system': closedOutput,
	'no input is written over, whatever its kind and by whatever name': overInput,
	'nor by standard output, nor one that was standard input': overStreams,
	'a depfile and a book are two files': twoOutputs,
	'a missing folder is an error': missingFolder,
	'a link stays a link, and its file keeps its permissions': link,
	'a new file has the permissions that the umask leaves': freshMode,
	'a full device is a failure of the system': fullDevice,
	'a limit of size is one, too': limited,
	'an EPUB is unpacked whole or not at all': unpackedInPart,
	'nothing stays of it, however deep its folders are': unpackedDeep,
	'a signal that is ignored is ignored': ignored,
	'the end of another program is found out': untold,
	'sockets and devices are neither read nor replaced': odd,
	'sources that change while they are read': changing,
};

export default async function output(context) {
	const { report, label, sanitized } = context;
	for (const [name, test] of Object.entries(TESTS)) await report.test(label + name, () => test(context));
	if (sanitized) return;
	await fullDisk(context);
	await readOnly(context);
	await report.test('what lies too deep is told of', () => tooDeep(context));
	await report.test('a signal while it writes leaves nothing behind', () => interrupted(context));
	await report.test('what one left that was killed is swept up', () => sweptUp(context));
	await report.test('two builds to one file leave each other be', () => atOnce(context));
	await report.test('no signal leaves anything while another program works for it', () => interruptedOther(context));
	for (const [how, worker] of Object.entries(WORKERS))
		await report.test(`another program ends with octavo, ${how}`, () => endedWithIt(context, worker));
	await report.test('killed at any moment, the file is old or new', () => killed(context));
	for (const name of canCutShort() ? cutShortCommands : [])
		await report.test(`whatever call a signal comes at, all is there or nothing: ${name}`, () => cutShort(context, name));
	if (!canCutShort()) report.skip('a signal at each call of the system', 'run it on Linux, behind make check');
}
