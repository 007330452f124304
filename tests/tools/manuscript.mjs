// Files of word processors, and EPUBs, from their parts: a folder NAME.docx, NAME.odt or NAME.epub among
// the sources of a case becomes the file of that name. What every such file says alike needs not be written: the
// namespaces of a root that names none, the relations of a .docx (the id of one is the part's name
// without its ending: r:embed="photo" is word/media/photo.png), the list of types, the mimetype.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { filesBelow } from './files.mjs';
import { writeZip } from './zip.mjs';

const OPEN = 'http://schemas.openxmlformats.org';
const ODF = 'urn:oasis:names:tc:opendocument:xmlns';
const NAMESPACES = {
	w: `${OPEN}/wordprocessingml/2006/main`,
	r: `${OPEN}/officeDocument/2006/relationships`,
	m: `${OPEN}/officeDocument/2006/math`,
	a: `${OPEN}/drawingml/2006/main`,
	wp: `${OPEN}/drawingml/2006/wordprocessingDrawing`,
	pic: `${OPEN}/drawingml/2006/picture`,
	c: `${OPEN}/drawingml/2006/chart`,
	dgm: `${OPEN}/drawingml/2006/diagram`,
	mc: `${OPEN}/markup-compatibility/2006`,
	wps: 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
	wpg: 'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup',
	adec: 'http://schemas.microsoft.com/office/drawing/2017/decorative',
	asvg: 'http://schemas.microsoft.com/office/drawing/2016/SVG/main',
	v: 'urn:schemas-microsoft-com:vml',
	o: 'urn:schemas-microsoft-com:office:office',
	cp: `${OPEN}/package/2006/metadata/core-properties`,
	dc: 'http://purl.org/dc/elements/1.1/',
	dcterms: 'http://purl.org/dc/terms/',
	office: `${ODF}:office:1.0`,
	text: `${ODF}:text:1.0`,
	style: `${ODF}:style:1.0`,
	table: `${ODF}:table:1.0`,
	draw: `${ODF}:drawing:1.0`,
	fo: `${ODF}:xsl-fo-compatible:1.0`,
	svg: `${ODF}:svg-compatible:1.0`,
	meta: `${ODF}:meta:1.0`,
	manifest: `${ODF}:manifest:1.0`,
	loext: 'urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0',
	xlink: 'http://www.w3.org/1999/xlink',
};

const RELATIONS = `${OPEN}/officeDocument/2006/relationships`;

// The kind of relation that a part of a .docx has to the part that holds the text.
const kindOf = (name) =>
	name.startsWith('word/media/') ? 'image' : /^word\/(styles|numbering|footnotes|endnotes)\.xml$/.exec(name)?.[1];

function withNamespaces(name, bytes) {
	const text = bytes.toString();
	const root = /<[\w:-]+/.exec(text);
	if (!/\.(xml|rels)$/.test(name) || !root || /xmlns/.test(text)) return bytes;
	const all = Object.entries(NAMESPACES).filter(([prefix]) => text.includes(`${prefix}:`));
	const end = root.index + root[0].length;
	return Buffer.from(text.slice(0, end) + all.map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`).join('') +
		text.slice(end));
}

function relations(list) {
	const lines = list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`);
	return Buffer.from(`<Relationships xmlns="${OPEN}/package/2006/relationships">${lines.join('')}</Relationships>`);
}

// What a .docx has beside the parts that were written.
function additions(parts) {
	const text = 'word/document.xml';
	const beside = [...parts.keys()].filter(kindOf)
		.map((name) => [posix.parse(name).name, `${RELATIONS}/${kindOf(name)}`, posix.relative('word', name)]);
	const core = parts.has('docProps/core.xml')
		? [['core', `${OPEN}/package/2006/relationships/metadata/core-properties`, 'docProps/core.xml']] : [];
	return {
		'[Content_Types].xml': Buffer.from(`<Types xmlns="${OPEN}/package/2006/content-types"/>`),
		'_rels/.rels': relations([['text', `${RELATIONS}/officeDocument`, text], ...core]),
		'word/_rels/document.xml.rels': relations(beside),
		'word/_rels/footnotes.xml.rels': relations(beside),
	};
}

// A ZIP archive of the parts, in their order.
export const packed = (parts) => writeZip([...parts].map(([name, bytes]) =>
	({ name, bytes, isDeflated: name !== 'mimetype' })));

// The parts of a file of that ending, by their names, from those that somebody wrote.
export function completed(ending, written) {
	const parts = new Map();
	if (ending === '.odt' && !written.has('mimetype'))
		parts.set('mimetype', Buffer.from('application/vnd.oasis.opendocument.text'));
	for (const [name, bytes] of written) parts.set(name, withNamespaces(name, bytes));
	if (ending === '.docx')
		for (const [name, bytes] of Object.entries(additions(parts)))
			if (!parts.has(name)) parts.set(name, bytes);
	return parts;
}

// The parts of the file that a folder means.
export const partsOf = (folder) => completed(posix.extname(folder),
	new Map(filesBelow(folder).map((name) => [name, readFileSync(join(folder, name))])));

// Replaces the folders of that kind in a folder by the files that they mean.
export function packManuscripts(folder) {
	for (const entry of readdirSync(folder, { withFileTypes: true })) {
		const path = join(folder, entry.name);
		if (!entry.isDirectory()) continue;
		if (!/\.(docx|odt|epub)$/.test(entry.name)) packManuscripts(path);
		else {
			const bytes = packed(partsOf(path));
			rmSync(path, { recursive: true });
			writeFileSync(path, bytes);
		}
	}
}
