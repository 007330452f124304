// The content model against EPUBCheck's own schemas: each element in each other one, each attribute on
// each element, each role, in EPUB 3.2 and EPUB 2; and `octavo check` against those of EPUBCheck 5, in
// EPUB 2 of 4.2.6: which attributes, roles and values stand where, in packages, NCX and containers, too.
// Where they differ on purpose, KNOWN says so.
import { existsSync } from 'node:fs';
import { ariaQuestions } from '../tools/aria_questions.mjs';
import { checkLines, MIDDLE, toldOf } from '../tools/check_lines.mjs';
import { PACKAGES, packageLines } from '../tools/package_questions.mjs';
import { run } from '../tools/process.mjs';
import { headQuestions, valueQuestions, valueQuestions11 } from '../tools/value_questions.mjs';
import { shapeQuestions } from '../tools/shape_questions.mjs';
import { askSchema, askSchemaOfAll, haveSchemas, SCHEMAS, unpackSchemas } from '../tools/schemas.mjs';
import { APART, inHtml, inXhtml11 } from '../tools/whole_elements.mjs';

const BOOKS = { 'EPUB 3.2': 2, 'EPUB 2': 4 };
const KINDS = {
	metadata: 1, flow: 2, phrasing: 4, sectioning: 8, heading: 16, embedded: 32, interactive: 64, script: 128,
};
const [BLOCK_11, PART_11] = [256, 512];

const KNOWN = [
	/^EPUB 3.2: ruby holds rt?[bc]/, // HTML gave them up, ruby.rnc didn't
	/^EPUB 3.2: object holds param/,
	/^EPUB 3.2: hgroup doesn't hold hgroup/, // it is of the kind itself
	/^EPUB 3.2: time doesn't hold /, // without a datetime, as here
	/^EPUB 3.2: role isn't on /, // an element that may say none
	/^EPUB 3.2: rev isn't on a$/, // its row is RDFa's
	/^EPUB 3.2: value isn't on li$/, // of a ul, as here
	/^EPUB 3.2: (width|height|srcset|sizes|media) isn't on source/, // of a video, as here
	/^EPUB 3.2: \S+ is on embed$/, // any is
	/^EPUB 2: (dir|lang|xml:lang) isn't on br$/, // XHTML 1.1's Core attributes alone
	/^EPUB 2: style isn't on map$/,
	/^EPUB 2: \S+ isn't on param$/, // an id alone
];
const KNOWN_5 = [
	/refuses <embed .*aria-/, // it takes any attribute
	/^EPUBCheck refuses <div role="(searchbox|textbox)" aria-placeholder/, // its schema lost it
	/^octavo refuses <input (role|aria-)/, // it takes one without a type for whatever would have it
	/^EPUBCheck refuses <input type="(tel|url|email)" role="combobox"/, // it wants a list, too
	/^octavo refuses <(time|del|ins) datetime="(.*-30|24:00|.*-W54)"/, // HTML has days that there are
	// Its Schematron refuses it, too.
	/^octavo refuses <.*: (the label of a track is empty|with itemprop |.* can't stand inside of |bdo must say )/,
	/^octavo refuses <.*: (media-overlay names |'media:duration' |the handler )/,
	// The DTD has each as optional.
	/^EPUBCheck refuses <navPoint .*: element "(text|img)" missing required attribute "(id|class)"/,
	/^EPUBCheck refuses <input type="(checkbox|radio)" role="(checkbox|radio)"/, // it wants to be told that it is checked
];

function read(facts) {
	const [elements, attributes, roles, own, aria] = [new Map(), [], [], [], new Set()];
	for (const line of facts.trim().split('\n')) {
		const [what, name, books, ...rest] = line.split('\t');
		if (what === 'element') {
			const [kinds, more, content, content11, said] = rest;
			elements.set(name, { books: +books, kinds: +kinds, more: +more, content, content11, roles: said });
		} else if (what === 'own') {
			own.push({ name, required: rest[0].split(' ').filter(Boolean), others: rest[1].split(' ') });
		} else if (what === 'role') {
			roles.push({ name, books: +books, on: rest[0].trim(), required: rest[1] });
		} else {
			attributes.push({ name, books: +books, elements: rest[1] });
			if (rest[2]) aria.add(name);
		}
	}
	return { elements, attributes, roles, own, aria };
}

// The elements that a content names, of the book.
function named({ elements }, content, bit) {
	const of = (fits) => [...elements].filter(([, row]) => row.books & bit && fits(row)).map(([name]) => name);
	return new Set((content.match(/[%#]?[a-z0-9]+/g) ?? []).flatMap((word) => {
		if (word === '#text') return [];
		if (word === '%block') return of(({ kinds }) => kinds & 2 && (!(kinds & 4) || kinds & BLOCK_11));
		const kind = KINDS[word === '%transparent' ? 'flow' : word.slice(1)];
		if (word[0] === '%')
			return of(({ kinds, more }) => bit === 4 ? kinds & kind && !(kinds & PART_11) : (kinds | more) & kind);
		return elements.get(word)?.books & bit ? [word] : [];
	}));
}

// One line a question: what it asks, and whether the model says yes.
function questions(model, bit) {
	const { elements, attributes } = model;
	const asked = [], among = bit === 4 ? inXhtml11 : inHtml;
	// EPUBCheck takes data-* away before its schemas see them; ARIA's attributes are asked below.
	const names = new Set(attributes.map(({ name }) => name).filter((name) => !/^(aria-|data-|epub:|ssml:)/.test(name)));
	// It takes an iframe with any content.
	const inBook = [...elements].filter(([name, row]) => row.books & bit && !APART.test(name) && name !== 'iframe');
	for (const [name, row] of inBook) {
		const holds = named(model, bit === 4 ? row.content11 : row.content, bit);
		for (const inner of elements.keys()) {
			if (/^(html|head|body|svg|math)$/.test(inner)) continue;
			const with_ = bit === 2 && /^(link|meta)$/.test(inner) ? ' itemprop="x"' : '';
			asked.push({
				line: among(name, `<${name}><${inner}${with_}/></${name}>`), yes: holds.has(inner),
				said: new RegExp(`element "${inner}" not allowed (here|anywhere)`),
				words: (yes) => `${name} ${yes ? 'holds' : "doesn't hold"} ${inner}`,
			});
		}
		for (const attribute of names)
			asked.push({
				line: among(name, `<${name} ${attribute}="${/lang$/.test(attribute) ? 'en' : '1'}"></${name}>`),
				yes: attributes.some((each) => each.name === attribute && each.books & bit &&
					(!each.elements || each.elements.split(' ').includes(name))),
				said: /attribute "(ns\d*:)?[\w:-]+" not allowed/,
				words: (yes) => `${attribute} ${yes ? 'is' : "isn't"} on ${name}`,
			});
	}
	return bit === 2 ? [...asked, ...roleQuestions(model), ...ownQuestions(model)] : asked;
}

// Each role where any may stand, and where octavo lets it stand.
function roleQuestions({ roles }) {
	return roles.flatMap(({ name, books, on }) => ['div', ...on.split(' ').filter(Boolean)].map((element) => ({
		line: inHtml(element, `<${element} role="${name}"${element === 'a' ? ' href="#"' : ''}></${element}>`),
		yes: (books & 2) !== 0, said: /attribute "role"/,
		words: (yes) => `role ${name} ${yes ? 'is' : "isn't"} on ${element}`,
	})));
}

// EPUB's own elements: with all their attributes, and without one of them.
function ownQuestions({ own }) {
	const inside = { 'epub:case': ['<epub:switch>', '<epub:default/></epub:switch>'],
		'epub:default': ['<epub:switch><epub:case required-namespace="a:b"/>', '</epub:switch>'] };
	const content = '<epub:case required-namespace="a:b"/><epub:default/>';
	const values = { 'ev:defaultAction': 'cancel', 'ev:phase': 'default', 'ev:propagate': 'stop', action: 'show' };
	return own.flatMap(({ name, required, others }, n) => ['', ...required, ...others].map((missing, k) => {
		const names = [...required, ...others].filter((each) => each !== missing);
		const attributes = names.map((each) => `${each}="${values[each] ?? (each === 'id' ? `own-${n}-${k}` : 'a')}"`);
		const [before, after] = inside[name] ?? ['', ''];
		const whole = `<${name} ${attributes.join(' ')}>${name === 'epub:switch' ? content : ''}</${name}>`;
		return { line: before + whole + after, yes: !required.includes(missing), said: /./,
			words: (yes) => `${name} ${yes ? 'stands' : "doesn't stand"} without ${missing || 'anything'}` };
	}));
}

async function differences(model, book, bit, folder) {
	const asked = questions(model, bit);
	const page = ['<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
			+ 'xmlns:ev="http://www.w3.org/2001/xml-events"><head><title>t</title></head><body><div>',
		...asked.map(({ line }) => line), '</div></body></html>'].join('\n');
	const refused = await askSchema(folder, SCHEMAS[book], page);
	return asked.filter(({ yes, said }, n) => yes === !!refused.get(n + 2)?.some((message) => said.test(message)))
		.map(({ yes, words }) => `${book}: ${words(!yes)}`)
		.filter((line) => !KNOWN.some((known) => known.test(line)));
}

// Of each line whether check and EPUBCheck find the same: that something is wrong, or nothing.
async function disagreements(lines, version, program, work, folder) {
	const { page, told } = await checkLines(lines, program, work, version);
	return differing(lines, told, await askSchema(folder, SCHEMAS[version], page), 2);
}

function differing(lines, told, refused, first) {
	return lines.flatMap((line, n) => {
		const [mine, its] = [told.get(n + first), refused.get(n + first)];
		const words = `${mine ? 'octavo' : 'EPUBCheck'} refuses ${line}: ${mine ?? its}`;
		return !mine === !its || KNOWN_5.some((known) => known.test(words)) ? [] : [words];
	});
}

// The same of packages, NCX and containers.
async function packageDisagreements(program, work, folder) {
	const asked = PACKAGES.map(packageLines);
	const texts = asked.map((lines) => lines.join('\n'));
	const refused = await askSchemaOfAll(folder, SCHEMAS.packages, texts);
	const told = await Promise.all(PACKAGES.map((each, n) => toldOf(texts[n], each.folder, each.file, program, work)));
	return asked.flatMap((lines, n) => differing(lines, told[n], refused[n], 1));
}

export default async function model({ report, program, work }) {
	const facts = 'build/tests/model_facts';
	if (!existsSync(facts) || !haveSchemas())
		return report.skip('the content model', "'make test' installs EPUBCheck, and makes what this needs");
	const folder = unpackSchemas();
	const rows = read((await run(facts)).stdout.toString());
	const asked = {
		'EPUB 3.3': [...headQuestions(rows), MIDDLE, ...ariaQuestions(rows), ...valueQuestions(rows),
			...shapeQuestions()],
		'EPUB 2': [MIDDLE, ...valueQuestions11(rows)],
	};
	await Promise.all([
		...Object.entries(BOOKS).map(async ([book, bit]) =>
			report.check(`the content model and EPUBCheck's schemas say the same of ${book}`,
				await differences(rows, book, bit, folder))),
		...Object.entries(asked).map(async ([version, lines]) =>
			report.check(`check and EPUBCheck's schemas say the same of attributes and values in ${version}`,
				await disagreements(lines, version, program, work, folder))),
		packageDisagreements(program, work, folder).then((found) =>
			report.check("check and EPUBCheck's schemas say the same of packages, NCX and containers", found)),
	]);
}
