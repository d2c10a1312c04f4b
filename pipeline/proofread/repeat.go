package proofread

import (
	"fmt"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// Figures of what is a repetition and no refrain.
const (
	// minRepeated is how many words a paragraph has at least for the same words
	// again to be no chance.
	minRepeated = 12
	// copiedShare is the part of a chapter's words, in percent, that stand in
	// another for the one to be a copy, edited at most.
	copiedShare = 60
	// minCopied is how many words such a chapter has at least.
	minCopied = 120
	// minSame is how many words a chapter has at least that has all the words
	// of another, in order.
	minSame = 25
	// shingle is how many words in a row are compared; of those shingles one
	// in sampled is looked at, chosen by its hash, so that both copies have the
	// same.
	shingle = 8
	sampled = 8
	// mostRepeats is how many places are told of; the last one counts the rest.
	mostRepeats = 40
)

// repeats reports chapters that are copies of others, and outside them
// paragraphs that come again.
func repeats(r *reader) {
	copied := r.copiedChapters()
	first := map[uint64]int{}
	run := -1 // the first passage of the last that was found again
	var runs []repeatRun
	for i := range r.passages {
		p := &r.passages[i]
		if p.form != prose || p.section == nil {
			continue
		}
		if copied[p.chapter] || len(p.words) < minRepeated {
			continue
		}
		h := hashWords(p.words)
		j, again := first[h]
		if !again || !sameWords(r.passages[j].words, p.words) {
			first[h] = i
			run = -1
			continue
		}
		if run >= 0 && runs[run].goesOn(r, j, i) {
			runs[run].last, runs[run].lastFirst = i, j
			runs[run].count++
			continue
		}
		run = len(runs)
		runs = append(runs, repeatRun{i, j, i, j, 1})
	}
	for i, x := range runs {
		if i == mostRepeats {
			r.report(&r.passages[x.from], 0, diag.Finding{Code: "repeated-paragraph", Severity: diag.Warning,
				Message: fmt.Sprintf("%d more places from here on stand in the book already", len(runs)-i), Hint: "is the whole text there twice?"})
			break
		}
		r.reportRepeat(x)
	}
}

// A repeatRun is a stretch of paragraphs that stands in two places.
type repeatRun struct {
	from, first     int // its first passage, and where that stood before
	last, lastFirst int
	count           int
}

// goesOn reports whether the passage i, which repeats j, is the next of the
// run in both places, short paragraphs between them aside.
func (x *repeatRun) goesOn(r *reader, j, i int) bool {
	return j > x.lastFirst && j-x.lastFirst <= i-x.last+2 && i-x.last <= j-x.lastFirst+2 && i-x.last <= 12
}

func (r *reader) reportRepeat(x repeatRun) {
	p, q := &r.passages[x.from], &r.passages[x.first]
	before := r.place(q, 0)
	what := "this paragraph stands in the book already, at " + before.String()
	hint := "delete one of them, if it was pasted twice"
	if x.count > 1 {
		what = fmt.Sprintf("%d paragraphs from here on stand in the book already, from %s on", x.count, before)
		hint = "delete one of the two stretches, if it was pasted twice"
	}
	r.report(p, 0, diag.Finding{Code: "repeated-paragraph", Severity: diag.Warning, Message: what + ": “" + beginning(p.text) + "”", Hint: hint})
}

// beginning is the first words of a text.
func beginning(s string) string {
	n := 0
	for i, c := range s {
		if n++; n > 48 && c == ' ' {
			return s[:i] + "…"
		}
	}
	return s
}

// hashWords hashes words in order.
func hashWords(words []word) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range words {
		h = (h ^ uint64(w.id)) * 1099511628211
		h ^= h >> 29
	}
	return h
}

func sameWords(a, b []word) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].id != b[i].id {
			return false
		}
	}
	return true
}

// copiedChapters reports the chapters most of whose words stand in an earlier
// one, and returns them.
func (r *reader) copiedChapters() map[int]bool {
	words := make([]int, len(r.sections))
	shingles := make([][]uint64, len(r.sections))
	whole := make([]uint64, len(r.sections))
	var row []word
	chapter := -1
	flush := func() {
		if chapter >= 0 {
			shingles[chapter], whole[chapter] = sample(row), hashWords(row)
		}
		row = row[:0]
	}
	for i := range r.passages {
		p := &r.passages[i]
		if p.section == nil || p.form == headline {
			continue
		}
		if p.chapter != chapter {
			flush()
			chapter = p.chapter
		}
		row = append(row, p.words...)
		words[chapter] += len(p.words)
	}
	flush()

	copied := map[int]bool{}
	homes := map[uint64]int{} // the first chapter a shingle stands in
	same := map[uint64]int{}  // the first chapter with these words
	for c, list := range shingles {
		if home, ok := same[whole[c]]; ok && words[c] >= minSame {
			copied[c] = true
			r.reportCopy(c, home, 100)
			continue
		} else if !ok {
			same[whole[c]] = c
		}
		in := map[int]int{}
		for _, h := range list {
			if home, ok := homes[h]; ok {
				if home != c {
					in[home]++
				}
			} else {
				homes[h] = c
			}
		}
		best := -1
		for home, n := range in {
			if best < 0 || n > in[best] || n == in[best] && home < best {
				best = home
			}
		}
		if best >= 0 && words[c] >= minCopied && in[best] >= 4 && in[best]*100 >= copiedShare*len(list) {
			copied[c] = true
			r.reportCopy(c, best, in[best]*100/len(list))
		}
	}
	return copied
}

// sample returns the hashes of the shingles of a chapter that are compared.
func sample(row []word) []uint64 {
	var list []uint64
	for i := 0; i+shingle <= len(row); i++ {
		if h := hashWords(row[i : i+shingle]); h>>7%sampled == 0 {
			list = append(list, h)
		}
	}
	return list
}

func (r *reader) reportCopy(c, home, share int) {
	s, t := r.sections[c], r.sections[home]
	for _, name := range s.Off {
		if name == r.check {
			return
		}
	}
	what := "this chapter has the text of"
	if share < 97 {
		what = fmt.Sprintf("%d %% of this chapter's words stand in", share)
	}
	r.found.Add(diag.Finding{Pos: s.At, Code: "repeated-chapter", Severity: diag.Warning,
		Message: fmt.Sprintf("%s %s at %s", what, nameOf(t), t.At), Hint: "delete one of them"})
}

// nameOf is what a person calls a section: "Chapter 4", "“Ash”".
func nameOf(s *book.Section) string {
	switch {
	case s.Label != "" && s.Numeral != "":
		return s.Label + " " + s.Numeral
	case s.Numeral != "":
		return "chapter " + s.Numeral
	case len(s.Title) > 0:
		return "“" + book.PlainText(s.Title) + "”"
	case s.Label != "":
		return s.Label
	}
	return "the one"
}
