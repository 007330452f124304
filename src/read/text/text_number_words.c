/* Plain text: numbers written as words, as chapters are counted in some languages. */
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/text.h"

#include <string.h>

/* A language's words from one on: first the numbers, then their orders. */
static const char *const counted[] = {
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty",
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth",
    "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
    "sechzehn siebzehn achtzehn neunzehn zwanzig",
    "erstes zweites drittes viertes fünftes sechstes siebtes achtes neuntes zehntes elftes "
    "zwölftes",
    "erster zweiter dritter vierter fünfter sechster siebter achter neunter zehnter",
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième",
    "première seconde troisième quatrième cinquième sixième septième huitième neuvième dixième",
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince",
    "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo",
    "primera segunda tercera cuarta quinta sexta séptima octava novena décima",
    "uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici",
    "primo secondo terzo quarto quinto sesto settimo ottavo nono decimo",
    "prima seconda terza quarta quinta sesta settima ottava nona decima",
    "um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze",
    "primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono décimo",
    "primeira segunda terceira quarta quinta sexta sétima oitava nona décima",
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende",
    "ett två tre fyra fem sex sju åtta nio tio",
    "первая вторая третья четвёртая пятая шестая седьмая восьмая девятая десятая",
    "первый второй третий четвёртый пятый шестой седьмой восьмой девятый десятый",
    "первое второе третье четвертое пятое шестое седьмое восьмое девятое десятое",
    "pierwszy drugi trzeci czwarty piąty szósty siódmy ósmy dziewiąty dziesiąty",
    "první druhá třetí čtvrtá pátá šestá sedmá osmá devátá desátá",
    "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر",
    "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة",
    "اول دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم",
};

/* Whether the text begins with the word, in any case and as a whole; *s moves behind it. */
static bool take(const char **s, const char *end, const char *word, const char *word_end)
{
	const char *at = *s;
	while (word < word_end)
		if (at >= end ||
		    unicode_to_lower(utf8_next(&at, end)) != utf8_next(&word, word_end))
			return false;
	const char *behind = at;
	unsigned next = at < end ? utf8_next(&behind, end) : ' ';
	if (unicode_is_letter(next) || unicode_is_mark(next))
		return false;
	*s = at;
	return true;
}

unsigned text_number_word(const char **s, const char *end)
{
	for (size_t i = 0; i < sizeof counted / sizeof *counted; i++) {
		unsigned value = 1;
		for (const char *word = counted[i]; *word; value++) {
			const char *stop = word + strcspn(word, " ");
			if (take(s, end, word, stop))
				return value;
			word = stop + (*stop == ' ');
		}
	}
	return 0;
}
