// Reads books in an engine that draws in the browser: opens, follows every entry of the contents,
// turns every page, clicks every note, and looks at what is shown.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openPage, SIZES } from '../browser.mjs';

const PATIENCE = 15_000; // a step that takes longer hangs

// Calls a function of the driver in the page.
export const call = (page, name, ...args) => Promise.race([
	page.evaluate(([name, args]) => window.reader[name](...args), [name, args]),
	setTimeout(PATIENCE).then(() => Promise.reject(new Error(`${name}: nothing happens`))),
]);

// What stands at each of the entries, as one sees it there.
async function follow(page, entries) {
	const found = [];
	for (const entry of entries) {
		const at = await call(page, 'goTo', entry.target).catch(() => undefined);
		found.push({ ...entry, at: at ?? undefined });
	}
	return found;
}

// Turns from the first page to the last. Each document is looked at when it comes.
async function turn(page, seen) {
	await call(page, 'start');
	seen.chapters = [];
	seen.pages = 0;
	for (let at = await call(page, 'where'), before; at; at = await call(page, 'next')) {
		if (before?.path === at.path && before.page === at.page) {
			seen.stuck = `${at.path}, page ${at.page}`;
			return;
		}
		seen.pages++;
		if (before?.path !== at.path) {
			const look = await call(page, 'look');
			const notes = look.xml.includes('doc-noteref') ? await call(page, 'popUps') : [];
			seen.chapters.push({ path: at.path, ...look });
			seen.notes.push(...notes);
			await call(page, 'closeNote');
		}
		before = at;
	}
}

async function read(browser, driver, book) {
	const { page, problems } = await openPage(browser, driver, book.path);
	const seen = { notes: [], problems };
	try {
		Object.assign(seen, await call(page, 'open', '/book.epub'));
		seen.contents = await follow(page, seen.contents);
		seen.pageList = await follow(page, seen.pageList);
		await turn(page, seen);
	} catch (error) {
		problems.push(error.message.split('\n')[0]);
	}
	await page.close();
	return seen;
}

// Pictures of the book where a person wants to look: its first page and the given places.
async function shoot(browser, driver, name, book, folder) {
	mkdirSync(folder, { recursive: true });
	for (const [size, viewport] of Object.entries(SIZES)) {
		const { page } = await openPage(browser, driver, book.path, viewport);
		await call(page, 'open', '/book.epub');
		await call(page, 'start');
		for (const [n, target] of [undefined, ...book.places].entries()) {
			if (target) await call(page, 'goTo', target);
			await page.screenshot({ path: join(folder, `${book.name}-${name}-${size}-${n}.png`) });
		}
		await page.close();
	}
}

export const drawing = (driver, name, rest) => ({
	name, driver, ...rest,
	needsBrowser: true,
	read: (book, { browser }) => read(browser, driver, book),
	shoot: (book, { browser }, folder) => shoot(browser, driver, name, book, folder),
});
