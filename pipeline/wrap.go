package pipeline

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/cover"
	"octavo/pipeline/diag"
	"octavo/pipeline/pdf"
	"octavo/pipeline/pdf/object"
	"octavo/pipeline/unit"
	"octavo/templates/specs"
)

// makeWraps makes the covers of the printed book that are wanted, and holds one
// of the author's own against the number of pages.
func (r *Result) makeWraps(want func(...Format) bool, o pdf.Options, made map[Format][]byte, found *diag.Findings) error {
	bind, err := r.binding(found)
	if err != nil {
		return err
	}
	if own := r.Book.Settings.Cover.Wrap; own != "" {
		if err := holdsWrap(r.Book, own, &bind, found); err != nil {
			return err
		}
	}
	for _, f := range []Format{Wrap, Guides} {
		if !want(f) {
			continue
		}
		bind.Guides = f == Guides
		silent := found
		if bind.Guides && want(Wrap) {
			silent = &diag.Findings{} // the other has said it
		}
		art, err := cover.MakeWrap(r.Book, r.Design, r.family, bind, silent)
		if err != nil {
			return fmt.Errorf("make the printed cover: %w", err)
		}
		var out bytes.Buffer
		if err := pdf.WriteArt(&out, art, &r.Book.Meta, pdf.Options{Version: Version, Standard: o.Standard, Intent: o.Intent, Unclaimed: bind.Guides}); err != nil {
			return fmt.Errorf("make the printed cover: %w", err)
		}
		made[f] = out.Bytes()
	}
	return nil
}

// usualPrinter is the one whose rules a cover follows when book.yaml names none.
const usualPrinter = "kdp"

// binding finds what the cover of the printed book has to fit: the pages there
// are, the paper, and the printer's rules.
func (r *Result) binding(found *diag.Findings) (cover.Binding, error) {
	p := &r.Book.Settings.Print
	printer := p.Printer
	if printer == "" {
		printer = usualPrinter
	}
	store := specs.For(printer, "cover-print")
	pages := len(r.Pages.Sides)
	pages += pages % 2
	b := cover.Binding{
		Trim: r.Pages.Trim, RightToLeft: r.Pages.RightToLeft,
		Bleed: ruleLength(store, "cover-bleed"), Live: ruleLength(store, "cover-live"), SpineClear: ruleLength(store, "spine-clear"),
	}
	if rule := store.Rule("barcode-box"); rule != nil {
		b.Barcode = specs.Size(rule.Value.Least)
	}
	if rule := store.Rule("spine-text"); rule != nil {
		b.SpineText = pages >= specs.Count(rule.Value.Least)
	}
	paper := p.Paper
	if paper == "" {
		paper = "cream"
	}
	caliper := unit.Length(0)
	if p.Caliper != "" {
		caliper, _ = unit.Parse(p.Caliper) // book.yaml is read already
	} else if rule := store.Rule("spine-width"); rule != nil {
		if line := rule.Value.On(paper, b.Trim); line != nil {
			caliper = specs.Length(line.Least)
		}
	}
	if caliper <= 0 {
		return b, diag.Faultf(p.At, "spine-unknown", "write print: {caliper: 0.0025in}: how thick one page is, half a leaf; "+store.Name+" gives it with its cover template",
			"how wide the spine is cannot be told: %s says nothing of how thick its paper is", store.Name)
	}
	b.Spine = unit.Length(int64(caliper) * int64(pages))
	found.Notef(diag.Pos{}, "cover-size", "the printed cover is %s by %s with a spine of %s: %d pages on %s paper by the rules of %s",
		inches(b.Sheet().Width), inches(b.Sheet().Height), inches(b.Spine), pages, paper, store.Name)
	return b, nil
}

func ruleLength(s *specs.Store, id string) unit.Length {
	if rule := s.Rule(id); rule != nil {
		return specs.Length(rule.Value.Least)
	}
	return 0
}

// inches writes a length to a thousandth of an inch.
func inches(l unit.Length) string {
	n := int64(l.Scale(1000, int64(unit.Inch)))
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	return fmt.Sprintf("%s%d.%03d in", sign, n/1000, n%1000)
}

// nearEnough is how far a cover may be from its size: what a press trims away
// unseen.
const nearEnough = unit.Inch / 64

// holdsWrap holds the author's own cover against the size the book asks for.
func holdsWrap(b *book.Book, name string, bind *cover.Binding, found *diag.Findings) error {
	at := b.Settings.Cover.At
	bad := func(err error) error {
		return &diag.Fault{Pos: at, Code: "bad-wrap", Message: fmt.Sprintf("the printed cover %q cannot be read", name), Hint: "give the path of a PDF of one page in the book's folder", Err: err}
	}
	data, err := b.ReadFile(name)
	if err != nil {
		return bad(err)
	}
	file, err := object.Read(data)
	if err != nil {
		return bad(err)
	}
	size, err := pageSize(file)
	if err != nil {
		return bad(err)
	}
	want := bind.Sheet()
	wide, high := size.Width-want.Width, size.Height-want.Height
	if max(wide, -wide, high, -high) <= nearEnough {
		return nil
	}
	var off []string
	for _, side := range []struct {
		by           unit.Length
		large, small string
	}{{wide, "too wide", "too narrow"}, {high, "too high", "too low"}} {
		switch {
		case side.by > nearEnough:
			off = append(off, inches(side.by)+" "+side.large)
		case side.by < -nearEnough:
			off = append(off, inches(-side.by)+" "+side.small)
		}
	}
	found.Errorf(at, "cover-fit", "the printed cover %q no longer fits: it is %s by %s, %s for a book whose spine is %s wide", name,
		inches(size.Width), inches(size.Height), strings.Join(off, " and "), inches(bind.Spine)).
		Hint = fmt.Sprintf("make it %s by %s", inches(want.Width), inches(want.Height))
	return nil
}

// pageSize returns the size of the only page of a file.
func pageSize(file *object.File) (unit.Size, error) {
	root, _ := object.Resolve(file.Trailer["Root"]).(object.Dict)
	tree := root.Dict("Pages")
	kids := tree.Array("Kids")
	if len(kids) != 1 {
		return unit.Size{}, fmt.Errorf("it has %d pages", len(kids))
	}
	p, _ := object.Resolve(kids[0]).(object.Dict)
	box := p.Array("MediaBox")
	if len(box) != 4 {
		box = tree.Array("MediaBox")
	}
	if len(box) != 4 {
		return unit.Size{}, errors.New("its page has no size")
	}
	var side [4]float64
	for i := range side {
		switch n := object.Resolve(box[i]).(type) {
		case int:
			side[i] = float64(n)
		case float64:
			side[i] = n
		default:
			return unit.Size{}, errors.New("its page has no size")
		}
	}
	return unit.Size{Width: unit.Points(side[2] - side[0]), Height: unit.Points(side[3] - side[1])}, nil
}
