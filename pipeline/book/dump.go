package book

import (
	"fmt"
	"strings"

	"octavo/pipeline/diag"
)

// Dump gives the book as text, a line for each section and block, indented by
// depth: the form of the goldens, of "octavo inspect" and of bug reports.
// Inline marks are written <em>…</em>, <fr>…</fr> (a language), <note 1>,
// <br>.
func (b *Book) Dump() string {
	d := &dumper{}
	m := &b.Meta
	d.field("title", m.Title)
	d.field("subtitle", m.Subtitle)
	for _, a := range m.Authors {
		d.line("author %q%s", a.Name, roleOf(a))
	}
	for _, c := range m.Contributors {
		d.line("contributor %q%s", c.Name, roleOf(c))
	}
	d.field("language", m.Language)
	if m.Series != (Series{}) {
		d.line("series %q %s", m.Series.Name, m.Series.Position)
	}
	for _, list := range []struct {
		name     string
		sections []*Section
	}{{"front", b.Front}, {"body", b.Body}, {"back", b.Back}} {
		if len(list.sections) > 0 {
			d.line("%s", list.name)
			d.in(func() { d.sections(list.sections) })
		}
	}
	if len(b.Notes) > 0 {
		d.line("notes")
		d.in(func() {
			for _, n := range b.Notes {
				d.line("note %d %s", n.Number, n.ID)
				d.in(func() { d.blocks(n.Blocks) })
			}
		})
	}
	return d.String()
}

// DumpEvidence says of each section of the author's, and of each heading inside
// one, where it begins and why it was taken for that, with the confidence.
func (b *Book) DumpEvidence() string {
	d := &dumper{}
	b.Sections(func(s *Section, depth int) {
		if s.Made {
			return
		}
		d.depth = depth
		d.evidence(s.At, string(s.Kind), s.Headline(), s.Confidence, s.Evidence)
		d.in(func() {
			for _, b := range s.Blocks {
				if h, ok := b.(*Heading); ok {
					d.evidence(h.At, "heading", PlainText(h.Inlines), h.Confidence, h.Evidence)
				}
			}
		})
	})
	return d.String()
}

func (d *dumper) evidence(at diag.Pos, kind, name string, confidence int, list []string) {
	d.line("%s: %s %q, %d%%", at, kind, name, confidence)
	d.in(func() {
		for _, e := range list {
			d.line("%s", e)
		}
	})
}

func roleOf(c Contributor) string {
	if c.Role == "" || c.Role == "aut" {
		return ""
	}
	return " " + c.Role
}

// DumpBlocks gives blocks in the form of Dump.
func DumpBlocks(blocks []Block) string {
	d := &dumper{}
	d.blocks(blocks)
	return d.String()
}

// DumpInlines gives inlines in the form of Dump, on one line.
func DumpInlines(list []Inline) string {
	var sb strings.Builder
	dumpInlines(&sb, list)
	return sb.String()
}

type dumper struct {
	strings.Builder
	depth int
}

func (d *dumper) line(format string, args ...any) {
	d.WriteString(strings.Repeat("  ", d.depth))
	fmt.Fprintf(d, format, args...)
	d.WriteByte('\n')
}

func (d *dumper) in(f func()) {
	d.depth++
	f()
	d.depth--
}

func (d *dumper) field(name, value string) {
	if value != "" {
		d.line("%s %q", name, value)
	}
}

func (d *dumper) sections(list []*Section) {
	for _, s := range list {
		head := string(s.Kind)
		if s.Label != "" || s.Numeral != "" {
			head += fmt.Sprintf(" [%s]", strings.TrimSpace(s.Label+" "+s.Numeral))
		}
		if s.Number != 0 {
			head += fmt.Sprintf(" %d", s.Number)
		}
		if len(s.Title) > 0 {
			head += fmt.Sprintf(" %q", DumpInlines(s.Title))
		}
		if len(s.Sub) > 0 {
			head += fmt.Sprintf(" sub %q", DumpInlines(s.Sub))
		}
		if s.Lang != "" {
			head += " lang " + s.Lang
		}
		d.line("%s #%s", head, s.ID)
		d.in(func() {
			d.blocks(s.Blocks)
			d.sections(s.Sections)
		})
	}
}

func (d *dumper) blocks(blocks []Block) {
	for _, b := range blocks {
		d.block(b)
	}
}

func (d *dumper) block(b Block) {
	switch b := b.(type) {
	case *Paragraph:
		d.line("para%s%s %q", [...]string{"", " start", " centre", " end"}[b.Align], flags(b.Flush, "flush")+langOf(b.Lang), DumpInlines(b.Inlines))
	case *Heading:
		d.line("heading %d %q", b.Level, DumpInlines(b.Inlines))
	case *SceneBreak:
		d.line("scene break")
	case *Quote:
		d.line("%s%s", b.Kind, langOf(b.Lang))
		d.in(func() {
			d.blocks(b.Blocks)
			d.attribution(b.Attribution)
		})
	case *Verse:
		d.line("verse%s", langOf(b.Lang))
		d.in(func() {
			for i, stanza := range b.Stanzas {
				if i > 0 {
					d.line("stanza")
				}
				for _, l := range stanza {
					d.line("%s%q", strings.Repeat("> ", l.Indent), DumpInlines(l.Inlines))
				}
			}
			d.attribution(b.Attribution)
		})
	case *Chat:
		d.line("chat%s", langOf(b.Lang))
		d.in(func() {
			for _, l := range b.Lines {
				d.line("[%s] <%s> %q", l.Time, l.Who, DumpInlines(l.Inlines))
			}
		})
	case *Figure:
		d.line("figure %s%s alt %q%s", b.Image, flags(b.Decorative, "decorative")+flags(b.Full && !b.Bleed, "full")+flags(b.Bleed, "bleed"), b.Alt, captionOf(b.Caption))
	case *List:
		d.line("list%s", flags(b.Ordered, fmt.Sprintf("from %d", b.Start)))
		d.in(func() {
			for _, item := range b.Items {
				d.line("item")
				d.in(func() { d.blocks(item) })
			}
		})
	case *Preformatted:
		d.line("preformatted %s", b.Info)
		d.in(func() {
			for _, l := range b.Lines {
				d.line("%q", l)
			}
		})
	case *Table:
		d.line("table of %d columns", len(b.Align))
		d.in(func() {
			d.row("header", b.Header)
			for _, row := range b.Rows {
				d.row("row", row)
			}
		})
	default:
		panic(fmt.Sprintf("book: dump of unknown block %T", b))
	}
}

func (d *dumper) row(name string, cells [][]Inline) {
	if cells == nil {
		return
	}
	for _, c := range cells {
		name += fmt.Sprintf(" %q", DumpInlines(c))
	}
	d.line("%s", name)
}

func (d *dumper) attribution(list []Inline) {
	if len(list) > 0 {
		d.line("from %q", DumpInlines(list))
	}
}

func captionOf(list []Inline) string {
	if len(list) == 0 {
		return ""
	}
	return fmt.Sprintf(" caption %q", DumpInlines(list))
}

func flags(on bool, name string) string {
	if on {
		return " " + name
	}
	return ""
}

func langOf(lang string) string { return flags(lang != "", "lang "+lang) }

func dumpInlines(sb *strings.Builder, list []Inline) {
	for _, in := range list {
		switch in := in.(type) {
		case *Text:
			sb.WriteString(in.Value)
		case *Span:
			open, end := "", ""
			if in.Kind != Plain {
				open, end = fmt.Sprintf("<%s>", in.Kind), fmt.Sprintf("</%s>", in.Kind)
			}
			if in.Lang != "" {
				open, end = open+"<"+in.Lang+">", "</"+in.Lang+">"+end
			}
			sb.WriteString(open)
			dumpInlines(sb, in.Inlines)
			sb.WriteString(end)
		case *Link:
			fmt.Fprintf(sb, "<link %s>", in.Href)
			dumpInlines(sb, in.Inlines)
			sb.WriteString("</link>")
		case *NoteRef:
			fmt.Fprintf(sb, "<note %s>", in.ID)
		case *LineBreak:
			sb.WriteString("<br>")
		case *Picture:
			fmt.Fprintf(sb, "<picture %s %q>", in.Image, in.Alt)
		default:
			panic(fmt.Sprintf("book: dump of unknown inline %T", in))
		}
	}
}
