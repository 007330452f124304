// How much memory a byte of each kind of source takes: node tests/tools/memory.mjs [MEGABYTES].
// Each is built with one thread, once large and once a quarter of that, so that what any build takes
// drops out; of the peak that the system saw (GNU time).
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packManuscripts } from './manuscript.mjs';
import { run } from './process.mjs';

const WORK = 'build/tests/memory';
const WORDS = 'the garden was full of apples and the evening came early over the wall while nobody spoke'.split(' ');
const sentence = (n) => `${WORDS.map((_, i) => WORDS[(i * 7 + n) % WORDS.length]).join(' ')}.`;
const paragraph = (n) => [0, 1, 2, 3, 4].map((i) => sentence(n * 5 + i)).join(' ');
const chapter = (n) => n % 40 === 0;

// Name -> a piece of the source, by its number, and what stands around all of them.
const KINDS = {
	'plain.txt': [(n) => (chapter(n) ? `Chapter ${n / 40 + 1}\n\n` : '') + `${paragraph(n)}\n\n`],
	'plain.md': [(n) => (chapter(n) ? `# Chapter ${n / 40 + 1}\n\n` : '') + `${paragraph(n)}\n\n`],
	'dense.txt': [() => 'a\n\n'],
	'dense.md': [() => '*a* '],
	'dense headings.md': [() => '# a\n'],
	'dense notes.md': [() => '^[a] '],
	'plain.html': [(n) => (chapter(n) ? `<h1>Chapter ${n / 40 + 1}</h1>\n` : '') + `<p>${paragraph(n)}</p>\n`],
	'dense.html': [() => '<p>a'],
	'plain.docx': [(n) => `<w:p><w:r><w:t>${paragraph(n)}</w:t></w:r></w:p>\n`, '<w:document><w:body>', '</w:body></w:document>'],
	'dense.docx': [(n) => `<w:p><w:r><w:t>${((n * 7919) % 46656).toString(36)}</w:t></w:r></w:p>`,
		'<w:document><w:body>', '</w:body></w:document>'],
};

function write(name, size) {
	const [piece, before = '', after = ''] = KINDS[name];
	const pieces = [before];
	for (let n = 0, written = 0; written < size; n++) {
		pieces.push(piece(n));
		written += pieces.at(-1).length;
	}
	const text = [...pieces, after].join('');
	const isWord = name.endsWith('.docx');
	const path = isWord ? join(WORK, name, 'word/document.xml') : join(WORK, name);
	rmSync(join(WORK, name), { recursive: true, force: true });
	if (isWord) mkdirSync(join(WORK, name, 'word'), { recursive: true });
	writeFileSync(path, text);
	if (isWord) packManuscripts(WORK);
	return text.length;
}

async function peak(name) {
	const { stderr } = await run('/usr/bin/time', ['-f', 'peak %M', 'build/octavo', 'build', join(WORK, name), '-j1', '-q',
		'--no-cover', '--force', '--toc-depth', '1', ...['headings', 'notes', 'entries'].flatMap((of) => ['--limit', `${of}=1G`]),
		'-o', join(WORK, 'book.epub')]);
	return Number(stderr.toString().match(/peak (\d+)/)[1]) * 1024;
}

const megabytes = Number(process.argv[2] ?? 2);
rmSync(WORK, { recursive: true, force: true });
mkdirSync(WORK, { recursive: true });
for (const name of Object.keys(KINDS)) {
	const little = write(name, megabytes << 18), less = await peak(name);
	const much = write(name, megabytes << 20), more = await peak(name);
	console.log(`${name}\t${Math.round((more - less) / (much - little))} bytes a byte\t${Math.round(more / 1e6)} MB of ${Math.round(much / 1e6)}`);
}
rmSync(WORK, { recursive: true });
