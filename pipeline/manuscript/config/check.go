package config

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"golang.org/x/text/language"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

func errorf(format string, args ...any) error { return fmt.Errorf(format, args...) }

// checkLanguage takes a BCP 47 tag and gives its canonical form.
func checkLanguage(s string) (string, string, error) {
	const hint = "write it as en, en-US or de-CH (BCP 47)"
	t, err := language.Parse(s)
	if err != nil || t == language.Und || strings.ContainsAny(s, "_ ") {
		return "", hint, errorf("%q is no language tag", s)
	}
	return t.String(), "", nil
}

var dateShape = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)

// checkDate takes YYYY, YYYY-MM or YYYY-MM-DD, a day that exists.
func checkDate(s string) (string, string, error) {
	const hint = "write it as 2026-11-20, 2026-11 or 2026"
	if !dateShape.MatchString(s) {
		return "", hint, errorf("%q is no date", s)
	}
	if _, err := time.Parse("2006-01-02"[:len(s)], s); err != nil {
		return "", hint, errorf("there is no day %q", s)
	}
	return s, "", nil
}

var uuidShape = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`)

// checkUUID takes a UUID with or without "urn:uuid:" and gives it in small
// letters without.
func checkUUID(s string) (string, string, error) {
	u := strings.TrimPrefix(strings.ToLower(s), "urn:uuid:")
	if !uuidShape.MatchString(u) {
		return "", "it has 32 digits and letters a-f, as 7c1f0a52-6d3e-4b17-9a45-5e8d20c4f1a9; or leave it out and one is made", errorf("%q is no UUID", s)
	}
	return u, "", nil
}

// checkISBN takes an ISBN-13 with or without hyphens, holds its check digit
// (ISO 2108), and gives it as it was written. An ISBN-10 is told its
// ISBN-13.
func checkISBN(s string) (string, string, error) {
	digits := strings.NewReplacer("-", "", " ", "", "–", "", "‑", "").Replace(strings.TrimPrefix(strings.ToLower(s), "isbn"))
	digits = strings.TrimLeft(digits, ": ")
	if len(digits) == 10 && isDigits(digits[:9]) {
		body := "978" + digits[:9]
		return "", "write the ISBN-13: " + body + string(book.ISBN13Digit(body)), errorf("%q is an ISBN-10", s)
	}
	if len(digits) != 13 || !isDigits(digits) || digits[:3] != "978" && digits[:3] != "979" {
		return "", "an ISBN has 13 digits and begins with 978 or 979", errorf("%q is no ISBN", s)
	}
	if want := book.ISBN13Digit(digits[:12]); digits[12] != want {
		return "", fmt.Sprintf("its last digit should be %c if the others are right", want), errorf("%q has a wrong check digit", s)
	}
	return s, "", nil
}

func isDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// roles are the MARC relator codes that a book's people have, from the list
// of the Library of Congress, and their names.
var roles = map[string]string{
	"aut": "author", "edt": "editor", "trl": "translator", "ill": "illustrator", "aui": "author of introduction",
	"aft": "author of afterword", "ann": "annotator", "art": "artist", "adp": "adapter", "ant": "bibliographic antecedent",
	"aud": "author of dialog", "aus": "screenwriter", "bkd": "book designer", "bkp": "book producer", "bjd": "bookjacket designer",
	"clr": "colorist", "col": "collector", "com": "compiler", "cov": "cover designer", "cph": "copyright holder", "cre": "creator",
	"ctb": "contributor", "ctg": "cartographer", "cwt": "commentator", "dgs": "degree supervisor", "dsr": "designer", "dte": "dedicatee",
	"egr": "engraver", "hnr": "honoree", "ive": "interviewee", "ivr": "interviewer", "lbt": "librettist", "lyr": "lyricist",
	"mrk": "markup editor", "nrt": "narrator", "oth": "other", "pbd": "publishing director", "pbl": "publisher", "pfr": "proofreader",
	"pht": "photographer", "prt": "printer", "rcp": "recipient", "red": "redaktor", "res": "researcher", "rev": "reviewer",
	"stl": "storyteller", "trc": "transcriber", "tyd": "type designer", "tyg": "typographer", "wac": "writer of added commentary",
	"waw": "writer of afterword", "wfw": "writer of foreword", "win": "writer of introduction", "wpr": "writer of preface",
}

// trades are words people have for a role that MARC names otherwise.
var trades = map[string]string{
	"writer": "aut", "novelist": "aut", "ghostwriter": "aut", "ghost writer": "aut", "co-author": "aut", "coauthor": "aut", "translation": "trl", "translated by": "trl",
	"proofreader": "pfr", "copyeditor": "edt", "copy editor": "edt", "copy-editor": "edt", "editing": "edt", "illustration": "ill", "illustrations": "ill", "artwork": "art",
	"cover": "cov", "cover artist": "cov", "cover design": "cov", "foreword": "wfw", "introduction": "win", "afterword": "aft", "photos": "pht", "reader": "nrt",
}

// checkRole takes a MARC code, or the role's English name.
func checkRole(s string) (string, string, error) {
	low := strings.ToLower(s)
	if _, ok := roles[low]; ok {
		return low, "", nil
	}
	var known []string
	for _, code := range sortedKeys(roles) {
		if roles[code] == low {
			return code, "", nil
		}
		known = append(known, roles[code])
	}
	if code := trades[low]; code != "" {
		return "", "did you mean " + code + " (" + roles[code] + ")?", errorf("%q is no MARC relator code", s)
	}
	hint := "usual are aut (author), edt (editor), trl (translator), ill (illustrator), wfw (writer of foreword)"
	if near := diag.Nearest(low, known); near != "" {
		hint = "did you mean " + near + "?"
	}
	return "", hint, errorf("%q is no MARC relator code", s)
}

var (
	bisacShape = regexp.MustCompile(`^[A-Z]{3}[0-9]{6}$`)
	themaShape = regexp.MustCompile(`^[A-Z0-9][A-Z0-9-]{0,9}$`)
)

func checkBISAC(s string) (string, string, error) {
	if !bisacShape.MatchString(s) {
		return "", "three capitals and six digits, as FIC009000 (Fiction / Fantasy / General)", errorf("%q is no BISAC code", s)
	}
	return s, "", nil
}

func checkThema(s string) (string, string, error) {
	if !themaShape.MatchString(s) {
		return "", "capitals and digits, as FM or 1KBB-US-NAK", errorf("%q is no Thema code", s)
	}
	return s, "", nil
}
