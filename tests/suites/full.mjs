// What takes long: each of CommonMark's examples as a book of its own.
import { openEpub } from '../tools/epub.mjs';
import { each, run } from '../tools/process.mjs';
import { join } from 'node:path';
import { bookWords, htmlWords, wordsProblem } from '../tools/words.mjs';
import { readHtmlFragment } from '../tools/xml.mjs';
import { examples } from './corpus.mjs';

export default async function full({ program, work, report }) {
	await each(examples(join(work, 'examples')), ({ path, html }, n) =>
		report.test(`book of CommonMark example ${n + 1}`, async () => {
			const out = path.replace(/md$/, 'epub');
			const { status, signal, stderr } = await run(program, ['build', path, '-o', out, '--no-cover']);
			if (status !== 0) return `status ${status ?? signal}\n${stderr}`;
			report.validateLater(out);
			return wordsProblem(htmlWords(readHtmlFragment(html)), bookWords(openEpub(out)));
		}));
}
