package copyedit

import (
	"strings"

	"octavo/pipeline/book"
)

// foreignSpans corrects the spans of the unit that are in another language
// than what stands round them, each by itself in the style of its language.
// For the passage they stand in they are fixed text.
func (j *job) foreignSpans(u *unit, lang string) {
	var walk func(list []book.Inline)
	walk = func(list []book.Inline) {
		for _, in := range list {
			switch in := in.(type) {
			case *book.Span:
				switch {
				case in.Kind == book.Code:
				case in.Lang != "" && !sameLanguage(in.Lang, lang):
					j.run([]unit{{lines: []*[]book.Inline{&in.Inlines}, lang: in.Lang, form: headline, off: u.off}}, nil)
				default:
					walk(in.Inlines)
				}
			case *book.Link:
				walk(in.Inlines)
			}
		}
	}
	for _, line := range u.lines {
		walk(*line)
	}
}

// chatNames gives the apostrophes in the names of those who chat their shape:
// 'Arry Tench. A name holds no speech, so nothing else of it is looked at.
func (j *job) chatNames(list []book.Block, lang string, off ruleSet) {
	for _, b := range list {
		switch b := b.(type) {
		case *book.Quote:
			j.chatNames(b.Blocks, either(b.Lang, lang), off)
		case *book.Chat:
			for i := range b.Lines {
				j.chatName(&b.Lines[i], either(b.Lang, lang), off)
			}
		}
	}
}

func (j *job) chatName(l *book.ChatLine, lang string, off ruleSet) {
	if !strings.ContainsAny(l.Who, "'‘`´") || strings.ContainsAny(l.Who, "_@#0123456789") {
		return // a user name is what its owner typed
	}
	at := l.At
	if line := j.sourceLine(at.File, at.Line); at.Col > 0 && at.Col <= len(line) {
		if k := strings.Index(string(line[at.Col-1:]), l.Who); k > 0 {
			at.Col += len([]rune(string(line[at.Col-1:])[:k]))
		}
	}
	name := book.NewText(at, l.Who)
	j.run([]unit{{lines: []*[]book.Inline{&name}, lang: lang, form: label, off: off}}, nil)
	l.Who = book.PlainText(name)
}

// sourceLine returns a line of one of the author's files, from 1.
func (j *job) sourceLine(file string, no int) []rune {
	for _, s := range j.book.Source {
		if s.Name != file {
			continue
		}
		n := 1
		for line := range strings.Lines(s.Text) {
			if n == no {
				return []rune(line)
			}
			n++
		}
	}
	return nil
}
