// Package copyedit corrects the typography and the structure of a Book the
// way a careful publisher's copy-editor does, and puts every change on
// record.
//
// A Book goes in as the author wrote it and comes out in a house style: its
// quotation marks, dashes, ellipses and spaces, its scene breaks and
// headings. Each change is an Edit in the Book's Ledger; whatever is worth a
// look and was not changed is a Finding. Letters and digits stay as they are
// except where an Edit says otherwise. Running it twice changes nothing more.
//
// It does not touch wording, spelling or commas, nor anything inside code.
package copyedit

import (
	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
	"octavo/templates/styles"
)

// Run corrects the book. It is the last code to change one.
func Run(b *book.Book, found *diag.Findings) {
	j := newJob(b, found)
	for i := range sectionCorrections {
		c := &sectionCorrections[i]
		if j.wants(c.Rule) {
			c.run(j)
		}
	}
	j.passages()
	j.reportUnused()
	order := make([]string, len(b.Source))
	for i, s := range b.Source {
		order[i] = s.Name
	}
	b.Ledger.SortIn(order)
}

// A job is one run over one book.
type job struct {
	book   *book.Book
	found  *diag.Findings
	ledger *ledger.Ledger
	words  *vocabulary
	style  *style // of the book
	styles map[string]*style
	off    ruleSet // by book.yaml
	// curlsByHabit says that the curls of the text were set by a program that
	// knows no apostrophe before a word.
	curlsByHabit bool
	typesDoubles bool            // double marks are in the text beyond doubt
	misread      map[string]bool // files whose characters were read in the wrong encoding
	decisions    *ledger.Decisions
	switches     map[string][]switchPoint // by file; nil when no remark switches a rule
	lines        map[string][]string      // of the author's files, once asked for
	turns        int                      // places where two people seem to speak in a paragraph
	shifts       []shift                  // sections to be moved
	joined       map[*book.Section]bool   // sections that have become part of others
	refusals     int                      // how often the author has refused the sequence's doctor
	refused      map[refusal]bool         // and what
	passage
}

func newJob(b *book.Book, found *diag.Findings) *job {
	j := &job{book: b, found: found, ledger: &b.Ledger, words: newVocabulary(), styles: map[string]*style{}}
	j.seconds = []string{""}
	j.readDecisions()
	j.readSwitches()
	j.findMisread()
	var n census
	j.count(&n)
	j.style = j.chooseStyle(&n)
	_, named := styles.Named(b.Settings.Copyedit.Style)
	b.House = n.house(j.style, !named)
	if j.style.isEnglish() {
		j.words.listen()
	}
	j.curlsByHabit = n.curlsByHabit()
	j.style.askFor(b.Settings.Copyedit.On)
	j.off = setOf(b.Settings.Copyedit.Off) | askedFor()&^setOf(b.Settings.Copyedit.On)
	return j
}

// count takes the census of the text, and then counts its words: two single marks
// are one where the text types double ones so.
func (j *job) count(n *census) {
	type counted struct {
		texts   []string
		heading bool
	}
	var all []counted
	var texts []string
	j.eachPassage(func(list []*book.Text, heading bool) {
		first := len(texts)
		for _, t := range list {
			text := j.seenIn(t.At.File, t.Value)
			texts = append(texts, text)
			n.count(text)
		}
		all = append(all, counted{texts[first:], heading})
	})
	j.typesDoubles = n.typesDoubles()
	for _, c := range all {
		c.texts = withDoubles(c.texts, j.typesDoubles)
		j.words.heading = c.heading
		for _, text := range c.texts {
			j.words.count(text)
		}
	}
}

// wants reports whether a rule on sections is on for the book.
func (j *job) wants(r Rule) bool {
	c := &j.book.Settings.Copyedit
	return !contains(c.Off, r.Name) && (!r.Asked || r.Proposes || contains(c.On, r.Name))
}

func contains(list []string, name string) bool {
	for _, s := range list {
		if s == name {
			return true
		}
	}
	return false
}

// correct runs the corrections on a loaded passage and writes it back.
func (j *job) correct(p *passage) (emptied bool) {
	p.begin()
	f := p.features()
	for i := range corrections {
		c := &corrections[i]
		if c.when&f == 0 || p.off.has(i) || !p.style.allows(c.Name, p.form) {
			continue
		}
		p.rule = i
		c.run(p)
		if len(p.pending) > 0 {
			p.apply()
			f |= p.features() // a space may have come to an end of the text
		}
		if c.Letters && len(p.changes) > 1 {
			p.meant = append(p.meant[:0], p.text...)
			f |= p.features()
		}
	}
	if !p.keepsLetters() {
		j.found.Errorf(p.firstPlace(), "letters-changed", "a correction would have changed letters here; the paragraph was left as it is").
			Hint = "please report this paragraph: it shows a fault in the program"
		p.splits = p.splits[:0]
		return false
	}
	return p.finish(j.ledger)
}
