// Every case under tests/books; and that every message octavo has stands in one of them.
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCase, runCase } from '../tools/case.mjs';
import { allDialogues } from '../tools/dialogue.mjs';
import { bookProblems } from '../tools/epub.mjs';
import { each, run } from '../tools/process.mjs';

export const allCases = () =>
	readdirSync('tests/books').sort().map((name) => loadCase(join('tests/books', name)));

async function unlike(name, want, got) {
	if (got === undefined) return `${name}: not there`;
	if (want.equals(got)) return [];
	const file = `build/tests/${randomUUID()}`;
	writeFileSync(file, want);
	const { stdout } = await run('diff', ['-u', '--label', `${name} as wanted`, '--label', 'as it is',
		file, '-'], { input: got });
	rmSync(file);
	return stdout.toString();
}

const OLD = 'as it was';

// A build that fails makes no file, and leaves one that is there as it was.
async function failureProblems(program, testCase, work) {
	const bare = await runCase(program, testCase, work);
	const problems = [];
	const left = readdirSync(bare.place).filter((name) => name !== 'in');
	if (left.length) problems.push(`a failed build leaves ${left}`);
	const again = await runCase(program, testCase, work, (out) => writeFileSync(out, OLD));
	if (readFileSync(again.out, 'latin1') !== OLD) problems.push('a failed build changes an old file');
	return problems;
}

async function caseProblems({ program, work, report, sanitized }, testCase) {
	const result = await runCase(program, testCase, work);
	const problems = [];
	if (result.status !== testCase.status)
		problems.push(`status ${result.status ?? result.signal}, wanted ${testCase.status}`);
	for (const [name, want] of Object.entries(testCase.want))
		problems.push(await unlike(name, want, result.got[name]));
	for (const [name, words] of testCase.holds)
		if (!result.book?.files.get(name)?.includes(words)) problems.push(`${name} doesn't hold '${words}'`);
	if (result.book) problems.push(bookProblems(result.book));
	else if (testCase.status === 0 && /^build\b/.test(testCase.args)) problems.push('no book');
	if (testCase.status !== 0 && /\bOUT\b/.test(testCase.args))
		problems.push(await failureProblems(program, testCase, work));
	if (result.book && !sanitized) report.validateLater(result.out, testCase.validators);
	return problems.flat();
}

function messages(table) {
	return [...table.matchAll(/^MESSAGE\(\s*(\w+),\s*(\w+),\s*"([^"]+)",\s*"((?:\\.|[^"\\])*)"/gm)]
		.map(([, name, severity, slug, text]) => ({ name, severity, slug, text }));
}

function messageProblems(cases) {
	const said = allDialogues().flatMap(({ blocks }) => blocks);
	const seen = [...cases.map((c) => c.want.diagnostics), ...said].join('');
	const table = readFileSync('src/base/messages.def', 'utf8');
	const all = messages(table);
	const problems = all
		.filter(({ slug, severity }) => severity !== 'SYSTEM' && !seen.includes(`[${slug}]`))
		.map(({ slug, name }) => `${name}: no case shows [${slug}]`);
	for (const { slug, text } of all)
		if (all.some((m) => m.slug === slug && m.text !== text)) problems.push(`[${slug}] has two texts`);
	const count = (table.match(/^MESSAGE\(/gm) ?? []).length;
	if (all.length !== count) problems.push('some messages are written so that this test misses them');
	return problems;
}

export default async function cases(context) {
	const { report, sanitized, only } = context;
	const list = existsSync('tests/books') ? allCases() : [];
	const chosen = list.filter((c) => !only || only.includes(c.name));
	await each(chosen, (testCase) =>
		report.test(`case ${testCase.name}`, () => caseProblems(context, testCase)));
	if (!sanitized && !only)
		report.check('every message has a case, and a slug of its own', messageProblems(list));
}
