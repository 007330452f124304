// epub.js, the engine of many readers on the web.
import { drawing } from './drawing.mjs';

export default drawing('epubjs', 'epub.js', { cannot: {}, noise: [], tellsNight: false });
