package copyedit

import (
	_ "embed"
	"strings"
	"sync"
)

// The lists of words, one or more a line, # before a remark.
//
//go:embed lexicon/lead-sure.txt
var leadSureFile string

//go:embed lexicon/lead-likely.txt
var leadLikelyFile string

//go:embed lexicon/lead-names.txt
var leadNamesFile string

//go:embed lexicon/trail.txt
var trailFile string

//go:embed lexicon/abbreviations.txt
var abbreviationsFile string

type wordSet map[string]bool

func setOfWords(file string) wordSet {
	set := wordSet{}
	for line := range strings.Lines(file) {
		line, _, _ = strings.Cut(line, "#")
		for _, w := range strings.Fields(line) {
			set[w] = true
		}
	}
	return set
}

// A lexicon is what is known of a language's elisions. All words are in small
// letters and without their apostrophe.
type lexicon struct {
	leadSure   wordSet // no words at all without the apostrophe: 'tis, 'twas
	leadLikely wordSet // clipped forms that are words too: 'bout, 'round
	leadNames  wordSet // the same of names: 'Liza
	trail      wordSet // forms that end in an apostrophe: o', an', ol'
}

// english is read once; the lists are in the folder lexicon.
var english = sync.OnceValue(func() *lexicon {
	return &lexicon{setOfWords(leadSureFile), setOfWords(leadLikelyFile), setOfWords(leadNamesFile), setOfWords(trailFile)}
})

var abbreviations = sync.OnceValue(func() wordSet { return setOfWords(abbreviationsFile) })
