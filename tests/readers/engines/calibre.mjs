// Calibre: the part of its viewer that reads a book and prepares it for display.
import { run } from '../../tools/process.mjs';
import { withParents } from '../seen.mjs';

const BOOK = /^BOOK (.*)$/gm;

// All books in one process, because calibre takes a second to start.
async function readAll(books) {
	const paths = books.map((book) => book.path);
	const { stdout, stderr } = await run('calibre-debug', ['-e', 'tests/readers/engines/calibre.py', '--', ...paths],
		{ timeout: 240_000 });
	const found = [...stdout.toString().matchAll(BOOK)].map(([, json]) => JSON.parse(json));
	return books.map((_, n) => {
		const seen = found[n] ?? { problems: [`calibre ended: ${stderr.slice(-300)}`] };
		for (const chapter of seen.chapters ?? []) withParents(chapter.root);
		return seen;
	});
}

export default {
	name: 'Calibre',
	program: 'calibre-debug',
	cannot: {
		notes: 'no pop-ups', pictures: 'pictures not told', 'page list': 'no page list', pages: 'parser only',
		'right to left': 'parser only', vertical: 'parser only',
	},
	readAll,
};
