// libgepub, the reader behind GNOME's applications, through GObject introspection.
import { cleanEnv, run } from '../../tools/process.mjs';

async function read(book) {
	const { status, stdout, stderr } = await run('gjs', ['tests/readers/engines/libgepub.js', book.path],
		{ env: { ...cleanEnv, LC_ALL: 'C.UTF-8' } });
	const problems = stderr.split('\n').filter(Boolean);
	return status === 0 ? { ...JSON.parse(stdout), problems } : { problems };
}

export default {
	name: 'libgepub',
	program: 'gjs',
	cannot: {
		depth: 'top level only', notes: 'no pop-ups', pictures: 'parser only', 'page list': 'no page list',
		'page order': 'parser only', 'right to left': 'parser only', vertical: 'parser only',
	},
	read,
};
