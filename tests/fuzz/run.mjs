// Fuzzes with libFuzzer what `make fuzz` built:
//
//   node tests/fuzz/run.mjs FOLDER SECONDS [HARNESS...]
//
// Two at a time, each for so long. What was found new stays in build/fuzzing/NAME/corpus/ and is gone on
// with the next time; what made a harness fail is in build/fuzzing/NAME/.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { each, run } from '../tools/process.mjs';
import { harnesses, seeds, words } from './seeds.mjs';

const [folder, seconds, ...chosen] = process.argv.slice(2);
const MOST_MEMORY = 2048, MOST_SECONDS = 20, LONGEST = 32 << 10;
let failed = false;

await each(chosen.length ? chosen : harnesses, async (harness) => {
	const work = join('build/fuzzing', harness), corpus = join(work, 'corpus'), first = join(work, 'seeds');
	for (const path of [corpus, first]) mkdirSync(path, { recursive: true });
	seeds(harness).forEach(({ bytes }, n) => writeFileSync(join(first, `${n}`), bytes));
	writeFileSync(join(work, 'words'), words(harness).map((word) => `"${word.replace(/[\\"]/g, '\\$&')}"\n`).join(''));
	const { status, signal, stderr } = await run(join(folder, harness), [corpus, first,
		`-max_total_time=${seconds}`, `-timeout=${MOST_SECONDS}`, `-rss_limit_mb=${MOST_MEMORY}`, `-max_len=${LONGEST}`,
		`-artifact_prefix=${resolve(work)}/`, `-dict=${join(work, 'words')}`, '-print_final_stats=1'], { timeout: 0 });
	const runs = /stat::number_of_executed_units: +(\d+)/.exec(stderr) ?? /#(\d+)\s+DONE/.exec(stderr);
	failed ||= status !== 0;
	console.log(`${harness}: ${status === 0 ? 'nothing' : `status ${status ?? signal}`}, ${runs?.[1] ?? '?'} runs, ` +
		`${readdirSync(corpus).length} inputs that differ`);
	if (status !== 0) console.log(stderr.slice(-4000));
});
process.exit(failed ? 1 : 0);
