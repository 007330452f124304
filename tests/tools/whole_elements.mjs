// An element as it stands right in a page, among what it needs: for questions that ask about itself.
const AROUND = {
	li: '<ul>*</ul>', dt: '<dl>*<dd/></dl>', dd: '<dl><dt/>*</dl>', rt: '<ruby>x*</ruby>',
	rp: '<ruby>x*<rt/><rp/></ruby>', figcaption: '<figure>*</figure>', summary: '<details>*</details>',
	caption: '<table>*</table>', colgroup: '<table>*</table>', col: '<table><colgroup>*</colgroup></table>',
	thead: '<table>*</table>', tbody: '<table>*</table>', tfoot: '<table>*</table>', tr: '<table>*</table>',
	td: '<table><tr>*</tr></table>', th: '<table><tr>*</tr></table>', option: '<select>*</select>',
	optgroup: '<select>*</select>', legend: '<fieldset>*</fieldset>', source: '<video>*</video>',
	track: '<video>*</video>', area: '<map name="m-#">*</map>', param: '<object>*</object>',
};
const NEEDED = {
	map: 'name="m-#"', optgroup: 'label="l"', img: 'src="picture.png" alt="a"', track: 'src="t"', source: 'src="s"',
	data: 'value="v"', object: 'data="picture.png" type="image/png"', meter: 'value="1"', iframe: 'src="two.xhtml"',
	bdo: 'dir="ltr"',
};
const WITHIN = {
	details: '<summary/>', hgroup: '<h1/>', picture: '<img src="picture.png" alt="a"/>', ruby: 'x<rt/>',
};
// The same in XHTML 1.1.
const AROUND_11 = {
	li: '<ul>*</ul>', dt: '<dl>*</dl>', dd: '<dl>*</dl>', caption: '<table>*<tr><td/></tr></table>',
	colgroup: '<table>*<tr><td/></tr></table>', col: '<table>*<tr><td/></tr></table>',
	thead: '<table>*<tbody><tr><td/></tr></tbody></table>', tfoot: '<table>*<tbody><tr><td/></tr></tbody></table>',
	tbody: '<table>*</table>', tr: '<table>*</table>', td: '<table><tr>*</tr></table>', th: '<table><tr>*</tr></table>',
	area: '<p><map id="m-#">*</map></p>', param: '<p><object>*</object></p>',
};
const NEEDED_11 = { map: 'id="m-#"', img: NEEDED.img, area: 'alt="a"', bdo: 'dir="ltr"', param: 'name="n"' };
const WITHIN_11 = {
	ul: '<li/>', ol: '<li/>', dl: '<dt/>', table: '<tr><td/></tr>', tr: '<td/>', thead: '<tr><td/></tr>',
	tfoot: '<tr><td/></tr>', tbody: '<tr><td/></tr>', map: '<p/>', blockquote: '<p/>',
};
const BLOCK_11 = /^(p|div|h\d|ul|ol|dl|table|blockquote|pre|address|hr|iframe|noscript)$/;

// Wholes of their own: the document, what is in the head, what isn't HTML, and what HTML gave up.
export const APART = /^(html|head|body|base|link|meta|style|title|script|svg|math|template|noscript|applet|rb|rtc)$/;

let count = 0;

const among = (around, name, line) =>
	(around[name] ?? '*').replace('*', () => line).replace('-#', () => `-${count++}`);

// A line of elements, of which the first has that name, among what that needs.
export const inHtml = (name, line) => among(AROUND, name, line);
export const inXhtml11 = (name, line) => `<div>${among(AROUND_11, name, line)}</div>`;

function wholeOf(element, more, around, needed, within) {
	const [name, ...own] = element.split(/ (.*)/s).filter(Boolean);
	if (APART.test(name)) return undefined;
	const others = `${own} ${needed[name] ?? ''}`.match(/[\w-]+="[^"]*"/g) ?? [];
	const kept = others.filter((each) => !` ${more}`.includes(` ${each.split('=')[0]}=`));
	const line = `<${[name, ...kept, more].filter(Boolean).join(' ')}>${within[name] ?? ''}</${name}>`;
	return among(around, name, line);
}

// An element, as 'a href="#"', with more attributes; one that is said again stands for what it needs.
export const whole = (element, more = '') =>
	element === 'param' ? undefined : wholeOf(element, more, AROUND, NEEDED, WITHIN);

export function whole11(element, more = '') {
	if (element === 'iframe' || element === 'noscript') return undefined;
	const outer = BLOCK_11.test(element) ? '*' : '<p>*</p>';
	return wholeOf(element, more, { [element]: outer, ...AROUND_11 }, NEEDED_11, WITHIN_11);
}
