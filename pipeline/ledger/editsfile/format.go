package editsfile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"octavo/pipeline/ledger"
)

const head = `# What the author decided on the changes octavo makes to the text. octavo changes
# lists them; octavo changes accept, reject, lock and forget write this file.
# Keep it with the manuscript.
#
# accept: make the change, however doubtful it looked
# reject: keep the manuscript's own characters
# lock:   make it, whatever the rules come to say
#
# A change is known by the words to its left and right, in small letters and
# without marks, so a decision holds when the text elsewhere is edited.

`

// Format writes the file: the same rulings give the same bytes, in whatever
// order they come. Of two rulings on one change the later holds.
func Format(rulings []ledger.Ruling) []byte {
	list := Merge(nil, rulings)
	slices.SortStableFunc(list, compare)
	var sb strings.Builder
	sb.WriteString(head)
	if len(list) == 0 {
		sb.WriteString("decisions: []\n")
		return []byte(sb.String())
	}
	sb.WriteString("decisions:\n")
	for i := range list {
		r := &list[i]
		fmt.Fprintf(&sb, "- decision: %s\n  rule: %s\n", r.Verdict, quote(r.Rule))
		for _, f := range fields[2:] {
			if f.to == nil {
				continue
			}
			fmt.Fprintf(&sb, "  %s: %s\n", f.name, quote(*f.to(r)))
		}
		if r.Occurrence > 1 {
			fmt.Fprintf(&sb, "  occurrence: %d\n", r.Occurrence)
		}
	}
	return []byte(sb.String())
}

// Merge returns the rulings of old with those of more added, each of which
// takes the place of one on the same change.
func Merge(old, more []ledger.Ruling) []ledger.Ruling {
	at := map[string]int{}
	var list []ledger.Ruling
	for _, r := range slices.Concat(old, more) {
		id := r.ID()
		if i, ok := at[id]; ok && same(&list[i], &r) {
			list[i] = r
			continue
		}
		at[id] = len(list)
		list = append(list, r)
	}
	return list
}

// same reports whether two rulings are on the same change.
func same(a, b *ledger.Ruling) bool {
	return a.Rule == b.Rule && a.File == b.File && a.Before == b.Before && a.Context == b.Context && a.Occurrence == b.Occurrence
}

func compare(a, b ledger.Ruling) int {
	return cmp.Or(strings.Compare(a.File, b.File), strings.Compare(a.Rule, b.Rule), strings.Compare(a.Left, b.Left),
		strings.Compare(a.Right, b.Right), strings.Compare(a.Before, b.Before), strings.Compare(a.After, b.After), cmp.Compare(a.Occurrence, b.Occurrence))
}

// quote writes a value so that every character in it can be seen: plain when
// it is words, else in double quotes, spaces that are not plain ones and all
// that is not printed by their numbers.
func quote(s string) string {
	if isPlain(s) {
		return s
	}
	var sb strings.Builder
	sb.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			sb.WriteByte('\\')
			sb.WriteRune(r)
		case r == '\n':
			sb.WriteString(`\n`)
		case r == '\t':
			sb.WriteString(`\t`)
		case r == ' ' || unicode.IsPrint(r):
			sb.WriteRune(r)
		case r <= 0xFFFF:
			fmt.Fprintf(&sb, `\u%04X`, r)
		default:
			fmt.Fprintf(&sb, `\U%08X`, r)
		}
	}
	sb.WriteByte('"')
	return sb.String()
}

// isPlain reports whether a value can do without quotes: it begins with a
// small letter, holds small letters, single spaces, hyphens, and what names of
// files have, and is no word that YAML gives a meaning.
func isPlain(s string) bool {
	switch s {
	case "", "true", "false", "null", "yes", "no", "on", "off", "y", "n":
		return false
	}
	for i, r := range s {
		switch {
		case r >= 'a' && r <= 'z':
		case i > 0 && (r >= '0' && r <= '9' || r == '-' || r == '.' || r == '/' || r == '_'):
		case i > 0 && i < len(s)-1 && r == ' ':
		default:
			return false
		}
	}
	return true
}
