// EPUBCheck's own schemas, and what they say of a document: of 4.2.6 from its archive, of 5 from epubcheck-ts,
// which has them packed in its program.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { run } from './process.mjs';
import { readZip } from './zip.mjs';

const JARS = ['jing', 'xercesImpl'].map((name) => `/usr/share/java/${name}.jar`);
const ARCHIVE = '/usr/share/java/epubcheck.jar';
const INSIDE = 'com/adobe/epubcheck/schema';
const PACKED = 'tests/node_modules/@likecoin/epubcheck-ts/dist/index.js';

export const SCHEMAS = {
	'EPUB 2': { path: `${INSIDE}/20/rng/content-xhtml.rng` },
	'EPUB 3.2': { path: `${INSIDE}/30/epub-xhtml-30.rnc`, compact: true },
	'EPUB 3.3': { path: '5/epub-xhtml-svg-mathml.rng' },
	packages: { path: '5/packages.rng' }, // any of these
};

const EACH = ['package-30', 'opf20', 'ncx', 'ocf-container-30'].map((name) => `<externalRef href="${name}.rng"/>`);

export const haveSchemas = () => [...JARS, ARCHIVE, PACKED].every((path) => existsSync(path));

// Writes them below a folder, and returns that.
export function unpackSchemas() {
	const folder = resolve('build/tests/schemas');
	mkdirSync(join(folder, '5'), { recursive: true });
	for (const { name, data } of readZip(readFileSync(ARCHIVE))) {
		if (!name.startsWith(INSIDE) || name.endsWith('/')) continue;
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), data);
	}
	for (const [, name, data] of readFileSync(PACKED, 'utf8').matchAll(/"([\w.-]+\.rng)":\s*"(H4sI[^"]+)"/g))
		writeFileSync(join(folder, '5', name), gunzipSync(Buffer.from(data, 'base64')));
	writeFileSync(join(folder, SCHEMAS.packages.path),
		`<choice xmlns="http://relaxng.org/ns/structure/1.0">${EACH.join('')}</choice>`);
	return folder;
}

let count = 0;

// What one of them says of the documents: of each, the messages of each line that has some.
export async function askSchemaOfAll(folder, { path, compact }, documents) {
	const names = documents.map(() => `${count++}.xhtml`);
	documents.forEach((document, n) => writeFileSync(join(folder, names[n]), document));
	const { stdout } = await run('java', ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', JARS.join(':'),
		'com.thaiopensource.relaxng.util.Driver', '-i', ...(compact ? ['-c'] : []), path, ...names], { cwd: folder });
	const found = names.map(() => new Map());
	for (const [, name, line, message] of stdout.toString().matchAll(/(\d+\.xhtml):(\d+):\d+: (?:fatal|error): (.*)/g)) {
		const lines = found[names.indexOf(name)];
		lines.set(+line, [...(lines.get(+line) ?? []), message]);
	}
	if (found.some(({ size }) => !size)) throw new Error(`${path} found nothing wrong`);
	return found;
}

export const askSchema = async (folder, schema, document) => (await askSchemaOfAll(folder, schema, [document]))[0];
