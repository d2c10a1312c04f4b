package copyedit

import (
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// A split is a place where a paragraph should be cut in two.
type split struct {
	at    int // index in text of the first rune of the new paragraph
	scene bool
	lead  string // what the new paragraph begins with in place of as many characters, if anything
	moved int    // how far at has moved by what the author decided on the text before
}

// Evidence for a lost paragraph end, in points; strong applies the split.
const (
	newScene = 50 // the sentence opens a scene by its time or place
	longRest = 30 // much text follows
	noSpeech = 20 // no quotation is open
	strong   = 90
	// longText is how many characters are much: two lines of print.
	longText = 120
)

// gluedParagraphs finds where a full stop is followed by a capital with no
// space between: a pasted text that lost the end of a paragraph there.
func gluedParagraphs(p *passage) {
	open := 0
	for i := 0; i < len(p.text); i++ {
		switch p.text[i] {
		case '“':
			open++
		case '”':
			open--
		case '.', '!', '?':
			if at := p.gluedAt(i); at > 0 {
				p.unglue(at, open-p.closedBy(i, at))
			}
		}
	}
}

// gluedAt returns where the stuck sentence begins whose predecessor ends with
// the stop at i, or 0.
func (p *passage) gluedAt(i int) int {
	at := i + 1
	for at < len(p.text) && (p.text[at] == '”' || p.text[at] == '’' || p.text[at] == ')') {
		at++
	}
	if at+1 >= len(p.text) || !isUpper(p.text[at]) || i < 2 {
		return 0
	}
	start := p.wordStart(i)
	if i-start < 2 || !isLower(p.text[i-1]) || !isLower(p.text[i-2]) && i-start > 2 || abbreviations()[p.wordBefore(i)] {
		return 0
	}
	switch before := p.runeAt(start - 1); {
	case before == '.', before == '/', before == '@', before == '-', before == '_', isDigit(before):
		return 0 // an address, a name of a file
	}
	end := p.wordEnd(at)
	if end-at == 1 && p.text[at] != 'A' && p.text[at] != 'I' {
		return 0
	}
	for k := at + 1; k < end; k++ {
		if isUpper(p.text[k]) {
			return 0
		}
	}
	if r := p.runeAt(end); !isBlank(r) && r != ',' && r != '’' && r != '\n' && r != '—' && r != '…' {
		return 0
	}
	return at
}

// closedBy counts the quotation marks that close between the stop and the
// stuck sentence.
func (p *passage) closedBy(i, at int) int {
	n := 0
	for ; i < at; i++ {
		if p.text[i] == '”' {
			n++
		}
	}
	return n
}

// unglue weighs the evidence for a paragraph end before the sentence at at,
// and either asks for the split or proposes it.
func (p *passage) unglue(at, open int) {
	rest := string(p.text[at:min(len(p.text), at+160)])
	scene := opensScene(rest)
	points := 0
	if scene {
		points += newScene
	}
	if len(p.text)-at >= longText {
		points += longRest
	}
	if open <= 0 {
		points += noSpeech
	}
	left := plain(p.text[max(0, at-ledger.ContextLength):at])
	right := plain(p.text[at:min(len(p.text), at+ledger.ContextLength)])
	e := ledger.Edit{Rule: glued, At: p.placeOf(at), After: "\n\n", Left: left, Right: right,
		Confidence: min(99, points), Second: " ", Decision: ledger.Proposed}
	if scene {
		e.After = "\n\n* * *\n\n"
	}
	if points >= strong || p.job.book.Settings.Copyedit.Split && open <= 0 {
		e.Decision = ledger.Applied
	}
	e.Near = ledger.ContextOf(p.source, int(p.org[at]), int(p.org[at]))
	p.job.settleEdit(&e)
	if e.Decision == ledger.Locked && e.After == " " { // the author wants the other reading
		p.replace(at, at, e.After, e.Confidence, e.Second)
		return
	}
	if e.Decision == ledger.Applied || e.Decision == ledger.Locked {
		p.splits = append(p.splits, split{at: at, scene: scene})
	}
	p.job.ledger.Add(e)
	if e.Decision == ledger.Applied || e.Decision == ledger.Proposed {
		p.job.reportGlued(e, left, right, scene)
	}
}

func (j *job) reportGlued(e ledger.Edit, left, right string, scene bool) {
	what := "a space or a paragraph end"
	if scene {
		what = "the end of a scene"
	} else if e.Decision == ledger.Applied {
		what = "a paragraph end"
	}
	f := diag.Finding{Pos: e.At, Code: glued, Severity: diag.Warning,
		Message: "no space after a full stop; " + what + " seems to be lost here",
		Fix:     "…" + left + " ¶ " + right + "…"}
	if scene {
		f.Fix = "…" + left + " ¶ * * * ¶ " + right + "…"
	}
	if e.Decision == ledger.Applied {
		f.Severity = diag.Note
		f.Message = "no space after a full stop; " + what + " was put back here"
	} else {
		f.Hint = "add a space or a new line, or set copyedit.split to make every proposed split"
	}
	j.found.Add(f)
}

// sceneWords are how sentences begin that open a scene by their time or place.
// A word in angle brackets stands for any of a list.
var sceneWords = []string{
	"the <when> <span>", "the <span> <after>", "the <span> that followed", "that <part>", "that <when> <part>", "this <when> <part>", "the <part>",
	"one <part>", "one <span> <after>", "<few> <span> <after>", "<few> <span> had passed", "<span> <after>", "<span> went by", "a few <span>", "a <span> <after>",
	"meanwhile", "elsewhere", "later that", "later in the", "early the next", "early that", "late that", "back at", "back in", "back on",
	"across town", "across the", "on the other side", "far away", "somewhere else",
	"by the time", "by <part>", "by the end of the", "at dawn", "at dusk", "at midnight", "at noon", "at sunrise", "at sunset", "at first light",
	"in the <span> <after>", "over the <when>", "during the <when>", "after the show", "it was <part>", "when <part> came", "as <part> fell", "as the sun", "as the <span> <after>",
}

// sceneLists are what the words in angle brackets stand for.
var sceneLists = map[string]string{
	"when": " following next previous same first last coming past ensuing ",
	"span": " moment moments second seconds minute minutes hour hours day days night nights week weeks weekend month months season year years decade " +
		"decades morning mornings afternoon evening evenings spring summer autumn winter ",
	"part": " day night morning afternoon evening weekend spring summer autumn winter monday tuesday wednesday thursday friday saturday sunday dawn dusk " +
		"noon midnight nightfall ",
	"after": " later after afterward afterwards passed following earlier ahead before ",
	"few":   " two three four five six seven eight nine ten several some many ",
}

// opensScene reports whether the text begins in one of the ways of sceneWords.
func opensScene(text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !isLetter(r) && r != '\'' && r != '’' })
	for _, pattern := range sceneWords {
		if matches(words, strings.Fields(pattern)) {
			return true
		}
	}
	return false
}

func matches(words, pattern []string) bool {
	if len(words) < len(pattern) {
		return false
	}
	for i, w := range pattern {
		if list, ok := sceneLists[strings.Trim(w, "<>")]; ok && w[0] == '<' {
			if !strings.Contains(list, " "+words[i]+" ") {
				return false
			}
		} else if w != words[i] {
			return false
		}
	}
	return true
}

// firstOf returns the first Text of inlines, or nil.
func firstOf(list []book.Inline) (first *book.Text) {
	book.EachText(list, func(t *book.Text) {
		if first == nil {
			first = t
		}
	}, nil)
	return first
}

// cut returns the blocks that stand for a paragraph with splits. Its inlines
// have been written back already; the last split is made first, so that the
// places of the others still hold.
func (p *passage) cut(para *book.Paragraph) []book.Block {
	var out []book.Block
	list := para.Inlines
	for i := len(p.splits) - 1; i >= 0; i-- {
		s := p.splits[i]
		c := p.cutting(s.at)
		head, tail, found := c.inlines(list)
		if !found {
			continue
		}
		trimEnd(head)
		if t, lead := firstOf(tail), []rune(s.lead); t != nil && len(lead) > 0 {
			if r := []rune(t.Value); len(r) >= len(lead) {
				t.Value = s.lead + string(r[len(lead):])
			}
		}
		part := *para
		part.At, part.Inlines = c.at, tail
		list = head
		blocks := []book.Block{&part}
		if s.scene {
			blocks = append([]book.Block{&book.SceneBreak{At: c.at}}, blocks...)
		}
		out = append(blocks, out...)
	}
	first := *para
	first.Inlines = list
	return append([]book.Block{&first}, out...)
}
