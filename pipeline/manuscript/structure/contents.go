package structure

import (
	"regexp"
	"strings"

	"octavo/pipeline/book"
)

// leader is what leads to a page number in a contents list, with the number.
var leader = regexp.MustCompile(`(?:[\s.·•_…–—-]{2,}|\t+)(?:p\.?\s*)?(?:\d{1,4}|[ivxlc]{1,6})\s*$`)

// dropContents takes out a contents list that the author typed: editions make
// their own. It is a dense run of short lines near the front whose words come
// again later, each as a line or two of its own.
func (a *assembler) dropContents() {
	later := a.shortLines()
	for i := 0; i < len(a.items); i++ {
		it := &a.items[i]
		if it.role != running {
			continue
		}
		if it.para != nil && it.mark.form == named && it.mark.kind == book.Contents {
			if end := a.contentsEnd(i+1, later, 1); end > i+1 {
				a.takeContents(i, end)
				return
			}
		}
		if end := a.contentsEnd(i, later, 4); end > i {
			a.takeContents(i, end)
			return
		}
		if i > 200 { // a list at the front stands at the front
			return
		}
	}
}

// takeContents takes items [from, to) out and says so.
func (a *assembler) takeContents(from, to int) {
	asked := a.asked[a.items[from].file]
	if asked.contents == book.KeepContents {
		a.keepContents(from, to)
		return
	}
	n := 0
	a.listed = map[string]bool{}
	for i := from; i < to; i++ {
		if it := &a.items[i]; it.role == running {
			a.listed[book.LettersOf(leader.ReplaceAllString(it.text, ""))] = it.para != nil
			a.drop(i)
			n++
		}
	}
	if asked.contents == book.DropContents {
		return
	}
	a.note(a.items[from].Block.Place(), "contents-list", "nothing to do: each edition has a contents list with its own places",
		"a typed contents list of %d lines left out", n)
}

// keepContents leaves a contents list in the text, as the author wants it: it
// is text, and its heading, if it has one, heads a piece of the front matter.
func (a *assembler) keepContents(from, to int) {
	for i := from; i < to; i++ {
		it := &a.items[i]
		if it.role != running {
			continue
		}
		if i == from && it.mark.form == named && it.mark.kind == book.Contents {
			it.said = &said{how: "the heading of a contents list that is kept", kind: book.Introduction, depth: chapterDepth}
			continue
		}
		it.said, it.mark = &said{text: true, kept: true}, mark{}
	}
}

// shortLines gives, for the letters of each short line and of each two and
// three in a row, the last item where they stand.
func (a *assembler) shortLines() map[string]int {
	last := map[string]int{}
	before := [2]string{}
	for i := range a.items {
		it := &a.items[i]
		if it.role == dropped {
			continue
		}
		if it.para == nil || it.words > 25 || len(it.text) > 200 {
			before = [2]string{}
			continue
		}
		key := book.LettersOf(it.text)
		last[key] = i
		if before[1] != "" {
			last[before[1]+key] = i
			if before[0] != "" {
				last[before[0]+before[1]+key] = i
			}
		}
		before = [2]string{before[1], key}
	}
	return last
}

// contentsEnd returns the end of the contents list that starts at from, or
// from when none does. It needs least entries that come again, and two in
// three that do.
func (a *assembler) contentsEnd(from int, later map[string]int, least int) int {
	if from >= len(a.items) {
		return from
	}
	if l, ok := a.items[from].Block.(*book.List); ok && least == 1 && movable(l) {
		return from + 1
	}
	end := from
	for end < len(a.items) && (a.items[end].role == dropped || a.entryLike(end)) && end-from < 4000 {
		end++
	}
	// How many entries of the run's start come again behind it.
	best, entries, again, led := from, 0, 0, 0
	first, prefix := "", ""
	for i := from; i < end; i++ {
		it := &a.items[i]
		if it.role == dropped {
			continue
		}
		entry := leader.ReplaceAllString(it.text, "")
		key := book.LettersOf(entry)
		if first != "" && key != "" && strings.HasPrefix(first, key) && (key == first || it.mark.form != noForm && entry == it.text) {
			break // the first entry again: the text begins
		}
		if entry != it.text {
			led++
		} else if led > 1 && led == entries {
			break // all entries had page numbers so far
		}
		if first == "" {
			first = key
		}
		entries++
		if later[key] >= end && key != "" || prefix != "" && later[prefix+key] >= end || a.comesAgain(it, entry, later, end) {
			again++
			if again*3 >= entries*2 {
				best = i + 1
			}
		} else if i == from && least > 1 {
			return from // a list starts with an entry
		}
		prefix = key
	}
	if again < least || best == from {
		return from
	}
	return best
}

// comesAgain looks for an entry that is written another way in the text: with
// the page's number close by, or without its label and number.
func (a *assembler) comesAgain(it *item, entry string, later map[string]int, end int) bool {
	if it.text != entry && strings.TrimSpace(entry) != "" {
		return true // it has a leader and a page number
	}
	if it.mark.form == noForm || it.mark.title.empty() {
		return false
	}
	title := book.LettersOf(it.text[it.mark.title.from:it.mark.title.to])
	return later[strings.TrimRight(title, "0123456789")] >= end
}

// entryLike reports whether an item may be a line of a contents list.
func (a *assembler) entryLike(i int) bool {
	it := &a.items[i]
	return it.para != nil && it.role == running && (it.said == nil || it.said.how != "") && it.words <= 24 && len(it.text) <= 160 && (!strings.ContainsAny(it.text, "\"“”") || it.mark.form != noForm || leader.MatchString(it.text)) &&
		(!strings.HasSuffix(it.text, ".") || it.words <= 8)
}
