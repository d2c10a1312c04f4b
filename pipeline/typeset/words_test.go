package typeset

import (
	"slices"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/page"
)

// wordsOn returns the words of the section's text on the sides, in order:
// words divided at line ends are joined again. Labels of lists and numbers of
// notes are no text, nor are note marks. Notes have their words under "note",
// in the order in which they stand at the foot.
func wordsOn(p *page.Pages) (text, notes map[string][]string) {
	texts, foot := map[string]*strings.Builder{}, map[string]*strings.Builder{}
	for _, s := range p.Sides {
		for i := range s.Lines {
			l := &s.Lines[i]
			into := texts
			switch l.Role {
			case page.RunningHead, page.Folio:
				continue
			case page.NoteText:
				into = foot
			}
			sb := into[s.Section]
			if sb == nil {
				sb = &strings.Builder{}
				into[s.Section] = sb
			}
			writeLine(sb, p, l)
		}
	}
	return split(texts), split(foot)
}

func writeLine(sb *strings.Builder, p *page.Pages, l *page.Line) {
	for i := range l.Runs {
		r := &l.Runs[i]
		if r.Hyphen || r.Element == page.Artifact {
			continue
		}
		if isLabel(p, r.Element) {
			if r.Space {
				sb.WriteByte(' ')
			}
			continue
		}
		sb.WriteString(r.Shape.Text)
		if r.Space {
			sb.WriteByte(' ')
		}
	}
	if l.Last || l.Role == page.Heading {
		sb.WriteByte('\n')
	}
}

// isLabel reports whether an element stands in a label.
func isLabel(p *page.Pages, element int32) bool {
	for ; element > 0; element = p.Elements[element].Parent {
		if tag := p.Elements[element].Tag; tag == "Lbl" || tag == "Reference" {
			return true
		}
	}
	return false
}

func split(m map[string]*strings.Builder) map[string][]string {
	out := map[string][]string{}
	for k, sb := range m {
		out[k] = book.WordsOf(sb.String())
	}
	return out
}

// checkWords reports where the pages do not have the words of the book.
func checkWords(t testing.TB, b *book.Book, p *page.Pages) {
	t.Helper()
	text, notes := wordsOn(p)
	b.Sections(func(s *book.Section, _ int) {
		if s.Made && len(s.Blocks) == 0 || s.Kind == book.Endnotes {
			return
		}
		compareWords(t, s.ID, book.WordsOf(s.Text()), text[s.ID])
		var want []string
		done := references(s.Blocks)
		var add func(ids []string)
		add = func(ids []string) {
			for _, id := range ids {
				n := b.Note(id)
				if n == nil {
					continue
				}
				want = append(want, book.WordsOf(n.Text())...)
				inner := slices.DeleteFunc(references(n.Blocks), func(id string) bool { return slices.Contains(done, id) })
				done = append(done, inner...)
				add(inner) // below the note that refers to them
			}
		}
		add(done)
		if !slices.ContainsFunc(b.Back, func(x *book.Section) bool { return x.Kind == book.Endnotes }) {
			compareWords(t, "notes of "+s.ID, want, notes[s.ID])
		}
	})
}

func compareWords(t testing.TB, name string, want, got []string) {
	t.Helper()
	if slices.Equal(want, got) {
		return
	}
	// A word may be cut in two where the looks of its parts differ.
	if strings.Join(want, "") == strings.Join(got, "") {
		return
	}
	for i := 0; i < len(want) || i < len(got); i++ {
		if i >= len(want) || i >= len(got) || want[i] != got[i] {
			t.Errorf("%s: word %d: want %q, have %q", name, i, around(want, i), around(got, i))
			return
		}
	}
}

func around(list []string, i int) []string {
	return list[min(max(i-2, 0), len(list)):min(i+4, len(list))]
}

// references lists the notes that blocks refer to, each once.
func references(blocks []book.Block) []string {
	var ids []string
	var inlines func(list []book.Inline)
	inlines = func(list []book.Inline) {
		for _, in := range list {
			switch x := in.(type) {
			case *book.NoteRef:
				if !slices.Contains(ids, x.ID) {
					ids = append(ids, x.ID)
				}
			case *book.Span:
				inlines(x.Inlines)
			case *book.Link:
				inlines(x.Inlines)
			}
		}
	}
	var walk func(blocks []book.Block)
	walk = func(blocks []book.Block) {
		for _, b := range blocks {
			switch b := b.(type) {
			case *book.Paragraph:
				inlines(b.Inlines)
			case *book.Heading:
				inlines(b.Inlines)
			case *book.Quote:
				walk(b.Blocks)
				inlines(b.Attribution)
			case *book.Verse:
				for _, st := range b.Stanzas {
					for _, l := range st {
						inlines(l.Inlines)
					}
				}
				inlines(b.Attribution)
			case *book.Chat:
				for _, l := range b.Lines {
					inlines(l.Inlines)
				}
			case *book.List:
				for _, item := range b.Items {
					walk(item)
				}
			case *book.Figure:
				inlines(b.Caption)
			case *book.Table:
				for _, c := range b.Header {
					inlines(c)
				}
				for _, row := range b.Rows {
					for _, c := range row {
						inlines(c)
					}
				}
			}
		}
	}
	walk(blocks)
	return ids
}

// A score counts what should not be on pages.
type score struct {
	widows, orphans, offGrid, uneven, shortLast, hyphenRecto int
	lines, pages                                             int
	where                                                    []int // sides of uneven spreads
}

func judge(p *page.Pages, leading int64) score {
	sc := score{pages: len(p.Sides)}
	depths := map[int]float64{}
	for i, s := range p.Sides {
		var bodies []*page.Line
		notes := false
		for j := range s.Lines {
			switch l := &s.Lines[j]; {
			case l.Role == page.Body && !l.Off:
				bodies = append(bodies, l)
			case l.Role == page.NoteText:
				notes = true
			}
		}
		if len(bodies) == 0 || s.Made {
			continue
		}
		sc.lines += len(bodies)
		first, last := bodies[0], bodies[len(bodies)-1]
		if first.Last && !first.First {
			sc.widows++
		}
		if last.First && !last.Last {
			sc.orphans++
		}
		for _, l := range bodies[1:] {
			if int64(l.Y-first.Y)%leading != 0 {
				sc.offGrid++
			}
		}
		if s.Recto() && len(last.Runs) > 0 && last.Runs[len(last.Runs)-1].Hyphen {
			sc.hyphenRecto++
		}
		ends := i+1 == len(p.Sides) || p.Sides[i+1].Section != s.Section
		if begins := i == 0 || p.Sides[i-1].Section != s.Section; ends && !begins && len(bodies) < 5 {
			sc.shortLast++
		}
		depth := last.Y
		for _, d := range s.Drawings { // an ornament at the foot
			if d.Y > depth {
				depth = d.Y
			}
		}
		if !notes && !ends {
			depths[s.Number] = depth.Points()
			if y, ok := depths[s.Number-1]; ok && s.Recto() && (y < depth.Points()-5 || y > depth.Points()+5) {
				sc.uneven++
				sc.where = append(sc.where, s.Number)
			}
		}
	}
	return sc
}

func TestNovels(t *testing.T) {
	list := novels
	if testing.Short() {
		list = novels[4:5]
	}
	d := classic(t, nil)
	for _, name := range list {
		t.Run(name, func(t *testing.T) {
			b := corpusBook(t, name)
			var found diag.Findings
			p, err := Pages(b, d, Options{Family: stix(t)}, &found)
			if err != nil {
				t.Fatal(err)
			}
			checkWords(t, b, p)
			checkStructure(t, p)
			sc := judge(p, int64(d.Type.Leading))
			t.Logf("%+v, findings %d", sc, len(found.All()))
			if sc.widows+sc.orphans+sc.offGrid > 0 {
				t.Errorf("%+v", sc)
			}
			for i, f := range found.All() {
				if i < 5 {
					t.Log(f)
				}
			}
		})
	}
}
