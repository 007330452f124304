// For `mutool run`: what MuPDF reads of a book, as JSON: title, author, outline.
var open = Document.openDocument || function (path) { return new Document(path); };
var document = open(scriptArgs[0]);
function entries(list) {
	return (list || []).map(function (item) {
		return { title: item.title, page: item.page, down: entries(item.down) };
	});
}
print(JSON.stringify({
	title: document.getMetaData("info:Title"),
	author: document.getMetaData("info:Author"),
	pages: document.countPages(),
	outline: entries(document.loadOutline()),
}));
