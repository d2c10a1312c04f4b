package pipeline

import (
	"cmp"
	"slices"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/pipeline/pdf"
	"octavo/pipeline/pdf/finish"
	"octavo/pipeline/typeset"
	"octavo/templates/specs"
)

// gutters returns the printer's table of least inner margins.
func gutters(printer string) []typeset.Gutter {
	rule := specs.For(printer, string(Print)).Rule("inner-margin")
	if rule == nil {
		return nil
	}
	var table []typeset.Gutter
	for _, l := range rule.Value.Table {
		table = append(table, typeset.Gutter{Pages: l.Pages, Inner: specs.Length(l.Least)})
	}
	return table
}

// keepClear widens the design's outer margins to what the printer asks for,
// and says so.
func keepClear(d *design.Design, b *book.Book, found *diag.Findings) {
	store := specs.For(b.Settings.Print.Printer, string(Print))
	rule := store.Rule("outer-margins")
	if rule == nil {
		return
	}
	if changed := d.KeepClear(specs.Length(rule.Value.Least)); changed != nil {
		found.Notef(diag.Pos{}, "margins-widened", "the design's margins are widened for %s: %s", store.Name, strings.Join(changed, ", ")).
			Hint = "octavo specs " + store.ID + " says what it asks for; wider margins under design: page: need no help"
	}
}

// printOptions returns how the print edition is made.
func printOptions(b *book.Book) (pdf.Options, error) {
	p := &b.Settings.Print
	o := pdf.Options{Edition: pdf.Print, Version: Version, Standard: pdf.Standard(cmp.Or(p.Standard, string(finish.X1a)))}
	o.Whole = p.Fonts == "whole"
	if fonts := specs.For(p.Printer, string(Print)).Rule("font-embedding"); p.Fonts == "" && fonts != nil {
		o.Whole = fonts.Value.Has("whole")
	}
	if o.Standard == finish.NoStandard {
		return o, nil
	}
	o.Intent.Condition = p.Condition
	if p.Profile != "" {
		var err error
		o.Intent.Profile, err = loadProfile(b, o.Standard)
		return o, err
	}
	switch {
	case o.Standard == finish.X4 && p.Condition != "":
		return o, diag.Faultf(p.At, "no-profile", "name it with print: {profile: art/fogra52.icc}, from whoever prints the book; or leave condition out: then octavo describes a press that prints black",
			"PDF/X-4 needs the ICC profile of %q", p.Condition)
	case o.Standard == finish.X1a:
		o.Intent.Condition = cmp.Or(p.Condition, specs.UsualCondition)
		if !slices.Contains(specs.Conditions, o.Intent.Condition) {
			hint := "names octavo knows: FOGRA39, FOGRA52, CGATS TR 001 and others of the ICC's registry; any other needs print: {profile: ...}"
			if near := diag.Nearest(p.Condition, specs.Conditions); near != "" {
				hint = "did you mean " + near + "? " + hint
			}
			return o, diag.Faultf(p.At, "unknown-condition", hint, "there is no printing condition %q", p.Condition)
		}
	}
	return o, nil
}

// loadProfile reads the ICC profile that the book names.
func loadProfile(b *book.Book, standard pdf.Standard) ([]byte, error) {
	name := b.Settings.Print.Profile
	bad := func(err error, hint string) error {
		return &diag.Fault{Pos: diag.Pos{File: name}, Code: "bad-profile", Message: "the ICC profile cannot be used", Hint: hint, Err: err}
	}
	data, err := b.ReadFile(name)
	if err != nil {
		return nil, bad(err, "give the path of an .icc file in the book's folder")
	}
	colours, err := finish.ProfileColours(data)
	if err != nil {
		return nil, bad(err, "ask the printer for the profile of the press and the paper")
	}
	if standard == finish.X1a && colours != 4 {
		return nil, bad(nil, "PDF/X-1a takes one for CMYK; print: {standard: pdf/x-4} takes this")
	}
	return data, nil
}
