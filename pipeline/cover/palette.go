package cover

import (
	"strconv"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/diag"
)

// A palette is the five colours of a cover.
type palette struct {
	name   string
	ground colour // what most of the cover is
	deep   colour // a second ground, near the first: the body of an ornament
	ink    colour // title, author, numerals
	accent colour // the lines of an ornament, rules
	second colour // a few parts of an ornament
}

// palettes are in an order in which neighbours differ in hue and in lightness,
// since the volumes of a series take them one after the other. Ink has a
// contrast of 7 or more to both grounds (WCAG 2.2, AAA); package tests hold it.
var palettes = []palette{
	{"midnight", hex("#13213C"), hex("#1D3054"), hex("#F6ECD9"), hex("#E3B04B"), hex("#C4583A")},
	{"oxblood", hex("#5A1420"), hex("#71202C"), hex("#F8EBD8"), hex("#E6B565"), hex("#F0D9B8")},
	{"bottle", hex("#10362B"), hex("#1A493B"), hex("#F4ECD6"), hex("#DDB75E"), hex("#8DB48E")},
	{"parchment", hex("#F3E8D2"), hex("#E8D8B8"), hex("#221A16"), hex("#B5321F"), hex("#2F4858")},
	{"cobalt", hex("#1A3A8F"), hex("#2648A6"), hex("#FFFFFF"), hex("#F5CE62"), hex("#9DB8F2")},
	{"saffron", hex("#EDB93F"), hex("#E2A526"), hex("#1F1A16"), hex("#7A1F12"), hex("#FBE6AC")},
	{"aubergine", hex("#321B3F"), hex("#452955"), hex("#F8EAEC"), hex("#E59B84"), hex("#B58BC9")},
	{"mist", hex("#DCE5E4"), hex("#C7D6D6"), hex("#142A35"), hex("#A83F23"), hex("#2E6A73")},
	{"coal", hex("#191817"), hex("#292725"), hex("#F6F0E4"), hex("#EA6A3A"), hex("#BFB199")},
	{"rose", hex("#F0D2C8"), hex("#E6BCB0"), hex("#3B1220"), hex("#9C1F3C"), hex("#2F5D62")},
	{"teal", hex("#0C4349"), hex("#14565D"), hex("#F6EEDF"), hex("#F3AE6E"), hex("#8FD0C4")},
	{"sage", hex("#CFD8C2"), hex("#BDCAAE"), hex("#1A2A20"), hex("#7B3417"), hex("#3F6247")},
	{"brick", hex("#8A2F1B"), hex("#9A3C26"), hex("#FFF5E6"), hex("#F6C787"), hex("#3A120B")},
	{"slate", hex("#26343D"), hex("#354650"), hex("#F4EFE4"), hex("#97CDBF"), hex("#E8C07A")},
}

// seriesStep is how many palettes lie between two volumes: it has no factor in
// common with their number, so that none returns before all have been, and
// dark and light grounds take turns.
const seriesStep = 3

// named returns the palette with the name, or nil.
func named(name string) *palette {
	for i := range palettes {
		if palettes[i].name == name {
			return &palettes[i]
		}
	}
	return nil
}

// Palettes lists the names of the palettes.
func Palettes() []string {
	list := make([]string, len(palettes))
	for i, p := range palettes {
		list[i] = p.name
	}
	return list
}

// choosePalette returns the palette the book or the design names, or else one
// for the words: the same for a title on every build, the next for the next
// volume of a series.
func choosePalette(b *book.Book, d *design.Design, w wording, found *diag.Findings) palette {
	at := int(*newChance(w.seed()) % chance(len(palettes)))
	if volume, ok := ordinal(w.number); ok {
		at += volume * seriesStep
	}
	chosen := palettes[at%len(palettes)]
	name := first(b.Settings.Cover.Palette, d.Cover.Palette)
	if name == "" {
		return chosen
	}
	if p := named(name); p != nil {
		return *p
	}
	unknown(found, b.Settings.Cover.At, "cover-palette", "palette", name, chosen.name, Palettes())
	return chosen
}

// ordinal reads a volume's number; "2.5" counts as 2 and a half volumes' worth
// of steps less one, so that it differs from both its neighbours.
func ordinal(number string) (int, bool) {
	whole, rest, _ := strings.Cut(number, ".")
	n, err := strconv.Atoi(whole)
	if err != nil || n < 0 || n > 1_000_000 {
		return 0, false
	}
	if strings.Trim(rest, "0") != "" {
		n += len(palettes) / 2
	}
	return n, true
}
