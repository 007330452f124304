// Breaks the code in one place at a time, and says which of these the tests don't notice.
//
//   node tests/tools/mutate.mjs [COUNT [SEED [SUITE...]]]     (`make mutants` does)
//
// Places are drawn from all of src/ by the seed. Each is changed in a copy of the sources below build/mutants/, built
// there, and tried by the suites named, or by those below, until the first test fails: two at a time, each in a copy of
// its own. What runs on and on, or takes all memory, is stopped, and noticed so. Those of 'san/' run with sanitizers.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from './process.mjs';
import { random } from './twist.mjs';

const [count = 300, seed = 1, ...named] = process.argv.slice(2);
const COUNT = Number(count), SEED = Number(seed);
const SUITES = named.length ? named : `cases checks dialogues units program commands output corpus model
	san/cases san/units`.split(/\s+/);
const FOLDER = resolve('build/mutants'), AT_ONCE = 2;
const SANITIZE = /^SANITIZE\s*:= (.*)/m.exec(readFileSync('tests/tests.mk', 'utf8'))[1];
const LIMITS = ['-k', '2', '300', 'prlimit', '--cpu=60']; // seconds, of a suite and of each program
const MEMORY = '--data=3000000000'; // bytes; sanitizers take more

// What is found in a line of code, and what stands there instead.
const CHANGES = [
	[/ == /, ' != '], [/ != /, ' == '],
	[/ < /, ' <= '], [/ <= /, ' < '], [/ > /, ' >= '], [/ >= /, ' > '],
	[/ && /, ' || '], [/ \|\| /, ' && '],
	[/ \+ 1\b/, ''], [/ - 1\b/, ''], [/ \+= /, ' -= '],
	[/\breturn true;/, 'return false;'], [/\breturn false;/, 'return true;'],
	[/\bif \(!/, 'if ('], [/\bif \((?!!)/, 'if (!'],
	[/^\t+\w+\([^;{}]*\);$/, ';'], // a call whose result nobody wants
];

// How what a suite tries is built, and where.
function build(suite) {
	const sanitized = suite.startsWith('san/'), folder = sanitized ? 'build/san' : 'build';
	const all = sanitized ? `${folder}/octavo` : 'all', units = suite.endsWith('units') ? ['units'] : [];
	const make = ['-s', '-j2', `B=${folder}`, `CFLAGS=${sanitized ? SANITIZE : '-O0'}`, all, ...units];
	return { folder, make, limits: sanitized ? LIMITS : [...LIMITS, MEMORY] };
}

// The first test that fails in a folder; undefined: none does.
async function noticed(cwd) {
	for (const suite of SUITES) {
		const { folder, limits, make } = build(suite);
		if ((await run('make', make, { cwd, timeout: 1_800_000 })).status !== 0) return 'the compiler';
		const test = ['node', 'tests/run.mjs', '--built', folder, '--first', suite.replace('san/', '')];
		const { status, stdout } = await run('timeout', [...limits, ...test], { cwd, timeout: 600_000 });
		if (status !== 0) return /^not ok (.*)/m.exec(stdout)?.[1] ?? `${suite}: ended by ${status}`;
	}
	return undefined;
}

const tracked = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);

async function copy(folder) {
	for (const name of tracked) {
		mkdirSync(join(folder, name, '..'), { recursive: true });
		cpSync(name, join(folder, name));
	}
	cpSync('tests/node_modules', join(folder, 'tests/node_modules'), { recursive: true });
	const wrong = await noticed(folder);
	if (wrong) throw new Error(`the tests fail as it is: ${wrong}`);
}

const places = tracked.filter((name) => /^src\/.*\.c$/.test(name)).flatMap((name) =>
	readFileSync(name, 'utf8').split('\n').flatMap((line, n) =>
		CHANGES.flatMap((change) => (/^\t/.test(line) && change[0].test(line) ? [{ name, n, change }] : []))));
const draw = random(SEED);
const drawn = Array.from({ length: Math.min(COUNT, places.length) }, () => places.splice(draw(places.length), 1)[0]);
let killed = 0, tried = 0;

async function work(folder) {
	for (let place; (place = drawn.shift());) {
		const { name, n, change: [found, instead] } = place;
		const text = readFileSync(name, 'utf8'), lines = text.split('\n');
		lines[n] = lines[n].replace(found, instead);
		writeFileSync(join(folder, name), lines.join('\n'));
		const by = await noticed(folder);
		writeFileSync(join(folder, name), text);
		killed += by !== undefined;
		console.log(`${by ? `ok ${by}:` : 'nobody notices'} ${name}:${n + 1}: ${lines[n].trim()}`);
		if (++tried % 10 === 0 || drawn.length === 0) console.log(`# ${killed} of ${tried} noticed`);
	}
}

rmSync(FOLDER, { recursive: true, force: true });
const folders = Array.from({ length: AT_ONCE }, (_, n) => join(FOLDER, String(n)));
for (const folder of folders) await copy(folder);
await Promise.all(folders.map(work));
