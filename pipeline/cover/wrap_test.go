package cover

import (
	"fmt"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/pipeline/font"
	"octavo/pipeline/page"
	"octavo/pipeline/unit"
	"octavo/templates"
)

func wrapOf(t *testing.T, b *book.Book, bind Binding) (*page.Art, *diag.Findings) {
	t.Helper()
	d, err := design.Load(templates.Designs, design.Options{Name: "classic"})
	if err != nil {
		t.Fatal(err)
	}
	f, _ := font.Builtin("STIX Two Text")
	var found diag.Findings
	a, err := MakeWrap(b, d, f, bind, &found)
	if err != nil {
		t.Fatal(err)
	}
	return a, &found
}

func paperback() (*book.Book, Binding) {
	b := &book.Book{Meta: book.Meta{
		Title: "Seven Coils", Authors: []book.Contributor{{Name: "Mina Marlowe"}}, Language: "en", Publisher: "Brass Rule",
		Description: "A rope lies in seven coils.\n\nNobody will say why.", Identifiers: book.Identifiers{ISBNPrint: "978-0-306-40615-7"},
	}}
	in := func(n, d int64) unit.Length { return unit.Inch.Scale(n, d) }
	return b, Binding{
		Trim: unit.Size{Width: in(6, 1), Height: in(9, 1)}, Spine: in(3, 4), Bleed: in(1, 8), Live: in(1, 8), SpineText: true, SpineClear: in(1, 16),
		Barcode: unit.Size{Width: in(2, 1), Height: in(6, 5)},
	}
}

// The worked example of print-specs.md: 6 × 9 in, 300 pages on cream paper.
func TestWrapSize(t *testing.T) {
	b, bind := paperback()
	a, found := wrapOf(t, b, bind)
	if want := (unit.Size{Width: 13 * unit.Inch, Height: unit.Inch.Scale(925, 100)}); a.Size != want || a.Bleed != unit.Inch/8 {
		t.Errorf("the sheet is %v, not %v", a.Size, want)
	}
	if found.Count(diag.Note) > 0 {
		t.Errorf("%v", found.All())
	}
}

// extent returns what a shape covers.
func extent(s *page.ArtShape) (left, top, right, bottom unit.Length) {
	left, top, right, bottom = 1<<40, 1<<40, -1<<40, -1<<40
	for _, path := range s.Paths {
		for _, p := range path {
			left, top, right, bottom = min(left, p.X), min(top, p.Y), max(right, p.X), max(bottom, p.Y)
		}
	}
	return
}

// Words on the spine keep clear of the folds, whatever its width, and there are
// none where the printer takes none.
func TestSpineWords(t *testing.T) {
	for _, thousandths := range []int64{180, 220, 245, 300, 500, 750, 1500, 2200} {
		for _, lang := range []string{"en", "fr"} {
			b, bind := paperback()
			b.Meta.Language = lang
			bind.Spine = unit.Inch.Scale(thousandths, 1000)
			b.Meta.Description, b.Meta.Publisher, b.Meta.Identifiers.ISBNPrint = "", "", "" // the back is blank
			a, _ := wrapOf(t, b, bind)
			bind.SpineText = false
			bare, _ := wrapOf(t, b, bind)
			words := len(a.Shapes) - len(bare.Shapes)
			if words > 0 {
				words-- // what hides the ornament
			}
			if want := map[bool]int{true: 2, false: 0}[thousandths > 240]; words != want {
				t.Errorf("a spine of %d: %d pieces of type, not %d", thousandths, words, want)
			}
			fold := bind.Bleed + bind.Trim.Width
			for i := len(a.Shapes) - words; i < len(a.Shapes); i++ {
				left, top, right, bottom := extent(&a.Shapes[i])
				if left < fold+bind.SpineClear || right > fold+bind.Spine-bind.SpineClear || top < bind.Bleed+bind.Live || bottom > bind.Bleed+bind.Trim.Height-bind.Live {
					t.Errorf("a spine of %d in %s: type from %v to %v across, %v to %v down", thousandths, lang, left-fold, right-fold, top, bottom)
				}
			}
		}
	}
}

// scan reads the bars of a barcode out of the shapes: those that are black,
// upright and in the box, along a line through their middle.
func scan(a *page.Art, x0, x1, y unit.Length) (digits, addOn string, err error) {
	type bar struct{ left, right unit.Length }
	var bars []bar
	for i := range a.Shapes {
		s := &a.Shapes[i]
		if s.Colour != (page.Colour{}) || len(s.Paths) != 1 || len(s.Paths[0]) != 4 {
			continue
		}
		left, top, right, bottom := extent(s)
		if left >= x0 && right <= x1 && top <= y && bottom >= y {
			bars = append(bars, bar{left, right})
		}
	}
	if len(bars) < 30 {
		return "", "", fmt.Errorf("%d bars", len(bars))
	}
	module := bars[0].right - bars[0].left
	var sb strings.Builder
	for i, b := range bars {
		if i > 0 {
			sb.WriteString(strings.Repeat("0", int((b.left-bars[i-1].right+module/2)/module)))
		}
		sb.WriteString(strings.Repeat("1", int((b.right-b.left+module/2)/module)))
	}
	code := sb.String()
	read := func(pattern string) (d, set byte) {
		for n, a := range setA {
			for _, s := range []byte("ABC") {
				want := a
				if s != 'A' {
					want = opposite(a)
				}
				if s == 'B' {
					want = mirror(want)
				}
				if pattern == want {
					return byte('0' + n), s
				}
			}
		}
		return '?', '?'
	}
	if len(code) < 95 || code[:3] != "101" || code[45:50] != "01010" || code[92:95] != "101" {
		return "", "", fmt.Errorf("no guards in %s", code)
	}
	parity, left := "", ""
	for i := range 6 {
		d, s := read(code[3+7*i : 10+7*i])
		left, parity = left+string(d), parity+string(s)
	}
	first := -1
	for n, p := range parity13 {
		if p == parity {
			first = n
		}
	}
	digits = fmt.Sprint(first) + left
	for i := range 6 {
		d, s := read(code[50+7*i : 57+7*i])
		if s != 'C' {
			return "", "", fmt.Errorf("digit %d of the right half is of set %c", i, s)
		}
		digits += string(d)
	}
	if rest := strings.TrimLeft(code[95:], "0"); rest != "" {
		if len(rest) < 47 || rest[:4] != "1011" {
			return digits, "", fmt.Errorf("no add-on in %s", rest)
		}
		for i := range 5 {
			d, _ := read(rest[4+9*i : 11+9*i])
			addOn += string(d)
		}
	}
	return digits, addOn, nil
}

// The barcode reads as the ISBN, and its add-on as the price, inside the box
// that is kept for it.
func TestBarcode(t *testing.T) {
	for _, c := range []struct{ isbn, price, addOn string }{
		{"978-0-306-40615-7", "", ""}, {"978-0-306-40615-7", "USD 14.99", "51499"}, {"9783161484100", "GBP 9", "00900"}, {"979-10-90636-07-1", "CAD 21.50", "62150"},
	} {
		b, bind := paperback()
		b.Meta.Identifiers.ISBNPrint, b.Settings.Print.Price = c.isbn, c.price
		a, found := wrapOf(t, b, bind)
		right, bottom := bind.Bleed+bind.Trim.Width-unit.Inch/4, bind.Bleed+bind.Trim.Height-unit.Inch/4
		digits, addOn, err := scan(a, right-bind.Barcode.Width, right, bottom-bind.Barcode.Height/2)
		if want := strings.ReplaceAll(c.isbn, "-", ""); err != nil || digits != want || addOn != c.addOn {
			t.Errorf("%s %s: reads %s %s, %v", c.isbn, c.price, digits, addOn, err)
		}
		if found.Count(diag.Note) > 0 {
			t.Errorf("%v", found.All())
		}
	}
}

func TestBarcodesThatCannotBe(t *testing.T) {
	for _, isbn := range []string{"978-0-306-40615-8", "978030640615", "x"} {
		if _, err := ean13(strings.ReplaceAll(isbn, "-", "")); err == nil {
			t.Errorf("%s has a barcode", isbn)
		}
	}
	for _, price := range []string{"14.99", "EUR 14.99", "USD 100", "USD 14.9", "USD -1", "USD", "USD 1e1"} {
		if code, err := priceCode(price); err == nil {
			t.Errorf("%q is %s", price, code)
		}
	}
	b, bind := paperback()
	b.Settings.Print.Price = "EUR 14.99"
	_, found := wrapOf(t, b, bind)
	if got := found.All(); len(got) != 1 || got[0].Code != "barcode-price" {
		t.Errorf("%v", got)
	}
}

// A description too long for the back is told of, and what is set keeps clear
// of the barcode and the edges.
func TestBackCopy(t *testing.T) {
	for _, n := range []int{1, 40, 400} {
		b, bind := paperback()
		b.Meta.Description = strings.Repeat("A rope lies in seven coils, and nobody will say why. ", n)
		a, found := wrapOf(t, b, bind)
		if long := found.Count(diag.Error) > 0; long != (n == 400) {
			t.Errorf("%d sentences: %v", n, found.All())
		}
		box := bind.Bleed + bind.Trim.Height - unit.Inch/4 - bind.Barcode.Height
		lines := 0
		for i := range a.Shapes {
			left, _, right, bottom := extent(&a.Shapes[i])
			if len(a.Shapes[i].Paths) < 10 || a.Shapes[i].Colour == (page.Colour{}) || right > bind.Bleed+bind.Trim.Width {
				continue // not a line on the back
			}
			if lines++; left < bind.Bleed+bind.Live || bottom > box && len(a.Shapes[i].Paths) > 20 {
				t.Errorf("%d sentences: a line from %v to %v, down to %v", n, left, right, bottom)
			}
		}
		if lines == 0 {
			t.Error("no line on the back")
		}
	}
}
