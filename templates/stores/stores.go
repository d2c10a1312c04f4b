// Package stores says what the EPUB for a shop has otherwise than the one for
// everybody, as data: stores.yaml, each point with where it was read. What
// shops ask of a finished file is in package specs.
package stores

import (
	_ "embed"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed stores.yaml
var file []byte

// A Shop is a shop that sells EPUBs.
type Shop struct {
	ID    string   `yaml:"id"` // as --store names it
	Name  string   `yaml:"name"`
	Hosts []string `yaml:"hosts"`
	// Cover is "whole" where the cover inside the book is the one that goes to
	// the shop, and "" where it has at most 4 million pixels.
	Cover string `yaml:"cover"`
	// CoverPage is false where the shop shows the cover by itself; nil is true.
	CoverPage *bool `yaml:"cover-page"`
	// Exemption is false where the shop's checker does not know a claim of
	// exemption from accessibility rules; nil is true.
	Exemption *bool `yaml:"exemption"`
	// Contents is "text" where the contents stand in the text in any case.
	Contents string            `yaml:"contents"`
	Sources  map[string]string `yaml:"sources"` // of each point, by its key
}

var data = sync.OnceValue(func() (d struct {
	Verified string   `yaml:"verified"`
	Shops    []Shop   `yaml:"shops"`
	Others   []string `yaml:"others"`
}) {
	decoder := yaml.NewDecoder(strings.NewReader(string(file)))
	decoder.KnownFields(true)
	if err := decoder.Decode(&d); err != nil {
		panic("stores: " + err.Error()) // the file is ours, and a test reads it
	}
	return d
})

// All returns every shop.
func All() []Shop { return data().Shops }

// For returns the shop of that name, or nil.
func For(id string) *Shop {
	for i, s := range data().Shops {
		if s.ID == id {
			return &data().Shops[i]
		}
	}
	return nil
}

// Names returns the shops' names for --store and for addresses in book.yaml.
func Names() []string {
	var list []string
	for _, s := range data().Shops {
		list = append(list, s.ID)
	}
	return list
}

// HasCoverPage reports whether the cover is a page of the book too.
func (s *Shop) HasCoverPage() bool { return s.CoverPage == nil || *s.CoverPage }

// Rival returns the name of the other shop that a host belongs to, or "". The
// name of a shop without an edition here is its host.
func (s *Shop) Rival(host string) string {
	for _, other := range data().Shops {
		if other.ID != s.ID && hosted(host, other.Hosts) {
			return other.Name
		}
	}
	if hosted(host, data().Others) && !hosted(host, s.Hosts) {
		return strings.TrimPrefix(strings.ToLower(host), "www.")
	}
	return ""
}

// hosted reports whether a host is one of the list, or below one.
func hosted(host string, list []string) bool {
	host = "." + strings.TrimSuffix(strings.ToLower(host), ".")
	for _, h := range list {
		if name, any := strings.CutSuffix(h, ".*"); any {
			// amazon.de, amazon.co.uk; not amazon.example.org
			if _, country, ok := strings.Cut(host, "."+name+"."); ok && isCountry(country) {
				return true
			}
		} else if strings.HasSuffix(host, "."+h) {
			return true
		}
	}
	return false
}

// isCountry reports whether s can be what follows a shop's name in a host:
// de, com, co.uk, com.au.
func isCountry(s string) bool {
	first, second, two := strings.Cut(s, ".")
	if !two {
		return first == "com" || len(first) == 2
	}
	return (first == "co" || first == "com") && len(second) == 2
}
