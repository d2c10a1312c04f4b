package proofread

import (
	"regexp"
	"strings"

	"octavo/pipeline/diag"
)

// A leftover is something that a finished book does not have.
type leftover struct {
	code  string
	what  string
	hint  string
	needs string // a plain string the text must hold, so that most texts are passed over at once
	find  *regexp.Regexp
	// spare says of a match that it may stand; nil is never.
	spare func(text string, from, to int) bool
}

var leftoverKinds = []leftover{
	{"to-come", "a mark for text still to come", writeIt, "TK", regexp.MustCompile(`\b(?:TK)+\b`), nil},
	{"to-come", "a mark for text still to come", writeIt, "XXX", regexp.MustCompile(`\bX{3,}\b`), isThirty},
	{"to-do", "a note to oneself", doIt, "TODO", regexp.MustCompile(`\bTODO\b:?`), nil},
	{"to-do", "a note to oneself", doIt, "FIXME", regexp.MustCompile(`\bFIXME\b:?`), nil},
	{"name-blank", "a blank for a name", "put the name in", "[", regexp.MustCompile(
		`\[(?:(?:YOUR|INSERT|Insert|Your|CHARACTER|Character|LAST|FIRST|Last|First|YOUR FULL) )?(?:NAME|Name|PLACE|TITLE|CITY|DATE|TOWN|COUNTRY|AGE|name|insert [a-z ]{3,20})(?: HERE| here)?\]`), nil},
	{"name-blank", "a blank for the reader's name", putName, "/", regexp.MustCompile(`[(\[][YyFfLlHhEeSs]/[NnCcLl][)\]]|\b[YF]/N\b`), nil},
	{"name-blank", "a blank for a name", putName, "<", regexp.MustCompile(`<(?i:user|char|bot|name|player|username)>`), nil},
	{"filler-text", "filler text", "put the real text in", "orem ipsum", regexp.MustCompile(`[Ll]orem ipsum`), nil},
	{"format-leftover", "a blank of a program", putText, "%", regexp.MustCompile(`(?:^|[\s“"‘'(])%(?:\d+\$)?[sd]\b`), nil},
	{"format-leftover", "a blank of a program", putText, "{", regexp.MustCompile(`\{\d{1,2}\}|\$\{[\pL_][\pL\pN_.]*\}`), nil},
	{"template-leftover", "an unresolved template", putText, "{", regexp.MustCompile(
		`\{\{[#/^>!&~|=][^{}]{0,60}\}\}|\{\{[^{}]{0,60}[|("'][^{}]{0,60}\}\}|\{%-?\s*\w[^{}]{0,60}%\}`), nil},
	{"template-leftover", "an unresolved template", putText, "<%", regexp.MustCompile(`<%[=-]?[^%<>]{1,60}%>`), nil},
}

const (
	writeIt = "write what is missing, or take the mark out"
	doIt    = "do it, or take the note out"
	putName = "put a name in, or use {{user}} and fill it from book.yaml"
	putText = "put the text in"
)

// leftovers reports what should not be in a finished book. Placeholders of the
// shape {{user}} are the manuscript reader's.
func leftovers(r *reader) {
	for i := range r.passages {
		p := &r.passages[i]
		if !strings.ContainsAny(p.text, "TX[/<%{{oF") {
			continue
		}
		for k := range leftoverKinds {
			kind := &leftoverKinds[k]
			if !strings.Contains(p.text, kind.needs) {
				continue
			}
			for _, m := range kind.find.FindAllStringIndex(p.text, 20) {
				match := p.text[m[0]:m[1]]
				trimmed := strings.TrimLeft(match, " \t\n“\"‘'")
				if strings.HasPrefix(trimmed, "%") {
					m[0] += len(match) - len(trimmed)
				}
				if kind.spare != nil && (p.form == headline || kind.spare(p.text, m[0], m[1])) {
					continue
				}
				r.report(p, int32(m[0]), diag.Finding{Code: kind.code, Severity: diag.Warning,
					Message: kind.what + ": “" + strings.TrimSpace(p.text[m[0]:m[1]]) + "”", Hint: kind.hint})
			}
		}
	}
}

// isThirty reports whether XXX is a Roman number: after a name or a word that
// numbers things, as in Chapter XXX, or before another numeral.
func isThirty(text string, from, to int) bool {
	if to-from > 3 {
		return false
	}
	before := strings.Fields(text[:from])
	if len(before) == 0 {
		return true // a number that stands alone
	}
	last := strings.TrimLeft(before[len(before)-1], "“‘(\"'")
	if len(before) == 1 || last == "" {
		return last != "" && last[0] >= 'A' && last[0] <= 'Z'
	}
	if last[0] >= 'A' && last[0] <= 'Z' {
		return true
	}
	switch strings.ToLower(strings.TrimRight(last, ".")) {
	case "chapter", "book", "part", "volume", "vol", "no", "number", "page", "pages", "canto", "act", "scene", "and", "to":
		return true
	}
	return false
}
