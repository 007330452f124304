// The programs that are measured, each with the command that makes a book of a corpus.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { readZip } from '../tools/zip.mjs';
import { isInstalled } from './measure.mjs';

const files = (folder) => readdirSync(folder).filter((name) => name.endsWith('.md')).sort();

// octavo's own book unpacked, once: what zip packs.
function unpacked(octavo, corpus, work) {
	const folder = join(work, 'unpacked', corpus.name);
	const book = join(work, 'unpacked.epub');
	rmSync(folder, { recursive: true, force: true });
	const { status } = spawnSync(octavo, ['build', corpus.folder, '--no-cover', '--title=Book', '--lang=en', '--force', '-o', book]);
	if (status !== 0) return null;
	for (const { name, data } of readZip(readFileSync(book))) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), data);
	}
	return folder;
}

// {name, tool, command, cwd, rounds, note} each; the floor is first.
export function programsFor(corpus, { octavo, work }) {
	const out = (name) => resolve(work, name);
	const threads = availableParallelism();
	const build = [octavo, 'build', corpus.folder, '--title=Book', '--lang=en', '--quiet', '--force'];
	const zipped = out('zip.zip');
	return [
		{ name: 'floor', command: [join(work, 'floor'), corpus.folder, out('floor.zip'), `${threads}`] },
		{ name: 'octavo', command: [...build, '--no-cover', '-o', out('octavo.epub')] },
		{ name: 'octavo with a cover', command: [...build, '-o', out('cover.epub')] },
		{ name: 'empty program', command: [join(work, 'empty')], only: 'article' },
		{ name: 'zip -9', tool: 'zip', command: ['zip', '-9', '-q', '-X', '-r', zipped, '.'],
			cwd: unpacked(octavo, corpus, work), prepare: `rm -f ${zipped}` },
		{ name: 'pandoc', tool: 'pandoc', runs: 1, rounds: 3, command: ['pandoc', '--from=gfm+footnotes', '--to=epub3',
			'--metadata=title:Book', '--metadata=lang:en', '-o', out('pandoc.epub'),
			...files(corpus.folder)], cwd: corpus.folder },
		{ name: 'calibre', tool: 'ebook-convert', runs: 1, rounds: 3,
			command: ['ebook-convert', corpus.whole, out('calibre.epub'), '--title=Book', '--language=en'] },
	].filter(({ only }) => !only || only === corpus.name)
		.map((program) => ({ ...program, missing: Boolean(program.tool) && !isInstalled(program.tool) }));
}

