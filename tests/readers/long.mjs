// Writes a long book, in parts and chapters, where one stands: 100,000 words, all sentences of the text
// given, shuffled always alike.
//
//   node long.mjs TEXT
import { readFileSync, writeFileSync } from 'node:fs';

const PARTS = 4, CHAPTERS = 6, SECTIONS = 3, PARAGRAPHS = 15, SENTENCES = 4;

let state = 1;
const random = (below) => (state = (state * 48271) % 0x7fffffff) % below;

const sentences = readFileSync(process.argv[2], 'utf8')
	.split('\n').filter((line) => /[.?!]$/.test(line)).join(' ').split(/(?<=[.?!]) /);
const names = ['One', 'Two', 'Three', 'Four'];
const range = (count) => Array.from({ length: count }, (_, n) => n + 1);
const paragraph = () => range(SENTENCES).map(() => sentences[random(sentences.length)]).join(' ');

const yaml = ['title: A Long Book', 'author: R. Doe', 'lang: en', 'chapters:'];
for (const part of range(PARTS)) {
	yaml.push(`  - part: Part ${names[part - 1]}`, '    chapters:');
	for (const chapter of range(CHAPTERS)) {
		const file = `${part}-${chapter}.md`;
		const sections = range(SECTIONS).map((section) =>
			`## Section ${part}.${chapter}.${section}\n\n${range(PARAGRAPHS).map(paragraph).join('\n\n')}\n`);
		writeFileSync(file, `# Chapter ${part}.${chapter}\n\n${paragraph()}\n\n${sections.join('\n')}`);
		yaml.push(`      - ${file}`);
	}
}
writeFileSync('book.yaml', `${yaml.join('\n')}\n`);
