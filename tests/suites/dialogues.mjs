// What newcomers type, and what octavo says: every block of tests/dialogues.
import { join } from 'node:path';
import { allDialogues, runBlock } from '../tools/dialogue.mjs';
import { each, run } from '../tools/process.mjs';

const SCREEN = { lines: 24, columns: 80 };

async function screenProblems(program) {
	const problems = [];
	for (const command of ['', 'build', 'outline', 'check', 'pack', 'unpack', 'new', 'help']) {
		const { stdout } = await run(program, command ? ['help', command] : ['--help']);
		const lines = stdout.toString().trimEnd().split('\n');
		if (lines.length < 5 || lines.length > SCREEN.lines) problems.push(`help ${command}: ${lines.length} lines`);
		for (const line of lines.filter((line) => line.length > SCREEN.columns)) problems.push(`help ${command}: ${line}`);
	}
	return problems;
}

export default async function dialogues({ report, program, work, sanitized, only }) {
	for (const { name, blocks } of allDialogues().filter(({ name }) => !only || only.includes(name)))
		await each(blocks, async (block, i) => {
			const { got, book } = await runBlock(program, block, join(work, 'dialogues', `${name}-${i}`));
			report.check(`dialogue ${name} ${i}`, got === block ? [] : `wanted:\n${block}\nsaid:\n${got}`);
			if (book && !sanitized) report.validateLater(book);
		});
	if (!only) await report.test('each help fits a screen', () => screenProblems(program));
}
