// What is written is whole, or not there, whichever call of the system a signal comes at.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cleanEnv, each, run } from './process.mjs';
import { readBook } from './twist.mjs';
import { writeZip } from './zip.mjs';

const FAILING = resolve('build/tests/failing.so');
const OLD = 'as it was';
const OTHERS = ['SIGTERM', 'SIGINT', 'SIGHUP'];

// What is done, below a folder with book.epub, its files in book/ and an article. What it writes is out/made: that
// may be there before, as a file or an empty folder. The first file of a folder is the last to come to one that was
// there. Of the calls of the system each step-th is met by signals.
const COMMANDS = {
	'unpack to a new folder': { words: ['unpack', 'book.epub', 'out/made'], step: 5 },
	'unpack to an empty folder':
		{ words: ['unpack', 'book.epub', 'out/made'], there: 'folder', first: 'META-INF/container.xml', step: 5 },
	'a starter in a new folder': { words: ['new', 'out/made'], step: 1 },
	'a starter in an empty folder': { words: ['new', 'out/made'], there: 'folder', first: 'book.yaml', step: 1 },
	pack: { words: ['pack', 'book', '-o', 'out/made'], there: 'file', step: 3 },
	build: { words: ['build', '1.md', '--no-cover', '-o', 'out/made'], there: 'file', step: 3 },
};

export const canCutShort = () => existsSync(FAILING);

function writeSources(folder) {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	cpSync('tests/check/book3', join(folder, 'book'), { recursive: true });
	writeFileSync(join(folder, 'book.epub'), writeZip(readBook('tests/check/book3')));
	writeFileSync(join(folder, '1.md'), '# One\n\nWords.\n');
}

// A starter has an identifier of its own each time.
const read = (path) => readFileSync(path, 'latin1').replace(/urn:uuid:[0-9a-f-]+/g, 'urn:uuid:');

// Everything below the folder, empty folders too.
function look(folder) {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
		const path = join(entry.path, entry.name);
		return [path.slice(folder.length + 1), entry.isDirectory() ? null : read(path)];
	});
	return Object.fromEntries(entries.sort());
}

const isDrafted = (name) => name.split('/').some((part) => part.startsWith('.octavo-'));
const withoutDrafts = (found) => Object.fromEntries(Object.entries(found).filter(([name]) => !isDrafted(name)));
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function prepare(folder, there) {
	rmSync(join(folder, 'out'), { recursive: true, force: true });
	mkdirSync(join(folder, 'out'));
	if (there === 'folder') mkdirSync(join(folder, 'out/made'));
	if (there === 'file') writeFileSync(join(folder, 'out/made'), OLD);
	return look(join(folder, 'out'));
}

// Killed it can sweep nothing up; who comes next does, but where it was killed between the files' moves.
async function judgeKilled({ folder, again, before, whole, first }, found, said) {
	const left = withoutDrafts(found);
	if (isSame(left, whole)) return;
	if (!isSame(left, before)) {
		assert.ok(first && !(`made/${first}` in left), `half of it: ${said}`);
		return;
	}
	const { status, stderr } = await again();
	assert.equal(status, 0, `${said}: ${stderr}`);
	const next = look(join(folder, 'out'));
	assert.ok(isSame(next, whole), `not swept up: ${said}: ${Object.keys(next)}`);
}

export async function cutShort({ program, work }, name) {
	const { words, there, first, step } = COMMANDS[name];
	const sources = resolve(work, 'cut-short', name);
	writeSources(sources);
	const call = (folder, more = {}) =>
		run(resolve(program), words, { cwd: folder, env: { ...cleanEnv, SOURCE_DATE_EPOCH: '86400', ...more } });
	prepare(sources, there);
	const log = join(sources, 'log');
	const good = await call(sources, { LD_PRELOAD: FAILING, FAILING_AT: '0', FAILING_LOG: log });
	assert.equal(good.status, 0, good.stderr);
	const whole = look(join(sources, 'out'));
	const calls = readFileSync(log, 'utf8').trim().split('\n').slice(1);
	assert.ok(calls.length > 20, 'calls are not counted');
	const kills = calls.flatMap((_, n) => (n % step ? [] : [['SIGKILL', n + 1], [OTHERS[n / step % 3], n + 1]]));
	await each(kills, async ([signal, at]) => {
		const folder = resolve(work, 'cut-short', `${name} ${signal} ${at}`);
		cpSync(sources, folder, { recursive: true });
		const before = prepare(folder, there);
		const ended = await call(folder, { LD_PRELOAD: FAILING, FAILING_AT: `${at}`, FAILING_AS: signal });
		const found = look(join(folder, 'out')), said = `${signal} at call ${at}, ${calls[at - 1]}: ${Object.keys(found)}`;
		const isWell = ended.signal === signal || (signal !== 'SIGKILL' && ended.status === 0);
		assert.ok(isWell, `${ended.signal ?? ended.status}: ${said}`);
		const again = () => call(folder);
		if (signal === 'SIGKILL') await judgeKilled({ folder, again, before, whole, first }, found, said);
		else assert.ok(isSame(found, before) || isSame(found, whole), said);
		rmSync(folder, { recursive: true });
	});
}

export const cutShortCommands = Object.keys(COMMANDS);
