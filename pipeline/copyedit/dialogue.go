package copyedit

import "unicode/utf8"

// dialogueDashes sets the dash that begins a turn of speech, and the dashes
// round the narrator's words inside one, in the way of the language. What is
// typed with a hyphen becomes a dash; a dash of another length stays, except
// that Spanish has one kind.
func dialogueDashes(p *passage) {
	mark := p.style.Dialogue
	if mark == "" || p.form != prose {
		return
	}
	i := 0
	for i < len(p.text) && isSpacing(p.text[i]) {
		i++
	}
	j := i
	for j < len(p.text) && isDash(p.text[j]) {
		j++
	}
	k := j
	for k < len(p.text) && (isSpacing(p.text[k]) || p.text[k] == 0x202F) {
		k++
	}
	if j == i || j-i > 3 || !p.beginsSpeech(k) {
		return
	}
	dash, n := utf8.DecodeRuneInString(mark)
	if j-i == 1 && (p.text[i] == '–' || p.text[i] == '―') && p.style.Asides != "raya" {
		dash = p.text[i]
	}
	if want := string(dash) + mark[n:]; string(p.text[i:k]) != want {
		p.replace(i, k, want, 90, "")
	}
	switch p.style.Asides {
	case "raya":
		p.rayas(k)
	case "spaced":
		p.spacedAsides(k, dash)
	}
}

// beginsSpeech reports whether what stands at i can be the first word spoken.
func (p *passage) beginsSpeech(i int) bool {
	r := p.runeAt(i)
	switch {
	case isLetter(r), r == opaque, isMark(r):
		return true
	}
	switch r {
	case '¿', '¡', '…', '«', '(':
		return true
	}
	return r == '.' && p.runeAt(i+1) == '.'
}

// rayas sets the dashes of a Spanish turn of speech from i on: before the
// narrator's words with a space on the outer side, behind them close.
func (p *passage) rayas(i int) {
	open := false
	for ; i < len(p.text); i++ {
		if !isDash(p.text[i]) {
			continue
		}
		j := i
		for j < len(p.text) && isDash(p.text[j]) {
			j++
		}
		if j-i > 3 {
			i = j
			continue
		}
		from, to := i, j
		for isSpacing(p.runeAt(from - 1)) {
			from--
		}
		for isSpacing(p.runeAt(to)) {
			to++
		}
		before, after := from < i, to > j || to == len(p.text)
		switch next := p.runeAt(to); {
		case before && !after && (isLetter(next) || next == '¿' || next == '¡'):
			p.put(i, j, "—")
			open = true
		case !before && (after || classOf(next) == atStop || next == '…'):
			if j-i == 1 && p.text[i] == '-' && !open {
				break
			}
			p.put(i, j, "—")
			open = false
		case before && (after || classOf(next) == atStop):
			if open {
				p.put(from, j, "—")
			} else if isLetter(next) {
				p.put(i, to, "—")
			}
			open = !open
		}
		i = to - 1
	}
}

// spacedAsides gives the dashes between words from i on a space on each side.
func (p *passage) spacedAsides(i int, dash rune) {
	for ; i < len(p.text); i++ {
		if !isDash(p.text[i]) {
			continue
		}
		j := i
		for j < len(p.text) && isDash(p.text[j]) {
			j++
		}
		from, to := i, j
		for isSpacing(p.runeAt(from - 1)) {
			from--
		}
		for isSpacing(p.runeAt(to)) {
			to++
		}
		if from < i && to > j && to < len(p.text) && j-i <= 3 && !(isDigit(p.runeAt(from-1)) && isDigit(p.runeAt(to))) {
			left := " "
			if p.style.Dash.Tied {
				left = "\u00A0"
			}
			mark := dash
			if j-i == 1 && p.text[i] != '-' {
				mark = p.text[i]
			}
			p.put(from, to, left+string(mark)+" ")
		}
		i = to - 1
	}
}

// put replaces text[i:j] by s where it is not s already.
func (p *passage) put(i, j int, s string) {
	if string(p.text[i:j]) != s {
		p.replace(i, j, s, 85, "")
	}
}
