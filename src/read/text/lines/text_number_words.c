/* Plain text: numbers written as words, as chapters are counted in some languages. */
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/lines/text_lines.h"

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

enum { LONGEST = 48 }; /* bytes of such a word */

/* The word that the text begins with, in lower case; 0: none, or a longer one. *s moves behind it.
 */
static size_t take_word(const char **s, const char *end, char word[LONGEST + 1])
{
	enum { BYTES_OF_A_LETTER = 4 };
	size_t size = 0;
	while (*s < end) {
		const char *next = *s;
		unsigned c = unicode_to_lower(utf8_next(&next, end));
		if (!unicode_is_letter(c) && !unicode_is_mark(c))
			break;
		if (size + BYTES_OF_A_LETTER > LONGEST)
			return 0;
		size += utf8_write(c, word + size);
		*s = next;
	}
	word[size] = '\0';
	return size;
}

/* Which word of the list it is, from 1; 0: none. */
static unsigned place_in(const char *list, const char *word, size_t size)
{
	for (const char *at = list; (at = strstr(at, word)); at += size) {
		if ((at > list && at[-1] != ' ') || (at[size] && at[size] != ' '))
			continue;
		unsigned value = 1;
		for (const char *s = list; s < at; s++)
			value += *s == ' ';
		return value;
	}
	return 0;
}

unsigned text_number_word(const char **s, const char *end)
{
	char word[LONGEST + 1];
	const char *behind = *s;
	size_t size = take_word(&behind, end, word);
	for (size_t i = 0; size && i < sizeof counted / sizeof *counted; i++) {
		unsigned value = place_in(counted[i], word, size);
		if (!value)
			continue;
		*s = behind;
		return value;
	}
	return 0;
}
