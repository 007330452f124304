// Inputs that a program which isn't linear stumbles over, each at n and at 2n: the time may double,
// and no more.
//
//   node tests/bench/corners.mjs PROGRAM [CASE...]     (make bench-corners)
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isInstalled, memory, time } from './measure.mjs';

const lines = (count, line) => Array.from({ length: count }, (_, i) => line(i)).join('');
const article = (name, text) => [[name, text]];
const PIXEL = Buffer.from('R0lGODdhAQABAIAAAAAAAP///ywAAAAAAQABAAACAkQBADs=', 'base64');

// Each makes the files of a book of size n.
const CORNERS = {
	'headings in one file': [50_000, (n) => article('a.md', lines(n, (i) => `## Heading ${i}\n\nWords.\n\n`))],
	'headings of the same words': [50_000, (n) => article('a.md', lines(n, () => '## Heading\n\nWords.\n\n'))],
	'notes in one file': [50_000, (n) => article('a.md', `# A\n\n${lines(n, (i) => `Words.[^${i}]\n\n`)}`
		+ lines(n, (i) => `[^${i}]: Note ${i}.\n\n`))],
	'links, in paragraphs': [500_000, (n) => article('a.md', `# A\n\n${lines(n, (i) =>
		`[w](https://example.org/${i}) ${i % 50 ? '' : '\n\n'}`)}`)],
	'links to headings': [50_000, (n) => article('a.md', lines(n, (i) => `## H ${i}\n\n[w](#h-${n - 1 - i})\n\n`))],
	'one paragraph in small pieces, bytes': [25_000_000, (n) => article('a.md', `# A\n\n${lines(n / 10, () => 'a *b* c.\n')}`)],
	'one line, bytes': [25_000_000, (n) => article('a.md', `# A\n\n${'word '.repeat(n / 5)}\n`)],
	'one text of paragraphs, bytes': [25_000_000, (n) => article('a.txt', lines(n / 50, () => `${'word '.repeat(10)}.\n\n`))],
	'rows of a wide table': [200, (n) => article('a.md', `${'|a'.repeat(200)}|\n${'|-'.repeat(200)}|\n${lines(n, () => '|b|\n')}`)],
	'rows of a table': [50_000, (n) => article('a.md', `|a|b|\n|-|-|\n${lines(n, (i) => `|${i}|b|\n`)}`)],
	'images': [5_000, (n) => [...article('a.md', `# A\n\n${lines(n, (i) => `![i](i${i}.gif)\n\n`)}`),
		...Array.from({ length: n }, (_, i) => [`i${i}.gif`, Buffer.concat([PIXEL, Buffer.from(`${i}`)])])]],
	'the same image': [50_000, (n) => [...article('a.md', `# A\n\n${lines(n, () => '![i](i.gif)\n\n')}`), ['i.gif', PIXEL]]],
	'chapters of the same name': [50_000, (n) => article('a.md', `# A\n\n${lines(n, () => '## B\n\nWords.\n\n')}`), '--split=2'],
	'articles': [5_000, (n) => Array.from({ length: n }, (_, i) => [`a${i}.md`, `# Chapter ${i}\n\nWords.\n`])],
	'depth of quotes': [20_000, (n) => article('a.md', lines(n / 20, () => `${'> '.repeat(20)}words\n\n`))],
	'depth of a page': [4_000, (n) => article('a.html', `<h1>A</h1>${'<div>'.repeat(n)}words${'</div>'.repeat(n)}`)],
	'names of a landmark': [50_000, (n) => article('a.html', `<h1>A</h1><section aria-labelledby="${'b '.repeat(n)}"><h2 id=b>B</h2><p>Words.</section>`)],
	'uses in a drawing': [20_000, (n) => [...article('a.md', '# A\n\n![b](b.svg)\n'),
		['b.svg', `<svg xmlns="http://www.w3.org/2000/svg"><path id="u${n}" d="M0 0h9"/>${lines(n, (i) => `<use id="u${i}" href="#u${i + 1}"/>`)}</svg>`]]],
	'attributes of a drawing': [50_000, (n) => [...article('a.md', '# A\n\n![b](b.svg)\n'),
		['b.svg', `<svg xmlns="http://www.w3.org/2000/svg"${lines(n, (i) => ` a${i}=""`)}><path d="M0 0h9"/></svg>`]]],
	'elements of a page': [200_000, (n) => article('a.html', `<h1>A</h1>${'<p>a <b>b</b>'.repeat(n)}`)],
	'tags of one body': [50_000, (n) => article('a.html', `<h1>A</h1>${lines(n, (i) => `<body a${i}=1>`)}words`)],
	'ids that are referred to': [50_000, (n) => article('a.html', `<h1>A</h1>${lines(n, (i) =>
		`<p id="p${i}" aria-describedby="p${n - i} p0">a`)}`)],
};

function build(program, work, [, files, option], n) {
	const folder = join(work, 'corner');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	for (const [name, bytes] of files(n)) writeFileSync(join(folder, name), bytes);
	const command = [program, 'build', folder, '--no-cover', '--title=Book', '--lang=en', '--quiet', '--force',
		...(option ? [option] : []), '-o', join(work, 'corner.epub')];
	const taken = time({ command }, work, 1, 120);
	return { ...taken, memory: taken.failed ? NaN : memory({ command }, 120) };
}

const why = ({ failed, stderr }) => stderr?.match(/\[([\w-]+)\]/)?.[1] ?? failed;

const [program, ...wanted] = process.argv.slice(2);
const work = resolve('build/bench');
if (!isInstalled('hyperfine')) throw new Error('make bench-corners needs hyperfine: .ci/install-packages bench');
mkdirSync(work, { recursive: true });
console.log('| | n | CPU at n, s | at 2n, s | ratio | MiB at n | at 2n |\n|---|---:|---:|---:|---:|---:|---:|');
for (const [name, corner] of Object.entries(CORNERS).filter(([name]) => !wanted.length || wanted.includes(name))) {
	const [once, twice] = [corner[0], 2 * corner[0]].map((n) => build(resolve(program), work, corner, n));
	const seconds = ({ cpu, ...rest }) => (rest.failed ? why(rest) : (cpu / 1e3).toFixed(2));
	const ratio = once.failed || twice.failed ? '' : (twice.cpu / once.cpu).toFixed(2);
	console.log(`| ${name} | ${corner[0].toLocaleString('en')} | ${seconds(once)} | ${seconds(twice)} | ${ratio} | `
		+ `${once.failed ? '' : once.memory.toFixed(0)} | ${twice.failed ? '' : twice.memory.toFixed(0)} |`);
}
