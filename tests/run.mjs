// Runs the tests and says at its end how many passed. From the project's root:
//
//   node tests/run.mjs [--verbose] [--full] [--case NAME]... [--built FOLDER [--first]] [SUITE...]
//
// Needs what `make check` builds: build/octavo, build/unit/, and both again, with sanitizers, below
// build/san/. Without SUITE all run, and every book they made is validated; of another folder than build/
// only what is built there is tried, once, and with --first no further than to the first that fails.
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import books from './suites/books.mjs';
import cases from './suites/cases.mjs';
import checks from './suites/checks.mjs';
import commands from './suites/commands.mjs';
import confined from './suites/confined.mjs';
import corpus from './suites/corpus.mjs';
import determinism from './suites/determinism.mjs';
import dialogues from './suites/dialogues.mjs';
import documents from './suites/documents.mjs';
import failures from './suites/failures.mjs';
import full from './suites/full.mjs';
import fuzz from './suites/fuzz.mjs';
import guards from './suites/guards.mjs';
import install from './suites/install.mjs';
import model from './suites/model.mjs';
import output from './suites/output.mjs';
import program from './suites/program.mjs';
import readers from './suites/readers.mjs';
import rebuild from './suites/rebuild.mjs';
import threads from './suites/threads.mjs';
import units from './suites/units.mjs';
import { Report } from './tools/report.mjs';
import { beginBoth } from './tools/validators.mjs';

const SUITES = { guards, units, model, cases, checks, dialogues, documents, program, commands, determinism, output, failures, confined, rebuild, books, threads, install, readers, corpus, full };
const SANITIZED = { units, cases, checks, dialogues, output, books, corpus, fuzz };

const { values: options, positionals: chosen } = parseArgs({
	allowPositionals: true,
	options: {
		verbose: { type: 'boolean', short: 'v' },
		full: { type: 'boolean' },
		case: { type: 'string', multiple: true }, // of cases, checks, dialogues or units only these
		built: { type: 'string' },
		first: { type: 'boolean' },
	},
});

const validators = options.built ? undefined : beginBoth('build/tests/classes');
const report = new Report(options.verbose, options.first, validators);

async function runSuites(suites, context) {
	const { report } = context;
	for (const [name, suite] of Object.entries(suites)) {
		if (chosen.length ? !chosen.includes(name) : name === 'full' && !options.full) continue;
		const before = report.passed;
		const start = Date.now();
		await suite(context);
		const seconds = ((Date.now() - start) / 1000).toFixed(1);
		console.log(`# ${context.label}${name}: ${report.passed - before} passed in ${seconds} s`);
	}
}

// What a validator says of a book beyond what is expected, and what is expected but not said. Places
// in a file don't count.
function surprises(validator, messages, expected) {
	const said = messages.map((message) => `${validator}: ${message.replace(/:\d+:\d+ /, ': ')}`);
	const mine = expected.filter((line) => line.startsWith(`${validator}: `));
	return [...said.filter((line) => !mine.includes(line)),
		...mine.filter((line) => !said.includes(line)).map((line) => `not said: ${line}`)];
}

// What the validators, which work while the tests run, find of all books that these made.
async function reportValidators() {
	const books = [...report.books.values()];
	const expected = new Map(books.map((book) => [book.path, book.expected]));
	const start = Date.now();
	for (const { path, validator, messages } of await validators.end())
		report.check(`${validator} on ${path.replace('build/tests/', '')}`,
			surprises(validator, messages, expected.get(path)));
	console.log(`# validators: ${books.length} books, done ${((Date.now() - start) / 1000).toFixed(1)} s after the tests`);
}

for (const folder of ['work', 'san']) rmSync(`build/tests/${folder}`, { recursive: true, force: true });
mkdirSync('build/tests', { recursive: true });
const shared = { only: options.case, full: options.full };
const plain = {
	...shared, label: '', report, program: resolve(options.built ?? 'build', 'octavo'), work: 'build/tests/work',
	unitFolder: join(options.built ?? 'build', 'unit'),
};
const sanitized = {
	...shared, label: 'san ', sanitized: true, report: new Report(options.verbose), program: resolve('build/san/octavo'),
	work: 'build/tests/san', unitFolder: 'build/san/unit',
};
if (options.built) {
	await runSuites(SUITES, plain);
} else {
	await Promise.all([runSuites(SUITES, plain), runSuites(SANITIZED, sanitized)]); // each waits at times
	await reportValidators();
	report.add(sanitized.report);
}
process.exit(report.close() ? 0 : 1);
