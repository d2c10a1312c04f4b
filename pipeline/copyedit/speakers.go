package copyedit

import (
	"slices"
	"strings"
	"unicode/utf8"

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

// A speech is an outermost quotation of a passage.
type speech struct{ start, end int } // its marks in text; end is -1 when it goes on

// twoSpeakers finds the place in a paragraph where another person begins to
// speak, who should have a paragraph of their own.
func twoSpeakers(p *passage) {
	if p.style.Dialogue != "" && p.dashTurns() {
		return
	}
	list := p.speeches()
	if len(list) < 2 {
		return
	}
	many := p.inARow(list) >= crowd
	who := "" // whom the speeches so far are said to be of
	for k := 1; k < len(list); k++ {
		last, now := list[k-1], list[k]
		if said := p.speakerAfter(last); who == "" {
			who = said
		}
		after := p.speakerAfter(now)
		points := p.turn(last, now, who, after)
		if points > 0 && !(points == nextSpeech && many) && p.spoken(last) {
			p.proposeTurn(now.start, now.start, "", points)
			who = ""
		}
		if after != "" {
			who = after
		}
	}
}

// speeches lists the outermost quotations of the passage by the outer marks of
// its style. It ends before a mark that closes what began paragraphs ago.
func (p *passage) speeches() []speech {
	open, shut := p.style.outerMarks()
	list, depth := p.spoke[:0], 0
	for i, r := range p.text {
		if r != open && r != shut {
			continue
		}
		opens := r == open
		switch {
		case shut == '’': // an apostrophe too: only the reading tells
			k, ok := slices.BinarySearchFunc(p.read, p.org[i], func(m markRead, at int32) int { return int(m.at - at) })
			if !ok {
				continue
			}
			opens = p.read[k].opens
		case open == shut:
			opens = depth == 0
		}
		switch {
		case opens && depth == 0:
			list = append(list, speech{i, -1})
			depth = 1
		case opens:
			depth++
		case depth == 0:
			p.spoke = list
			return list
		default:
			if depth--; depth == 0 {
				list[len(list)-1].end = i
			}
		}
	}
	p.spoke = list
	return list
}

// outerMarks returns the outer quotation marks without their spaces.
func (s *style) outerMarks() (open, shut rune) {
	open, _ = utf8.DecodeRuneInString(s.shapes[s.outer][0])
	shut, _ = utf8.DecodeLastRuneInString(s.shapes[s.outer][1])
	return open, shut
}

// A markRead is a single quotation mark as quotes has read it.
type markRead struct {
	at    int32 // in source
	opens bool
}

// keepReadings keeps which single marks of the passage open and close, for rules
// to come: the text does not tell them from apostrophes.
func (p *passage) keepReadings() {
	if p.style.outer != single || !p.style.curls {
		return
	}
	for i, d := range p.search.found {
		if m := &p.marks[i]; m.kind == single && d.reading <= closes {
			p.read = append(p.read, markRead{p.org[m.at], d.reading != closes})
		}
	}
}

// inARow is how many speeches of the passage have nothing between them.
func (p *passage) inARow(list []speech) int {
	n := 1
	for k := 1; k < len(list); k++ {
		if last := list[k-1].end; last >= 0 && list[k].start-last <= 2 && p.isBlankBetween(last+1, list[k].start) {
			n++
		}
	}
	return n
}

func (p *passage) isBlankBetween(i, j int) bool {
	for ; i < j; i++ {
		if !isBlank(p.text[i]) && p.text[i] != noteMark {
			return false
		}
	}
	return true
}

// stopBefore returns what stands before i, spaces left aside.
func (p *passage) stopBefore(i int) rune {
	least := i - near
	for i--; i >= least && isBlank(p.runeAt(i)); i-- {
	}
	return p.runeAt(i)
}

// spoken reports whether a quotation is speech and no quoted word: it ends in
// a stop, inside or as the comma right behind it, and begins where a sentence or
// a speech does.
func (p *passage) spoken(s speech) bool {
	if s.end < s.start+2 || !strings.ContainsRune(".,!?…—–", p.stopBefore(s.end)) && p.runeAt(s.end+1) != ',' {
		return false
	}
	_, shut := p.style.outerMarks()
	r := p.stopBefore(s.start)
	return r == shut || strings.ContainsRune(".,:;!?…—–\n", r)
}

// turn weighs the evidence that another person speaks in the second of two
// speeches.
func (p *passage) turn(last, now speech, who, after string) int {
	i := now.start
	first := i + 1
	for first < i+near && (isBlank(p.runeAt(first)) || isMark(p.runeAt(first)) || isSpanishOpener(p.runeAt(first))) {
		first++
	}
	blank := p.isBlankBetween(last.end+1, i)
	switch {
	case !isUpper(p.runeAt(first)):
		return 0
	case blank && strings.ContainsRune(".!?…—–", p.stopBefore(last.end)):
		return nextSpeech
	case strings.ContainsRune(".!?", p.runeAt(i-1)) && !blank:
		return gluedSpeech
	case blank || !strings.ContainsRune(".!?…", p.stopBefore(i)):
		return 0
	}
	return p.style.otherPerson(who, after)
}

// otherPerson weighs the evidence that two speeches are of two people.
func (s *style) otherPerson(who, after string) int {
	switch {
	case who == "" || after == "" || who == after:
		return 0
	case s.isPronoun(who) && s.isPronoun(after):
		return otherSexes
	case !s.isPronoun(who) && !s.isPronoun(after):
		return otherNames
	}
	return 0
}

func (s *style) isPronoun(who string) bool { return slices.Contains(s.Speech.Persons, who) }

// speakerAfter returns who is said behind a speech to speak it.
func (p *passage) speakerAfter(s speech) string {
	if s.end < 0 {
		return ""
	}
	return p.style.attribution(p.text[s.end+1:])
}

// attribution returns who is named in the words behind a speech: "said Tom",
// "Tom said", "she asked", ", dit-elle"; the name as it stands, a pronoun in
// small letters.
func (s *style) attribution(text []rune) string {
	const most = 5
	for len(text) > 0 && (isBlank(text[0]) || text[0] == ',') {
		text = text[1:]
	}
	var words []string
	start := -1
	for k := 0; k <= len(text) && len(words) < most; k++ {
		if k < len(text) && (isLetter(text[k]) || text[k] == '’' && start >= 0) {
			if start < 0 {
				start = k
			}
			continue
		}
		if start >= 0 {
			words = append(words, string(text[start:k]))
			start = -1
		}
		if k < len(text) && !isBlank(text[k]) && text[k] != '-' {
			break
		}
	}
	for k, w := range words {
		if !slices.Contains(s.Speech.Verbs, w) {
			continue
		}
		rest := words[k+1:]
		if len(rest) > 1 && rest[0] == "t" { // demanda-t-elle
			rest = rest[1:]
		}
		switch {
		case k == 0 && len(rest) > 0:
			return s.person(rest)
		case k > 0:
			return s.person(words[:k])
		}
	}
	return ""
}

// person returns the name or pronoun the words begin with, "" for another
// description: the old man may be Tom.
func (s *style) person(words []string) string {
	w := words[0]
	if small := strings.ToLower(w); s.isPronoun(small) {
		return small
	}
	if slices.Contains(s.Speech.Titles, w) && len(words) > 1 {
		w = words[1]
	}
	if r, _ := utf8.DecodeRuneInString(w); isUpper(r) && !slices.Contains(s.Speech.Titles, w) {
		return w
	}
	return ""
}

// proposeTurn proposes that a paragraph begins with the speech at i, and makes
// it so where every proposed split was asked for. lead is how the paragraph is to
// begin in place of text[i:to], where that is another way.
func (p *passage) proposeTurn(i, to int, lead string, points int) {
	from := i
	if from > 0 && isBlank(p.text[from-1]) && !p.fixed(from-1) {
		from--
	}
	left := plain(p.text[max(0, from-ledger.ContextLength):from])
	right := plain(p.text[to:min(len(p.text), to+ledger.ContextLength)])
	at, end := p.sourceOf(from), p.sourceOf(to)
	e := ledger.Edit{Rule: speakersRule, At: p.placeOf(from), Before: plain(p.source[at:end]), After: "\n\n" + lead, Left: left, Right: right,
		Confidence: points, Second: " ", Decision: ledger.Proposed}
	if p.job.book.Settings.Copyedit.Split {
		e.Decision = ledger.Applied
	}
	e.Near = ledger.ContextOf(p.source, at, end)
	p.job.settleEdit(&e)
	p.job.ledger.Add(e)
	f := diag.Finding{Pos: e.At, Code: speakersRule, Severity: diag.Warning, Message: "two people seem to speak in this paragraph",
		Hint: "begin a paragraph here, or set copyedit.split to make every proposed split", Fix: "…" + left + " ¶ " + lead + right + "…"}
	switch e.Decision {
	case ledger.Rejected:
		return
	case ledger.Applied, ledger.Locked:
		p.splitAt(i, lead)
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

// sourceOf returns where in the source the rune of text with the given index, or
// the change it belongs to, begins.
func (p *passage) sourceOf(i int) int {
	if i >= len(p.text) {
		return len(p.source)
	}
	return int(p.org[i])
}

// splitAt asks for a cut before the rune of text with the given index, and for
// another beginning of what follows; cuts stand in order.
func (p *passage) splitAt(i int, lead string) {
	k, found := slices.BinarySearchFunc(p.splits, i, func(s split, i int) int { return s.at - i })
	if !found {
		p.splits = slices.Insert(p.splits, k, split{at: i, lead: lead})
	}
}

// trimEnd takes the spaces off the end of inlines.
func trimEnd(list []book.Inline) {
	if t := lastText(list); t != nil {
		t.Value = strings.TrimRightFunc(t.Value, isUnseen)
	}
}
