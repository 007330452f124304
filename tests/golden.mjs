// Rewrites what the tests expect to what octavo does now, and shows the difference first.
//
//   node tests/golden.mjs [NAME...]     cases, dialogues, checks, and unit tests (test_css); all where none is named
//
// Of a case only what it holds already is rewritten, and diagnostics, stdout and status where they are not
// the default: to have one more file of the book compared, make an empty one under its expected/. A unit
// test rewrites the files below tests/ that it compares with (unit/golden.h).
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { runCase } from './tools/case.mjs';
import { filesBelow } from './tools/files.mjs';
import { allChecks, runCheck } from './tools/checked.mjs';
import { allDialogues, runBlock } from './tools/dialogue.mjs';
import { run } from './tools/process.mjs';
import { allCases } from './suites/cases.mjs';

const WORK = 'build/tests/golden';
const UNITS = 'build/unit';
const named = process.argv.slice(2);
const changed = new Map(); // kinds of golden files, each with how many were rewritten

const count = (kind) => changed.set(kind, (changed.get(kind) ?? 0) + 1);

async function showDifference(path, got) {
	const { stdout } = await run('diff', ['-uN', '--label', path, '--label', `${path}, new`, path, '-'],
		{ input: got });
	process.stdout.write(stdout);
}

// Where unit tests keep what they expect: the folders of tests/ but for those of cases and programs.
const unitFolders = () => readdirSync('tests', { withFileTypes: true })
	.filter((entry) => entry.isDirectory() && !/^(bench|books|check|dialogues|node_modules|readers|suites|tools|unit)$/.test(entry.name))
	.map((entry) => join('tests', entry.name));

const unitFiles = () => unitFolders().flatMap((folder) =>
	filesBelow(folder).map((name) => join(folder, name)).map((path) => [path, readFileSync(path)]));

// A unit test writes by itself; what was there before is put back to show the difference, then goes again.
async function renewUnits(names) {
	const before = new Map(unitFiles());
	for (const name of names) {
		const { status, stderr } = await run(join(UNITS, name), [], { env: { ...process.env, UPDATE: '1' } });
		if (status !== 0) console.log(`${name}: fails all the same\n${stderr}`);
	}
	for (const [path, now] of unitFiles()) {
		const was = before.get(path);
		if (was?.equals(now)) continue;
		writeFileSync(path, was ?? '');
		await showDifference(path, now);
		writeFileSync(path, now);
		count(path.split('/').slice(0, 2).join('/'));
	}
}

async function rewrite(testCase, name, got) {
	const path = join(testCase.folder, name);
	await showDifference(path, got);
	count('tests/books');
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

async function renewChecks({ name, path, blocks }) {
	const got = [];
	for (const [i, block] of blocks.entries()) got.push(await runCheck('build/octavo', block, join(WORK, `${name}-${i}`)));
	await renewBlocks(path, blocks, got);
}

async function renewDialogue({ name, path, blocks }) {
	const got = [];
	for (const [i, block] of blocks.entries()) got.push((await runBlock('build/octavo', block, join(WORK, `${name}-${i}`))).got);
	await renewBlocks(path, blocks, got);
}

async function renewBlocks(path, blocks, got) {
	if (got.join() === blocks.join()) return;
	const text = `${got.join('\n\n')}\n`;
	await showDifference(path, Buffer.from(text));
	writeFileSync(path, text);
	count(dirname(path));
}

const isNamed = (name) => !named.length || named.includes(name);

mkdirSync(WORK, { recursive: true });
for (const testCase of allCases().filter(({ name }) => isNamed(name)))
	await renew(testCase).catch((error) => console.log(`${testCase.name}: ${error.message}`));
for (const dialogue of allDialogues().filter(({ name }) => isNamed(name))) await renewDialogue(dialogue);
for (const checks of allChecks().filter(({ name }) => isNamed(name))) await renewChecks(checks);
await renewUnits(readdirSync(UNITS).filter((name) => /^test_\w+$/.test(name) && isNamed(name)));
for (const [folder, files] of changed) console.log(`${folder}: ${files} files are new or changed`);
if (!changed.size) console.log('everything is as it is expected');
