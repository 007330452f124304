// Both validators over many books, side by side: one JVM, one process of node.
import { fileURLToPath } from 'node:url';
import { run } from './process.mjs';

const EPUBCHECK = '/usr/share/java/epubcheck.jar';
const script = fileURLToPath(new URL('epubcheck-ts.mjs', import.meta.url));

const validators = (classes) => ({
	'EPUBCheck 4.2.6': ['java', '-Xss1024k', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC',
		'-cp', `${EPUBCHECK}:${classes}`, 'EpubcheckBatch'],
	'epubcheck-ts': [process.execPath, script],
});

// Calls report(path, validator, messages) for every book and validator. classes is the folder with
// EpubcheckBatch.class.
export async function validate(paths, classes, report) {
	const input = paths.map((path) => `${path}\n`).join('');
	await Promise.all(Object.entries(validators(classes)).map(async ([name, [program, ...args]]) => {
		const { stdout, stderr } = await run(program, args,
			{ input, timeout: 3_600_000, env: process.env });
		const found = new Map(stdout.toString().split('\n').filter(Boolean).map((l) => JSON.parse(l)));
		for (const path of paths)
			report(path, name, found.get(path) ?? [`${name} said nothing of it: ${stderr}`]);
	}));
}
