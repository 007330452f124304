// Makes books that are wrong in one or a few ways out of good ones, drawn by a seed: in their bytes, their XML,
// their style sheets and their archive. A book is a list of entries {name, bytes, isDeflated, extra}.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './files.mjs';
import { readZip } from './zip.mjs';

export function random(seed) {
	let state = Math.imul(seed + 1, 2654435761) >>> 0;
	return (below) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

// Of an .epub, or of the folder of one.
export function readBook(path) {
	if (!statSync(path).isDirectory())
		return readZip(readFileSync(path)).map(({ name, data, method }) => ({ name, bytes: data, isDeflated: method === 8 }));
	const names = filesBelow(path).filter((name) => name !== 'mimetype');
	const first = existsSync(join(path, 'mimetype')) ? ['mimetype'] : [];
	return [...first, ...names].map((name) => ({ name, bytes: readFileSync(join(path, name)), isDeflated: name !== 'mimetype' }));
}

const ELEMENTS = ('a abbr address article aside audio b base bdi bdo big blockquote br button caption center cite code ' +
	'col colgroup data datalist dd del details dfn div dl dt em embed fieldset figcaption figure font footer form ' +
	'h1 h2 h3 h6 header hr i iframe img input ins kbd label legend li link main map mark menu meta meter nav ' +
	'noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script section ' +
	'select small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead ' +
	'time title tr track tt u ul var video wbr math dl html body head foreignObject unknown epub:switch').split(' ');
const ATTRIBUTES = ('id class title lang xml:lang dir href src alt width height style type rel name content value role ' +
	'epub:type colspan rowspan headers scope border align datetime cite start reversed hidden tabindex accesskey ' +
	'aria-label aria-labelledby aria-hidden data-a data-A onclick for usemap shape coords poster controls srcset sizes ' +
	'media hreflang target download charset xml:base xml:space properties prefix refines property scheme media-type ' +
	'fallback media-overlay linear page-progression-direction toc playOrder version opf:role opf:file-as').split(' ');
const VALUES = ['', ' ', '0', '1', '-1', '1.5', '50%', 'x', 'x y', ' x ', '1x', '#none', '#', 'none.xhtml', 'one.xhtml#none',
	'style.css#x', 'picture.png#x', 'http://example.org/', 'https://example.org/a.png', 'https://example.org/a.mp3', 'mailto:a@example.org',
	'tel:1', 'nothing:x', '../../../x', '/x', 'a b.xhtml', 'x?y=1', 'data:image/png;base64,AAAA', 'file:///x', '//example.org/x',
	'true', 'false', 'auto', 'ltr', 'rtl', 'en', 'en_US', 'e', 'text/html', 'image/gif', 'application/octet-stream',
	'application/xhtml+xml', 'no', 'yes', '2024-05-17', '2024-13-45', 'é', 'color: red', 'direction: rtl', 'color red', 'nav', 'scripted',
	'cover-image', 'chapter', 'doc-chapter', 'doc-footnote', 'button', 'presentation', 'noteref', 'toc', 'landmarks', 'page-list', 'stylesheet'];
const RULES = ['p { direction: rtl }', 'p { color: red', '}', '@import "none.css";', '@import url(style.css);', '@charset "UTF-8";',
	'@charset "latin1";', '@font-face { font-family: x; src: url(none.otf) }', '@font-face { }', '@font-face { font-family: x }',
	'p { background: url(picture.png) }', 'p { background: url(none.png) }', 'p { background: url() }', 'p { position: fixed }',
	'p { background: url(https://example.org/x.png) }', '@media print { p { color: red } }', '@page { margin: 1em }',
	'@namespace x "http://example.org/";', 'p > a + b ~ c { }', 'p:hover::before { content: "\\201C" }', 'p:nth-child(2n+1) { }',
	'p { color }', 'p { color: }', 'p { : red }', 'p { color: red; ; }', '{ color: red }', 'p, { color: red }', 'p { width: calc(1em + 2px) }',
	'@supports (display: grid) { p { color: red } }', '<!-- p { } -->', '/* open', '"open', 'p { color: red !important }', 'p { *color: red }',
	'p { --x: 1 }', 'a[href="x"] { }', 'a[href=x y] { }', 'p { font: 1em/2 "A B", serif }', '@unknown x;', '@unknown { }', '#1 { }', '.1 { }',
	'p { color: #12 }', 'p { unicode-bidi: embed }', 'p:not(.a) { }', 'p { filter: progid:x(y=1) }', 'p { a: b(c }', '\\', '@', '!', 'p { color: \\}'];
const PIECES = ['&', '&nbsp;', '&#160;', '&#0;', '<', '>', ']]>', '<!-- x -->', '<!-- -- -->', '<?x y?>', '<![CDATA[x]]>', '\x01', '\xff', 'é',
	'<p>', '</p>', '<br/>', 'words', ' ', '<!DOCTYPE html>', '&lt;', '\ufeff'];
const DOCTYPES = ['', '<!DOCTYPE html>', '<!DOCTYPE html SYSTEM "about:legacy-compat">', '<!DOCTYPE x>',
	'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">',
	'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">',
	'<!DOCTYPE html [<!ENTITY x "y">]>', '<!DOCTYPE html [<!ENTITY x SYSTEM "x">]>'];
const DECLARATIONS = ['', '<?xml version="1.1"?>', '<?xml version="1.0" encoding="ISO-8859-1"?>', '<?xml version="1.0" encoding="UTF-16"?>',
	'<?xml version="1.0" encoding="x"?>', '<?xml version="1.0" standalone="yes"?>', ' <?xml version="1.0"?>'];

// Tags, and the attributes of one.
const TAG = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g;
const ATTRIBUTE = /(\s+)([\w:.-]+)(\s*=\s*)(?:"([^"<]*)"|'([^'<]*)')/g;

function elementsOf(text) {
	const open = [], all = [];
	for (const match of text.matchAll(TAG)) {
		const [tag, isEnd, name, attributes, isEmpty] = match;
		const at = { name, start: match.index, startEnd: match.index + tag.length, attributes };
		if (!isEnd) all.push(at);
		if (isEmpty) Object.assign(at, { contentEnd: at.startEnd, end: at.startEnd, isEmpty: true });
		else if (!isEnd) open.push(at);
		else if (open.length) Object.assign(open.pop(), { contentEnd: at.start, end: at.startEnd });
	}
	return all.filter(({ end }) => end);
}

const attributesOf = (text) => [...text.matchAll(TAG)].flatMap((tag) => {
	const from = tag.index + 1 + tag[1].length + tag[2].length;
	return [...tag[3].matchAll(ATTRIBUTE)].map((a) => ({
		start: from + a.index, end: from + a.index + a[0].length, name: a[2], value: a[4] ?? a[5], of: tag[2],
	}));
});

const textsOf = (text) => [...text.matchAll(/>([^<]*\S[^<]*)</g)].map((m) => ({ start: m.index + 1, end: m.index + 1 + m[1].length }));
const splice = (text, start, end, words) => text.slice(0, start) + words + text.slice(end);
const IS_XML = /\.(xhtml|html|opf|ncx|svg|smil|xml)$/;

// What the books at hand hold, to draw from.
export function gather(books) {
	const values = new Map(), names = new Set(ELEMENTS), attributes = new Set(ATTRIBUTES);
	for (const { name, bytes } of books.flat().filter(({ name }) => IS_XML.test(name))) {
		const text = bytes.toString();
		for (const element of elementsOf(text)) names.add(element.name);
		for (const { name, value } of attributesOf(text)) {
			attributes.add(name);
			values.set(name, new Set([...(values.get(name) ?? []), value]));
		}
	}
	const all = [...new Set([...values.values()].flatMap((seen) => [...seen]))];
	return { values, all, names: [...names], attributes: [...attributes] };
}

// Each changes a text, or returns nothing where it can't.
const XML = (seen, draw) => {
	const pick = (list) => list[draw(list.length)];
	const value = (name) => pick(pick([[...(seen.values.get(name) ?? VALUES)], VALUES, seen.all]));
	const ofElement = (change) => (text) => {
		const element = pick(elementsOf(text));
		return element && change(text, element, text.slice(element.start, element.end));
	};
	const ofAttribute = (change) => (text) => {
		const attribute = pick(attributesOf(text));
		return attribute && change(text, attribute);
	};
	const place = (text) => {
		const { startEnd, contentEnd, end } = pick(elementsOf(text)) ?? {};
		return pick([startEnd, contentEnd, end]);
	};
	const renamed = (text, { start, startEnd, contentEnd, end, isEmpty, name }, now) => {
		const opened = `<${now}${text.slice(start + 1 + name.length, startEnd)}`;
		return splice(text, start, end, isEmpty ? opened : `${opened}${text.slice(startEnd, contentEnd)}</${now}>`);
	};
	return {
		'drop an attribute': ofAttribute((text, { start, end }) => splice(text, start, end, '')),
		'change a value': ofAttribute((text, { start, end, name }) => splice(text, start, end, ` ${name}="${value(name)}"`)),
		'rename an attribute': ofAttribute((text, { start, end, value }) => splice(text, start, end, ` ${pick(seen.attributes)}="${value}"`)),
		'add an attribute': ofElement((text, { start, name }) => {
			const added = pick(seen.attributes), at = start + 1 + name.length;
			return splice(text, at, at, ` ${added}="${value(added)}"`);
		}),
		'move an attribute': ofAttribute((text, { start, end }) => {
			const words = text.slice(start, end), left = splice(text, start, end, ''), to = pick(elementsOf(left));
			return to && splice(left, to.start + 1 + to.name.length, to.start + 1 + to.name.length, words);
		}),
		'drop an element': ofElement((text, { start, end }) => splice(text, start, end, '')),
		'unwrap an element': ofElement((text, { start, startEnd, contentEnd, end }) =>
			splice(text, start, end, text.slice(startEnd, contentEnd))),
		'empty an element': ofElement((text, { startEnd, contentEnd }) => splice(text, startEnd, contentEnd, '')),
		'double an element': ofElement((text, { end }, words) => splice(text, end, end, words)),
		'rename an element': ofElement((text, element) => renamed(text, element, pick(seen.names))),
		'move an element': ofElement((text, { start, end }, words) => {
			const left = splice(text, start, end, ''), at = place(left);
			return at && splice(left, at, at, words);
		}),
		'copy an element': ofElement((text, element, words) => {
			const at = place(text);
			return splice(text, at, at, words.replace(/ id="[^"]*"/g, ''));
		}),
		'wrap an element': ofElement((text, { start, end }, words) => {
			const name = pick(seen.names);
			return splice(text, start, end, `<${name}>${words}</${name}>`);
		}),
		'add an element': (text) => {
			const at = place(text), name = pick(seen.names), added = pick(seen.attributes);
			const said = draw(2) ? ` ${added}="${value(added)}"` : '';
			return at && splice(text, at, at, draw(2) ? `<${name}${said}/>` : `<${name}${said}>words</${name}>`);
		},
		'drop words': (text) => {
			const words = pick(textsOf(text));
			return words && splice(text, words.start, words.end, pick(['', ' ']));
		},
		'change words': (text) => {
			const words = pick(textsOf(text));
			return words && splice(text, words.start, words.end, pick([...VALUES, ...seen.all]).replace(/[<&]/g, ''));
		},
		'add words': (text) => {
			const at = place(text);
			return at && splice(text, at, at, pick(PIECES));
		},
		'change the document type': (text) => (draw(2)
			? text.replace(/<!DOCTYPE[^>]*>\n?|(?<=\?>\n)(?!<!DOCTYPE)/, () => pick(DOCTYPES))
			: text.replace(/^<\?xml[^>]*\?>/, () => pick(DECLARATIONS))),
	};
};

const STYLE = (draw) => {
	const pick = (list) => list[draw(list.length)];
	return {
		'add a rule': (text) => (draw(2) ? `${text}\n${pick(RULES)}\n` : `${pick(RULES)}\n${text}`),
		'drop a character': (text) => {
			const at = draw(text.length);
			return splice(text, at, at + 1, '');
		},
		'double a character': (text) => {
			const at = draw(text.length);
			return splice(text, at, at, text[at]);
		},
		'add a sign': (text) => {
			const at = draw(text.length);
			return splice(text, at, at, pick([...'{}()[];:,"\'\\/*@#.%!~>+|<=&^$ ', '/*', '*/', '-->', 'url(']));
		},
	};
};

const BYTES = (draw) => ({
	'change a byte': (bytes) => Buffer.from(bytes.with(draw(bytes.length), draw(256))),
	'drop bytes': (bytes) => {
		const at = draw(bytes.length);
		return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + draw(20))]);
	},
	'cut it off': (bytes) => bytes.subarray(0, draw(bytes.length)),
});

const ARCHIVE = (draw) => {
	const pick = (list) => list[draw(list.length)];
	const but = (book, at, ...entries) => [...book.slice(0, at), ...entries, ...book.slice(at + 1)];
	const ofEntry = (change) => (book) => {
		const at = draw(book.length), now = change(book[at], book);
		return now && but(book, at, ...now);
	};
	const other = (name) => pick([name.toUpperCase(), name.replace(/(\.\w+)?$/, '-x$1'), name.replace(/(\w+)(\.\w+)?$/, 'a b$2'),
		name.replace(/(\w+)(\.\w+)?$/, 'é$2'), `${name}.`, name.replace(/\.\w+$/, pick(['.xml', '.txt', '.html', '.jpg', '.css', ''])),
		name.replace(/^.*\//, ''), `META-INF/${name}`, name.replace(/(\w+)(\.\w+)?$/, 'a:b$2')]);
	return {
		'drop an entry': ofEntry(() => []),
		'rename an entry': ofEntry((entry) => [{ ...entry, name: other(entry.name) }]),
		'double an entry': ofEntry((entry) => [entry, { ...entry, name: other(entry.name) }]),
		'give an entry the bytes of another': ofEntry((entry, book) => [{ ...entry, bytes: pick(book).bytes }]),
		'empty an entry': ofEntry((entry) => [{ ...entry, bytes: Buffer.alloc(0) }]),
		'pack an entry otherwise': ofEntry((entry) => [{ ...entry, isDeflated: !entry.isDeflated }]),
		'give an extra field': ofEntry((entry) => [{ ...entry, extra: Buffer.from('UT\x01\x00x', 'latin1') }]),
		'move an entry': (book) => {
			const at = draw(book.length), left = but(book, at), to = draw(left.length + 1);
			return [...left.slice(0, to), book[at], ...left.slice(to)];
		},
		'add an entry': (book) => [...book, { name: pick(['EPUB/x.txt', 'x.xhtml', 'META-INF/x.xml', 'EPUB/x/', 'META-INF/encryption.xml', 'META-INF/signatures.xml', '.DS_Store']),
			bytes: pick(book).bytes, isDeflated: true }],
	};
};

// One twist more: what was done is added to `done`.
function twist(book, seen, draw, done) {
	const pick = (list) => list[draw(list.length)];
	const within = (kinds, entries, read, write) => {
		const entry = pick(entries), [name, change] = pick(Object.entries(kinds));
		const now = entry?.bytes.length ? change(read(entry.bytes)) : undefined;
		if (now === undefined) return book;
		done.push(`${name} in ${entry.name}`);
		return book.map((other) => (other === entry ? { ...entry, bytes: write(now) } : other));
	};
	const text = (kinds, fits) => within(kinds, book.filter(({ name }) => fits.test(name)), (bytes) => bytes.toString(), (now) => Buffer.from(now));
	const lot = draw(100);
	if (lot < 78) return text(XML(seen, draw), IS_XML);
	if (lot < 88) return text(STYLE(draw), /\.css$/);
	if (lot < 93) return within(BYTES(draw), book, (bytes) => bytes, (bytes) => bytes);
	const [name, change] = pick(Object.entries(ARCHIVE(draw)));
	const now = change(book);
	if (now) done.push(name);
	return now ?? book;
}

// The mutant of that number: {book, done}.
export function mutant(books, seen, number) {
	const draw = random(number), done = [];
	let book = books[draw(books.length)];
	for (let wanted = draw(4) ? 1 : 1 + draw(3), tries = 0; done.length < wanted && tries < 50; tries++)
		book = twist(book, seen, draw, done);
	return { book, done };
}
