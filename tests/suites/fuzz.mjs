// The harnesses of fuzz/ on the tests' inputs and on mutants of them, which are the same on every run;
// `make check-full` tries many more, `make fuzz` lets a fuzzer look for them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { harnesses, seeds } from '../fuzz/seeds.mjs';
import { each, run } from '../tools/process.mjs';

const FEW = 1, MANY = 20; // mutants of each
const AT_ONCE = 25;
const SECONDS = 600;

export default async function fuzz({ work, report, label, full }) {
	const lots = harnesses.flatMap((harness) => {
		const folder = join(work, 'fuzz', harness);
		mkdirSync(folder, { recursive: true });
		const paths = seeds(harness).map(({ bytes }, n) => {
			writeFileSync(join(folder, `${n}`), bytes);
			return join(folder, `${n}`);
		});
		const count = Math.ceil(paths.length / AT_ONCE);
		return Array.from({ length: count }, (_, n) => [harness, n, paths.slice(n * AT_ONCE, (n + 1) * AT_ONCE)]);
	});
	await each(lots, ([harness, n, paths]) => report.test(`${label}${harness} ${n}`, async () => {
		const { status, signal, stderr } = await run(join('build/san/fuzz', harness), [`-n${full ? MANY : FEW}`, ...paths],
			{ timeout: SECONDS * 1000 });
		return status === 0 ? [] : `${harness}: ${status ?? signal}\n${stderr.slice(-3000)}`;
	}));
}
