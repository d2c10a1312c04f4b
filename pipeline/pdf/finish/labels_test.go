package finish

import "testing"

func TestParseLabel(t *testing.T) {
	for _, c := range []struct {
		folio string
		want  label
	}{
		{"12", label{style: "D", number: 12}}, {"xii", label{style: "r", number: 12}}, {"XII", label{style: "R", number: 12}},
		{"", label{}}, {"07", label{prefix: "07"}}, {"A-3", label{prefix: "A-3"}}, {"0", label{prefix: "0"}},
	} {
		if got := parseLabel(c.folio); got != c.want {
			t.Errorf("%q: %+v, want %+v", c.folio, got, c.want)
		}
	}
}
