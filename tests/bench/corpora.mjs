// The books that are measured, made from prose: chapters with sections, notes, links, tables, lists
// and quotations, in the sizes of the table.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chance, readProse } from './prose.mjs';

const CORPORA = [
	{ name: 'article', title: '3 KB article', files: 1, size: 3_000, rounds: 5, runs: 40 },
	{ name: 'small', title: '656 KB, 60 files', files: 60, size: 656_000, rounds: 7, runs: 5 },
	{ name: 'middle', title: '3.7 MB, 360 files', files: 360, size: 3_700_000, rounds: 7, runs: 1 },
	{ name: 'large', title: '35 MB, 3600 files', files: 3600, size: 35_000_000, rounds: 3, runs: 1 },
	{ name: 'pictures', title: '60 MB of pictures', files: 40, size: 400_000, pictures: 200, rounds: 5, runs: 1 },
];

class Author {
	constructor(paragraphs, seed) {
		this.paragraphs = paragraphs;
		this.chance = chance(seed);
		this.at = Math.floor(this.chance() * paragraphs.length);
	}

	next() {
		return this.paragraphs[this.at++ % this.paragraphs.length];
	}

	words(count) {
		const words = this.paragraphs[Math.floor(this.chance() * this.paragraphs.length)].match(/[A-Za-z]{3,}/g) ?? [];
		return words.slice(0, count).join(' ') || 'words';
	}

	table() {
		const rows = Array.from({ length: 8 }, () => {
			const number = Math.floor(this.chance() * 99999);
			return `| ${1800 + number % 220} | ${this.words(2)} | ${number} | ${(number / 1000).toFixed(1)} % |`;
		});
		return ['| Year | Place | Count | Share |', '|------|:------|------:|------:|', ...rows].join('\n');
	}

	list() {
		return Array.from({ length: 5 }, () => `- ${this.words(2)} *${this.words(1)}*`).join('\n');
	}
}

// What the nth paragraph of each nine is beside words.
function paragraph(author, n, notes) {
	const text = author.next();
	const link = () => `[${author.words(2)}](https://example.org/${author.words(1)})`;
	switch (n % 9) {
	case 1: case 4:
		notes.push(author.words(25));
		return `${text}[^n${notes.length}]`;
	case 2:
		return `${text}\n\n${author.table()}`;
	case 3:
		return `${text} See *${author.words(1)}* and **${author.words(1)}** at ${link()}.`;
	case 5:
		return `> ${text.replaceAll('\n', '\n> ')}`;
	case 7:
		return `${text}\n\n${author.list()}`;
	default:
		return text;
	}
}

// A chapter of about so many bytes, that shows the pictures.
function chapter(author, number, size, pictures = []) {
	const parts = [`# Chapter ${number}. ${author.words(4)}`];
	const notes = [];
	let left = size - parts[0].length;
	for (let n = 0; left > 0; n++) {
		if (n && n % 7 === 0) parts.push(`## ${number}.${n / 7} ${author.words(4)}`);
		parts.push(paragraph(author, n, notes));
		left -= parts.at(-1).length + 80 * (n % 9 === 1 || n % 9 === 4);
	}
	parts.push(...pictures.map((name) => `![${author.words(3)}](images/${name})`));
	parts.push(...notes.map((note, i) => `[^n${i + 1}]: ${note}`));
	return `${parts.join('\n\n')}\n`;
}

// Names and bytes of pictures that the program beside this draws.
function drawPictures(work, folder, count) {
	mkdirSync(folder, { recursive: true });
	spawnSync(join(work, 'pictures'), [folder, `${count}`]);
	const names = readdirSync(folder).sort();
	return { names, bytes: names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) };
}

// Makes what isn't there yet; returns the corpora with the folder, the files and the bytes of each.
export function makeCorpora(work, prose, names) {
	let paragraphs;
	return CORPORA.filter(({ name }) => !names.length || names.includes(name)).map((corpus) => {
		const folder = join(work, 'corpora', corpus.name);
		const record = `${folder}.json`;
		if (!existsSync(record) || JSON.parse(readFileSync(record)).prose !== prose) {
			paragraphs ??= readProse(prose);
			writeFileSync(record, JSON.stringify({ prose, bytes: makeCorpus(work, corpus, folder, paragraphs) }));
		}
		return { ...corpus, folder, whole: `${folder}.md`, bytes: JSON.parse(readFileSync(record)).bytes };
	});
}

function makeCorpus(work, corpus, folder, paragraphs) {
	const author = new Author(paragraphs, corpus.size);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const pictures = corpus.pictures ? drawPictures(work, join(folder, 'images'), corpus.pictures) : { names: [], bytes: 0 };
	const each = pictures.names.length / corpus.files;
	const whole = [];
	for (let i = 0; i < corpus.files; i++) {
		const size = corpus.size / corpus.files * (corpus.files > 1 ? 0.6 + 0.8 * author.chance() : 1);
		const text = chapter(author, i + 1, size, pictures.names.slice(i * each, (i + 1) * each));
		writeFileSync(join(folder, `ch${String(i + 1).padStart(4, '0')}.md`), text);
		whole.push(text.replaceAll('[^n', `[^c${i + 1}n`));
	}
	writeFileSync(`${folder}.md`, whole.join('\n'));
	return pictures.bytes + whole.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
