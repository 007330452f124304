# octavo: articles in, e-books out. `make help` lists the targets.

PREFIX  ?= /usr/local
LIBDIR  ?= $(PREFIX)/lib
DESTDIR ?=
OBJCOPY ?= objcopy
B       := build
VERSION := 1.0.0

# A line a file; V=1 shows the commands, and make's -s nothing.
Q       := $(if $(filter-out 0,$(V)),,@)
say      = $(if $Q,$(if $(findstring s,$(firstword -$(MAKEFLAGS))),,@printf '  %-6s %s\n' $(1) $(@:$(B)/%=%)))

# Whoever says nothing about it (-j) has as many files compiled at once as there are processors.
AT_ONCE  = --no-print-directory $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(shell getconf _NPROCESSORS_ONLN))

CFLAGS  ?= -O2 -g
WARN    := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
           -Wpointer-arith -Wwrite-strings -Wvla -Wundef -Wformat=2 \
           -Wno-missing-field-initializers
LIBS    := libxml-2.0 libzip libdeflate yaml-0.1 libutf8proc uuid jansson
HEADERS := $(LIBS) pangocairo # the last is loaded when a cover is typeset
# What makes an error in memory end the program; sanitizers find it themselves.
ifeq (,$(findstring -fsanitize,$(CFLAGS)))
takes   = $(shell echo | $(CC) -Werror $(1) -E - >/dev/null 2>&1 && echo $(1))
HARDEN := -fstack-protector-strong $(foreach flag,-fstack-clash-protection -fcf-protection \
          -mbranch-protection=standard,$(call takes,$(flag))) \
          $(if $(findstring -O,$(CFLAGS)),$(if $(findstring FORTIFY,$(CPPFLAGS) $(CFLAGS)),,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2))
endif
ALL_CFLAGS := -std=c11 -pthread -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -fPIC -fvisibility=hidden $(WARN) -Isrc \
              -DOCTAVO_VERSION='"$(VERSION)"' $(shell pkg-config --cflags $(HEADERS) 2>/dev/null) \
              $(HARDEN) $(CPPFLAGS) $(CFLAGS)
ALL_LIBS := $(shell pkg-config --libs $(LIBS) 2>/dev/null) -lgumbo -lmd4c -lm
SHARED_LIBS := $(ALL_LIBS)
# What is small and needs nothing else is linked statically where that can be: it starts faster.
SMALL    := -ldeflate -lyaml -lutf8proc -luuid -lgumbo -lmd4c -ljansson
LIB_DIR  := $(shell pkg-config --variable=libdir libzip 2>/dev/null)
ifeq ($(shell uname),Linux)
RELRO   := -Wl,-z,relro,-z,now
STATIC   = $(wildcard $(LIB_DIR)/$(1:-l%=lib%.a))
ALL_LIBS := $(foreach flag,$(ALL_LIBS),$(or $(if $(filter $(SMALL),$(flag)),$(call STATIC,$(flag))),$(flag)))
endif

SOURCES := $(wildcard src/*.c src/*/*.c src/*/*/*.c src/*/*/*/*.c)
OBJECTS := $(SOURCES:src/%.c=$(B)/obj/%.o) $(B)/obj/embedded_styles.o $(B)/obj/embedded_starter.o
PROGRAM_OBJECTS := $(filter $(B)/obj/program/%,$(OBJECTS))
SONAME          := liboctavo.so.$(firstword $(subst ., ,$(VERSION)))
LIBRARY_OBJECTS := $(filter-out $(PROGRAM_OBJECTS),$(OBJECTS))

ARCHIVE         := $(B)/octavo-$(VERSION).tar.gz
DOCUMENTS       := $(addprefix $(B)/,book.schema.json octavo.bash _octavo octavo.fish)

all: $(B)/octavo $(B)/liboctavo.a $(B)/$(SONAME) $(B)/octavo.3 $(DOCUMENTS) ## builds program and library

$(B)/octavo: $(PROGRAM_OBJECTS) $(B)/obj/library.a
	$(call say,LINK)
	$Q$(CC) $(ALL_CFLAGS) -pie $(RELRO) $(LDFLAGS) -o $@ $^ $(ALL_LIBS)

# For program and unit tests, which see the rooms.
$(B)/obj/library.a: $(LIBRARY_OBJECTS)
	$(call say,AR)
	$Qrm -f $@
	$Q$(AR) rcs $@ $^

# The static library is one object in which only octavo_* can be seen, as in the shared one.
$(B)/liboctavo.a: $(LIBRARY_OBJECTS)
	$(call say,AR)
	$Qrm -f $@
	$Q$(LD) -r -o $(B)/liboctavo.o $^
	$Q$(OBJCOPY) --wildcard --keep-global-symbol='octavo_*' $(B)/liboctavo.o
	$Q$(AR) rcs $@ $(B)/liboctavo.o

$(B)/$(SONAME): $(LIBRARY_OBJECTS)
	$(call say,LINK)
	$Qecho '{ global: octavo_*; local: *; };' >$(B)/octavo.map
	$Q$(CC) $(ALL_CFLAGS) $(RELRO) $(LDFLAGS) -shared -Wl,-soname,$(SONAME) -Wl,-z,defs \
	      -Wl,--version-script,$(B)/octavo.map -o $@ $^ $(SHARED_LIBS)

$(B)/octavo.3: src/manual.sh src/octavo.h src/octavo.1 tests/examples/memory.c
	$(call say,WRITE)
	@mkdir -p $(@D)
	$Qsh src/manual.sh src/octavo.h tests/examples/memory.c src/octavo.1 >$@.part
	$Qmv $@.part $@

$(B)/obj/%.o: src/%.c Makefile
	$(call say,CC)
	@mkdir -p $(@D)
	$Q$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# Files that are built in (base/embedded.h).
$(B)/embedded_styles.c: $(sort $(wildcard styles/*.css)) src/embed.sh styles
	$(call say,EMBED)
	@mkdir -p $(@D)
	$QLC_ALL=C sh src/embed.sh embedded_styles $(filter %.css,$^) >$@.part
	$Qmv $@.part $@

$(B)/embedded_starter.c: $(sort $(wildcard src/starter/files/*)) src/embed.sh src/starter/files
	$(call say,EMBED)
	@mkdir -p $(@D)
	$QLC_ALL=C sh src/embed.sh embedded_starter $(filter src/starter/files/%,$^) >$@.part
	$Qmv $@.part $@

$(B)/obj/embedded_%.o: $(B)/embedded_%.c Makefile
	$(call say,CC)
	@mkdir -p $(@D)
	$Q$(CC) $(ALL_CFLAGS) -c -o $@ $<

# The schema of book.yaml and what shells complete, from the tables of keys and options.
$(DOCUMENTS): src/documents.sh src/documents.awk src/options.def $(wildcard src/program/*.def src/metadata/*.def) styles
	$(call say,TABLES)
	$Qsh src/documents.sh $(@F) >$@.part
	$Qmv $@.part $@

-include $(OBJECTS:.o=.d)

setup: ## installs what building needs (root or sudo for the packages, once), builds octavo and the book
	.ci/install-packages build
	$(MAKE) $(AT_ONCE) all book
	@echo
	@echo 'octavo is $(B)/octavo, and the book it made of book/ is $(B)/book.epub.'
	@echo 'Next: $(B)/octavo build ARTICLE makes a book of an article of yours,'
	@echo "      'make install' puts octavo where the shell finds it (as root or with PREFIX=~/.local),"
	@echo "      'make test' installs what the tests need, and runs them."

book: $(B)/book.epub ## makes the e-book of book/

$(B)/book.epub: $(B)/octavo $(wildcard book/* book/*/*)
	$(call say,BOOK)
	$Q$(B)/octavo build book -o $@

# What is installed, and where.
INSTALLED := $(B)/octavo:$(PREFIX)/bin/octavo $(B)/liboctavo.a:$(LIBDIR)/liboctavo.a \
             $(B)/$(SONAME):$(LIBDIR)/$(SONAME) src/octavo.h:$(PREFIX)/include/octavo.h \
             src/octavo.1:$(PREFIX)/share/man/man1/octavo.1 $(B)/octavo.3:$(PREFIX)/share/man/man3/octavo.3 \
             src/octavo-book.5:$(PREFIX)/share/man/man5/octavo-book.5 \
             src/octavo-articles.7:$(PREFIX)/share/man/man7/octavo-articles.7 \
             $(B)/book.schema.json:$(PREFIX)/share/octavo/book.schema.json \
             $(B)/octavo.bash:$(PREFIX)/share/bash-completion/completions/octavo \
             $(B)/_octavo:$(PREFIX)/share/zsh/site-functions/_octavo \
             $(B)/octavo.fish:$(PREFIX)/share/fish/vendor_completions.d/octavo.fish \
             tests/examples/memory.c:$(PREFIX)/share/doc/octavo/examples/memory.c

install: all ## installs the program and the library below DESTDIR and PREFIX
	$Qset -e; for pair in $(INSTALLED); do \
	  to="$(DESTDIR)$${pair#*:}"; \
	  case $$to in */bin/* | *.so.*) mode=755 ;; *) mode=644 ;; esac; \
	  install -d "$${to%/*}"; install -m $$mode "$${pair%%:*}" "$$to"; \
	done
	$Qln -sf $(SONAME) "$(DESTDIR)$(LIBDIR)/liboctavo.so"
	$Qinstall -d "$(DESTDIR)$(LIBDIR)/pkgconfig"
	$Qsed -e 's|@prefix@|$(PREFIX)|; s|@libdir@|$(LIBDIR:$(PREFIX)/%=$${prefix}/%)|; s|@version@|$(VERSION)|' \
	  -e 's|@requires@|$(LIBS)|; s|@libs@|$(filter-out $(shell pkg-config --libs $(LIBS) 2>/dev/null),$(SHARED_LIBS)) -pthread|' \
	  src/octavo.pc.in >"$(DESTDIR)$(LIBDIR)/pkgconfig/octavo.pc"

uninstall: ## removes what install put there
	$Qfor pair in $(INSTALLED); do rm -f "$(DESTDIR)$${pair#*:}"; done
	$Qrm -f "$(DESTDIR)$(LIBDIR)/liboctavo.so" "$(DESTDIR)$(LIBDIR)/pkgconfig/octavo.pc"

dist: $(ARCHIVE) ## packs the sources into an archive, the same bytes of the same sources

$(ARCHIVE): FORCE
	$(call say,PACK)
	$Qsh src/dist.sh octavo-$(VERSION) $@

deb: $(ARCHIVE) ## makes packages for Debian and Ubuntu, below build/deb
	.ci/install-packages build deb
	sh src/debian.sh $(VERSION) $(ARCHIVE) $(B)/deb
	lintian --fail-on error $(B)/deb/*.changes
	@ls -l $(B)/deb/*.deb

print-%: # the value of a variable, for scripts
	@echo '$($*)'

format: ## formats the sources
	clang-format -i $(wildcard src/*.[ch] src/*/*.[ch] src/*/*/*.[ch] src/*/*/*/*.[ch] tests/unit/*.c tests/fuzz/*.[ch] tests/fuzz/harness/*.c)

clean: ## removes what was built
	rm -rf $(B)

options: ## writes the lists of options and keys in octavo.h and the manuals as the tables have them
	for file in octavo.h octavo.1; do \
	  sh src/options.sh src/$$file >$(B)/options.part && cat $(B)/options.part >src/$$file || exit 1; \
	done
	sh src/documents.sh octavo-book.5 >$(B)/options.part && cat $(B)/options.part >src/octavo-book.5
	rm -f $(B)/options.part

help: ## lists the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1 \t\2/p' $(MAKEFILE_LIST) | expand -t 20

include tests/tests.mk

FORCE:
.PHONY: all setup book install uninstall dist deb format options clean help
