// What was tested and what came of it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export class Report {
	passed = 0;
	failed = 0;
	skipped = 0;
	books = new Map(); // of each book's checksum: the first of its kind, and what may be said of it

	constructor(verbose, first, validators) {
		this.verbose = verbose;
		this.first = first; // the run ends with the first that fails
		this.validators = validators; // are given each book, if there are any
	}

	pass(name) {
		this.passed++;
		if (this.verbose) console.log(`ok ${name}`);
	}

	fail(name, why) {
		this.failed++;
		console.log(`not ok ${name}\n${String(why).trimEnd().replace(/^/gm, '    ')}`);
		if (this.first) process.exit(1);
	}

	skip(name, why) {
		this.skipped++;
		console.log(`skipped ${name}: ${why}`);
	}

	// Passes unless there is a problem: a text, or a list of texts.
	check(name, problem) {
		const problems = [problem ?? []].flat();
		if (problems.length === 0) this.pass(name);
		else this.fail(name, problems.slice(0, 20).join('\n'));
	}

	// One test: passes unless it throws or returns a problem.
	async test(name, body) {
		try {
			this.check(name, await body());
		} catch (error) {
			this.fail(name, error.code === 'ERR_ASSERTION' ? error.message : error.stack);
		}
	}

	// Has a book validated while other tests run, once however often the same bytes are built: it stays where it is.
	// expected holds the lines 'VALIDATOR: MESSAGE' that must come, and no others.
	validateLater(path, expected = []) {
		const sum = createHash('sha256').update(readFileSync(path)).digest('hex');
		if (this.books.has(sum)) return;
		this.books.set(sum, { path, expected });
		this.validators?.add(path);
	}

	// Counts what another tells, too.
	add({ passed, failed, skipped }) {
		this.passed += passed;
		this.failed += failed;
		this.skipped += skipped;
	}

	close() {
		const skipped = this.skipped ? `, ${this.skipped} skipped` : '';
		console.log(`${this.passed} passed, ${this.failed} failed${skipped}`);
		return this.failed === 0;
	}
}
