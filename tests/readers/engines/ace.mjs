// Ace by DAISY: what keeps people from reading. Its own runner would bring another browser along,
// so this one lends it the browser that is there.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow } from '../../tools/files.mjs';

const ace = createRequire(import.meta.url)('@daisy/ace-core');

// What a document's findings depend on: its own bytes, the style sheets, and which files there are.
function fingerprint(url, folder) {
	const names = filesBelow(folder);
	const read = names.filter((name) => name.endsWith('.css')).map((name) => join(folder, name));
	const sum = createHash('sha256').update(url.slice(url.lastIndexOf('/'))).update(names.join());
	for (const path of [fileURLToPath(url), ...read]) sum.update(readFileSync(path));
	return sum.digest('hex');
}

async function look(browser, url, scripts, contents) {
	const page = await browser.newPage();
	try {
		await page.goto(url);
		for (const content of contents) await page.addScriptTag({ content });
		for (const path of scripts) await page.addScriptTag({ path });
		return await page.evaluate(() => new Promise((resolve, reject) =>
			window.daisy.ace.run((error, result) => (error ? reject(error) : resolve(result)))));
	} finally {
		await page.close();
	}
}

// Sabotaged books share most of their documents, and each is looked at once.
const looks = new Map();

const runner = (browser) => ({
	concurrency: 2,
	launch: async () => {},
	close: async () => {},
	run: async (url, scripts, contents, folder) => {
		const key = fingerprint(url, folder);
		if (!looks.has(key)) looks.set(key, look(browser, url, scripts, contents));
		return structuredClone(await looks.get(key));
	},
});

const violations = (report) => report.assertions.flatMap((document) => document.assertions.map((a) =>
	`${document['earl:testSubject'].url}: ${a['earl:test']['dct:title']}: ${a['earl:result']['dct:description']}`));

async function read(book, { browser, work }) {
	try {
		const options = { cwd: process.cwd(), outdir: join(work, 'ace', book.name), initLogger: true, silent: true };
		const [, report] = await ace(book.path, options, runner(browser));
		return { violations: violations(report), problems: [] };
	} catch (error) {
		return { problems: [String(error.message ?? error).split('\n')[0]] };
	}
}

export default { name: 'Ace', needsBrowser: true, only: ['Ace', 'console'], cannot: {}, read };
