// What a manuscript costs as it grows: CPU and peak memory of octavo, pandoc and calibre on the same prose of
// 1, 2 and 4 MB as .docx and .odt. What isn't installed is left out; what is slow reads only the first.
//
//   node tests/bench/manuscripts.mjs [PROGRAM]     (needs /usr/bin/time, of Debian's package time)
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { completed, packed } from '../tools/manuscript.mjs';
import { isInstalled, median } from './measure.mjs';
import { proseFolder, readProse } from './prose.mjs';

const OCTAVO = process.argv[2] ?? 'build/octavo';
const WORK = 'build/bench';
const A_CHAPTER = 40; // paragraphs
const OUT = join(WORK, 'manuscript.epub');

const PROGRAMS = [
	{ name: 'octavo', tool: OCTAVO, runs: 5, sizes: [1, 2, 4],
		command: (path) => [OCTAVO, 'build', path, '--quiet', '--force', '--no-cover', '--title=Book', '-o', OUT] },
	{ name: 'pandoc', tool: 'pandoc', runs: 2, sizes: [1], command: (path) => ['pandoc', path, '-o', OUT] },
	{ name: 'calibre', tool: 'ebook-convert', runs: 2, sizes: [1], command: (path) => ['ebook-convert', path, OUT] },
];

const escaped = (text) => text.replace(/\s+/g, ' ').replace(/&/g, '&amp;').replace(/</g, '&lt;');

const FORMATS = {
	'.docx': (body) => ({
		'word/styles.xml': '<w:styles><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style></w:styles>',
		'word/document.xml': `<w:document><w:body>${body.map(({ heading, text }) => `<w:p><w:pPr>${
			heading ? '<w:pStyle w:val="H"/>' : ''}</w:pPr><w:r><w:t>${escaped(text)}</w:t></w:r></w:p>`).join('')
		}</w:body></w:document>`,
	}),
	'.odt': (body) => ({
		'styles.xml': '<office:document-styles><office:styles/></office:document-styles>',
		'meta.xml': '<office:document-meta><office:meta/></office:document-meta>',
		'META-INF/manifest.xml': '<manifest:manifest/>',
		'content.xml': `<office:document-content><office:body><office:text>${body.map(({ heading, text }) =>
			(heading ? `<text:h text:outline-level="1">${text}</text:h>` : `<text:p>${escaped(text)}</text:p>`)).join('')
		}</office:text></office:body></office:document-content>`,
	}),
};

// Chapters of so many bytes of prose, over and over.
function proseOf(paragraphs, bytes) {
	const body = [];
	for (let size = 0, i = 0; size < bytes; i++) {
		const text = paragraphs[i % paragraphs.length];
		if (i % A_CHAPTER === 0) body.push({ heading: true, text: `Chapter ${i / A_CHAPTER + 1}` });
		body.push({ text });
		size += Buffer.byteLength(text);
	}
	return body;
}

function measure(command) {
	const { status, stderr } = spawnSync('/usr/bin/time', ['-f', '%U %S %M', ...command], { encoding: 'utf8' });
	if (status !== 0) throw new Error(stderr);
	const [user, system, peak] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
	return { cpu: (user + system) * 1e3, peak: peak / 1024 };
}

mkdirSync(WORK, { recursive: true });
const prose = readProse(proseFolder(process.env.PROSE));
console.log('| manuscript | program | CPU, ms | peak, MiB |\n|---|---|---:|---:|');
for (const [ending, parts] of Object.entries(FORMATS))
	for (const megabytes of [1, 2, 4]) {
		const path = join(WORK, `manuscript-${megabytes}${ending}`);
		const written = Object.entries(parts(proseOf(prose, megabytes * 1e6)));
		writeFileSync(path, packed(completed(ending, new Map(written.map(([name, text]) => [name, Buffer.from(text)])))));
		for (const { name, command, runs, sizes } of PROGRAMS.filter(({ tool }) => isInstalled(tool))) {
			if (!sizes.includes(megabytes)) continue;
			const all = Array.from({ length: runs }, () => measure(command(path)));
			console.log(`| ${megabytes} MB of text, ${ending} | ${name} | ${median(all.map(({ cpu }) => cpu)).toFixed(0)} | `
				+ `${median(all.map(({ peak }) => peak)).toFixed(0)} |`);
		}
	}
