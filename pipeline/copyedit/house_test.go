package copyedit

import (
	"strings"
	"testing"

	"octavo/pipeline/diag"
	"octavo/pipeline/manuscript"
)

// The style comes with the figures of the author's text, whatever was made of
// it, and says whether it was chosen or found.
func TestHouseStyle(t *testing.T) {
	const text = "# One\n\n\"Come,\" he said--and went...\n\n'Why?' she said -- and stayed. \"Go.\"\n"
	for _, c := range []struct{ style, want string }{
		{"", "en-US (inferred): double quotation marks outside 67 %, dashes unspaced 50 %, ellipses as three dots 100 %"},
		{"en-GB", "en-GB: single quotation marks outside 33 %, dashes unspaced 50 %, ellipses as three dots 100 %"},
		{"fr-FR", "fr-FR: double quotation marks outside 67 %, dashes unspaced 50 %, ellipses as three dots 100 %"},
		{"xx", "en-US (inferred)"},
	} {
		b, _ := manuscript.Parse("in.md", text)
		b.Settings.Copyedit.Style = c.style
		Run(b, &diag.Findings{})
		if got := b.House.String(); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %s, not %s", c.style, got, c.want)
		}
	}
}
