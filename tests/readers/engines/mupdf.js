// For `mutool run`: what MuPDF makes of a book, as JSON.
//
//   mutool run mupdf.js BOOK TARGET...       and of each link target, where it leads
//   mutool run mupdf.js BOOK --draw WIDTH HEIGHT PREFIX TARGET...     PREFIX0.png and so on: their pages
var open = Document.openDocument || function (path) { return new Document(path); };
var book = open(scriptArgs[0]);
var RGB = typeof DeviceRGB === 'undefined' ? ColorSpace.DeviceRGB : DeviceRGB;
var ENDLESS = 1e6; // so high a page holds a whole chapter

function lines(number) {
	var found = [];
	var line;
	book.loadPage(number).toStructuredText().walk({
		beginLine: function (box) { line = { text: '', box: box }; },
		onChar: function (c) { line.text += c; },
		endLine: function () { found.push(line); },
	});
	return found;
}

function read() {
	book.layout(600, ENDLESS, 18);
	var chapters = [];
	for (var n = 0; n < book.countPages(); n++) chapters.push(lines(n));
	var found = {
		title: book.getMetaData('info:Title'),
		author: book.getMetaData('info:Author'),
		outline: book.loadOutline(),
		targets: scriptArgs.slice(1).map(function (target) { return book.resolveLink(target); }),
		chapters: chapters,
	};
	book.layout(390, 844, 16);
	found.pages = book.countPages();
	for (n = 0; n < found.pages; n++) book.loadPage(n).toDisplayList();
	print(JSON.stringify(found));
}

function letters(number) {
	return lines(number).map(function (line) { return line.text; }).join('').replace(/\s/g, '').length;
}

// MuPDF counts pages within chapters, and says nothing of how many they have: the letters before a
// chapter tell its first page.
function firstPages() {
	var before = [], sum = 0;
	book.layout(600, ENDLESS, 18);
	for (var n = 0; n < book.countPages(); n++) {
		before.push(sum);
		sum += letters(n);
	}
	return before;
}

function draw(width, height, prefix, targets) {
	var before = firstPages(), first = [], sum = 0;
	book.layout(width, height, 18);
	for (var page = 0, chapter = 0; page < book.countPages(); page++) {
		while (chapter < before.length && sum >= before[chapter] && (sum > 0 || page >= chapter)) first[chapter++] = page;
		sum += letters(page);
	}
	targets.forEach(function (target, n) {
		var place = book.resolveLink(target);
		book.loadPage(first[place.chapter] + place.page)
			.toPixmap([1, 0, 0, 1, 0, 0], RGB, false).saveAsPNG(prefix + n + '.png');
	});
}

if (scriptArgs[1] === '--draw')
	draw(Number(scriptArgs[2]), Number(scriptArgs[3]), scriptArgs[4], scriptArgs.slice(5));
else
	read();
