/* Language tags: the grammar of RFC 5646, section 2.1, walked subtag by subtag. */
#include "base/bcp47.h"

#include "base/ascii.h"

#include <stdbool.h>
#include <string.h>

/* ISO 639: the code of two letters that BCP 47 wants, and those of three that mean the same. */
static const char iso_639[] =
    "aa=aar ab=abk ae=ave af=afr ak=aka am=amh an=arg ar=ara as=asm av=ava ay=aym az=aze "
    "ba=bak be=bel bg=bul bh=bih bi=bis bm=bam bn=ben bo=bod bo=tib br=bre bs=bos ca=cat "
    "ce=che ch=cha co=cos cr=cre cs=ces cs=cze cu=chu cv=chv cy=cym cy=wel da=dan "
    "de=deu de=ger dv=div dz=dzo ee=ewe el=ell el=gre en=eng eo=epo es=spa et=est "
    "eu=eus eu=baq fa=fas fa=per ff=ful fi=fin fj=fij fo=fao fr=fra fr=fre fy=fry ga=gle "
    "gd=gla gl=glg gn=grn gu=guj gv=glv ha=hau he=heb hi=hin ho=hmo hr=hrv ht=hat hu=hun "
    "hy=hye hy=arm hz=her ia=ina id=ind ie=ile ig=ibo ii=iii ik=ipk io=ido is=isl is=ice "
    "it=ita iu=iku ja=jpn jv=jav ka=kat ka=geo kg=kon ki=kik kj=kua kk=kaz kl=kal km=khm "
    "kn=kan ko=kor kr=kau ks=kas ku=kur kv=kom kw=cor ky=kir la=lat lb=ltz lg=lug li=lim "
    "ln=lin lo=lao lt=lit lu=lub lv=lav mg=mlg mh=mah mi=mri mi=mao mk=mkd mk=mac ml=mal "
    "mn=mon mr=mar ms=msa ms=may mt=mlt my=mya my=bur na=nau nb=nob nd=nde ne=nep ng=ndo "
    "nl=nld nl=dut nn=nno no=nor nr=nbl nv=nav ny=nya oc=oci oj=oji om=orm or=ori os=oss "
    "pa=pan pi=pli pl=pol ps=pus pt=por qu=que rm=roh rn=run ro=ron ro=rum ru=rus rw=kin "
    "sa=san sc=srd sd=snd se=sme sg=sag si=sin sk=slk sk=slo sl=slv sm=smo sn=sna so=som "
    "sq=sqi sq=alb sr=srp ss=ssw st=sot su=sun sv=swe sw=swa ta=tam te=tel tg=tgk th=tha "
    "ti=tir tk=tuk tl=tgl tn=tsn to=ton tr=tur ts=tso tt=tat tw=twi ty=tah ug=uig uk=ukr "
    "ur=urd uz=uzb ve=ven vi=vie vo=vol wa=wln wo=wol xh=xho yi=yid yo=yor za=zha "
    "zh=zho zh=chi zu=zul ";

/* Codes and whole tags that something newer replaces, after the registry of IANA. The second of a
 * row is empty where nothing does and the tag stays. */
static const struct replaced {
	const char *tag, *by;
} replaced_tags[] = {
    {"iw", "he"},          {"in", "id"},         {"ji", "yi"},
    {"jw", "jv"},          {"mo", "ro"},         {"sh", "sr-Latn"},
    {"art-lojban", "jbo"}, {"cel-gaulish", ""},  {"en-gb-oed", "en-GB-oxendict"},
    {"i-ami", "ami"},      {"i-bnn", "bnn"},     {"i-default", ""},
    {"i-enochian", ""},    {"i-hak", "hak"},     {"i-klingon", "tlh"},
    {"i-lux", "lb"},       {"i-mingo", ""},      {"i-navajo", "nv"},
    {"i-pwn", "pwn"},      {"i-tao", "tao"},     {"i-tay", "tay"},
    {"i-tsu", "tsu"},      {"no-bok", "nb"},     {"no-nyn", "nn"},
    {"sgn-be-fr", "sfb"},  {"sgn-be-nl", "vgt"}, {"sgn-ch-de", "sgg"},
    {"zh-guoyu", "cmn"},   {"zh-hakka", "hak"},  {"zh-min", ""},
    {"zh-min-nan", "nan"}, {"zh-xiang", "hsn"},
};

enum { LONGEST_TAG = 255 };

/* A subtag: its text is not terminated. */
struct subtag {
	char *text;
	size_t size; /* 0: there is none */
	bool alpha;  /* letters only */
	bool digit;  /* digits only */
};

/* Moves to the next subtag; false if what comes next is none: empty, too long, a strange character.
 */
static bool next(struct subtag *sub)
{
	char *s = sub->text + sub->size;
	*sub = (struct subtag){s, 0, true, true};
	if (!*s)
		return true;
	if (*s == '-')
		sub->text = ++s;
	for (; *s && *s != '-'; s++, sub->size++) {
		sub->alpha &= ascii_is_lower(*s);
		sub->digit &= ascii_is_digit(*s);
		if (!ascii_is_lower(*s) && !ascii_is_digit(*s))
			return false;
	}
	return sub->size >= 1 && sub->size <= 8;
}

static bool is_variant(const struct subtag *sub)
{
	return sub->size >= 5 || (sub->size == 4 && ascii_is_digit(sub->text[0]));
}

/* Whether the same subtag (a variant, or a singleton) stands between start and sub. */
static bool repeats(const char *start, const struct subtag *sub)
{
	for (const char *s = start; s < sub->text; s += strcspn(s, "-") + 1)
		if (strcspn(s, "-") == sub->size && memcmp(s, sub->text, sub->size) == 0)
			return true;
	return false;
}

static bool walk_variants(struct subtag *sub)
{
	const char *start = sub->text;
	while (sub->size && is_variant(sub)) {
		if (repeats(start, sub) || !next(sub))
			return false;
	}
	return true;
}

static bool walk_extensions(struct subtag *sub)
{
	bool seen[128] = {false};
	while (sub->size == 1 && sub->text[0] != 'x') {
		unsigned char singleton = (unsigned char)sub->text[0];
		if (seen[singleton] || !next(sub) || sub->size < 2)
			return false;
		seen[singleton] = true;
		while (sub->size >= 2)
			if (!next(sub))
				return false;
	}
	return true;
}

static bool walk_private(struct subtag *sub)
{
	if (!next(sub) || sub->size == 0)
		return false;
	while (sub->size)
		if (!next(sub))
			return false;
	return true;
}

static bool is_language(const struct subtag *sub)
{
	if (!sub->alpha || sub->size < 2 || sub->size > 3)
		return false; /* longer ones are reserved; none was ever registered */
	for (const char *row = iso_639; sub->size == 2 && *row; row += 7)
		if (memcmp(row, sub->text, 2) == 0)
			return true;
	return sub->size == 3;
}

/* Checks a tag in lower case and gives script and region their case on the way. */
static bool walk(char *tag)
{
	struct subtag sub = {.text = tag};
	if (!next(&sub))
		return false;
	if (sub.size == 1 && sub.text[0] == 'x')
		return walk_private(&sub);
	if (!is_language(&sub) || !next(&sub))
		return false;
	if (sub.size == 4 && sub.alpha) {
		sub.text[0] = (char)ascii_upper(sub.text[0]);
		if (!next(&sub))
			return false;
	}
	if ((sub.size == 2 && sub.alpha) || (sub.size == 3 && sub.digit)) {
		for (size_t i = 0; i < sub.size; i++)
			sub.text[i] = (char)ascii_upper(sub.text[i]);
		if (!next(&sub))
			return false;
	}
	if (!walk_variants(&sub) || !walk_extensions(&sub))
		return false;
	if (sub.size == 1 && sub.text[0] == 'x')
		return walk_private(&sub);
	return sub.size == 0;
}

static const char *replacement(const char *text, size_t size)
{
	for (size_t i = 0; i < sizeof replaced_tags / sizeof *replaced_tags; i++)
		if (strlen(replaced_tags[i].tag) == size &&
		    memcmp(replaced_tags[i].tag, text, size) == 0)
			return replaced_tags[i].by;
	return NULL;
}

/* Puts the shortest code of the language first. */
static char *with_shortest_code(struct arena *arena, char *tag)
{
	size_t size = strcspn(tag, "-");
	const char *by = replacement(tag, size);
	if (by)
		return arena_format(arena, "%s%s", by, tag + size);
	for (const char *row = iso_639; size == 3 && *row; row += 7)
		if (memcmp(row + 3, tag, 3) == 0)
			return arena_format(arena, "%.2s%s", row, tag + size);
	return tag;
}

/* zh-yue means yue: an extended language stands for itself. */
static char *without_macrolanguage(char *tag)
{
	size_t size = strcspn(tag, "-"), extended = tag[size] ? strcspn(tag + size + 1, "-") : 0;
	if (size < 2 || size > 3 || extended != 3)
		return tag;
	for (const char *s = tag + size + 1; s < tag + size + 4; s++)
		if (!ascii_is_lower(*s))
			return tag;
	return tag + size + 1;
}

char *bcp47_canonical(struct arena *arena, const char *tag)
{
	size_t size = strlen(tag);
	if (size == 0 || size > LONGEST_TAG || tag[0] == '-')
		return NULL;
	char *lower = ascii_lowered(arena_copy(arena, tag, size));
	const char *whole = replacement(lower, size);
	if (whole)
		return arena_string(arena, *whole ? whole : lower);
	lower = with_shortest_code(arena, without_macrolanguage(lower));
	return walk(lower) ? lower : NULL;
}

static const char *const right_to_left[] = {
    "ar", "arc", "ckb", "dv", "fa",  "he", "iw", "ji",
    "ks", "nqo", "ps",  "sd", "syr", "ug", "ur", "yi",
};

static const char *const right_to_left_scripts[] = {"-Arab", "-Hebr", "-Syrc", "-Thaa", "-Nkoo"};

bool bcp47_begins(const char *tag, const char *with)
{
	size_t size = strlen(with);
	return strncmp(tag, with, size) == 0 && (!tag[size] || tag[size] == '-');
}

const char *bcp47_direction(const char *language)
{
	for (size_t i = 0; i < sizeof right_to_left_scripts / sizeof *right_to_left_scripts; i++)
		if (strstr(language, right_to_left_scripts[i]))
			return "rtl";
	if (strstr(language, "-Latn") || strstr(language, "-Cyrl"))
		return NULL;
	size_t size = strcspn(language, "-");
	for (size_t i = 0; i < sizeof right_to_left / sizeof *right_to_left; i++)
		if (strlen(right_to_left[i]) == size &&
		    memcmp(language, right_to_left[i], size) == 0)
			return "rtl";
	return NULL;
}
