// Formulas of TeX in sources, for tests that compare words: a formula is its TeX, without the marks
// around it. Shares no code with octavo.

const ONLY_DEFINES = /^\s*\\(newcommand|renewcommand|def|DeclareMathOperator)\b[^\n]*$/;

// What is around formulas, or looks like it, is no word.
export const withoutMarks = (text) => text.replace(/\\\\?[()[\]]|\$+/g, ' ');

// What is in a formula of a book or a page; undefined if it brings no TeX along.
export function texOf(math) {
	for (const child of math.children ?? [])
		if (typeof child !== 'string') {
			const found = child.attributes.encoding === 'application/x-tex'
				? child.children.join('') : texOf(child);
			if (found !== undefined) return found;
		}
	return undefined;
}

// What programs draw on a page beside a formula; undefined for anything else.
export function drawn(node) {
	const classes = (node.attributes.class ?? '').split(/\s+/);
	if (node.name === 'script' && /^math\/tex/.test(node.attributes.type ?? ''))
		return ` ${node.children.join('')} `;
	const isDrawing = node.name === 'mjx-math' || classes.some((name) =>
		/^(katex-html|MathJax(_Preview|_Display|_SVG)?|mwe-math-fallback-image-\w+)$/.test(name));
	return isDrawing && node.name !== 'mjx-container' ? '' : undefined;
}

const INLINE = [
	[/\$\$([^]+?)\$\$/y], [/\$`([^]+?)`\$/y], [/\$(?!\s)((?:\\[^]|\{[^{}]*\}|[^$\\])+?)(?<!\s)\$(?!\d)/y],
	[/\\\[([^\]]*?[\\^=][^]*?)\\\]/y], [/\\\(([^()]*?)\\\)/y, (tex) => !/[a-z]{3}/.test(tex)],
	[/(\\begin\{(?:align|equation|gather)\*?\}[^]*?\\end\{\w+\*?\})/y],
];

function inline(state, silent) {
	for (const [pattern, holds = () => true] of INLINE) {
		pattern.lastIndex = state.pos;
		const found = pattern.exec(state.src);
		if (!found || !holds(found[1])) continue;
		if (!silent) state.push('formula', '', 0).content = found[1];
		state.pos = pattern.lastIndex;
		return true;
	}
	return false;
}

const OPENS = /^(\$\$|\\\[|\\begin\{(?:align|equation|gather)\*?\})/;
const closes = { $$: '$$', '\\[': '\\]' };

// A formula of several lines, which may look like other blocks.
function block(state, start, end, silent) {
	const line = (n) => state.src.slice(state.bMarks[n] + state.tShift[n], state.eMarks[n]);
	const open = line(start).match(OPENS)?.[1];
	if (!open) return false;
	const close = closes[open] ?? open.replace('begin', 'end');
	let last = start;
	if (line(start).indexOf(close, 2) < 0)
		do last++; while (last < end && !line(last).includes(close));
	if (last >= end || !line(last).trimEnd().endsWith(close)) return false;
	if (silent) return true;
	const lines = Array.from({ length: last - start + 1 }, (_, n) => line(start + n)).join('\n').trim();
	state.push('formula', '', 0).content =
		open.startsWith('\\begin') ? lines : lines.slice(open.length, -close.length);
	state.line = last + 1;
	return true;
}

// A plugin for markdown-it. maybe(text) marks words that a book may have or not.
export const formulas = (maybe) => (md) => {
	const show = (tex) => md.utils.escapeHtml(ONLY_DEFINES.test(tex) ? maybe(tex) : ` ${tex} `);
	md.inline.ruler.before('escape', 'formula', inline);
	md.block.ruler.before('fence', 'formula', block, { alt: ['paragraph', 'list', 'blockquote'] });
	md.renderer.rules.formula = (tokens, at) => show(tokens[at].content);
	const { fence } = md.renderer.rules;
	md.renderer.rules.fence = (tokens, at, ...others) =>
		tokens[at].info.trim() === 'math' ? show(tokens[at].content) : fence(tokens, at, ...others);
};
