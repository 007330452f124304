// What checking an EPUB costs, by octavo, EPUBCheck 4.2.6 and epubcheck-ts, a process each: CPU and memory.
//
//   node tests/bench/check.mjs [ROUNDS]   (make test has installed what it needs)
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const WORK = 'build/bench/check', ROUNDS = Number(process.argv[2] ?? 3), OCTAVO = resolve('build/octavo');
const TS = fileURLToPath(new URL('../tools/epubcheck-ts.mjs', import.meta.url));
const WORDS = 'The road went down to the river, where a boat lay, and nobody was there to row it. '.repeat(12);

const chapter = (n, paragraphs) => `# Chapter ${n}\n\n` + `${WORDS}[On](#end${n}), *said* the **boat**.\n\n`.repeat(paragraphs) +
	`## The end {#end${n}}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n`;

// A book of so many articles; its path.
function book(name, count, paragraphs) {
	const folder = join(WORK, name), path = resolve(WORK, `${name}.epub`);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	for (let n = 1; n <= count; n++) writeFileSync(join(folder, `${n}.md`), chapter(n, paragraphs));
	execFileSync(OCTAVO, ['build', folder, '--title', name, '--lang', 'en', '--no-cover', '--force', '-q', '-o', path]);
	return path;
}

const BOOKS = [['3 documents', book('small', 1, 2)], ['100 documents', book('long', 98, 8)], ['400 documents', book('large', 398, 8)]];
const PROGRAMS = {
	octavo: (path) => [[OCTAVO, 'check', path]],
	'EPUBCheck 4.2.6': (path) => [['java', '-jar', '/usr/share/java/epubcheck.jar', path]],
	'epubcheck-ts': (path) => [[process.execPath, TS], `${path}\n`],
};

// {cpu, memory} of the median round, in milliseconds and MiB.
function measure([command, input]) {
	const rounds = Array.from({ length: ROUNDS }, () => {
		const { stderr, status } = spawnSync('/usr/bin/time', ['-f', '%U %S %M', ...command], { input, encoding: 'utf8' });
		if (status !== 0) throw new Error(`${command.join(' ')}: ${stderr}`);
		const [user, system, memory] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
		return { cpu: 1000 * (user + system), memory: memory / 1024 };
	});
	return rounds.sort((a, b) => a.cpu - b.cpu)[ROUNDS >> 1];
}

console.log(`| | ${BOOKS.map(([name]) => name).join(' | ')} |\n|---|${'---:|'.repeat(BOOKS.length)}`);
const cells = Object.entries(PROGRAMS).map(([name, command]) => [name, BOOKS.map(([, path]) => measure(command(path)))]);
for (const [name, row] of cells) console.log(`| ${name}, CPU ms | ${row.map(({ cpu }) => cpu.toFixed(0)).join(' | ')} |`);
for (const [name, row] of cells) console.log(`| ${name}, memory MiB | ${row.map(({ memory }) => memory.toFixed(0)).join(' | ')} |`);
