// The unit tests: each program in the folder of built tests, run from the project's root.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { each, run } from '../tools/process.mjs';

export default async function units({ report, unitFolder, label, only }) {
	const programs = existsSync(unitFolder)
		? readdirSync(unitFolder).filter((name) => /^test_\w+$/.test(name) && (!only || only.includes(name)))
		: [];
	await each(programs.sort(), async (name) => {
		const { status, signal, stdout, stderr } = await run(join(unitFolder, name), [], { timeout: 600_000 });
		const output = stdout.toString() + stderr;
		for (const [, test] of output.matchAll(/^\[ +OK +\] (\S+)/gm)) report.pass(`${label}${name} ${test}`);
		if (status !== 0) report.fail(`${label}${name}`, `status ${status ?? signal}\n${output}`);
	});
}
