// The table of cost: medians in figures for the floor, ratios to the floor of the same round for the
// others.
import { median } from './measure.mjs';

const MEASURES = [
	{ key: 'cpu', title: 'CPU', unit: 'ms' },
	{ key: 'wall', title: 'wall', unit: 'ms' },
	{ key: 'memory', title: 'memory', unit: 'MiB' },
];

const figure = (number) => (number < 10 ? number.toFixed(1) : number.toFixed(0));
const ratio = (number) => (number < 20 ? number.toFixed(2) : number.toFixed(0));

function ratios(result, floor, key) {
	return result.rounds.map((round, i) => round[key] / floor.rounds[i][key]);
}

function cell(name, key, results) {
	const result = results.get(name);
	if (!result) return '';
	if (result.failed) return key === 'cpu' ? result.failed : '-';
	const numbers = name === 'floor' ? [] : ratios(result, results.get('floor'), key);
	const value = figure(median(result.rounds.map((round) => round[key])));
	return name === 'floor' ? value : `${ratio(median(numbers))} × (${value})`;
}

// measured: [{corpus, results}]; names: of the programs, in order.
export function table(measured, names) {
	const rows = [`| | ${measured.map(({ corpus }) => corpus.title).join(' | ')} |`,
		`|---|${'---:|'.repeat(measured.length)}`];
	for (const { key, title, unit } of MEASURES)
		for (const name of names)
			rows.push(`| ${name}, ${title}${name === 'floor' ? ` ${unit}` : ` ÷ floor (${unit})`} | `
				+ `${measured.map(({ results }) => cell(name, key, results)).join(' | ')} |`);
	return rows.join('\n');
}
