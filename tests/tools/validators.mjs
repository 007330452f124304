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

// Java asks the locale how files are named.
const env = { ...process.env, LC_ALL: 'C.UTF-8' };

// What one of them says.
export async function ask(validator, paths, classes) {
	const [program, ...args] = validators(classes)[validator];
	const input = paths.map((path) => `${path}\n`).join('');
	const { stdout, stderr } = await run(program, args,
		{ input, timeout: 3_600_000, env });
	const found = new Map(stdout.toString().split('\n').filter(Boolean).map((l) => JSON.parse(l)));
	return paths.map((path) => ({
		path, validator,
		messages: found.get(path) ?? [`${validator} said nothing of it: ${stderr}`],
	}));
}

// For every book and validator {path, validator, messages}. classes is the folder with
// EpubcheckBatch.class.
export async function validate(paths, classes) {
	if (paths.length === 0) return [];
	const answers = Object.keys(validators(classes)).map((validator) => ask(validator, paths, classes));
	return (await Promise.all(answers)).flat();
}
