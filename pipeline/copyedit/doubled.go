package copyedit

import (
	"slices"
	"strings"
)

// doubledSingles makes a plain double mark of two single ones where a passage
// types all its double marks so. Which way the mark points is for quotes to
// say.
func doubledSingles(p *passage) {
	if !doublesSingles(p.text, p.job.typesDoubles) {
		return
	}
	for i := 0; i < len(p.text); i++ {
		if isDoubled(p.text, i) {
			p.replace(i, i+2, `"`, 90, "")
			i++
		}
	}
}

// isDoubled reports whether two single marks of one kind stand at i.
func isDoubled(text []rune, i int) bool {
	r := text[i]
	return (r == '\'' || r == '`') && i+1 < len(text) && text[i+1] == r
}

// doublesSingles reports whether a text has no double mark, and each two
// single ones in it stand where a quotation may begin or end. In a book that
// types double marks that is enough; elsewhere they must be in pairs too, since
// an apostrophe may stand beside a single mark.
func doublesSingles(text []rune, typesDoubles bool) bool {
	n := 0
	for i := 0; i < len(text); i++ {
		r := text[i]
		if isDouble(r) {
			return false
		}
		if !isDoubled(text, i) {
			continue
		}
		left, right := atSpace, atSpace
		if i > 0 {
			left = classOf(text[i-1])
		}
		if i+2 < len(text) {
			if text[i+2] == r && !typesDoubles {
				return false
			}
			right = classOf(text[i+2])
		}
		if r == '\'' && left == atLetter && right != atStop && right != atSpace && right != atDash {
			return false
		}
		if r == '\'' && !typesDoubles && left == atSpace && right == atSpace {
			return false
		}
		if opens := left == atSpace && right == atLetter; opens && n%2 == 1 && !typesDoubles {
			return false // ''Ow many? ''Undreds.
		}
		n++
		i++
	}
	return n > 0 && typesDoubles || n > 1 && n%2 == 0
}

// withDoubles returns the texts of a passage as doubledSingles makes them.
func withDoubles(texts []string, typesDoubles bool) []string {
	if !slices.ContainsFunc(texts, func(s string) bool { return strings.Contains(s, "''") || strings.Contains(s, "``") }) ||
		!doublesSingles([]rune(strings.Join(texts, "")), typesDoubles) {
		return texts
	}
	pairs := strings.NewReplacer("''", `"`, "``", `"`)
	list := make([]string, len(texts))
	for i, s := range texts {
		list[i] = pairs.Replace(s)
	}
	return list
}
