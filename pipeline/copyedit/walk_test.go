package copyedit

import (
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/copyedit/internal/plainbook"
	"octavo/pipeline/diag"
)

// TestForeignSpans checks that a stretch in another language takes its own
// language's marks, and the text round it its own.
func TestForeignSpans(t *testing.T) {
	text := func(s string) *book.Text { return &book.Text{Value: s} }
	b := plainbook.Parse("in.txt", "x\n\ny\n")
	b.Body[0].Blocks[0].(*book.Paragraph).Inlines = []book.Inline{text(`"He said, `),
		&book.Span{Kind: book.Plain, Lang: "de", Inlines: []book.Inline{text(`"Komm, 's ist Zeit," -- und ging`)}}, text(`, and 'twas late -- too late."`)}
	b.Body[0].Blocks[1] = &book.Quote{Kind: book.BlockQuote, Lang: "fr", Blocks: []book.Block{
		&book.Paragraph{Inlines: []book.Inline{text(`"Entrez!" dit-il. `), &book.Span{Kind: book.Emphasis, Lang: "en", Inlines: []book.Inline{text(`"Come in!"`)}}}}}}
	Run(b, nil)
	want := "“He said, *„Komm, ’s ist Zeit,“ -- und ging*, and ’twas late—too late.”\n\n> «\u00A0Entrez!\u00A0» dit-il. *“Come in!”*\n\n"
	if got := plainbook.Format(b); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	checkTwice(t, b)
}

// TestChatNames checks the names of those who chat: an apostrophe gets its
// shape, a user name stays.
func TestChatNames(t *testing.T) {
	b := plainbook.Parse("in.txt", "<'Arry Tench> 'Ullo -- all\n\n<o'brien_99> hi\n")
	b.Body[0].Blocks = []book.Block{&book.Chat{Lines: []book.ChatLine{
		{At: diag.Pos{File: "in.txt", Line: 1, Col: 1}, Who: "'Arry Tench", Inlines: book.NewText(diag.Pos{File: "in.txt", Line: 1, Col: 15}, "'Ullo -- all")},
		{At: diag.Pos{File: "in.txt", Line: 3, Col: 1}, Who: "o'brien_99", Inlines: book.NewText(diag.Pos{File: "in.txt", Line: 3, Col: 14}, "hi")}}}}
	Run(b, nil)
	c := b.Body[0].Blocks[0].(*book.Chat)
	if c.Lines[0].Who != "’Arry Tench" || c.Lines[1].Who != "o'brien_99" || book.PlainText(c.Lines[0].Inlines) != "’Ullo -- all" {
		t.Errorf("%+v", c.Lines)
	}
	if e := b.Ledger.Edit(0); e.At.Col != 2 || e.Before != "'" {
		t.Errorf("%+v", e)
	}
}

// offFrom switches a rule off from a paragraph on.
func offFrom(rule string) func(*book.Book, *book.Paragraph) {
	return func(b *book.Book, p *book.Paragraph) {
		b.Directives = []book.Directive{{At: p.At, Verb: "off", Names: []string{rule}}}
	}
}

// TestRulesOff checks every way to switch rules off: for the book, a section,
// from a place on, all of them at once, and by the form of a passage.
func TestRulesOff(t *testing.T) {
	const typed = `"Wait -- no..." It's 5 p.m.`
	for _, c := range []struct {
		name string
		set  func(b *book.Book, p *book.Paragraph)
		want string
	}{
		{"nothing off", func(*book.Book, *book.Paragraph) {}, "“Wait—no…” It’s 5\u00A0p.m."},
		{"book", func(b *book.Book, _ *book.Paragraph) { b.Settings.Copyedit.Off = []string{"quotes"} }, "\"Wait—no…\" It's 5\u00A0p.m."},
		{"book, all", func(b *book.Book, _ *book.Paragraph) { b.Settings.Copyedit.Off = []string{"all"} }, typed},
		{"section", func(b *book.Book, _ *book.Paragraph) { b.Body[0].Off = []string{"dashes", "number-spaces"} }, "“Wait -- no…” It’s 5 p.m."},
		{"section, all", func(b *book.Book, _ *book.Paragraph) { b.Body[0].Off = []string{"all"} }, typed},
		{"from a place on", offFrom("ellipses"), "“Wait—no...” It’s 5\u00A0p.m."},
		{"from a place on, all", offFrom("all"), typed},
		{"code", func(_ *book.Book, p *book.Paragraph) {
			p.Inlines = []book.Inline{&book.Span{Kind: book.Code, Inlines: p.Inlines}}
		}, "~" + typed + "~"},
		{"another language", func(_ *book.Book, p *book.Paragraph) { p.Lang = "la" }, typed},
	} {
		b := plainbook.Parse("in.txt", typed+"\n")
		c.set(b, b.Body[0].Blocks[0].(*book.Paragraph))
		Run(b, nil)
		if got := strings.TrimSpace(plainbook.Format(b)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	for form, want := range map[string]string{
		"status": "“Wait -- no…” It’s 5 p.m.",
		"verse":  "“Wait — no…” It’s 5\u00A0p.m.",
	} {
		b := plainbook.Parse("in.txt", typed+"\n")
		p := b.Body[0].Blocks[0].(*book.Paragraph)
		if form == "status" {
			b.Body[0].Blocks[0] = &book.Quote{Kind: book.Status, Blocks: []book.Block{p}}
		} else {
			b.Body[0].Blocks[0] = &book.Verse{Stanzas: []book.Stanza{{{Inlines: p.Inlines}}}}
		}
		Run(b, nil)
		if got := book.PlainText(p.Inlines); got != want {
			t.Errorf("%s: got %q, want %q", form, got, want)
		}
	}
}
