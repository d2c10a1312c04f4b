package copyedit

import (
	"fmt"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// A misfit is a heading that does not fit the sequence of its book's.
type misfit struct {
	section *book.Section
	code    string
	message string
	hint    string
	fix     string // the heading proposed
	step    step
	// amend makes the heading the one proposed; nil when only the author can
	// say what is right. It reports whether that was done.
	amend func(j *job) bool
}

// A step is when a misfit is mended: pieces first, since they have one number;
// then the order; then the headings of what is left.
type step uint8

const (
	mending step = iota
	joining
	moving
)

// fixSequence makes the proposals of the sequence's doctor, all of them when
// that is asked for, else those that the author has accepted. The rest are
// entered in the Ledger as proposals.
func fixSequence(j *job) {
	for _, now := range []step{joining, moving, mending} {
		for _, m := range j.sequence() {
			if m.step != now || m.amend == nil || contains(m.section.Off, sequenceRule) {
				continue
			}
			before, done := j.refusals, ": mended"
			made := m.amend(j)
			if j.refusals > before {
				j.refuse(&m)
				done += " in part"
			}
			if !made {
				continue
			}
			j.found.Add(diag.Finding{Pos: headingAt(m.section), Code: m.code, Severity: diag.Note, Message: m.message + done, Fix: m.fix})
		}
		j.arrange()
	}
}

// mendWith asks whether an edit of the doctor's is to be made, and enters it.
func (j *job) mendWith(e ledger.Edit, around ledger.Context) bool {
	e.Rule = sequenceRule
	if !contains(j.book.Settings.Copyedit.On, sequenceRule) {
		e.Decision = ledger.Proposed
	}
	made := j.make(e, around)
	if n := j.ledger.Count(); n > 0 && j.ledger.Edit(n-1).Decision == ledger.Rejected {
		j.refusals++
	}
	return made
}

// A refusal is a misfit that the author wants as it is.
type refusal struct {
	section *book.Section
	what    string // the finding's code
}

func (j *job) refuse(m *misfit) {
	if j.refused == nil {
		j.refused = map[refusal]bool{}
	}
	j.refused[refusal{m.section, m.code}] = true
}

// reportSequence tells of headings out of sequence and what is proposed.
func reportSequence(j *job) {
	for _, m := range j.sequence() {
		if contains(m.section.Off, numbersRule) || j.refused[refusal{m.section, m.code}] {
			continue
		}
		f := diag.Finding{Pos: headingAt(m.section), Code: m.code, Severity: diag.Warning, Message: m.message, Hint: m.hint, Fix: m.fix}
		if m.amend != nil && !contains(j.book.Settings.Copyedit.On, sequenceRule) {
			f.Hint += "; or accept the proposal (octavo changes), or all such: copyedit: {on: [" + sequenceRule + "]}"
		}
		j.found.Add(f)
	}
}

// sequence examines the headings of the body.
func (j *job) sequence() []misfit {
	d := &doctor{label: map[book.Kind]string{}, style: map[book.Kind]numeralStyle{}, mended: map[*book.Section]int{}, places: map[*book.Section]*place{},
		source: j.book.Places()}
	d.learn(j.book)
	var parts []*book.Section
	run := []*book.Section{}
	var walk func(list []*book.Section)
	walk = func(list []*book.Section) {
		d.pieces(list)
		d.findDisplaced(list)
		for _, s := range list {
			if s.Kind == book.Part {
				parts = append(parts, s)
			} else {
				run = append(run, s)
			}
			if restarts(s) {
				d.examine(run)
				run = nil
			}
			walk(s.Sections)
		}
	}
	walk(j.book.Body)
	d.examine(run)
	d.examine(parts)
	d.prologue(j.book)
	return d.found
}

// restarts reports whether the chapters of a part, or of an epilogue that has
// some, count from one again.
func restarts(part *book.Section) bool {
	for _, s := range part.Sections {
		if s.Kind == book.Part {
			return restarts(s)
		}
		if s.Kind == book.Chapter && s.Number > 0 {
			return s.Number == 1
		}
	}
	return false
}

func headingAt(s *book.Section) diag.Pos {
	if s.HeadAt.IsZero() {
		return s.At
	}
	return s.HeadAt
}

// A doctor examines sequences of headings.
type doctor struct {
	label  map[book.Kind]string       // the usual one, in full
	style  map[book.Kind]numeralStyle // of the numbers
	titled int                        // percent of the numbered chapters that have a title
	mended map[*book.Section]int      // the numbers proposed where they are plain
	places map[*book.Section]*place   // where chapters that are out of order belong
	source map[*book.Section]int      // the places of the sections in the source
	found  []misfit
}

// learn finds out how the book's headings are usually written.
func (d *doctor) learn(b *book.Book) {
	for _, kind := range []book.Kind{book.Chapter, book.Part} {
		list := sectionsOf(b, kind)
		d.label[kind] = usualLabel(list)
		d.style[kind] = usualNumeral(list)
		if n := len(list); kind == book.Chapter && n > 0 {
			titled := 0
			for _, s := range list {
				if len(s.Title) > 0 {
					titled++
				}
			}
			d.titled = titled * 100 / n
		}
	}
}

// sectionsOf returns the numbered sections of a kind.
func sectionsOf(b *book.Book, kind book.Kind) []*book.Section {
	var list []*book.Section
	b.Sections(func(s *book.Section, _ int) {
		if s.Kind == kind && s.Number > 0 && !s.Made {
			list = append(list, s)
		}
	})
	return list
}

// heading writes a heading as the book does, with another number.
func (d *doctor) heading(s *book.Section, number int) string {
	label := labelCase(s.Label)
	if label == "" || inFull[strings.ToLower(label)] != "" {
		label = d.label[s.Kind]
	}
	numeral := strings.TrimRight(s.Numeral, ".:")
	if number != s.Number || numeral == "" {
		numeral = writeNumeral(number, d.style[s.Kind])
	}
	return book.Headline(label, numeral, strings.TrimSpace(book.PlainText(s.Title)))
}

// examine looks at sections that are counted in one row.
func (d *doctor) examine(run []*book.Section) {
	seen := map[int]*book.Section{}
	var before *book.Section // the last with a number
	for i, s := range run {
		if s.Kind != book.Chapter && s.Kind != book.Part {
			continue
		}
		if !d.doubled(s) {
			d.form(s)
		}
		if s.Number == 0 {
			d.unnumbered(run, i)
			continue
		}
		if p := d.places[s]; p != nil && d.mended[s] == 0 {
			d.displaced(s, p)
			continue
		}
		d.next(run, i, before, seen)
		if n := d.number(s); seen[n] == nil {
			seen[n] = s
		}
		before = s
	}
}

// number is a section's, or the one it should have.
func (d *doctor) number(s *book.Section) int {
	if n := d.mended[s]; n > 0 {
		return n
	}
	return s.Number
}

func (d *doctor) add(m misfit) { d.found = append(d.found, m) }

func whatOf(s *book.Section) string {
	if s.Label != "" && inFull[strings.ToLower(strings.TrimRight(s.Label, "."))] == "" {
		return strings.ToLower(s.Label)
	}
	return string(s.Kind)
}

// next looks at a number and the one before it.
func (d *doctor) next(run []*book.Section, i int, before *book.Section, seen map[int]*book.Section) {
	s := run[i]
	what, n := whatOf(s), s.Number
	first, last := seen[n], 0
	if before != nil {
		last = d.number(before)
	}
	m := misfit{section: s}
	switch {
	case d.mended[s] > 0:
		return // told of with the one before it
	case before != nil && s.Kind == book.Chapter && n == last+2 && numberAfter(run, i) == last+1 && (i+2 >= len(run) || numberAfter(run, i+1) == last+3 || run[i+2].Kind != s.Kind):
		other := run[i+1]
		m.code, m.message = "chapter-order", fmt.Sprintf("%ss %d and %d have changed places", what, n, n-1)
		m.hint, m.fix = "put them in order, or renumber them", d.heading(other, n-1)+" before "+d.heading(s, n)
		if p := d.places[other]; p != nil && p.anchor == s {
			m.step, m.amend = moving, d.moveTo(other, p)
		}
		d.mended[s], d.mended[other] = n-1, n
		d.add(m)
		return
	case first != nil && last == n && goesOn.MatchString(book.PlainText(s.Title)):
		return // "Chapter 5 (2/3)" goes on with chapter 5
	case first != nil:
		m.code, m.message = "chapter-duplicate", fmt.Sprintf("%s %d comes twice, first at %s", what, n, headingAt(first))
		m.hint = "renumber one of them, or delete it if it was pasted twice"
	case before == nil && (n == 1 || n > 3 || s.Kind != book.Chapter):
		return
	case before == nil:
		m.code, m.message = "chapter-gap", fmt.Sprintf("the first %s is number %d", what, n)
		m.hint = "add what is missing, or renumber"
	case n < last:
		m.code, m.message = "chapter-order", fmt.Sprintf("%s %d comes after %s %d", what, n, what, last)
		m.hint = "put the chapters in order, or renumber them"
	case n == last+1 || d.bridged(run, i, before):
		return
	default:
		m.code, m.message = "chapter-gap", fmt.Sprintf("%ss %d to %d are missing", what, last+1, n-1)
		if n == last+2 {
			m.message = fmt.Sprintf("%s %d is missing between %d and %d", what, n-1, last, n)
		}
		m.hint = "add what is missing, or renumber"
	}
	if before != nil && n != last+1 {
		m.fix = d.heading(s, last+1)
		if after := numberAfter(run, i); after == last+2 {
			m.amend = d.renumber(s, last+1)
			d.mended[s] = last + 1
		}
	}
	d.add(m)
}

// bridged reports whether one chapter without a number fills the gap before
// the section: that chapter is the misfit.
func (d *doctor) bridged(run []*book.Section, i int, before *book.Section) bool {
	return i >= 2 && run[i-2] == before && run[i].Number == before.Number+2 && run[i-1].Number == 0 && run[i-1].Kind == book.Chapter
}

// numberAfter is the number of the section behind the i-th, 0 when there is
// none.
func numberAfter(run []*book.Section, i int) int {
	if i+1 < len(run) && run[i+1].Kind == run[i].Kind {
		return run[i+1].Number
	}
	return 0
}

// unnumbered looks at a chapter without a number between two that leave one
// out.
func (d *doctor) unnumbered(run []*book.Section, i int) {
	s := run[i]
	if s.Kind != book.Chapter || s.Label != "" || len(s.Title) == 0 || i == 0 || i+1 >= len(run) {
		return
	}
	before, after := run[i-1], run[i+1]
	if before.Kind != s.Kind || after.Kind != s.Kind || before.Number == 0 || after.Number != before.Number+2 {
		return
	}
	n := before.Number + 1
	label, numeral := d.label[s.Kind], writeNumeral(n, d.style[s.Kind])
	d.add(misfit{section: s, code: "chapter-unnumbered", message: fmt.Sprintf("a chapter without a number stands between %d and %d", before.Number, after.Number),
		hint: "give it its number", fix: book.Headline(label, numeral, book.PlainText(s.Title)),
		amend: func(j *job) bool {
			e := ledger.Edit{At: s.TitleAt, After: strings.TrimSpace(label+" "+numeral) + " ", Confidence: 85}
			if s.TitleAt.Line == 0 || numeral == "" || !j.mendWith(e, ledger.ContextIn("", book.PlainText(s.Title))) {
				return false
			}
			s.Label, s.Numeral, s.Number, s.HeadAt = label, numeral, n, s.TitleAt
			return true
		}})
}

// renumber gives a section another number, written as most are.
func (d *doctor) renumber(s *book.Section, n int) func(j *job) bool {
	return func(j *job) bool {
		before, after := strings.TrimRight(s.Numeral, ".:"), writeNumeral(n, d.style[s.Kind])
		at := numeralAt(s)
		if before == "" || after == "" || !j.stands(at, before) {
			return false
		}
		if !j.mendWith(ledger.Edit{At: at, Before: before, After: after, Confidence: 85}, ledger.ContextIn(s.Label, book.PlainText(s.Title))) {
			return false
		}
		s.Numeral, s.Number = after, n
		return true
	}
}

// form looks for a number without the label the others have, and for a heading
// without the title they have.
func (d *doctor) form(s *book.Section) {
	label := d.label[s.Kind]
	if s.Number > 0 && s.Label == "" && s.Numeral != "" && label != "" {
		d.add(misfit{section: s, code: "chapter-form", message: fmt.Sprintf("number %s stands alone, where the others have “%s”", strings.TrimRight(s.Numeral, ".:"), label),
			hint: "write all headings in one way", fix: d.heading(s, s.Number), amend: func(j *job) bool {
				e := ledger.Edit{At: s.HeadAt, After: label + " ", Confidence: 85}
				if s.HeadAt.Line == 0 || !j.mendWith(e, ledger.ContextIn("", s.Numeral)) {
					return false
				}
				s.Label = label
				return true
			}})
	}
	if s.Kind == book.Chapter && s.Number > 0 && len(s.Title) == 0 && d.titled >= 90 {
		d.add(misfit{section: s, code: "chapter-form", message: fmt.Sprintf("%s %d has no title, where %d %% of the chapters have one", whatOf(s), s.Number, d.titled),
			hint: "give it one"})
	}
}

// doubled looks for a title that says its chapter's label and number again. It
// reports whether it does.
func (d *doctor) doubled(s *book.Section) bool {
	t := book.FirstText(s.Title)
	if t == nil || s.Numeral == "" {
		return false
	}
	label := labelCase(s.Label)
	if label == "" {
		label = d.label[s.Kind]
	}
	n := doubledLabel(t.Value, label, strings.TrimRight(s.Numeral, ".:"))
	if n == 0 {
		return false
	}
	d.add(misfit{section: s, code: "chapter-doubled", message: "the heading says its number twice", hint: "take it out of the title",
		fix:   book.Headline(label, strings.TrimRight(s.Numeral, ".:"), strings.TrimSpace(book.PlainText(s.Title)[n:])),
		amend: func(j *job) bool { return j.undouble(s, t, label, n) }})
	return true
}

// undouble takes the first n bytes off a title, and puts the label they have
// before a number that has none.
func (j *job) undouble(s *book.Section, t *book.Text, label string, n int) bool {
	prefix := t.Value[:n]
	around := ledger.ContextIn(s.Label+s.Numeral, book.PlainText(s.Title)[n:])
	if s.HeadAt.Line == 0 || !j.stands(t.At, prefix) || !j.mendWith(ledger.Edit{At: t.At, Before: prefix, Confidence: 95}, around) {
		return false
	}
	if s.Label == "" && label != "" {
		j.ledger.Add(ledger.Edit{Rule: sequenceRule, At: s.HeadAt, After: label + " ", Confidence: 95})
		s.Label = label
	}
	t.Value = t.Value[n:]
	if t.At.Col > 0 {
		t.At.Col += len([]rune(prefix))
	}
	s.TitleAt = t.At
	return true
}

// doubledLabel returns how many bytes stand before the true title: "Chapter
// 12: " or "12. ", with something after it.
func doubledLabel(title, label, numeral string) int {
	rest := title
	labelled := label != "" && len(rest) > len(label) && strings.EqualFold(rest[:len(label)], label)
	if labelled {
		rest = strings.TrimLeft(rest[len(label):], ". ")
	}
	if len(rest) <= len(numeral) || !strings.EqualFold(rest[:len(numeral)], numeral) {
		return 0
	}
	rest = rest[len(numeral):]
	name := strings.TrimLeft(rest, ".:–—- ")
	marked := name != strings.TrimLeft(rest, " ")
	if name == "" || !marked && (!labelled || name == rest) {
		return 0 // "1984", "5 Men", "Chapter 12th"
	}
	return len(title) - len(name)
}

// prologue looks for a prologue behind the first chapter.
func (d *doctor) prologue(b *book.Book) {
	var first, last *book.Section
	prologues := 0
	for _, s := range b.Body {
		if s.Kind == book.Prologue {
			prologues++
		}
	}
	for _, s := range b.Body {
		switch {
		case s.Kind == book.Part:
			return
		case s.Kind == book.Chapter && s.Number > 0:
			if last = s; first == nil {
				first = s
			}
		case s.Kind == book.Prologue && last != nil:
			m := misfit{section: s, code: "chapter-order", message: fmt.Sprintf("the prologue comes after chapter %d", last.Number),
				hint: "move it before chapter 1, or call it an interlude", fix: s.Headline() + " before " + first.Headline()}
			if prologues == 1 {
				m.step, m.amend = moving, d.moveTo(s, &place{anchor: first})
			}
			d.add(m)
		}
	}
}
