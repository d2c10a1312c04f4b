package ebook

import (
	"fmt"
	"slices"
	"strings"

	"octavo/pipeline/diag"
	"octavo/templates/specs"
)

// A Job is what rules depend on and the file does not say.
type Job struct {
	Day string // of the book, YYYY-MM-DD or its beginning; "" for none
	// Own says that octavo made the file: what is wrong with it is octavo's.
	Own bool
}

// Judge holds an EPUB against the rules of a store.
func Judge(b *Book, store *specs.Store, job Job, found *diag.Findings) {
	j := &judge{Book: b, Job: job, name: b.Name, store: store, found: found}
	j.run(func(c *check) func(*judge) { return c.book })
}

// JudgeCover holds a cover that goes to a shop by itself against its rules.
func JudgeCover(p *Picture, store *specs.Store, job Job, found *diag.Findings) {
	j := &judge{Job: job, cover: p, name: p.path, store: store, found: found}
	j.run(func(c *check) func(*judge) { return c.alone })
}

// A judge holds a file against a store's rules, one at a time.
type judge struct {
	*Book
	Job
	cover *Picture
	name  string
	store *specs.Store
	rule  *specs.Rule // that is looked at
	at    *check
	list  []diag.Finding // of the rule
	more  int            // that are not told
	found *diag.Findings
}

// A check looks whether the rule with its code is kept, by a book or by a
// cover that stands alone.
type check struct {
	code  string
	book  func(*judge)
	alone func(*judge)
}

func (j *judge) run(of func(*check) func(*judge)) {
	if j.store == nil {
		return
	}
	for i := range checks {
		j.at = &checks[i]
		look := of(j.at)
		if j.rule = j.store.Rule(j.at.code); j.rule == nil || look == nil {
			continue
		}
		j.list, j.more = nil, 0
		look(j)
		if j.more > 0 {
			j.list[len(j.list)-1].Message += fmt.Sprintf("; and so in %d more places", j.more)
		}
		for _, f := range j.list {
			j.found.Add(f)
		}
	}
	if n, oldest := j.store.Old(j.Day); n > 0 {
		j.found.Notef(diag.Pos{File: j.name}, "old-rules", "%d of the rules of %s were last looked at more than a year before the book's date, the oldest on %s", n, j.store.Name, oldest).
			Hint = "compare them with what the shop asks for now: octavo specs " + j.store.Key() + " lists them with their sources"
	}
}

// maxSame is how many findings of one rule are told of a file.
const maxSame = 5

// say tells that the rule at hand is broken at a place, and what the store has
// written. A fact without a path is of the file as a whole.
func (j *judge) say(at fact, hint, format string, args ...any) {
	j.sayAs(j.rule.Severity, at, hint, format, args...)
}

func (j *judge) sayAs(severity diag.Severity, at fact, hint, format string, args ...any) {
	if len(j.list) >= maxSame {
		j.more++
		return
	}
	pos := diag.Pos{File: j.name}
	if at.path != "" {
		pos = diag.Pos{File: j.name + "!/" + at.path, Line: at.line}
	}
	if hint != "" {
		hint += ". "
	}
	if j.Own && severity == diag.Error {
		hint = "this is a mistake in octavo: please report it with the manuscript. "
	}
	j.list = append(j.list, diag.Finding{
		Pos: pos, Code: j.at.code, Severity: severity, Message: fmt.Sprintf(format, args...),
		Hint: hint + j.store.Name + ": " + strings.TrimSuffix(j.rule.Says, ".") + " (" + j.rule.Source + "; read " + j.rule.Verified + ")",
	})
}

// in returns a place in the package document.
func (j *judge) in(line int) fact { return fact{path: j.opf, line: line} }

// Checks reports whether there is a check for the rule with the ID.
func Checks(id string) bool {
	return slices.ContainsFunc(checks, func(c check) bool { return c.code == id })
}

// short cuts a value for a message.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return s
}
