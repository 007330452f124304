/* The language of a text: samples in many, and texts that must leave it open. */
#include "read/language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static const struct {
	const char *language, *text;
} samples[] = {
    {"en", "The house stood at the end of a long road, and nobody had lived there for "
	   "years. In the evening the children of the village would walk past it quickly, "
	   "because their grandmother had told them that the windows were watching. One "
	   "day a young woman came from the city with two suitcases and a key."},
    {"de", "Das Haus stand am Ende einer langen Straße, und seit Jahren hatte niemand "
	   "mehr darin gewohnt. Am Abend gingen die Kinder des Dorfes schnell daran "
	   "vorbei, weil ihre Großmutter ihnen erzählt hatte, dass die Fenster sie "
	   "beobachteten. Eines Tages kam eine junge Frau mit zwei Koffern und einem "
	   "Schlüssel aus der Stadt."},
    {"fr", "La maison se trouvait au bout d'une longue route, et personne n'y avait "
	   "habité depuis des années. Le soir, les enfants du village passaient vite "
	   "devant elle, parce que leur grand-mère leur avait dit que les fenêtres les "
	   "regardaient. Un jour, une jeune femme arriva de la ville avec deux valises et "
	   "une clé."},
    {"es", "La casa estaba al final de un largo camino y nadie había vivido allí durante "
	   "años. Por la tarde los niños del pueblo pasaban deprisa por delante, porque "
	   "su abuela les había dicho que las ventanas los miraban. Un día llegó de la "
	   "ciudad una mujer joven con dos maletas y una llave."},
    {"pt", "A casa ficava no fim de uma longa estrada e ninguém morava lá havia anos. À "
	   "noite as crianças da aldeia passavam depressa por ela, porque a avó lhes "
	   "tinha dito que as janelas as observavam. Um dia chegou da cidade uma mulher "
	   "jovem com duas malas e uma chave na mão."},
    {"it", "La casa si trovava alla fine di una lunga strada e da anni nessuno ci abitava "
	   "più. La sera i bambini del paese le passavano davanti in fretta, perché la "
	   "nonna aveva raccontato loro che le finestre li guardavano. Un giorno arrivò "
	   "dalla città una giovane donna con due valigie e una chiave."},
    {"nl", "Het huis stond aan het einde van een lange weg en er had al jaren niemand "
	   "meer gewoond. 's Avonds liepen de kinderen van het dorp er snel voorbij, "
	   "omdat hun grootmoeder had verteld dat de ramen hen bekeken. Op een dag kwam "
	   "er een jonge vrouw uit de stad met twee koffers en een sleutel."},
    {"sv", "Huset stod vid slutet av en lång väg och ingen hade bott där på många år. På "
	   "kvällen gick barnen i byn snabbt förbi det, eftersom deras mormor hade "
	   "berättat att fönstren tittade på dem. En dag kom en ung kvinna från staden "
	   "med två resväskor och en nyckel."},
    {"da", "Huset stod for enden af en lang vej, og ingen havde boet der i mange år. Om "
	   "aftenen gik landsbyens børn hurtigt forbi det, fordi deres bedstemor havde "
	   "fortalt dem, at vinduerne holdt øje med dem. En dag kom der en ung kvinde fra "
	   "byen med to kufferter og en nøgle."},
    {"nb", "Huset sto ved enden av en lang vei, og ingen hadde bodd der på mange år. Om "
	   "kvelden gikk barna i landsbyen fort forbi det, fordi bestemoren deres hadde "
	   "fortalt dem at vinduene så på dem. En dag kom det en ung kvinne fra byen med "
	   "to kofferter og en nøkkel."},
    {"fi", "Talo seisoi pitkän tien päässä, eikä siinä ollut asunut kukaan vuosiin. "
	   "Iltaisin kylän lapset kulkivat nopeasti sen ohi, koska heidän isoäitinsä oli "
	   "kertonut, että ikkunat katselivat heitä. Eräänä päivänä kaupungista tuli "
	   "nuori nainen mukanaan kaksi matkalaukkua ja avain."},
    {"pl", "Dom stał na końcu długiej drogi i od lat nikt w nim nie mieszkał. Wieczorem "
	   "dzieci ze wsi szybko obok niego przechodziły, ponieważ babcia opowiedziała "
	   "im, że okna na nie patrzą. Pewnego dnia z miasta przyjechała młoda kobieta z "
	   "dwiema walizkami i kluczem."},
    {"cs", "Dům stál na konci dlouhé cesty a už léta v něm nikdo nebydlel. Večer kolem "
	   "něj děti z vesnice rychle procházely, protože jim babička vyprávěla, že je "
	   "okna pozorují. Jednoho dne přijela z města mladá žena se dvěma kufry a klíčem."},
    {"hu", "A ház egy hosszú út végén állt, és évek óta senki sem lakott benne. Esténként "
	   "a falu gyermekei gyorsan elmentek mellette, mert a nagymamájuk azt mesélte "
	   "nekik, hogy az ablakok figyelik őket. Egy napon fiatal nő érkezett a városból "
	   "két bőrönddel és egy kulccsal."},
    {"ro", "Casa se afla la capătul unui drum lung și nimeni nu mai locuise acolo de ani "
	   "de zile. Seara, copiii din sat treceau repede pe lângă ea, pentru că bunica "
	   "le spusese că ferestrele îi privesc. Într-o zi a venit de la oraș o femeie "
	   "tânără cu două valize și o cheie."},
    {"tr", "Ev uzun bir yolun sonunda duruyordu ve yıllardır orada kimse yaşamamıştı. "
	   "Akşamları köyün çocukları yanından hızla geçerdi, çünkü büyükanneleri onlara "
	   "pencerelerin kendilerini izlediğini söylemişti. Bir gün şehirden iki bavul ve "
	   "bir anahtarla genç bir kadın geldi."},
    {"vi", "Ngôi nhà nằm ở cuối một con đường dài và đã nhiều năm không có ai sống ở đó. "
	   "Buổi tối bọn trẻ trong làng đi ngang qua thật nhanh, vì bà của chúng đã kể "
	   "rằng những ô cửa sổ đang nhìn chúng. Một ngày kia có một người phụ nữ trẻ từ "
	   "thành phố đến với hai chiếc va li và một chiếc chìa khóa."},
    {"id", "Rumah itu berdiri di ujung jalan yang panjang dan sudah bertahun-tahun tidak "
	   "ada orang yang tinggal di sana. Pada malam hari anak-anak desa berjalan cepat "
	   "melewatinya, karena nenek mereka telah bercerita bahwa jendela-jendelanya "
	   "sedang mengawasi mereka. Suatu hari datanglah seorang perempuan muda dari "
	   "kota dengan dua koper dan sebuah kunci."},
    {"ca", "La casa era al final d'un llarg camí i feia anys que ningú no hi vivia. Al "
	   "vespre els nens del poble hi passaven de pressa per davant, perquè la seva "
	   "àvia els havia dit que les finestres els miraven. Un dia va arribar de la "
	   "ciutat una dona jove amb dues maletes i una clau."},
    {"ru", "Дом стоял в конце длинной дороги, и уже много лет в нём никто не жил. По "
	   "вечерам деревенские дети быстро проходили мимо, потому что бабушка рассказала "
	   "им, что окна смотрят на них. Однажды из города приехала молодая женщина с "
	   "двумя чемоданами и ключом."},
    {"uk", "Будинок стояв наприкінці довгої дороги, і вже багато років у ньому ніхто не "
	   "жив. Увечері сільські діти швидко проходили повз нього, бо бабуся розповіла "
	   "їм, що вікна на них дивляться. Одного дня з міста приїхала молода жінка з "
	   "двома валізами та ключем."},
    {"bg", "Къщата стоеше в края на дълъг път и от години никой не живееше в нея. Вечер "
	   "децата от селото минаваха бързо покрай нея, защото баба им беше разказала, че "
	   "прозорците ги гледат. Един ден от града дойде млада жена с два куфара и един "
	   "ключ."},
    {"el", "Το σπίτι βρισκόταν στο τέλος ενός μακρινού δρόμου και κανείς δεν είχε ζήσει "
	   "εκεί εδώ και χρόνια. Το βράδυ τα παιδιά του χωριού περνούσαν γρήγορα από "
	   "μπροστά του, γιατί η γιαγιά τους τους είχε πει ότι τα παράθυρα τα κοιτούσαν. "
	   "Μια μέρα ήρθε από την πόλη μια νέα γυναίκα με δύο βαλίτσες και ένα κλειδί."},
    {"ar", "كان البيت يقف في نهاية طريق طويل ولم يسكنه أحد منذ سنوات. في المساء كان أطفال "
	   "القرية يمرون به مسرعين لأن جدتهم أخبرتهم أن النوافذ تراقبهم. وفي يوم من "
	   "الأيام جاءت من المدينة امرأة شابة ومعها حقيبتان ومفتاح."},
    /* Where letters are joined it would break lines anew each time. */
    /* clang-format off */
    {"fa", "خانه در انتهای جاده‌ای طولانی ایستاده بود و سال‌ها بود که "
	   "هیچ‌کس در آن زندگی نمی‌کرد. شب‌ها بچه‌های روستا با عجله از "
	   "کنار آن می‌گذشتند، چون مادربزرگشان به آنها گفته بود که "
	   "پنجره‌ها آنها را تماشا می‌کنند. روزی زن جوانی از شهر با دو "
	   "چمدان و یک کلید آمد."},
    /* clang-format on */
    {"he", "הבית עמד בקצה של דרך ארוכה ואיש לא גר בו כבר שנים. בערב היו ילדי הכפר עוברים "
	   "לידו במהירות, כי סבתם סיפרה להם שהחלונות מסתכלים עליהם. יום אחד באה מן העיר "
	   "אישה צעירה עם שתי מזוודות ומפתח."},
    {"hi", "वह घर एक लंबी सड़क के अंत में खड़ा था और वर्षों से वहाँ कोई नहीं रहता था। शाम "
	   "को गाँव के बच्चे जल्दी से उसके पास से निकल जाते थे, क्योंकि उनकी दादी ने "
	   "उन्हें बताया था कि खिड़कियाँ उन्हें देख रही हैं। एक दिन शहर से एक युवा महिला "
	   "दो सूटकेस और एक चाबी लेकर आई।"},
    {"mr", "ते घर एका लांब रस्त्याच्या शेवटी उभे होते आणि अनेक वर्षांपासून तिथे कोणीही "
	   "राहत नव्हते. संध्याकाळी गावातील मुले त्याच्या जवळून घाईने जात असत, कारण "
	   "त्यांच्या आजीने त्यांना सांगितले होते की खिडक्या त्यांच्याकडे पाहत आहेत. एके "
	   "दिवशी शहरातून एक तरुण स्त्री दोन पेट्या आणि एक किल्ली घेऊन आली."},
    {"th", "บ้านหลังนั้นตั้งอยู่ที่ปลายถนนสายยาว และไม่มีใครอาศัยอยู่ที่นั่นมาหลายปีแล้ว "
	   "ตอนเย็นเด็ก ๆ ในหมู่บ้านจะเดินผ่านไปอย่างรวดเร็ว "
	   "เพราะคุณยายเล่าว่าหน้าต่างกำลังมองพวกเขาอยู่ "
	   "วันหนึ่งมีหญิงสาวคนหนึ่งมาจากเมืองพร้อมกระเป๋าสองใบและกุญแจหนึ่งดอก"},
    {"zh", "那座房子坐落在一条长路的尽头，多年来一直没有人住。傍晚时分，村里的孩子们总是匆匆"
	   "走过，因为他们的祖母说过，窗户在看着他们。有一天，一个年轻女人从城里来了，带着两"
	   "个箱子和一把钥匙。"},
    {"zh-Hant", "那座房子坐落在一條長路的盡頭，多年來一直沒有人住。傍晚時分，村裡的孩子們總是匆匆"
		"走過，因為他們的祖母說過，窗戶在看著他們。有一天，一個年輕女人從城裡來了，帶著兩"
		"個箱子和一把鑰匙。"},
    {"ja", "その家は長い道のはずれに立っていて、もう何年も誰も住んでいなかった。夕方になると"
	   "村の子どもたちは足早に通り過ぎた。窓が見ていると、おばあさんから聞かされていたか"
	   "らだ。ある日、町から若い女が二つの鞄と一本の鍵を持ってやって来た。"},
    {"ko", "그 집은 긴 길의 끝에 서 있었고, 여러 해 동안 아무도 살지 않았다. "
	   "저녁이면 마을 아이들은 그 앞을 서둘러 지나갔다. 할머니가 창문이 "
	   "지켜보고 있다고 말해 주었기 때문이다. 어느 날 도시에서 한 젊은 "
	   "여자가 가방 두 개와 열쇠 하나를 들고 왔다."},
    {"hr", "Kuća je stajala na kraju duge ceste i godinama u njoj nitko nije živio. "
	   "Navečer su seoska djeca brzo prolazila pokraj nje jer im je baka ispričala da "
	   "ih prozori gledaju. Jednoga dana iz grada je došla mlada žena s dva kovčega i "
	   "ključem."},
    {"sk", "Dom stál na konci dlhej cesty a už roky v ňom nikto nebýval. Večer okolo neho "
	   "deti z dediny rýchlo prechádzali, pretože im stará mama rozprávala, že ich "
	   "okná pozorujú. Jedného dňa prišla z mesta mladá žena s dvoma kuframi a kľúčom."},
    {"sw", "Nyumba ilisimama mwishoni mwa barabara ndefu na hakuna mtu aliyeishi hapo kwa "
	   "miaka mingi. Jioni watoto wa kijiji walipita haraka karibu nayo, kwa sababu "
	   "bibi yao alikuwa amewaambia kwamba madirisha yanawatazama. Siku moja mwanamke "
	   "kijana alikuja kutoka mjini na masanduku mawili na ufunguo."},
    {"ga", "Sheas an teach ag deireadh bóthair fhada agus ní raibh aon duine ina chónaí "
	   "ann le blianta. Tráthnóna shiúil páistí an tsráidbhaile thairis go tapa, mar "
	   "dúirt a seanmháthair leo go raibh na fuinneoga ag féachaint orthu. Lá amháin "
	   "tháinig bean óg ón gcathair le dhá mhála agus eochair."},
    {"et", "Maja seisis pika tee lõpus ja seal ei olnud aastaid keegi elanud. Õhtuti "
	   "möödusid küla lapsed sellest kiiresti, sest vanaema oli neile rääkinud, et "
	   "aknad vaatavad neid. Ühel päeval tuli linnast noor naine kahe kohvri ja "
	   "võtmega."},
    {"lt", "Namas stovėjo ilgo kelio gale ir daugelį metų jame niekas negyveno. Vakarais "
	   "kaimo vaikai greitai praeidavo pro šalį, nes močiutė jiems buvo pasakojusi, "
	   "kad langai juos stebi. Vieną dieną iš miesto atvyko jauna moteris su dviem "
	   "lagaminais ir raktu."},
};

static void assert_language(const char *text, size_t size, const char *expected)
{
	const char *found = language_of_text(text, size);
	if (!found != !expected || (found && strcmp(found, expected) != 0))
		fail_msg("%.60s…: '%s', not '%s'", text, found ? found : "nothing",
			 expected ? expected : "nothing");
}

static void test_samples(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		assert_language(samples[i].text, strlen(samples[i].text), samples[i].language);
}

static void test_open(void **state)
{
	(void)state;
	static const char *const texts[] = {
	    "",
	    "Hello",
	    "1234567890 1234567890 1234567890 1234567890",
	    "qwrtz plmk xvbn qqqq wwww zzzz rrrr tttt pppp ssss dddd ffff gggg",
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_language(texts[i], strlen(texts[i]), NULL);
}

/* Pieces from all over count, which are never cut inside a character; a licence in front doesn't
 * decide. */
static void test_long(void **state)
{
	(void)state;
	static char text[20001];
	const char *sample = NULL;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		if (strcmp(samples[i].language, "ru") == 0)
			sample = samples[i].text;
	assert_non_null(sample);
	text[0] = 'x';
	for (size_t at = 1; at < sizeof text - 1; at++)
		text[at] = sample[(at - 1) % strlen(sample)];
	assert_language(text, sizeof text - 1, "ru");
	for (size_t at = 0; at < sizeof text / 5; at++)
		text[at] = samples[0].text[at % strlen(samples[0].text)];
	for (size_t at = sizeof text / 5; ((unsigned char)text[at] & 0xC0) == 0x80; at++)
		text[at] = ' ';
	assert_language(text, sizeof text - 1, "ru");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_samples),
	    cmocka_unit_test(test_open),
	    cmocka_unit_test(test_long),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
