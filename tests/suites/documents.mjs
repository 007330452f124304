// What is made of the tables of options and keys says what the program does: manuals, schema, completions.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isValid } from '../tools/json_schema.mjs';
import { cleanEnv, each, run } from '../tools/process.mjs';

const text = (path) => readFileSync(path, 'utf8');
const options = () => [...text('src/options.def').matchAll(/^\w+_OPTION\([^,]+, "([^"]+)", "([^"]*)"/gm)]
	.map(([, name, value]) => ({ name, value }));
const keys = () => [...text('src/metadata/keys.def').matchAll(/^KEY\("([^"]+)"/gm)].map(([, name]) => name);
const schema = () => JSON.parse(text('build/book.schema.json'));

function manualProblems() {
	const manual = text('src/octavo.1'), book = text('src/octavo-book.5');
	const lines = book.split('\n').filter((line) => line.startsWith('.It Ic ')).join(' ').split(/[ ,]+/);
	const commands = [...text('src/program/commands.def').matchAll(/^COMMAND\(\w+, "(\w+)"/gm)].map(([, word]) => word);
	return [
		...options().filter(({ name }) => !new RegExp(`^\\.It Fl .*-${name}\\b`, 'm').test(manual)).map(({ name }) => `octavo.1: no --${name}`),
		...commands.filter((word) => !manual.includes(`.It Cm ${word}\n`)).map((word) => `octavo.1: no ${word}`),
		...keys().filter((key) => !lines.includes(key)).map((key) => `octavo-book.5: no ${key}`),
	];
}

// A value that the schema takes, for each way in which it may look.
function samples(part, root, depth = 0) {
	if (part.$ref) return samples(root.definitions[part.$ref.replace('#/definitions/', '')], root, depth);
	if (part.allOf) return samples(part.allOf[0], root, depth);
	if (part.anyOf) return part.anyOf.flatMap((one) => samples(one, root, depth));
	if (part.enum) return part.enum;
	if (part.type === 'array') return depth > 1 ? [] : samples(part.items, root, depth + 1).slice(0, 2).map((item) => [item]);
	if (part.type === 'object')
		return depth > 1 ? [] : [Object.fromEntries(Object.entries(part.properties)
			.flatMap(([name, value]) => samples(value, root, depth + 1).slice(0, 1).map((sample) => [name, sample])))];
	if (part.minimum !== undefined) return [part.minimum, String(part.minimum)];
	return part.pattern ? [2, '2.1'] : ['en'];
}

const COMPLAINTS = /\[(unknown-key|bad-chapter)\]|must be (a text|a file|a list|a mapping|a number|a whole|'|a date, or)/;

// Whether octavo takes the book: JSON is YAML.
async function takes(program, folder, book) {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'book.yaml'), JSON.stringify(book));
	for (const name of ['en', 'a.md']) writeFileSync(join(folder, name), '# A Title\n\nWords in English.\n');
	const { stderr } = await run(resolve(program), ['outline', '.', '--verbose'], { cwd: folder });
	return { taken: !COMPLAINTS.test(stderr), stderr };
}

// What schema and program say of each value that some key may have, and of others.
async function schemaProblems({ program, work }) {
	const root = schema(), problems = [];
	const books = Object.entries(root.properties).flatMap(([key, part]) => [
		...samples(part, root).map((value) => ({ [key]: value })),
		{ [key]: { nonsense: 'en' } }, { [key]: [[['en']]] }, { [`x${key}x`]: 'en' },
	]);
	assert.ok(books.length > 400, `only ${books.length} books`);
	await each(books, async (book, i) => {
		const [[key, value]] = Object.entries(book);
		const { taken, stderr } = await takes(program, join(work, 'schema', String(i)), book);
		if (isValid(book, root) === taken || (key === 'chapters' && /matter/.test(JSON.stringify(value)))) return;
		problems.push(`${JSON.stringify(book)}: the schema says ${isValid(book, root)}, octavo ${taken}: ${stderr}`);
	});
	return problems;
}

async function starterProblems({ program, work }) {
	const folder = join(work, 'begun');
	rmSync(folder, { recursive: true, force: true });
	await run(resolve(program), ['new', folder]);
	const [first] = text(join(folder, 'book.yaml')).split('\n');
	assert.equal(first, `# yaml-language-server: $schema=${resolve('build/book.schema.json')}`);
}

async function completed(words, cwd) {
	const script = `. build/octavo.bash; cd '${cwd}'; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); `
		+ 'COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _octavo; printf "%s\\n" "${COMPREPLY[@]}"';
	const { status, stdout, stderr } = await run('bash', ['--norc', '-c', script], { env: cleanEnv });
	assert.equal(status, 0, stderr);
	return stdout.toString().split('\n').filter(Boolean);
}

async function completes({ work }) {
	const folder = resolve(work, 'complete');
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'a b.md'), '');
	assert.deepEqual(await completed(['octavo', 'bu'], folder), ['build']);
	assert.deepEqual(await completed(['octavo', 'build', '--them'], folder), ['--theme']);
	assert.deepEqual((await completed(['octavo', 'build', '--theme', ''], folder)).sort(), ['large', 'magazine', 'manual', 'novel']);
	assert.deepEqual(await completed(['octavo', 'build', '-f', 'mark'], folder), ['markdown']);
	assert.deepEqual(await completed(['octavo', 'build', 'a'], folder), ['a b.md']);
	assert.deepEqual(await completed(['octavo', 'outline', '--out'], folder), []);
	const all = [...await completed(['octavo', 'build', '--'], folder), ...await completed(['octavo', 'pack', '--'], folder)];
	assert.deepEqual(options().map(({ name }) => `--${name}`).filter((name) => !all.includes(name)), []);
}

// Each option stands in what the other shells read, which must be able to.
async function otherShells({ report }) {
	for (const [shell, file, mark] of [['zsh', '_octavo', (name) => `--${name}`], ['fish', 'octavo.fish', (name) => `-l ${name} `]]) {
		const script = text(join('build', file));
		report.check(`${shell} completes every option`,
			options().filter(({ name }) => !script.includes(mark(name))).map(({ name }) => `${file}: no --${name}`));
		const { status, stderr } = await run('sh', ['-c', `command -v ${shell} >/dev/null || exit 99; ${shell} -n build/${file}`]);
		if (status === 99) report.skip(`${shell} reads ${file}`, `install '${shell}'`);
		else report.check(`${shell} reads ${file}`, status === 0 ? [] : stderr);
	}
}

export default async function documents(context) {
	const { report } = context;
	report.check('every option, command and key has its place in the manuals', manualProblems());
	await report.test('the schema of book.yaml says what octavo does', () => schemaProblems(context));
	await report.test("'octavo new' names the schema", () => starterProblems(context));
	await report.test('bash completes commands, options, words and files', () => completes(context));
	await otherShells(context);
}
