package copyedit

import (
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/ledger"
)

// inFull gives what an abbreviated label stands for.
var inFull = map[string]string{
	"ch": "Chapter", "ch.": "Chapter", "chap": "Chapter", "chap.": "Chapter", "chapt": "Chapter", "chapt.": "Chapter", "chp": "Chapter", "chp.": "Chapter",
	"chpt": "Chapter", "chpt.": "Chapter", "pt": "Part", "pt.": "Part", "bk": "Book", "bk.": "Book", "vol": "Volume", "vol.": "Volume", "ep": "Episode", "ep.": "Episode",
}

// oneForm is the part of a book's headings, in percent, that must have one
// label for the others to be slips.
const oneForm = 80

// labels gives the headings of a book the label that most of them have, where
// the others have the same word abbreviated, or in full.
func labels(j *job) {
	for _, kind := range []book.Kind{book.Part, book.Chapter} {
		list := sectionsOf(j.book, kind)
		usual := usualLabel(list)
		if usual == "" {
			continue
		}
		for _, s := range list {
			if s.Label == "" || strings.EqualFold(s.Label, usual) || !strings.EqualFold(fullLabel(s.Label), fullLabel(usual)) || contains(s.Off, labelRule) {
				continue
			}
			e := ledger.Edit{Rule: labelRule, At: s.HeadAt, Before: s.Label, After: usual, Confidence: 95}
			if j.stands(e.At, e.Before) && j.make(e, ledger.ContextIn("", s.Numeral+" "+book.PlainText(s.Title))) {
				s.Label = usual
			}
		}
	}
}

// fullLabel is a label without abbreviation.
func fullLabel(label string) string {
	if full := inFull[strings.ToLower(label)]; full != "" {
		return full
	}
	return label
}

// usualLabel returns the label most of the sections have, as headings write
// it, "" when fewer than oneForm percent have it.
func usualLabel(list []*book.Section) string {
	count := map[string]int{}
	first := map[string]string{}
	for _, s := range list {
		key := strings.ToLower(strings.TrimRight(s.Label, ".: "))
		count[key]++
		if first[key] == "" {
			first[key] = labelCase(s.Label)
		}
	}
	for key, n := range count {
		if len(list) >= 3 && n*100 >= oneForm*len(list) {
			return first[key]
		}
	}
	return ""
}
