// Books made wrong by twist.mjs, and what `octavo check` and EPUBCheck 4.2.6 tell of each: valid or not, and the
// same ids of errors and warnings. Prints how often they agree, also on each group of ids, and each kind of difference
// with its books, the most frequent first. What compare_check.json names as old or wrong in EPUBCheck 4.2.6 is
// counted apart. What EPUBCheck said of a book is remembered beside it, and asked for once.
//
//   node tests/tools/compare_check.mjs [COUNT [FIRST]] [--program FILE] [--work FOLDER] [--ts] [--most N]
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { each, run } from './process.mjs';
import { gather, mutant, readBook } from './twist.mjs';
import { ask } from './validators.mjs';
import { writeZip } from './zip.mjs';

const given = process.argv.slice(2);
const option = (name, otherwise) => (given.includes(name) ? given.splice(given.indexOf(name), 2)[1] : otherwise);
const PROGRAM = option('--program', 'build/octavo'), WORK = resolve(option('--work', 'build/compared'));
const MOST = Number(option('--most', 40)), CORPUS = '../shared/corpus/check';
const VALIDATOR = given.includes('--ts') ? 'epubcheck-ts' : 'EPUBCheck 4.2.6';
const [COUNT = 1000, FIRST = 1] = given.filter((word) => /^\d+$/.test(word)).map(Number);
const table = JSON.parse(readFileSync(fileURLToPath(new URL('compare_check.json', import.meta.url))));

async function seeds() {
	const built = table.cases.map((name) => [`tests/books/${name}`, join(WORK, `${name}.epub`)]);
	await each(built, ([from, to]) =>
		run(PROGRAM, ['build', from, '--no-cover', '-o', to, '--title', 'T', '--lang', 'en']));
	const corpus = existsSync(CORPUS) ? table.corpus.map((name) => join(CORPUS, name)) : [];
	return [...table.folders, ...built.map(([, to]) => to), ...corpus].map(readBook);
}

const TOLD = /^(fatal|error|warning)$/;

async function askOctavo(one) {
	const { stderr, status, signal } = await run(PROGRAM, ['check', '--json', '--verbose', one.path]);
	if (status > 1 || signal) throw new Error(`${one.path}: status ${status ?? signal}\n${stderr}`);
	const told = stderr.split('\n').filter(Boolean).map((line) => JSON.parse(line)).filter(({ id }) => id)
		.map(({ severity, id, file, line, text }) =>
			({ severity, id, words: `${file.slice(one.path.length)}:${line ?? ''} ${text}` }));
	one.octavo = told.filter(({ severity }) => TOLD.test(severity));
	one.beside = told.filter(({ severity }) => !TOLD.test(severity));
}

const message = (text) => {
	const [, severity, id, words] = /^(\w+) ([A-Z]{3}[-_]\w+) (.*)$/s.exec(text) ?? [text, 'fatal', 'none', text];
	const name = id.replace('_', '-').replace('_', '');
	return { severity: severity.toLowerCase(), id: name, words: words.replaceAll(`${WORK}/`, '') };
};

const groupOf = ({ id }) => id.slice(0, 3);
const isInvalid = (told) => told.some(({ severity }) => severity !== 'warning');
const kindOf = (words) => words.replace(/^\S*:\S* /, '').replace(/(['"‘“]).*?['"’”]/g, '$1…$1').replace(/\d+/g, '0')
	.slice(0, 110);

// What one of them tells and the other doesn't: {side, id, words}.
function differences({ octavo, other }) {
	const only = (side, here, there) => here.filter(({ id }) => !there.some((told) => told.id === id))
		.map((told) => ({ side, ...told }));
	return [...only('octavo', octavo, other), ...only('EPUBCheck', other, octavo)];
}

const placeOf = (words) => {
	const [, file, line] = /^\/?(.*?):(-?\d*)/.exec(words) ?? [];
	return { file, line };
};

function sourceOf({ book }, words) {
	const { file, line } = placeOf(words);
	return book.find(({ name }) => name === file)?.bytes.toString().split('\n')[line - 1] ?? '';
}

// by: who tells it; id, words: what, where it matters; source: how its line reads; with: what one of them tells
// beside it; near: that of the same file, or of the same line, as far as one tells of where a tag begins and the other
// of where it ends.
const isNamed = ({ side, id, words }, one) => table.named.find((named) => {
	const is = (pattern, text) => !pattern || new RegExp(pattern).test(text);
	const { file, line } = placeOf(words);
	const isNear = (told) => {
		const other = placeOf(told.words);
		return !named.near || (other.file === file && (named.near === 'file' || Math.abs(other.line - line) <= 1));
	};
	const isBeside = (told) => is(named.with, `${told.id} ${told.words}`) && isNear(told);
	return is(`^${named.by}$`, side) && is(named.id && `^(${named.id})$`, id) && is(named.words, words) &&
		(!named.source || is(named.source, sourceOf(one, words))) &&
		(!named.with || [...one.octavo, ...one.beside, ...one.other].some(isBeside));
});

mkdirSync(WORK, { recursive: true });
const books = await seeds(), seen = gather(books);
const all = Array.from({ length: COUNT }, (_, n) => {
	const { book, done } = mutant(books, seen, FIRST + n), path = join(WORK, `${FIRST + n}.epub`), bytes = writeZip(book);
	writeFileSync(path, bytes);
	return { number: FIRST + n, path, book, done, hash: createHash('sha1').update(bytes).digest('hex') };
});
await each(all, askOctavo);
const answers = join(WORK, `${VALIDATOR}-${FIRST}.json`);
const known = existsSync(answers) ? JSON.parse(readFileSync(answers)) : {};
const unknown = all.filter(({ hash }) => !known[hash]);
const answered = await ask(VALIDATOR, unknown.map(({ path }) => path), resolve('build/tests/classes'));
for (const [n, { messages }] of answered.entries()) known[unknown[n].hash] = messages;
const failed = Object.values(known).flat().find((message) => message.startsWith(`${VALIDATOR} said nothing`));
if (failed) throw new Error(failed);
writeFileSync(answers, JSON.stringify(known));
for (const one of all) one.other = known[one.hash].map(message);

const kinds = new Map(), named = new Map(), groups = new Map();
let same = 0, sameValid = 0, agreed = 0, crashes = 0;
for (const one of all) {
	if (one.other.some(({ id }) => id === 'none')) {
		crashes++;
		continue;
	}
	const found = differences(one), rest = found.filter((difference) => !isNamed(difference, one));
	if (found.length === 0) same++;
	if (isInvalid(one.octavo) === isInvalid(one.other)) sameValid++;
	if (rest.length === 0) agreed++;
	for (const group of new Set([...one.octavo, ...one.other].map(groupOf))) {
		const count = groups.get(group) ?? { books: 0, same: 0, agreed: 0 };
		count.books++;
		count.same += !found.some((difference) => groupOf(difference) === group);
		count.agreed += !rest.some((difference) => groupOf(difference) === group);
		groups.set(group, count);
	}
	for (const why of new Set(found.map((difference) => isNamed(difference, one)?.why).filter(Boolean)))
		named.set(why, (named.get(why) ?? 0) + 1);
	for (const difference of rest) {
		const kind = `${difference.side} alone: ${difference.id} ${kindOf(difference.words)}`;
		kinds.set(kind, [...(kinds.get(kind) ?? []), { ...one, difference }]);
	}
}
console.log(`${COUNT} books from ${FIRST}; ${VALIDATOR} crashed on ${crashes}; the same validity ${sameValid}, ` +
	`the same ids ${same}, but for what is named ${agreed}; odd ${COUNT - crashes - agreed}`);
for (const [group, { books, same, agreed }] of [...groups].sort())
	console.log(`${group}: told of ${books}, the same ids ${same}, but for what is named ${agreed}`);
for (const [why, count] of [...named].sort((a, b) => b[1] - a[1])) console.log(`named ${count}: ${why}`);
for (const [kind, ones] of [...kinds].sort((a, b) => b[1].length - a[1].length).slice(0, MOST)) {
	console.log(`\n${ones.length} ${kind}`);
	for (const { number, done, difference } of ones.slice(0, 3))
		console.log(`  ${number}: ${done.join('; ')}: ${difference.words.slice(0, 200)}`);
}
