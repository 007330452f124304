// What octavo takes too long for where it stands again and again: words of each language that is read, alone and with
// something behind them, at n bytes and at twice as many. The time may double, and no more.
//
//   node tests/bench/repeated.mjs PROGRAM [LANGUAGE...]     (make bench-repeated)
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { words } from '../fuzz/seeds.mjs';

const BYTES = 1_000_000, BEHIND = ['', 'a ', 'a\n', ' x\n\n'];
const SHORT = 0.4, MOST_TIMES = 2.6; // seconds that aren't worth a second look; how much longer twice as much may take

// What begins something that then never ends, or may.
const OPENERS = `<!-- <! <? <![CDATA[ </ < <br <div <a\u00a0href=" <script> <style> <textarea> <title> <iframe> <svg> <math> <b> <table>
	<ruby> <dl> <select> <li> <h1> <font> <p\u00a0id=a> &# & &amp [ ![ [[ ![[ [^ ^[ [@ ]( [a]( ![a]( [a]: ( (( { {. {{ {{< {% {# {:: ({
	$ $$ \\( \\[ \\begin{a} \\left( \\text{ \\ref{ \\\\ \\ \` \`\` \`\`\` ~~~ ::: " ' “ ‘ « == ~~ ** __ * _ *a _a +++ --- -- ... %% %} }} | +-
	http:// www. www.a a@ mailto: <http: <a-b 1. - > # = :: .. I. (1) [1] A: CHAPTER Chapter • – 一 第一章 「 （ 】`
	.split(/\s+/).filter(Boolean).map((word) => word.replace('\u00a0', ' '));

const article = (ending) => (text) => [[`a.${ending}`, text]];
const LANGUAGES = {
	text: article('txt'), markdown: article('md'), html: article('html'), xhtml: article('xhtml'),
	formula: (text) => [['a.md', `$$\n${text}\n$$\n`]],
	css: (text) => [['a.md', '# A\n\nWords.\n'], ['book.yaml', 'title: A\nlang: en\nspine: [a.md]\ncss: a.css\n'], ['a.css', text]],
	yaml: (text) => [['a.md', `---\n${text}\n---\n\n# A\n\nWords.\n`]],
};

// Seconds of a processor that a book of so many bytes takes, or how it ended otherwise.
function taken(program, work, files) {
	for (const [name, text] of files) writeFileSync(join(work, name), text);
	const command = 'TIMEFORMAT="%U %S"; time timeout 60 "$0" build "$1" --no-cover --force --quiet -o "$1/a.epub" 2>/dev/null';
	const { stderr } = spawnSync('bash', ['-c', command, program, work], { encoding: 'utf8' });
	const [user, system] = stderr.trim().split(' ').map(Number);
	return user + system;
}

const [program, ...wanted] = process.argv.slice(2);
let count = 0;
console.log('| language | words | CPU at n, s | at 2n, s |\n|---|---|---:|---:|');
for (const [language, files] of Object.entries(LANGUAGES).filter(([name]) => !wanted.length || wanted.includes(name))) {
	const work = join('build/bench/repeated', language);
	mkdirSync(work, { recursive: true });
	for (const word of new Set([...OPENERS, ...words(language)])) for (const behind of BEHIND) {
		const of = (bytes) => taken(program, work, files((word + behind).repeat(bytes / Buffer.byteLength(word + behind))));
		const twice = of(2 * BYTES);
		count++;
		if (twice < SHORT) continue;
		const once = of(BYTES);
		if (twice > once * MOST_TIMES)
			console.log(`| ${language} | ${JSON.stringify(word + behind)} | ${once.toFixed(2)} | ${twice.toFixed(2)} |`);
	}
}
console.log(`\n${count} words repeated.`);
