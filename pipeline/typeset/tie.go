package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/typeset/linebreak"
)

// A no-break space in the text holds its words together whatever it costs.
// Copyedit sets most of them; what is said here holds for any text, one that
// nobody corrects too, and changes no character of it.

// tieCost is what it costs to end a line between a title and a name, between
// initials, between a number and its unit: more than spaces twice as wide,
// less than a line that sticks out.
const tieCost = 1000

// ties tell what a word holds on to at either side.
type ties uint16

const (
	holdsName   ties = 1 << iota // Mr., J.: what follows is its name
	holdsNumber                  // No., p.: its number follows
	opens                        // a mark alone that opens: « in French
	closes                       // a mark alone that may not begin a line: a dash, an ellipsis, ? in French
	capital                      // it begins with a capital
	figure                       // it begins with a figure
	endsFigure                   // it ends in one
	unitOf                       // p.m., km: its number stands before it
	regnal                       // XIV, III.: the king's name stands before it
)

// titles stand before names, with and without a stop.
var titles = set("Mr Mrs Ms Mx Messrs Dr Prof St Ste Mt Capt Lt Sgt Col Gen Rev Maj Cpl Adm Hon Fr Sr Mme Mmes Mlle Mlles MM Mgr Me Hr Sra Srta Dra Sig Dott Ing")

// counters stand before numbers.
var counters = set("No. Nos. Nr. no. nos. p. pp. vol. Vol. ch. chap. Chap. fig. Fig. art. nᵒ Bd. Kap. S. § №")

// units stand after numbers.
var units = set("a.m. p.m. am pm A.M. P.M. km m cm mm kg g mg lb lbs lb. lbs. oz oz. ft ft. in. mi mph hp h min s sec l ml ha kW V % °C °F per")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// tiesOf finds what a word holds on to.
func tiesOf(text string) ties {
	var t ties
	first, _ := utf8.DecodeRuneInString(text)
	bare := strings.TrimLeftFunc(text, isOpening)
	switch r, _ := utf8.DecodeRuneInString(bare); {
	case bare == "":
		return opens
	case unicode.IsUpper(r):
		t |= capital
	case unicode.IsDigit(r):
		t |= figure
	}
	if isCloser(first) && strings.TrimFunc(text, isCloser) == "" {
		t |= closes
	}
	if last, _ := utf8.DecodeLastRuneInString(text); unicode.IsDigit(last) {
		t |= endsFigure
	}
	if counters[bare] {
		t |= holdsNumber
	}
	body := strings.TrimSuffix(bare, ".")
	if titles[body] || body != bare && body != "I" && t&capital != 0 && utf8.RuneCountInString(body) == 1 {
		t |= holdsName
	}
	closed := strings.TrimRightFunc(text, isCloser)
	if units[closed] || units[closed+"."] {
		t |= unitOf
	}
	if len(closed) >= 2 && strings.Trim(closed, "IVX") == "" {
		t |= regnal
	}
	return t
}

// isCloser says that a line must not begin with the mark when it stands alone.
func isCloser(r rune) bool {
	switch r {
	case '—', '–', '―', '…', '.', ',', ';', ':', '!', '?', '»', '›', '”', '’', ')', ']', '}':
		return true
	}
	return false
}

// tie returns the penalty of a line end between two words; 0 for none.
func tie(a, b ties) int32 {
	switch {
	case b&closes != 0, a&opens != 0:
		return linebreak.Forbidden
	case a&holdsName != 0 && b&capital != 0, a&holdsNumber != 0 && b&figure != 0,
		a&endsFigure != 0 && b&unitOf != 0, a&capital != 0 && a&closes == 0 && b&regnal != 0:
		return tieCost
	}
	return 0
}
