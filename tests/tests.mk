# The tests: what they need, how they are built and run. Included by the Makefile.

CFLAGS_UNIT := $(shell pkg-config --cflags cmocka 2>/dev/null)
LIBS_UNIT   := -lcmocka
UNITS       := $(wildcard tests/unit/test_*.c)
SANITIZE    := -O1 -g1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
NODE_READY  := tests/node_modules/.package-lock.json
READERS_READY := tests/readers/node_modules/.package-lock.json
BENCH_READY := tests/bench/node_modules/.package-lock.json
EPUBCHECK   := /usr/share/java/epubcheck.jar
FAILING     := $(if $(filter Linux,$(shell uname)),$(B)/tests/failing.so)
CLASSES     := $(B)/tests/classes/EpubcheckBatch.class

test: ## installs what the tests need and runs them (root or sudo for the packages, once)
	.ci/install-packages build tests
	$(MAKE) check

check check-full: export GUARD_CFLAGS = $(ALL_CFLAGS)

check: check-tools check-build ## runs the tests
	node tests/run.mjs $(SUITES)

check-full: check-tools check-build ## runs the tests and what takes longer
	node tests/run.mjs --full

readers: ## installs real readers, opens the tests' books in them and looks at each page: six minutes
	.ci/install-packages build readers
	$(MAKE) check-readers

check-readers: $(B)/octavo $(NODE_READY) $(READERS_READY)
	node tests/readers/run.mjs
	node tests/readers/specimens.mjs

check-packages: ## tries the archive and the packages in a clean system (root, on Debian): some minutes
	.ci/install-packages build tests deb
	sh tests/packages.sh $(VERSION)

# What isn't asked stands, with its reason, in .clang-tidy, tests/cppcheck.txt and here: gcc's analyzer doesn't
# carry from one function to the next that an array with a count has items, or that a view with bytes left has
# a beginning, and takes what iconv_open returns for memory.
ANALYZER := -fanalyzer -Wno-analyzer-null-dereference -Wno-analyzer-null-argument -Wno-analyzer-malloc-leak

analyze: ## asks cppcheck, gcc's analyzer and clang-tidy, one file at a time: a quarter of an hour
	$Qcppcheck --quiet --error-exitcode=1 --std=c11 --enable=warning,portability,performance \
	  --suppressions-list=tests/cppcheck.txt -Isrc $(SOURCES)
	$Qfor file in $(SOURCES); do gcc $(ALL_CFLAGS) $(ANALYZER) -Werror -c -o /dev/null $$file || exit 1; done
	$Qclang-tidy --quiet $(SOURCES) -- $(ALL_CFLAGS)

# What is confined can't write at its end what it went through; what ends by a signal writes it before.
coverage: $(NODE_READY) ## says how much of src/ units, cases and other suites go through (gcov)
	rm -rf $(B)/coverage
	$(MAKE) $(AT_ONCE) B=$(B)/coverage CFLAGS='-O1 -g --coverage -DOCTAVO_UNCONFINED' \
	  LDFLAGS='-Wl,--wrap=raise,--wrap=poll tests/tools/counted.c' all units
	node tests/run.mjs --built $(B)/coverage units cases checks dialogues output books program
	node tests/tools/coverage.mjs $(B)/coverage

# Units that no library takes part in but utf8proc, of which written.c tells what it wrote: what others write
# would pass for unwritten. Clang 14 takes arrays of functions that it inlines for dead while they live.
UNMIXED := accessibility bcp47 characters code cover_phrases css dates decode heading_rules identifiers label \
           math matter model natural sha1 shown text text_lines toml turn written_dates
UNWRITTEN := -O1 -g -fno-omit-frame-pointer -fsanitize=memory

memory: ## looks in those units for reads of memory that nobody wrote to (clang's MemorySanitizer): some minutes
	$(MAKE) $(AT_ONCE) B=$(B)/memory CC=clang CFLAGS='$(UNWRITTEN) -mllvm -msan-handle-lifetime-intrinsics=0' \
	  LDFLAGS='-Wl,--wrap=utf8proc_map tests/tools/written.c' $(UNMIXED:%=$(B)/memory/unit/test_%)
	$Qfor unit in $(UNMIXED); do $(B)/memory/unit/test_$$unit || exit 1; done

COUNT    := 300

mutants: $(NODE_READY) ## breaks the code in COUNT places, one at a time, and says which nobody notices: an hour or two
	node tests/tools/mutate.mjs $(COUNT)

golden: $(B)/octavo units $(NODE_READY) ## rewrites what tests expect, all or CASE=name (a case, test_css), and shows it
	node tests/golden.mjs $(CASE)

check-tools:
	@.ci/install-packages --check build tests

# The sanitized builds are this Makefile again with other flags and another folder.
SANITIZED = $(AT_ONCE) B=$(B)/san CFLAGS='$(SANITIZE)'

check-build:
	$(MAKE) $(AT_ONCE) all units $(NODE_READY) $(CLASSES) $(FAILING) $(B)/tests/model_facts $(B)/tests/two_books
	$(MAKE) $(SANITIZED) $(B)/san/octavo units harnesses
	$(MAKE) $(AT_ONCE) B=$(B)/threads CFLAGS='-O0 -g1 -fsanitize=thread' $(B)/threads/tests/two_books

units: $(UNITS:tests/unit/%.c=$(B)/unit/%)

$(B)/unit/%: tests/unit/%.c $(B)/obj/library.a
	$(call say,CC)
	@mkdir -p $(@D)
	$Q$(CC) $(ALL_CFLAGS) $(CFLAGS_UNIT) -MMD -MP $(LDFLAGS) -o $@ $< $(B)/obj/library.a $(LIBS_UNIT) $(ALL_LIBS)

# What the rules that find headings say of texts, for the tool that fits their points; what the
# content model says is valid, for the test that asks EPUBCheck; and a program of several threads.
$(B)/tests/heading_facts $(B)/tests/model_facts $(B)/tests/two_books: $(B)/tests/%: tests/tools/%.c $(B)/obj/library.a
	$(call say,CC)
	@mkdir -p $(@D)
	$Q$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $< $(B)/obj/library.a $(ALL_LIBS)

-include $(UNITS:tests/unit/%.c=$(B)/unit/%.d)

# The harnesses of fuzzers: without one, for the tests; with FUZZER=-fsanitize=fuzzer, by clang, in libFuzzer.
HARNESSES    := $(patsubst tests/fuzz/harness/%.c,%,$(wildcard tests/fuzz/harness/*.c))
FUZZ_OBJECTS := $(patsubst tests/fuzz/%.c,$(B)/fuzz/obj/%.o,$(filter-out $(if $(FUZZER),%/standalone.c),$(wildcard tests/fuzz/*.c)))
SECONDS      := 7200

harnesses: $(HARNESSES:%=$(B)/fuzz/%)

$(FUZZ_OBJECTS): $(B)/fuzz/obj/%.o: tests/fuzz/%.c Makefile
	$(call say,CC)
	@mkdir -p $(@D)
	$Q$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/fuzz/%: tests/fuzz/harness/%.c $(FUZZ_OBJECTS) $(B)/obj/library.a
	$(call say,CC)
	@mkdir -p $(@D)
	$Q$(CC) $(ALL_CFLAGS) -MMD -MP $(LDFLAGS) $(FUZZER) -o $@ $< $(FUZZ_OBJECTS) $(B)/obj/library.a $(ALL_LIBS)

-include $(FUZZ_OBJECTS:.o=.d) $(HARNESSES:%=$(B)/fuzz/%.d)

fuzz: $(NODE_READY) ## lets a fuzzer look for inputs that fail, in HARNESSES for SECONDS each (needs clang)
	$(MAKE) $(AT_ONCE) B=$(B)/fuzzer CC=clang FUZZER=-fsanitize=fuzzer CFLAGS='$(SANITIZE) -fsanitize=fuzzer-no-link' harnesses
	node tests/fuzz/run.mjs $(B)/fuzzer/fuzz $(SECONDS) $(HARNESSES)

fuzz-smoke: $(NODE_READY) ## runs the harnesses on the tests' inputs and their mutants: seconds
	$(MAKE) $(SANITIZED) harnesses
	node tests/run.mjs fuzz

$(NODE_READY) $(READERS_READY) $(BENCH_READY): %/node_modules/.package-lock.json: %/package.json %/package-lock.json
	@echo "npm installs $$(grep -c '"node_modules/' $*/package-lock.json) packages of npm into $*/node_modules: those of $*/package-lock.json"
	$Qnpm ci --prefix $* --ignore-scripts --no-audit --no-fund
	@touch $@

$(B)/tests/failing.so: tests/tools/failing.c
	$(call say,CC)
	@mkdir -p $(@D)
	$Q$(CC) -O2 -Wall -Wextra -shared -fPIC -o $@ $< -ldl

$(CLASSES): tests/tools/EpubcheckBatch.java
	$(call say,ECJ)
	$Qecj -proc:none -11 -cp $(EPUBCHECK) -d $(@D) $<

.PHONY: analyze coverage memory mutants test bench bench-articles bench-corners bench-instructions bench-repeated check check-full check-packages check-readers check-tools \
        check-build fuzz fuzz-smoke golden harnesses readers units

BENCH_TOOLS := $(patsubst tests/bench/%.c,$(B)/bench/%,$(wildcard tests/bench/*.c))

bench: $(B)/octavo $(BENCH_TOOLS) ## measures octavo beside its floor, pandoc, calibre and zip (see tests/bench)
	node tests/bench/bench.mjs $(B)/octavo $(CORPORA)
	node tests/bench/pages.mjs $(B)/octavo
	node tests/bench/manuscripts.mjs $(B)/octavo

bench-corners: $(B)/octavo ## times what isn't linear in most programs, at n and at 2n
	node tests/bench/corners.mjs $(B)/octavo

bench-repeated: $(B)/octavo $(NODE_READY) ## finds words of each language that take too long where they are repeated
	node tests/bench/repeated.mjs $(B)/octavo

bench-articles: $(B)/octavo $(NODE_READY) $(BENCH_READY) ## finds articles of saved pages beside Readability.js
	OCTAVO=$(B)/octavo node tests/bench/articles.mjs

bench-instructions: $(B)/octavo ## counts the instructions of each stage (needs valgrind)
	node tests/bench/instructions.mjs $(B)/octavo

$(B)/bench/%: tests/bench/%.c
	$(call say,CC)
	@mkdir -p $(@D)
	$Q$(CC) -O2 $(WARN) $(shell pkg-config --cflags libxml-2.0 libzip) -o $@ $< $(BENCH_LIBS_$*)

BENCH_LIBS_floor    := -lmd4c-html -lmd4c -ldeflate -lpthread
BENCH_LIBS_empty    := -lxml2 -lzip
BENCH_LIBS_pictures := -lturbojpeg -ldeflate
