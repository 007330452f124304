// Looks at the photograph of a page: whether there is anything on it, and on which of its edges.

const EDGE = 2;  // pixels at each side, where nothing is printed
const NEAR = 24; // a difference that nobody sees

export async function look(png) {
	const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
	const { width, height } = bitmap;
	const canvas = new OffscreenCanvas(width, height).getContext('2d');
	canvas.drawImage(bitmap, 0, 0);
	const { data } = canvas.getImageData(0, 0, width, height);
	const ground = 4 * (width >> 1); // in the middle of the upper edge
	const differs = (at) => Math.abs(data[at] - data[ground]) > NEAR || Math.abs(data[at + 1] - data[ground + 1]) > NEAR ||
		Math.abs(data[at + 2] - data[ground + 2]) > NEAR;
	const edges = new Set();
	let blank = true;
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++) {
			if (!differs(4 * (y * width + x))) continue;
			blank = false;
			if (x < EDGE) edges.add('left');
			if (x >= width - EDGE) edges.add('right');
			if (y < EDGE) edges.add('upper');
			if (y >= height - EDGE) edges.add('lower');
		}
	return { width, height, blank, edges: [...edges] };
}
