// Documents of a line a question about packages, NCX and containers: elements that are right, with more attributes,
// without those that they have, and with other values. In a row, * is where more come, # a number of its own.
const RIGHTS = 'title source creator subject description publisher contributor relation coverage rights';
const dc = (names, attributes = '') => names.split(' ').map((name) => `<dc:${name}*${attributes}>2020</dc:${name}>`);
const collected = (inner) => `<collection role="https://example.org/r">${inner}<link href="one.xhtml"/></collection>`;
const LABEL = '<navLabel><text>a</text></navLabel>';
const point = (inner) => `<navPoint id="n#">${inner}<content src="one.xhtml"/></navPoint>`;
const DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';
const PACKAGE = `<package xmlns="http://www.idpf.org/2007/opf" ${DC} unique-identifier="uid"`;
const METADATA = '<dc:identifier id="uid">a</dc:identifier><dc:title>a</dc:title><dc:language>en</dc:language>';
const ITEMS = '</metadata><manifest>'
	+ '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
	+ '<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>'
	+ '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>';
const SPINE = '</manifest><spine toc="ncx"><itemref idref="one"/></spine>';

// Texts that begin the document, and come between the rows and at its end.
export const PACKAGES = [
	{ folder: 'book3', file: 'EPUB/package.opf', parts: [
		`${PACKAGE} version="3.0"><metadata>${METADATA}<meta property="dcterms:modified">2026-01-02T03:04:05Z</meta>`,
		[...dc(`identifier language type format ${RIGHTS}`), '<meta property="dcterms:x"*>x</meta>',
			'<meta property="dcterms:x" scheme="a" id="a#"*>x</meta>', '<meta name="a" content="b"*/>',
			'<link rel="alternate" href="https://example.org/" media-type="a/b" hreflang="en" properties="onix" id="a#"*/>'],
		ITEMS, ['<item id="i#" href="style.css" media-type="text/plain"*/>'], `${SPINE}<guide>`,
		['<reference type="a#" href="one.xhtml" title="a"*/>'], '</guide><bindings>',
		['<mediaType media-type="a/b" handler="one"*/>'], '</bindings>',
		['<collection role="https://example.org/r" id="a#"*><link href="one.xhtml"/></collection>',
			'<collection role="https://example.org/r"><link href="one.xhtml" media-type="a/b" id="a#"*/></collection>',
			...[...dc('date title'), '<meta property="dcterms:x"*>x</meta>',
				'<link rel="a" href="one.xhtml" media-type="a/b"*/>']
				.map((inner) => collected(`<metadata>${inner}</metadata>`))],
		'</package>'] },
	{ folder: 'book2', file: 'OPS/package.opf', parts: [
		`${PACKAGE} xmlns:opf="http://www.idpf.org/2007/opf" version="2.0"><metadata>${METADATA}`,
		[...dc(`identifier language date type format ${RIGHTS}`), '<meta name="a" content="b"*/>'],
		ITEMS.replace(' properties="nav"', ''), ['<item id="i#" href="style.css" media-type="text/plain"*/>'],
		`${SPINE}<tours>`,
		['<tour title="a"*><site title="a" href="one.xhtml"/></tour>',
			'<tour title="a"><site title="a" href="one.xhtml"*/></tour>'],
		'</tours><guide>', ['<reference type="a#" href="one.xhtml" title="a"*/>'], '</guide></package>'] },
	{ folder: 'book3', file: 'EPUB/toc.ncx', parts: [
		'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head>', ['<meta name="a" content="b"*/>'],
		'</head><docTitle><text>a</text></docTitle>', ['<docAuthor id="a#"*><text>a</text></docAuthor>'], '<navMap>',
		[`<navPoint id="n#"*>${LABEL}<content src="one.xhtml"/></navPoint>`, point('<navLabel*><text>a</text></navLabel>'),
			point('<navLabel><text*>a</text></navLabel>'), point('<navLabel><text>a</text><img src="picture.png"*/></navLabel>'),
			`<navPoint id="n#">${LABEL}<content src="one.xhtml"*/></navPoint>`],
		'</navMap><pageList>', [`<pageTarget type="normal" id="a#"*>${LABEL}<content src="one.xhtml"/></pageTarget>`],
		`</pageList><navList>${LABEL}`, [`<navTarget id="n#"*>${LABEL}<content src="one.xhtml"/></navTarget>`],
		'</navList></ncx>'] },
	{ folder: 'book3', file: 'META-INF/container.xml', parts: [
		'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0" '
			+ 'xmlns:rendition="http://www.idpf.org/2013/rendition"><rootfiles>',
		['<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml" rendition:layout="reflowable" '
			+ 'rendition:language="en" rendition:accessMode="visual" rendition:media="all"*/>'],
		'</rootfiles><links>', ['<link href="a" rel="b" media-type="a/b"*/>'], '</links></container>'] },
];

const NAMES = 'id xml:lang dir version unique-identifier prefix property scheme name content href rel media-type '
	+ 'properties hreflang fallback media-overlay fallback-style required-namespace required-modules toc '
	+ 'page-progression-direction idref linear type title role handler class src playOrder value full-path frob '
	+ 'xml:base xml:id data-x';
const VALUES = ['', ' ', 'a', ' a', 'a b', '1', '-a', 'a:b', 'a/b', 'a/b;c', 'ltr', 'auto', 'LTR', 'en_US', 'en-',
	'abcdefghi', 'front', 'reflowable', 'textual visual', '%zz', '#a#b', '::', 'http://[', 'http://a b', '_a', 'a{b',
	'·a', 'a·', '०a', 'a०', '’a', 'a’', 'ä', '\u0301a', '〡a', 'all', ' only all', 'not all and (color)', 'not (a)',
	'(a)and (b)', '(a) and(b)', '(a),all and (b)', '(a) , (b) ', 'all and', 'screen', '(a>b)', '()', 'all,'];
const IDS = VALUES.map((value) => value.trim() && `${value}#`);
const USUAL = { 'xml:lang': 'en', dir: 'ltr', version: '1.0', id: 'a#', playOrder: '1' };

// One with the attribute in another way, or without it.
function having(row, name, value) {
	const at = row.indexOf('*'), from = row.lastIndexOf('<', at), tag = row.slice(from, at);
	const others = tag.replace(new RegExp(` ${name}="[^"]*"`), '');
	return row.slice(0, from) + others + (value === undefined ? '' : ` ${name}="${value}"`) + row.slice(at + 1);
}

function asked(row) {
	const tag = row.slice(row.lastIndexOf('<', row.indexOf('*')), row.indexOf('*'));
	const own = [...tag.matchAll(/ ([\w:-]+)="/g)].map(([, name]) => name);
	const others = NAMES.split(' ').filter((name) => !own.includes(name));
	return [row.replace('*', ''), ...others.map((name) => having(row, name, USUAL[name] ?? 'a')),
		...own.flatMap((name) => [undefined, ...(name === 'id' ? IDS : VALUES)].map((value) => having(row, name, value)))];
}

// The lines of such a document.
export function packageLines({ parts }) {
	let count = 0;
	return parts.flatMap((part) => typeof part === 'string' ? [part]
		: part.flatMap(asked).map((line) => line.replaceAll('#"', () => `${count++}"`)));
}
