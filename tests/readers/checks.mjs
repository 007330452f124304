// What is checked of a book in a reader. Each check says whether it applies to the book, and gives the
// problem with what was seen of it: nothing, if there is none.
import { bookWords, difference, letters, lettersOf, plain, tokens, wordsProblem } from '../tools/words.mjs';
import { find } from '../tools/xml.mjs';

const always = () => true;
const unlike = (what, want, got) => (want === got ? undefined : `${what}: wanted ${want}, got ${got}`);
const list = (rows) => rows.join('\n');

function begins(text, words) {
	const want = tokens(words);
	return list(tokens(text).slice(0, want.length)) === list(want);
}

// calibre shows title and subtitle as one.
const title = (book, seen) =>
	seen.title === `${book.title}: ${book.subtitle}` ? undefined : unlike('title', book.title, seen.title);

const shownEntries = (book, cannot) => book.contents.filter((entry) => !cannot.depth || entry.depth === 1);

function contents(book, seen, cannot) {
	const row = (entry) => `${'  '.repeat((cannot.depth ? 1 : entry.depth) - 1)}${entry.label}`;
	return unlike('contents', list(shownEntries(book, cannot).map(row)), list(seen.contents.map((entry) => row({ depth: 1, ...entry }))));
}

function links(book, seen, cannot) {
	for (const [n, want] of shownEntries(book, cannot).entries()) {
		const got = seen.contents[n];
		if (got?.target !== want.target) return unlike(want.label, want.target, got?.target);
		if (got.at === undefined) return `${want.label}: nothing at ${want.target}`;
		if (!begins(got.at, want.label)) return `${want.label}: leads to ${got.at.slice(0, 60)}`;
	}
	return undefined;
}

// Pages that octavo adds may stand between the chapters, but nothing else.
function chapters(book, seen) {
	const paths = seen.chapters.map((chapter) => chapter.path);
	return unlike('chapters', list(book.chapters), list(paths.filter((path) => book.chapters.includes(path)))) ??
		unlike('reading order', list(book.spine), list(paths));
}

function words(book, seen, _, bodyAsShown = (body) => body) {
	if (seen.chapters.every((chapter) => chapter.root)) {
		const spine = seen.chapters.map(({ path, root }) => ({ name: path, root: structuredClone(root) }));
		const got = bookWords({ spine }, book.isText);
		return wordsProblem(book.words, book.hasText ? { ...got, body: plain(got.body) } : got);
	}
	for (const { path, root, text = '' } of seen.chapters) {
		if (!book.chapters.includes(path)) continue;
		const want = letters(bodyAsShown(book.bodies.get(path)));
		const got = root ? letters(find(root, 'body')) : lettersOf(text);
		if (got !== want) return `${path}: ${difference([...want], [...got])}`;
	}
	return seen.chapters.length ? undefined : 'no chapters';
}

const cover = (_, { cover }) =>
	cover?.width >= 625 || cover?.bytes > 1000 ? undefined : `cover: ${JSON.stringify(cover)}`;

function notes(book, seen) {
	const form = (texts) => list([...new Set(texts.map((text) => text.join(' ')))].sort());
	return unlike('notes', form(book.words.notes), form(seen.notes.map(tokens)));
}

function pictures(book, seen) {
	const broken = seen.chapters.flatMap((chapter) => chapter.broken);
	const count = seen.chapters.flatMap(({ xml }) => xml.match(/<img\b/g) ?? []).length;
	return broken.length ? `not shown: ${list(broken)}` : unlike('pictures', book.pictures, count);
}

const pages = (book, seen) =>
	seen.stuck ? `stuck at ${seen.stuck}` : seen.pages >= book.spine.length ? undefined : `${seen.pages} pages`;

function pageList(book, seen) {
	const nowhere = seen.pageList.find((entry) => entry.at === undefined);
	return unlike('page list', list(book.pageList), list(seen.pageList.map((entry) => entry.label))) ??
		(nowhere && `page ${nowhere.label}: nothing at ${nowhere.target}`);
}

function rightToLeft(book, seen) {
	const odd = seen.chapters.find((c) => c.direction && c.direction !== 'rtl');
	return odd ? `${odd.path} is set ${odd.direction}` : seen.set && unlike('set', 'rtl', seen.set);
}

function vertical(book, seen) {
	const odd = seen.chapters.find((c) => book.chapters.includes(c.path) && c.writingMode !== 'vertical-rl');
	return odd ? `${odd.path} is set ${odd.writingMode}` : seen.chapters.length ? undefined : 'no chapters';
}

const CHECKS = {
	title: { applies: always, problem: title },
	author: { applies: always, problem: (book, seen) => unlike('author', book.author, seen.author) },
	contents: { applies: always, problem: contents },
	links: { applies: always, problem: links },
	chapters: { applies: always, problem: chapters },
	words: { applies: always, problem: words },
	cover: { applies: (book) => book.cover, problem: cover },
	pictures: { applies: (book) => book.pictures > 0, problem: pictures },
	notes: { applies: (book) => book.words.notes.length > 0, problem: notes },
	'page list': { applies: (book) => book.pageList, problem: pageList },
	pages: { applies: always, problem: pages },
	'page order': { applies: (book) => book.direction === 'rtl', problem: (_, seen) => unlike('page order', 'rtl', seen.direction) },
	'right to left': { applies: (book) => book.direction === 'rtl' && !book.vertical, problem: rightToLeft },
	vertical: { applies: (book) => book.vertical, problem: vertical },
	console: { applies: always, problem: (_, seen) => (seen.problems.length ? list(seen.problems) : undefined) },
	Ace: { applies: always, problem: (_, seen) => (seen.violations?.length === 0 ? undefined : list(seen.violations ?? ['no report'])) },
};

// The checks of a book in an engine, each with the problem it found; cannot: those it has no means for.
export function check(engine, book, seen) {
	const results = [];
	const cannot = [];
	for (const [name, { applies, problem }] of Object.entries(CHECKS)) {
		if (!applies(book) || (engine.only ? !engine.only.includes(name) : name === 'Ace')) continue;
		if (engine.cannot[name]) cannot.push(engine.cannot[name]);
		else results.push({ name, problem: attempt(() => problem(book, seen, engine.cannot, engine.bodyAsShown)) });
	}
	if (engine.cannot.depth && book.contents.some((entry) => entry.depth > 1)) cannot.push(engine.cannot.depth);
	return { results, cannot: [...new Set(cannot)] };
}

// A reader that failed half-way leaves holes in what it saw; a check that falls into one has found something.
function attempt(look) {
	try {
		return look();
	} catch (error) {
		return error.message;
	}
}
