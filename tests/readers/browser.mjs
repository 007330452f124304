// One headless Chromium for all that needs a browser. Pages see no network: only this folder's
// drivers, npm's packages and the books that were handed over.
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';

const HERE = new URL('.', import.meta.url).pathname;
const TYPES = { '.mjs': 'text/javascript', '.js': 'text/javascript', '.html': 'text/html', '.epub': 'application/epub+zip' };
const ORIGIN = 'http://readers.test';
export const SIZES = { phone: { width: 390, height: 844 }, tablet: { width: 820, height: 1180 } };

// The shell draws what the whole browser draws, and has no windows to draw around it.
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];
const ENV = { ...process.env, FONTCONFIG_FILE: join(HERE, 'fonts.conf') };

// Where one of the programs is, if it is.
export const executable = (names) => process.env.PATH.split(':')
	.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));

// The browser, or why there is none.
export async function launch() {
	const executablePath = executable(NAMES);
	if (!executablePath) return { reason: "install chromium, as 'make readers' does" };
	try {
		return { browser: await chromium.launch({ executablePath, env: ENV, args: ['--no-sandbox', '--disable-gpu'] }) };
	} catch (error) {
		return { reason: `Chromium doesn't start: ${error.message.split('\n')[0]}` };
	}
}

const file = (path) => {
	if (path.startsWith('/npm/')) return join(HERE, 'node_modules', path.slice(5));
	return join(HERE, path);
};

// A page that runs a driver (pages/NAME.mjs) on a book; problems gathers what it says on its console.
export async function openPage(browser, driver, book, size = SIZES.tablet, colorScheme = 'light') {
	const page = await browser.newPage({ viewport: size, colorScheme });
	page.setDefaultTimeout(60_000);
	const problems = [];
	page.on('console', (message) => {
		if (['error', 'warning'].includes(message.type())) problems.push(`console: ${message.text()}`);
	});
	page.on('pageerror', (error) => problems.push(`page: ${error.message}`));
	page.on('requestfailed', (request) => problems.push(`request: ${request.url()}`));
	await page.route(/^https?:/, (route) => {
		const { origin, pathname } = new URL(route.request().url());
		const path = pathname === '/book.epub' ? book : file(pathname);
		if (origin !== ORIGIN || !existsSync(path)) return route.fulfill({ status: 404 });
		return route.fulfill({ body: readFileSync(path), contentType: TYPES[extname(path)] });
	});
	await page.goto(`${ORIGIN}/pages/page.html?${driver}`);
	await page.waitForFunction(() => window.reader);
	return { page, problems };
}
