// What a page costs as it grows: octavo's time and peak memory on saved pages, one behind the other,
// at 1, 10 and 100 MB. Linear cost shows as the same figure a megabyte in each line.
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

// One page of at least so many bytes; the same for the same pages.
function grownPage(size) {
	const pages = readdirSync(PAGES).filter((name) => name.endsWith('.html')).sort()
		.map((name) => readFileSync(join(PAGES, name)));
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

mkdirSync(WORK, { recursive: true });
console.log(`pages of ${PAGES}, ${RUNS} runs each, medians\n`);
console.log('| size, MB | CPU, s | s a MB | peak, MiB | MiB a MB |');
console.log('|---:|---:|---:|---:|---:|');
for (const megabytes of [1, 10, 100]) {
	const path = join(WORK, `pages-${megabytes}.html`);
	const page = grownPage(megabytes * 1e6);
	writeFileSync(path, page);
	const runs = Array.from({ length: RUNS }, () => measure(path));
	const seconds = median(runs.map((run) => run.seconds));
	const peak = median(runs.map((run) => run.peak)) / 1024;
	const size = page.length / 1e6;
	console.log(`| ${size.toFixed(1)} | ${seconds.toFixed(2)} | ${(seconds / size).toFixed(3)} | `
		+ `${peak.toFixed(0)} | ${(peak / size).toFixed(1)} |`);
}
