// An element as it stands right in a page, among what it needs: for questions that ask about itself.
const AROUND = {
	li: '<ul>*</ul>', dt: '<dl>*<dd/></dl>', dd: '<dl><dt/>*</dl>', rt: '<ruby>x*</ruby>',
	rp: '<ruby>x*<rt/><rp/></ruby>', figcaption: '<figure>*</figure>', summary: '<details>*</details>',
	caption: '<table>*</table>', colgroup: '<table>*</table>', col: '<table><colgroup>*</colgroup></table>',
	thead: '<table>*</table>', tbody: '<table>*</table>', tfoot: '<table>*</table>', tr: '<table>*</table>',
	td: '<table><tr>*</tr></table>', th: '<table><tr>*</tr></table>', option: '<select>*</select>',
	optgroup: '<select>*</select>', legend: '<fieldset>*</fieldset>', source: '<video>*</video>',
	track: '<video>*</video>', area: '<map name="m-#">*</map>',
};
const NEEDED = {
	map: 'name="m-#"', optgroup: 'label="l"', img: 'src="picture.png" alt="a"', track: 'src="t"', source: 'src="s"',
	data: 'value="v"', object: 'data="picture.png" type="image/png"', meter: 'value="1"', iframe: 'src="two.xhtml"',
	bdo: 'dir="ltr"',
};
const WITHIN = {
	details: '<summary/>', hgroup: '<h1/>', picture: '<img src="picture.png" alt="a"/>', ruby: 'x<rt/>',
};
// Wholes of their own: the document, what is in the head, what isn't HTML, and what HTML gave up.
const APART = /^(html|head|body|base|link|meta|style|title|script|svg|math|template|noscript|applet|param|rb|rtc)$/;

let count = 0;

// An element, as 'a href="#"', with more attributes; one that is said again stands for what it needs.
export function whole(element, more = '') {
	const [name, ...own] = element.split(/ (.*)/s).filter(Boolean);
	if (APART.test(name)) return undefined;
	const others = `${own} ${NEEDED[name] ?? ''}`.match(/[\w-]+="[^"]*"/g) ?? [];
	const kept = others.filter((each) => !` ${more}`.includes(` ${each.split('=')[0]}=`));
	const line = `<${[name, ...kept, more].filter(Boolean).join(' ')}>${WITHIN[name] ?? ''}</${name}>`;
	return (AROUND[name] ?? '*').replace('*', () => line).replace('-#', () => `-${count++}`);
}
