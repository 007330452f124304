// Builds folders of articles that are put together by chance, and judges the books:
//
//   node tests/tools/random_folders.mjs COUNT [SEED [PROGRAM]]
//
// Where fuzzers change bytes, this draws names that mean something, articles of which something is missing, the tests'
// own texts, keys of book.yaml and options. What is wrong is shown with the first folders, which stay in build/random/.
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { judge } from './judge.mjs';
import { run } from './process.mjs';
import { random } from './twist.mjs';

const [count, seed = '1', program = 'build/octavo'] = process.argv.slice(2);
const WORK = 'build/random', MOST_FILES = 6;

const NAMES = ['preface.md', 'introduction.md', 'foreword.html', '01-one.md', '02-two.md', 'chapter.md', 'appendix.md',
	'appendix-a.md', 'index.md', 'README.md', 'title-page.md', 'cover.md', 'dedication.md', 'epigraph.txt',
	'acknowledgments.md', 'glossary.md', 'notes.md', 'colophon.md', 'about.html', 'copyright.md', 'contents.md',
	'bibliography.md', 'afterword.md', 'part-1/index.md', 'part-1/01.md', 'part-1/02.html', 'part-1/preface.md',
	'part-2/README.md', 'part-2/a.txt', 'part-2/deep/index.md', 'part-2/deep/x.md', 'part-2/deep/y.md', '_index.md',
	'docs/intro.md', 'SUMMARY.md', 'docs/_category_.json', 'toc.yml', 'mkdocs.yml', '_quarto.yml'];

// What tools for documentation say of a folder.
const TOOLS = {
	'SUMMARY.md': '# Summary\n\n- [One](01-one.md)\n  - [Lost](lost.md)\n- [Part](part-1/index.md)\n',
	'_category_.json': '{"label": "L", "position": 2}',
	'toc.yml': 'format: jb-book\nroot: index\nchapters:\n- file: chapter\n',
	'mkdocs.yml': 'site_name: S\nnav:\n  - index.md\n  - P: [01-one.md, lost.md]\n',
	'_quarto.yml': 'project:\n  type: book\nbook:\n  chapters: [index.md, {part: P, chapters: [01-one.md]}]\n',
};

const FRONTS = ['', '', '', '---\ntitle: F\n---\n', '---\ntitle: F\ndraft: true\n---\n', '---\nunlisted: true\n---\n',
	'---\nauthor: A\nlang: de\n---\n', '---\nweight: 3\ntitle: ""\n---\n', '---\nmatter: preface\n---\n',
	'---\nmatter: part\n---\n', '+++\ntitle = "T"\n+++\n', '---\nsubtitle: S\ntitle: 5\n---\n'];

const HEADS = ['', '# One\n\n', '# A Chapter\n\n', '## Below\n\n', 'Title\n=====\n\n', '# Contents\n\n', '# *\n\n',
	'# ![](lost.png)\n\n', '# Preface\n\n# Part One\n\n', '# One {.unnumbered .unlisted}\n\n', '# []{#x}\n\n'];

const BODIES = ['', 'Some words stand here for the reader.\n', 'A [link](02-two.md#x), [another](part-1/index.md), [one](#lost).\n',
	'Words.[^1]\n\n[^1]: A note.\n', '- a\n- b\n', '![](lost.png)\n', '![Words](lost.png)\n',
	'| a | b |\n|---|---|\n| 1 | 2 |\n\nTable: Of words.\n', '$x^2$ and {{< include lost.md >}}\n',
	'## Two\n\nMore words.\n\n# Three\n\nEven more.\n', '```\ncode\n```\n', '* * *\n', '<!-- c -->\n', '> q\n',
	'[^9]: A note alone.\n'];

// An article of which nothing comes through, or nearly.
const WHOLES = [Buffer.alloc(40), '', '---\ntitle: A\n---\n', '# T\n', '<html><body></body></html>', '\n\n',
	'[^1]: A note.\n', '***\n', Buffer.from([0xFF, 0xFE, 0x41, 0])];

const KEYS = ['title: B\n', 'toc-depth: 1\n', 'toc-depth: 6\n', 'toc-title: C\n', 'split: 0\n', 'split: 3\n',
	'lists: [tables, figures]\n', 'lang: ar\n', 'lang: ja\nwriting-mode: vertical-rl\n', 'cover: lost.png\n',
	'css: lost.css\n', 'theme: manual\n', 'author: [A, B]\npublisher: P\nrights: R\n', 'page: whole\n', 'smart: false\n',
	'chapters: [01-one.md, part-1, lost.md]\n',
	'chapters:\n  - title: P\n    chapters: [01-one.md, chapter.md]\n  - preface.md\n', 'chapters: ["*.md", "part-*/*.md"]\n'];

const OPTIONS = [[], [], ['--title', 'T'], ['--lang', 'he'], ['--toc-depth', '1'], ['--split', '3'], ['--theme', 'magazine'],
	['--keep-styles'], ['--page', 'whole'], ['--metadata', 'lists=tables'], ['--author', 'A']];

const OWN = ['markdown', 'soup', 'text'].flatMap((folder) => readdirSync(join('tests', folder))
	.filter((name) => /\.(md|html|txt)$/.test(name)).sort().map((name) => join('tests', folder, name)));

const chance = random(Number(seed));
const one = (list) => list[chance(list.length)];

function article(name) {
	if (chance(3) === 0) return one(WHOLES);
	const text = `${one(HEADS)}${one(BODIES)}${one(BODIES)}`;
	return name.endsWith('.html') ? `<title>H</title><h1>Head</h1><p>${text.replace(/[<&]/g, '')}</p>` : one(FRONTS) + text;
}

function write(folder) {
	let name = one(NAMES);
	const tool = TOOLS[name.split('/').pop()], own = !tool && chance(3) === 0 && one(OWN);
	if (own) name = name.replace(/\.\w+$/, extname(own));
	mkdirSync(dirname(join(folder, name)), { recursive: true });
	if (own) cpSync(own, join(folder, name));
	else writeFileSync(join(folder, name), tool ?? article(name));
}

function prepare(n) {
	const folder = join(WORK, `${n}`), sources = join(folder, 'in');
	mkdirSync(sources, { recursive: true });
	for (let files = 1 + chance(MOST_FILES); files; files--) write(sources);
	if (chance(3) === 0) writeFileSync(join(sources, 'book.yaml'), one(KEYS) + one(KEYS));
	const options = one(OPTIONS);
	return { name: options.join(' '), folder, sources, options };
}

async function build({ folder, sources, options }) {
	const book = join(folder, 'book.epub');
	const result = await run(program, ['build', sources, '--no-cover', '-o', book, ...options]);
	return { ...result, book: result.status === 0 && book };
}

rmSync(WORK, { recursive: true, force: true });
const tries = Array.from({ length: Number(count) }, (_, n) => prepare(n));
process.exit(await judge(tries, program, [0, 1], build));
