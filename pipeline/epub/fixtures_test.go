package epub

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/templates"
)

// A fixture is a book built by hand, with what its edition is made with.
type fixture struct {
	book  *book.Book
	cover bool
}

// Short names, so that a book reads as one.
var at = diag.Pos{File: "x.md", Line: 1, Col: 1}

func text(s string) []book.Inline { return book.NewText(at, s) }

func span(k book.SpanKind, s string) book.Inline { return &book.Span{Kind: k, Inlines: text(s)} }

func foreign(k book.SpanKind, lang, s string) book.Inline {
	return &book.Span{Kind: k, Lang: lang, Inlines: text(s)}
}

func ref(id string) book.Inline { return &book.NoteRef{At: at, ID: id} }

func inlines(list ...any) []book.Inline {
	var out []book.Inline
	for _, in := range list {
		if s, ok := in.(string); ok {
			out = append(out, text(s)...)
		} else {
			out = append(out, in.(book.Inline))
		}
	}
	return out
}

func para(list ...any) book.Block { return &book.Paragraph{At: at, Inlines: inlines(list...)} }

func chapter(n int, title string, blocks ...book.Block) *book.Section {
	return &book.Section{
		Kind: book.Chapter, ID: fmt.Sprintf("chapter-%d", n), Label: "Chapter", Numeral: fmt.Sprint(n), Number: n,
		Title: text(title), Blocks: blocks,
	}
}

func section(k book.Kind, title string, blocks ...book.Block) *book.Section {
	return &book.Section{Kind: k, ID: string(k), Title: text(title), Blocks: blocks}
}

func note(id string, n int, blocks ...book.Block) *book.Note {
	return &book.Note{ID: id, Number: n, At: at, Blocks: blocks}
}

func plain(sections ...*book.Section) *book.Book {
	return &book.Book{Meta: book.Meta{Title: "The Lead", Authors: []book.Contributor{{Name: "Nora Tammage"}}, Language: "en-US"}, Body: sections}
}

func pngOf(w, h int) []byte {
	m := image.NewGray(image.Rect(0, 0, w, h))
	for i := range m.Pix {
		m.Pix[i] = uint8(i * 7)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		panic(err)
	}
	return out.Bytes()
}

func jpegOf(w, h int) []byte {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range m.Pix {
		m.Pix[i] = 0x60
	}
	m.Set(1, 1, color.White)
	var out bytes.Buffer
	if err := jpeg.Encode(&out, m, nil); err != nil {
		panic(err)
	}
	return out.Bytes()
}

func picture(name, kind string, data []byte) *book.Image {
	return &book.Image{Name: name, Path: "images/" + name, MediaType: kind, Width: 8, Height: 8, Data: data}
}

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><linearGradient id="g"><stop offset="1" stop-color="gray"/></linearGradient><circle cx="5" cy="5" r="4" fill="url(#g)"/></svg>`

func classic(t testing.TB) *design.Design {
	t.Helper()
	d, err := design.Load(templates.Designs, design.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func (f fixture) options() Options {
	o := Options{Version: "1.0"}
	if f.cover {
		o.Cover = jpegOf(156, 250)
	}
	return o
}

// fixtures are small books that together show every kind of section, block
// and inline. Each is made anew, so that no test sees another's changes.
var fixtures = map[string]func() fixture{
	"inlines":   inlineBook,
	"blocks":    blockBook,
	"verse":     verseBook,
	"chat":      chatBook,
	"figures":   figureBook,
	"notes":     noteBook,
	"endnotes":  endnoteBook,
	"left-note": leftNoteBook,
	"openings":  openingBook,
	"matter":    matterBook,
	"parts":     partBook,
	"metadata":  metadataBook,
	"hostile":   hostileBook,
	"arabic":    arabicBook,
	"bare":      bareBook,
	"leadins":   leadInBook,
	"links":     linkBook,
	"deep":      deepBook,
	"long":      longBook,
	"undescribed": func() fixture {
		f := figureBook()
		f.book.Body[0].Blocks[0].(*book.Figure).Alt = ""
		return f
	},
}

func inlineBook() fixture {
	return fixture{book: plain(chapter(1, "Marks",
		para("She said ", span(book.Emphasis, "never"), " and ", span(book.Strong, "no"), ", in ", span(book.SmallCaps, "ad"), " 1912, H",
			span(book.Subscript, "2"), "O, 4", span(book.Superscript, "th"), ", ", span(book.Struck, "gone"), ", ", span(book.Code, "if a < b && c"), "."),
		para("Foreign: ", foreign(book.Emphasis, "fr", "C’est ici"), ", ", foreign(book.Plain, "de_DE", "nein"), ", ",
			foreign(book.Plain, "he", "שלום"), ", ", foreign(book.Plain, "not a tag", "as it is"), "."),
		para("One line,", &book.LineBreak{At: at}, "and the next."),
		para(&book.Span{Kind: book.Emphasis, Inlines: inlines("outside ", span(book.Emphasis, "inside"), " again")}),
	))}
}

func blockBook() fixture {
	return fixture{book: plain(chapter(1, "Blocks",
		para("The first paragraph, with a lead-in."),
		para("The second."),
		&book.SceneBreak{At: at, Typed: "***"},
		para("After the break."),
		&book.Heading{At: at, Level: 1, ID: "first-heading", Inlines: text("A heading")},
		&book.Heading{At: at, Level: 4, ID: "no-skip", Inlines: text("One that would skip two levels")},
		para("After the headings."),
		&book.Quote{At: at, Kind: book.BlockQuote, Blocks: []book.Block{para("Quoted."), para("Twice.")}},
		&book.Paragraph{At: at, Inlines: text("Continued, flush."), Flush: true},
		&book.Quote{At: at, Kind: book.Letter, Lang: "en-GB", Blocks: []book.Block{
			para("Dear Rhoda,"), para("The pound is false."),
			&book.Paragraph{At: at, Align: book.End, Inlines: text("O. Brace")}}},
		&book.Quote{At: at, Kind: book.Status, Blocks: []book.Block{para(span(book.Strong, "Level up!")), para("Strength +2")}},
		&book.Quote{At: at, Kind: book.Aside, Blocks: []book.Block{para("A remark of the author’s.")}},
		&book.Quote{At: at, Kind: book.Centred, Blocks: []book.Block{para("NO LANDING")}},
		&book.List{At: at, Ordered: true, Start: 3, Items: [][]book.Block{{para("three")}, {para("four"), para("and more")}}},
		&book.List{At: at, Items: [][]book.Block{{para("loose"), &book.List{At: at, Items: [][]book.Block{{para("inner")}}}}}},
		&book.Preformatted{At: at, Info: "go", Lines: []string{"if a < b {", "\treturn", "", "}"}},
		&book.Table{At: at, Align: []book.Align{book.Start, book.End}, Header: [][]book.Inline{text("Weight"), text("True")},
			Rows: [][][]book.Inline{{text("Pound"), text("17 oz")}, {text("Stone"), text("15 lb")}}},
		&book.Paragraph{At: at, Align: book.Centre, Inlines: text("The centre.")},
		&book.Paragraph{At: at, Align: book.Start, Lang: "la", Inlines: text("Finis.")},
	))}
}

func verseBook() fixture {
	return fixture{book: plain(chapter(1, "Verse",
		para("She said it over:"),
		&book.Verse{At: at, Stanzas: []book.Stanza{
			{{At: at, Inlines: text("Two on the sand and the sand is white,")}, {At: at, Indent: 1, Inlines: inlines("Six in the ", span(book.Emphasis, "hole"))}},
			{{At: at, Indent: 40, Inlines: text("Far in.")}}}, Attribution: text("Kelfer rhyme")},
		para("Silence."),
		&book.Verse{At: at, Lang: "fr", Stanzas: []book.Stanza{{{At: at, Inlines: text("Il pleure dans mon cœur")}}}},
	))}
}

func chatBook() fixture {
	return fixture{book: plain(chapter(1, "Chat", &book.Chat{At: at, Lines: []book.ChatLine{
		{At: at, Time: "10:42", Who: "mina", Inlines: text("are you there")},
		{At: at, Who: "tob<ias>", Inlines: inlines("no. ", span(book.Emphasis, "obviously"))},
		{At: at, Inlines: text("mina has left")}}},
		para("After.")))}
}

func figureBook() fixture {
	f := fixture{cover: true, book: plain(chapter(1, "Figures",
		&book.Figure{At: at, Image: "map.png", Alt: "A map of Kelfer", Caption: inlines("Kelfer, ", span(book.Emphasis, "from the air"))},
		&book.Figure{At: at, Image: "rule.jpg", Decorative: true},
		&book.Figure{At: at, Image: "seal.svg", Alt: "A seal", Full: true},
		para("In line ", &book.Picture{At: at, Image: "map.png", Alt: "a key"}, " here."),
	))}
	f.book.Images = []*book.Image{picture("map.png", "image/png", pngOf(8, 8)), picture("rule.jpg", "image/jpeg", jpegOf(8, 8)),
		picture("seal.svg", "image/svg+xml", []byte(drawing)), picture("cover.jpg", "image/jpeg", jpegOf(4, 4))}
	return f
}

func noteBook() fixture {
	f := fixture{book: plain(
		chapter(1, "First", para("Regulations.", ref("rules"), " And again.", ref("rules")), para("In a ",
			&book.Link{Href: "https://example.org/", Inlines: inlines("link", ref("in-link"), " on")}, ".")),
		chapter(2, "Second", para("Elsewhere.", ref("rules")), &book.Quote{At: at, Kind: book.Letter, Blocks: []book.Block{para("Quoted.", ref("list"))}}),
	)}
	f.book.Notes = []*book.Note{
		note("rules", 1, para(span(book.Emphasis, "Instructions"), ", §22; see the next.", ref("nested")), para("And more.")),
		note("in-link", 2, para("On a link.")),
		note("nested", 3, para("A note’s own note.")),
		note("list", 4, &book.List{At: at, Items: [][]book.Block{{para("in a list")}}}),
	}
	f.book.Body[1].Title = inlines("Second", ref("title"))
	f.book.Notes = append(f.book.Notes, note("title", 5, para("On a title.")))
	return f
}

func endnoteBook() fixture {
	f := noteBook()
	f.book.Back = []*book.Section{{Kind: book.Endnotes, ID: "endnotes", Made: true}, section(book.About, "About", para("After the notes.", ref("late")))}
	f.book.Notes = append(f.book.Notes, note("late", 6, para("From behind.")))
	return f
}

func leftNoteBook() fixture {
	f := fixture{book: plain(chapter(1, "Lonely", para("Nothing refers to it.")))}
	f.book.Notes = []*book.Note{note("left", 1, para("Still here."))}
	return f
}

func openingBook() fixture {
	return fixture{book: plain(
		section(book.Prologue, "", para("Before.")),
		&book.Section{Kind: book.Chapter, ID: "only-label", Label: "Chapter", Numeral: "One", Blocks: []book.Block{para("One.")}},
		&book.Section{Kind: book.Chapter, ID: "only-numeral", Numeral: "II", Blocks: []book.Block{para("Two.")}},
		&book.Section{Kind: book.Chapter, ID: "numeral-title", Numeral: "3", Title: text("The Storm"), Blocks: []book.Block{para("Three.")}},
		&book.Section{Kind: book.Chapter, ID: "with-sub", Label: "Chapter", Numeral: "4", Title: inlines("The ", span(book.Emphasis, "Patience")),
			Sub: text("in which nothing is weighed"), Blocks: []book.Block{
				&book.Quote{At: at, Kind: book.Opening, Blocks: []book.Block{para("A thumb’s not much.")}, Attribution: text("Kelfer proverb")},
				para("Four, and a lead-in after the motto.")}},
		&book.Section{Kind: book.Chapter, ID: "untitled", Blocks: []book.Block{para("Nothing stands above this text, which has a name all the same.")}},
		&book.Section{Kind: book.Epilogue, ID: "epilogue", Label: "Epilogue", Lang: "fr", Blocks: []book.Block{para("Après.")}},
	)}
}

func matterBook() fixture {
	f := fixture{cover: true, book: plain(chapter(1, "Middle", para("Text.")))}
	f.book.Meta.Subtitle = "A Novel"
	f.book.Meta.Publisher = "The Sprung Hasp Press"
	f.book.Meta.Date = "2026-11-20"
	f.book.Meta.Rights = "CC0 1.0: no rights reserved."
	f.book.Meta.Edition = "First edition"
	f.book.Meta.Identifiers = book.Identifiers{UUID: "7C1F0A52-6d3e-4b17-9a45-5e8d20c4f1a9", ISBNEbook: "978-3-16-148410-0", ISBNPrint: "0-306-40615-2"}
	f.book.Front = []*book.Section{
		{Kind: book.HalfTitle, ID: "half-title", Made: true}, {Kind: book.TitlePage, ID: "title", Made: true},
		{Kind: book.Copyright, ID: "copyright", Made: true}, section(book.Dedication, "", para("To whoever left the basket")),
		section(book.Epigraph, "", &book.Quote{At: at, Kind: book.BlockQuote, Blocks: []book.Block{para("The weights do not get seasick.")}, Attribution: text("Instructions")}),
		{Kind: book.Contents, ID: "contents", Made: true}, section(book.Foreword, "Foreword", para("Fore.")), section(book.Preface, "Preface", para("Pre.")),
		section(book.Introduction, "Introduction", para("Intro.")), section(book.ContentNotes, "Content Notes", para("Butter.")),
	}
	f.book.Back = []*book.Section{
		section(book.Afterword, "Afterword", para("After.")), section(book.AuthorsNote, "Author’s Note", para("I made it up.")),
		section(book.Acknowledgments, "Thanks", para("To all.")), section(book.About, "", para("She lives.")),
		section(book.AlsoBy, "Also by", para(span(book.Emphasis, "Short Measure"))), section(book.Colophon, "", para("Set in type.")),
		section(book.Appendix, "Appendix", para("Tables.")), section(book.Teaser, "From the next", para("It began.")), {Kind: book.AlsoBy, ID: "empty", Made: true},
	}
	return f
}

func partBook() fixture {
	part := func(n int, title string, sections ...*book.Section) *book.Section {
		return &book.Section{Kind: book.Part, ID: fmt.Sprintf("part-%d", n), Label: "Part", Numeral: fmt.Sprint(n), Title: text(title), Sections: sections}
	}
	f := fixture{book: plain(section(book.Prologue, "Prologue", para("Before.")),
		part(1, "Sixteen", chapter(1, "One", para("1.")), section(book.Interlude, "Between", para("–")), chapter(2, "Two", para("2."))),
		part(2, "Seventeen", chapter(3, "Three", para("3."))), section(book.Epilogue, "Epilogue", para("After.")))}
	f.book.Front = []*book.Section{{Kind: book.Contents, ID: "contents", Title: text("What Is in It")}}
	return f
}

func metadataBook() fixture {
	f := fixture{cover: true, book: plain(chapter(1, "One", para("Text.")))}
	f.book.Meta = book.Meta{
		Title: "The Lantern Stage", Subtitle: "A Comedy", Language: "en-GB",
		Authors: []book.Contributor{{Name: "Ines Okafor"}, {Name: "Vincent van der Berg Jr.", Role: "aut"}},
		Contributors: []book.Contributor{{Name: "Le Guin", Sort: "Le Guin", Role: "translator"}, {Name: "Ann", Role: "ill"},
			{Name: "Bo Lund", Role: "made the tea"}},
		Series:      book.Series{Name: "Lantern", Position: "2.5"},
		Identifiers: book.Identifiers{ISBNEbook: "0-306-40615-2"},
		Publisher:   "House", Date: "2026-11", Rights: "All rights reserved.",
		Description: "First paragraph\nof two.\n\nSecond & last.",
		Subjects:    []book.Subject{{Text: "Fantasy", BISAC: "FIC009000", Thema: "FM"}, {BISAC: "FIC022070"}, {Text: "lanterns"}},
	}
	return f
}

func hostileBook() fixture {
	bad := "</title><script>alert(1)</script>\x00\x07\x1b[31m\xff \u202eevil\u202c \"quoted\" ]]> <!-- &amp;"
	f := fixture{book: plain(chapter(1, bad, para(bad, span(book.Emphasis, bad), &book.Link{Href: "javascript:alert(1)", Inlines: text(bad)},
		&book.Link{Href: "https://example.org/\"><script>", Inlines: text("quoted")}),
		&book.Preformatted{At: at, Lines: []string{bad}}, &book.Figure{At: at, Image: "a.png", Alt: bad, Caption: text(bad)},
		&book.Chat{At: at, Lines: []book.ChatLine{{At: at, Time: bad, Who: bad, Inlines: text(bad)}}}))}
	f.book.Images = []*book.Image{picture("a.png", "image/png", pngOf(4, 4))}
	f.book.Meta = book.Meta{
		Title: "  " + bad + "  ", Subtitle: bad, TitleSort: bad, Language: "en", Authors: []book.Contributor{{Name: bad, Sort: bad, Role: bad}},
		Series: book.Series{Name: bad, Position: bad}, Publisher: bad, Description: bad + "\n\n" + bad, Rights: bad, Edition: bad,
		Subjects: []book.Subject{{Text: bad, BISAC: bad}}, Identifiers: book.Identifiers{UUID: bad},
	}
	f.book.Front = []*book.Section{{Kind: book.TitlePage, ID: "title", Made: true}, {Kind: book.Copyright, ID: "copyright", Made: true}}
	return f
}

func arabicBook() fixture {
	f := fixture{book: plain(&book.Section{Kind: book.Chapter, ID: "one", Title: text("الفصل الأول"), Blocks: []book.Block{
		para("كان يا ما كان، في قديم الزمان."), para("ثم قال: ", foreign(book.Plain, "en", "enough"), ".")}})}
	f.book.Meta = book.Meta{Title: "حكاية", Language: "ar", Authors: []book.Contributor{{Name: "نورا"}}}
	return f
}

func bareBook() fixture {
	return fixture{book: &book.Book{Body: []*book.Section{{Kind: book.Chapter, ID: "text", Blocks: []book.Block{para("It is all there is.")}}}}}
}

func leadInBook() fixture {
	list := [][]any{
		{"They were off the landing in four minutes."}, {"“Listen,” said Rhoda. “Is that the horn?”"}, {"Mr. Smith and J. Doe went to the sea."},
		{"No. It was not the horn."}, {"‘Tis the season for it, all of them said."}, {span(book.Emphasis, "Patience"), " lay in the harbor, asleep."},
		{"The ", span(book.Emphasis, "good ship Patience lay there"), " asleep."}, {"Only three words"}, {"漢字の文章はここに始まる。"},
		{"Half-way up the stair she stopped."}, {"One", ref("n"), " two three four five six."}, {"… and then there was nothing more to say."},
		{"3 men came to the door that night."}, {"Don’t—she said—ever do that."},
	}
	var sections []*book.Section
	for i, in := range list {
		sections = append(sections, chapter(i+1, "T", para(in...)))
	}
	f := fixture{book: plain(sections...)}
	f.book.Notes = []*book.Note{note("n", 1, para("Note."))}
	return f
}

func linkBook() fixture {
	link := func(href string) book.Inline { return &book.Link{Href: href, Inlines: text(href)} }
	return fixture{book: plain(
		chapter(1, "Links", para(link("https://example.org/a b?q=1&r=ü#f"), " ", link("http://[::1]/"), " ", link("mailto:a@example.org"), " ",
			link("javascript:alert(1)"), " ", link("file:///etc/passwd"), " ", link("//example.org/"), " ", link("chapter-2.md"), " ",
			link("data:text/html,x"), " ", link("https://exa mple.org/"), " ", link("https:///"), " ", link("mailto:nobody")),
			para(link("#chapter-2"), " ", link("#chapter-1"), " ", link("#place"), " ", link("#nowhere"), " ",
				&book.Link{Href: "#chapter-2", Inlines: inlines("outer ", link("https://example.org/"), " end")})),
		chapter(2, "There", &book.Heading{At: at, Level: 1, ID: "place", Inlines: text("Place")}, para("Here.")),
	)}
}

func deepBook() fixture {
	s := section(book.Chapter, "At the bottom", para("Deep."))
	for i := range 5 {
		s = &book.Section{Kind: book.Part, ID: fmt.Sprintf("part-%d", i), Title: text(fmt.Sprintf("Part %d", i)), Sections: []*book.Section{s,
			{Kind: book.Chapter, ID: fmt.Sprintf("beside-%d", i), Title: text("Beside"), Blocks: []book.Block{para("B.")}}}}
	}
	return fixture{book: plain(s)}
}

// longBook has a chapter of three documents, with links and notes across them.
func longBook() fixture {
	var blocks []book.Block
	for i := range 500 {
		blocks = append(blocks, para(fmt.Sprintf("Paragraph %d. ", i)+strings.Repeat("And so on to the end of the line. ", 30)))
		if i%40 == 0 {
			blocks = append(blocks, &book.SceneBreak{At: at})
		}
	}
	blocks = append(blocks, &book.Heading{At: at, Level: 1, ID: "near-the-end", Inlines: text("Near the end")},
		para("The note again.", ref("n"), " The ", &book.Link{Href: "#chapter-1", Inlines: text("start")}, "."))
	first := para("To ", &book.Link{Href: "#near-the-end", Inlines: text("the end")}, ".", ref("n"))
	f := fixture{book: plain(chapter(1, "Long", append([]book.Block{first}, blocks...)...), chapter(2, "Short", para("Text.")))}
	f.book.Notes = []*book.Note{note("n", 1, para("Note."))}
	return f
}
