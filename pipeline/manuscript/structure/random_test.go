package structure

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"octavo/pipeline/book"
)

// randomFashion composes a fashion of what authors do, one choice at a time:
// a label or none, a way of writing the number, marks round it, a place for
// the title, the room above and below, the way paragraphs are set.
func randomFashion(seed uint64) fashion {
	r := rand.New(rand.NewPCG(seed, 7))
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	f := fashion{decoys: true}
	label := pick("Chapter", "CHAPTER", "Chapter", "chapter", "Ch.", "", "", "", "Letter", "Episode", "Night", "Canto", "Entry", "Chap.")
	number := pick("7", "7", "VII", "Seven", "SEVEN", "07", "seventh", "vii")
	place := pick("none", "none", "line", "line", "line", "below", "below", "blank", "above")
	round := pick("", "", "", "", "", "~", "*", "—", "-", "[]", "()", "==", "**", "_", "#", "·")
	stop := pick("", "", "", ".", ":")
	sep := pick(": ", " - ", " – ", " — ", ". ", " | ", " -- ", "\t")
	caps := r.IntN(4) == 0
	small := label == "chapter"
	titles := pick("", "", "", "caps", "quoted", "teller", "in-which", "date")

	if label == "" && (number == "seventh" || number == "vii" && round == "") {
		number = "VII"
	}
	if small {
		number = pick("7", "seven", "vii")
		titles = pick("", "small")
	}
	if label != "" && number == "vii" && !small {
		number = "VII"
	}
	if label == "Ch." || label == "Entry" || label == "Night" || label == "Chap." {
		if number == "seventh" {
			number = "7"
		}
	}
	if place == "above" && (titles == "in-which" || titles == "date") {
		titles = ""
	}
	if place == "line" && (titles == "in-which" || titles == "date" || titles == "small" && false) {
		titles = "caps"
	}
	if place == "line" && number == "seventh" && sep == ". " {
		sep = ": "
	}
	numeral := func(n int) string {
		switch number {
		case "VII":
			return book.Roman(n)
		case "vii":
			return strings.ToLower(book.Roman(n))
		case "Seven":
			return inWords(n)
		case "SEVEN":
			return strings.ToUpper(inWords(n))
		case "seven":
			return strings.ToLower(inWords(n))
		case "07":
			return fmt.Sprintf("%02d", n)
		case "seventh":
			return "the " + ordinalOf(n)
		}
		return fmt.Sprint(n)
	}
	head := func(n int) string {
		s := numeral(n)
		if label != "" {
			s = label + " " + s
		}
		if caps && !small {
			s = strings.ToUpper(s)
		}
		return s
	}
	says := func(n int, t string) string {
		switch {
		case t == "" || place == "none":
			return ""
		case titles == "caps":
			return strings.ToUpper(t)
		case titles == "small":
			return strings.ToLower(t)
		case titles == "quoted":
			return "“" + t + "”"
		case titles == "teller":
			return strings.ToUpper(teller(n))
		case titles == "in-which":
			return "In which " + strings.ToLower(t) + " is looked for and not found"
		case titles == "date":
			return aDate(n)
		}
		return t
	}
	wrapIn := func(s string) string {
		switch round {
		case "":
			return s
		case "[]", "()":
			return round[:1] + s + round[1:]
		case "**", "_":
			return round + s + round
		case "#":
			return "# " + s
		}
		return round + " " + s + " " + round
	}
	f.chapter = func(n int, t string) []string {
		h, t := head(n), says(n, t)
		if t == "" {
			return []string{wrapIn(h + stop)}
		}
		switch place {
		case "line":
			return []string{wrapIn(h + sep + t)}
		case "below":
			return []string{wrapIn(h + stop), t}
		case "blank":
			return []string{wrapIn(h + stop), "", t}
		}
		return []string{t, wrapIn(h + stop)}
	}
	f.says = func(n int, t string) (int, string) { return n, says(n, t) }
	f.plain = place == "none"
	f.titled = !f.plain

	f.blanks = [2]int{1 + r.IntN(4), r.IntN(3)}
	f.centred = r.IntN(3) == 0 && round != "#" && round != "**" && round != "_"
	switch r.IntN(6) {
	case 0:
		f.wrap, f.indented = 60+r.IntN(20), true
	case 1:
		f.wrap = 60 + r.IntN(20)
	case 2:
		f.tight = true
	case 3:
		f.tight, f.first = true, "\t"
	}
	if f.wrap > 0 && !f.indented || f.wrap == 0 && !f.tight {
		f.blanks[1] = max(f.blanks[1], 1)
	}
	if f.centred {
		f.first = ""
	}
	f.page = r.IntN(8) == 0
	f.crlf = r.IntN(8) == 0
	f.matter = r.IntN(2) == 0
	if r.IntN(4) == 0 {
		f.contents, f.dense = true, r.IntN(2) == 0
		f.leaders = pick("", "\t", " ..... ")
	}
	f.inner = innerArabic
	if number == "7" || number == "07" {
		f.inner = innerRoman
	}
	f.part, f.named = partColon, plainName
	switch {
	case small:
		f.named = smallName
		f.part = func(l string, n int, t string) []string {
			return lines(strings.ToLower(joined(l+" "+inWords(n), ": ", t)))
		}
	case caps:
		f.part, f.named = partLines, capsName
	}
	f.name = fmt.Sprintf("random-%d label=%q number=%s place=%s round=%q stop=%q sep=%q caps=%v titles=%s", seed, label, number, place, round, stop, sep, caps, titles)
	return f
}
