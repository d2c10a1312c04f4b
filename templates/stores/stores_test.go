package stores

import (
	"slices"
	"testing"
	"time"
)

func TestRivals(t *testing.T) {
	for _, c := range []struct{ shop, host, want string }{
		{"apple", "www.amazon.co.uk", "Kindle"},
		{"apple", "amazon.com", "Kindle"},
		{"apple", "AMZN.TO", "Kindle"},
		{"apple", "books.apple.com", ""},
		{"kindle", "books.apple.com", "Apple Books"},
		{"kindle", "www.apple.com", ""},
		{"kindle", "smile.amazon.de", ""},
		{"kobo", "notamazon.com", ""},
		{"kobo", "amazon.example.org", ""},
		{"kobo", "amazon.evil", ""},
		{"google", "www.barnesandnoble.com", "barnesandnoble.com"},
		{"google", "nora-tammage.example", ""},
		{"google", "play.google.com", ""},
		{"kobo", "play.google.com", "Google Play Books"},
	} {
		if got := For(c.shop).Rival(c.host); got != c.want {
			t.Errorf("%s: %s is of %q, not %q", c.shop, c.host, got, c.want)
		}
	}
}

// Every point that changes an edition says where it was read.
func TestSources(t *testing.T) {
	if _, err := time.Parse(time.DateOnly, data().Verified); err != nil {
		t.Error(err)
	}
	if want := []string{"apple", "kobo", "kindle", "google"}; !slices.Equal(Names(), want) {
		t.Errorf("shops %q, not %q", Names(), want)
	}
	for _, s := range All() {
		for point, given := range map[string]bool{"hosts": true, "cover": s.Cover != "", "cover-page": s.CoverPage != nil, "exemption": s.Exemption != nil, "contents": s.Contents != ""} {
			if given != (s.Sources[point] != "") {
				t.Errorf("%s: %s and its source do not go together", s.ID, point)
			}
		}
	}
}
