/* Front and back matter: what names and headings mean. */
#include "article/labels.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_names_of_files(void **state)
{
	static const struct {
		const char *stem;
		enum matter matter;
		bool numbered;
	} names[] = {
	    {"preface", MATTER_PREFACE, false},
	    {"00-preface", MATTER_PREFACE, true},
	    {"Acknowledgements", MATTER_ACKNOWLEDGMENTS, false},
	    {"appendix", MATTER_APPENDIX, false},
	    {"appendix-b", MATTER_APPENDIX, false},
	    {"07 appendix_12", MATTER_APPENDIX, true},
	    {"appendix-01-words", MATTER_APPENDIX, false},
	    {"AppendixC", MATTER_APPENDIX, false},
	    {"apB", MATTER_APPENDIX, false},
	    {"app-a", MATTER_APPENDIX, false},
	    {"apple", MATTER_NONE, false},
	    {"app", MATTER_NONE, false},
	    {"app-store", MATTER_NONE, false},
	    {"ap-1900", MATTER_NONE, false},
	    {"appendixes", MATTER_NONE, false},
	    {"appendix-of-errors", MATTER_NONE, false},
	    {"title_page", MATTER_TITLE_PAGE, false},
	    {"copyright", MATTER_COPYRIGHT_PAGE, false},
	    {"notes", MATTER_NONE, false},
	    {"chapter", MATTER_NONE, false},
	    {"cover-page", MATTER_NONE, false},
	    {"12", MATTER_NONE, true},
	    {"", MATTER_NONE, false},
	};
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		bool numbered;
		assert_int_equal(matter_of_name(names[i].stem, &numbered), names[i].matter);
		assert_int_equal(numbered, names[i].numbered);
	}
}

static void test_headings(void **state)
{
	static const struct {
		const char *language, *heading;
		enum matter matter;
	} headings[] = {
	    {"en", "Preface", MATTER_PREFACE},
	    {"en-US", "PREFACE", MATTER_PREFACE},
	    {"de", "Preface", MATTER_PREFACE},
	    {"de-AT", "Vorwort", MATTER_PREFACE},
	    {"sv", "Förord", MATTER_PREFACE},
	    {"es", "PRÓLOGO", MATTER_PROLOGUE},
	    {"ja", "あとがき", MATTER_AFTERWORD},
	    {"nn", "Etterord", MATTER_AFTERWORD},
	    {"en", "Preface to the Second Edition", MATTER_NONE},
	    {"en", "Appendix", MATTER_APPENDIX},
	    {"en", "Appendix B", MATTER_APPENDIX},
	    {"en", "Appendix 2: Letters", MATTER_APPENDIX},
	    {"en", "Appendix: Letters", MATTER_APPENDIX},
	    {"en", "Appendix surgery", MATTER_NONE},
	    {"en", "Notes", MATTER_NONE},
	    {"en", "Chapter", MATTER_NONE},
	    {"en", "Cover", MATTER_NONE},
	    {"en", "", MATTER_NONE},
	};
	(void)state;
	for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
		assert_int_equal(label_matter(headings[i].language, headings[i].heading),
				 headings[i].matter);
}

static void test_words(void **state)
{
	(void)state;
	for (enum matter matter = MATTER_NONE + 1; matter < MATTER_COUNT; matter++) {
		assert_true(*label_of_matter("xx", matter));
		assert_true(matter_is_made(matter) || matter_find(matter_word(matter)) == matter);
	}
	assert_string_equal(label_in("zh-TW", LABEL_CONTENTS), "目錄");
	assert_string_equal(label_in("zh-Hans", LABEL_CONTENTS), "目录");
	assert_string_equal(label_in("en-GB", LABEL_ACKNOWLEDGMENTS), "Acknowledgements");
	assert_string_equal(label_in("enm", LABEL_CONTENTS), "Contents");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_names_of_files),
	    cmocka_unit_test(test_headings),
	    cmocka_unit_test(test_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
