package copyedit

import (
	"regexp"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// A leftover is something that a finished book does not have.
type leftover struct {
	code  string
	what  string
	hint  string
	needs string // a plain string the text must hold, so that most texts are passed over at once
	find  *regexp.Regexp
}

var leftoverKinds = []leftover{
	{"to-come", "a mark for text still to come", "write what is missing, or take the mark out", "TK", regexp.MustCompile(`\b(?:TK)+\b`)},
	{"to-do", "a note to oneself", "do it, or take the note out", "TODO", regexp.MustCompile(`\b(?:TODO|FIXME)\b:?`)},
	{"to-do", "a note to oneself", "do it, or take the note out", "FIXME", regexp.MustCompile(`\bFIXME\b:?`)},
	{"name-blank", "a blank for a name", "put the name in", "[", regexp.MustCompile(`\[(?:YOUR |INSERT |Insert |Your )?(?:NAME|Name|PLACE|TITLE|CITY|DATE|YOUR NAME)[^\]]{0,20}\]`)},
	{"name-blank", "a blank for the reader's name", "put a name in, or use {{user}} and fill it from book.yaml", "/", regexp.MustCompile(`\([YyFfLlHhEe]/[NnCcLl]\)|\b[YF]/N\b`)},
	{"filler-text", "filler text", "put the real text in", "orem ipsum", regexp.MustCompile(`[Ll]orem ipsum`)},
	{"format-leftover", "a blank of a program", "put the text in", "%", regexp.MustCompile(`(?:^|\s)%[sd]\b`)},
	{"chat-residue", "a remark of a chat assistant", "take it out if it is none of the story's", "", regexp.MustCompile(
		`(?i)^(?:sure|certainly|of course|absolutely)[!,.] here(?:['’]s| is| are) (?:the |your |a |an )?(?:next |revised |rewritten |updated |continuation|chapter|scene|story|version|draft)` +
			`|^as an ai(?: language)? model\b|would you like me to (?:continue|write|revise|proceed)|^i(?:['’]m| am) sorry, but i can(?:['’]t|not) (?:continue|assist|help) with` +
			`|let me know if you(?:['’]d| would) like me to|^continue in the next (?:message|response)`)},
}

// chatWords are what a remark of a chat assistant holds at least one of.
var chatWords = []string{"ere is ", "ere's ", "ere’s ", "ere are ", "like me to", " AI ", "orry, but I", "ontinue in the next"}

// leftovers reports what should not be in a finished book. It changes nothing.
func leftovers(j *job) {
	j.eachText(func(t *book.Text) {
		for i := range leftoverKinds {
			k := &leftoverKinds[i]
			if k.needs != "" && !strings.Contains(t.Value, k.needs) || k.needs == "" && !containsAny(t.Value, chatWords) {
				continue
			}
			for _, m := range k.find.FindAllStringIndex(t.Value, 20) {
				at := t.At
				if at.Col > 0 {
					at.Col += len([]rune(t.Value[:m[0]]))
				}
				j.found.Add(diag.Finding{Pos: at, Code: k.code, Severity: diag.Warning, Message: k.what + ": “" + strings.TrimSpace(t.Value[m[0]:m[1]]) + "”", Hint: k.hint})
			}
		}
	})
}

func containsAny(s string, list []string) bool {
	for _, w := range list {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
