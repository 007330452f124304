// `make install` puts everything below DESTDIR and PREFIX, and `make uninstall` takes it away again.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { filesBelow } from '../tools/case.mjs';
import { run } from '../tools/process.mjs';

const WANTED = ['bin/octavo', 'include/octavo.h', 'lib/liboctavo.a', 'lib/liboctavo.so', 'lib/liboctavo.so.0',
	'lib/pkgconfig/octavo.pc', 'share/man/man1/octavo.1'];

// A program that knows the header alone.
const PROGRAM = `#include <octavo.h>
#include <stdio.h>
int main(void)
{
	struct octavo *octavo = octavo_new();
	octavo_add_input(octavo, "a.md");
	octavo_set(octavo, "no-cover", "yes");
	enum octavo_status status = octavo_build(octavo, "a.epub");
	octavo_free(octavo);
	puts(octavo_version());
	return (int)status;
}
`;

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
	for (const [file, flags] of [['liboctavo.a', ['-g']], ['liboctavo.so.0', ['-D']]]) {
		const { stdout } = await run('nm', [...flags, '--defined-only', `build/${file}`]);
		const names = stdout.toString().split('\n').map((line) => line.split(' ')[2]).filter(Boolean);
		assert.ok(names.length > 5, `${file} defines nothing`);
		assert.deepEqual(names.filter((name) => !name.startsWith('octavo_')), []);
	}
}

// The program and the shared library can't be bent by an error in memory as easily as others.
async function isHardened() {
	const says = async (...args) => (await run('readelf', ['-W', ...args])).stdout.toString();
	for (const file of ['octavo', 'liboctavo.so.0']) {
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

// One line links: with the shared library, and with --static against the other.
async function links({ work }) {
	const folder = resolve(work, 'install-links');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const made = await run('make', ['-s', 'install', `PREFIX=${folder}/usr`]);
	assert.equal(made.status, 0, made.stderr);
	writeFileSync(join(folder, 'app.c'), PROGRAM);
	writeFileSync(join(folder, 'a.md'), '# A Title\n\nWords in English, enough of them to be told.\n');
	const env = { ...process.env, PKG_CONFIG_PATH: `${folder}/usr/lib/pkgconfig`,
		LD_LIBRARY_PATH: `${folder}/usr/lib` };
	for (const how of ['', '--static']) {
		const line = `cc app.c -o app $(pkg-config ${how} --cflags --libs octavo) && ./app && test -s a.epub`;
		const { status, stderr } = await run('sh', ['-c', line], { cwd: folder, env });
		assert.equal(status, 0, stderr?.toString());
	}
}

export default async function install(context) {
	await context.report.test('the libraries define octavo_* and nothing else', keepsToItself);
	if (process.platform === 'linux') await context.report.test('program and library are hardened', isHardened);
	await context.report.test('a program links by pkg-config alone', () => links(context));
	await context.report.test('what is installed is uninstalled', () => installs(context));
}
