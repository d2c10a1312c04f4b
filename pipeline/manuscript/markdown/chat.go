package markdown

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// chat converts a div of messages, one a line. What cannot be a message, as a
// picture, stands between two exchanges.
func (c *converter) chat(d *div, at diag.Pos, lang string) ([]book.Block, error) {
	var blocks []book.Block
	var chat *book.Chat
	for n := d.FirstChild(); n != nil; n = n.NextSibling() {
		var lines [][]book.Inline
		var err error
		switch n.(type) {
		case *ast.Paragraph, *ast.TextBlock, *lineBlock:
			lines, err = c.inlineLines(n)
		default:
			var others []book.Block
			others, err = c.block(n)
			if more, ok := said(others); ok {
				lines = more
			} else if len(others) > 0 {
				blocks, chat = append(blocks, others...), nil
			}
		}
		if err != nil {
			return nil, err
		}
		for _, l := range lines {
			if isEmpty(l) {
				continue
			}
			if chat == nil {
				chat = &book.Chat{At: at, Lang: lang}
				if len(blocks) > 0 {
					chat.At = placeOf(l)
				}
				blocks = append(blocks, chat)
			}
			chat.Lines = append(chat.Lines, chatLine(l))
		}
	}
	return blocks, nil
}

// said gives the lines of blocks that are all paragraphs: "[Mina]: hello"
// comes as a link's definition.
func said(blocks []book.Block) ([][]book.Inline, bool) {
	var lines [][]book.Inline
	for _, b := range blocks {
		p, ok := b.(*book.Paragraph)
		if !ok {
			return nil, false
		}
		lines = append(lines, splitLines(p.Inlines)...)
	}
	return lines, len(lines) > 0
}

// The head of a message: "[21:04] ", then "name: ". A name is short, and
// without a time before it has no stop but those of "Rev." and "W.", so that
// "He left. Then: nothing" stays whole.
var (
	chatTime  = regexp.MustCompile(`^[\[(]([^\[\]()\n]{1,24})[\])](:?)\s*`)
	chatWho   = regexp.MustCompile(`^((?:\p{Lu}\p{L}{0,4}\.\s?){0,3}[^\s:.!?,;][^:.!?,;]{0,39}?(?:\s\p{Lu}\p{L}{0,4}\.)?):(?:\s+|$)`)
	chatLoose = regexp.MustCompile(`^([^\s:!?][^:!?]{0,39}?):(?:\s+|$)`)
	isTime    = regexp.MustCompile(`[0-9]`)
)

// chatLine splits a message into time, name and words.
func chatLine(list []book.Inline) book.ChatLine {
	l := book.ChatLine{At: placeOf(list), Inlines: list}
	t, ok := list[0].(*book.Text)
	if !ok {
		return boldName(l)
	}
	if m := chatTime.FindStringSubmatch(t.Value); m != nil {
		switch {
		case m[2] == ":": // [Mina]: hello
			l.Who = m[1]
			l.Inlines = cut(list, len(m[0]))
			return l
		case isTime.MatchString(m[1]):
			l.Time = m[1]
			list = cut(list, len(m[0]))
			l.Inlines = list
		}
	}
	if len(list) == 0 {
		return l
	}
	if t, ok = list[0].(*book.Text); !ok {
		return boldName(l)
	}
	shape := chatWho
	if l.Time != "" {
		shape = chatLoose
	}
	if m := shape.FindStringSubmatch(t.Value); m != nil {
		l.Who = m[1]
		l.Inlines = cut(list, len(m[0]))
	}
	return l
}

// boldName takes the name from "**Mina:** hello".
func boldName(l book.ChatLine) book.ChatLine {
	s, ok := l.Inlines[0].(*book.Span)
	if !ok || l.Who != "" {
		return l
	}
	name := book.PlainText(s.Inlines)
	rest := l.Inlines[1:]
	if who, ok := strings.CutSuffix(name, ":"); ok && chatWho.MatchString(name) && plain(s.Inlines) {
		l.Who = who
		l.Inlines = rest
		if len(rest) > 0 {
			if t, ok := rest[0].(*book.Text); ok {
				l.Inlines = cut(rest, len(t.Value)-len(strings.TrimLeft(t.Value, " ")))
			}
		}
	}
	return l
}

// plain reports whether there is nothing but text in the inlines.
func plain(list []book.Inline) bool {
	for _, in := range list {
		if _, ok := in.(*book.Text); !ok {
			return false
		}
	}
	return true
}

// cut takes n bytes off the first Text.
func cut(list []book.Inline, n int) []book.Inline {
	t := list[0].(*book.Text)
	t.At.Col += utf8.RuneCountInString(t.Value[:n])
	if t.Value = t.Value[n:]; t.Value == "" {
		return list[1:]
	}
	return list
}
