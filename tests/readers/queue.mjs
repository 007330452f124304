// Runs at most so many at a time, the rest in the order they came.
export function queueOf(places) {
	const waiting = [];
	const next = () => {
		if (places > 0 && waiting.length) waiting.shift()();
	};
	return async (work) => {
		if (places <= 0) await new Promise((resolve) => waiting.push(resolve));
		places--;
		try {
			return await work();
		} finally {
			places++;
			next();
		}
	};
}
