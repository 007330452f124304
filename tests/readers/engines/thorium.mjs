// r2-shared-js, the parser of Thorium Reader.
import { createRequire } from 'node:module';
import { readXml } from '../../tools/xml.mjs';

const require = createRequire(import.meta.url);
const R2 = 'r2-shared-js/dist/es8-es2017/src';
const start = require(`${R2}/init-globals`);
const { EpubParsePromise, addCoverDimensions } = require(`${R2}/parser/epub`);
start.initGlobalConverters_GENERIC();
start.initGlobalConverters_SHARED();

const one = (text) => (text && typeof text === 'object' ? Object.values(text)[0] : text);
const flat = (list, depth = 1) => (list ?? []).flatMap((link) =>
	[{ depth, label: link.Title, target: link.Href }, ...flat(link.Children, depth + 1)]);

async function text(zip, name) {
	const { stream } = await zip.entryStreamPromise(name);
	const parts = [];
	for await (const part of stream) parts.push(part);
	return Buffer.concat(parts).toString();
}

const coverLink = (book) =>
	[...(book.Resources ?? []), ...(book.Links ?? [])].find((link) => (link.Rel ?? []).includes('cover'));

async function read({ path }) {
	const problems = [];
	const book = await EpubParsePromise(path).catch((error) => void problems.push(String(error)));
	if (!book) return { problems };
	const zip = book.findFromInternal('zip').Value;
	const chapters = [];
	for (const { Href: name } of book.Spine)
		await text(zip, name).then((xml) => chapters.push({ path: name, root: readXml(xml) }))
			.catch((error) => problems.push(`${name}: ${error.message ?? error}`));
	const cover = coverLink(book);
	if (cover) await addCoverDimensions(book, cover);
	book.freeDestroy();
	return {
		title: one(book.Metadata.Title),
		author: one(book.Metadata.Author?.[0]?.Name),
		contents: flat(book.TOC),
		pageList: flat(book.PageList),
		cover: cover && { width: cover.Width, height: cover.Height },
		direction: book.Metadata.Direction ?? 'ltr',
		chapters,
		problems,
	};
}

export default {
	name: "Thorium's parser",
	cannot: {
		notes: 'parser only', pictures: 'parser only', pages: 'parser only', 'right to left': 'parser only', vertical: 'parser only',
	},
	read,
};
