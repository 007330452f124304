// Breaks the code in one place at a time, and says which of these the tests don't notice.
//
//   node tests/tools/mutate.mjs [COUNT [SEED [SUITE...]]]     (`make mutants` does)
//
// Places are drawn from all of src/ by the seed, and stay the same ones while their lines do, whatever else changes. Each
// is changed in a copy of the sources below build/mutants/, built there, and tried by the suites named, or by those
// below, until the first test fails: two at a time, each in a copy of its own. Only tests are run that enter the function
// that is broken. What runs on and on, or takes all memory, is stopped, and noticed so. Those of 'san/' run with
// sanitizers.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from './process.mjs';
import { Reached } from './reached.mjs';

const [count = 300, seed = 1, ...named] = process.argv.slice(2);
const COUNT = Number(count), SEED = Number(seed);
const SUITES = named.length ? named : `cases checks dialogues units commands program output confined corpus
	san/cases san/checks san/units san/dialogues determinism rebuild books failures`.split(/\s+/);
const FOLDER = resolve('build/mutants'), AT_ONCE = 2;
const SANITIZE = /^SANITIZE\s*:= (.*)/m.exec(readFileSync('tests/tests.mk', 'utf8'))[1];
const LIMITS = ['-k', '2', '300', 'prlimit', '--cpu=60']; // seconds, of a suite and of each program
const MEMORY = '--data=3000000000'; // bytes; sanitizers take more, and failures runs some
const plain = (suite) => suite.replace('san/', '');

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

// Builds in a folder what a suite tries, or some of its tests, and runs them: the first that fails, if one does.
async function failing(cwd, suite, tests = []) {
	const sanitized = suite.startsWith('san/'), built = sanitized ? 'build/san' : 'build';
	const units = tests.length ? tests.map((name) => `${built}/unit/${name}`) : ['units'];
	const targets = plain(suite) === 'units' ? units : [`${built}/octavo`];
	const make = ['-s', '-j2', `B=${built}`, `CFLAGS=${sanitized ? SANITIZE : '-O0'}`, ...targets];
	if ((await run('make', make, { cwd, timeout: 1_800_000 })).status !== 0) return 'the compiler';
	const cases = tests.flatMap((name) => ['--case', name]), limits = [...LIMITS];
	if (!sanitized && suite !== 'failures') limits.push(MEMORY);
	const test = ['node', 'tests/run.mjs', '--built', built, '--first', ...cases, plain(suite)];
	const { status, stdout } = await run('timeout', [...limits, ...test], { cwd, timeout: 600_000 });
	return status === 0 ? undefined : /^not ok (.*)/m.exec(stdout)?.[1] ?? `${suite}: ended by ${status}`;
}

// The first test that notices what is broken; undefined: none does.
async function noticed(cwd, { name, n }) {
	for (const suite of SUITES) {
		const tests = reached.of(plain(suite), name, n + 1);
		const by = tests && await failing(cwd, suite, [...tests].filter(Boolean));
		if (by) return by;
	}
	return undefined;
}

const tracked = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);
const reached = new Reached();

// Copies of the sources, with all built; the tests pass there.
async function copies() {
	const [first, ...others] = Array.from({ length: AT_ONCE }, (_, n) => join(FOLDER, String(n)));
	rmSync(FOLDER, { recursive: true, force: true });
	for (const name of tracked) {
		mkdirSync(join(first, name, '..'), { recursive: true });
		cpSync(name, join(first, name));
	}
	cpSync('tests/node_modules', join(first, 'tests/node_modules'), { recursive: true, preserveTimestamps: true });
	await run('make', ['-s', 'build/tests/failing.so'], { cwd: first }); // for the suite of failures
	await reached.ask(first, [...new Set(SUITES.map(plain))]);
	for (const suite of SUITES) { // builds all, too
		const wrong = await failing(first, suite);
		if (wrong) throw new Error(`the tests fail as it is: ${wrong}`);
	}
	rmSync(join(first, 'build/tests/work'), { recursive: true, force: true }); // a case makes pipes there, which cpSync refuses
	for (const other of others)
		cpSync(first, other, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
	return [first, ...others];
}

// The places of a file, each with what the seed makes of its line: the least of all are drawn.
function places(name) {
	const seen = new Map(); // how often a line came
	return readFileSync(name, 'utf8').split('\n').flatMap((line, n) => {
		if (!/^\t/.test(line)) return [];
		const nth = (seen.get(line) ?? 0) + 1;
		seen.set(line, nth);
		return CHANGES.filter(([found]) => found.test(line)).map((change) => {
			const words = [SEED, name, line.trim(), nth, ...change].join('\n');
			return { name, n, change, lot: createHash('sha256').update(words).digest('hex') };
		});
	});
}

const drawn = tracked.filter((name) => /^src\/.*\.c$/.test(name)).flatMap(places)
	.sort((a, b) => (a.lot < b.lot ? -1 : 1)).slice(0, COUNT);
let killed = 0, tried = 0;

async function work(folder) {
	for (let place; (place = drawn.shift());) {
		const { name, n, change: [found, instead] } = place;
		const text = readFileSync(name, 'utf8'), lines = text.split('\n');
		lines[n] = lines[n].replace(found, instead);
		writeFileSync(join(folder, name), lines.join('\n'));
		const by = await noticed(folder, place);
		writeFileSync(join(folder, name), text);
		killed += by !== undefined;
		console.log(`${by ? `ok ${by}:` : 'nobody notices'} ${name}:${n + 1}: ${lines[n].trim()}`);
		if (++tried % 10 === 0 || drawn.length === 0) console.log(`# ${killed} of ${tried} noticed`);
	}
}

await Promise.all((await copies()).map(work));
