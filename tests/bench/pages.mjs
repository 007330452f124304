// What a page and a bare text cost as they grow: octavo's time and peak memory on saved pages, one behind
// the other, at 1, 10 and 100 MB, and on the texts of tests/text at 1 and 10 MB. Linear cost shows as the same figure a megabyte in each line.
//
//   node tests/bench/pages.mjs [PROGRAM]     (needs /usr/bin/time, of Debian's package time)
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PROGRAM = process.argv[2] ?? 'build/octavo';
const PAGES = existsSync('../shared/corpus/web') ? '../shared/corpus/web' : 'tests/soup';
const WORK = 'build/bench';
const RUNS = 3;

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

// One file of at least so many bytes; the same for the same pieces.
function grown(folder, ending, size) {
	const pages = readdirSync(folder).filter((name) => name.endsWith(ending)).sort()
		.map((name) => readFileSync(join(folder, name)));
	const parts = [];
	for (let bytes = 0, i = 0; bytes < size; i++) {
		parts.push(pages[i % pages.length]);
		bytes += pages[i % pages.length].length;
	}
	return Buffer.concat(parts);
}

function measure(path) {
	const { status, stderr } = spawnSync('/usr/bin/time', ['-f', '%U %S %M', PROGRAM, 'build', path,
		'--title', 'Pages', '--lang', 'en', '--quiet', '-o', join(WORK, 'pages.epub')], { encoding: 'utf8' });
	if (status !== 0) throw new Error(stderr);
	const [user, system, peak] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
	return { seconds: user + system, peak };
}

function table(folder, ending, sizes) {
	console.log(`${ending} of ${folder}, ${RUNS} runs each, medians\n`);
	console.log('| size, MB | CPU, s | s a MB | peak, MiB | MiB a MB |');
	console.log('|---:|---:|---:|---:|---:|');
	for (const megabytes of sizes) {
		const path = join(WORK, `pages-${megabytes}${ending}`);
		const page = grown(folder, ending, megabytes * 1e6);
		writeFileSync(path, page);
		const runs = Array.from({ length: RUNS }, () => measure(path));
		const seconds = median(runs.map((run) => run.seconds));
		const peak = median(runs.map((run) => run.peak)) / 1024;
		const size = page.length / 1e6;
		console.log(`| ${size.toFixed(1)} | ${seconds.toFixed(2)} | ${(seconds / size).toFixed(3)} | `
			+ `${peak.toFixed(0)} | ${(peak / size).toFixed(1)} |`);
	}
	console.log('');
}

mkdirSync(WORK, { recursive: true });
table(PAGES, '.html', [1, 10, 100]);
table('tests/text', '.txt', [1, 10]);
