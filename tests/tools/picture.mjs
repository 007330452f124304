// What a picture is, read from its bytes.

function jpeg(bytes) {
	for (let at = 2; at < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
		const marker = bytes.readUInt16BE(at);
		if (marker >= 0xffc0 && marker <= 0xffc2)
			return `JPEG ${bytes.readUInt16BE(at + 7)} x ${bytes.readUInt16BE(at + 5)}, ` +
				`${bytes[at + 9]} colours`;
	}
	return 'JPEG without a frame';
}

export function describePicture(bytes) {
	if (bytes.readUInt16BE(0) === 0xffd8) return jpeg(bytes);
	if (bytes.toString('latin1', 1, 4) === 'PNG')
		return `PNG ${bytes.readUInt32BE(16)} x ${bytes.readUInt32BE(20)}`;
	if (bytes.toString('latin1', 0, 3) === 'GIF') return `GIF ${bytes.readUInt16LE(6)} x ${bytes.readUInt16LE(8)}`;
	return 'no JPEG, PNG or GIF';
}

// The cover as the package document names it, once for new readers and once for old ones.
export function describeCover(book) {
	const [item, ...more] = book.items.filter(({ properties }) => properties.includes('cover-image'));
	const [old] = book.oldMeta('cover');
	if (more.length || item?.id !== old) return 'readers disagree about the cover';
	return item ? describePicture(book.files.get(item.name)) : 'none';
}
