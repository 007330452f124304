// Fits the points of the rules that find headings in plain text, and says what a stranger's text
// would get: every source of the samples is judged by points fitted without it.
//
// usage: node tests/tools/fit_headings.mjs FOLDER... [--write] [--quick] [--verbose]
// A FOLDER holds NAME.txt and NAME.json: a list of its headings, or an object with headings,
// neutral (neither hit nor false), title, title_kept, source, kind, layout, lang; or NAME.tree, as
// tests/text does.
// --write puts the points fitted to all of them into src; --quick parts the sources into ten lots
// instead of one each; --verbose shows what is missed and what is false, --why also the reasons.
// --fitted shows the points, and what they come to with nothing left out; --sources the sources one by one;
// --as-given keeps the samples in the layout that they have.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FACTS = 'build/tests/heading_facts'; // make build/tests/heading_facts
const VARIANTS = 'build/tests/layouts';
const TABLES = ['line', 'place', 'rows', 'company'].map((name) => `src/read/text/headings/text_rules_${name}.c`);
const SCALE = 10; // points that make the odds e times as good
const RIDGE = 3, STEPS = 12, BY_HAND_RIDGE = 20, WEIGHTS = { test: 20, page: 8 }; // of samples that are few, for all they stand for
const SHIFT = -10; // of every line's points, once fitted: a false heading is worse than a missed one

const folders = process.argv.slice(2).filter((a) => !a.startsWith('--'));
const options = new Set(process.argv.filter((a) => a.startsWith('--')));

const norm = (s) => s.replaceAll('’', "'").replace(/[^\p{L}\p{N}_]+/gu, ' ').trim().toLowerCase();

// The rules as they are: their reasons and points.
const rules = execFileSync(FACTS, { input: '', encoding: 'utf8' }).trim().split('\n')
	.map((line) => ({ reason: line.split('\t')[2] }));
const rulesOf = (name) => [...readFileSync(`src/read/text/headings/text_rules_${name}.c`, 'utf8').matchAll(/^ {4}\{"/gm)].length;
const COMPANY = rulesOf('line') + rulesOf('place') + rulesOf('rows'); // the first rule of company

// Rules for what few samples show, with points by hand: the fit must not stray far from them.
const BY_HAND = new Map(Object.entries({
	'a series with prose behind each': 50,
	'a series with hardly any prose': -20,
	'a series in capitals': 25,
	'number in a series': 10,
	'Roman number in a series': 20,
	'Chinese number in a series': 20,
	'word and number in a series': 25,
	'capitals and a full stop': 30,
	'stops as others do': 25,
	'a caption\'s number': -70,
	'said again inside a paragraph': -20,
	'a number that is a sentence': -25,
	'a date': -25,
	'comes again, once in a section': 25,
	'a colon above prose, as several others': 20,
	'between such a line and prose, as several others': 25,
	'an emoji': 15,
	'a quotation with an emoji': -50,
	'a name with low lines, as in code': -40,
	'an equation': -40,
	'calls something, as in code': -30,
	'a command': -40,
	'tops its paragraph, as several others do': 40,
	'most of its series do well': 22,
	'what a command printed': -20,
	'all in quotation marks, a whole sentence': -20,
	'a short sentence with an emoji': 25,
	'one word with signs inside': 8,
	'begins in lower case': -18,
	'a label that comes again and again': -20,
	'a short label that comes again': -15,
	'in lower case unlike others that do well': -20,
	'in lower case like others that do well': 10,
	'a number that opens a list': -30,
	'begins with a mark of headings': 25,
	'asks as others do': 20,
	'a question before prose': 10,
	'an exclamation among other headings': 10,
	'blank lines around it, where others have none': 15,
	'a list or series from one follows': 15,
	'named in the contents': 40,
	'leads over to a scene': -80,
	'all of it emphasized': 10,
	'where a scene of a film is': 80,
	'a name right behind verse': -60,
	'a name behind a greeting': -40,
	'contents with pages follow': 30,
	'set out to the margin': 20,
	'set in, where most that do well aren\'t': -40,
	'right below a ruler, as several others': 45,
	'a question behind a letter, as several others': 40,
	'a chapter\'s number above its name': 25,
}));

const countOf = (list) => {
	const counts = new Map();
	for (const item of list) if (item) counts.set(item, (counts.get(item) ?? 0) + 1);
	return counts;
};

// The headings that the tree of a test shows (src/tree/dump.h): a node a line, its words deeper below it. What
// belongs to the title is neither hit nor false.
function saidByTree(path) {
	const headings = [], neutral = [];
	let depth = Infinity, list = headings;
	for (const line of readFileSync(path, 'utf8').split('\n')) {
		const indent = line.search(/\S/);
		const heading = /^ *h[1-6]\b/.test(line), belongs = /^ *p .*class=(subtitle|byline)/.test(line);
		if (heading || belongs) {
			list = heading ? headings : neutral;
			[depth] = [indent, list.push('')];
		}
		else if (indent <= depth) depth = Infinity;
		else if (/^ *br\b/.test(line)) list[list.length - 1] += ' / ';
		else if (/^ *"/.test(line)) list[list.length - 1] += line.slice(indent + 1, -1).replace(/\\n/g, ' ');
	}
	return { headings, neutral };
}

function sample(folder, name) {
	const json = join(folder, name + '.json');
	const said = existsSync(json) ? JSON.parse(readFileSync(json, 'utf8'))
		: { kind: 'test', source: name, ...saidByTree(join(folder, name + '.tree')) };
	const twoLines = said.headings?.filter((h) => h.includes(' / ')) ?? [];
	const known = Array.isArray(said) ? { headings: said } : said;
	const source = (known.source ?? name).split(':').slice(0, known.source?.startsWith('web:') ? 2 : 1).join(':');
	return { name, path: join(folder, name + '.txt'), source, kind: known.kind ?? 'page',
		layout: known.layout ?? '', lang: known.lang ?? '', title: known.title_kept ? norm(known.title) : '',
		firstLines: new Map(twoLines.map((h) => [norm(h.split(' / ')[0]), norm(h)])),
		headings: known.headings.map(norm).filter(Boolean), neutral: new Set((known.neutral ?? []).map(norm)) };
}

const given = folders.flatMap((folder) => readdirSync(folder).filter((f) => f.endsWith('.txt'))
	.map((f) => sample(folder, f.slice(0, -4))));

// A text in the layouts it doesn't have: the same words, so that the points learn more of layouts.
function inOtherLayouts(s) {
	const lines = readFileSync(s.path, 'utf8').split('\n');
	const layouts = {};
	if (s.layout === 'blank') {
		layouts.line = lines.filter((line) => line.trim());
		layouts.wrap = lines.flatMap((line) => wrapped(line, 66 + s.name.length % 12));
	} else if (s.layout === 'wrap') {
		layouts.blank = unwrapped(lines);
		layouts.line = layouts.blank.filter((line) => line.trim());
	}
	mkdirSync(VARIANTS, { recursive: true });
	return Object.entries(layouts).map(([layout, made]) => {
		const path = join(VARIANTS, `${s.name}.${layout}.txt`);
		writeFileSync(path, made.join('\n'));
		return { ...s, name: `${s.name}.${layout}`, layout, path, made: true };
	});
}

function wrapped(line, width) {
	const out = [];
	let left = line;
	const hang = /^\s*(?:[-*•]|\d+[.)])\s+/.exec(line)?.[0].length ?? 0;
	while (left.length > width && left.lastIndexOf(' ', width) > hang) {
		const at = left.lastIndexOf(' ', width);
		out.push(left.slice(0, at));
		left = ' '.repeat(hang) + left.slice(at + 1);
	}
	return [...out, left];
}

function unwrapped(lines) {
	const width = Math.max(...lines.filter((line) => line.length < 90).map((line) => line.length));
	const out = [];
	lines.forEach((line, i) => {
		const last = lines[i - 1] ?? '', word = line.trim().split(' ')[0];
		const goesOn = i && last.trim() && line.trim() && last.length + 1 + word.length > width && !/^\s*(?:[-*•]|\d+[.)])\s/.test(line);
		if (goesOn) out[out.length - 1] += (/[\u3000-\u9fff\uff00-\uffef]$/.test(last) ? '' : ' ') + line.trim();
		else out.push(line);
	});
	return out;
}

// What the program says of the candidates of some samples, with these points.
function facts(points, of) {
	const input = points.join(' ') + '\n' + of.map((s) => s.path).join('\n') + '\n';
	const out = execFileSync(FACTS, { input, encoding: 'utf8', maxBuffer: 1 << 30 });
	const texts = new Map();
	let list;
	for (const line of out.split('\n')) {
		if (line.startsWith('> ')) texts.set(line.slice(2), list = []);
		else if (line) {
			const [block, score, held, text] = line.split('\t');
			list.push({ block: +block, score: +score, rules: held.trim().split(' ').map(Number), text: norm(text), shown: text });
		}
	}
	return of.map((s) => label(s, texts.get(s.path)));
}

// truth: 1 a heading, 0 none, -1 neither
function label(s, candidates) {
	const left = countOf(s.headings);
	const neutral = new Set([...s.neutral].filter((n) => !left.has(n)));
	for (const c of candidates) {
		const text = left.has(c.text) ? c.text : s.firstLines.get(c.text) ?? c.text;
		const count = left.get(text) ?? 0;
		c.truth = count > 0 ? 1 : neutral.has(c.text) || c.text === s.title || c.block === 0 ? -1 : 0;
		if (count > 0) left.set(text, count - 1);
	}
	const lost = [...left].flatMap(([text, n]) => Array(n).fill(text));
	return { sample: s, candidates, lost };
}

// Solves A x = b, A symmetric and positive.
function solve(A, b) {
	const n = b.length, L = A.map((row) => Float64Array.from(row)), x = Float64Array.from(b);
	for (let i = 0; i < n; i++) {
		for (let j = 0; j <= i; j++) {
			let sum = L[i][j];
			for (let k = 0; k < j; k++) sum -= L[i][k] * L[j][k];
			L[i][j] = i === j ? Math.sqrt(sum) : sum / L[j][j];
		}
	}
	for (let i = 0; i < n; i++) {
		for (let k = 0; k < i; k++) x[i] -= L[i][k] * x[k];
		x[i] /= L[i][i];
	}
	for (let i = n; i-- > 0;) {
		for (let k = i + 1; k < n; k++) x[i] -= L[k][i] * x[k];
		x[i] /= L[i][i];
	}
	return x;
}

const ridgeOf = (i) => i === 0 ? 1e-3 : BY_HAND.has(rules[i].reason) ? BY_HAND_RIDGE : RIDGE;
const centre = rules.map(({ reason }) => (BY_HAND.get(reason) ?? 0) / SCALE);


function lossOf(rows, w) {
	let loss = 0;
	for (const { rules: held, truth, weight } of rows) {
		let z = 0;
		for (const i of held) z += w[i];
		loss += weight * (Math.log1p(Math.exp(-Math.abs(z))) + Math.max(truth ? -z : z, 0));
	}
	return w.reduce((sum, x, i) => sum + ridgeOf(i) * (x - centre[i]) ** 2 / 2, loss);
}

// Logistic regression with a ridge, by Newton's method; from: where to begin.
function regress(rows, from, steps) {
	const n = rules.length;
	let w = Float64Array.from(from, (p) => p / SCALE), loss = lossOf(rows, w);
	for (let step = 0; step < steps; step++) {
		const A = Array.from({ length: n }, () => new Float64Array(n)), g = new Float64Array(n);
		for (const { rules: held, truth, weight } of rows) {
			let z = 0;
			for (const i of held) z += w[i];
			const p = 1 / (1 + Math.exp(-z)), v = weight * Math.max(p * (1 - p), 1e-4), r = weight * (truth - p);
			for (const i of held) {
				g[i] += r;
				const row = A[i];
				for (const j of held) { // in rising order: one half is enough
					if (j > i) break;
					row[j] += v;
				}
			}
		}
		for (let i = 0; i < n; i++) {
			A[i][i] += ridgeOf(i);
			g[i] -= ridgeOf(i) * (w[i] - centre[i]);
		}
		const change = solve(A, g);
		for (let size = 1; size > 0.01; size /= 2) {
			const next = w.map((x, i) => x + size * change[i]), nextLoss = lossOf(rows, next);
			if (nextLoss >= loss) continue;
			w = next, loss = nextLoss;
			break;
		}
	}
	return Array.from(w, (x) => Math.round(x * SCALE));
}

const rowsOf = (texts) => texts.flatMap((t) => t.candidates.map((c) => ({ ...c, weight: WEIGHTS[t.sample.kind] ?? 1 })))
	.filter((c) => c.truth >= 0);

// Both points of each rule, one pair behind the other.
function fit(of, near) {
	const nothing = rules.map(() => 0), steps = near ? 3 : STEPS;
	const begin = (which) => near ? rules.map((_, i) => near[2 * i + which]) : nothing;
	const alone = rowsOf(of.map((sample) => unjudged.get(sample))).map((c) => ({ ...c, rules: c.rules.filter((i) => i < COMPANY) }));
	const first = regress(alone, begin(0), steps).map((p, i) => i < COMPANY ? p : 0);
	const last = regress(rowsOf(facts(first.flatMap((p) => [p, 0]), of)), begin(1), steps);
	return rules.flatMap((_, i) => [first[i], last[i]]);
}

const sums = new Map();
const groupOf = (lang) => lang === 'en' ? 'English' : /^(ru|uk|bg|be|sr|el)$/.test(lang) ? 'Cyrillic, Greek'
	: /^(ar|he|fa)$/.test(lang) ? 'Arabic, Hebrew' : /^(hi|bn|ta|th|si)$/.test(lang) ? 'Indic, Thai'
	: /^(zh|ja|ko)$/.test(lang) ? 'Chinese, Japanese, Korean' : lang ? 'other Latin' : 'not said';

function count({ sample: s, candidates, lost }, score) {
	for (const key of ['all', `kind ${s.kind}`, `layout ${s.layout}`, `language ${groupOf(s.lang)}`, `source ${s.source}`]) {
		const sum = sums.get(key) ?? { texts: 0, hit: 0, missed: 0, wrong: 0 };
		sums.set(key, sum);
		sum.texts++;
		sum.missed += lost.length;
		for (const c of candidates) {
			if (c.truth === 1) sum[c.score >= 0 ? 'hit' : 'missed']++;
			else if (c.truth === 0 && c.score >= 0) sum.wrong++;
		}
	}
	if (!options.has('--verbose')) return;
	for (const text of lost) console.log(`${s.name}: no candidate: ${text}`);
	for (const c of candidates) {
		if (c.truth < 0 || (c.score >= 0) === (c.truth === 1)) continue;
		console.log(`${s.name}: ${c.truth ? 'missed' : 'false'} ${c.score}: ${c.shown.slice(0, 90)}`);
		if (options.has('--why')) console.log('      ' + c.rules.slice(1).map((i) => `${score[2 * i + 1] > 0 ? '+' : ''}${score[2 * i + 1]} ${rules[i].reason}`).join(', '));
	}
}

const F = ({ hit, missed, wrong }) => {
	const p = hit / (hit + wrong) || 0, r = hit / (hit + missed) || 0;
	return [p, r, 2 * p * r / (p + r) || 0].map((x) => x.toFixed(3));
};

function show(prefix) {
	for (const [key, sum] of [...sums].filter(([key]) => key.startsWith(prefix)).sort((a, b) => b[1].texts - a[1].texts)) {
		const [p, r, f] = F(sum);
		console.log(`${key.padEnd(36)} ${String(sum.texts).padStart(4)} texts ${String(sum.hit + sum.missed).padStart(5)} headings  ` +
			`precision ${p} recall ${r} F1 ${f}  missed ${sum.missed} false ${sum.wrong}`);
	}
}

const samples = [...given, ...options.has('--as-given') ? [] : given.flatMap(inOtherLayouts)];

// What holds of each line by itself, whatever the points are.
const unjudged = new Map(facts(rules.flatMap(() => [0, 0]), samples).map((text) => [text.sample, text]));

const sources = [...new Set(samples.map((s) => s.source))];
const lots = options.has('--quick') ? Array.from({ length: 10 }, (_, i) => sources.filter((_, j) => j % 10 === i)) : sources.map((s) => [s]);
const start = fit(samples);
const shifted = (points) => points.map((p, i) => i === 1 ? p + SHIFT : p);
for (const lot of lots) {
	const rest = samples.filter((s) => !lot.includes(s.source));
	const points = shifted(fit(rest, start));
	for (const text of facts(points, given.filter((s) => lot.includes(s.source)))) count(text, points);
}
for (const prefix of ['kind', 'layout', 'language', ...(options.has('--sources') ? ['source'] : []), 'all']) show(prefix);
if (options.has('--fitted')) {
	sums.clear(); options.delete('--verbose');
	for (const text of facts(shifted(start), given)) count(text, start);
	console.log('with the points fitted to all of them:');
	for (const prefix of ['kind page', 'kind test', 'all']) show(prefix);
	rules.forEach((r, i) => console.log(start[2 * i], start[2 * i + 1], r.reason));
}
if (options.has('--write'))
	for (const path of TABLES) {
		let source = readFileSync(path, 'utf8');
		rules.forEach(({ reason }, i) => {
			source = source.replace(`{"${reason}", `, (found) => found + '\0').replace(/\0-?\d+, -?\d+/, `${start[2 * i]}, ${shifted(start)[2 * i + 1]}`);
		});
		writeFileSync(path, source);
	}
