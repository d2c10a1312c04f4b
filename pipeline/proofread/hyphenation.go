package proofread

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"octavo/pipeline/diag"
)

// A hyphened word is one that stands in the book with a hyphen.
type hyphened struct {
	first, second int32 // ids of its halves
	count         int
	closed        int // how often it stands without
	passage       int
	at            int32
}

// hyphenation counts the words that stand with a hyphen here and without
// there: good-bye and goodbye.
func hyphenation(r *reader) {
	byHalves := map[[2]int32]*hyphened{}
	var list []*hyphened
	for i := range r.passages {
		p := &r.passages[i]
		if p.form == typed {
			continue
		}
		for k := 1; k < len(p.words); k++ {
			a, b := p.words[k-1], p.words[k]
			if b.from-a.to != 1 || p.text[a.to] != '-' || p.isPartOfMore(k) {
				continue
			}
			key := [2]int32{a.id, b.id}
			h := byHalves[key]
			if h == nil {
				h = &hyphened{first: a.id, second: b.id, passage: i, at: a.from}
				byHalves[key] = h
				list = append(list, h)
			}
			h.count++
		}
	}
	var mixed []*hyphened
	for _, h := range list {
		a, b := r.spelled[h.first], r.spelled[h.second]
		if !hyphenMatters(a, b) || int(r.total[h.first]) <= h.count {
			continue // of "hel-lo" the first half is no word: it is said slowly
		}
		if h.closed = int(r.count(a + b)); h.closed > 0 {
			mixed = append(mixed, h)
		}
	}
	if len(mixed) > 0 {
		r.reportHyphens(mixed)
	}
}

// isPartOfMore reports whether the word with the given index and the one
// before it are part of a longer word with hyphens.
func (p *passage) isPartOfMore(k int) bool {
	hyphen := func(i int32) bool { return i >= 0 && int(i) < len(p.text) && p.text[i] == '-' }
	return hyphen(p.words[k-1].from-1) || hyphen(p.words[k].to)
}

// hyphenMatters reports whether two halves are a word that either has its
// hyphen or not: a stammer is none, and re-cover is another word than recover.
func hyphenMatters(a, b string) bool {
	return utf8.RuneCountInString(a) > 1 && len(b) > 1 && a != "re" && !strings.HasPrefix(b, a) && a[0] > '9' && b[0] > '9'
}

func (r *reader) reportHyphens(mixed []*hyphened) {
	sort.SliceStable(mixed, func(i, j int) bool {
		return min(mixed[i].count, mixed[i].closed)*1000+mixed[i].count+mixed[i].closed > min(mixed[j].count, mixed[j].closed)*1000+mixed[j].count+mixed[j].closed
	})
	const most = 8
	var parts []string
	for i, h := range mixed {
		if i == most {
			parts = append(parts, fmt.Sprintf("and %d more", len(mixed)-most))
			break
		}
		a, b := r.spelled[h.first], r.spelled[h.second]
		parts = append(parts, fmt.Sprintf("%s-%s ×%d, %s%s ×%d", a, b, h.count, a, b, h.closed))
	}
	h := mixed[0]
	r.report(&r.passages[h.passage], h.at, diag.Finding{Code: "mixed-hyphens", Severity: diag.Note,
		Message: "words with a hyphen here and without there: " + strings.Join(parts, "; "),
		Hint:    "choose one form of each"})
}
