// Both validators over many books, side by side: one JVM, one process of node.
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { run } from './process.mjs';

const EPUBCHECK = '/usr/share/java/epubcheck.jar';
const script = fileURLToPath(new URL('epubcheck-ts.mjs', import.meta.url));

const validators = (classes) => ({
	'EPUBCheck 4.2.6': ['java', '-Xss1024k', '-XX:+UseSerialGC', '-cp', `${EPUBCHECK}:${classes}`, 'EpubcheckBatch'],
	'epubcheck-ts': [process.execPath, script],
});

// Java asks the locale how files are named.
const env = { ...process.env, LC_ALL: 'C.UTF-8' };

// One of them at work: each book that is added is validated, and what is found of all is said at the end. classes
// is the folder with EpubcheckBatch.class.
function begin(validator, classes) {
	const [program, ...args] = validators(classes)[validator];
	const input = new PassThrough();
	const ended = run(program, args, { input, timeout: 3_600_000, env });
	const paths = [];
	return {
		add(path) {
			paths.push(path);
			input.write(`${path}\n`);
		},
		async end() {
			input.end();
			const { stdout, stderr } = await ended;
			const found = new Map(stdout.toString().split('\n').filter(Boolean).map((l) => JSON.parse(l)));
			return paths.map((path) => ({
				path, validator,
				messages: found.get(path) ?? [`${validator} said nothing of it: ${stderr}`],
			}));
		},
	};
}

// The same of both, from the first book on: for every book and validator {path, validator, messages}.
export function beginBoth(classes) {
	let both = [];
	return {
		add(path) {
			if (!both.length) both = Object.keys(validators(classes)).map((validator) => begin(validator, classes));
			for (const one of both) one.add(path);
		},
		end: async () => (await Promise.all(both.map((one) => one.end()))).flat(),
	};
}

const addAll = (begun, paths) => {
	for (const path of paths) begun.add(path);
	return begun.end();
};

// What one of them says, or both.
export const ask = (validator, paths, classes) => addAll(begin(validator, classes), paths);
export const validate = (paths, classes) => addAll(beginBoth(classes), paths);
