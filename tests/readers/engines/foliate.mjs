// foliate-js, the engine of Foliate.
import { drawing } from './drawing.mjs';

export default drawing('foliate', 'foliate-js', {
	cannot: {},
	tellsNight: true,
	noise: [/An iframe which has both allow-scripts and allow-same-origin/, /ResizeObserver loop/],
});
