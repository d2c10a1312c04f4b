package cover

import (
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/font"
)

var plainDesign = &design.Design{}

func stix(t testing.TB) font.Family {
	t.Helper()
	f, ok := font.Builtin("STIX Two Text")
	if !ok {
		t.Fatal("no STIX Two Text")
	}
	return f
}

func sample(title string, authors ...string) *book.Book {
	b := &book.Book{Meta: book.Meta{Title: title, Language: "en-US"}}
	for _, a := range authors {
		b.Meta.Authors = append(b.Meta.Authors, book.Contributor{Name: a})
	}
	return b
}
