package structure

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/book"
)

// The most words a title page may have, and the front matter without headings
// behind it. More is text.
const (
	maxTitleWords = 14
	maxFrontWords = 300
)

// readTitlePage reads what stands above the first heading: the book's title,
// who wrote it, a dedication, a motto.
func (a *assembler) readTitlePage() {
	first := 0
	for first < len(a.items) && a.items[first].role != heading && a.items[first].role != inner && a.items[first].role != titleAbove {
		first++
	}
	end := first
	for i := 0; i < first; i++ {
		if a.items[i].file != a.items[0].file {
			end = i
			break
		}
	}
	headed := first < len(a.items)
	words := 0
	for i := 0; i < end; i++ {
		if a.items[i].role == running {
			words += a.items[i].words
		}
	}
	i := a.next(-1)
	if i < end {
		front := headed && words <= maxFrontWords
		from := i
		if t := a.titleLineOf(end); t >= 0 {
			a.takeTitlePage(t, end)
		} else if a.isTitle(i, end, front) {
			from = a.takeTitlePage(i, end)
		}
		if front {
			a.readFront(from, end)
		}
	}
	a.takeTitleLines()
}

// isTitle reports whether the first line of the book is its title.
func (a *assembler) isTitle(i, end int, front bool) bool {
	it := &a.items[i]
	if it.isText() {
		return false
	}
	if it.role == titlePage || it.role == running && it.para != nil && a.sameAsTitle(it.text) {
		return true
	}
	if !it.short() || it.words > maxTitleWords || startsSmall(it.text) || book.LettersOf(it.text) == "" || strings.ContainsAny(it.text[:1], "\"“‘'") ||
		strings.HasPrefix(it.text, "“") || dedicates(it.text) || isImprint(it.text) {
		return false
	}
	if strings.ContainsAny(it.text[len(it.text)-1:], ".,;:") && !allCapitals(it.text) {
		return false
	}
	below := a.next(i)
	if below >= len(a.items) {
		return false
	}
	next := &a.items[below]
	switch {
	case next.para != nil && isBy(next.text):
		return true
	case it.Centred || it.level() > 0 || it.Bold || allCapitals(it.text) && len(it.text) > 3:
		return true
	case front:
		return titleCase(it.text, "")
	}
	return titleCase(it.text, "") && it.words <= 9 && next.Blanks > 0 && next.words > 12
}

// byLine begins a line that names the author.
var byLine = regexp.MustCompile(`^(?i:(?:a\s+(?:novel|story|novella)\s+)?(?:written\s+)?by)(?:\s+|:\s*|$)`)

func isBy(s string) bool { return byLine.MatchString(s) && len(s) < 80 && !endsSentence(s) }

// seriesLine names the series and the place in it.
var (
	seriesLine = regexp.MustCompile(`^(?i:book|volume|vol\.?|part)\s+(\S+)\s+(?i:of|in)\s+(.+)$`)
	seriesTail = regexp.MustCompile(`^(.+?)[,:]?\s+(?:(?i:book|volume|vol\.?)\s+|#\s*)(\S+)$`)
)

// takeTitlePage takes the title and the lines that belong to it, and returns
// where they end.
func (a *assembler) takeTitlePage(i, end int) int {
	if it := &a.items[i]; a.meta.Title == "" {
		why := "the first line of the text"
		if it.isSaid() {
			why = where(it.said.at) + " says so"
		}
		a.guessTitle(it, why)
	} else if !a.sameAsTitle(it.text) {
		a.warn(it.Block.Place(), "title-differs", "take one of them out", "the text begins with the title %q; the book is called %q", it.text, a.meta.Title)
	}
	a.takeFront(i)
	by := false
	for i = a.next(i); i < end; i = a.next(i) {
		it := &a.items[i]
		if !it.short() || it.words > maxTitleWords || it.text == "" {
			break
		}
		if !a.titlePageLine(it, &by) {
			break
		}
		a.takeFront(i)
	}
	return i
}

// titlePageLine reads one line below the title; false ends the title page.
func (a *assembler) titlePageLine(it *item, by *bool) bool {
	s := it.text
	switch loc := byLine.FindStringIndex(s); {
	case isImprint(s):
		return false
	case loc != nil && loc[1] == len(s):
		*by = true
		return true
	case loc != nil && isBy(s):
		a.guessAuthor(it, s[loc[1]:])
		*by = false
		return true
	case *by || nameLike(s) && len(a.meta.Authors) == 0 || a.isAuthor(s):
		a.guessAuthor(it, s)
		*by = false
		return true
	}
	if m := seriesLine.FindStringSubmatch(s); m != nil {
		if n, ok := readNumeral(m[1]); ok && n.end == len(m[1]) {
			a.guessSeries(m[2], n.value)
			return true
		}
	}
	if m := seriesTail.FindStringSubmatch(s); m != nil {
		if n, ok := readNumeral(m[2]); ok && n.end == len(m[2]) && len(m[1]) > 2 {
			a.guessSeries(m[1], n.value)
			return true
		}
	}
	if lower := strings.ToLower(s); lower == "a novel" || lower == "a novella" || lower == "a memoir" || lower == "a story" ||
		strings.HasPrefix(lower, "a novel of ") || strings.HasPrefix(lower, "a novel in ") {
		if a.meta.Subtitle == "" {
			a.meta.Subtitle = s
			a.meta.Guessed = append(a.meta.Guessed, "subtitle")
		}
		return true
	}
	return false
}

// takeFront takes a line of the title page out; editions make their own.
func (a *assembler) takeFront(i int) {
	a.items[i].role = running
	a.drop(i)
}

func (a *assembler) isAuthor(s string) bool {
	for _, c := range a.meta.Authors {
		if book.LettersOf(c.Name) == book.LettersOf(s) {
			return true
		}
	}
	return false
}

// nameLike reports whether a line may be a person's name: two to five words,
// each with a capital or a particle, nothing but letters, stops of initials,
// hyphens and apostrophes.
func nameLike(s string) bool {
	fields := strings.Fields(s)
	if len(fields) < 2 || len(fields) > 5 {
		return false
	}
	for _, w := range fields {
		switch strings.ToLower(w) {
		case "de", "la", "le", "van", "von", "der", "den", "di", "da", "du", "del", "ten", "bin", "al", "y", "and", "&":
			continue
		case "the", "of", "a", "an", "in", "to", "for", "on", "my", "is", "novel", "story", "book", "chapter", "with":
			return false
		}
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) {
			return false
		}
		for i, r := range w {
			if !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' && r != ',' && (r != '.' || i == 0) {
				return false
			}
		}
		if strings.HasSuffix(w, ".") && utf8.RuneCountInString(w) > 3 && !strings.EqualFold(w, "jr.") {
			return false
		}
	}
	return true
}

// dedicates reports whether a text begins as a dedication does.
func dedicates(s string) bool {
	lower := strings.ToLower(s)
	for _, start := range []string{"to ", "for ", "dedicated to ", "in memory of ", "in loving memory", "this book is for ", "this book is dedicated", "à ", "für "} {
		if strings.HasPrefix(lower, start) {
			return true
		}
	}
	return lower == "to" || lower == "for"
}

func isImprint(s string) bool {
	lower := strings.ToLower(s)
	for _, start := range []string{"copyright", "©", "(c) ", "all rights reserved", "isbn", "first published", "published by", "first edition"} {
		if strings.HasPrefix(lower, start) {
			return true
		}
	}
	return false
}

// readFront reads the short pieces between the title page and the first
// heading, in groups parted by blank lines: the copyright, a dedication, and
// what is left is the motto.
func (a *assembler) readFront(from, end int) {
	dedicated := false
	for i := from; i < end; {
		if it := &a.items[i]; it.role != running || it.said != nil && it.said.kept {
			i++
			continue
		}
		if _, ok := a.items[i].Block.(*book.SceneBreak); ok {
			a.items[i].role = dropped
			i++
			continue
		}
		group := a.group(i, end)
		r := motto
		switch text := a.groupText(i, group); {
		case isImprint(text):
			r = imprintLine
		case !dedicated && dedicates(text) && strings.Count(text, " ") < 60:
			r = dedication
			dedicated = true
			group = a.dedicationEnd(group, end)
		}
		for ; i < group; i++ {
			if it := &a.items[i]; it.role == running && (it.said == nil || !it.said.kept) {
				it.role = r
			}
		}
	}
}

// dedicationEnd returns where the lines of a dedication end that stand apart, as
// in Markdown: each goes on from one that is not finished.
func (a *assembler) dedicationEnd(i, end int) int {
	for ; i < end; i++ {
		it, above := &a.items[i], strings.TrimSpace(a.items[i-1].text)
		if it.role != running || it.said != nil || it.para == nil || it.PageBreak || it.words > maxTitleWords || isImprint(it.text) ||
			setOff(it.para) || strings.TrimLeft(it.text, "—–―-~") != it.text {
			break
		}
		unfinished := strings.HasSuffix(above, ",") || strings.EqualFold(above, "to") || strings.EqualFold(above, "for")
		if above == "" || !unfinished && !(startsSmall(it.text) && !endsSentence(above)) {
			// a name that a small beginning will follow
			if i+1 >= end || !strings.HasSuffix(it.text, ",") || endsSentence(above) || a.items[i+1].para == nil || !startsSmall(a.items[i+1].text) {
				break
			}
		}
	}
	return i
}

// group returns the end of the pieces that stand close together.
func (a *assembler) group(i, end int) int {
	for i++; i < end && a.items[i].Blanks == 0 && !a.items[i].PageBreak; i++ {
	}
	return i
}

func (a *assembler) groupText(from, to int) string {
	var list []string
	for i := from; i < to; i++ {
		if a.items[i].text != "" {
			list = append(list, a.items[i].text)
		}
	}
	return strings.Join(list, " ")
}
