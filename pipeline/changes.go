package pipeline

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// Changes are what octavo made of a manuscript's text, for the author to read
// and to decide on.
type Changes struct {
	Title string         `json:"title"`
	File  string         `json:"decisions-file"` // path of edits.yaml
	Edits []Change       `json:"changes"`        // in reading order
	Kinds []Kind         `json:"kinds"`          // those above by what they do, the most frequent first
	Rules []ledger.Count `json:"rules"`
	// Rulings are what the author has decided, Unused those of them that no
	// change has any more.
	Rulings []ledger.Ruling `json:"-"`
	Unused  []ledger.Ruling `json:"-"`
}

// A Change is an edit as an author reads it.
type Change struct {
	// ID is the name it is accepted or rejected by; "" for what nobody can
	// decide on, as a link's address that is not printed.
	ID string `json:"id,omitempty"`
	ledger.Edit
	// WasLeft and WasRight are what stands beside it in the manuscript; Left
	// and Right are the same stretch with the changes that are made there.
	WasLeft  string `json:"was-left,omitempty"`
	WasRight string `json:"was-right,omitempty"`
}

// IsClose reports whether the change is worth a look, and nobody has decided
// on it.
func (c *Change) IsClose() bool {
	return c.ID != "" && (c.Decision == ledger.Proposed || c.Decision == ledger.Applied && c.Confidence < ledger.UnsureBelow)
}

// ReadChanges reads the manuscript at path and returns what is changed in it.
func ReadChanges(path string, o Options, found *diag.Findings) (*Changes, error) {
	b, err := Parse(path, o, found)
	if err != nil {
		return nil, err
	}
	c := &Changes{Title: b.Meta.Title, File: DecisionsFile(path), Rules: b.Ledger.Summary(), Rulings: b.Rulings, Unused: b.Ledger.Unused}
	c.Edits = make([]Change, b.Ledger.Count())
	for i, e := range b.Ledger.All() {
		one := &c.Edits[i]
		one.Edit = e
		if e.Occurrence > 0 {
			one.ID = e.ID()
		}
	}
	showBeside(b, c.Edits)
	c.Kinds = kindsOf(c.Edits)
	return c, nil
}

// Close returns the changes worth a look.
func (c *Changes) Close() []Change {
	var list []Change
	for i := range c.Edits {
		if c.Edits[i].IsClose() {
			list = append(list, c.Edits[i])
		}
	}
	return list
}

// A Kind is a group of changes that do the same: straight marks made curly,
// two hyphens made a dash.
type Kind struct {
	Rule  string `json:"rule"`
	Does  string `json:"does"`
	Times int    `json:"times"`
	Close int    `json:"to-look-at"`
}

// mostKinds is how many kinds of one rule are told apart; the rest are told
// together.
const mostKinds = 4

// kindsOf groups the changes that were made or are proposed.
func kindsOf(list []Change) []Kind {
	index := map[[2]string]int{}
	var all []Kind
	for i := range list {
		c := &list[i]
		if c.ID == "" || c.Decision == ledger.Rejected {
			continue
		}
		key := [2]string{c.Rule, whatItDoes(&c.Edit)}
		n, ok := index[key]
		if !ok {
			n = len(all)
			index[key] = n
			all = append(all, Kind{Rule: key[0], Does: key[1]})
		}
		all[n].Times++
		if c.IsClose() {
			all[n].Close++
		}
	}
	slices.SortStableFunc(all, func(a, b Kind) int { return b.Times - a.Times })
	return joinRare(all)
}

// joinRare leaves mostKinds of each rule, and one more for all others of it.
func joinRare(all []Kind) []Kind {
	count, rest := map[string]int{}, map[string]int{}
	var list []Kind
	for _, k := range all {
		if count[k.Rule]++; count[k.Rule] <= mostKinds {
			list = append(list, k)
			continue
		}
		i, ok := rest[k.Rule]
		if !ok {
			i = len(list)
			rest[k.Rule] = i
			list = append(list, Kind{Rule: k.Rule, Does: "other changes"})
		}
		list[i].Times += k.Times
		list[i].Close += k.Close
	}
	return list
}

// whatItDoes names the kind of a change by its characters.
func whatItDoes(e *ledger.Edit) string {
	straight, curly := strings.ContainsAny(e.Before, "\"'`´"), strings.ContainsAny(e.After, "“”‘’„‚«»‹›")
	switch {
	case e.Move != nil:
		return "a chapter moved"
	case e.Rule == "quotes" && strings.ContainsAny(e.After, "′″"):
		return "marks to primes"
	case e.Rule == "quotes" && straight && curly:
		return "straight to curly"
	case e.Rule == "quotes" && curly:
		return "a curl turned round"
	case utf8.RuneCountInString(e.Before) > 6 || utf8.RuneCountInString(e.After) > 6 || e.ChangesLetters():
		return "words changed"
	}
	return seen(e.Before) + " to " + seen(e.After)
}

// seen writes a few characters so that one sees each of them.
func seen(s string) string {
	switch strings.Trim(s, " ") {
	case "":
		if s == "" {
			return "nothing"
		}
		if len(s) == 1 {
			return "a space"
		}
		return "several spaces"
	case "\u00A0":
		return "a no-break space"
	case "\n\n":
		return "a new paragraph"
	}
	var sb strings.Builder
	for _, r := range s {
		switch {
		case r == ' ':
			sb.WriteRune('␣')
		case r == 0xA0:
			sb.WriteRune('⍽')
		case r == '\n':
			sb.WriteRune('¶')
		case !unicode.IsPrint(r):
			fmt.Fprintf(&sb, "U+%04X", r)
		default:
			sb.WriteRune(r)
		}
	}
	return sb.String()
}

// pathOfBook returns the folder of the book at a path, and the name of the
// manuscript when that is one file.
func pathOfBook(path string) (dir, file string) {
	if filepath.Base(path) == "book.yaml" {
		return filepath.Dir(path), ""
	}
	if isFolder(path) {
		return path, ""
	}
	return filepath.Dir(path), filepath.Base(path)
}
