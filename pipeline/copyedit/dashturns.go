package copyedit

import "strings"

// dashTurns finds where another person begins to speak in a paragraph that
// begins with the dash of a turn of speech. It reports false for any other.
//
// A dash before a capital may begin the narrator's words too. French has no
// dashes round those; Spanish closes them with a dash, so that none can begin
// inside them; elsewhere only the names behind the speeches tell.
func (p *passage) dashTurns() bool {
	at := 0
	for isBlank(p.runeAt(at)) {
		at++
	}
	if dash := p.runeAt(at); dash != '—' && dash != '–' && dash != '―' || !isWordRune(p.wordBehind(at)) {
		return false
	}
	aside := -1 // where the narrator's words begin that are not over yet
	who := ""
	for k := at + 1; k < len(p.text); k++ {
		if p.text[k] != p.text[at] || isDash(p.runeAt(k+1)) || isDash(p.text[k-1]) {
			continue
		}
		capital, sentence := isUpper(p.wordBehind(k)), strings.ContainsRune(".!?…", p.stopBefore(k))
		if !isBlank(p.text[k-1]) {
			aside = -1 // closed
			continue
		}
		if !capital {
			aside = k
			continue
		}
		points := 0
		switch p.style.Asides {
		case "raya":
			if speaks := isSpanishOpener(p.runeAt(k + 1)); aside >= 0 || speaks {
				points = nextSpeech
			}
		case "spaced":
			if aside >= 0 {
				said, next := p.style.attribution(p.text[aside+1:k]), p.asideAfter(k)
				if who == "" {
					who = said
				}
				points = p.style.otherPerson(who, next)
			}
		default:
			points = nextSpeech
		}
		if sentence && points > 0 {
			p.dashTurn(k, points)
			who = ""
		}
		aside = -1
	}
	return true
}

// wordBehind returns the first letter behind the dash at k.
func (p *passage) wordBehind(k int) rune {
	for k++; isBlank(p.runeAt(k)) || isSpanishOpener(p.runeAt(k)); k++ {
	}
	return p.runeAt(k)
}

func isSpanishOpener(r rune) bool { return r == '¿' || r == '¡' }

// asideAfter returns who is named in the narrator's words that follow the speech
// at k.
func (p *passage) asideAfter(k int) string {
	for i := k + 1; i < len(p.text); i++ {
		if p.text[i] == p.text[k] && isBlank(p.text[i-1]) {
			return p.style.attribution(p.text[i+1:])
		}
	}
	return ""
}

// dashTurn proposes that a paragraph begins with the dash at k, and that it has
// the space behind it which one has there.
func (p *passage) dashTurn(k, points int) {
	space := strings.TrimLeft(p.style.Dialogue, "-–—―")
	if p.runeAt(k+1) != ' ' || space == " " {
		p.proposeTurn(k, k, "", points)
		return
	}
	p.proposeTurn(k, k+2, string(p.text[k])+space, points)
}
