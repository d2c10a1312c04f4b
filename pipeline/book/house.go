package book

import "fmt"

// A HouseStyle is the style a text was copy-edited in, with the figures of the
// author's text that speak for it. The zero value is of a book that was not.
type HouseStyle struct {
	Name string `json:"name"` // of templates/styles: "en-US"
	// Inferred says that the text and its language chose it, and not book.yaml.
	Inferred bool   `json:"inferred"`
	Outer    string `json:"outer-quotes"` // "double" or "single"
	// How often the author's text has what a style settles: marks that open a
	// quotation, dashes without spaces and with, and ellipses as three dots and
	// as one character.
	Double       int `json:"double-quotes"`
	Single       int `json:"single-quotes"`
	TightDashes  int `json:"dashes-unspaced"`
	SpacedDashes int `json:"dashes-spaced"`
	Dots         int `json:"ellipses-as-dots"`
	Ellipses     int `json:"ellipses-as-one"`
}

// String gives the style with its figures in one line: "en-US (inferred):
// double quotation marks outside 98 %, dashes unspaced 97 %".
func (h *HouseStyle) String() string {
	s := h.Name
	if h.Inferred {
		s += " (inferred)"
	}
	between := ": "
	share := func(what string, a, b int) {
		if a+b > 0 {
			s += fmt.Sprintf("%s%s %d %%", between, what, (a*100+(a+b)/2)/(a+b))
			between = ", "
		}
	}
	if h.Outer == "single" {
		share("single quotation marks outside", h.Single, h.Double)
	} else {
		share("double quotation marks outside", h.Double, h.Single)
	}
	if h.TightDashes >= h.SpacedDashes {
		share("dashes unspaced", h.TightDashes, h.SpacedDashes)
	} else {
		share("dashes spaced", h.SpacedDashes, h.TightDashes)
	}
	share("ellipses as three dots", h.Dots, h.Ellipses)
	return s
}
