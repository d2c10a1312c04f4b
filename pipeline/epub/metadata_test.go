package epub

import (
	"testing"

	"octavo/pipeline/book"
)

func TestNameSort(t *testing.T) {
	for in, want := range map[string]string{
		"Ines Okafor": "Okafor, Ines", "Vincent van Gogh": "van Gogh, Vincent", "Walter de la Mare": "de la Mare, Walter",
		"Martin Luther King Jr.": "King, Martin Luther, Jr.", "Homer": "Homer", "Okafor, Ines": "Okafor, Ines", "村上春樹": "村上春樹",
		"J. R. R. Tolkien": "Tolkien, J. R. R.", "bell hooks": "hooks, bell", "": "",
	} {
		if got := nameSort(in); got != want {
			t.Errorf("nameSort(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestTitleSort(t *testing.T) {
	for _, c := range []struct{ title, lang, want string }{
		{"The Lantern Stage", "en-US", "Lantern Stage, The"}, {"A", "en", "A"}, {"Theory", "en", "Theory"},
		{"Die Verwandlung", "de", "Verwandlung, Die"}, {"Die Hard", "en", "Die Hard"}, {"Los años", "es", "años, Los"},
	} {
		if got := titleSort(c.title, c.lang); got != c.want {
			t.Errorf("titleSort(%q, %s) = %q, want %q", c.title, c.lang, got, c.want)
		}
	}
}

func TestISBN(t *testing.T) {
	for in, want := range map[string]string{
		"978-3-16-148410-0": "9783161484100", "ISBN 0-306-40615-2": "9780306406157", "080442957X": "9780804429573", "": "",
		"978-3-16-148410-1": "error", "12": "error", "abc": "error",
	} {
		got, err := isbn13(in)
		if err != nil {
			got = "error"
		}
		if got != want {
			t.Errorf("isbn13(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDates(t *testing.T) {
	for in, want := range map[string]string{
		"": "1980-01-01T00:00:00Z", "2026": "2026-01-01T00:00:00Z", "2026-11": "2026-11-01T00:00:00Z", "2026-11-20": "2026-11-20T00:00:00Z",
	} {
		if got := modified(in); got != want {
			t.Errorf("modified(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLanguageTag(t *testing.T) {
	for in, want := range map[string]string{
		"en": "en", "EN_gb": "en-GB", "zh-hant-tw": "zh-Hant-TW", "de-DE-1996": "de-DE-1996", "es-419": "es-419", "fil": "fil",
		"": "", "e": "", "english": "", "en-": "", "12": "", "en gb": "", "en-GB-toolongsubtag": "",
	} {
		if got := languageTag(in); got != want {
			t.Errorf("languageTag(%q) = %q, want %q", in, got, want)
		}
	}
}

// The identifier follows from what the book is, and from nothing else.
func TestUUID(t *testing.T) {
	of := func(change func(*book.Meta)) string {
		b := plain(chapter(1, "One", para("Text.")))
		change(&b.Meta)
		return newEdition(b, classic(t), Options{}).uuid(b.Meta.Title)
	}
	plain := of(func(*book.Meta) {})
	if !isUUID(plain) || plain[14] != '5' {
		t.Errorf("%s is no UUID of version 5", plain)
	}
	if got := of(func(m *book.Meta) { m.Publisher, m.Date = "Other", "1999" }); got != plain {
		t.Error("the publisher changes the identifier")
	}
	if got := of(func(m *book.Meta) { m.Series.Position = "2" }); got == plain {
		t.Error("two volumes have one identifier")
	}
	const given = "7c1f0a52-6d3e-4b17-9a45-5e8d20c4f1a9"
	if got := of(func(m *book.Meta) { m.Identifiers.UUID = "urn:uuid:" + given }); got != given {
		t.Errorf("the given identifier became %s", got)
	}
}
