package ledger

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"slices"
	"strings"

	"octavo/pipeline/diag"
)

// A Verdict is what the author said of a change.
type Verdict uint8

const (
	Accept Verdict = 1 + iota // make it as long as it is proposed, however doubtful
	Reject                    // keep the characters of the manuscript
	Lock                      // make it, whatever the rules come to say
)

var verdictNames = [...]string{"", "accept", "reject", "lock"}

func (v Verdict) String() string { return verdictNames[v] }

// MarshalText makes a verdict its name in JSON.
func (v Verdict) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads a verdict's name.
func (v *Verdict) UnmarshalText(b []byte) error {
	if i := slices.Index(verdictNames[:], string(b)); i > 0 {
		*v = Verdict(i)
		return nil
	}
	return fmt.Errorf("%q is no decision: accept, reject or lock", b)
}

// A Ruling is the author's word on one change. It knows the change by its
// context and not by its line, so it holds when the text elsewhere is edited,
// when the paragraph moves, and when the program is run again.
type Ruling struct {
	Verdict       Verdict
	Rule          string
	File          string
	Before, After string
	Context
	// Occurrence tells changes apart that have all else in common: it counts
	// them from 1, in reading order within the file.
	Occurrence int
	At         diag.Pos // where it is written
}

// RulingOn makes the ruling that gives a verdict on an edit.
func RulingOn(e *Edit, v Verdict) Ruling {
	return Ruling{Verdict: v, Rule: e.Rule, File: e.At.File, Before: e.Before, After: e.After, Context: e.Near, Occurrence: max(e.Occurrence, 1)}
}

// ID is a short name for the change a ruling is on: eight letters and digits,
// the same as long as the context is. Of 200,000 changes two share a name in
// one book of fifty.
func (r *Ruling) ID() string {
	return shortName(r.Rule, r.File, r.Before, r.Left, r.Right, r.Occurrence)
}

// ID is the name of the ruling on an edit.
func (e *Edit) ID() string {
	return shortName(e.Rule, e.At.File, e.Before, e.Near.Left, e.Near.Right, max(e.Occurrence, 1))
}

func shortName(rule, file, before, left, right string, occurrence int) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{rule, file, before, left, right, fmt.Sprint(occurrence)}, "\x00")))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:5]))
}

// A place is what a change is known by inside a file.
type place struct {
	rule, before string
	Context
}

func placeOf(e *Edit) place { return place{e.Rule, e.Before, e.Near} }

// hash is FNV-1a of the place in a file.
func (p *place) hash(file string) uint64 {
	h := uint64(14695981039346656037)
	for _, s := range [...]string{file, p.rule, p.before, p.Left, p.Right} {
		for i := 0; i < len(s); i++ {
			h = (h ^ uint64(s[i])) * 1099511628211
		}
		h = (h ^ 0xFF) * 1099511628211
	}
	return h
}

// Decisions are the rulings on one book, as a copy-editor asks for them. The
// zero value has none and is ready.
type Decisions struct {
	rulings []Ruling
	used    []bool
	adrift  []bool // its file has no such context: the paragraph has moved
	at      map[place][]int
	// held are the rulings that hold a text in its place, the author's own or
	// the one locked: no rule may change it. stood counts, for each, the places
	// where that text has been found.
	held   map[place][]int
	stood  []int
	texts  map[rune][][]rune // all that are held, by their first character
	counts map[uint64]int    // by hash of file and place: there is one for each edit of a book
}

// NewDecisions makes decisions of rulings. holds says whether a file still has
// the words that stand round a ruling; one it has not is looked for in all
// files.
func NewDecisions(rulings []Ruling, holds func(r *Ruling) bool) *Decisions {
	d := &Decisions{rulings: rulings, used: make([]bool, len(rulings)), stood: make([]int, len(rulings)), adrift: make([]bool, len(rulings)), at: map[place][]int{}, held: map[place][]int{}, texts: map[rune][][]rune{}}
	for i := range rulings {
		r := &rulings[i]
		p := place{r.Rule, r.Before, r.Context}
		d.at[p] = append(d.at[p], i)
		if r.Verdict != Accept && r.held() != "" {
			p.rule, p.before = "", r.held()
			d.held[p] = append(d.held[p], i)
			d.addText([]rune(r.held()))
		}
		d.adrift[i] = !holds(r)
	}
	return d
}

func (d *Decisions) addText(text []rune) {
	list := d.texts[text[0]]
	if !slices.ContainsFunc(list, func(t []rune) bool { return slices.Equal(t, text) }) {
		d.texts[text[0]] = append(list, text)
	}
}

// None reports whether there are no rulings.
func (d *Decisions) None() bool { return len(d.rulings) == 0 }

// Number gives the edit, whose context is known, its number among those alike.
// It must be called once for each edit, in reading order.
func (d *Decisions) Number(e *Edit) {
	if d.counts == nil {
		d.counts = map[uint64]int{}
	}
	p := placeOf(e)
	h := p.hash(e.At.File)
	d.counts[h]++
	e.Occurrence = d.counts[h]
}

// On returns the ruling on a numbered edit, or nil. One that rejects the change
// or locks another text in its place holds whatever the edit would put there;
// one that accepts holds for the text it names only.
func (d *Decisions) On(e *Edit) *Ruling {
	list := d.at[placeOf(e)]
	for _, i := range list {
		if r := &d.rulings[i]; r.File == e.At.File && r.Occurrence == e.Occurrence && r.isOn(e) {
			d.used[i] = true
			return r
		}
	}
	for _, i := range list {
		if r := &d.rulings[i]; d.adrift[i] && !d.used[i] && r.isOn(e) {
			d.used[i] = true
			return r
		}
	}
	return nil
}

func (r *Ruling) isOn(e *Edit) bool { return r.After == e.After || r.Verdict != Accept }

// held is the text that a ruling holds in its place.
func (r *Ruling) held() string {
	if r.Verdict == Lock {
		return r.After
	}
	return r.Before
}

// HeldTexts lists the texts that rulings hold in their places and that begin
// with a character.
func (d *Decisions) HeldTexts(first rune) [][]rune { return d.texts[first] }

// Holds reports whether a ruling that has been on no edit so far holds a text
// that stands in a file with the given context: another rule would change it,
// or the same one in another way. It must be asked once for each place, in
// reading order.
func (d *Decisions) Holds(file, text string, c Context) bool {
	holds := false
	for _, i := range d.held[place{before: text, Context: c}] {
		r := &d.rulings[i]
		if d.used[i] || r.File != file && !d.adrift[i] {
			continue
		}
		if d.stood[i]++; d.stood[i] == r.Occurrence || d.adrift[i] && d.stood[i] == 1 {
			d.used[i] = true
			holds = true
		}
	}
	return holds
}

// Locks calls f for each lock no edit has been found for so far that may hold
// in the file.
func (d *Decisions) Locks(file string, f func(r *Ruling) (found bool)) {
	for i := range d.rulings {
		r := &d.rulings[i]
		if r.Verdict != Lock || d.used[i] || r.File != file && !d.adrift[i] {
			continue
		}
		p := place{r.Rule, r.Before, r.Context}
		if d.counts[p.hash(file)] == r.Occurrence-1 && f(r) {
			d.used[i] = true
		}
	}
}

// Unused returns the rulings that were on no edit.
func (d *Decisions) Unused() []Ruling {
	var list []Ruling
	for i, r := range d.rulings {
		if !d.used[i] {
			list = append(list, r)
		}
	}
	return list
}

// Words returns a text as contexts have it, so that one can be looked for in
// it.
func Words(text string) string {
	var sb strings.Builder
	sb.Grow(len(text))
	gap := false
	for _, r := range text {
		r, seen := letter(r)
		if r == 0 {
			gap = gap || seen
			continue
		}
		if gap {
			sb.WriteByte(' ')
		}
		gap = false
		sb.WriteRune(r)
	}
	return sb.String()
}

// Words returns what a file must hold for the ruling to be on a change in it.
func (r *Ruling) Words() string {
	left, right, before := strings.TrimSpace(r.Left), strings.TrimSpace(r.Right), Words(r.Before)
	var list []string
	for _, s := range []string{left, strings.TrimSpace(before), right} {
		if s != "" {
			list = append(list, s)
		}
	}
	return strings.Join(list, " ")
}
