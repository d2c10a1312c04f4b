// Package styles holds the house styles as data: one YAML file each, named by
// its language and region, with the marks and the rules of the style.
package styles

import (
	"embed"
	"fmt"
	"path"
	"sort"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed *.yaml
var files embed.FS

// A Style is one house style.
type Style struct {
	Name     string `yaml:"-"`        // the file's name, as "en-GB"
	Language string `yaml:"language"` // BCP 47, without a region when it is for all
	// Quotes are the opening and closing marks by level, the outermost first;
	// at least two levels. A mark may bring its own space, as "« ".
	Quotes [][]string `yaml:"quotes"`
	Dash   Dash       `yaml:"dash"`
	// Rules are the names of the corrections that are on; none means all.
	Rules []string `yaml:"rules"`
	// NoBreak are the abbreviations, with their stops, that hold on to the
	// name or number behind them.
	NoBreak []string `yaml:"no-break"`
	// Dialogue is the mark that begins a turn of speech, with the space behind
	// it; "" when quotation marks do.
	Dialogue string `yaml:"dialogue"`
	// Asides says how the narrator's words stand inside a turn of speech:
	// "raya" with dashes that hug them, "spaced" with a space on both sides, ""
	// without dashes.
	Asides string `yaml:"asides"`
	// High has the space before each stop that has one, by the stop.
	High map[string]string `yaml:"high"`
	// Ties are the short words, in small letters, that no line may end with;
	// TiesBefore those that no line may begin with.
	Ties       []string `yaml:"ties"`
	TiesBefore []string `yaml:"ties-before"`
	// Speech tells who is said to speak.
	Speech Speech `yaml:"speech"`
	// Elisions are words with an apostrophe before them or behind them.
	Elisions Elisions `yaml:"elisions"`
}

// Speech has the words by which a text says who speaks.
type Speech struct {
	Verbs   []string `yaml:"verbs"`   // said, asked, in the third person
	Persons []string `yaml:"persons"` // he, she, in small letters
	// Titles are words with a capital that may stand before a name, or where one
	// would stand.
	Titles []string `yaml:"titles"`
}

// Elisions are words, in small letters and without their apostrophe.
type Elisions struct {
	Lead  []string `yaml:"lead"`
	Trail []string `yaml:"trail"`
}

// A Dash is the one for broken sentences.
type Dash struct {
	Mark   string `yaml:"mark"`
	Spaced bool   `yaml:"spaced"`
	// MaySpace says that a text that writes spaced en dashes throughout keeps
	// them.
	MaySpace bool `yaml:"may-space"`
	// Tied says that the space before a spaced dash is a no-break one.
	Tied bool `yaml:"tied"`
}

var all = sync.OnceValue(func() map[string]Style {
	list, err := files.ReadDir(".")
	if err != nil {
		panic("styles: " + err.Error())
	}
	m := map[string]Style{}
	for _, f := range list {
		s, err := load(f.Name())
		if err != nil {
			panic("styles: " + err.Error())
		}
		m[s.Name] = s
	}
	return m
})

func load(file string) (Style, error) {
	var s Style
	data, err := files.ReadFile(file)
	if err != nil {
		return s, err
	}
	dec := yaml.NewDecoder(strings.NewReader(string(data)))
	dec.KnownFields(true)
	if err := dec.Decode(&s); err != nil {
		return s, fmt.Errorf("read style %s: %w", file, err)
	}
	s.Name = strings.TrimSuffix(path.Base(file), ".yaml")
	if len(s.Quotes) < 2 {
		return s, fmt.Errorf("read style %s: quotes have fewer than two levels", file)
	}
	for _, q := range s.Quotes {
		if len(q) != 2 {
			return s, fmt.Errorf("read style %s: a level of quotes has not two marks", file)
		}
	}
	return s, nil
}

// Named returns the style with the given name, in whatever case.
func Named(name string) (Style, bool) {
	for n, s := range all() {
		if strings.EqualFold(n, name) {
			return s, true
		}
	}
	return Style{}, false
}

// For returns the style for a BCP 47 tag: that of its region, else that of its
// language, else one that leaves everything alone.
func For(tag string) Style {
	if s, ok := Named(tag); ok {
		return s
	}
	language, _, _ := strings.Cut(tag, "-")
	if s, ok := Named(language); ok {
		return s
	}
	for _, name := range Names() {
		if strings.HasPrefix(strings.ToLower(name), strings.ToLower(language)+"-") {
			if usual, ok := usualRegion[strings.ToLower(language)]; ok {
				name = usual
			}
			s, _ := Named(name)
			return s
		}
	}
	s, _ := Named("und")
	s.Language = language
	return s
}

// usualRegion names the style for a language whose region is not said, where
// the first by name would be a surprise.
var usualRegion = map[string]string{"en": "en-US", "fr": "fr-FR", "de": "de-DE", "pt": "pt-BR"}

// Names lists the styles, sorted.
func Names() []string {
	var names []string
	for n := range all() {
		if n != "und" {
			names = append(names, n)
		}
	}
	sort.Strings(names)
	return names
}
