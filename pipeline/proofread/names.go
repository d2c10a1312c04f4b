package proofread

import (
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"octavo/pipeline/diag"
)

// A name is a word that is written with a capital inside sentences, without
// its possessive ending.
type name struct {
	form    string
	count   int
	inside  int // of these, inside a sentence
	passage int // of the first
	at      int32
	in      []tally // by chapter, in order
}

// A tally says how often a name stands in a chapter.
type tally struct{ chapter, count int }

const (
	shortestName = 5 // letters: Ann and Anna, Tom and Tim are two people
	longName     = 8 // letters: two of them may differ, as in Katherine and Cathrine
	leastUsual   = 4 // how often the usual spelling stands in the book
	// rareShare is how often, in percent of the usual spelling, another may
	// stand to be a slip: two people with like names are both seen often.
	rareShare = 12
	// slipLimit bounds a slip by one letter that sounds otherwise.
	slipLimit  = 2
	slipFactor = 10
	mostNames  = 40 // findings; a book with more has names of another make
)

// names reports spellings of one name that are near each other: by accent,
// hyphen or capital, by sound, and by one letter.
func names(r *reader) {
	list := r.nameList()
	seen := map[[2]string]bool{}
	var pairs []variant
	add := func(a, b *name, why string) {
		if a.count < b.count || a.count == b.count && a.form > b.form {
			a, b = b, a
		}
		if k := [2]string{a.form, b.form}; !seen[k] {
			seen[k] = true
			pairs = append(pairs, variant{a, b, why})
		}
	}
	near(list, folded, func(a, b *name) { add(a, b, "accents, hyphens or capitals") })
	near(list, sound, func(a, b *name) {
		if soundsLike(a, b) {
			add(a, b, "sound")
		}
	})
	nearByOne(list, func(a, b *name) {
		if isSlip(a, b) {
			add(a, b, "one letter")
		}
	})
	sort.SliceStable(pairs, func(i, j int) bool {
		a, b := pairs[i].rare, pairs[j].rare
		if a.passage != b.passage {
			return a.passage < b.passage
		}
		return a.at < b.at
	})
	told := map[*name]bool{}
	for i, v := range pairs {
		if i == mostNames {
			break
		}
		if !told[v.rare] {
			told[v.rare] = true
			r.reportVariant(v)
		}
	}
}

// A variant is a rare spelling beside a usual one.
type variant struct {
	usual, rare *name
	why         string
}

func (r *reader) reportVariant(v variant) {
	r.report(&r.passages[v.rare.passage], v.rare.at, diag.Finding{Code: "name-variant", Severity: diag.Warning,
		Message: fmt.Sprintf("“%s” (%s%s) is near “%s” (%s)", v.rare.form, times(v.rare.count), r.where(v.rare), v.usual.form, times(v.usual.count)),
		Hint:    "if they are one name, choose one spelling; if two, all is well",
		Fix:     v.usual.form})
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// where lists the chapters a name stands in, the first few.
func (r *reader) where(n *name) string {
	var list []string
	for i, t := range n.in {
		s := r.sections[t.chapter]
		if s == nil {
			continue
		}
		if i == 4 {
			list = append(list, "…")
			break
		}
		c := nameOf(s)
		if t.count > 1 {
			c += fmt.Sprintf(" ×%d", t.count)
		}
		list = append(list, c)
	}
	if len(list) == 0 || len(r.sections) <= 2 {
		return ""
	}
	return ": " + strings.Join(list, ", ")
}

// nameList gathers the names of the book, in the order they first stand in it.
func (r *reader) nameList() []*name {
	byForm := map[string]*name{}
	var list []*name
	count := func(form string, inside bool, i int, at int32) {
		n := byForm[form]
		if n == nil {
			n = &name{form: form, passage: i, at: at}
			byForm[form] = n
			list = append(list, n)
		}
		n.count++
		if inside {
			n.inside++
		}
		c := r.passages[i].chapter
		if k := len(n.in); k == 0 || n.in[k-1].chapter != c {
			n.in = append(n.in, tally{c, 0})
		}
		n.in[len(n.in)-1].count++
	}
	for i := range r.passages {
		p := &r.passages[i]
		if p.form == headline || p.form == typed {
			continue
		}
		for k := 0; k < len(p.words); k++ {
			w := p.words[k]
			if !p.isCapital(w) {
				continue
			}
			form, inside := p.as(w), p.insideSentence(k)
			for k+1 < len(p.words) && p.gap(k+1) == "-" && p.isCapital(p.words[k+1]) {
				k++
				form += "-" + p.as(p.words[k])
			}
			form = strings.TrimSuffix(strings.TrimSuffix(form, "’s"), "'s")
			if utf8.RuneCountInString(form) >= 3 && form != strings.ToUpper(form) {
				count(form, inside, i, w.from)
			}
		}
	}
	kept := list[:0]
	for _, n := range list {
		if n.inside > 0 && int(r.smallCount(n.form)) <= n.count/20 {
			kept = append(kept, n)
		}
	}
	return kept
}

// smallCount is how often a name's letters stand in the book as a common word.
func (r *reader) smallCount(form string) int32 {
	if id, ok := r.ids[strings.ToLower(strings.ReplaceAll(form, "’", "'"))]; ok {
		return r.small[id]
	}
	return 0
}

func (p *passage) isCapital(w word) bool {
	c := p.text[w.from]
	if c < utf8.RuneSelf {
		return c >= 'A' && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(p.text[w.from:])
	return unicode.IsUpper(r)
}

// insideSentence reports whether the word with the given index begins neither
// a sentence nor a speech.
func (p *passage) insideSentence(k int) bool {
	if k == 0 {
		return false
	}
	gap := p.gap(k)
	if gap == " " || gap == ", " || gap == "-" {
		return true
	}
	if gap == ". " || gap == ".\u00A0" {
		switch p.as(p.words[k-1]) {
		case "Mr", "Mrs", "Ms", "Dr", "St", "Capt", "Col", "Sgt", "Lt", "Prof", "Rev", "Mme":
			return true
		}
	}
	return false
}

// near calls f for each pair of names that key gives the same.
func near(list []*name, key func(string) string, f func(a, b *name)) {
	byKey := map[string][]*name{}
	for _, n := range list {
		k := key(n.form)
		if k == "" {
			continue
		}
		for _, other := range byKey[k] {
			f(other, n)
		}
		if len(byKey[k]) < 12 {
			byKey[k] = append(byKey[k], n)
		}
	}
}

// nearByOne calls f for each pair of names that one letter more, less or other
// makes the same, or two letters that have changed places.
func nearByOne(list []*name, f func(a, b *name)) {
	byRest := map[string][]*name{}
	for _, n := range list {
		letters := []rune(strings.ToLower(n.form))
		if len(letters) < shortestName+1 {
			continue
		}
		rests := []string{string(letters)}
		for i := 1; i+1 < len(letters); i++ { // the first and last letter are the same
			if letters[i] != letters[i-1] {
				rests = append(rests, string(letters[:i])+string(letters[i+1:]))
			}
		}
		for _, rest := range rests {
			for _, other := range byRest[rest] {
				if other != n {
					f(other, n)
				}
			}
			if len(byRest[rest]) < 12 {
				byRest[rest] = append(byRest[rest], n)
			}
		}
	}
}

// soundsLike reports whether two names that sound the same are near enough to
// be one, the one much rarer than the other.
func soundsLike(a, b *name) bool {
	if a.count < b.count {
		a, b = b, a
	}
	x, y := folded(a.form), folded(b.form)
	most := 1
	if min(len(x), len(y)) >= longName {
		most = 2
	}
	return len(x) >= shortestName && len(y) >= shortestName && x[len(x)-1] == y[len(y)-1] && y != x+"es" &&
		b.count*100 <= max(rareShare*a.count, 100) && a.count >= leastUsual && diag.Distance(x, y) <= most
}

// isSlip reports whether one name is a slip of the pen for the other: hardly
// there, beside one that is often.
func isSlip(a, b *name) bool {
	if a.count < b.count {
		a, b = b, a
	}
	return b.count <= slipLimit && a.count >= slipFactor*b.count && diag.Distance(folded(a.form), folded(b.form)) == 1 && longEnough(a, b)
}

func longEnough(a, b *name) bool {
	return min(utf8.RuneCountInString(a.form), utf8.RuneCountInString(b.form)) > shortestName
}

// folded is a name without accents, hyphens, apostrophes and capitals.
func folded(form string) string {
	var sb strings.Builder
	s := form
	if !isASCII(s) {
		s = norm.NFD.String(s)
	}
	for _, r := range s {
		if unicode.IsLetter(r) {
			sb.WriteRune(unicode.ToLower(r))
		}
	}
	return sb.String()
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// soundLetters writes letters that sound alike the same way.
var soundLetters = strings.NewReplacer("ph", "f", "ck", "k", "sch", "sh", "c", "k", "q", "k", "z", "s", "y", "i", "w", "v", "j", "g")

// sound is what is left of a name without its vowels, silent h and doubled
// letters, all that sounds alike written one way: Katherine, Catherine and
// Kathrine are "ktrn".
func sound(form string) string {
	s := soundLetters.Replace(folded(form))
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		if i > 0 && (c == 'h' || strings.IndexByte("aeiou", c) >= 0) || len(out) > 0 && out[len(out)-1] == c {
			continue
		}
		out = append(out, c)
	}
	if len(out) < 3 {
		return ""
	}
	return string(out)
}
