// `make install` puts everything below DESTDIR and PREFIX, and `make uninstall` takes it away again.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { filesBelow } from '../tools/case.mjs';
import { run } from '../tools/process.mjs';

const WANTED = ['bin/octavo', 'include/octavo.h', 'lib/liboctavo.a', 'share/man/man1/octavo.1'];

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

export default async function install(context) {
	await context.report.test('what is installed is uninstalled', () => installs(context));
}
