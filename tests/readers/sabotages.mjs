// Books made worse, to show that the checks can fail. Each changes files of a good book: from becomes to
// (everywhere in the file), or the file is taken out.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';

const OPF = 'EPUB/package.opf';
const NCX = 'EPUB/toc.ncx';
const NAV = 'EPUB/nav.xhtml';
const QUAY = 'EPUB/text/the-quay.xhtml';
const LIGHT = 'EPUB/text/the-light.xhtml';
const GUIDE = 'EPUB/text/the-old-guide.xhtml';
const STYLE = /^EPUB\/.*css$/;
const both = (from, to) => [{ file: NAV, from, to }, { file: NCX, from, to }];

const SABOTAGES = [
	{ name: 'another title', book: 'illustrated', edits: [{ file: OPF, from: /(<dc:title[^>]*>)A Walk Round/, to: '$1A Trip Round' }] },
	{ name: 'no author', book: 'illustrated', edits: [{ file: OPF, from: /<dc:creator.*?<\/dc:creator>/gs, to: '' }] },
	{ name: 'an entry of the contents renamed', book: 'illustrated', edits: both(/>The Light</g, '>The Lantern<') },
	{ name: 'a dead entry in the contents', book: 'illustrated', edits: both(/#lamp"/g, '#lantern"') },
	{ name: 'an entry that leads elsewhere', book: 'illustrated', edits: both(/the-light\.xhtml"/g, 'the-old-guide.xhtml"') },
	{ name: 'a missing chapter', book: 'illustrated', edits: [{ file: LIGHT, out: true }] },
	{ name: 'a malformed file', book: 'illustrated', edits: [{ file: LIGHT, from: /<\/p>/, to: '</q>' }] },
	{ name: 'a chapter out of the spine', book: 'illustrated', edits: [{ file: OPF, from: /<itemref idref="text-the-light"\/>/, to: '' }] },
	{ name: 'two chapters in the wrong order', book: 'illustrated', edits: [{ file: OPF, from: /(<itemref idref="text-the-quay"\/>)(\s*)(<itemref idref="text-the-light"\/>)/, to: '$3$2$1' }] },
	{ name: 'a sentence lost', book: 'illustrated', edits: [{ file: GUIDE, from: 'It praises the fish and warns of the wind.', to: '' }] },
	{ name: 'no cover', book: 'illustrated', edits: [{ file: OPF, from: / properties="cover-image"|<meta name="cover"[^>]*>/g, to: '' }] },
	{ name: 'no picture for the cover', book: 'illustrated', edits: [{ file: /^EPUB\/images\/cover/, out: true }] },
	{ name: 'a missing picture', book: 'illustrated', edits: [{ file: 'EPUB/images/plan.svg', out: true }] },
	{ name: 'a picture without words', book: 'illustrated', edits: [{ file: QUAY, from: / alt="[^"]*"/, to: '' }] },
	{ name: 'a note without target', book: 'illustrated', edits: [{ file: QUAY, from: / id="fn-1"/, to: '' }] },
	{ name: 'a page that begins nowhere', book: 'illustrated', edits: [{ file: GUIDE, from: / id="page-8"/, to: '' }] },
	{ name: 'no words on accessibility', book: 'illustrated', edits: [{ file: OPF, from: /<meta property="schema:.*?<\/meta>/g, to: '' }] },
	{ name: 'Arabic set to the left', book: 'arabic', edits: [
		{ file: OPF, from: /(page-progression-direction|dir)="rtl"/g, to: '$1="ltr"' },
		{ file: /^EPUB\/.*xhtml$/, from: / dir="rtl"/g, to: ' dir="ltr"' },
	] },
	{ name: 'Japanese pages from left to right', book: 'vertical', edits: [{ file: OPF, from: / page-progression-direction="rtl"/, to: '' }] },
	{ name: 'Japanese set across', book: 'vertical', edits: [{ file: STYLE, from: /[-a-z]*writing-mode:[^;]*;/g, to: '' }] },
];

async function sabotage(zip, { file, from, to, out }) {
	const names = Object.keys(zip.files).filter((name) => (file instanceof RegExp ? file.test(name) : name === file));
	let done = false;
	for (const name of names) {
		const before = out ? '' : await zip.file(name).async('string');
		const after = out ? undefined : before.replaceAll(new RegExp(from, `${from.flags?.replace('g', '') ?? ''}g`), to);
		if (out) zip.remove(name);
		else zip.file(name, after);
		done ||= after !== before;
	}
	return done;
}

// Writes a book made worse by edits. One that has nothing to change is an error.
export async function worsen(from, edits, path) {
	const zip = await JSZip.loadAsync(readFileSync(from));
	for (const edit of edits)
		if (!(await sabotage(zip, edit))) throw new Error(`${path}: nothing to change in ${edit.file}`);
	writeFileSync(path, await zip.generateAsync({ type: 'nodebuffer' }));
}

// Makes the sabotaged books in a folder.
export async function sabotageAll(books, folder) {
	const made = [];
	for (const { name, book: from, edits } of SABOTAGES) {
		const book = books.find((b) => b.name === from);
		const path = join(folder, `${name.replaceAll(' ', '-')}.epub`);
		await worsen(book.path, edits, path);
		made.push({ ...book, name, path });
	}
	return made;
}
