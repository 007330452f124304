// Pages through a book in a reader that draws in the browser, photographs each page, and says what is wrong
// with it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPage, SIZES } from './browser.mjs';
import { call } from './engines/drawing.mjs';
import { documentFindings, photographFindings } from './judge.mjs';

// By Chromium's own protocol, which is faster than the library's way.
async function camera(page) {
	const session = await page.context().newCDPSession(page);
	return async () => (await session.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true })).data;
}

// Photographs the pages of the document shown, and goes to the page behind them. Gives its path and the findings,
// each with its photograph.
async function turnDocument(page, shoot, eye, folder, count, start) {
	const found = documentFindings(await call(page, 'inspect'));
	const names = [];
	let at = start;
	for (; at?.path === start.path; at = await call(page, 'next')) {
		const name = `${String(count + names.length + 1).padStart(3, '0')}.png`;
		const png = await shoot();
		writeFileSync(join(folder, name), png, 'base64');
		found.push(...photographFindings(await call(eye, 'look', png)).map((one) => ({ ...one, page: names.length })));
		names.push(name);
	}
	const photograph = (n) => names[Math.min(n, names.length - 1)];
	const findings = found.map((one) => ({ ...one, path: start.path, photograph: photograph(one.page) }));
	return { next: at, names, findings };
}

// Photographs a book, or one document of it, in a reader at a size, by day or by night, into a folder.
export async function photograph({ browser, eye }, { path, engine, size, night, only }, folder) {
	mkdirSync(folder, { recursive: true });
	const { page } = await openPage(browser, engine.driver, path, SIZES[size], night && engine.tellsNight ? 'dark' : 'light');
	const photographs = [];
	const findings = [];
	await call(page, 'open', '/book.epub', night);
	await (only ? call(page, 'goTo', only) : call(page, 'start'));
	const shoot = await camera(page);
	for (let at = await call(page, 'where'); at && (!only || at.path === only);) {
		const seen = await turnDocument(page, shoot, eye, folder, photographs.length, at);
		photographs.push(...seen.names);
		findings.push(...seen.findings);
		at = seen.next;
	}
	await page.close();
	return { photographs, findings };
}
