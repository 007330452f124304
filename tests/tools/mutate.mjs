// Breaks the code in one place at a time, and says which of these the tests don't notice.
//
//   node tests/tools/mutate.mjs [COUNT [SEED [SUITE...]]]     (`make mutants` does)
//
// Places are drawn from all of src/ by the seed. Each is changed in a copy of the sources below
// build/mutants/, built there, and tried by units, cases, checks and dialogues, or the suites named, until the first
// test fails.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [count = 300, seed = 1, ...named] = process.argv.slice(2);
const COUNT = Number(count), SEED = Number(seed), SUITES = named.length ? named : ['units', 'cases', 'checks', 'dialogues'];
const FOLDER = resolve('build/mutants'), LONGEST = 600_000; // milliseconds

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

function random(seed) {
	let state = seed >>> 0;
	return (below) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

const run = (program, args) => spawnSync(program, args, { cwd: FOLDER, timeout: LONGEST, encoding: 'utf8' });

// The first test that fails; undefined: none does.
function noticed() {
	const built = run('make', ['-s', '-j2', 'all', ...(SUITES.includes('units') ? ['units'] : [])]);
	if (built.status !== 0) return 'the compiler';
	for (const suite of SUITES) {
		const { status, signal, stdout } = run('node', ['tests/run.mjs', '--built', 'build', '--first', suite]);
		if (status !== 0) return /^not ok (.*)/m.exec(stdout)?.[1] ?? `${suite}: ${signal ?? status}`;
	}
	return undefined;
}

const tracked = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);
rmSync(FOLDER, { recursive: true, force: true });
for (const name of tracked) {
	mkdirSync(join(FOLDER, name, '..'), { recursive: true });
	cpSync(name, join(FOLDER, name));
}
cpSync('tests/node_modules', join(FOLDER, 'tests/node_modules'), { recursive: true });
const wrong = noticed();
if (wrong) throw new Error(`the tests fail as it is: ${wrong}`);

const places = tracked.filter((name) => /^src\/.*\.c$/.test(name)).flatMap((name) =>
	readFileSync(name, 'utf8').split('\n').flatMap((line, n) =>
		CHANGES.flatMap((change) => (/^\t/.test(line) && change[0].test(line) ? [{ name, n, change }] : []))));
const draw = random(SEED);
let killed = 0;
for (let tried = 1; tried <= COUNT && places.length; tried++) {
	const [{ name, n, change: [found, instead] }] = places.splice(draw(places.length), 1);
	const text = readFileSync(name, 'utf8'), lines = text.split('\n');
	lines[n] = lines[n].replace(found, instead);
	writeFileSync(join(FOLDER, name), lines.join('\n'));
	const by = noticed();
	killed += by !== undefined;
	console.log(`${by ? `ok ${by}:` : 'nobody notices'} ${name}:${n + 1}: ${lines[n].trim()}`);
	writeFileSync(join(FOLDER, name), text);
	if (tried % 10 === 0 || tried === COUNT) console.log(`# ${killed} of ${tried} noticed`);
}
