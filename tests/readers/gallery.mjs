// One page on which a person sees all books in all engines that draw.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const picture = (name) => `<a href="${name}"><img src="${name}" alt="" loading="lazy"></a>`;

export function gallery(folder, books, engines, tables) {
	const names = readdirSync(folder).filter((name) => name.endsWith('.png'));
	const numbered = (a, b) => a.localeCompare(b, 'en', { numeric: true });
	const part = (book, engine, size) => {
		const pictures = names.filter((name) => name.startsWith(`${book}-${engine}-${size}-`)).sort(numbered);
		return pictures.length ? `<h3>${engine}, ${size}</h3>\n<div class="${size}">${pictures.map(picture).join('')}</div>` : '';
	};
	const sections = books.map((book) => `<h2>${book}</h2>\n` +
		engines.flatMap((engine) => ['phone', 'tablet'].map((size) => part(book, engine, size))).join('\n'));
	writeFileSync(join(folder, 'index.html'), `<!DOCTYPE html>
<html lang="en">
<meta charset="UTF-8">
<title>octavo's books in readers</title>
<style>
body { font: 16px/1.4 sans-serif; margin: 2em; background: #ddd; }
img { border: 1px solid #999; margin: 0 8px 8px 0; background: #fff; }
.phone img { width: 195px; } .tablet img { width: 300px; }
pre { background: #fff; padding: 1em; overflow: auto; }
</style>
<h1>octavo's books in readers</h1>
<pre>${tables.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>
${sections.join('\n')}
</html>
`);
}
