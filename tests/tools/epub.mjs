// An EPUB as a reader sees it: metadata, spine, contents. Shares no code with octavo.
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { content, elements, find, findAll, readXml, types } from './xml.mjs';
import { containerProblems, readZip } from './zip.mjs';

const line = (node) => content(node).replace(/\s+/g, ' ').trim();

function navEntries(list, base, depth = 1, out = []) {
	for (const item of list.children.filter((c) => c.name === 'li')) {
		const label = item.children.find((c) => c.name === 'a' || c.name === 'span');
		const href = label.attributes.href;
		out.push({ depth, label: line(label), target: href && posix.join(base, decodeURI(href)) });
		const below = item.children.find((c) => c.name === 'ol');
		if (below) navEntries(below, base, depth + 1, out);
	}
	return out;
}

const ncxEntry = (point, base, depth) => ({
	depth,
	label: line(find(point, 'navLabel')),
	target: posix.join(base, decodeURI(find(point, 'content').attributes.src)),
	playOrder: Number(point.attributes.playOrder),
});

function ncxEntries(parent, base, depth = 1, out = []) {
	for (const point of parent.children.filter((c) => c.name === 'navPoint')) {
		out.push(ncxEntry(point, base, depth));
		ncxEntries(point, base, depth + 1, out);
	}
	return out;
}

export function openEpub(path) {
	const entries = readZip(readFileSync(path));
	const files = new Map(entries.map((entry) => [entry.name, entry.data]));
	const xml = (name) => {
		if (!files.has(name)) throw new Error(`${name} is not in the book`);
		try {
			return readXml(files.get(name).toString());
		} catch (error) {
			throw new Error(`${name}: ${error.message}`);
		}
	};
	const opfName = find(xml('META-INF/container.xml'), 'rootfile').attributes['full-path'];
	const opf = xml(opfName);
	const base = posix.dirname(opfName);
	const items = findAll(opf, 'item').map(({ attributes: a }) => ({
		id: a.id,
		name: posix.join(base, decodeURI(a.href)),
		type: a['media-type'],
		properties: (a.properties ?? '').split(/\s+/),
	}));
	const byId = new Map(items.map((item) => [item.id, item]));
	const documents = new Map();
	const document = (name) => {
		if (!documents.has(name)) documents.set(name, xml(name));
		return documents.get(name);
	};
	const spine = findAll(opf, 'itemref').map(({ attributes }) => {
		const item = byId.get(attributes.idref);
		return { ...item, root: document(item.name) };
	});
	const nav = items.find((item) => item.properties.includes('nav'));
	const list = (type, name = nav.name) => {
		const found = findAll(document(name), 'nav').find((n) => types(n).includes(type));
		return found ? navEntries(find(found, 'ol'), posix.dirname(name)) : [];
	};
	const contentsPage = spine.find(({ root }) => findAll(root, 'nav').some((n) => types(n).includes('toc')));
	const ncx = items.find((item) => item.type === 'application/x-dtbncx+xml');
	const ncxRoot = xml(ncx.name);
	return {
		path, entries, files, opf, opfName, items, spine, document, ncxRoot,
		problems: containerProblems(entries),
		metadata: (name) => findAll(opf, name).map(line),
		meta: (property) =>
			findAll(opf, 'meta').filter((m) => m.attributes.property === property).map(line),
		oldMeta: (name) => findAll(opf, 'meta').map((m) => m.attributes)
			.filter((a) => a.name === name).map((a) => a.content),
		nav: nav.name,
		toc: list('toc'),
		pages: list('page-list'),
		lists: [...list('loi'), ...list('lot')],
		contentsPage,
		shown: contentsPage && ['toc', 'loi', 'lot'].map((type) => list(type, contentsPage.name)),
		ncx: ncxEntries(find(ncxRoot, 'navMap'), posix.dirname(ncx.name)),
		ncxPages: findAll(ncxRoot, 'pageTarget').map((p) => ncxEntry(p, posix.dirname(ncx.name), 1)),
		landmarks: findAll(document(nav.name), 'nav').find((n) => types(n).includes('landmarks')),
	};
}

// The contents as text: one line an entry, indented by its depth.
export const tocText = (book) =>
	book.toc.map((e) => `${'  '.repeat(e.depth - 1)}${e.label} -> ${e.target}\n`).join('');

const RIGHT_TO_LEFT = /^(ar|fa|he|ur|yi)\b/;
// One playOrder a place, without gaps; contents and pages each rise.
function orderProblems({ ncx, ncxPages }) {
	const orders = new Map(), problems = [];
	for (const list of [ncx, ncxPages])
		list.forEach(({ playOrder, target, label }, i) => {
			const rises = i === 0 || playOrder >= list[i - 1].playOrder;
			if (!rises || playOrder !== (orders.get(target) ?? playOrder))
				problems.push(`playOrder ${playOrder} of ${label}`);
			orders.set(target, playOrder);
		});
	const given = [...new Set(orders.values())];
	if (given.length !== orders.size || Math.max(...given) !== given.length)
		problems.push('playOrder has gaps, or two places share one');
	return problems;
}

// A cover is found by its landmark, by the guide and as the first page; or there is no trace of one.
function coverProblems(book) {
	const landmark = book.landmarks && findAll(book.landmarks, 'a').some((a) => types(a).includes('cover'));
	const guide = findAll(book.opf, 'reference').some((r) => r.attributes.type === 'cover');
	const picture = findAll(book.spine[0].root, 'img').find((i) => i.attributes.role === 'doc-cover');
	const item = book.items.some(({ properties }) => properties.includes('cover-image'));
	const old = book.oldMeta('cover').length === 1;
	const traces = [landmark, guide, Boolean(picture?.attributes.alt), item, old];
	return new Set(traces).size === 1 ? [] : [`half a cover: ${traces}`];
}

// Some readers show what is hidden in a nav document that one reads as a page: a page of its own has the
// contents down to some level, and the lists, and is what one finds as such.
function contentsPageProblems(book) {
	const { contentsPage, shown, nav } = book;
	if (!contentsPage) return ['no contents page'];
	const leads = (element, name) => posix.join(posix.dirname(name), element?.attributes.href ?? '');
	const landmark = findAll(book.landmarks, 'a').find((a) => types(a).includes('toc'));
	const guide = findAll(book.opf, 'reference').find((r) => r.attributes.type === 'toc');
	const row = (e) => `${e.depth} ${e.label} ${e.target}`;
	const deepest = Math.max(...shown[0].map((e) => e.depth));
	const wanted = [...book.toc.filter((e) => e.depth <= deepest), ...book.lists];
	return [
		book.spine.some(({ name }) => name === nav) && 'the nav document is a page',
		leads(landmark, nav) !== contentsPage.name && 'the landmark is another contents page',
		leads(guide, book.opfName) !== contentsPage.name && 'the guide has another contents page',
		shown.flat().map(row).join() !== wanted.map(row).join() && 'the contents page has other entries',
	].filter(Boolean);
}

// What no validator says, and readers suffer from: empty if the book is as DESIGN promises.
export function bookProblems(book) {
	const problems = [...book.problems];
	const must = (condition, problem) => condition || problems.push(problem);
	must(book.entries[2].name === book.opfName, 'the package document is not the third entry');
	const order = book.spine.map((item) => book.entries.findIndex((e) => e.name === item.name));
	must(order.every((n, i) => i === 0 || order[i - 1] < n), 'entries not in reading order');

	const row = (e) => `${e.depth} ${e.label} ${e.target}`;
	must(book.toc.map(row).join('\n') === book.ncx.map(row).join('\n'), 'nav and NCX differ');
	problems.push(...orderProblems(book));
	const depth = findAll(book.ncxRoot, 'meta').find((m) => m.attributes.name === 'dtb:depth');
	must(Number(depth?.attributes.content) === Math.max(...book.ncx.map((e) => e.depth)),
		'dtb:depth is not the depth');
	must(book.pages.map(row).join('\n') === book.ncxPages.map(row).join('\n'),
		'nav and NCX differ in their pages');
	for (const entry of [...book.toc, ...book.pages, ...book.lists]) {
		const [name, id] = (entry.target ?? '').split('#');
		must(entry.label !== '', 'an empty label in the contents');
		if (!entry.target) continue;
		const ids = book.files.has(name) &&
			[...elements(book.document(name))].map((e) => e.attributes.id);
		must(ids && (id === undefined || ids.includes(id)), `${entry.target} leads nowhere`);
	}
	must(book.landmarks && findAll(book.landmarks, 'a').some((a) => types(a).includes('bodymatter')),
		'no bodymatter landmark');
	must(find(book.opf, 'guide'), 'no guide');
	problems.push(...coverProblems(book), ...contentsPageProblems(book));
	for (const { name, root } of book.spine) {
		const { attributes } = find(root, 'html');
		must(attributes.lang && attributes.lang === attributes['xml:lang'], `${name}: no language`);
		const direction = RIGHT_TO_LEFT.test(attributes.lang) ? 'rtl' : undefined;
		must(attributes.dir === direction, `${name}: dir="${attributes.dir}"`);
	}
	const style = [...book.files].filter(([name]) => /\.css$/.test(name)).map(([, data]) => data).join();
	const progression = find(book.opf, 'spine').attributes['page-progression-direction'];
	if (RIGHT_TO_LEFT.test(book.metadata('dc:language')[0]) || /[^-]writing-mode: vertical-rl/.test(style))
		must(progression === 'rtl', `pages progress ${progression}`);
	return problems;
}
