// What is wrong with the pages of a book, by what pages/inspect.mjs saw of its documents and by the pixels
// of their photographs. A finding: {page, name, why, box}.
import { contrast } from '../tools/contrast.mjs';

const ENOUGH = 4.5;   // WCAG 2, for text
const LOST = 0.05;    // how much of a drawing may be hard to see

const shortOf = (ink, ground) => `${ink} on ${ground} has a contrast of ${contrast(ink, ground).toFixed(2)}, not ${ENOUGH}`;

const paleText = ({ inks }) => inks.filter(({ ink, ground }) => contrast(ink, ground) < ENOUGH)
	.map(({ ink, ground, ...rest }) => ({ ...rest, why: shortOf(ink, ground) }));

// What one sees of a drawing on white must be seen on the ground that it stands on.
function lostDrawing({ colours, ground, ...rest }) {
	const dark = Object.entries(colours).filter(([colour]) => contrast(colour, '#ffffff') >= ENOUGH);
	const count = (list) => list.reduce((sum, [, times]) => sum + times, 0);
	const lost = dark.filter(([colour]) => contrast(colour, ground) < ENOUGH).sort(([, a], [, b]) => b - a);
	return count(lost) > LOST * count(dark) ? [{ ...rest, why: `its ${shortOf(lost[0][0], ground)}` }] : [];
}

export const documentFindings = (seen) => [...seen.faults, ...paleText(seen), ...seen.drawings.flatMap(lostDrawing)]
	.map(({ page, name, why, box }) => ({ page, name, why, box }));

// What the photograph of a page shows: that it is blank, or that something runs over its edge.
export function photographFindings({ width, height, blank, edges }) {
	const box = { left: 0, top: 0, width, height };
	if (blank) return [{ name: 'the page', why: 'is blank', box }];
	return edges.map((edge) => ({ name: 'the page', why: `has something printed over its ${edge} edge`, box }));
}
