// For gjs: what libgepub, the reader behind GNOME's applications, makes of a book, as JSON.
imports.gi.versions.Gepub = '0.7';
const { Gepub } = imports.gi;
const book = Gepub.Doc.new(ARGV[0]);
const text = (bytes) => new TextDecoder().decode(bytes.get_data());

const chapters = [];
for (let n = 0; n < book.get_n_chapters(); n++) {
	book.set_chapter(n);
	chapters.push({ path: book.get_current_path(), xml: text(book.get_current()) });
}
book.set_chapter(0);
let pages = 1;
while (book.go_next()) pages++;
const cover = book.get_cover();
const picture = cover && book.get_resource_by_id(cover);
print(JSON.stringify({
	title: book.get_metadata('title'),
	author: book.get_metadata('creator'),
	contents: book.get_toc().map((entry) => ({ label: entry.label, target: entry.content })),
	cover: picture && { bytes: picture.get_size() },
	chapters,
	pages,
}));
