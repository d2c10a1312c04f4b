package unit

import "testing"

func TestParse(t *testing.T) {
	for _, c := range []struct {
		in   string
		want string // "" when it must fail
	}{
		{"11.5pt", "11.5pt"}, {"5.5in", "396pt"}, {"25.4mm", "72pt"}, {"2.54cm", "72pt"},
		{"2pc", "24pt"}, {" 16 px ", "12pt"}, {"0", "0pt"}, {"-3pt", "-3pt"}, {"1e2pt", "100pt"},
		{"12", ""}, {"pt", ""}, {"nanpt", ""}, {"infpt", ""}, {"1e99pt", ""}, {"", ""}, {"1.2em", ""},
	} {
		got, err := Parse(c.in)
		if (err != nil) != (c.want == "") || err == nil && got.String() != c.want {
			t.Errorf("Parse(%q) = %v, %v; want %q", c.in, got, err, c.want)
		}
	}
}

func TestParseSize(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"5.5x8.5in", "396x612pt"}, {"5in x 8in", "360x576pt"}, {"A5", "419.528x595.276pt"},
		{"148×210mm", "419.528x595.276pt"}, {"400px x 600px", "300x450pt"}, {"400x600px", "300x450pt"},
		{"5.x8in", "360x576pt"}, {"mass-market", "306x494.64pt"},
		{"5.5x8.5", ""}, {"x8in", ""}, {"5in", ""}, {"0x8in", ""}, {"-5x8in", ""}, {"", ""}, {"px", ""}, {"xx", ""},
	} {
		got, err := ParseSize(c.in)
		if (err != nil) != (c.want == "") || err == nil && got.String() != c.want {
			t.Errorf("ParseSize(%q) = %v, %v; want %q", c.in, got, err, c.want)
		}
	}
}

func TestScaleRoundsHalvesAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		l        Length
		num, den int64
		want     Length
	}{
		{10, 1, 4, 3}, {-10, 1, 4, -3}, {10, -1, 4, -3}, {10, 1, -4, -3}, {-10, -1, 4, 3},
		{9, 1, 4, 2}, {0, 5, 7, 0}, {1 << 60, 1000, 1000, 1 << 60},
	} {
		if got := c.l.Scale(c.num, c.den); got != c.want {
			t.Errorf("Length(%d).Scale(%d, %d) = %d, want %d", c.l, c.num, c.den, got, c.want)
		}
	}
}

func TestEm(t *testing.T) {
	if got := Em(1250).Of(12 * Point); got != 15*Point {
		t.Errorf("1.25em of 12pt = %v, want 15pt", got)
	}
	if e, err := ParseEm("1.25em"); err != nil || e != 1250 || e.String() != "1.25em" {
		t.Errorf("ParseEm(1.25em) = %v, %v", e, err)
	}
	if _, err := ParseEm("1.25"); err == nil {
		t.Error("ParseEm(1.25) takes a number without its unit")
	}
}
