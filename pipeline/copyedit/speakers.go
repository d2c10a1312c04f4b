package copyedit

import (
	"slices"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// Evidence that a second person speaks in a paragraph, in percent. None is
// strong: only the author knows who speaks.
const (
	gluedSpeech = 80 // said.“The: no space before the mark
	nextSpeech  = 75 // “Where?” “There.”: nothing between the speeches
	otherNames  = 70 // said Tom … said Ann
	otherSexes  = 60 // he said … she said
)

// Bounds of what is told.
const (
	// crowd is how many speeches in a row, with nothing between, are no
	// dialogue but the voices of a crowd.
	crowd = 4
	// mostTurns is how many places are told of in one book; the Ledger has all.
	// Some authors keep two speakers in a paragraph on purpose.
	mostTurns = 8
)

// twoSpeakers finds the place in a paragraph where another person begins to
// speak, who should have a paragraph of their own.
func twoSpeakers(p *passage) {
	open, shut := '“', '”'
	if !slices.Contains(p.text, open) {
		return
	}
	many := p.inARow() >= crowd
	who := ""   // whom the speeches so far are said to be of
	last := -1  // where the last speech ended
	depth := 0  // of quotations
	start := -1 // of the speech
	for i, r := range p.text {
		switch r {
		case open:
			if depth++; depth > 1 || last < 0 {
				if depth == 1 {
					start = i
				}
				continue
			}
			between := p.text[last+1 : i]
			after := p.speakerAfter(i)
			points := turn(p, last, i, between, who, after)
			if points > 0 && !(points == nextSpeech && many) && p.spoken(start, last) {
				p.proposeTurn(i, points)
				who = ""
			}
			if after != "" {
				who = after
			}
			start = i
		case shut:
			if depth--; depth < 0 {
				return // a quotation that began paragraphs ago
			}
			if depth == 0 {
				last = i
				if s := attribution(p.text[i+1:]); s != "" && who == "" {
					who = s
				}
			}
		}
	}
}

// inARow is how many speeches of the passage have nothing between them.
func (p *passage) inARow() int {
	n := 1
	for i, r := range p.text {
		if r == '“' && i > 1 && (p.text[i-1] == '”' || isBlank(p.text[i-1]) && p.text[i-2] == '”') {
			n++
		}
	}
	return n
}

// spoken reports whether a quotation is speech and no quoted word: it ends in
// a stop, and begins where a sentence or a speech does.
func (p *passage) spoken(start, end int) bool {
	if start < 0 || end < start+2 || !strings.ContainsRune(".,!?…—", p.text[end-1]) {
		return false
	}
	k := start - 1
	for k >= 0 && isBlank(p.text[k]) {
		k--
	}
	return k < 0 || strings.ContainsRune(".,:;!?…—”\n", p.text[k])
}

// turn weighs the evidence that another person speaks from i on.
func turn(p *passage, last, i int, between []rune, who, after string) int {
	blank := true
	for _, r := range between {
		blank = blank && (isBlank(r) || r == noteMark)
	}
	sentence := i + 1
	switch {
	case sentence >= len(p.text) || !isUpper(p.text[sentence]):
		return 0
	case blank && strings.ContainsRune(".!?…—", p.text[last-1]) && (i+1 < len(p.text)):
		return nextSpeech
	case i > 0 && strings.ContainsRune(".!?", p.text[i-1]) && !blank:
		return gluedSpeech
	case who == "" || after == "" || who == after || !endsWithStop(between):
		return 0
	case isPronoun(who) && isPronoun(after):
		return otherSexes
	case !isPronoun(who) && !isPronoun(after):
		return otherNames
	}
	return 0
}

func endsWithStop(list []rune) bool {
	for k := len(list) - 1; k >= 0; k-- {
		if !isBlank(list[k]) {
			return strings.ContainsRune(".!?…", list[k])
		}
	}
	return false
}

func isPronoun(who string) bool { return who == "he" || who == "she" || who == "i" || who == "they" }

// speakerAfter returns who is said to speak the quotation that opens at i.
func (p *passage) speakerAfter(i int) string {
	depth := 0
	for k := i; k < len(p.text); k++ {
		switch p.text[k] {
		case '“':
			depth++
		case '”':
			if depth--; depth == 0 {
				return attribution(p.text[k+1:])
			}
		}
	}
	return ""
}

// speechVerbs are those that tell who speaks.
var speechVerbs = " said asked replied answered cried whispered shouted muttered called returned murmured exclaimed repeated snapped laughed sighed added agreed "

// attribution returns who is named in the words behind a speech: "said Tom",
// "Tom said", "she asked"; the name as it stands, a pronoun in small letters.
func attribution(text []rune) string {
	const most = 5
	var words []string
	word := func(from, to int) { words = append(words, string(text[from:to])) }
	start := -1
	for k := 0; k <= len(text) && len(words) < most; k++ {
		if k < len(text) && (isLetter(text[k]) || text[k] == '’' && start >= 0) {
			if start < 0 {
				start = k
			}
			continue
		}
		if start >= 0 {
			word(start, k)
			start = -1
		}
		if k < len(text) && !isBlank(text[k]) {
			break
		}
	}
	for k, w := range words {
		if !strings.Contains(speechVerbs, " "+w+" ") {
			continue
		}
		switch {
		case k == 0 && len(words) > 1:
			return person(words[1:])
		case k > 0:
			return person(words[:k])
		}
	}
	return ""
}

// person returns the name or pronoun the words begin with, "" for another
// description: the old man may be Tom.
func person(words []string) string {
	w := words[0]
	if small := strings.ToLower(w); isPronoun(small) {
		return small
	}
	if titles[w] && len(words) > 1 {
		w = words[1]
	}
	if r := []rune(w)[0]; isUpper(r) && !titles[w] {
		return w
	}
	return ""
}

var titles = map[string]bool{"Mr": true, "Mrs": true, "Miss": true, "Ms": true, "Dr": true, "Sir": true, "Lady": true, "Lord": true, "Captain": true,
	"Uncle": true, "Aunt": true, "Then": true, "And": true, "But": true, "The": true, "A": true, "My": true, "His": true, "Her": true}

// proposeTurn proposes that a paragraph begins with the speech at i, and makes
// it so where every proposed split was asked for.
func (p *passage) proposeTurn(i, points int) {
	from := i
	if from > 0 && isBlank(p.text[from-1]) && !p.fixed(from-1) {
		from--
	}
	left := plain(p.text[max(0, from-ledger.ContextLength):from])
	right := plain(p.text[i:min(len(p.text), i+ledger.ContextLength)])
	e := ledger.Edit{Rule: speakersRule, At: p.placeOf(from), Before: plain(p.text[from:i]), After: "\n\n", Left: left, Right: right,
		Confidence: points, Second: " ", Decision: ledger.Proposed}
	if p.job.book.Settings.Copyedit.Split {
		e.Decision = ledger.Applied
	}
	e.Near = ledger.ContextOf(p.source, int(p.org[from]), int(p.org[i]))
	p.job.settleEdit(&e)
	p.job.ledger.Add(e)
	f := diag.Finding{Pos: e.At, Code: speakersRule, Severity: diag.Warning, Message: "two people seem to speak in this paragraph",
		Hint: "begin a paragraph here, or set copyedit.split to make every proposed split", Fix: "…" + left + " ¶ " + right + "…"}
	switch e.Decision {
	case ledger.Rejected:
		return
	case ledger.Applied, ledger.Locked:
		p.splitAt(i)
		f.Severity, f.Message, f.Hint = diag.Note, "two people seemed to speak in this paragraph; it was cut in two", ""
	}
	switch p.job.turns++; {
	case p.job.turns <= mostTurns:
		p.job.found.Add(f)
	case p.job.turns == mostTurns+1:
		f.Message, f.Severity, f.Fix = "more paragraphs in which two people seem to speak, from here on", diag.Note, ""
		f.Hint = "octavo changes lists them all; if that is how the book is written, set copyedit: {off: [" + speakersRule + "]}"
		p.job.found.Add(f)
	}
}

// splitAt asks for a cut before the rune of text with the given index; cuts
// stand in order.
func (p *passage) splitAt(i int) {
	k, found := slices.BinarySearchFunc(p.splits, i, func(s split, i int) int { return s.at - i })
	if !found {
		p.splits = slices.Insert(p.splits, k, split{at: i})
	}
}

// trimEnd takes the spaces off the end of inlines.
func trimEnd(list []book.Inline) {
	if t := lastText(list); t != nil {
		t.Value = strings.TrimRightFunc(t.Value, isUnseen)
	}
}
