package copyedit

import "strings"

// ellipses makes three dots, typed close or with spaces, one character; four
// are the full stop of the sentence and an ellipsis. Six are two ellipses, and
// rows of seven and more are leaders and stay.
func ellipses(p *passage) {
	for i := 0; i < len(p.text); {
		if p.text[i] != '.' && p.text[i] != '…' {
			i++
			continue
		}
		j, points := p.dots(i)
		if points < 3 || points > 6 || points == 5 {
			i = max(j, i+1)
			continue
		}
		from := p.ellipsisSpace(i, j)
		want := strings.Repeat("…", points/3)
		if points == 4 {
			want = ".…"
		}
		if string(p.text[from:j]) != want {
			p.replace(from, j, want, 98, "")
		}
		i = j
	}
}

// dots returns where the run of dots that begins at i ends and how many points
// it has, an ellipsis character counting as three. The dots of a run are all
// close or all spaced.
func (p *passage) dots(i int) (end, points int) {
	k, gap := i, -1
	for {
		if p.text[k] == '…' {
			points += 3
		} else {
			points++
		}
		k++
		n := k
		for n < len(p.text) && (p.text[n] == ' ' || p.text[n] == 0xA0 || isThin(p.text[n]) || isClear(p.text[n]) && p.text[n] >= 0) {
			n++
		}
		if n >= len(p.text) || p.text[n] != '.' && p.text[n] != '…' {
			return k, points
		}
		if n > k && (p.text[k-1] == '…' || p.text[n] == '…') || gap >= 0 && (gap > 0) != (n > k) {
			return k, points // "… ." is an ellipsis and something else, as is "... ."
		}
		gap = n - k
		if n > k && p.text[n] == '.' && n+1 < len(p.text) && isDigit(p.text[n+1]) {
			return k, points // "... .45"
		}
		k = n
	}
}

// ellipsisSpace returns where to begin the replacement so that the space
// before spaced dots goes: that between the word that trails off and the
// first dot.
func (p *passage) ellipsisSpace(i, j int) int {
	if i < 2 || i <= p.replacedTo() || p.text[i-1] != ' ' && p.text[i-1] != 0xA0 || !isLetter(p.text[i-2]) && p.text[i-2] != ',' || p.form == verse {
		return i
	}
	if r := p.runeAt(j); isLetter(r) {
		return i // "and ...then": it belongs to what follows
	}
	return i - 1
}
