// One page with all photographs of the specimens, those with something wrong first, and where it is.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SIZES } from './browser.mjs';

const SHOWN = 0.5; // of their size

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const frame = ({ name, why, box: { left, top, width, height } }) =>
	`<i title="${escape(`${name} ${why}`)}" style="left:${left * SHOWN}px;top:${top * SHOWN}px;` +
	`width:${width * SHOWN}px;height:${height * SHOWN}px"></i>`;

function page(folder, photograph, findings) {
	const frames = findings.filter((one) => one.photograph === photograph);
	const said = frames.map(({ name, why }) => `<li>${escape(`${name} ${why}`)}</li>`).join('');
	return `<figure><a href="${folder}/${photograph}"><img src="${folder}/${photograph}" alt="" loading="lazy"></a>` +
		`${frames.map(frame).join('')}<figcaption>${photograph}<ul>${said}</ul></figcaption></figure>`;
}

const section = ({ name, folder, photographs, findings, size }) =>
	`<h2 id="${folder}">${name}: ${findings.length} found</h2>\n<div style="--w:${SIZES[size].width * SHOWN}px">` +
	`${photographs.map((photograph) => page(folder, photograph, findings)).join('\n')}</div>`;

export function wall(out, seen) {
	const wrong = ({ findings }) => (findings.length ? 0 : 1);
	const sorted = [...seen].sort((a, b) => wrong(a) - wrong(b));
	writeFileSync(join(out, 'index.html'), `<!DOCTYPE html>
<html lang="en">
<meta charset="UTF-8">
<title>Specimens of octavo's themes</title>
<style>
body { font: 14px/1.3 sans-serif; margin: 2em; background: #ddd; }
div { display: flex; flex-wrap: wrap; gap: 8px; align-items: start; }
figure { position: relative; margin: 0; width: var(--w); overflow: hidden; }
img { display: block; width: 100%; }
i { position: absolute; border: 2px solid #d00; pointer-events: auto; }
ul { margin: 0; padding-left: 1em; color: #a00; }
</style>
<h1>Specimens of octavo's themes</h1>
${sorted.map(section).join('\n')}
</html>
`);
}
