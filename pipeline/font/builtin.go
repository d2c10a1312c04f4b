package font

import (
	"strings"
	"sync"

	"codeberg.org/go-fonts/dejavu/dejavusans"
	"codeberg.org/go-fonts/dejavu/dejavusansbold"
	"codeberg.org/go-fonts/dejavu/dejavuserif"
	"codeberg.org/go-fonts/stix/stix2textbold"
	"codeberg.org/go-fonts/stix/stix2textbolditalic"
	"codeberg.org/go-fonts/stix/stix2textitalic"
	"codeberg.org/go-fonts/stix/stix2textregular"
)

// A Family is the four faces text is set in. None of them is nil in a built-in
// family; one without a face has the regular in its place.
type Family struct {
	Regular, Italic, Bold, BoldItalic *Face
	// Heading is the face of headings. Nil means that they are set as the text.
	Heading *Face
	// Fallback are the families that have what these faces lack, best first.
	// One of them may lack any face but the regular.
	Fallback []Family
}

// builtin are the families inside the program, by their names without spaces,
// each read when it is first asked for. STIX Two Text is the text face: of the
// fonts that can be had as Go modules it alone has ligatures, small capitals
// and old-style figures in all four faces. DejaVu Serif has the symbols it
// lacks, DejaVu Sans Hebrew and Arabic.
var builtin = map[string]func() Family{
	"stixtwotext": sync.OnceValue(func() Family {
		return Family{
			Regular:    mustParse(stix2textregular.TTF),
			Italic:     mustParse(stix2textitalic.TTF),
			Bold:       mustParse(stix2textbold.TTF),
			BoldItalic: mustParse(stix2textbolditalic.TTF),
		}
	}),
	"dejavuserif": sync.OnceValue(func() Family {
		f := mustParse(dejavuserif.TTF)
		return Family{Regular: f, Italic: f, Bold: f, BoldItalic: f}
	}),
	"dejavusans": sync.OnceValue(func() Family {
		f, bold := mustParse(dejavusans.TTF), mustParse(dejavusansbold.TTF)
		return Family{Regular: f, Italic: f, Bold: bold, BoldItalic: bold}
	}),
}

// Builtin returns the family inside the program with the given name, as "STIX
// Two Text" or "DejaVu Serif". Case, spaces, hyphens and low lines in the name
// do not count.
func Builtin(family string) (Family, bool) {
	load, ok := builtin[Key(family)]
	if !ok {
		return Family{}, false
	}
	return load(), true
}

// Key returns a family's name as names are compared: in small letters, without
// spaces, hyphens and low lines.
func Key(family string) string {
	return strings.NewReplacer(" ", "", "-", "", "_", "").Replace(strings.ToLower(family))
}

// BuiltinNames lists the families inside the program.
func BuiltinNames() []string { return []string{"STIX Two Text", "DejaVu Serif", "DejaVu Sans"} }

func mustParse(data []byte) *Face {
	f, err := Parse(data)
	if err != nil {
		panic("font: built-in face: " + err.Error())
	}
	return f
}
