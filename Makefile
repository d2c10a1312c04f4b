# octavo: manuscripts into books. `make` builds the command, `make help` lists the rest.
# Only `tools`, `test` and `lint` need more than Go and make.

OCTAVO  := .cache/bin/octavo
SOURCES := $(wildcard cmd pipeline templates)

# Where finished books go.
DIST   ?= dist

# What `book` and `series` build, unless told: make book BOOK=manuscripts/another
BOOK   ?= $(patsubst %/book.yaml,%,$(firstword $(wildcard manuscripts/*/book.yaml)))
SERIES ?= $(patsubst %/series.yaml,%,$(firstword $(wildcard manuscripts/*/series.yaml)))

# How long `fuzz` tries each target, and how many books `soak` builds.
FUZZTIME ?= 30s
SOAK     ?= 1000

.PHONY: all build book books series verify test check short golden pictures fonts fuzz bench bench-typography soak lint vet fmt tools clean help
.DEFAULT_GOAL := all

all: build                ## the same as build

build:                    ## the command, as .cache/bin/octavo
	CGO_ENABLED=0 go build -trimpath -buildvcs=false -o $(OCTAVO) ./cmd/octavo

book: build               ## one sample book, in dist/ (BOOK=folder)
	$(OCTAVO) build $(BOOK) --out $(DIST)

books: build              ## every sample book and series
	$(OCTAVO) build $(patsubst %/,%,$(dir $(wildcard manuscripts/*/book.yaml manuscripts/*/series.yaml))) --out $(DIST)

series: build             ## the sample series (SERIES=folder)
	$(OCTAVO) build $(SERIES) --out $(DIST)

verify: build             ## build what is in dist/ again and compare
	$(OCTAVO) verify $(DIST)

test: tools vet fmt       ## every test; installs what they need
	OCTAVO_TOOLS=require go test -timeout=30m ./...

check:                    ## the tests, less those whose tools are missing or that take half a minute
	go test ./...

short:                    ## the quick ones of those
	go test -short ./...

golden:                   ## rewrite what the tests expect; read the diff before you commit it
	UPDATE=1 go test ./...

fonts:                    ## type families for the next make build; SCRIPTS=all brings Hebrew, Arabic, Chinese, Japanese, Korean
	templates/fonts/install $(SCRIPTS)

pictures:                 ## draw the pages the documentation shows
	go run ./pipeline/internal/pictures

fuzz:                     ## each fuzz target for FUZZTIME
	@grep -rHo --include='*_test.go' '^func Fuzz[A-Za-z0-9_]*' $(SOURCES) | sed 's|/[^/]*:func | |' | \
	while read -r dir name; do go test ./$$dir -run='^$$' -fuzz="^$$name\$$" -fuzztime=$(FUZZTIME) -fuzzminimizetime=10x || exit 1; done

bench:                    ## CPU, allocations and memory, also of whole builds of novels
	go test -run='^$$' -bench=. -benchmem ./...

bench-typography:         ## how many marks of proofed novels come out wrong (CLASS=apos-lead lists them)
	OCTAVO_TYPOGRAPHY=$(CLASS) go test -count=1 -v -run=TestTypography ./pipeline/copyedit

soak:                     ## SOAK books in one process
	OCTAVO_SOAK=$(SOAK) go test -count=1 -timeout=0 -run=Soak ./...

lint: vet fmt             ## vet, gofmt and staticcheck
	go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...

vet:
	go vet ./...

fmt:
	@list=$$(gofmt -l $(SOURCES)) && test -z "$$list" || { echo "not as gofmt writes it:" $$list >&2; exit 1; }

tools:                    ## install the tools the tests run
	.ci/install

clean:                    ## remove what was built
	rm -rf .cache dist/* octavo

help:                     ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 20
