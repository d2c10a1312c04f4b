package copyedit

import (
	"strings"

	"octavo/pipeline/book"
)

// A unit is one paragraph, or what is read as one: the inlines of a passage
// before they are loaded.
type unit struct {
	lines []*[]book.Inline // of verse more than one
	lang  string
	form  form
	off   ruleSet
	para  *book.Paragraph // where the passage may be cut in two, or nil
}

// passages corrects every passage of the book, in reading order.
func (j *job) passages() {
	j.book.Sections(func(s *book.Section, _ int) {
		if s.Made {
			return
		}
		off := j.off | setOf(s.Off)
		j.run([]unit{{lines: []*[]book.Inline{&s.Title}, lang: s.Lang, form: headline, off: off},
			{lines: []*[]book.Inline{&s.Sub}, lang: s.Lang, form: headline, off: off}}, nil)
		s.Blocks = j.blocks(s.Blocks, s.Lang, prose, off)
	})
	for _, n := range j.book.Notes {
		n.Blocks = j.blocks(n.Blocks, "", prose, j.off)
	}
}

// blocks corrects the passages of a list of blocks and returns it with the
// paragraphs that were cut in two.
func (j *job) blocks(list []book.Block, lang string, f form, off ruleSet) []book.Block {
	j.chatNames(list, lang, off)
	cut := map[*book.Paragraph][]book.Block{}
	j.run(unitsOf(nil, list, lang, f, off), cut)
	if len(cut) > 0 {
		list = replaceBlocks(list, cut)
	}
	return list
}

// unitsOf adds the units of blocks to units, in reading order.
func unitsOf(units []unit, list []book.Block, lang string, f form, off ruleSet) []unit {
	add := func(f form, lang string, lines ...*[]book.Inline) {
		if len(lines) == 1 && len(*lines[0]) == 0 {
			return // no attribution: what follows is the next paragraph
		}
		units = append(units, unit{lines: lines, lang: lang, form: f, off: off})
	}
	for _, b := range list {
		switch b := b.(type) {
		case *book.Paragraph:
			units = append(units, unit{lines: []*[]book.Inline{&b.Inlines}, lang: either(b.Lang, lang), form: f, off: off, para: b})
		case *book.Heading:
			add(headline, lang, &b.Inlines)
		case *book.Quote:
			inner := f
			if b.Kind == book.Status {
				inner = chat
			}
			units = unitsOf(units, b.Blocks, either(b.Lang, lang), inner, off)
			add(headline, either(b.Lang, lang), &b.Attribution)
		case *book.Verse:
			for i := range b.Stanzas {
				var lines []*[]book.Inline
				for k := range b.Stanzas[i] {
					lines = append(lines, &b.Stanzas[i][k].Inlines)
				}
				add(verse, either(b.Lang, lang), lines...)
			}
			add(headline, either(b.Lang, lang), &b.Attribution)
		case *book.Chat:
			for i := range b.Lines {
				add(chat, either(b.Lang, lang), &b.Lines[i].Inlines)
			}
		case *book.Figure:
			add(f, lang, &b.Caption)
		case *book.List:
			for _, item := range b.Items {
				units = unitsOf(units, item, lang, f, off)
			}
		case *book.Table:
			for i := range b.Header {
				add(f, lang, &b.Header[i])
			}
			for _, row := range b.Rows {
				for i := range row {
					add(f, lang, &row[i])
				}
			}
		}
	}
	return units
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// run corrects the units. Where a paragraph was cut in two, cut gets the
// blocks that take its place.
func (j *job) run(units []unit, cut map[*book.Paragraph][]book.Block) {
	p := &j.passage
	p.job = j
	for i, u := range units {
		lang := either(u.lang, j.book.Meta.Language)
		j.foreignSpans(&u, lang) // before the passage is loaded: there is one at a time
		p.reset()
		p.style, p.form, p.off = j.styleFor(u.lang), u.form, u.off
		for k, line := range u.lines {
			if k > 0 {
				p.loadMark('\n')
			}
			p.load(*line, lang)
		}
		if len(p.leaves) == 0 {
			continue
		}
		p.off |= j.switchedOff(p.firstPlace()).set
		if i+1 < len(units) {
			p.next = j.seenIn(p.firstPlace().File, j.opening(units[i+1].lines))
		}
		if j.correct(p) {
			for _, line := range u.lines {
				*line = dropEmpty(*line)
			}
		}
		if len(p.splits) > 0 && u.para != nil && cut != nil {
			cut[u.para] = p.cut(u.para)
		}
	}
}

// opening returns how the lines begin, two single marks that are going to be a
// double one as such.
func (j *job) opening(lines []*[]book.Inline) string {
	first := firstText(lines)
	trimmed := strings.TrimLeftFunc(first, isUnseen)
	if !strings.HasPrefix(trimmed, "''") && !strings.HasPrefix(trimmed, "``") {
		return first
	}
	var all []rune
	for _, line := range lines {
		all = append(all, []rune(seen(book.PlainText(*line)))...)
		all = append(all, '\n')
	}
	if doublesSingles(all, j.typesDoubles) {
		return `"` + trimmed[2:]
	}
	return first
}

// firstText returns the first characters of the lines.
func firstText(lines []*[]book.Inline) string {
	for _, line := range lines {
		first := ""
		book.EachText(*line, func(t *book.Text) {
			if len(first) < 8 {
				first += seen(t.Value[:min(len(t.Value), 64)])
			}
		}, nil)
		if first != "" {
			return first
		}
	}
	return ""
}

// dropEmpty returns the inlines without the Texts that have become empty.
func dropEmpty(list []book.Inline) []book.Inline {
	kept := list[:0]
	for _, in := range list {
		switch in := in.(type) {
		case *book.Text:
			if in.Value == "" {
				continue
			}
		case *book.Span:
			in.Inlines = dropEmpty(in.Inlines)
		case *book.Link:
			in.Inlines = dropEmpty(in.Inlines)
		}
		kept = append(kept, in)
	}
	return kept
}

// replaceBlocks returns the list with some paragraphs replaced by several
// blocks, however deep they stand.
func replaceBlocks(list []book.Block, cut map[*book.Paragraph][]book.Block) []book.Block {
	var out []book.Block
	for _, b := range list {
		switch b := b.(type) {
		case *book.Paragraph:
			if parts := cut[b]; parts != nil {
				out = append(out, parts...)
				continue
			}
		case *book.Quote:
			b.Blocks = replaceBlocks(b.Blocks, cut)
		case *book.List:
			for i := range b.Items {
				b.Items[i] = replaceBlocks(b.Items[i], cut)
			}
		}
		out = append(out, b)
	}
	return out
}

// eachText calls f for each Text of the book's own words, headings and notes
// among them, code not.
func (j *job) eachText(f func(t *book.Text)) {
	j.eachPassage(func(texts []*book.Text, _ bool) {
		for _, t := range texts {
			f(t)
		}
	})
}

// lineEnd stands between two lines of a passage.
var lineEnd = book.Text{Value: "\n"}

// eachPassage calls f with the Texts of each passage of the book's own words,
// headings and notes among them, code not, and says whether it is a section's
// heading.
func (j *job) eachPassage(f func(texts []*book.Text, heading bool)) {
	var texts []*book.Text
	var add func(list []book.Inline)
	add = func(list []book.Inline) {
		for _, in := range list {
			switch in := in.(type) {
			case *book.Text:
				texts = append(texts, in)
			case *book.Span:
				if in.Kind != book.Code {
					add(in.Inlines)
				}
			case *book.Link:
				add(in.Inlines)
			case *book.LineBreak:
				texts = append(texts, &lineEnd)
			}
		}
	}
	passage := func(heading bool, lines ...*[]book.Inline) {
		texts = texts[:0]
		for i, line := range lines {
			if i > 0 {
				texts = append(texts, &lineEnd)
			}
			add(*line)
		}
		f(texts, heading)
	}
	blocks := func(list []book.Block) {
		for _, u := range unitsOf(nil, list, "", prose, 0) {
			passage(false, u.lines...)
		}
	}
	j.book.Sections(func(s *book.Section, _ int) {
		if !s.Made {
			passage(true, &s.Title)
			passage(true, &s.Sub)
			blocks(s.Blocks)
		}
	})
	for _, n := range j.book.Notes {
		blocks(n.Blocks)
	}
}
