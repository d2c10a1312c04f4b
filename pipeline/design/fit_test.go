package design

import "testing"

func TestParseFit(t *testing.T) {
	for s, want := range map[string]Fit{
		"": {}, "even": {Multiple: 2}, "signature 16": {Multiple: 16}, "pages <= 250": {Most: 250}, "pages ≤ 250": {Most: 250}, "≤250": {Most: 250}, "<=250": {Most: 250},
	} {
		if got, err := ParseFit(s); err != nil || got != want {
			t.Errorf("%q: %+v, %v", s, got, err)
		}
	}
	for _, s := range []string{"odd", "signature", "signature 15", "signature 0", "signature 1000", "pages", "<= many", "<= 0", "even 2", "250"} {
		if got, err := ParseFit(s); err == nil {
			t.Errorf("%q: %+v", s, got)
		}
	}
}
