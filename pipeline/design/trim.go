package design

import (
	"octavo/pipeline/diag"
	"octavo/pipeline/unit"
)

// A Trim is what a design has for one sheet: its margins and, where they are
// not zero, the size and leading of the type.
type Trim struct {
	Trim    Size   `yaml:"trim"`
	Inner   Length `yaml:"inner"`
	Outer   Length `yaml:"outer"`
	Top     Length `yaml:"top"`
	Bottom  Length `yaml:"bottom"`
	Size    Length `yaml:"size"`
	Leading Length `yaml:"leading"`
}

// least is the smallest margin that fitting leaves at an edge: what printers
// cut off by mistake is less.
const least = Length(unit.Inch * 3 / 8)

// fit sets margins and type for the sheet that is asked for: those the design
// has for it, or, for a sheet it does not know, those of the sheet nearest in
// size, with margins in proportion.
func (d *Design) fit(o Options) error {
	asked := o.Trim
	if page, ok := o.Override["page"].(map[string]any); ok && asked == "" {
		asked, _ = page["trim"].(string)
	}
	if asked == "" {
		return nil
	}
	sheet, err := parseTrim(asked)
	if err != nil {
		return err
	}
	own := Trim{Trim: d.Page.Trim, Inner: d.Page.Inner, Outer: d.Page.Outer, Top: d.Page.Top, Bottom: d.Page.Bottom, Size: d.Type.Size, Leading: d.Type.Leading}
	best := own
	for _, t := range d.Trims {
		if farther(best.Trim, t.Trim, sheet) {
			best = t
		}
	}
	d.Page.Trim = sheet
	d.Page.Inner, d.Page.Outer = inProportion(best.Inner, best.Trim.Width, sheet.Width), inProportion(best.Outer, best.Trim.Width, sheet.Width)
	d.Page.Top, d.Page.Bottom = inProportion(best.Top, best.Trim.Height, sheet.Height), inProportion(best.Bottom, best.Trim.Height, sheet.Height)
	if best.Size > 0 {
		d.Type.Size = best.Size
	}
	if best.Leading > 0 {
		d.Type.Leading = best.Leading
	}
	return nil
}

func parseTrim(trim string) (Size, error) {
	size, err := unit.ParseSize(trim)
	if err != nil {
		return Size{}, &diag.Fault{Code: "bad-trim", Message: "the trim cannot be read", Hint: "write it as 5.5x8.5in, 148x210mm or a5", Err: err}
	}
	return Size(size), nil
}

// farther says whether a is farther from the sheet than b, by the sum of what
// their sides differ.
func farther(a, b, sheet Size) bool {
	apart := func(s Size) unit.Length {
		w, h := s.Width-sheet.Width, s.Height-sheet.Height
		return max(w, -w) + max(h, -h)
	}
	return apart(a) > apart(b)
}

// inProportion returns a margin for a side of the sheet that is as long as to,
// from one for a side as long as from.
func inProportion(margin Length, from, to unit.Length) Length {
	if from == to {
		return margin
	}
	return max(Length(unit.Length(margin).Scale(int64(to), int64(from))), min(margin, least))
}
