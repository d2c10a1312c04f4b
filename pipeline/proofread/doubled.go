package proofread

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/diag"
)

// neverTwice are English words that no sentence has twice in a row. "had had",
// "that that", "her her hat", "what it is is", "came in in a hurry" are
// sentences, so these are not among them.
var neverTwice = wordSet(`the a an of and or but for with from at by as if than then was were be been am are
	my your our their its his he she they we them us i not into onto upon about after before because while when where
	would could should will shall can may might must did does has have having being
	to this these those any each every said went got came other same also even most`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// doubledWords reports a word that stands twice with nothing but a space
// between.
func doubledWords(r *reader) {
	if !r.english() {
		return
	}
	never := make([]bool, len(r.spelled))
	for w := range neverTwice {
		if id, ok := r.ids[w]; ok {
			never[id] = true
		}
	}
	for i := range r.passages {
		p := &r.passages[i]
		if p.form == verse || p.form == typed {
			continue
		}
		for k := 1; k < len(p.words); k++ {
			if p.words[k].id == p.words[k-1].id && never[p.words[k].id] && isBlank(p.gap(k)) && !p.echoes(k) {
				w := p.words[k-1]
				r.report(p, w.from, diag.Finding{Code: "doubled-word", Severity: diag.Warning,
					Message: "a word stands twice: “" + p.as(w) + " " + p.as(p.words[k]) + "” in “" + p.around(k) + "”",
					Hint:    "take one of them out",
					Fix:     p.as(w)})
			}
		}
	}
}

// isBlank reports whether a gap is spaces.
func isBlank(gap string) bool {
	for _, c := range gap {
		if !unicode.IsSpace(c) {
			return false
		}
	}
	return gap != ""
}

// echoes reports whether the doubled word is one of three or more, or the
// second of them is a name or shouted: "the The Times".
func (p *passage) echoes(k int) bool {
	w := p.words[k]
	if k+1 < len(p.words) && p.words[k+1].id == w.id || k > 1 && p.words[k-2].id == w.id {
		return true
	}
	c, _ := utf8.DecodeRuneInString(p.text[w.from:])
	return unicode.IsUpper(c)
}

// around is the words round the one with the given index.
func (p *passage) around(k int) string {
	from, to := p.words[max(0, k-4)].from, p.words[min(len(p.words)-1, k+3)].to
	return p.text[from:to]
}
