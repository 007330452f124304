// Builds articles of blocks nested by chance in which each word is another, and looks for the words in the books:
//
//   node tests/tools/random_words.mjs COUNT [SEED [PROGRAM]]
//
// so many each of Markdown, HTML and text. Judges the books, too. What is wrong is shown with the first articles, which
// stay in build/words/.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEpub } from './epub.mjs';
import { judge } from './judge.mjs';
import { run } from './process.mjs';
import { random } from './twist.mjs';
import { textOf } from './words.mjs';

const [count, seed = '1', program = 'build/octavo'] = process.argv.slice(2);
const WORK = 'build/words', DEEPEST = 4;

// Directives of MyST that hold Markdown; of these the words behind the name are none for a reader.
const DIRECTIVES = [...readFileSync('src/read/markdown/directives.def', 'utf8').matchAll(/^DIRECTIVE\("([^"]+)", (\w+)/gm)]
	.filter(([, , form]) => /^(BOX|LABELLED|PLAIN|QUOTE|GLOSSARY|FIGURE_INSIDE)$/.test(form))
	.map(([, name, form]) => ({ name, speaks: !/^(PLAIN|FIGURE_INSIDE)$/.test(form) }));
const OF_CODE = ['mermaid', 'unknown', 'csv-table'];
const ROLES = ['sup', 'sub', 'kbd', 'term', 'file', 'py:func', 'guilabel', 'strong', 'code', 'download'];

const chance = random(Number(seed));
const one = (list) => list[chance(list.length)];
const some = (most, make) => Array.from({ length: 1 + chance(most) }, make);

let words = 0;
const word = () => `w${++words}q`;
const plain = () => some(4, word).join(' ');

const indent = (lines, first, rest) => lines.map((line, n) => (n === 0 ? first + line : line && rest + line));

const inMarkdown = {
	words: () => some(4, () => one([word, word, word, word, () => `*${word()}*`, () => `\`${word()}\``, () => `**${word()}**`,
		() => `{${one(ROLES)}}\`${word()}\``, () => `{ref}\`${word()} <x>\``, () => `[${word()}](#x)`, () => `${word()}^[${word()}]`,
		() => `==${word()}==`, () => `![${word()}](lost.png)`])()).join(' '),

	blocks(depth) {
		return some(3, () => [...this.block(depth), ...(chance(5) ? [''] : [])]).flat();
	},

	block(depth) {
		const blocks = () => {
			const lines = this.blocks(depth + 1);
			while (lines.length > 1 && lines.at(-1) === '') lines.pop();
			return lines;
		};
		const leaves = [
			() => some(2, () => this.words()), () => some(2, () => this.words()), () => some(2, () => this.words()),
			() => [`${'#'.repeat(1 + chance(4))} ${this.words()}`], () => [this.words(), one(['---', '==='])],
			() => [`(target-${words})=`], () => [`| ${word()} | ${this.words()} |`, '|---|---|', `| ${word()} | ${word()} |`],
			() => ['```', word(), '', `  ${word()}`, '```'], () => ['', `    ${plain()}`, ''],
			() => [`<p>${plain()}</p>`, ''], () => [`<div>${plain()}</div>`, ''], () => [`| ${plain()}`, `| ${plain()}`],
			() => ['', '$$', `\\text{${word()}}`, '$$', ''], () => [`[^${words}]: ${plain()}`, '', `see[^${words - 1}]`],
		];
		const fence = (mark, info, lines) => {
			const marks = mark.repeat(3 + DEEPEST - depth);
			return [`${marks}${info}`, ...lines, marks];
		};
		const directive = (mark) => {
			const { name, speaks } = one(DIRECTIVES);
			const options = one([[], [], [`:name: n${words}`], [':class: tip', ''], ['---', `name: n${words}`, '---']]);
			return indent(fence(mark, `{${name}}${speaks && chance(2) ? ` ${plain()}` : ''}`, [...options, ...blocks()]),
				...Array(2).fill(' '.repeat(one([0, 0, 0, 1, 3]))));
		};
		const holders = [
			() => indent(blocks(), '> ', '> ').map((line) => line || '>'),
			() => some(3, () => indent(blocks(), '- ', '  ')).flat(), () => some(3, () => indent(blocks(), '1. ', '   ')).flat(),
			() => [this.words(), ...indent(blocks(), ': ', '  ')], () => directive('`'), () => directive(':'), () => directive('~'),
			() => [`!!! note "${plain()}"`, ...indent(blocks(), '    ', '    ')], () => fence(':', ` ${one(['note', 'own', '{.tip}'])}`, blocks()),
			() => fence('`', `{list-table} ${plain()}`, [...one([[], [':header-rows: 1'], [':header-rows: 1', '']]),
				...some(3, () => [`* - ${this.words()}`, `  - ${this.words()}`]).flat()]),
			() => fence('`', `{table} ${plain()}`, [`| ${word()} |`, '|---|', `| ${word()} |`]),
			() => fence('`', `{${one(OF_CODE)}} ${plain()}`, [plain(), '', plain()]),
			() => fence('`', '{figure} lost.png', [`:alt: ${word()}`, '', this.words()]),
		];
		return depth < DEEPEST && chance(3) ? one(holders)() : one(leaves)();
	},
};

const PHRASES = ['em', 'strong', 'a', 'span', 'code', 'sup', 'abbr', 'q', 'font', 'u', 'label', 'time', 'ruby', 'bdo', 'tt'];
const BLOCKS = ['div', 'section', 'article', 'blockquote', 'ul', 'ol', 'dl', 'table', 'figure', 'aside', 'details', 'header',
	'footer', 'main', 'form', 'fieldset', 'center', 'pre', 'p', 'h1', 'h2', 'h3', 'h6', 'hgroup', 'address', 'nav'];
const PARTS = ['li', 'dt', 'dd', 'tr', 'td', 'th', 'caption', 'thead', 'tbody', 'figcaption', 'legend', 'summary', 'rt'];

// Any element in any other one, as people have them, some never closed.
const inHtml = {
	phrase: (depth) => (depth > DEEPEST || chance(2) ? plain() : ((name) => `<${name}>${inHtml.phrase(depth + 1)}</${name}>`)(one(PHRASES))),
	block(depth) {
		if (depth > DEEPEST || chance(4) === 0) return this.phrase(depth);
		const name = one(one([BLOCKS, BLOCKS, PARTS]));
		const inside = some(3, () => this.block(depth + 1)).join(one(['', ' ', '\n']));
		return `<${name}>${inside}${chance(8) ? `</${name}>` : ''}`;
	},
};

const RULES = ['-----', '* * *', '=====', '_____'];
const ORNAMENTS = [['== ', ' =='], ['-=[ ', ' ]=-'], ['*** ', ' ***'], ['~ ', ' ~'], ['= ', ''], ['-- ', ' --'], ['| ', ' |'], ['// ', ' //']];
const FRAMES = ['**', '##', '||', '|+', '*/', '║═'];

// A frame of words, now and then with a side that is missing.
function frame() {
	const [side, edge] = one(FRAMES), width = 40 + chance(30);
	const line = () => `${side}${' '.repeat(1 + chance(4))}${one([word, plain, () => ''])()}`.padEnd(width) + (chance(9) ? side : '');
	const stroke = edge.repeat(width + 1);
	return [stroke, ...some(5, line), stroke].join('\n');
}

// What is like an address, and may be one, among words and marks.
function address() {
	const mark = () => one(['', ' ', '/', '-', '--', "'", '"', '(', ')', '<', '>', '_', '*', '.', '...', '?', '&', '|', '[1]', '看']);
	const host = `${word()}${one(['.', '.', '@', '_', '..'])}${word()}.example${one(['', '/', ':80/', '.'])}`;
	return `${word()}${mark()}${one(['https://', 'http://', 'www.', 'mailto:', 'x://', ''])}${host}${mark()}${word()}${mark()} ${word()}`;
}

const inText = {
	paragraph: () => some(4, () => some(9, word).join(' ')).join('\n'),
	block: () => one([
		() => inText.paragraph(), () => inText.paragraph(), () => inText.paragraph(),
		() => plain(), () => plain().toUpperCase().replace(/W(\d+)Q/g, 'w$1q'), () => `Chapter ${1 + chance(9)}: ${plain()}`,
		() => `${plain()}\n${one(['====', '----', '~~~~'])}`, () => `${1 + chance(9)}. ${plain()}`,
		() => some(4, () => `- ${plain()}`).join('\n'), () => some(4, (_, n) => `${n + 1}) ${plain()}`).join('\n'),
		() => some(4, () => `    ${plain()}`).join('\n'), () => some(4, () => `> ${plain()}`).join('\n'),
		() => some(4, () => `${word()}    ${word()}    ${word()}`).join('\n'), () => one(RULES),
		() => `${plain()} [${chance(9)}] ${plain()}`, () => `[${chance(9)}] ${plain()}`, () => `\t${plain()}`,
		() => `${plain()} ....... ${chance(99)}`, () => `"${plain()}," ${word()} said.`, () => `*${word()}* _${word()}_`,
		() => `                    ${plain()}`, () => `${word()}: ${plain()}`,
		frame, () => (([before, behind]) => `${before}${plain()}${behind}${one([() => '', () => `\n${plain()}`])()}`)(one(ORNAMENTS)),
		() => some(3, () => `G       Am7   C/E\n${plain()}`).join('\n'), () => `                    - ${chance(20)} -`,
		() => `${word()}      ${plain()}\n${' '.repeat(one([0, 2, 9, 10, 11]))}${plain()}`, () => `\`\`${plain()}'' \`${word()}' ''${word()}''`,
		() => `${plain()}          ${chance(99)}\n${plain()}`, () => `${word()}: ____ ${word()} ______`, address,
	])(),
};

const ARTICLES = {
	'a.md': () => `# Title\n\n${some(7, () => inMarkdown.blocks(0)).flat().join('\n')}\n`,
	'a.html': () => `<title>Title</title><body>${some(7, () => inHtml.block(0)).join('\n')}`,
	'a.txt': () => `${plain()}\n${one([() => '', () => `by ${plain()}\n`, () => '=====\n', () => `    ${plain()}\n    1993\n`])()}\n${some(12, () => inText.block()).join(one(['\n\n', '\n\n\n']))}\n`,
};

function prepare(n, name) {
	const folder = join(WORK, `${n}`);
	mkdirSync(folder, { recursive: true });
	words = 0;
	writeFileSync(join(folder, name), ARTICLES[name]());
	return { name, folder, wanted: words };
}

async function build({ name, folder, wanted }) {
	const book = join(folder, 'book.epub');
	const result = await run(program, ['build', join(folder, name), '-o', book, '--no-cover', '--lang', 'en', '--page', 'whole']);
	if (result.status !== 0) return result;
	const text = openEpub(book).spine.map(({ root }) => textOf(root, () => undefined)).join('\n');
	const there = new Set(text.match(/w\d+q/g));
	const lost = Array.from({ length: wanted }, (_, n) => `w${n + 1}q`).filter((each) => !there.has(each));
	return { ...result, book, faults: lost.length ? [`words of ${name} are lost`] : [] };
}

rmSync(WORK, { recursive: true, force: true });
const tries = Object.keys(ARTICLES).flatMap((name, kind) =>
	Array.from({ length: Number(count) }, (_, n) => prepare(kind * Number(count) + n, name)));
process.exit(await judge(tries, program, [0], build));
