package page

import (
	"fmt"
	"strings"
)

// Dump gives the pages as text, for goldens and bug reports: a line for each
// line of type with its baseline, the x where it starts and its words. Spaces
// between runs are shown as one space, an added hyphen as "-".
func (p *Pages) Dump() string {
	var sb strings.Builder
	for _, s := range p.Sides {
		side := "verso"
		if s.Recto() {
			side = "recto"
		}
		fmt.Fprintf(&sb, "page %d %s folio %q", s.Number, side, s.Folio)
		if s.Section != "" {
			fmt.Fprintf(&sb, " of %s", s.Section)
		}
		if s.Blank {
			sb.WriteString(" blank")
		}
		sb.WriteByte('\n')
		for i := range s.Lines {
			l := &s.Lines[i]
			var x string
			if len(l.Runs) > 0 {
				x = strings.TrimSuffix(l.Runs[0].X.String(), "pt")
			}
			fmt.Fprintf(&sb, "  %s%s %s |%s|\n", [...]string{"", "head ", "folio ", "note ", "heading "}[l.Role], strings.TrimSuffix(l.Y.String(), "pt"), x, l.Text())
		}
		for _, d := range s.Drawings {
			fmt.Fprintf(&sb, "  drawing %v %v\n", d.X, d.Y)
		}
		for _, pl := range s.Placed {
			fmt.Fprintf(&sb, "  image %s %v %v %vx%v\n", p.Images[pl.Image].Name, pl.X, pl.Y, pl.Width, pl.Height)
		}
	}
	return sb.String()
}

// Text returns the line's words as they are seen.
func (l *Line) Text() string {
	var sb strings.Builder
	for i := range l.Runs {
		r := &l.Runs[i]
		sb.WriteString(r.Shape.Text)
		if r.Space && i < len(l.Runs)-1 {
			sb.WriteByte(' ')
		}
	}
	return sb.String()
}
