// How octavo check agrees with EPUBCheck: on the books of a folder with an expected.tsv (../shared/corpus/check),
// valid or not, and the same set of ids of errors and warnings; and which ids are behind the differences.
//
//   node tests/tools/score_check.mjs [FOLDER] [--program FILE] [--verbose]
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { each, run } from './process.mjs';

const option = (name, otherwise) => {
	const at = process.argv.indexOf(name);
	return at < 0 ? otherwise : process.argv[at + 1];
};

// "error:RSC-005x1 warning:OPF-018x2" -> the ids of errors and warnings
const wantedIds = (said) => new Set([...said.matchAll(/(fatal|error|warning):([\w-]+?)x\d+/g)].map(([, , id]) => id));
const wantsErrors = (said) => /(fatal|error):/.test(said);

function readExpected(folder) {
	return readFileSync(join(folder, 'expected.tsv'), 'utf8').split('\n')
		.filter((line) => line && !line.startsWith('#'))
		.map((line) => line.split('\t'))
		.map(([name, version, said]) => ({ name, version, valid: !wantsErrors(said), ids: wantedIds(said) }));
}

async function foundIds(program, path) {
	const { stderr, status } = await run(program, ['check', '--json', path]);
	const told = stderr.toString().split('\n').filter(Boolean).map((line) => JSON.parse(line));
	const ids = told.filter(({ severity }) => /^(fatal|error|warning)$/.test(severity)).map(({ id }) => id);
	return { valid: status === 0, ids: new Set(ids), odd: status > 1 ? `status ${status}` : undefined };
}

const sorted = (ids) => [...ids].sort().join(' ');

export async function scoreCheck(folder, program) {
	const rows = readExpected(folder);
	await each(rows, async (row) => { row.found = await foundIds(program, join(folder, row.name)); });
	const groups = new Map();
	for (const { ids, found } of rows)
		for (const id of new Set([...ids, ...found.ids])) {
			const group = groups.get(id.slice(0, 3)) ?? { both: 0, missed: 0, invented: 0 };
			if (ids.has(id) && found.ids.has(id)) group.both++;
			else if (ids.has(id)) group.missed++;
			else group.invented++;
			groups.set(id.slice(0, 3), group);
		}
	return {
		count: rows.length,
		valid: rows.filter(({ valid, found }) => valid === found.valid).length,
		same: rows.filter(({ ids, found }) => sorted(ids) === sorted(found.ids)).length,
		groups,
		differences: rows.filter(({ ids, found, valid }) => sorted(ids) !== sorted(found.ids) || found.odd || valid !== found.valid)
			.map(({ name, ids, found }) => `${name}: wanted [${sorted(ids)}], found [${sorted(found.ids)}]${found.odd ?? ''}`),
	};
}

if (process.argv[1].endsWith('score_check.mjs')) {
	const folder = process.argv[2]?.startsWith('--') || !process.argv[2] ? '../shared/corpus/check' : process.argv[2];
	if (!existsSync(join(folder, 'expected.tsv'))) {
		console.log(`skipped: ${folder} isn't there`);
		process.exit(0);
	}
	const { count, valid, same, groups, differences } = await scoreCheck(folder, option('--program', 'build/octavo'));
	const share = (n) => `${n} of ${count} (${(100 * n / count).toFixed(1)} %)`;
	console.log(`valid or not: ${share(valid)}\nthe same ids: ${share(same)}`);
	console.log('group  both  missed  invented');
	for (const [name, { both, missed, invented }] of [...groups].sort())
		console.log(`${name}    ${String(both).padStart(4)}  ${String(missed).padStart(6)}  ${String(invented).padStart(8)}`);
	for (const line of differences) console.log(line);
}
