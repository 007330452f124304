// Measuring programs with public tools: hyperfine for the time, /usr/bin/time for the memory, and
// timeout (coreutils) for those that find no end.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export const median = (numbers) => {
	const sorted = numbers.filter(Number.isFinite).sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

export const isInstalled = (tool) =>
	tool.includes('/') ? existsSync(tool) : spawnSync('which', [tool]).status === 0;

const quoted = (words) => words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');

// One measurement: {cpu, wall} in milliseconds, or {failed: 'why'}.
export function time({ command, cwd, prepare }, work, runs, limit) {
	const json = join(work, 'hyperfine.json');
	rmSync(json, { force: true });
	const { status, stderr } = spawnSync('timeout', [`${limit}`, 'hyperfine', '--shell=none', '--style=none',
		`--runs=${runs}`, `--export-json=${json}`, ...(prepare ? ['--prepare', prepare] : []), quoted(command)],
	{ cwd, encoding: 'utf8' });
	if (status === 124) return { failed: `no end in ${limit} s` };
	if (status !== 0 || !existsSync(json)) return { failed: 'failed', stderr };
	const result = JSON.parse(readFileSync(json)).results[0];
	return { cpu: (result.user + result.system) * 1e3, wall: result.median * 1e3 };
}

// Peak memory in MiB.
export function memory({ command, cwd }, limit) {
	const { status, stderr } = spawnSync('timeout', [`${limit}`, '/usr/bin/time', '-f', '%M', ...command],
		{ cwd, encoding: 'utf8' });
	return status === 0 ? Number(stderr.trim().split('\n').at(-1)) / 1024 : NaN;
}

// Runs the programs in turn, round after round. A program that fails once is not tried again.
// Returns for each a list of rounds {cpu, wall, memory}, or {failed}.
export function inTurn(programs, work, { rounds, runs, limit }) {
	const results = new Map(programs.map(({ name }) => [name, { rounds: [] }]));
	for (let round = 0; round < rounds; round++) {
		for (const program of programs) {
			const result = results.get(program.name);
			if (result.failed || (program.rounds ?? rounds) <= round) continue;
			const once = time(program, work, program.runs ?? runs, limit);
			if (once.failed) Object.assign(result, once);
			else result.rounds.push({ ...once, memory: round < 2 ? memory(program, limit) : NaN });
		}
	}
	return results;
}
