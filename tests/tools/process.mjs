// Processes: running one to its end, and several things at a time.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';

// The environment of every program under test: nothing of the person's own leaks in.
export const cleanEnv = {
	PATH: process.env.PATH,
	HOME: process.env.HOME,
	LC_ALL: 'C',
	TZ: 'UTC',
	ASAN_OPTIONS: 'exitcode=99',
	LSAN_OPTIONS: `print_suppressions=0:suppressions=${resolve('tests/leaks.supp')}`,
	UBSAN_OPTIONS: 'exitcode=99:print_stacktrace=1',
};

// Runs the program and returns {status, signal, stdout, stderr}; stdout as bytes. The input is text, or a stream.
export function run(program, args = [], { input = '', timeout = 120_000, ...options } = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, { env: cleanEnv, timeout, ...options });
		const out = [];
		const err = [];
		child.stdout?.on('data', (bytes) => out.push(bytes));
		child.stderr?.on('data', (bytes) => err.push(bytes));
		child.stdin?.on('error', () => {}); // it may end without reading all
		if (input.pipe) input.pipe(child.stdin);
		else child.stdin?.end(input);
		child.on('error', reject);
		child.on('close', (status, signal) =>
			resolve({ status, signal, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString() }));
	});
}

// What is said, without how large the book is, and how long that took.
export const withoutTime = (text) => text.replace(/\b\d+ kB, in \d+\.\d+ s\b/g, 'S kB, in T s').replace(/("bytes":)\d+/g, '$1S');

// The same without the line that says where the book is.
export const withoutSuccess = (text) =>
	text.replace(/^(octavo: (wrote|unchanged) .* in \d+\.\d+ s|\{"book":.*\})\n/gm, '');

// Calls work on each item, as many at a time as there are processors.
export async function each(items, work) {
	const queue = [...items].entries();
	const worker = async () => {
		for (const [n, item] of queue) await work(item, n);
	};
	await Promise.all(Array.from({ length: availableParallelism() }, worker));
}
