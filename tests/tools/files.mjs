// Which files a folder holds.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

// By their paths below it, in order.
export function filesBelow(folder, prefix = '') {
	return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
		const path = join(prefix, entry.name);
		return entry.isDirectory() ? filesBelow(folder, path) : [path];
	}).sort();
}
