// Package specs holds what printers and shops ask of the files they take, as
// data: one YAML file for each shop and kind of book, each rule with where it
// was read, how well that is known, and when somebody last looked.
package specs

import (
	"cmp"
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"go.yaml.in/yaml/v3"

	"octavo/pipeline/diag"
	"octavo/pipeline/unit"
)

//go:embed *.yaml
var files embed.FS

// A Store is a printer or a shop, and its rules for one kind of file.
type Store struct {
	ID      string `yaml:"store" json:"store"` // as book.yaml names it
	Name    string `yaml:"name" json:"name"`
	Applies string `yaml:"applies-to" json:"applies-to"` // the edition: print, cover-print or ebook
	// Verified is the day somebody last read the sources of the rules,
	// YYYY-MM-DD, those aside that have a day of their own.
	Verified string `yaml:"verified" json:"verified"`
	Rules    []Rule `yaml:"rules" json:"rules"`
}

// A Rule is one thing a store asks for. Its ID is also the code of the finding
// that says a file breaks it.
type Rule struct {
	ID       string        `yaml:"id" json:"id"`
	Says     string        `yaml:"says" json:"says"`
	Value    Value         `yaml:"value" json:"value"`
	Severity diag.Severity `yaml:"severity" json:"severity"`
	Source   string        `yaml:"source" json:"source"`
	// Grade is how well the rule is known: "official" when the store's own page
	// was read, "copied" when others that agree copied it, "told" when guides
	// say so.
	Grade    string `yaml:"grade" json:"grade"`
	Verified string `yaml:"verified" json:"verified"`
}

// A Value is what a rule asks for, in the words of its file: lengths as
// "0.25in", sizes as "6x9in", counts, "10%", "650MB". What is "" is not asked.
type Value struct {
	Least string `yaml:"least" json:"least,omitempty"`
	Most  string `yaml:"most" json:"most,omitempty"`
	// WithBleed stands for Least in a book whose art runs off the page.
	WithBleed string `yaml:"with-bleed" json:"with-bleed,omitempty"`
	Multiple  int    `yaml:"multiple" json:"multiple,omitempty"`
	// Side is the most pixels that a side of a picture may have, Drawn that one
	// of a drawing.
	Side  string   `yaml:"side" json:"side,omitempty"`
	Drawn string   `yaml:"drawn" json:"drawn,omitempty"`
	List  []string `yaml:"list" json:"list,omitempty"`
	Table []Line   `yaml:"table" json:"table,omitempty"`
}

// A Line of a table holds for books of up to Pages pages, on the paper and in
// the sizes it names; what it does not name it holds for. Of several that hold
// the first counts.
type Line struct {
	Pages int      `yaml:"pages" json:"pages,omitempty"`
	Paper string   `yaml:"paper" json:"paper,omitempty"`
	Trims []string `yaml:"trims" json:"trims,omitempty"`
	Least string   `yaml:"least" json:"least,omitempty"`
	Most  string   `yaml:"most" json:"most,omitempty"`
}

var all = sync.OnceValue(func() []Store {
	entries, err := files.ReadDir(".")
	if err != nil {
		panic("specs: " + err.Error())
	}
	var list []Store
	for _, e := range entries {
		s, err := read(e.Name())
		if err != nil {
			panic(fmt.Sprintf("specs: %s: %v", e.Name(), err)) // the file is ours, and a test reads it
		}
		list = append(list, *s)
	}
	return list
})

func read(name string) (*Store, error) {
	data, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer data.Close()
	var s Store
	d := yaml.NewDecoder(data)
	d.KnownFields(true)
	if err := d.Decode(&s); err != nil {
		return nil, err
	}
	for i := range s.Rules {
		s.Rules[i].Verified = cmp.Or(s.Rules[i].Verified, s.Verified)
	}
	return &s, nil
}

// All returns every store, in the order of their files' names.
func All() []Store { return all() }

// For returns a store's rules for an edition, or nil where there are none.
func For(store, edition string) *Store {
	for i, s := range all() {
		if s.ID == store && s.Applies == edition {
			return &all()[i]
		}
	}
	return nil
}

// Key is the store as octavo check --store names it: KDP is one shop for
// ebooks and another for what is printed.
func (s *Store) Key() string {
	switch {
	case s.ID != "kdp":
		return s.ID
	case s.Applies == "ebook":
		return "kdp-ebook"
	}
	return "kdp-print"
}

// Named returns the stores that a name means: "kdp" means both of KDP.
func Named(name string) []*Store {
	var list []*Store
	for i := range all() {
		if s := &all()[i]; s.ID == name || s.Key() == name {
			list = append(list, s)
		}
	}
	return list
}

// Rule returns the rule with the ID, or nil.
func (s *Store) Rule(id string) *Rule {
	if s == nil {
		return nil
	}
	for i := range s.Rules {
		if s.Rules[i].ID == id {
			return &s.Rules[i]
		}
	}
	return nil
}

// Old returns how many rules nobody had looked at for a year on the day,
// YYYY-MM-DD or its beginning, and when the oldest was verified.
func (s *Store) Old(day string) (count int, oldest string) {
	for i := range s.Rules {
		v := s.Rules[i].Verified
		t, err := time.Parse(time.DateOnly, v)
		mustRead(v, err)
		if day == "" || t.AddDate(1, 0, 0).Format(time.DateOnly) >= day {
			continue
		}
		if count++; count == 1 || v < oldest {
			oldest = v
		}
	}
	return count, oldest
}

// Has reports whether the list has the word.
func (v *Value) Has(word string) bool { return slices.Contains(v.List, word) }

// On returns the first line for the paper and the size, or nil.
func (v *Value) On(paper string, trim unit.Size) *Line {
	for i := range v.Table {
		if l := &v.Table[i]; (l.Paper == "" || l.Paper == paper) && (len(l.Trims) == 0 || AnySize(l.Trims, trim)) {
			return l
		}
	}
	return nil
}

// Upto returns the line for a book of so many pages: the last one for a book
// longer than the table, nil when there is no table.
func (v *Value) Upto(pages int) *Line {
	for i := range v.Table {
		if pages <= v.Table[i].Pages {
			return &v.Table[i]
		}
	}
	if n := len(v.Table); n > 0 {
		return &v.Table[n-1]
	}
	return nil
}

// sameSize is how far two sizes may differ and be one: what rounding to
// hundredths of an inch costs.
const sameSize = unit.Inch / 100

// AnySize reports whether the size is one of the list.
func AnySize(list []string, size unit.Size) bool {
	return slices.ContainsFunc(list, func(s string) bool {
		one := Size(s)
		return near(one.Width, size.Width) && near(one.Height, size.Height)
	})
}

func near(a, b unit.Length) bool { return a-b <= sameSize && b-a <= sameSize }

// Length, Size, Count, Percent and Bytes read a value; "" is 0. What cannot be
// read panics, since a test reads all.
func Length(s string) unit.Length {
	if s == "" {
		return 0
	}
	l, err := unit.Parse(s)
	mustRead(s, err)
	return l
}

// Size reads a size, as "6x9in".
func Size(s string) unit.Size {
	if s == "" {
		return unit.Size{}
	}
	size, err := unit.ParseSize(s)
	mustRead(s, err)
	return size
}

// Count reads a number.
func Count(s string) int {
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	mustRead(s, err)
	return n
}

// Percent reads a number of hundredths, as "10%".
func Percent(s string) int { return Count(strings.TrimSuffix(s, "%")) }

// Bytes reads a number of bytes, as "650MB" or "300KB", of 2^20 or 2^10 each.
func Bytes(s string) int {
	if n, ok := strings.CutSuffix(s, "MB"); ok {
		return Count(n) << 20
	}
	if n, ok := strings.CutSuffix(s, "KB"); ok {
		return Count(n) << 10
	}
	return Count(s)
}

// A Raster is the size of a picture in pixels; its Height is 0 where only the
// shorter side counts.
type Raster struct{ Width, Height int }

// Pixels reads a size in pixels, as "1600x2560" or "1400".
func Pixels(s string) Raster {
	width, height, _ := strings.Cut(s, "x")
	return Raster{Count(width), Count(height)}
}

func mustRead(s string, err error) {
	if err != nil {
		panic(fmt.Sprintf("specs: %q: %v", s, err))
	}
}
