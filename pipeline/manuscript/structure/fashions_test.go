package structure

import (
	"fmt"
	"strings"

	"octavo/pipeline/book"
)

func innerArabic(n int) string { return fmt.Sprint(n) }
func innerRoman(n int) string  { return book.Roman(n) }

func partColon(label string, n int, title string) []string {
	return lines(joined(label+" "+inWords(n), ": ", title))
}
func partLines(label string, n int, title string) []string {
	return lines(strings.ToUpper(label)+" "+book.Roman(n), strings.ToUpper(title))
}
func plainName(name, title string) []string { return lines(joined(name, ": ", title)) }
func capsName(name, title string) []string {
	return lines(strings.ToUpper(name), strings.ToUpper(title))
}
func smallName(name, title string) []string {
	return lines(strings.ToLower(name), strings.ToLower(title))
}

// people are those whose turn it is to tell, in the order of the chapters.
var people = []string{"Imogen", "Tom", "Imogen", "Mrs. Vale", "Tom", "Imogen", "Wells"}

func teller(n int) string { return people[n%len(people)] }

var weekdays = []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
var monthNames = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// dayOf gives the nth day of a story that is told by its dates.
func dayOf(n int) (weekday string, day int, month string) {
	day, m := n*2, 3
	for day > 28 {
		day -= 28
		m++
	}
	return weekdays[n*2%7], day, monthNames[m%12]
}

func aDate(n int) string {
	w, d, m := dayOf(n)
	return fmt.Sprintf("%s, %d %s", w, d, m)
}

func fashions() []fashion {
	chapterColon := func(n int, t string) []string { return lines(joined(fmt.Sprint("Chapter ", n), ": ", t)) }
	alone := func(set func(n int) string) func(int, string) []string {
		return func(n int, t string) []string { return lines(set(n), t) }
	}
	below := func(set func(n int) string) func(int, string) []string { // the title after a blank line
		return func(n int, t string) []string {
			if t == "" {
				return lines(set(n))
			}
			return []string{set(n), "", t}
		}
	}
	above := func(set func(n int) string, gap bool) func(int, string) []string { // the title before the number
		return func(n int, t string) []string {
			switch {
			case t == "":
				return lines(set(n))
			case gap:
				return []string{t, "", set(n)}
			}
			return []string{t, set(n)}
		}
	}
	only := func(set func(n int) string) (func(int, string) []string, func(int, string) (int, string)) {
		return func(n int, _ string) []string { return lines(set(n)) }, func(n int, _ string) (int, string) { return 0, set(n) }
	}
	said := func(f fashion, set func(n int) string) fashion {
		f.chapter, f.says = only(set)
		f.plain = true
		f.running = true
		return f
	}
	shout := strings.ToUpper
	untold := func(_ int, t string) (int, string) { return 0, t } // the number is not said
	list := []fashion{
		{name: "chapter-7-colon", chapter: chapterColon,
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{3, 1}},
		{name: "CHAPTER-SEVEN-lines", chapter: func(n int, t string) []string {
			return lines("CHAPTER "+shout(inWords(n)), shout(t))
		}, inner: innerArabic, part: partLines, named: capsName, blanks: [2]int{2, 1}, wrap: 72},
		{name: "number-dot-title", chapter: func(n int, t string) []string { return lines(joined(fmt.Sprint(n, "."), " ", t)) },
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{2, 1}, contents: true},
		{name: "roman-alone", chapter: alone(book.Roman),
			inner: innerArabic, part: partLines, named: capsName, blanks: [2]int{1, 1}},
		{name: "roman-stop-centred-wrapped", chapter: alone(func(n int) string { return book.Roman(n) + "." }),
			inner: innerArabic, part: partLines, named: capsName, blanks: [2]int{2, 1}, centred: true, wrap: 68, indented: true},
		{name: "arabic-alone-tight", chapter: alone(innerArabic),
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{1, 1}, tight: true},
		{name: "words-alone", chapter: alone(inWords),
			inner: innerArabic, part: partLines, named: plainName, blanks: [2]int{3, 2}, wrap: 75},
		{name: "decorated", chapter: alone(func(n int) string { return fmt.Sprintf("~ %d ~", n) }),
			inner: innerRoman, part: func(l string, n int, t string) []string {
				return lines("=== " + joined(shout(l)+" "+book.Roman(n), ": ", t) + " ===")
			},
			named: plainName, blanks: [2]int{2, 1}},
		{name: "ch-dash", chapter: func(n int, t string) []string { return lines(joined(fmt.Sprintf("Ch. %d", n), " - ", t)) },
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{1, 1}, tight: true},
		{name: "chapter-lines-contents", chapter: alone(func(n int) string { return "Chapter " + inWords(n) }),
			inner: innerArabic, part: partLines, named: plainName, blanks: [2]int{4, 2}, contents: true, wrap: 70},
		{name: "markdown", chapter: chapterColon,
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{1, 1}, markdown: true},
		{name: "underlined", chapter: chapterColon,
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{1, 1}, under: "-"},
		{name: "bold-dense-contents", chapter: func(n int, t string) []string { return lines("**" + joined(fmt.Sprint(n), " | ", t) + "**") },
			inner: innerRoman, part: func(l string, n int, t string) []string {
				return lines("**" + joined(l+" "+inWords(n), ": ", t) + "**")
			},
			named: func(n, t string) []string { return lines("**" + joined(n, ": ", t) + "**") }, blanks: [2]int{1, 1}, contents: true, dense: true},
		{name: "no-blank-below-wrapped", chapter: func(n int, t string) []string {
			return lines(joined(fmt.Sprint("CHAPTER ", book.Roman(n), "."), " ", t))
		},
			inner: innerArabic, part: partColon, named: plainName, blanks: [2]int{1, 0}, wrap: 72},
		{name: "titles-only-capitals", says: untold, chapter: func(n int, t string) []string { return lines(shout(t)) },
			inner: innerArabic, part: partColon, named: capsName, blanks: [2]int{3, 1}, titled: true},
		{name: "titles-only-centred-wrapped", says: untold, chapter: func(n int, t string) []string { return lines(t) },
			inner: innerArabic, part: partColon, named: plainName, blanks: [2]int{3, 2}, titled: true, centred: true, wrap: 70},
		{name: "number-title-dense-contents", chapter: func(n int, t string) []string { return lines(joined(fmt.Sprint(n), " ", t)) },
			inner: innerRoman, part: partLines, named: plainName, blanks: [2]int{2, 1}, contents: true, dense: true, leaders: "\t", wrap: 66},
		{name: "chapter-the-ordinal", chapter: alone(func(n int) string { return "Chapter the " + ordinalOf(n) }),
			inner: innerArabic, part: func(l string, n int, t string) []string { return lines(l+" the "+ordinalOf(n), t) },
			named: plainName, blanks: [2]int{2, 1}, centred: true},

		// From here on the text has lines that look like headings.
		{name: "number-dot-title-indented", chapter: func(n int, t string) []string { return lines(joined(fmt.Sprint(n, "."), " ", t)) },
			inner: innerRoman, part: partLines, named: plainName, blanks: [2]int{3, 1}, wrap: 70, indented: true, titled: true, matter: true},
		{name: "in-brackets", chapter: func(n int, t string) []string { return lines("[" + joined(fmt.Sprint("Chapter ", n), ": ", t) + "]") },
			inner: innerRoman, part: func(l string, n int, t string) []string { return lines("[" + joined(l+" "+inWords(n), ": ", t) + "]") },
			named: func(n, t string) []string { return lines("[" + joined(n, ": ", t) + "]") }, blanks: [2]int{2, 1}, matter: true},
		{name: "CHAPTER-THE-FIRST-in-which", chapter: below(func(n int) string { return "CHAPTER THE " + shout(ordinalOf(n)) + "." }),
			says:  func(n int, t string) (int, string) { return n, t },
			inner: innerArabic, part: func(l string, n int, t string) []string { return lines(shout(l+" the "+ordinalOf(n))+".", t) },
			named: capsName, blanks: [2]int{3, 1}, first: "    "},
		{name: "number-and-teller", chapter: func(n int, _ string) []string { return lines(fmt.Sprint("Chapter ", n), shout(teller(n))) },
			says:  func(n int, _ string) (int, string) { return n, teller(n) },
			inner: innerRoman, part: partLines, named: plainName, blanks: [2]int{3, 1}, tight: true, plain: true},
		{name: "bare-number-and-teller", chapter: func(n int, _ string) []string { return []string{fmt.Sprint(n), "", teller(n)} },
			says:  func(n int, _ string) (int, string) { return n, teller(n) },
			inner: innerRoman, part: partLines, named: plainName, blanks: [2]int{2, 1}, plain: true},
		said(fashion{name: "tellers", inner: innerArabic, part: partLines, named: capsName, blanks: [2]int{3, 1}},
			func(n int) string { return shout(teller(n)) }),
		said(fashion{name: "tellers-pages", inner: innerArabic, part: partLines, named: plainName, blanks: [2]int{1, 1}, page: true, wrap: 70}, teller),
		said(fashion{name: "dates", inner: innerArabic, part: partLines, named: plainName, blanks: [2]int{3, 1}}, aDate),
		said(fashion{name: "dates-american-wrapped", inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{2, 1}, wrap: 65},
			func(n int) string { _, d, m := dayOf(n); return fmt.Sprintf("%s %d, 1911", m, d) }),
		{name: "day-7", chapter: func(n int, t string) []string { return lines(joined(fmt.Sprint("Day ", n), ": ", t)) },
			inner: innerRoman, part: partLines, named: plainName, blanks: [2]int{2, 1}, running: true},
		{name: "the-nth-night", running: true, plain: true, chapter: func(n int, _ string) []string { return lines("THE " + shout(ordinalOf(n)) + " NIGHT") }, inner: innerArabic, part: partLines, named: capsName, blanks: [2]int{4, 2}, centred: true, wrap: 74},
		{name: "S01E07", chapter: func(n int, t string) []string {
			return lines(joined(fmt.Sprintf("S%02dE%02d", (n-1)/10+1, (n-1)%10+1), " - ", t))
		},
			says:  func(n int, t string) (int, string) { return (n-1)%10 + 1, t },
			inner: innerRoman, named: plainName, blanks: [2]int{2, 1}, running: true, flat: true},
		{name: "volume-chapter", chapter: func(n int, t string) []string {
			return lines(joined(fmt.Sprintf("Volume %d, Chapter %d", (n-1)/12+1, (n-1)%12+1), ": ", t))
		},
			says:  func(n int, t string) (int, string) { return (n-1)%12 + 1, t },
			inner: innerRoman, named: plainName, blanks: [2]int{1, 1}, running: true, flat: true},
		{name: "book-chapter-words", chapter: func(n int, t string) []string {
			return lines(fmt.Sprintf("BOOK %s - CHAPTER %s", shout(inWords((n-1)/9+1)), shout(inWords((n-1)%9+1))), t)
		},
			says:  func(n int, t string) (int, string) { return (n-1)%9 + 1, t },
			inner: innerRoman, named: plainName, blanks: [2]int{3, 2}, running: true, flat: true, centred: true},
		{name: "brackets-number", chapter: alone(func(n int) string { return fmt.Sprintf("[%d]", n) }),
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{2, 1}, wrap: 72},
		{name: "small-roman-round", chapter: alone(func(n int) string { return "(" + strings.ToLower(book.Roman(n)) + ")" }),
			inner: innerArabic, part: partColon, named: plainName, blanks: [2]int{2, 1}, centred: true, plain: true},
		{name: "dashes-round-centred", chapter: alone(func(n int) string { return fmt.Sprintf("— %d —", n) }),
			inner: innerRoman, part: partLines, named: capsName, blanks: [2]int{2, 1}, centred: true, wrap: 72},
		{name: "hyphens-round", chapter: alone(func(n int) string { return fmt.Sprintf("-%d-", n) }),
			inner: innerRoman, part: partLines, named: plainName, blanks: [2]int{1, 1}},
		{name: "hash-7", chapter: func(n int, t string) []string { return lines(joined(fmt.Sprintf("#%d", n), " ", t)) },
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{2, 1}},
		{name: "No-7", chapter: func(n int, t string) []string { return lines(joined(fmt.Sprintf("No. %d", n), " – ", t)) },
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{2, 1}},
		{name: "letters-apart", chapter: func(n int, t string) []string { return lines("C H A P T E R   "+spread(shout(inWords(n))), t) },
			inner: innerArabic, part: partLines, named: capsName, blanks: [2]int{3, 2}, centred: true},
		{name: "small-letters", chapter: func(n int, t string) []string {
			return lines("chapter "+strings.ToLower(inWords(n)), strings.ToLower(t))
		},
			inner: innerRoman, part: func(l string, n int, t string) []string {
				return lines(strings.ToLower(joined(l+" "+inWords(n), ": ", t)))
			}, named: smallName, blanks: [2]int{1, 1}},
		{name: "SEVEN-title", chapter: alone(func(n int) string { return shout(inWords(n)) }),
			inner: innerArabic, part: partLines, named: capsName, blanks: [2]int{3, 1}},
		{name: "seven-colon-title", chapter: func(n int, t string) []string { return lines(joined(inWords(n), ": ", t)) },
			inner: innerArabic, part: partLines, named: plainName, blanks: [2]int{2, 1}},
		{name: "roman-dash-TITLE", chapter: func(n int, t string) []string { return lines(joined(book.Roman(n), " — ", shout(t))) },
			inner: innerArabic, part: partLines, named: capsName, blanks: [2]int{2, 1}, wrap: 70, centred: true},
		{name: "title-over-number", chapter: above(func(n int) string { return fmt.Sprint("Chapter ", n) }, false),
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{3, 1}, titled: true},
		{name: "TITLE-over-CHAPTER", chapter: func(n int, t string) []string { return []string{shout(t), "", "CHAPTER " + shout(inWords(n))} },
			inner: innerRoman, part: partLines, named: capsName, blanks: [2]int{4, 2}, titled: true, centred: true, wrap: 72},
		{name: "title-after-blank", chapter: below(func(n int) string { return fmt.Sprint("Chapter ", n) }),
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{2, 1}, matter: true},
		{name: "number-title-after-blank", chapter: below(innerArabic),
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{3, 2}, wrap: 72},
		{name: "no-blank-lines", chapter: chapterColon,
			inner: innerRoman, part: partColon, named: plainName, tight: true},
		{name: "tabs-crlf", chapter: func(n int, t string) []string { return lines(joined(fmt.Sprint("CHAPTER ", n), "\t-\t", shout(t))) },
			inner: innerRoman, part: partLines, named: capsName, blanks: [2]int{1, 0}, first: "\t", tight: true, crlf: true},
		{name: "pages-number", chapter: alone(innerArabic),
			inner: innerRoman, part: partLines, named: plainName, blanks: [2]int{1, 1}, page: true, tight: true, first: "\t"},
		{name: "rules-round", chapter: chapterColon,
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{2, 1}, rules: "=========================", matter: true},
		{name: "stars-round", chapter: alone(innerArabic),
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{1, 1}, rules: "***", plain: true},
		{name: "underscores", chapter: func(n int, t string) []string { return lines("_" + joined("Chapter "+inWords(n), ". ", t) + "_") },
			inner: innerRoman, part: partColon, named: func(n, t string) []string { return lines("_" + joined(n, ": ", t) + "_") }, blanks: [2]int{2, 1}},
		{name: "bold-titles", says: untold, chapter: func(n int, t string) []string { return lines("**" + t + "**") },
			inner: innerArabic, part: partColon, named: func(n, t string) []string { return lines("**" + joined(n, ": ", t) + "**") }, blanks: [2]int{2, 1}, titled: true},
		{name: "letter-VII", chapter: func(n int, t string) []string { return lines("LETTER "+book.Roman(n)+".", t) },
			inner: innerArabic, part: partLines, named: capsName, blanks: [2]int{3, 1}, wrap: 70, running: true, plain: true},
		{name: "seventh-chapter", chapter: alone(func(n int) string { return "The " + ordinalOf(n) + " Chapter" }),
			inner: innerArabic, part: func(l string, n int, t string) []string { return lines("The "+ordinalOf(n)+" "+l, t) }, named: plainName, blanks: [2]int{2, 1}, centred: true},
		{name: "chapter-7-of-90", chapter: func(n int, t string) []string { return lines(joined(fmt.Sprintf("Chapter %d of 90", n), ": ", t)) },
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{2, 1}, running: true},
		{name: "one-dot-seven", chapter: func(n int, t string) []string {
			return lines(joined(fmt.Sprintf("%d.%d", (n-1)/10+1, (n-1)%10+1), " ", t))
		},
			says:  func(n int, t string) (int, string) { return (n-1)%10 + 1, t },
			inner: innerRoman, named: plainName, blanks: [2]int{2, 1}, running: true, flat: true, titled: true},
		said(fashion{name: "months", inner: innerArabic, part: partLines, named: plainName, blanks: [2]int{3, 1}},
			func(n int) string { return fmt.Sprintf("%s %d", monthNames[n%12], 1890+n/12) }),
		said(fashion{name: "hours", inner: innerRoman, part: partLines, named: plainName, blanks: [2]int{2, 1}, wrap: 72},
			func(n int) string { return fmt.Sprintf("%d:%02d", 6+n/6, n%6*10) }),
		{name: "ch7-glued", chapter: func(n int, t string) []string { return lines(joined(fmt.Sprintf("Ch%d", n), ": ", t)) },
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{1, 1}, tight: true},
		{name: "title-in-round", chapter: func(n int, t string) []string {
			if t == "" {
				return lines(fmt.Sprint("Chapter ", n))
			}
			return lines(fmt.Sprintf("Chapter %d (%s)", n, t))
		},
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{2, 1}},
		{name: "quoted-title", chapter: func(n int, t string) []string {
			if t == "" {
				return lines(fmt.Sprint("Chapter ", n))
			}
			return lines(fmt.Sprintf("Chapter %d “%s”", n, t))
		},
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{2, 1}},
		{name: "like-paragraphs", chapter: alone(func(n int) string { return fmt.Sprint("Chapter ", n) }),
			inner: innerRoman, part: partLines, named: plainName, blanks: [2]int{1, 1}, matter: true},
		{name: "titles-only-gap", says: untold, chapter: func(n int, t string) []string { return lines(t) },
			inner: innerArabic, part: partColon, named: plainName, blanks: [2]int{3, 1}, titled: true},
		{name: "titles-only-pages", says: untold, chapter: func(n int, t string) []string { return lines(t) },
			inner: innerArabic, part: partColon, named: plainName, blanks: [2]int{1, 2}, titled: true, page: true, wrap: 70, indented: true},
		{name: "titles-only-contents", chapter: func(n int, t string) []string { return lines(book.Roman(n), shout(t)) },
			entries: func(n int, t string) string { return t },
			inner:   innerArabic, part: partLines, named: capsName, blanks: [2]int{3, 1}, titled: true, contents: true, dense: true, wrap: 72, matter: true},
		{name: "contents-numbers-pages", chapter: func(n int, t string) []string { return lines(fmt.Sprint("CHAPTER ", n), shout(t)) },
			entries: func(n int, t string) string { return fmt.Sprintf("%d\t%s", n, t) }, leaders: "\t",
			inner: innerRoman, part: partLines, named: capsName, blanks: [2]int{4, 2}, titled: true, contents: true, wrap: 72},
		{name: "printed-pages", chapter: func(n int, t string) []string { return lines(fmt.Sprint("CHAPTER ", book.Roman(n), "."), shout(t)) },
			inner: innerArabic, part: partLines, named: capsName, blanks: [2]int{3, 2}, centred: true, wrap: 64, pages: 34, indented: true},
		{name: "canto", chapter: func(n int, t string) []string { return lines(joined("Canto "+book.Roman(n), ". ", t)) },
			inner: innerArabic, part: partColon, named: plainName, blanks: [2]int{2, 1}},
		{name: "entry-7", chapter: func(n int, t string) []string { return lines(joined(fmt.Sprintf("LOG ENTRY %03d", n), ": ", t)) },
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{2, 1}, running: true},
		{name: "zeros-dot", chapter: func(n int, t string) []string { return lines(joined(fmt.Sprintf("%02d", n), ". ", t)) },
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{2, 2}},
		{name: "countdown", chapter: alone(func(n int) string { return fmt.Sprint("Chapter ", inWords(80-n)) }),
			says:  func(n int, t string) (int, string) { return 80 - n, t },
			inner: innerArabic, part: partLines, named: plainName, blanks: [2]int{2, 1}, running: true},
		said(fashion{name: "days-before", inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{3, 1}, wrap: 72},
			func(n int) string { return inWords(80-n) + " Days Before" }),
		said(fashion{name: "place-and-year", inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{2, 1}},
			func(n int) string {
				return fmt.Sprintf("%s, %d", []string{"London", "Paris", "New York", "Saint Orme"}[n*7%4], 1890+n/3)
			}),
		said(fashion{name: "weekday-and-hour", inner: innerArabic, part: partLines, named: capsName, blanks: [2]int{3, 1}},
			func(n int) string { return fmt.Sprintf("%s, %d p.m.", weekdays[n/3%7], 1+n%3*3) }),
		{name: "1st-chapter", chapter: alone(func(n int) string {
			return fmt.Sprintf("%d%s Chapter", n, map[bool]string{true: "th", false: []string{"th", "st", "nd", "rd", "th", "th", "th", "th", "th", "th"}[n%10]}[n/10%10 == 1])
		}),
			inner: innerArabic, part: partColon, named: plainName, blanks: [2]int{2, 1}},
		{name: "lone-parts", chapter: chapterColon, inner: innerRoman,
			part: func(l string, n int, t string) []string {
				return lines("THE " + shout(inWords(n)+" SIDES OF THE HILL"))
			},
			named: plainName, blanks: [2]int{4, 2}},
		{name: "serial-from-41", chapter: func(n int, t string) []string { return lines(joined(fmt.Sprint(n+40, "."), " ", t)) },
			says:  func(n int, t string) (int, string) { return n + 40, t },
			inner: innerRoman, named: plainName, blanks: [2]int{2, 1}, running: true, flat: true, titled: true},
		{name: "title-then-number-alone", chapter: above(innerArabic, true),
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{3, 2}, titled: true, wrap: 72},
		{name: "number-paren", chapter: func(n int, t string) []string { return lines(joined(fmt.Sprintf("%d)", n), " ", t)) },
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{2, 1}},
	}
	for i := range list {
		if i >= 18 {
			list[i].decoys = true
		}
	}
	return list
}

// spread sets the letters of a word apart.
func spread(s string) string {
	var list []string
	for _, w := range strings.Fields(strings.ReplaceAll(s, "-", " ")) {
		list = append(list, strings.Join(strings.Split(w, ""), " "))
	}
	return strings.Join(list, "   ")
}
