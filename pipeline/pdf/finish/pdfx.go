package finish

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"octavo/pipeline/pdf/object"
)

// A Standard is one of the standards for files that printers exchange
// (ISO 15930), or none.
type Standard string

const (
	NoStandard Standard = "none"
	X1a        Standard = "pdf/x-1a" // PDF/X-1a:2001, ISO 15930-1
	X4         Standard = "pdf/x-4"  // ISO 15930-7
)

// An Intent says for which printing condition a file is made.
type Intent struct {
	// Condition is the name of a condition in the ICC's registry of
	// characterizations, as "FOGRA39"; or, with a profile, any name.
	Condition string
	Profile   []byte // an ICC profile of an output device; nil for none
}

// undated is the day a PDF/X file of a book without a date is said to be made
// on, since it must name one; the EPUB says the same.
var undated = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// registry is where the ICC keeps the names of printing conditions.
const registry = "http://www.color.org"

// setPrintStandard puts in what the standard asks for beyond what every print
// edition has, and returns the layout of the file.
func (f *finisher) setPrintStandard() (object.Layout, error) {
	layout := object.Layout{Version: "1.3"}
	if f.Standard == NoStandard || f.Standard == "" {
		return layout, nil
	}
	if f.Standard == X4 {
		layout.Version = "1.6"
		f.setMetadata()
	}
	intent, err := f.outputIntent()
	if err != nil {
		return layout, err
	}
	f.catalog["OutputIntents"] = object.Array{object.New(intent)}
	return layout, nil
}

func (f *finisher) outputIntent() (object.Dict, error) {
	condition, profile := f.Intent.Condition, f.Intent.Profile
	d := object.Dict{"Type": object.Name("OutputIntent"), "S": object.Name("GTS_PDFX")}
	if f.Standard == X4 && profile == nil {
		profile = GrayProfile()
	}
	if profile == nil { // PDF/X-1a: the registry's description of the condition stands for a profile
		d["OutputConditionIdentifier"] = object.Text(condition)
		d["OutputCondition"] = object.Text(condition)
		d["RegistryName"] = object.Text(registry)
		d["Info"] = object.Text(condition)
		return d, nil
	}
	colours, err := ProfileColours(profile)
	if err != nil {
		return nil, err
	}
	d["DestOutputProfile"] = object.New(&object.Stream{Dict: object.Dict{"N": colours}, Data: profile})
	d["OutputConditionIdentifier"] = object.Text(cmp.Or(condition, "Custom"))
	d["Info"] = object.Text(cmp.Or(condition, grayCondition))
	d["OutputCondition"] = d["Info"]
	return d, nil
}

// infoOfStandard adds what the standard wants in the information dictionary.
func (f *finisher) infoOfStandard(d object.Dict) {
	if f.Standard != X1a && f.Standard != X4 {
		return
	}
	if d["CreationDate"] == nil {
		date := object.Text(pdfDate(undated))
		d["CreationDate"], d["ModDate"] = date, date
	}
	if d["Title"] == nil {
		d["Title"] = object.Text("Untitled")
	}
	if f.Standard == X1a {
		d["GTS_PDFXVersion"] = object.Text("PDF/X-1:2001")
		d["GTS_PDFXConformance"] = object.Text("PDF/X-1a:2001")
		return
	}
	d["GTS_PDFXVersion"] = object.Text("PDF/X-4")
}

// pdfDate writes a time as all versions of PDF have it: some readers want the
// hours and minutes also of no shift.
func pdfDate(t time.Time) string { return t.UTC().Format("D:20060102150405+00'00'") }

// ProfileColours returns how many colours the device of an ICC profile prints
// with (ICC.1:2004-10, 7.2). Only profiles of output devices do for a printing
// condition.
func ProfileColours(profile []byte) (int, error) {
	if len(profile) < 132 || string(profile[36:40]) != "acsp" || int(binary.BigEndian.Uint32(profile)) != len(profile) {
		return 0, errors.New("this is no ICC profile, or it is cut off")
	}
	if class := string(profile[12:16]); class != "prtr" {
		return 0, fmt.Errorf("the ICC profile is of the class %q, and that of a printer is \"prtr\"", class)
	}
	switch space := string(profile[16:20]); space {
	case "GRAY":
		return 1, nil
	case "CMYK":
		return 4, nil
	default:
		return 0, fmt.Errorf("the ICC profile is for the colours %q, and a book is printed in GRAY or CMYK", space)
	}
}
