package copyedit

import (
	"strings"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// Evidence that a hard return cut a sentence in two, in points; strong joins
// the paragraphs.
const (
	opensSmall = 30 // what follows begins with a small letter
	endsOpen   = 30 // what goes before ends in a letter
	endsComma  = 15 // or in a comma
	endsFunny  = 25 // with a word that ends no sentence
	longAbove  = 15 // what goes before is a line of print at least
	// lineOfPrint is that line's length in letters, since spaces come and go;
	// two short lines are verse, a list, an inscription.
	lineOfPrint = 28
	// smallStarts is how many paragraphs of a section may begin small, in
	// percent, before that is the author's way.
	smallStarts = 10
)

// unended are words that end no sentence.
var unended = map[string]bool{}

func init() {
	for _, w := range strings.Fields(`the a an of to and but or nor for with from into onto upon at by as than if because although
		my your our their his its this these those who whose which that what where when while
		was were is are be been had have has would could should will can may might must did do does not very`) {
		unended[w] = true
	}
}

// brokenParagraphs joins paragraphs that are one sentence cut in two, where
// that is sure, and proposes it where it is likely.
func brokenParagraphs(j *job) {
	j.book.Sections(func(s *book.Section, _ int) {
		if s.Made || contains(s.Off, brokenRule) || manySmall(s.Blocks) {
			return
		}
		kept := s.Blocks[:0:0]
		for _, b := range s.Blocks {
			above, below := lastParagraph(kept), paragraph(b)
			if above != nil && below != nil {
				if whole := j.rejoin(above, below); whole != nil {
					kept[len(kept)-1] = whole
					continue
				}
			}
			kept = append(kept, b)
		}
		if len(kept) < len(s.Blocks) {
			s.Blocks = kept
		}
	})
}

func paragraph(b book.Block) *book.Paragraph {
	p, _ := b.(*book.Paragraph)
	return p
}

func lastParagraph(list []book.Block) *book.Paragraph {
	if len(list) == 0 {
		return nil
	}
	return paragraph(list[len(list)-1])
}

// manySmall reports whether so many paragraphs begin with a small letter, and
// behind a full stop, that this is how they are written.
func manySmall(blocks []book.Block) bool {
	n, small := 0, 0
	for i, b := range blocks {
		if p := paragraph(b); p != nil {
			n++
			if i > 0 && startsSmall(p.Inlines) && endsSentence(blocks[i-1]) {
				small++
			}
		}
	}
	return small > 3 && small*100 > smallStarts*n
}

// endsSentence reports whether a block is no paragraph, or one that ends with
// a stop.
func endsSentence(b book.Block) bool {
	p := paragraph(b)
	if p == nil {
		return true
	}
	t := lastText(p.Inlines)
	return t == nil || strings.ContainsAny(tail(trimUnseen(t.Value)), ".!?…")
}

// startsSmall reports whether the first character seen is a small letter.
func startsSmall(list []book.Inline) bool {
	first, found := rune(0), false
	book.EachText(list, func(t *book.Text) {
		for _, r := range t.Value {
			if found {
				return
			}
			if !isUnseen(r) && !isStray(r) {
				first, found = r, true
			}
		}
	}, nil)
	return isLower(first)
}

// lastSeen returns the last Text in which something is seen, nil behind a note
// or a picture.
func lastSeen(list []book.Inline) *book.Text {
	if lastText(list) == nil {
		return nil
	}
	var last *book.Text
	book.EachText(list, func(t *book.Text) {
		if trimUnseen(t.Value) != "" {
			last = t
		}
	}, nil)
	return last
}

// trimUnseen takes off the end of a text what is not seen of it.
func trimUnseen(s string) string {
	return strings.TrimRightFunc(s, func(r rune) bool { return isUnseen(r) || isStray(r) })
}

// rejoin returns the paragraph the two are, or nil when they stay two.
func (j *job) rejoin(above, below *book.Paragraph) *book.Paragraph {
	if above.Align != below.Align || above.Lang != below.Lang || !startsSmall(below.Inlines) {
		return nil
	}
	t := lastSeen(above.Inlines)
	if t == nil {
		return nil
	}
	head := trimUnseen(seen(book.PlainText(above.Inlines)))
	rest := strings.TrimLeftFunc(seen(book.PlainText(below.Inlines)), isUnseen)
	points, hyphen := j.broken(head, rest)
	if points == 0 {
		return nil
	}
	e := ledger.Edit{Rule: brokenRule, At: endOf(t), Before: "\n\n", After: " ", Left: tail(head), Right: lead(rest), Confidence: min(99, points),
		Decision: ledger.Proposed, Near: ledger.ContextIn(head, rest)}
	if hyphen {
		e.Before, e.After, e.Left = "-\n\n", "", tail(strings.TrimSuffix(head, "-"))
		e.At.Col--
	}
	if j.isOff(brokenRule, e.At) {
		return nil
	}
	if points >= strong || contains(j.book.Settings.Copyedit.On, brokenRule) {
		e.Decision = ledger.Applied
	}
	j.settleEdit(&e)
	j.ledger.Add(e)
	made := e.Decision == ledger.Applied || e.Decision == ledger.Locked
	j.reportBroken(e, made)
	if !made {
		return nil
	}
	return joined(above, below, t, hyphen)
}

// broken weighs the evidence that a paragraph goes on in the next, 0 for none.
func (j *job) broken(head, rest string) (points int, hyphen bool) {
	last, n := utf8.DecodeLastRuneInString(head)
	word := lastWordOf(head)
	switch {
	case wordRunes(head) < lineOfPrint && wordRunes(rest) < lineOfPrint:
		return 0, false
	case last == '-' && isLetterBefore(head, n):
		left, right := lastWordOf(strings.TrimSuffix(head, "-")), strings.ToLower(firstWord(rest))
		if j.words.of(strings.ToLower(left)+right).bare == 0 || j.words.of(right).bare > 1 {
			return 0, false
		}
		return strong, true
	case last == ',':
		points = opensSmall + endsComma
	case isLetter(last):
		points = opensSmall + endsOpen
		if unended[strings.ToLower(word)] {
			points += endsFunny
		}
	default:
		return 0, false
	}
	if wordRunes(head) >= lineOfPrint {
		points += longAbove
	}
	return points, false
}

// wordRunes counts letters and digits, no further than is asked.
func wordRunes(s string) int {
	n := 0
	for _, r := range s {
		if isWordRune(r) {
			if n++; n == lineOfPrint {
				break
			}
		}
	}
	return n
}

func isLetterBefore(s string, n int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:len(s)-n])
	return isLetter(r)
}

func lastWordOf(s string) string {
	i := len(s)
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if !isLetter(r) {
			break
		}
		i -= n
	}
	return s[i:]
}

// endOf returns the place behind a Text's last character that is seen.
func endOf(t *book.Text) diag.Pos {
	at := t.At
	if at.Col > 0 {
		at.Col += utf8.RuneCountInString(trimUnseen(t.Value))
	}
	return at
}

func lead(s string) string {
	r := []rune(s)
	return string(r[:min(len(r), ledger.ContextLength)])
}

// joined makes one paragraph of two; last is the Text above the cut.
func joined(above, below *book.Paragraph, last *book.Text, hyphen bool) *book.Paragraph {
	whole := *above
	whole.Inlines = append([]book.Inline(nil), above.Inlines...)
	at := endOf(last)
	last.Value = trimUnseen(last.Value)
	switch {
	case hyphen:
		last.Value = strings.TrimRight(last.Value, "-\u2010")
	case book.Inline(last) == whole.Inlines[len(whole.Inlines)-1]:
		last.Value += " "
	default: // behind emphasis
		whole.Inlines = append(whole.Inlines, &book.Text{At: at, Value: " "})
	}
	whole.Inlines = append(whole.Inlines, below.Inlines...)
	return &whole
}

func (j *job) reportBroken(e ledger.Edit, made bool) {
	f := diag.Finding{Pos: e.At, Code: brokenRule, Severity: diag.Note, Fix: "…" + e.Left + e.After + e.Right + "…"}
	switch {
	case made:
		f.Message = "a sentence was cut in two by a hard return; its paragraphs were joined"
	case e.Decision == ledger.Rejected:
		return
	default:
		f.Severity = diag.Warning
		f.Message = "a paragraph ends without a stop and the next begins small; a hard return seems to cut a sentence here"
		f.Hint = "join the two, or set copyedit: {on: [" + brokenRule + "]} to join all such"
	}
	j.found.Add(f)
}
