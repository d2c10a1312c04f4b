package copyedit

import (
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// section makes a chapter whose heading stands on the given line.
func section(line int, label, numeral string, number int, title string) *book.Section {
	at := diag.Pos{File: "in.txt", Line: line, Col: 1}
	return &book.Section{Kind: book.Chapter, ID: "c", At: at, HeadAt: at, TitleAt: at, Label: label, Numeral: numeral, Number: number, Title: book.NewText(at, title)}
}

func TestHeadings(t *testing.T) {
	b := &book.Book{Meta: book.Meta{Language: "en"}, Body: []*book.Section{
		section(1, "CHAPTER", "ONE", 1, "The Storm."),
		section(2, "Chapter", "Two", 2, "Why?"),
		section(3, "Chapter", "3:", 3, "To Be Continued..."),
		section(4, "Chapter", "IV.", 4, "Notes from St."),
		section(5, "chapter", "five", 5, "This. And That."),
		section(6, "Chapter", "TWENTY-ONE", 21, ""),
	}}
	Run(b, nil)
	want := `language "en"
body
  chapter [Chapter One] 1 "The Storm" #c
  chapter [Chapter Two] 2 "Why?" #c
  chapter [Chapter Three] 3 "To Be Continued…" #c
  chapter [Chapter Four] 4 "Notes from St." #c
  chapter [chapter five] 5 "This. And That." #c
  chapter [Chapter Twenty-One] 21 #c
`
	if got := b.Dump(); got != want {
		t.Errorf("got\n%s", got)
	}
	const edits = `in.txt:1:1: headings "CHAPTER" -> "Chapter" 99%
in.txt:1:9: heading-numerals "ONE" -> "One" 95%
`
	if got := b.Ledger.Dump(); len(got) < len(edits) || got[:len(edits)] != edits {
		t.Errorf("edits\n%s", got)
	}
	checkTwice(t, b)
}

func TestOneNumeralStyleStays(t *testing.T) {
	b := &book.Book{Meta: book.Meta{Language: "en"}, Body: []*book.Section{section(1, "Chapter", "IV", 4, ""), section(2, "Chapter", "V", 5, "")}}
	Run(b, nil)
	if n := b.Ledger.Len(); n > 0 {
		t.Errorf("%d edits:\n%s", n, b.Ledger.Dump())
	}
}
