// What a book costs: octavo beside its floor, pandoc, calibre and zip, in turn, on books from 3 KB to
// 35 MB and on pictures.
//
//   node tests/bench/bench.mjs PROGRAM [CORPUS...]     (make bench)
//
// PROSE=FOLDER says whose words the books are made of, LIMIT=SECONDS when a program is given up,
// PEERS=none leaves out all but octavo and the floor. Prints the table; writes build/bench/cost.svg.
import { readFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { makeCorpora } from './corpora.mjs';
import { drawing } from './drawing.mjs';
import { inTurn, isInstalled } from './measure.mjs';
import { programsFor } from './programs.mjs';
import { proseFolder } from './prose.mjs';
import { table } from './table.mjs';

const [program, ...names] = process.argv.slice(2);
const work = resolve('build/bench');
const limit = Number(process.env.LIMIT ?? 60);
const prose = proseFolder(process.env.PROSE);

for (const tool of ['hyperfine', '/usr/bin/time'])
	if (!isInstalled(tool)) {
		console.error(`make bench needs ${tool}: .ci/install-packages bench`);
		process.exit(1);
	}

mkdirSync(work, { recursive: true });
const corpora = makeCorpora(work, prose, names);
const say = (text) => process.stderr.write(text);
const missing = new Set(), seen = [], measured = [];
const lost = new Set(); // those that found no end

for (const corpus of corpora) {
	const all = programsFor(corpus, { octavo: resolve(program), work })
		.filter(({ name, tool }) => !(process.env.PEERS === 'none' && tool) && !lost.has(name));
	for (const { name, missing: isMissing } of all) {
		if (isMissing) missing.add(name);
		else if (!seen.includes(name)) seen.push(name);
	}
	say(`${corpus.title}, ${corpus.rounds} rounds ...\n`);
	const results = inTurn(all.filter((one) => !one.missing), work, { ...corpus, limit });
	for (const [name, { failed, stderr }] of results) {
		if (failed) say(`${name}: ${failed}\n${stderr ?? ''}`);
		if (failed?.startsWith('no end')) lost.add(name);
	}
	measured.push({ corpus, results });
}

const model = /model name\s*: (.*)/.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? cpus()[0].model;
console.log(`${new Date().toISOString().slice(0, 10)}, ${model}, ${availableParallelism()} cores, `
	+ `${(totalmem() / 2 ** 30).toFixed(0)} GiB, Linux ${release()}; words of ${prose}`);
console.log(corpora.map(({ title, bytes, rounds }) => `${title}: ${bytes} bytes, ${rounds} rounds`).join('; '));
for (const name of missing) console.log(`${name}: not installed, skipped`);
console.log(`\n${table(measured, seen)}\n`);

const growing = measured.filter(({ corpus }) => !corpus.pictures);
if (growing.length > 1) {
	writeFileSync(join(work, 'cost.svg'), drawing(growing, seen));
	console.log('drawn in build/bench/cost.svg');
}
