package typeset

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/pipeline/font"
	"octavo/pipeline/internal/tools"
	"octavo/templates"
)

// corpusBook reads a novel of the corpus, whose form its README describes.
func corpusBook(t testing.TB, name string) *book.Book {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(tools.Shared(t, "corpus/text"), name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return parseCorpus(name, string(data))
}

func parseCorpus(name, text string) *book.Book {
	author, title, _ := strings.Cut(name, "_")
	b := &book.Book{Meta: book.Meta{Title: nameOf(title), Authors: []book.Contributor{{Name: nameOf(author)}}, Language: "en-GB", Publisher: "The Sprung Hasp Press", Date: "2026"}}
	for _, k := range []book.Kind{book.HalfTitle, book.TitlePage, book.Copyright, book.Contents} {
		b.Front = append(b.Front, &book.Section{Kind: k, ID: string(k), Made: true})
	}
	twoLevels := strings.Contains(text, "\n## ")
	var part, at *book.Section
	n := 0
	for i, p := range strings.Split(text, "\n\n") {
		p = strings.Trim(p, "\n")
		pos := diag.Pos{File: name, Line: 2*i + 1, Col: 1}
		level := len(p) - len(strings.TrimLeft(p, "#"))
		switch {
		case p == "":
		case level == 1 && twoLevels:
			n++
			part = &book.Section{Kind: book.Part, ID: fmt.Sprintf("part-%d", n), At: pos, Title: corpusInlines(pos, p[2:])}
			b.Body = append(b.Body, part)
			at = part
		case level == 1 || level == 2:
			n++
			at = &book.Section{Kind: book.Chapter, ID: fmt.Sprintf("chapter-%d", n), At: pos, HeadAt: pos, Label: "Chapter"}
			numeral, title, _ := strings.Cut(p[level+1:], ": ")
			at.Numeral, at.Title = numeral, corpusInlines(pos, title)
			if part != nil {
				part.Sections = append(part.Sections, at)
			} else {
				b.Body = append(b.Body, at)
			}
		case at == nil:
			at = &book.Section{Kind: book.Epigraph, ID: "epigraph", At: pos}
			b.Front = append(b.Front, at)
			fallthrough
		default:
			at.Blocks = append(at.Blocks, corpusBlock(pos, p, level))
		}
	}
	return b
}

func corpusBlock(pos diag.Pos, p string, level int) book.Block {
	switch {
	case p == "***":
		return &book.SceneBreak{At: pos}
	case level > 2:
		return &book.Heading{At: pos, Level: level - 2, Inlines: corpusInlines(pos, p[level+1:])}
	case strings.HasPrefix(p, "> ") && strings.Contains(p, "\n"):
		v := &book.Verse{At: pos}
		var stanza book.Stanza
		for _, l := range strings.Split(p, "\n") {
			stanza = append(stanza, book.VerseLine{At: pos, Inlines: corpusInlines(pos, strings.TrimPrefix(l, "> "))})
		}
		v.Stanzas = []book.Stanza{stanza}
		return v
	case strings.HasPrefix(p, "> "):
		return &book.Quote{At: pos, Kind: book.BlockQuote, Blocks: []book.Block{&book.Paragraph{At: pos, Inlines: corpusInlines(pos, p[2:])}}}
	}
	return &book.Paragraph{At: pos, Inlines: corpusInlines(pos, strings.ReplaceAll(p, "\n", " "))}
}

func corpusInlines(pos diag.Pos, s string) []book.Inline {
	var list []book.Inline
	for i, part := range strings.Split(s, "*") {
		switch {
		case part == "":
		case i%2 == 1:
			list = append(list, &book.Span{Kind: book.Emphasis, Inlines: book.NewText(pos, part)})
		default:
			list = append(list, &book.Text{At: pos, Value: part})
		}
	}
	return list
}

func nameOf(slug string) string {
	words := strings.Split(slug, "-")
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, " ")
}

func classic(t testing.TB, override map[string]any) *design.Design {
	t.Helper()
	d, err := design.Load(templates.Designs, design.Options{Override: override})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func stix(t testing.TB) font.Family {
	t.Helper()
	f, ok := font.Builtin("STIX Two Text")
	if !ok {
		t.Fatal("no STIX Two Text")
	}
	return f
}
