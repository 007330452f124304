// Prose that Debian ships, as plain paragraphs of Markdown, and a source of chance that is the same
// on every run.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

// The first that is there: of the package anarchism (3 MB of essays), or what every Debian has.
const FOLDERS = ['/usr/share/doc/anarchism/markdown', '/usr/share/common-licenses'];

export const proseFolder = (given) => given || FOLDERS.find((folder) => existsSync(folder));

function texts(folder) {
	return readdirSync(folder, { withFileTypes: true })
		.filter((file) => file.isFile() && !/\.(png|jpe?g|gif|html)$/.test(file.name))
		.map((file) => file.name).sort()
		.map((name) => [name, readFileSync(join(folder, name))])
		.map(([name, bytes]) => (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString());
}

// Words only: what could be mark-up goes, so that each program reads the same book.
function plain(paragraph) {
	return paragraph
		.replace(/!?\[([^\][]*)\]\([^)]*\)/g, '$1')
		.replace(/<[^>]*>/g, '')
		.replace(/[[\]<>|\\`*_~^$]/g, '')
		.replace(/[\0-\x08\x0b-\x1f]/g, '')
		.replace(/^[ \t]+/gm, '')
		.trim();
}

const isProse = (text) => text.length > 60 && /^[A-Z"“‘']/.test(text) && !/---|===|\n\s*[-+#]/.test(text);

export function readProse(folder) {
	const paragraphs = texts(folder)
		.flatMap((text) => text.split(/\n\s*\n/))
		.map(plain)
		.filter(isProse);
	if (!paragraphs.length) throw new Error(`no prose in '${folder}'`);
	return paragraphs;
}

// Numbers from 0 to 1 by the generator mulberry32.
export function chance(seed) {
	return () => {
		seed = (seed + 0x6d2b79f5) | 0;
		let t = Math.imul(seed ^ (seed >>> 15), seed | 1);
		t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}
