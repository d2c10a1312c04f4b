package structure

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A fashion is a way in which authors set headings and paragraphs.
type fashion struct {
	name string
	// The lines of a heading; an empty one is a blank line. The number is the
	// running one of the whole book when running is set.
	chapter func(n int, title string) []string
	inner   func(n int) string
	part    func(label string, n int, title string) []string
	named   func(name, title string) []string
	// says is what a chapter's heading says, where that is not its number and
	// title; number 0 is none.
	says    func(n int, title string) (int, string)
	running bool

	blanks   [2]int // above and below a heading
	centred  bool
	first    string // indent of a heading, and of a paragraph's first line
	wrap     int
	indented bool // paragraphs without blank lines, first lines indented
	tight    bool // paragraphs without blank lines, one line each
	page     bool // a form feed before each heading
	crlf     bool
	contents bool
	leaders  string // before the page numbers of the contents list; "" is no numbers
	dense    bool   // no blank lines inside the contents list
	entries  func(n int, title string) string
	markdown bool
	under    string // the row below a heading is made of
	rules    string // a line above and below each heading
	titled   bool   // needs titles: the only heading there is
	plain    bool   // has no titles
	decoys   bool   // lines in the text that look like headings
	matter   bool   // a prologue, an epilogue, and back matter
	pages    int    // lines of a printed page, with head and foot; 0 is none
	flat     bool   // parts have no headings
}

var numberWords = strings.Fields("Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen")
var tenWords = strings.Fields("- - Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety")

func inWords(n int) string {
	switch {
	case n < 20:
		return numberWords[n]
	case n >= 100:
		if n%100 == 0 {
			return numberWords[n/100] + " Hundred"
		}
		return numberWords[n/100] + " Hundred and " + inWords(n%100)
	case n%10 == 0:
		return tenWords[n/10]
	}
	return tenWords[n/10] + "-" + numberWords[n%10]
}

func ordinalOf(n int) string {
	if n >= 100 {
		if n%100 == 0 {
			return numberWords[n/100] + " Hundredth"
		}
		return numberWords[n/100] + " Hundred and " + ordinalOf(n%100)
	}
	for w, v := range ordinals {
		if v == n && (n < 20 || n%10 == 0) {
			return strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return tenWords[n/10] + "-" + ordinalOf(n%10)
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

// A goldHead is a heading put into a rendered manuscript.
type goldHead struct {
	from, to int // lines
	level    int
	value    int // 0 is no number
	title    string
	checked  bool // number and title are known
}

// A setter sets one manuscript.
type setter struct {
	fashion
	out     []string
	gold    []goldHead
	level   int // of chapters
	count   int // of chapters so far
	page    int
	onPage  int
	decoy   int
	sinceIt int // paragraphs since the last decoy or heading
	every   int // so many at least stand between
}

// render sets a corpus text in a fashion, and says where the headings stand.
// Titles are invented from the text when the book has none and invent is set.
func render(source string, f fashion, invent bool) (string, []goldHead) {
	paragraphs := strings.Split(source, "\n")
	s := &setter{fashion: f, level: chapterLevelOf(paragraphs), every: max(3, len(paragraphs)/2/len(decoys))}
	s.titlePage()
	if f.contents {
		s.contentsList(paragraphs, invent)
	}
	if f.matter {
		s.heading(sourceHead{level: 1, name: "Prologue", value: -1})
		s.body("It had been raining for so long that the frogs had begun to complain, and the old men at the ferry to agree with the frogs.")
		s.body("“Somebody should do something,” said the ferryman, and looked at the sky, and then at his hands, and went in.")
	}
	for i, p := range paragraphs {
		if p == "" {
			continue
		}
		if h, ok := headOf(p, paragraphs[i+1:], invent && !f.plain); ok {
			if f.plain {
				h.title = ""
			}
			s.heading(h)
			continue
		}
		s.body(p)
		s.maybeDecoy()
	}
	if f.matter {
		for _, name := range []string{"Epilogue", "Acknowledgments", "About the Author"} {
			s.heading(sourceHead{level: 1, name: name, value: -1})
			s.body("It was a long time before anybody went back there, and when they did they took a lamp, and a friend, and something for the dog.")
			s.body("The author lives by the sea, and would like to thank it.")
		}
	}
	end := "\n"
	if f.crlf {
		end = "\r\n"
	}
	return strings.Join(s.out, end) + end, s.gold
}

func (s *setter) put(l string) { s.out = append(s.out, l) }

func (s *setter) titlePage() {
	for _, l := range []string{"The Long Way Round", "", "by", "", "Edgar Q. Somebody"} {
		s.put(l)
	}
	if s.tight && s.fashion.blanks[0] == 0 {
		s.out = []string{"The Long Way Round", "by Edgar Q. Somebody"}
	}
}

func (s *setter) contentsList(paragraphs []string, invent bool) {
	s.blanks(3)
	s.put("Contents")
	s.put("")
	count := 0
	for i, p := range paragraphs {
		h, ok := headOf(p, paragraphs[i+1:], invent)
		if !ok {
			continue
		}
		if h.level == s.level && h.name == "" {
			count++
		}
		if s.running {
			h.value = count
		}
		entry := strings.Join(lines(s.set(h)...), ": ")
		if s.entries != nil && h.level == s.level && h.name == "" {
			entry = s.entries(h.value, h.title)
		}
		if entry == "" {
			continue
		}
		switch {
		case s.leaders != "":
			entry += s.leaders + fmt.Sprint(i/30+3)
		case !s.dense && s.entries == nil:
			entry += "  ......  " + fmt.Sprint(i/30+3)
		}
		s.put(entry)
		if !s.dense {
			s.put("")
		}
	}
}

// blanks leaves n blank lines above what comes next.
func (s *setter) blanks(n int) {
	for len(s.out) > 0 && s.out[len(s.out)-1] == "" {
		s.out = s.out[:len(s.out)-1]
	}
	for ; n > 0; n-- {
		s.put("")
	}
}

func (s *setter) heading(h sourceHead) {
	if s.running && h.level == s.level && h.name == "" {
		s.count++
		h.value = s.count
	}
	set := s.set(h)
	if len(set) == 0 {
		return
	}
	s.blanks(s.fashion.blanks[0])
	if s.fashion.page && h.level <= s.level && len(s.out) > 0 {
		s.put("\f")
		s.out = s.out[:len(s.out)-1]
	}
	if s.markdown || s.under != "" {
		set = []string{strings.Join(lines(set...), ": ")}
	}
	s.rule()
	g := goldHead{from: len(s.out) + 1, level: h.level, value: max(h.value, 0), title: h.title, checked: h.value >= 0}
	if s.says != nil && h.name == "" && h.level == s.level {
		g.value, g.title = s.says(h.value, h.title)
	}
	if h.level > s.level {
		g.title = ""
	}
	if s.flat && h.level == s.level {
		g.level = 1
	}
	for i, l := range set {
		switch {
		case l == "":
		case s.markdown:
			l = strings.Repeat("#", h.level) + " " + l
		case s.centred:
			l = strings.Repeat(" ", max(0, 36-utf8.RuneCountInString(l)/2)) + l
		default:
			l = s.first + l
		}
		if i == 0 && s.fashion.page && h.level <= s.level {
			l = "\f" + l
		}
		s.put(l)
		if s.under != "" && i == len(set)-1 {
			s.put(strings.Repeat(s.under, max(3, utf8.RuneCountInString(l))))
		}
	}
	g.to = len(s.out)
	s.gold = append(s.gold, g)
	s.rule()
	s.blanks(s.fashion.blanks[1])
	s.sinceIt = 0
}

func (s *setter) rule() {
	if s.rules != "" {
		s.put(s.rules)
	}
}

// body puts a paragraph, and a page's foot and head when it is full.
func (s *setter) body(p string) {
	for _, l := range s.paragraph(p) {
		s.put(l)
		if s.onPage++; s.pages > 0 && s.onPage >= s.pages {
			s.onPage = 0
			s.page++
			for _, l := range []string{"", fmt.Sprintf("- %d -", s.page), "", "THE LONG WAY ROUND", ""} {
				s.put(l)
			}
		}
	}
	if !s.indented && !s.tight {
		s.put("")
	}
	s.sinceIt++
}

func (s *setter) maybeDecoy() {
	if !s.decoys || s.sinceIt < s.every || s.decoy == len(decoys) {
		return
	}
	for _, l := range decoys[(s.decoy+len(s.name))%len(decoys)] {
		if s.first != "" && !strings.HasPrefix(l, " ") {
			l = s.first + l
		}
		s.put(l)
	}
	if !s.indented && !s.tight {
		s.put("")
	}
	s.decoy++
	s.sinceIt = 0
}

func (f *fashion) paragraph(p string) []string {
	indent := f.first
	if f.indented && indent == "" {
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

// A sourceHead is a heading of a corpus text.
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
		h.title = inventTitle(rest)
	}
	return h, true
}

// inventTitle makes a title of words of the text below.
func inventTitle(rest []string) string {
	for _, p := range rest {
		w := strings.FieldsFunc(p, func(r rune) bool { return r < 'A' || r > 'z' })
		w = slices.DeleteFunc(w, func(s string) bool { return len(s) < 4 })
		if len(w) <= 14 {
			continue
		}
		x, y := title(w[7]), title(w[12])
		switch len(w[3]) % 7 {
		case 0:
			return x + " and " + y
		case 1:
			return "A " + x + " in the " + y
		case 2:
			return x
		case 3:
			return "Of " + x + ", " + y + ", and the Rest"
		case 4:
			return "Who Was " + x + "?"
		case 5:
			return x + ": The " + y
		}
		return "The " + x + " of " + y
	}
	return "The Empty Room"
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

func (s *setter) set(h sourceHead) []string {
	switch {
	case h.name != "":
		return s.named(h.name, h.title)
	case h.level > s.level:
		return lines(s.inner(h.value))
	case h.level < s.level && s.flat:
		return nil
	case h.level < s.level:
		label := h.label
		if label == "" {
			label = "Part"
		}
		return s.part(label, h.value, h.title)
	}
	return s.chapter(h.value, h.title)
}
