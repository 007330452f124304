// How many instructions the stages of a build take, by callgrind, on a book that never changes.
//
//   node tests/bench/instructions.mjs PROGRAM     (make bench-instructions)
//
// Prints each stage beside what tests/bench/instructions.json says of it, so that a slowdown of 2 %
// is seen in review; UPDATE=1 writes the new counts down. They are the same on every run of one
// machine; another processor or C library counts some per cent differently, so nothing fails.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chance } from './prose.mjs';

// The functions whose calls, with all that they call, make a stage up.
const STAGES = {
	'read and parse': ['article_read'],
	conform: ['conform'],
	edition: ['passage_make', 'edition_take', 'edition_finish', '-serialize'],
	serialize: ['serialize'],
	package: ['package_plan', 'package_bytes'],
	deflate: ['deflater_pack'],
	container: ['container_write'],
};

const WORDS = `the of and to in a is that it was for on are as with his they at be this from have or by one had
	not but what all were when we there can an your which their said if do will each about how up out them
	then she many some so these would other into has more her two like him see time could no make than first
	been its who now people my made over did down only way find use may water long little very after words
	called just where most know`.split(/\s+/);

function author(next) {
	const word = () => WORDS[Math.floor(next() * WORDS.length)];
	const words = (count) => Array.from({ length: count }, word).join(' ');
	const sentence = () => `${words(6 + Math.floor(next() * 12)).replace(/^./, (c) => c.toUpperCase())}.`;
	return { words, prose: (count) => Array.from({ length: count }, sentence).join(' ') };
}

function markdown({ words, prose }, n) {
	const section = (i) => `## ${words(3)} ${i}\n\n${prose(6)}[^${i}] "${prose(1)}" *${words(2)}* and **${words(2)}**, `
		+ `see [${words(2)}](https://example.org/${i}) and [${words(2)}](a${(n + 7) % 40}.md).\n\n> ${prose(3)}\n\n`
		+ `- ${words(4)}\n- \`${words(2)}\`\n\n| ${words(1)} | ${words(1)} |\n|---|--:|\n| ${words(2)} | ${i} |\n\n`
		+ `[^${i}]: ${prose(2)}\n`;
	return `# ${words(4)} ${n}\n\n${prose(5)}\n\n${[1, 2, 3, 4].map(section).join('\n')}`;
}

function html({ words, prose }, n) {
	const section = (i) => `<h2>${words(3)} ${i}</h2><div class="a"><p>${prose(5)}<p style="text-align: center"><font>`
		+ `${prose(2)}</font><ul><li>${words(4)}<li><b>${words(2)}</b></ul><table><tr><td>${i}</table></div>`;
	return `<!DOCTYPE html><title>${words(3)} ${n}</title><h1>${words(3)} ${n}</h1>${[1, 2, 3, 4].map(section).join('\n')}`;
}

function makeBook(folder) {
	const writer = author(chance(1));
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	for (let n = 0; n < 40; n++) writeFileSync(join(folder, `a${n}.md`), markdown(writer, n));
	for (let n = 0; n < 10; n++) writeFileSync(join(folder, `b${n}.html`), html(writer, n));
	for (let n = 0; n < 10; n++)
		writeFileSync(join(folder, `c${n}.txt`), [1, 2, 3].map((i) => `${writer.words(3)} ${i}\n\n${writer.prose(20)}`).join('\n\n'));
}

// Inclusive counts by function.
function count(program, book, work) {
	const out = join(work, 'callgrind.out');
	const built = spawnSync('valgrind', ['--tool=callgrind', `--callgrind-out-file=${out}`, program, 'build', book,
		'--no-cover', '--title=Book', '--lang=en', '--jobs=1', '--force', '--quiet', '-o', join(work, 'instructions.epub')],
	{ encoding: 'utf8', env: { PATH: process.env.PATH, SOURCE_DATE_EPOCH: '0', LC_ALL: 'C' } });
	if (built.status !== 0) throw new Error(built.stderr);
	const { stdout } = spawnSync('callgrind_annotate', ['--inclusive=yes', '--show-percs=no', '--auto=no', '--threshold=100', out],
		{ encoding: 'utf8', maxBuffer: 1 << 28 });
	const counts = new Map();
	for (const [, number, name] of stdout.matchAll(/^\s*([\d,]+)\s+(?:\S*:)?([\w ]+)(?: \[.*)?$/gm)) {
		const instructions = Number(number.replaceAll(',', ''));
		counts.set(name, Math.max(counts.get(name) ?? 0, instructions));
	}
	return counts;
}

const program = resolve(process.argv[2]);
const work = resolve('build/bench');
const reference = new URL('instructions.json', import.meta.url);
makeBook(join(work, 'instructions'));
const counts = count(program, join(work, 'instructions'), work);
const of = (name) => (name.startsWith('-') ? -(counts.get(name.slice(1)) ?? 0) : counts.get(name) ?? 0);
const stages = Object.fromEntries(Object.entries(STAGES)
	.map(([stage, names]) => [stage, names.reduce((sum, name) => sum + of(name), 0)]));
stages['the whole program'] = counts.get('PROGRAM TOTALS');

if (process.env.UPDATE) writeFileSync(reference, `${JSON.stringify(stages, null, '\t')}\n`);
const before = JSON.parse(readFileSync(reference));
console.log('| stage | instructions | as written down | difference |\n|---|---:|---:|---:|');
for (const [stage, now] of Object.entries(stages)) {
	const difference = (now / before[stage] - 1) * 100;
	console.log(`| ${stage} | ${now.toLocaleString('en')} | ${before[stage].toLocaleString('en')} | `
		+ `${difference >= 0 ? '+' : ''}${difference.toFixed(2)} %${Math.abs(difference) >= 2 ? ' !' : ''} |`);
}
