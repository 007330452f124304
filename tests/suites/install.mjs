// `make install` puts everything below DESTDIR and PREFIX, and `make uninstall` takes it away again.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { filesBelow } from '../tools/files.mjs';
import { cleanEnv, run } from '../tools/process.mjs';

const FAILING = resolve('build/tests/failing.so');
const WANTED = ['bin/octavo', 'include/octavo.h', 'lib/liboctavo.a', 'lib/liboctavo.so', 'lib/liboctavo.so.1',
	'lib/pkgconfig/octavo.pc', 'share/bash-completion/completions/octavo',
	'share/doc/octavo/examples/memory.c', 'share/fish/vendor_completions.d/octavo.fish', 'share/man/man1/octavo.1',
	'share/man/man3/octavo.3', 'share/man/man5/octavo-book.5', 'share/man/man7/octavo-articles.7',
	'share/octavo/book.schema.json',
	'share/zsh/site-functions/_octavo'];

async function installs({ work }) {
	const folder = resolve(work, 'install');
	rmSync(folder, { recursive: true, force: true });
	const make = async (target) => {
		const result = await run('make', ['-s', target, `DESTDIR=${folder}`, 'PREFIX=/opt/octavo']);
		assert.equal(result.status, 0, result.stderr);
		return filesBelow(folder);
	};
	assert.deepEqual(await make('install'), WANTED.map((name) => join('opt/octavo', name)));
	const { stdout } = await run(join(folder, 'opt/octavo/bin/octavo'), ['--version']);
	assert.match(stdout.toString(), /\d+\.\d+\.\d+/);
	assert.deepEqual(await make('uninstall'), []);
}

// Both libraries define octavo_* and nothing else.
async function keepsToItself() {
	for (const [file, flags] of [['liboctavo.a', ['-g']], ['liboctavo.so.1', ['-D']]]) {
		const { stdout } = await run('nm', [...flags, '--defined-only', `build/${file}`]);
		const names = stdout.toString().split('\n').map((line) => line.split(' ')[2]).filter(Boolean);
		assert.ok(names.length > 5, `${file} defines nothing`);
		assert.deepEqual(names.filter((name) => !name.startsWith('octavo_')), []);
	}
}

// The program and the shared library can't be bent by an error in memory as easily as others.
async function isHardened() {
	const says = async (...args) => (await run('readelf', ['-W', ...args])).stdout.toString();
	for (const file of ['octavo', 'liboctavo.so.1']) {
		const path = `build/${file}`;
		assert.match(await says('-h', path), /Type: +DYN/, `${file} has its addresses fixed`);
		assert.match(await says('-l', path), /GNU_RELRO/, `${file} leaves its tables open`);
		assert.match(await says('-d', path), /BIND_NOW|Flags:.* NOW/, `${file} is bound late`);
		assert.match(await says('-l', path), /GNU_STACK.* RW /, `${file} has a stack that runs`);
		const needs = await says('--dyn-syms', path);
		for (const name of ['__stack_chk_fail', '__memcpy_chk', '__snprintf_chk'])
			assert.ok(needs.includes(` ${name}@`), `${file} does without ${name}`);
	}
	if (process.arch === 'x64')
		assert.match(await says('-n', 'build/obj/build.o'), /IBT, SHSTK/, 'jumps may lead anywhere');
}

// What is installed, for programs that know pkg-config alone.
async function installed({ work }, name) {
	const folder = resolve(work, `install-${name}`);
	rmSync(folder, { recursive: true, force: true });
	const made = await run('make', ['-s', 'install', `PREFIX=${folder}/usr`]);
	assert.equal(made.status, 0, made.stderr);
	const env = { ...cleanEnv, PKG_CONFIG_PATH: `${folder}/usr/lib/pkgconfig`, LD_LIBRARY_PATH: `${folder}/usr/lib` };
	const shell = (line, more = {}) => run('sh', ['-c', line], { cwd: folder, env: { ...env, ...more } });
	return { folder, shell };
}

// One line links the example: with the shared library, and with --static against the other.
async function links(context) {
	const { folder, shell } = await installed(context, 'links');
	const books = [];
	for (const how of ['', '--static']) {
		const line = 'cc -std=c11 -Wall -Wextra -Werror usr/share/doc/octavo/examples/memory.c -o app'
			+ ` $(pkg-config ${how} --cflags --libs octavo) && ./app >a.epub`;
		const { status, stderr } = await shell(line);
		assert.equal(status, 0, stderr);
		books.push(readFileSync(join(folder, 'a.epub')));
	}
	assert.ok(books[0].equals(books[1]), 'other bytes by the static library');
	context.report.validateLater(join(folder, 'a.epub'));
}

// A book of sources in memory, in memory: no file is looked at, but for those of the system (a home
// below /usr is one).
async function staysInMemory(context) {
	const { folder, shell } = await installed(context, 'memory');
	const counted = 'cc usr/share/doc/octavo/examples/memory.c -o app $(pkg-config --cflags --libs octavo)'
		+ ` && LD_PRELOAD=${FAILING} FAILING_AT=0 FAILING_LOG=log ./app >a.epub`;
	const { status, stderr } = await shell(counted, { HOME: '/usr/none' });
	assert.equal(status, 0, stderr);
	const [calls, named] = readFileSync(join(folder, 'log'), 'utf8').split(' ').map(Number);
	assert.ok(calls > 0, 'calls are not counted');
	assert.equal(named, 0, 'it looked at files');
}

// The header stands alone, in old C and in C++.
async function headerAlone({ report }) {
	for (const [compiler, standard] of [['cc', 'c99'], ['c++', 'c++11']]) {
		const name = `octavo.h stands alone in ${standard}`;
		const { status: missing } = await run('sh', ['-c', `command -v ${compiler}`]);
		const language = compiler === 'cc' ? 'c' : 'c++';
		const command = `echo '#include <octavo.h>' | ${compiler} -std=${standard} -x ${language} -Wall -Wextra -Wpedantic `
			+ '-Werror -fsyntax-only -Isrc -';
		if (missing) report.skip(name, `install ${compiler === 'cc' ? 'gcc' : 'g++'} to have it tried`);
		else await report.test(name, async () => {
			const { status, stderr } = await run('sh', ['-c', command]);
			assert.equal(status, 0, stderr);
		});
	}
}

// octavo(3) has each function of the header, and nothing that a formatter stumbles over.
async function manual({ report }) {
	const text = readFileSync('build/octavo.3', 'utf8');
	const names = readFileSync('src/octavo.h', 'utf8').match(/^OCTAVO_API .*?\b(octavo_\w+)\(/gm)
		.map((line) => line.match(/(octavo_\w+)\($/)[1]);
	assert.ok(names.length > 10, 'no functions are found');
	assert.deepEqual(names.filter((name) => !text.includes(`.Ss ${name}\n`)), [], 'functions without a section');
	for (const page of ['src/octavo.1', 'build/octavo.3', 'src/octavo-book.5', 'src/octavo-articles.7']) {
		const { status, stderr } = await run('sh', ['-c', `command -v groff >/dev/null || exit 77
			groff -wmac -mandoc -Tutf8 -Kutf8 ${page} >/dev/null`]);
		if (status === 77) return report.skip('the manuals are sound', 'install groff to have it read them');
		assert.equal(stderr, '', page);
	}
}

// The archive is the same bytes again, and so is one that is made where it is unpacked.
async function packs({ work }) {
	const folder = resolve(work, 'dist');
	rmSync(folder, { recursive: true, force: true });
	const pack = async (from, file) => {
		const { status, stderr } = await run('sh', ['src/dist.sh', 'octavo-1', join(folder, file)], { cwd: from });
		assert.equal(status, 0, stderr);
		return readFileSync(join(folder, file));
	};
	const first = await pack('.', 'first.tar.gz');
	assert.ok(first.equals(await pack('.', 'second.tar.gz')), 'other bytes of the same sources');
	await run('tar', ['-xzf', 'first.tar.gz'], { cwd: folder });
	assert.ok(filesBelow(join(folder, 'octavo-1/src')).includes('octavo.h'), 'no sources');
	utimesSync(join(folder, 'octavo-1/README.md'), new Date(), new Date());
	assert.ok(first.equals(await pack(join(folder, 'octavo-1'), 'third.tar.gz')), 'other bytes where it is unpacked');
}

export default async function install(context) {
	await context.report.test('the libraries define octavo_* and nothing else', keepsToItself);
	if (process.platform === 'linux') await context.report.test('program and library are hardened', isHardened);
	await context.report.test('the example links by pkg-config alone', () => links(context));
	if (existsSync(FAILING))
		await context.report.test('a book in memory touches no file', () => staysInMemory(context));
	await headerAlone(context);
	await context.report.test('the archive of the sources is the same bytes', () => packs(context));
	await context.report.test('the manual of the library has every function', () => manual(context));
	await context.report.test('what is installed is uninstalled', () => installs(context));
}
