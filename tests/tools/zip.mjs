// ZIP archives. What is read comes from the raw bytes, and nothing is said of what can't be seen there: every field
// of both headers of every entry, so that the rules of EPUB's container can be checked.
import { deflateRawSync, inflateRawSync } from 'node:zlib';

const table = new Uint32Array(256).map((_, n) => {
	for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
	return n;
});

function crc32(bytes) {
	let crc = ~0;
	for (const byte of bytes) crc = table[(crc ^ byte) & 255] ^ (crc >>> 8);
	return ~crc >>> 0;
}

function localHeader(bytes, at) {
	if (bytes.readUInt32LE(at) !== 0x04034b50) throw new Error(`no local header at ${at}`);
	const nameLength = bytes.readUInt16LE(at + 26);
	const extraLength = bytes.readUInt16LE(at + 28);
	return {
		flags: bytes.readUInt16LE(at + 6),
		crc: bytes.readUInt32LE(at + 14),
		name: bytes.toString('latin1', at + 30, at + 30 + nameLength),
		extraLength,
		dataAt: at + 30 + nameLength + extraLength,
	};
}

// The entries in the order of the central directory, each with its bytes unpacked and checked.
export function readZip(bytes) {
	const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
	if (end < 0) throw new Error('no end of central directory');
	const entries = [];
	let at = bytes.readUInt32LE(end + 16);
	for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
		if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error(`no entry at ${at}`);
		const nameLength = bytes.readUInt16LE(at + 28);
		const extraLength = bytes.readUInt16LE(at + 30);
		const commentLength = bytes.readUInt16LE(at + 32);
		const entry = {
			name: bytes.toString('latin1', at + 46, at + 46 + nameLength),
			flags: bytes.readUInt16LE(at + 8),
			method: bytes.readUInt16LE(at + 10),
			time: bytes.readUInt32LE(at + 12),
			crc: bytes.readUInt32LE(at + 16),
			packed: bytes.readUInt32LE(at + 20),
			size: bytes.readUInt32LE(at + 24),
			offset: bytes.readUInt32LE(at + 42),
			extraLength,
			commentLength,
		};
		entry.local = localHeader(bytes, entry.offset);
		const raw = bytes.subarray(entry.local.dataAt, entry.local.dataAt + entry.packed);
		entry.data = entry.method === 0 ? raw : inflateRawSync(raw);
		if (entry.data.length !== entry.size || crc32(entry.data) !== entry.crc)
			throw new Error(`${entry.name}: size or checksum is wrong`);
		entries.push(entry);
		at += 46 + nameLength + extraLength + commentLength;
	}
	return entries;
}

const numbers = (...pairs) => Buffer.concat(pairs.map(([size, value]) => {
	const bytes = Buffer.alloc(size);
	bytes.writeUIntLE(value, 0, size);
	return bytes;
}));

// An archive of the entries {name, bytes, isDeflated, extra}, in their order.
export function writeZip(entries) {
	const parts = [], directory = [];
	let at = 0;
	for (const { name, bytes, isDeflated, extra = Buffer.alloc(0) } of entries) {
		const called = Buffer.from(name), data = isDeflated ? deflateRawSync(bytes) : bytes;
		const flags = /[^\x20-\x7e]/.test(name) ? 0x800 : 0;
		const head = [[2, 20], [2, flags], [2, isDeflated ? 8 : 0], [2, 0], [2, 0x21], [4, crc32(bytes)], [4, data.length],
			[4, bytes.length], [2, called.length]];
		const local = Buffer.concat([numbers([4, 0x04034b50], ...head, [2, extra.length]), called, extra, data]);
		directory.push(numbers([4, 0x02014b50], [2, 20], ...head, [2, 0], [2, 0], [4, 0], [4, 0], [4, at]), called);
		parts.push(local);
		at += local.length;
	}
	const size = directory.reduce((sum, { length }) => sum + length, 0);
	const end = numbers([4, 0x06054b50], [4, 0], [2, entries.length], [2, entries.length], [4, size], [4, at], [2, 0]);
	return Buffer.concat([...parts, ...directory, end]);
}

const MEDIA = /\.(jpe?g|png|gif|mp3|mp4|m4a|woff2?)$/;

// What breaks the rules of the container, as EPUB and DESIGN have them; empty if nothing does.
export function containerProblems(entries) {
	const problems = [];
	const must = (condition, problem) => condition || problems.push(problem);
	const [first, second] = entries;
	must(first.name === 'mimetype' && first.offset === 0, 'mimetype is not the first entry');
	must(first.method === 0, 'mimetype is deflated');
	must(first.data.toString() === 'application/epub+zip', 'mimetype holds something else');
	must(second.name === 'META-INF/container.xml', 'container.xml is not the second entry');
	let end = 0;
	const folded = new Set();
	for (const entry of entries) {
		const { name, local } = entry;
		must(/^[A-Za-z0-9_.\/-]+$/.test(name), `${name}: a character that needs care`);
		must(!folded.has(name.toLowerCase()), `${name}: a name that another one folds to`);
		folded.add(name.toLowerCase());
		must(local.name === name, `${name}: named ${local.name} in its own header`);
		must(entry.extraLength + local.extraLength === 0, `${name}: an extra field`);
		must(entry.commentLength === 0, `${name}: a comment`);
		must(!((entry.flags | local.flags) & 8), `${name}: a data descriptor`);
		must(local.crc === entry.crc, `${name}: two checksums`);
		must(entry.time === first.time, `${name}: a time of its own`);
		must(entry.offset === end, `${name}: bytes between entries, or not in order`);
		must(entry.method === 0 || entry.method === 8, `${name}: method ${entry.method}`);
		must(!MEDIA.test(name) || entry.method === 0, `${name}: media that is deflated again`);
		end = local.dataAt + entry.packed;
	}
	return problems;
}
