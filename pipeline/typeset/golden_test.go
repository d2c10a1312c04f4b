package typeset

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/pipeline/internal/golden"
	"octavo/pipeline/page"
)

// smallPage is a sheet of eight lines of twenty characters, in the half-em
// face at 10 on 12 points. The text block begins 30 points from the edges.
var smallPage = map[string]any{
	"page":         map[string]any{"trim": "160x152pt", "inner": "30pt", "outer": "30pt", "top": "30pt", "bottom": "30pt"},
	"type":         map[string]any{"size": "10pt", "leading": "12pt", "indent": "1em", "hang-marks": false, "expansion": 0, "tracking": 0, "letterspace": 0},
	"opening":      map[string]any{"sink": 1, "below": 1, "label-size": "10pt", "title-size": "10pt", "initial": "none", "recto": false},
	"part":         map[string]any{"sink": 2, "below": 1, "label-size": "10pt", "title-size": "10pt"},
	"running-head": map[string]any{"gap": "12pt", "size": "5pt"},
	"notes":        map[string]any{"size": "5pt", "leading": "6pt"},
	"scene-break":  map[string]any{"ornament": "* * *", "lines": 3},
	"front":        map[string]any{"title-size": "10pt", "author-size": "10pt", "sink": 2, "small-size": "5pt", "ornament": ""},
}

// TestPages sets the books of testdata, written as readBook reads them, on
// small pages. A section design.yaml overrides values.
func TestPages(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, in golden.Archive) map[string]string {
		b := readBook(in.File("book"))
		if in.Has("language") {
			b.Meta.Language = strings.TrimSpace(in.File("language"))
		}
		d := smallDesign(t, in)
		var found diag.Findings
		p, err := Pages(b, d, Options{Metrics: HalfEm(), Jobs: 1}, &found)
		if err != nil {
			t.Fatal(err)
		}
		checkWords(t, b, p)
		want := map[string]string{"pages": p.Dump(), "defects": p.DumpDefects(), "diag": found.String()}
		if in.Has("want.seen") {
			want["seen"] = seen(p)
		}
		return want
	})
}

// seen gives the lines with their runs from left to right, each behind the
// place where it begins, in characters of the half-em face.
func seen(p *page.Pages) string {
	var sb strings.Builder
	for _, side := range p.Sides {
		fmt.Fprintf(&sb, "page %d\n", side.Number)
		for i := range side.Lines {
			runs := slices.Clone(side.Lines[i].Runs)
			slices.SortStableFunc(runs, func(a, b page.Run) int { return cmp.Compare(a.X, b.X) })
			for _, r := range runs {
				fmt.Fprintf(&sb, "  %s:%s", strings.TrimSuffix((r.X/5).String(), "pt"), r.Shape.Text)
			}
			sb.WriteByte('\n')
		}
	}
	return sb.String()
}

func smallDesign(t testing.TB, in golden.Archive) *design.Design {
	t.Helper()
	d := classic(t, smallPage)
	if in.Has("design.yaml") {
		if err := yaml.Unmarshal([]byte(in.File("design.yaml")), d); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// readBook reads a book from a notation for tests: paragraphs are separated by
// blank lines, and one beginning with a mark is something else.
//
//	@chapter Chapter One | Title | Subtitle   a section, of any kind
//	***          a scene break
//	## Words     a heading
//	> Words      a block quote; >letter, >status and so on for other kinds
//	/ Words      a line of verse, as long as lines follow; // for an indent
//	[^1] Words   a note; [^1] in a line is its mark
//	- Words      an item of a list
//	-> Words     a paragraph set on the right
//	*words*      emphasis
//	~            a no-break space
func readBook(text string) *book.Book {
	b := &book.Book{Meta: book.Meta{Title: "The Title", Authors: []book.Contributor{{Name: "An Author"}}, Publisher: "Press", Language: "en"}}
	var at, part *book.Section
	for i, p := range strings.Split(strings.TrimSpace(text), "\n\n") {
		pos := diag.Pos{File: "book", Line: i + 1}
		switch {
		case strings.HasPrefix(p, "@"):
			at = readSection(b, &part, p[1:], pos, i)
		case strings.HasPrefix(p, "[^") && strings.Contains(p, "] "):
			id, words, _ := strings.Cut(p[2:], "] ")
			b.Notes = append(b.Notes, &book.Note{ID: id, Number: len(b.Notes) + 1, At: pos, Blocks: []book.Block{para(pos, words)}})
		default:
			at.Blocks = append(at.Blocks, readBlock(pos, p))
		}
	}
	return b
}

func readSection(b *book.Book, part **book.Section, line string, pos diag.Pos, i int) *book.Section {
	fields := strings.Split(line, "|")
	kind, label, _ := strings.Cut(strings.TrimSpace(fields[0]), " ")
	s := &book.Section{Kind: book.Kind(kind), ID: fmt.Sprintf("%s-%d", kind, i), At: pos, HeadAt: pos, TitleAt: pos}
	s.Label, s.Numeral, _ = strings.Cut(label, " ")
	if len(fields) > 1 {
		s.Title = inlinesOf(pos, strings.TrimSpace(fields[1]))
	}
	if len(fields) > 2 {
		s.Sub = inlinesOf(pos, strings.TrimSpace(fields[2]))
	}
	s.Made = kind == "half-title" || kind == "title" || kind == "contents" || kind == "endnotes"
	switch s.Kind.Matter() {
	case "front":
		b.Front = append(b.Front, s)
	case "back":
		b.Back = append(b.Back, s)
	default:
		if s.Kind == book.Part {
			*part = s
			b.Body = append(b.Body, s)
		} else if *part != nil {
			(*part).Sections = append((*part).Sections, s)
		} else {
			b.Body = append(b.Body, s)
		}
	}
	return s
}

func readBlock(pos diag.Pos, p string) book.Block {
	switch {
	case p == "***":
		return &book.SceneBreak{At: pos}
	case strings.HasPrefix(p, "## "):
		return &book.Heading{At: pos, Level: 1, Inlines: inlinesOf(pos, p[3:])}
	case strings.HasPrefix(p, ">"):
		kind, words, _ := strings.Cut(p[1:], " ")
		q := &book.Quote{At: pos, Kind: book.QuoteKind(kind)}
		if kind == "" {
			q.Kind = book.BlockQuote
		}
		words, from, _ := strings.Cut(words, "\n-- ")
		q.Attribution = book.NewText(pos, from)
		for _, l := range strings.Split(words, "\n") {
			q.Blocks = append(q.Blocks, readBlock(pos, l))
		}
		return q
	case strings.HasPrefix(p, "/"):
		v := &book.Verse{At: pos, Stanzas: []book.Stanza{nil}}
		for _, l := range strings.Split(p, "\n") {
			if l == "/" {
				v.Stanzas = append(v.Stanzas, nil)
				continue
			}
			words := strings.TrimLeft(l, "/")
			last := &v.Stanzas[len(v.Stanzas)-1]
			*last = append(*last, book.VerseLine{At: pos, Indent: len(l) - len(words) - 1, Inlines: inlinesOf(pos, words)})
		}
		return v
	case strings.HasPrefix(p, "- "):
		list := &book.List{At: pos, Ordered: true, Start: 1}
		for _, l := range strings.Split(p, "\n") {
			list.Items = append(list.Items, []book.Block{para(pos, l[2:])})
		}
		return list
	case strings.HasPrefix(p, "-> "):
		x := para(pos, p[3:])
		x.Align = book.End
		return x
	}
	return para(pos, strings.ReplaceAll(p, "\n", " "))
}

func para(pos diag.Pos, words string) *book.Paragraph {
	return &book.Paragraph{At: pos, Inlines: inlinesOf(pos, words)}
}

func inlinesOf(pos diag.Pos, s string) []book.Inline {
	var list []book.Inline
	s = strings.ReplaceAll(s, "~", "\u00A0")
	for i, part := range strings.Split(s, "*") {
		var inner []book.Inline
		for j, piece := range strings.Split(part, "[^") {
			if j > 0 {
				id, rest, _ := strings.Cut(piece, "]")
				inner = append(inner, &book.NoteRef{At: pos, ID: id})
				piece = rest
			}
			inner = append(inner, book.NewText(pos, piece)...)
		}
		if i%2 == 1 {
			inner = []book.Inline{&book.Span{Kind: book.Emphasis, Inlines: inner}}
		}
		list = append(list, inner...)
	}
	return list
}
