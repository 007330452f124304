// `octavo check`: books that are wrong in one way each, and how it agrees with EPUBCheck on EPUBCheck's own.
import assert from 'node:assert';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { allChecks, runCheck } from '../tools/checked.mjs';
import { each } from '../tools/process.mjs';
import { scoreCheck } from '../tools/score_check.mjs';

const CORPUS = '../shared/corpus/check';

export default async function checks({ report, program, work, sanitized, only }) {
	for (const { name, blocks } of allChecks().filter(({ name }) => !only || only.includes(name)))
		await each(blocks, async (block, i) => {
			const title = `${name}: ${block.split('\n')[0].slice(2)}`;
			const got = await runCheck(resolve(program), block, join(work, 'checks', `${name}-${i}`))
				.catch((error) => error.message);
			report.check(title, got === block ? [] : `wanted:\n${block}\nsaid:\n${got}`);
		});
	if (sanitized || only) return;
	if (!existsSync(CORPUS)) return report.skip('how check agrees with EPUBCheck', `no ${CORPUS}`);
	await report.test('check agrees with EPUBCheck on its own books', async () => {
		const { count, valid, same, differences } = await scoreCheck(CORPUS, program);
		assert.ok(valid >= 0.99 * count && same >= 0.97 * count, differences.join('\n'));
	});
}
