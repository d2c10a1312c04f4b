package epub

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// hasLeadIn reports whether the text of such a section begins with words in
// small capitals. A drop cap of the design becomes a lead-in too: what
// reading systems make of a floating letter is not fit to be seen.
func (e *edition) hasLeadIn(k book.Kind) bool {
	o := e.design.Opening
	return kinds[k].class == "chapter" && o.Initial != "" && o.Initial != "none" && o.LeadIn > 0
}

// leadIn writes a paragraph whose first words are in small capitals. The
// letters stay as they are; the stylesheet makes them small capitals.
func (d *document) leadIn(list []book.Inline) {
	head, tail := splitLeadIn(list, d.design.Opening.LeadIn)
	if len(head) > 0 {
		d.Open("span", "class", "lead-in")
		d.inlines(head)
		d.Close()
	}
	d.inlines(tail)
}

// splitLeadIn parts the first words from the rest, at most most of them,
// fewer where a mark of punctuation comes earlier. Text in a script without
// capitals has no lead-in. A lead-in may end inside emphasis, which then goes on
// after it.
func splitLeadIn(list []book.Inline, most int) (head, tail []book.Inline) {
	for i, in := range list {
		rest := list[i:]
		switch in := in.(type) {
		case *book.Text:
			n, words, ends := leadInLength(in.Value, most)
			most -= words
			if n == len(in.Value) && !ends {
				head = append(head, in)
				continue
			}
			if n > 0 {
				head = append(head, &book.Text{At: in.At, Value: in.Value[:n]})
			}
			return head, append([]book.Inline{&book.Text{At: in.At, Value: in.Value[n:]}}, rest[1:]...)
		case *book.Span:
			if !plainOnly(in.Inlines) {
				return head, rest
			}
			value := book.PlainText(in.Inlines)
			n, words, ends := leadInLength(value, most)
			most -= words
			if n == len(value) && !ends {
				head = append(head, in)
				continue
			}
			if n > 0 {
				head = append(head, &book.Span{Kind: in.Kind, Lang: in.Lang, Inlines: book.NewText(diag.Pos{}, value[:n])})
			}
			if n < len(value) {
				tail = append(tail, &book.Span{Kind: in.Kind, Lang: in.Lang, Inlines: book.NewText(diag.Pos{}, value[n:])})
			}
			return head, append(tail, rest[1:]...)
		default:
			return head, rest
		}
	}
	return head, nil
}

func plainOnly(list []book.Inline) bool {
	for _, in := range list {
		if _, ok := in.(*book.Text); !ok {
			return false
		}
	}
	return true
}

// leadInLength returns how many bytes of the text belong to a lead-in of at
// most most words, how many words that is, and whether the lead-in ends there
// though the text goes on. Marks before the first word belong to it.
func leadInLength(text string, most int) (n, words int, ends bool) {
	for at := 0; at < len(text); {
		start := at + strings.IndexFunc(text[at:], isWordRune)
		if start < at { // no word is left
			if words > 0 && strings.IndexFunc(text[at:], isPunctuation) >= 0 {
				return n, words, true
			}
			return len(text), words, false
		}
		if words > 0 && strings.IndexFunc(text[at:start], isPunctuation) >= 0 && !afterTitle(text[:at], text[at:start]) {
			return n, words, true
		}
		if r, _ := utf8.DecodeRuneInString(text[start:]); !unicode.IsUpper(r) && !unicode.IsLower(r) && !unicode.IsNumber(r) {
			return n, words, true
		}
		if words == most {
			return n, words, true
		}
		end := len(text)
		if i := strings.IndexFunc(text[start:], func(r rune) bool { return !isWordRune(r) && r != '’' && r != '\'' && r != '-' }); i >= 0 {
			end = start + i
		}
		for end > start && !isWordEnd(text[:end]) {
			end-- // an apostrophe or a hyphen that no letter follows is a mark
		}
		words++
		n, at = end, end
	}
	return n, words, words == most
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

func isWordEnd(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return isWordRune(r)
}

func isPunctuation(r rune) bool { return !unicode.IsSpace(r) && !isWordRune(r) }

// titles are the shortened words that a name follows.
var titles = []string{"Mr", "Mrs", "Ms", "Dr", "St", "Prof", "Rev", "Hon", "Capt", "Col", "Gen", "Lt", "Maj", "Sgt", "Sr", "Jr", "M", "Mme", "Mlle", "Hr", "Fr"}

// afterTitle reports whether the mark after a word is the full stop of a
// title or an initial: "Mr. Smith", "J. Smith".
func afterTitle(before, between string) bool {
	if between != ". " && between != ".\u00a0" {
		return false
	}
	word := before[strings.LastIndexFunc(before, func(r rune) bool { return !isWordRune(r) })+1:]
	first, size := utf8.DecodeRuneInString(word)
	return slices.Contains(titles, word) || size == len(word) && unicode.IsUpper(first) && word != "I" && word != "A"
}
