// Which tests reach which functions: asked of a build in which each function says that it was entered (reached.c).
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { run } from './process.mjs';

const LINE = 4096, ALIGNED = 16; // as in reached.c
const FLAGS = ['CFLAGS=-O0 -g -falign-functions=16 -finstrument-functions', 'LDFLAGS=tests/tools/reached.c'];

// Of a program, the place of each of its functions: [{unit: where in what a process noted, file, line}].
function functions(program, cwd) {
	const options = { cwd, encoding: 'utf8', maxBuffer: 1 << 28 };
	const text = (command, args, input) => execFileSync(command, args, { ...options, input });
	const starts = [...text('nm', ['--defined-only', program]).matchAll(/^([0-9a-f]+) [tT] /gm)].map(([, hex]) => hex);
	const places = text('addr2line', ['-e', program], starts.join('\n')).trim().split('\n');
	return starts.flatMap((hex, i) => {
		const [, file, line] = /(\bsrc\/[^:]*):(\d+)/.exec(places[i]) ?? [];
		return file ? [{ unit: parseInt(hex, 16) / ALIGNED, file, line: Number(line) }] : [];
	});
}

// Where a suite's tests work, by their names.
const PLACES = {
	cases: /\/work\/([^/]+)\/in\b/, checks: /\/work\/checks\/(.+?)-\d+\b/, dialogues: /\/work\/dialogues\/(.+?)-\d+\b/,
};

// What noted it: a unit, a case, a file of checks or of dialogues; undefined: of a suite as a whole.
const testOf = (suite, line, program) => (suite === 'units' ? basename(program) : PLACES[suite]?.exec(line)?.[1]);

function noted(path) {
	const bytes = readFileSync(path);
	return { line: bytes.toString('latin1', 0, bytes.indexOf(0)), entered: bytes.subarray(LINE) };
}

export class Reached {
	#starts = new Map(); // of each file: the lines in which its functions begin
	#tests = new Map();  // of 'FILE:LINE' of a function: {suite: names of its tests, or undefined in it}

	#add({ file, line }, suite, test) {
		const lines = this.#starts.get(file) ?? new Set(), key = `${file}:${line}`;
		this.#starts.set(file, lines.add(line));
		const suites = this.#tests.get(key) ?? {};
		this.#tests.set(key, suites);
		if (suite) (suites[suite] ??= new Set()).add(test);
	}

	// Notes what the suites reach that are run in a copy of the project, built there in a folder of its own.
	async ask(cwd, suites) {
		const folder = 'build/reached', built = join(cwd, folder), options = { cwd, timeout: 1_800_000 };
		const make = ['-s', '-j2', `B=${folder}`, ...FLAGS, `${folder}/octavo`, 'units'];
		const { status, stderr } = await run('make', make, options);
		if (status !== 0) throw new Error(stderr);
		const units = readdirSync(join(built, 'unit')).filter((name) => /^test_\w+$/.test(name));
		const programs = ['octavo', ...units.map((name) => join('unit', name))]
			.map((name) => join(built, name)).map((program) => ({ program, places: functions(program, cwd) }));
		for (const { places } of programs) for (const place of places) this.#add(place);
		for (const suite of suites) {
			for (const { program } of programs) mkdirSync(`${program}.reached`);
			await run('node', ['tests/run.mjs', '--built', folder, suite], options);
			for (const each of programs) this.#collect(each, suite);
		}
		rmSync(built, { recursive: true });
	}

	#collect({ program, places }, suite) {
		for (const name of readdirSync(`${program}.reached`)) {
			const { line, entered } = noted(join(`${program}.reached`, name)), test = testOf(suite, line, program);
			for (const place of places) if (entered[place.unit]) this.#add(place, suite, test);
		}
		rmSync(`${program}.reached`, { recursive: true });
	}

	// The tests of a suite that enter the function in which a line stands; undefined: no such.
	of(suite, file, line) {
		const start = Math.max(0, ...[...this.#starts.get(file) ?? []].filter((each) => each <= line));
		return this.#tests.get(`${file}:${start}`)?.[suite];
	}
}
