/* Colours of code: what highlight says is believed only where it says the same words. */
#include "code/code_parts.h"

#include "base/mem.h"
#include "base/process.h"

#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct code_job job_of(struct code_block *block, const char *language, const char *text)
{
	*block = (struct code_block){.language = language, .text = text, .size = strlen(text)};
	struct code_job job = {.block = block, .language = code_language(language)};
	code_prepare(&job);
	return job;
}

static void job_clear(struct code_job *job)
{
	buf_clear(&job->source);
	vec_clear(&job->pieces);
	vec_clear(&job->runs);
}

static size_t runs_of(const char *text, const char *markup)
{
	struct code_block block;
	struct code_job job = job_of(&block, "c", text);
	code_read_runs(&job, markup, strlen(markup));
	size_t count = job.runs.count;
	for (size_t i = 0; i < count; i++)
		assert_true(job.runs.items[i].end <= block.size);
	job_clear(&job);
	return count;
}

static void test_words_stay(void **state)
{
	(void)state;
	static const char good[] =
	    "<span class=\"hl kwa\">int</span> x&lt;<span class=\"hl num\">1</span>";
	assert_int_equal(runs_of("int x<1", good), 2);
	assert_int_equal(runs_of("int x<1\n", good), 0); /* a line's end too little */
	assert_int_equal(runs_of("int x<", good), 0);
	assert_int_equal(runs_of("int x<12", good), 0);
	assert_int_equal(runs_of("int y<1", good), 0);
	assert_int_equal(runs_of("a", "a\n"), 0); /* one too many, as it may be */
	assert_int_equal(runs_of("a", "<span class=\"hl kwa\">a</span>\n"), 1);
	assert_int_equal(runs_of("a", "<span class=\"hl kwa\">a</span>\n\n"), 0);
	assert_int_equal(runs_of("a@b", "<span class=\"hl str\">a&#64;b</span>"), 1);
	assert_int_equal(runs_of("a", "<span class=\"hl kwa\">a"), 1);
	assert_int_equal(runs_of("a", "<span class=\"hl kwa"), 0);
	assert_int_equal(runs_of("a", "<b>a</b>"), 0);
	assert_int_equal(runs_of("a", "&#97"), 0);
	assert_int_equal(runs_of("a", ""), 0);
	assert_int_equal(runs_of("{", "<span class=\"hl kwa\">{</span>"), 0); /* no word */
}

/* A run ends with its line, and a prompt is none of the source. */
static void test_pieces(void **state)
{
	(void)state;
	struct code_block block;
	struct code_job job = job_of(&block, "console", "$ a b\nout\n# c");
	assert_string_equal(job.source.data, "a b\nc\n");
	static const char markup[] = "<span class=\"hl str\">a b\nc</span>\n";
	code_read_runs(&job, markup, sizeof markup - 1);
	static const size_t expected[][2] = {{0, 2}, {2, 5}, {10, 12}, {12, 13}};
	assert_int_equal(job.runs.count, 4);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(job.runs.items[i].start, expected[i][0]);
		assert_int_equal(job.runs.items[i].end, expected[i][1]);
	}
	job_clear(&job);
}

static void test_prompts(void **state)
{
	(void)state;
	static const struct {
		const char *language, *line;
		size_t size;
	} lines[] = {
	    {"console", "$ ls", 2},
	    {"console", "$", 1},
	    {"console", "$x", 0},
	    {"console", "me@host:~/a b$ ls", 0},
	    {"console", "me@host:~/a$ ls", 13},
	    {"console", "[me@host a]# ls", 13},
	    {"console", "C:\\>dir", 4},
	    {"console", "PS C:\\x> dir", 9},
	    {"console", "total $ 5", 0},
	    {"pycon", ">>> x", 4},
	    {"pycon", ">>>x", 0},
	    {"pycon", "In [1]: x", 8},
	    {"irb", "irb(main):001:0> 1", 17},
	    {"psql", "db=# select", 5},
	};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct code_block block;
		struct code_job job = job_of(&block, lines[i].language, lines[i].line);
		assert_int_equal(job.runs.count ? job.runs.items[0].end : 0, lines[i].size);
		job_clear(&job);
	}
}

static void test_names(void **state)
{
	(void)state;
	static const char *const known[] = {"c",           "C++", "Python",
					    "zsh-session", "yml", "actionscript"};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		assert_true(code_knows(known[i]));
	assert_false(code_knows("x"));
	assert_false(code_knows(""));
	assert_false(code_knows(NULL));
	assert_false(code_knows("a-name-that-is-longer-than-any-language-has-one"));
}

/* In a folder of its own. */
static enum process_end end_of(const char *program, const char *argument, unsigned milliseconds)
{
	struct drafts *drafts = drafts_new();
	struct draft_file *folder = drafts_open_folder(drafts, "/tmp/octavo-test-process", 0700);
	struct arena *arena = arena_new();
	char *arguments[] = {arena_string(arena, program), arena_string(arena, argument), NULL};
	assert_non_null(folder);
	const struct process process = {program, arguments, drafts, folder, milliseconds};
	enum process_end end = process_run(&process);
	arena_free(arena);
	drafts_end(drafts, folder);
	drafts_free(drafts);
	return end;
}

static enum process_end end_of_named(const char *name, const char *argument, unsigned milliseconds)
{
	struct arena *arena = arena_new();
	const char *program = process_find(arena, name);
	assert_non_null(program);
	enum process_end end = end_of(program, argument, milliseconds);
	arena_free(arena);
	return end;
}

static void test_processes(void **state)
{
	(void)state;
	assert_int_equal(end_of_named("true", "x", 60000), PROCESS_DONE);
	assert_int_equal(end_of_named("false", "x", 60000), PROCESS_FAILED);
	assert_int_equal(end_of_named("echo", "x", 60000), PROCESS_DONE);
	assert_int_equal(end_of_named("sleep", "600", 1), PROCESS_SLOW);
	assert_int_equal(end_of("/nowhere/none", "x", 60000), PROCESS_FAILED);
	struct arena *arena = arena_new();
	assert_null(process_find(arena, "no-program-is-called-so"));
	arena_free(arena);
}

/* Puts a program of that name into the folder, which does what the script says. */
static void write_program(const char *folder, const char *script)
{
	char path[256];
	snprintf(path, sizeof path, "%s/highlight", folder);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file, "#!/bin/sh\n%s\n", script);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(path, 0700), 0);
}

/* What a program leaves behind prints nothing, but might: so it is slow, and ends. */
static void test_left_behind(void **state)
{
	(void)state;
	char folder[] = "/tmp/octavo-test-XXXXXX", held[256], program[256], script[512];
	assert_non_null(mkdtemp(folder));
	snprintf(held, sizeof held, "%s/held", folder);
	snprintf(program, sizeof program, "%s/highlight", folder);
	snprintf(script, sizeof script, "exec 3>%s\nsleep 600 &\nexit 0", held);
	assert_int_equal(mkfifo(held, 0600), 0);
	struct pollfd reader = {.fd = open(held, O_RDONLY | O_NONBLOCK)};
	assert_true(reader.fd >= 0);
	int writer = open(held, O_WRONLY | O_NONBLOCK); /* so that it has had one, however slow */
	assert_true(writer >= 0);
	close(writer);
	write_program(folder, script);
	assert_int_equal(end_of(program, "x", 3000), PROCESS_SLOW);
	assert_int_equal(poll(&reader, 1, 60000), 1);
	assert_int_equal(reader.revents, POLLHUP);
	close(reader.fd);
	unlink(held);
	unlink(program);
	assert_int_equal(rmdir(folder), 0);
}

/* One that prints nothing any more, and goes on. */
static void test_closed(void **state)
{
	(void)state;
	char folder[] = "/tmp/octavo-test-XXXXXX", program[256];
	assert_non_null(mkdtemp(folder));
	snprintf(program, sizeof program, "%s/highlight", folder);
	write_program(folder, "exec sleep 600 >/dev/null");
	assert_int_equal(end_of(program, "x", 500), PROCESS_SLOW);
	unlink(program);
	assert_int_equal(rmdir(folder), 0);
}

/* Whatever a program of that name does, the words stay, and no file is left. */
static void test_odd_programs(void **state)
{
	(void)state;
	static const struct {
		const char *script;
		enum code_result result;
		bool coloured;
	} programs[] = {
	    {"for f in *.c; do echo '<span class=\"hl kwa\">int</span> x' >$f.xhtml; done",
	     CODE_DONE, true},
	    {"for f in *.c; do echo '<span class=\"hl kwa\">int</span> y' >$f.xhtml; done",
	     CODE_DONE, false},
	    {"for f in *.c; do echo 'int x' >$f.xhtml; done; exit 1", CODE_FAILED, false},
	    {"kill -9 $$", CODE_FAILED, false},
	    {"exit 0", CODE_DONE, false},
	    {"[ \"$(ulimit -t)\" = 21 ] && [ \"$(ulimit -v)\" = 1048576 ] || exit 1", CODE_DONE,
	     false},
	    {"[ ! -e /proc/$$/fd/50 ] || exit 1", CODE_DONE, false},
	    {"kill -PIPE $$", CODE_FAILED, false},
	    {"kill -XFSZ $$", CODE_FAILED, false},
	    {"[ \"$LC_ALL$SECRET\" = C ] && [ \"$HOME\" -ef . ] || exit 1", CODE_DONE, false},
	};
	char folder[] = "/tmp/octavo-test-XXXXXX", path[256];
	assert_non_null(mkdtemp(folder));
	char *before = mem_string(getenv("PATH"));
	setenv("PATH", folder, 1);
	setenv("TMPDIR", folder, 1);
	setenv("SECRET", "x", 1);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(dup2(1, 50), 50);
	struct drafts *drafts = drafts_new();
	struct diags *diags = diags_new();
	for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
		struct code_block block = {.language = "c", .text = "int x", .size = 5};
		struct code_block *blocks[] = {&block};
		write_program(folder, programs[i].script);
		assert_int_equal(code_write(blocks, 1, drafts, diags), programs[i].result);
		assert_int_equal(strstr(block.markup.data, "code-keyword") != NULL,
				 programs[i].coloured);
		assert_non_null(strstr(block.markup.data, " x"));
		buf_clear(&block.markup);
	}
	drafts_free(drafts);
	diags_free(diags);
	snprintf(path, sizeof path, "%s/highlight", folder);
	unlink(path);
	assert_int_equal(rmdir(folder), 0);
	setenv("PATH", before, 1);
	unsetenv("TMPDIR");
	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_DFL);
	close(50);
	mem_free(before);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_words_stay), cmocka_unit_test(test_pieces),
	    cmocka_unit_test(test_prompts),    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_processes),  cmocka_unit_test(test_left_behind),
	    cmocka_unit_test(test_closed),     cmocka_unit_test(test_odd_programs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
