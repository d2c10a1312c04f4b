package config

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/internal/golden"
	"octavo/templates"
)

func TestParse(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, in golden.Archive) map[string]string {
		c, err := Parse("book.yaml", []byte(in.File("book.yaml")))
		if err != nil {
			return map[string]string{"error": explained(t, err)}
		}
		if in.Has("series.yaml") {
			s, err := ParseSeries("../series.yaml", []byte(in.File("series.yaml")))
			if err != nil {
				return map[string]string{"error": explained(t, err)}
			}
			c.UseDefaults(s, s.Position("two"))
		}
		c.set = nil
		data, err := json.MarshalIndent(c, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		return map[string]string{"config": string(data)}
	})
}

func explained(t *testing.T, err error) string {
	var f *diag.Fault
	if !errors.As(err, &f) || f.Hint == "" || f.Code == "" {
		t.Fatalf("%v is no fault with a code and a hint", err)
	}
	return fmt.Sprintf("%v (%s)\n\thint: %s\n", err, f.Code, f.Hint)
}

// Each wrong book.yaml is told with its line, its column and what to do.
func TestParseRefuses(t *testing.T) {
	for _, c := range []struct{ yaml, want, hint string }{
		{"headings: {line: x}", `book.yaml:1:12: unknown key "line" in headings`, "did you mean lines?"},
		{"headings: {lines: [{txt: x}]}", `book.yaml:1:21: unknown key "txt" in a line of headings`, "did you mean text?"},
		{"headings: {not: [{text: x, kind: part}]}", `unknown key "kind" in a line under not`, "text, file, line"},
		{"headings: {lines: [{kind: part}]}", `book.yaml:1:20: neither the text of a line nor its number`, "write {text"},
		{"headings: {lines: [{line: 3}]}", `the number of a line without its file`, "file: chapters"},
		{"headings: {lines: [{text: a, kind: chaptr}]}", `book.yaml:1:36: "chaptr" is no kind of heading`, "did you mean chapter?"},
		{"headings: {lines: [{text: a, kind: endnotes}]}", `"endnotes" is no kind of heading`, "known are"},
		{"headings: {lines: [{text: a, kind: section, title: b}]}", `label, number and title are for headings of chapters and parts`, "change the line"},
		{"headings: {lines: [{text: a, kind: foreword, level: 2}]}", `foreword has no level`, "take level: out"},
		{"headings: {lines: [{text: a, level: 2}]}", `chapters have no level 2`, "kind: part"},
		{"headings: {lines: [{text: a, level: x}]}", `"x" is no level`, "from 1"},
		{"headings: {lines: [{text: /(/}]}", `missing closing`, "RE2"},
		{"headings: {lines: [{text: a, file: 'x['}]}", `"x[" is no pattern`, "bracket"},
		{"headings: {pattern: 'Day {nummer}'}", `book.yaml:1:21: "Day {nummer}": a heading has no "nummer"`, "did you mean number?"},
		{"headings: {pattern: [{kind: part}]}", `a pattern without its form`, "write {pattern"},
		{"headings: {pattern: '{title}'}", `any line fits`, "in common"},
		{"headings: {levels: [chapter, part]}", `book.yaml:1:30: a part cannot stand inside a chapter`, "from the highest"},
		{"headings: {levels: [chaptre]}", `"chaptre" is no kind of level`, "did you mean chapter?"},
		{"headings: {levels: {1: part}}", `expected a list`, "levels: [part"},
		{"headings: {levels: [part, part, part, part, part, part, part]}", `more than 6 levels`, "levels"},
		{"headings: {not: [" + strings.Repeat("/a/, ", 101) + "]}", `101 patterns and regular expressions`, "into one"},
		{"headings: {not: [" + strings.Repeat("a, ", 10_001) + "]}", `10001 lines are named`, "a pattern"},
		{"headings: {contents-list: kep}", `"kep" is no way with a contents list`, "did you mean keep?"},
		{"titel: x", `book.yaml:1:1: unknown key "titel" in book.yaml`, "did you mean title?"},
		{"author: x", `book.yaml:1:1: unknown key "author" in book.yaml`, "did you mean authors?"},
		{"isbn: x", `book.yaml:1:1: unknown key "isbn" in book.yaml`, "identifiers"},
		{"title: x\nprint: {printr: kdp}", `book.yaml:2:9: unknown key "printr" in print`, "did you mean printer?"},
		{"title: [a, b]", `book.yaml:1:8: expected text, found a list`, "one value"},
		{"title: a\ntitle: b", `book.yaml:2:1: title is given twice, first on line 1`, "keep one"},
		{"- a", `book.yaml:1:1: expected keys and values, found a list`, "title:"},
		{"title: a: b", `book.yaml:1: not readable as YAML`, "quotes"},
		{"language: English", `book.yaml:1:11: language: "English" is no language tag`, "en-US"},
		{"date: 2026-02-30", `book.yaml:1:7: date: there is no day "2026-02-30"`, "2026-11-20"},
		{"date: tomorrow", `"tomorrow" is no date`, "2026-11-20"},
		{"identifiers: {isbn-print: 978-0-306-40615-8}", `wrong check digit`, "should be 7"},
		{"identifiers: {isbn-print: 0306406152}", `is an ISBN-10`, "9780306406157"},
		{"identifiers: {uuid: 123}", `"123" is no UUID`, "32 digits"},
		{"authors: [{name: A, role: autor}]", `"autor" is no MARC relator code`, "did you mean author?"},
		{"authors: [{sort: A}]", `a person without a name`, "Ines"},
		{"series: {position: 1}", `a series without a name`, "Lantern"},
		{"series: {name: A, position: first}", `"first" is no position`, "2.5"},
		{"subjects: [{bisac: FIC9}]", `"FIC9" is no BISAC code`, "FIC009000"},
		{"chapters: [../a.txt]", `book.yaml:1:12: "../a.txt" is not a file of the book's folder`, "chapters/1.md"},
		{"chapters: /etc/passwd", `is not a file of the book's folder`, "chapters/1.md"},
		{"front: [dedikation]", `"dedikation" is no kind of section`, "did you mean dedication?"},
		{"front: [chapter]", `chapter is no front matter`, "chapters:"},
		{"front: [{file: a.md}]", `an entry of front without its kind`, "kind: foreword"},
		{"front: [{kind: foreword, file: ../a.md}]", `is not a file of the book's folder`, "slashes"},
		{"print: {printer: lulu}", `"lulu" is no printer`, "kdp"},
		{"print: {trim: 5x8}", `"5x8" is no size`, "5.5x8.5in"},
		{"findings: {ignore: [widdow]}", `"widdow" is no code of a finding`, "did you mean widow?"},
		{"findings: {ignore: [words-lost]}", `words-lost cannot be ignored`, "no word is lost"},
		{"findings: {ignore: [{file: a.md}]}", `an entry of ignore without its code`, "to-do"},
		{"findings: {ignore: [{code: widow, line: 0}]}", `"0" is no number of a line`, "from 1"},
		{"findings: {ignore: [{code: widow, file: '[a'}]}", `"[a" is no pattern`, "bracket"},
		{"copyedit: {split: maybe}", `expected true or false, found "maybe"`, "true or false"},
		{"placeholders: [a]", `expected keys and values`, "user: Mina"},
		{"title: &a [x]\nsubtitle: *a", `an alias of a list`, "write the value out"},
		{strings.Repeat("title: x\n", 1<<17), `bytes of YAML`, "few lines"},
		{"title: \x01", `not readable as YAML`, "quotes"},
	} {
		_, err := Parse("book.yaml", []byte(c.yaml))
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(diag.HintOf(err), c.hint) {
			t.Errorf("%.60q: %v, hint %q; want %s, %s", c.yaml, err, diag.HintOf(err), c.want, c.hint)
		}
	}
}

// The value of a scalar is what was typed.
func TestScalarsAreLiteral(t *testing.T) {
	for _, s := range []string{"1984", "0x1F", "1e3", "2001-01-01", ".inf", "yes", "007", "1_000", "12:30:45", "~x"} {
		c, err := Parse("book.yaml", []byte("title: "+s))
		if err != nil || c.Meta.Title != s {
			t.Errorf("title: %s came back as %q, %v", s, c.Meta.Title, err)
		}
	}
}

func TestISBN(t *testing.T) {
	for s, ok := range map[string]bool{"978-0-306-40615-7": true, "9780306406157": true, "ISBN 978 0 306 40615 7": true,
		"979-10-90636-07-1": true, "978-0-306-40615-1": false, "977-0-306-40615-7": false, "97803064061": false, "": false} {
		if _, _, err := checkISBN(s); (err == nil) != ok {
			t.Errorf("checkISBN(%q) = %v", s, err)
		}
	}
}

func TestSeriesRefuses(t *testing.T) {
	for _, c := range []struct{ yaml, want string }{
		{"title: A", "a series needs volumes"}, {"volumes: [a]", "a series needs title"}, {"", "nothing in it"},
		{"title: A\nvolumes: [../b]", "is not a folder of the series"}, {"title: A\nvolumes: [b]\nsubtitle: x", `unknown key "subtitle" in series.yaml`},
	} {
		if _, err := ParseSeries("series.yaml", []byte(c.yaml)); err == nil || !strings.Contains(err.Error(), c.want) || diag.HintOf(err) == "" {
			t.Errorf("%q: %v, want %s", c.yaml, err, c.want)
		}
	}
}

// A billion laughs and deep nesting end at once.
func TestParseIsBounded(t *testing.T) {
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c < 'k'; c++ {
		bomb += fmt.Sprintf("%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n", c, c, c-1, c-1, c-1, c-1, c-1, c-1, c-1, c-1, c-1)
	}
	for name, data := range map[string]string{
		"bomb": bomb, "depth": strings.Repeat("[", 20000), "merge": "a: &a {b: c}\n<<: *a\n", "design": "design: {a: " + strings.Repeat("[", 50) + strings.Repeat("]", 50) + "}",
	} {
		start := time.Now()
		if _, err := Parse("book.yaml", []byte(data)); err == nil || time.Since(start) > time.Second {
			t.Errorf("%s: %v after %v", name, err, time.Since(start))
		}
	}
}

// The schemas say what the key table says.
func TestSchemaHasTheKeys(t *testing.T) {
	for _, c := range []struct {
		file string
		keys map[string][]string // by path in the schema
	}{
		{"book.schema.json", map[string][]string{
			"": names(bookKeys), "series": names(seriesKeys), "identifiers": names(identifierKeys), "cover": names(coverKeys),
			"print": names(printKeys), "copyedit": names(copyeditKeys), "findings": names(findingsKeys), "subjects": names(subjectKeys),
			"$person": names(personKeys), "$matter": names(matterKeys), "headings": names(headingsKeys),
			"$headingLine": names(lineKeys), "$notHeading": names(notKeys), "$headingPattern": names(patternKeys)}},
		{"series.schema.json", map[string][]string{"": names(seriesFileKeys()), "headings": names(headingsKeys),
			"$headingLine": names(lineKeys), "$notHeading": names(notKeys), "$headingPattern": names(patternKeys)}},
	} {
		data, err := fs.ReadFile(templates.Schemas, c.file)
		if err != nil {
			t.Fatal(err)
		}
		var schema map[string]any
		if err := json.Unmarshal(data, &schema); err != nil {
			t.Fatal(err)
		}
		for path, want := range c.keys {
			node := schema
			if name, ok := strings.CutPrefix(path, "$"); ok {
				node = schema["$defs"].(map[string]any)[name].(map[string]any)
			} else if path != "" {
				node = schema["properties"].(map[string]any)[path].(map[string]any)
			}
			got := propertiesOf(node)
			want = slices.Clone(want)
			sort.Strings(want)
			if !slices.Equal(got, want) {
				t.Errorf("%s %q: schema has %v, the table %v", c.file, path, got, want)
			}
		}
		enum := func(name string) []any {
			return schema["$defs"].(map[string]any)[name].(map[string]any)["enum"].([]any)
		}
		for name, want := range map[string][]string{"headingKind": headingKinds, "levelKind": texts(levelKinds)} {
			if got := texts(enum(name)); !slices.Equal(got, want) {
				t.Errorf("%s: %s is %v, the table has %v", c.file, name, got, want)
			}
		}
		kinds := enum("kind")
		for _, k := range book.Kinds {
			if has := slices.Contains(kinds, any(string(k))); has != (k.Matter() != "body") {
				t.Errorf("%s: kind %s is in the schema: %v", c.file, k, has)
			}
		}
	}
}

func texts[T any](list []T) []string {
	var out []string
	for _, x := range list {
		out = append(out, fmt.Sprint(x))
	}
	return out
}

// propertiesOf finds the keys of the mapping that a schema allows, inside
// oneOf and items too.
func propertiesOf(node map[string]any) []string {
	if p, ok := node["properties"].(map[string]any); ok {
		return sortedKeys(p)
	}
	if items, ok := node["items"].(map[string]any); ok {
		return propertiesOf(items)
	}
	if list, ok := node["oneOf"].([]any); ok {
		for _, n := range list {
			if p := propertiesOf(n.(map[string]any)); p != nil {
				return p
			}
		}
	}
	return nil
}

func FuzzParse(f *testing.F) {
	for _, a := range golden.Load(f, "testdata/*.txtar") {
		f.Add(a.File("book.yaml"))
	}
	f.Fuzz(func(t *testing.T, data string) {
		if _, err := Parse("book.yaml", []byte(data)); err != nil {
			var fault *diag.Fault
			if !errors.As(err, &fault) {
				t.Fatalf("%v is no fault", err)
			}
		}
	})
}
