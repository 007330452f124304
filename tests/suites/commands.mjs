// Every command that README and manuals show does what they say: it ends well, where its files are.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { packManuscripts } from '../tools/manuscript.mjs';
import { cleanEnv, run } from '../tools/process.mjs';

const text = (path) => readFileSync(path, 'utf8');
const ARTICLE = 'A Letter\n\nThe tomatoes are ripe, and the beans will be soon. Come and see for yourself.\n';

// Lines of code, and code among words that has more than a command's name in it; what is behind a # in
// a line of code is said of it. A line that ends with \ goes on.
function commands() {
	const readme = text('README.md').replace(/\\\n */g, '');
	const targets = [...text('tests/README.md').matchAll(/^ {4}(make [a-z-]+)/gm)].map(([, line]) => line);
	const lines = [...readme.matchAll(/^ {4}((?:octavo|pandoc|parallel|make) .*)$/gm)].map(([, line]) => line.replace(/ +#.*/, ''))
		.filter((line) => !/^octavo: /.test(line));
	const inline = [...readme.matchAll(/`(octavo (?:[a-z]+ )?[^ `]+)`/g)].map(([, line]) => line);
	const manual = ['src/octavo.1', 'src/octavo-book.5'].flatMap((path) => [...text(path).matchAll(/^\.Dl (.*)$/gm)])
		.map(([, line]) => line.replace(/\\\(dq/g, '"'));
	return [...new Set([...lines, ...targets, ...inline, ...manual])].filter((line) => !/^octavo (new|check|\.)$/.test(line));
}

// A folder with all files that they name.
function prepare(folder) {
	rmSync(folder, { recursive: true, force: true });
	for (const name of ['mybook', 'shelf/one', 'shelf/two', 'books']) mkdirSync(join(folder, name), { recursive: true });
	for (const name of ['mybook', 'shelf/one', 'shelf/two']) writeFileSync(join(folder, name, 'book.yaml'), `title: ${name}\nlang: en\n`);
	for (const name of ['article.txt', 'a.md', 'c.txt', 'letter.md', 'report.rst', 'mybook/a.md', 'shelf/one/a.md', 'shelf/two/a.md'])
		writeFileSync(join(folder, name), ARTICLE);
	writeFileSync(join(folder, 'b.html'), '<p>Words in English, enough of them to be told.</p>');
	cpSync('tests/books/word-novel', folder, { recursive: true });
	cpSync('tests/check/book3', join(folder, 'unpacked'), { recursive: true });
	packManuscripts(folder);
}

// And with what the commands for EPUBs that exist already name.
async function prepareEpubs(line, folder, env) {
	const made = await run('sh', ['-c', `octavo build a.md --no-cover -q -o book.epub &&
		for name in unpacked folder; do octavo unpack book.epub $name; done && cp -r unpacked/EPUB other`], { cwd: folder, env });
	assert.equal(made.status, 0, made.stderr);
	if (/^octavo unpack/.test(line)) rmSync(join(folder, 'folder'), { recursive: true });
}

async function runs({ report, program }, line, folder) {
	prepare(folder);
	if (/^octavo new/.test(line)) rmSync(join(folder, 'mybook'), { recursive: true });
	const [tool] = line.split(' ');
	const env = { ...cleanEnv, PATH: `${dirname(resolve(program))}:${cleanEnv.PATH}` };
	if (/^octavo (check|pack|unpack)/.test(line)) await prepareEpubs(line, folder, env);
	const there = await run('sh', ['-c', `command -v ${tool}`], { env });
	if (there.status !== 0) return report.skip(line, `install '${tool}'`);
	if (/-S one,two/.test(line)) return report.skip(line, "it needs two machines, 'one' and 'two'");
	await run('octavo', ['pack', 'unpacked', '-o', 'book.epub'], { cwd: folder, env });
	const command = /--watch/.test(line) ? `timeout 1 ${line}; [ $? = 124 ]` : line;
	const { status, stderr } = await run('sh', ['-c', command], { cwd: folder, env });
	report.check(line, status === 0 ? [] : `status ${status}: ${stderr}`);
}

async function makes(line) {
	const { stdout } = await run('make', ['-s', 'help']);
	return stdout.toString().includes(`  ${line} `) ? [] : `'make help' has no ${line}`;
}

// The book of the manual's examples is one.
async function example({ program, work }) {
	const [, yaml] = text('src/octavo-book.5').match(/^\.Sh EXAMPLES\n\.Bd .*\n([^]*?)^\.Ed$/m);
	const folder = resolve(work, 'commands', 'example');
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'book.yaml'), yaml);
	for (const name of ['first.md', 'second.txt']) writeFileSync(join(folder, name), ARTICLE);
	const { status, stderr } = await run(resolve(program), ['build', '.', '--strict', '--no-cover', '-o', 'out.epub'], { cwd: folder });
	assert.equal(status, 0, stderr);
}

export default async function shown(context) {
	const { report, work } = context;
	const lines = commands();
	report.check('README and manuals show commands', lines.length > 12 ? [] : lines);
	for (const line of lines)
		if (line.startsWith('make ')) report.check(line, await makes(line));
		else await runs(context, line, resolve(work, 'commands', 'folder'));
	await report.test("the example of octavo-book(5) is a book", () => example(context));
}
