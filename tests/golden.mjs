// Rewrites what the cases expect to what octavo does now, and shows the difference first.
//
//   node tests/golden.mjs [CASE...]     all cases where none is named
//
// Only what a case holds already is rewritten, and diagnostics, stdout and status where they are not
// the default: to have one more file of the book compared, make an empty one under its expected/.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runCase } from './tools/case.mjs';
import { run } from './tools/process.mjs';
import { allCases } from './suites/cases.mjs';

const WORK = 'build/tests/golden';
const named = process.argv.slice(2);

async function showDifference(path, got) {
	const { stdout } = await run('diff', ['-uN', '--label', path, '--label', `${path}, new`, path, '-'],
		{ input: got });
	process.stdout.write(stdout);
}

async function rewrite(testCase, name, got) {
	const path = join(testCase.folder, name);
	await showDifference(path, got);
	if (got.length) writeFileSync(path, got);
	else rmSync(path, { force: true });
}

async function renew(testCase) {
	const { status, got } = await runCase(resolve('build/octavo'), testCase, WORK);
	if (status !== testCase.status)
		await rewrite(testCase, 'status', Buffer.from(status ? `${status}\n` : ''));
	for (const [name, want] of Object.entries(testCase.want)) {
		if (got[name] === undefined) console.log(`${testCase.name}: ${name}: octavo makes none`);
		else if (!got[name].equals(want)) await rewrite(testCase, name, got[name]);
	}
}

mkdirSync(WORK, { recursive: true });
for (const testCase of allCases().filter((c) => !named.length || named.includes(c.name)))
	await renew(testCase).catch((error) => console.log(`${testCase.name}: ${error.message}`));
