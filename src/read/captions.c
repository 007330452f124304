/* Captions and credits of pictures and tables, told by their first word in many languages. */
#include "read/captions.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

static const char *const words[] = {
    "figure",     "fig",        "table",     "photo",   "photograph", "image",   "picture",
    "plate",      "credit",     "abbildung", "abb",     "bild",       "foto",    "tabelle",
    "tab",        "grafik",     "tableau",   "crédit",  "figura",     "tabla",   "imagen",
    "fotografía", "gráfico",    "tabela",    "imagem",  "quadro",     "tabella", "immagine",
    "figuur",     "afbeelding", "afb",       "tabel",   "figur",      "tabell",  "billede",
    "kuva",       "taulukko",   "rysunek",   "rys",     "ryc",        "fot",     "zdjęcie",
    "obrázek",    "obr",        "tabulka",   "рисунок", "рис",        "таблица", "фото",
    "таблиця",    "εικόνα",     "πίνακας",   "σχήμα",   "şekil",      "tablo",   "resim",
    "fotoğraf",   "الشكل",      "شكل",       "صورة",    "الجدول",     "جدول",    "شکل",
    "تصویر",      "عکس",        "איור",      "תמונה",   "טבלה",       "צילום",   "चित्र",
    "तालिका",     "ภาพที่",       "รูปที่",       "ตารางที่",  "图",         "圖",      "表",
    "图片",       "照片",       "摄影",      "図",      "写真",       "画像",    "撮影",
    "그림",       "표",         "사진",      "hình",    "bảng",       "ảnh",     "gambar",
    "listing",
};

/* ":", "2:", ". 3-1" and nothing that goes on as a sentence would: what makes the word a label. */
static bool is_label(const char *s, const char *end)
{
	bool digits = false;
	while (s < end && (*s == ' ' || *s == '.'))
		s++;
	while (s < end) {
		const char *start = s;
		unsigned c = utf8_next(&s, end);
		if (unicode_is_digit(c) || (digits && (c == '.' || c == '-' || c == ')'))) {
			digits = true;
			continue;
		}
		if (c == ':' || c == 0xFF1A)
			return true;
		return digits &&
		       (start[-1] == '.' || c == 0x3000 || c == '|' ||
			(c == ' ' && (s >= end || !unicode_is_lower(utf8_next(&s, end)))));
	}
	return digits;
}

bool caption_opens(const char *s, size_t size)
{
	static const char *const marks[] = {"▲", "△"}; /* at the picture above, in East Asia */
	const char *end = s + size;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (size > strlen(marks[i]) && memcmp(s, marks[i], strlen(marks[i])) == 0)
			return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *at = s;
		if (unicode_take_word(&at, end, words[i]) && is_label(at, end))
			return true;
	}
	return false;
}
