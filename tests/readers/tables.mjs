// Tables as Markdown, to be printed and to be read again.

const row = (cells) => `| ${cells.join(' | ')} |\n`;

export const table = (corner, columns, rows) =>
	row([corner, ...columns]) + `|---${'|---'.repeat(columns.length)}|\n` +
	rows.map(([name, cells]) => row([name, ...cells])).join('');

// The cells of the table with that corner in a text: cells.get(row)?.get(column).
export function readTable(text, corner) {
	const start = text.indexOf(`| ${corner} |`);
	if (start < 0) return new Map();
	const lines = text.slice(start).split('\n\n')[0].trim().split('\n');
	const cells = lines.map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
	const [columns] = cells;
	return new Map(cells.slice(2).map(([name, ...rest]) =>
		[name, new Map(rest.map((cell, n) => [columns[n + 1], cell]))]));
}
