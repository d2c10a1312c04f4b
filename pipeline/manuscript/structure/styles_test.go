package structure

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/internal/tools"
)

// A fashion is a way in which authors set headings and paragraphs.
type fashion struct {
	name     string
	chapter  func(n int, title string) []string
	inner    func(n int) string
	part     func(label string, n int, title string) []string
	named    func(name, title string) []string
	blanks   [2]int // above and below a heading
	centred  bool
	wrap     int
	indented bool // paragraphs without blank lines, first lines indented
	tight    bool // paragraphs without blank lines, one line each
	contents bool
	markdown bool
	leaders  string // before the page numbers of the contents list; "" is no numbers
	dense    bool   // no blank lines inside the contents list
	under    string // the row below a heading is made of
	titled   bool   // needs titles: the only heading there is
}

var numberWords = strings.Fields("Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen")
var tenWords = strings.Fields("- - Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety")

func inWords(n int) string {
	switch {
	case n < 20:
		return numberWords[n]
	case n%10 == 0:
		return tenWords[n/10]
	}
	return tenWords[n/10] + "-" + numberWords[n%10]
}

// lines leaves out those that are empty.
func lines(list ...string) []string {
	var out []string
	for _, l := range list {
		if l != "" {
			out = append(out, l)
		}
	}
	return out
}

func joined(head, sep, title string) string {
	if title == "" {
		return head
	}
	return head + sep + title
}

func fashions() []fashion {
	innerArabic := func(n int) string { return fmt.Sprint(n) }
	innerRoman := func(n int) string { return toRoman(n) }
	partColon := func(label string, n int, title string) []string {
		return lines(joined(label+" "+inWords(n), ": ", title))
	}
	partLines := func(label string, n int, title string) []string {
		return lines(strings.ToUpper(label)+" "+toRoman(n), strings.ToUpper(title))
	}
	plainName := func(name, title string) []string { return lines(joined(name, ": ", title)) }
	capsName := func(name, title string) []string { return lines(strings.ToUpper(name), strings.ToUpper(title)) }
	return []fashion{
		{name: "chapter-7-colon", chapter: func(n int, t string) []string { return lines(joined(fmt.Sprint("Chapter ", n), ": ", t)) },
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{3, 1}},
		{name: "CHAPTER-SEVEN-lines", chapter: func(n int, t string) []string {
			return lines("CHAPTER "+strings.ToUpper(inWords(n)), strings.ToUpper(t))
		}, inner: innerArabic, part: partLines, named: capsName, blanks: [2]int{2, 1}, wrap: 72},
		{name: "number-dot-title", chapter: func(n int, t string) []string { return lines(joined(fmt.Sprint(n, "."), " ", t)) },
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{2, 1}, contents: true},
		{name: "roman-alone", chapter: func(n int, t string) []string { return lines(toRoman(n), t) },
			inner: innerArabic, part: partLines, named: capsName, blanks: [2]int{1, 1}},
		{name: "roman-stop-centred-wrapped", chapter: func(n int, t string) []string { return lines(toRoman(n)+".", t) },
			inner: innerArabic, part: partLines, named: capsName, blanks: [2]int{2, 1}, centred: true, wrap: 68, indented: true},
		{name: "arabic-alone-tight", chapter: func(n int, t string) []string { return lines(fmt.Sprint(n), t) },
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{1, 1}, tight: true},
		{name: "words-alone", chapter: func(n int, t string) []string { return lines(inWords(n), t) },
			inner: innerArabic, part: partLines, named: plainName, blanks: [2]int{3, 2}, wrap: 75},
		{name: "decorated", chapter: func(n int, t string) []string { return lines(fmt.Sprintf("~ %d ~", n), t) },
			inner: innerRoman, part: func(l string, n int, t string) []string {
				return lines("=== " + joined(strings.ToUpper(l)+" "+toRoman(n), ": ", t) + " ===")
			},
			named: plainName, blanks: [2]int{2, 1}},
		{name: "ch-dash", chapter: func(n int, t string) []string { return lines(joined(fmt.Sprintf("Ch. %d", n), " - ", t)) },
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{1, 1}, tight: true},
		{name: "chapter-lines-contents", chapter: func(n int, t string) []string { return lines("Chapter "+inWords(n), t) },
			inner: innerArabic, part: partLines, named: plainName, blanks: [2]int{4, 2}, contents: true, wrap: 70},
		{name: "markdown", chapter: func(n int, t string) []string { return lines(joined(fmt.Sprint("Chapter ", n), ": ", t)) },
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{1, 1}, markdown: true},
		{name: "underlined", chapter: func(n int, t string) []string { return lines(joined(fmt.Sprint("Chapter ", n), ": ", t)) },
			inner: innerRoman, part: partColon, named: plainName, blanks: [2]int{1, 1}, under: "-"},
		{name: "bold-dense-contents", chapter: func(n int, t string) []string { return lines("**" + joined(fmt.Sprint(n), " | ", t) + "**") },
			inner: innerRoman, part: func(l string, n int, t string) []string {
				return lines("**" + joined(l+" "+inWords(n), ": ", t) + "**")
			},
			named: func(n, t string) []string { return lines("**" + joined(n, ": ", t) + "**") }, blanks: [2]int{1, 1}, contents: true, dense: true},
		{name: "no-blank-below-wrapped", chapter: func(n int, t string) []string { return lines(joined(fmt.Sprint("CHAPTER ", toRoman(n), "."), " ", t)) },
			inner: innerArabic, part: partColon, named: plainName, blanks: [2]int{1, 0}, wrap: 72},
		{name: "titles-only-capitals", chapter: func(n int, t string) []string { return lines(strings.ToUpper(t)) },
			inner: innerArabic, part: partColon, named: capsName, blanks: [2]int{3, 1}, titled: true},
		{name: "titles-only-centred-wrapped", chapter: func(n int, t string) []string { return lines(t) },
			inner: innerArabic, part: partColon, named: plainName, blanks: [2]int{3, 2}, titled: true, centred: true, wrap: 70},
		{name: "number-title-dense-contents", chapter: func(n int, t string) []string { return lines(joined(fmt.Sprint(n), " ", t)) },
			inner: innerRoman, part: partLines, named: plainName, blanks: [2]int{2, 1}, contents: true, dense: true, leaders: "\t", wrap: 66},
		{name: "chapter-the-ordinal", chapter: func(n int, t string) []string { return lines("Chapter the "+ordinalOf(n), t) },
			inner: innerArabic, part: func(l string, n int, t string) []string { return lines(l+" the "+ordinalOf(n), t) },
			named: plainName, blanks: [2]int{2, 1}, centred: true},
	}
}

func ordinalOf(n int) string {
	for w, v := range ordinals {
		if v == n && n < 20 || v == n && n%10 == 0 && v > 0 {
			return strings.ToUpper(w[:1]) + w[1:]
		}
	}
	for w, v := range ordinals {
		if v == n%10 {
			return tenWords[n/10] + "-" + strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return ""
}

// A goldHead is a heading put into a rendered manuscript.
type goldHead struct {
	from, to int // lines
	level    int
	value    int
	title    string
}

// render sets a corpus text in a fashion, and says where the headings stand.
// Titles are invented from the text when the book has none and invent is set.
func render(source string, f fashion, invent bool) (string, []goldHead) {
	var out []string
	var gold []goldHead
	put := func(s string) { out = append(out, s) }
	paragraphs := strings.Split(source, "\n")
	chapter := chapterLevelOf(paragraphs)
	put("The Long Way Round")
	put("")
	put("by")
	put("")
	put("Edgar Q. Somebody")
	if f.contents {
		for i := 0; i < 3; i++ {
			put("")
		}
		put("Contents")
		put("")
		for i, p := range paragraphs {
			if h, ok := headOf(p, paragraphs[i+1:], invent); ok {
				entry := strings.Join(f.set(h, chapter), ": ")
				switch {
				case f.leaders != "":
					entry += f.leaders + fmt.Sprint(i/30+3)
				case !f.dense:
					entry += "  ......  " + fmt.Sprint(i/30+3)
				}
				put(entry)
				if !f.dense {
					put("")
				}
			}
		}
	}
	blanks := func(n int) {
		for len(out) > 0 && out[len(out)-1] == "" {
			out = out[:len(out)-1]
		}
		for ; n > 0; n-- {
			put("")
		}
	}
	for i, p := range paragraphs {
		if p == "" {
			continue
		}
		if h, ok := headOf(p, paragraphs[i+1:], invent); ok {
			blanks(max(f.blanks[0], 1))
			set := f.set(h, chapter)
			g := goldHead{from: len(out) + 1, level: h.level, value: h.value, title: h.title}
			if f.markdown || f.under != "" {
				set = []string{strings.Join(set, ": ")}
			}
			for _, l := range set {
				if f.markdown {
					l = strings.Repeat("#", h.level) + " " + l
				} else if f.centred {
					l = strings.Repeat(" ", max(0, 36-utf8.RuneCountInString(l)/2)) + l
				}
				put(l)
				if f.under != "" && l == set[len(set)-1] {
					put(strings.Repeat(f.under, max(3, utf8.RuneCountInString(l))))
				}
			}
			g.to = len(out)
			gold = append(gold, g)
			blanks(f.blanks[1])
			continue
		}
		for _, l := range f.paragraph(p) {
			put(l)
		}
		if !f.indented && !f.tight {
			put("")
		}
	}
	return strings.Join(out, "\n") + "\n", gold
}

type sourceHead struct {
	level, value int
	label, title string
	name         string
}

func headOf(p string, rest []string, invent bool) (sourceHead, bool) {
	level := 0
	for level < len(p) && p[level] == '#' && level < 6 {
		level++
	}
	if level == 0 {
		return sourceHead{}, false
	}
	s := strings.TrimSpace(p[level:])
	m := readMark(s)
	h := sourceHead{level: level, value: m.value, title: s[m.title.from:m.title.to], label: s[m.label.from:m.label.to]}
	switch m.form {
	case named:
		h.value = -1
		h.name = s[m.label.from:m.label.to]
		if h.name == "" {
			h.name, h.title = s, ""
		}
	case labelled, bare, numbered:
	default:
		h = sourceHead{level: level, name: s, value: -1}
	}
	if invent && h.title == "" && h.name == "" {
		for _, p := range rest {
			if w := strings.FieldsFunc(p, func(r rune) bool { return r < 'A' || r > 'z' }); len(w) > 20 {
				h.title = "The " + title(w[7]) + " of " + title(w[12])
				break
			}
		}
	}
	return h, true
}

func title(w string) string { return strings.ToUpper(w[:1]) + strings.ToLower(w[1:]) }

func chapterLevelOf(paragraphs []string) int {
	n := map[int]int{}
	for _, p := range paragraphs {
		h, ok := headOf(p, nil, false)
		if ok && h.name == "" {
			n[h.level]++
			if strings.EqualFold(h.label, "chapter") {
				n[h.level] += 1000
			}
		}
	}
	best := 1
	for level, k := range n {
		if k > n[best] {
			best = level
		}
	}
	return best
}

func (f fashion) set(h sourceHead, chapter int) []string {
	switch {
	case h.name != "":
		return f.named(h.name, h.title)
	case h.level > chapter:
		return lines(f.inner(h.value), h.title)
	case h.level < chapter:
		label := h.label
		if label == "" {
			label = "Part"
		}
		return f.part(label, h.value, h.title)
	}
	return f.chapter(h.value, h.title)
}

func (f fashion) paragraph(p string) []string {
	indent := ""
	if f.indented {
		indent = "   "
	}
	if f.wrap == 0 || strings.HasPrefix(p, "> ") || p == "***" {
		return []string{indent + p}
	}
	var out []string
	line := indent
	for _, w := range strings.Fields(p) {
		if utf8.RuneCountInString(line)+1+utf8.RuneCountInString(w) > f.wrap && strings.TrimSpace(line) != "" {
			out = append(out, line)
			line = ""
		}
		if strings.TrimSpace(line) != "" {
			line += " "
		}
		line += w
	}
	return append(out, line)
}

// TestFashions sets each corpus text in many fashions, with titles of its own
// or invented ones, and counts the headings found. OCTAVO_FASHIONS=all takes
// both for each, and each text in every fashion instead of one in three.
func TestFashions(t *testing.T) {
	if testing.Short() {
		t.Skip("sets 70 novels")
	}
	dir := tools.Shared(t, "corpus/text")
	paths, _ := filepath.Glob(filepath.Join(dir, "*.txt"))
	var total score
	all := os.Getenv("OCTAVO_FASHIONS") == "all"
	for n, f := range fashions() {
		var sum score
		for m, path := range paths {
			if !all && (n+m)%3 != 0 {
				continue
			}
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, invent := range []bool{false, true} {
				if f.titled && !invent || !all && !f.titled && invent != ((n+m)/3%2 == 0) {
					continue
				}
				source, gold := render(string(raw), f, invent)
				r, _ := assembleText(t, "book.txt", source)
				s := compare(r, gold)
				sum.add(s)
				if s.f1() < 0.99 || s.titles < s.gold {
					t.Logf("%s %s titles=%v: %v", f.name, filepath.Base(path), invent, s)
				}
			}
		}
		total.add(sum)
		t.Logf("%-28s F1 %.4f titles %.4f nested %.4f (%d found, %d false, %d missed)", f.name, sum.f1(), ratio(sum.titles, sum.gold), ratio(sum.nested, sum.pairs), sum.hit, sum.false, sum.gold-sum.hit)
	}
	t.Logf("all: F1 %.4f, titles %.4f, nested %.4f", total.f1(), ratio(total.titles, total.gold), ratio(total.nested, total.pairs))
	if total.f1() < 0.99 || ratio(total.titles, total.gold) < 0.98 || ratio(total.nested, total.pairs) < 0.98 {
		t.Error("too few headings found")
	}
}

type score struct {
	gold, hit, false, titles, pairs, nested int
	first                                   []string
}

func (s *score) add(o score) {
	s.gold += o.gold
	s.hit += o.hit
	s.false += o.false
	s.titles += o.titles
	s.pairs += o.pairs
	s.nested += o.nested
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

func (s score) f1() float64 { return ratio(2*s.hit, 2*s.hit+s.false+s.gold-s.hit) }

func (s score) String() string {
	return fmt.Sprintf("%d of %d, %d false, %d titles: %s", s.hit, s.gold, s.false, s.titles, strings.Join(s.first, " | "))
}

func compare(r *Result, gold []goldHead) score {
	s := score{gold: len(gold)}
	at := map[int]int{}
	for i, g := range gold {
		for l := g.from; l <= g.to; l++ {
			at[l] = i
		}
	}
	level := make([]int, len(gold))
	complain := func(format string, args ...any) {
		if len(s.first) < 6 {
			s.first = append(s.first, fmt.Sprintf(format, args...))
		}
	}
	found := func(line, depth int, number int, title string, check bool) {
		i, ok := at[line]
		if !ok {
			s.false++
			complain("false @%d %q", line, title)
			return
		}
		if level[i] > 0 {
			s.false++
			complain("twice @%d %q", line, title)
			return
		}
		level[i] = depth
		s.hit++
		if g := gold[i]; !check || g.value < 0 || number == g.value && book.LettersOf(title) == book.LettersOf(g.title) {
			s.titles++
		} else {
			complain("title @%d %d %q want %d %q", line, number, title, g.value, g.title)
		}
	}
	b := bookOf(r)
	b.Sections(func(sec *book.Section, depth int) {
		if sec.Label != "" || sec.Numeral != "" || len(sec.Title) > 0 {
			found(sec.At.Line, depth+1, sec.Number, book.PlainText(sec.Title), sec.Numeral != "")
		}
		for _, blk := range sec.Blocks {
			if h, ok := blk.(*book.Heading); ok {
				found(h.At.Line, depth+1+h.Level, 0, "", false)
			}
		}
	})
	for i, g := range gold {
		if level[i] == 0 {
			complain("missed @%d %d %q", g.from, g.value, g.title)
			continue
		}
		for j := i - 1; j >= 0; j-- {
			if gold[j].level < g.level {
				if level[j] > 0 {
					s.pairs++
					if level[j] < level[i] {
						s.nested++
					} else {
						complain("not nested @%d in @%d", g.from, gold[j].from)
					}
				}
				break
			}
		}
	}
	return s
}
