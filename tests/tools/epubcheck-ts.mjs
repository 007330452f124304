// Validates the books named on standard input, one a line, with epubcheck-ts.
// Prints a line of JSON a book: ["path", ["message", ...]]; errors and warnings both are messages.
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';

for await (const book of createInterface({ input: process.stdin })) {
	let messages;
	try {
		const result = await EpubCheck.validate(readFileSync(book), {}, basename(book));
		messages = result.messages
			.filter((m) => ['fatal', 'error', 'warning'].includes(m.severity))
			.map((m) => `${m.severity} ${m.id} ${m.location?.path ?? ''}:${m.location?.line ?? ''} ${m.message}`);
	} catch (error) {
		messages = [`fatal ${error.stack}`];
	}
	console.log(JSON.stringify([book, messages]));
}
