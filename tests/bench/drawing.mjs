// A drawing of cost against size: a line for each program, both axes logarithmic.
import { median } from './measure.mjs';

const WIDTH = 720, HEIGHT = 440, LEFT = 70, RIGHT = 150, TOP = 30, BOTTOM = 50;
const COLOURS = ['#555', '#c00', '#e80', '#999', '#06c', '#093', '#80c'];

const span = (numbers) => [Math.floor(Math.log10(Math.min(...numbers))), Math.ceil(Math.log10(Math.max(...numbers)))];

function scale([from, to], start, end) {
	return (number) => (start + (Math.log10(number) - from) / (to - from || 1) * (end - start)).toFixed(1);
}

const powers = ([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i));

const size = (bytes) => (bytes < 1e6 ? `${bytes / 1e3} KB` : `${bytes / 1e6} MB`);
const duration = (ms) => (ms < 1e3 ? `${ms} ms` : `${ms / 1e3} s`);

function axes(x, y, across, up) {
	const lines = powers(across).map((bytes) => `<path d="M${x(bytes)} ${TOP}V${HEIGHT - BOTTOM}" stroke="#ddd"/>`
		+ `<text x="${x(bytes)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${size(bytes)}</text>`);
	return [...lines, ...powers(up).map((ms) => `<path d="M${LEFT} ${y(ms)}H${WIDTH - RIGHT}" stroke="#ddd"/>`
		+ `<text x="${LEFT - 6}" y="${y(ms)}" dy="4" text-anchor="end">${duration(ms)}</text>`)];
}

// measured: [{corpus, results}] of growing size; names: of the programs.
export function drawing(measured, names) {
	const lines = names.map((name) => [name, measured
		.map(({ corpus, results }) => [corpus.bytes, median(results.get(name)?.rounds.map(({ cpu }) => cpu) ?? [])])
		.filter(([, ms]) => Number.isFinite(ms))]).filter(([, points]) => points.length > 1);
	const all = lines.flatMap(([, points]) => points);
	const across = span(all.map(([bytes]) => bytes)), up = span(all.map(([, ms]) => ms));
	const x = scale(across, LEFT, WIDTH - RIGHT), y = scale(up, HEIGHT - BOTTOM, TOP);
	const drawn = lines.map(([name, points], i) => {
		const colour = COLOURS[i % COLOURS.length];
		const [bytes, ms] = points.at(-1);
		return `<path d="M${points.map((point) => `${x(point[0])} ${y(point[1])}`).join('L')}" fill="none" `
			+ `stroke="${colour}" stroke-width="2"/>`
			+ points.map((point) => `<circle cx="${x(point[0])}" cy="${y(point[1])}" r="3" fill="${colour}"/>`).join('')
			+ `<text x="${Number(x(bytes)) + 8}" y="${y(ms)}" dy="4" fill="${colour}">${name}</text>`;
	});
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<text x="${LEFT}" y="18">CPU time by the size of the sources</text>
${[...axes(x, y, across, up), ...drawn].join('\n')}
</svg>
`;
}
