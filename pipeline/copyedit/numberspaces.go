package copyedit

import "slices"

// units hold on to the number before them; written out in full they do not
// need to.
var units = []string{"mm", "cm", "m", "km", "mg", "g", "kg", "lb", "lbs", "oz", "ft", "yd", "mi", "mph", "kph", "km/h", "Hz", "kHz", "MHz", "GHz",
	"W", "kW", "MW", "V", "A", "K", "kB", "MB", "GB", "TB", "rpm", "hp", "psi", "ml", "cl", "l", "cc", "cwt", "cal", "kcal", "dB", "£", "€", "%", "°C", "°F", "°"}

// numberWords are the short words that hold on to the number behind them.
var numberSigns = []string{"No.", "Nos.", "no.", "nos.", "p.", "pp.", "chap.", "ch.", "Ch.", "vol.", "Vol.", "fig.", "Fig.", "sec.", "art.", "pt.", "v.", "§", "§§", "№", "Nr.", "nº", "n°", "n.", "S.", "s.", "Bd.", "Abb.", "стр.", "гл.", "рис.", "с.", "str.", "nr"}

// numberSpaces holds a number and what belongs to it together: No. 5, § 4,
// 12 km, 5 p.m.
func numberSpaces(p *passage) {
	if p.form == chat {
		return
	}
	for i := 1; i+1 < len(p.text); i++ {
		if p.text[i] != ' ' {
			continue
		}
		switch left, right := p.text[i-1], p.text[i+1]; {
		case isDigit(right) && (left == '.' || left == '§' || left == '№' || left == '°' || left == 'º' || left == 'r') && slices.Contains(numberSigns, p.token(i)):
			p.replace(i, i+1, "\u00A0", 100, "")
		case isDigit(left) && p.isUnit(i+1):
			p.replace(i, i+1, "\u00A0", 100, "")
		case isDigit(left) && p.halfDay(i+1) > 0:
			p.replace(i, i+1, "\u00A0", 100, "")
		}
	}
}

// token returns what stands before the space at i, up to a space or an opening
// mark; "" when it is long.
func (p *passage) token(i int) string {
	k := i
	for k > 0 && i-k < 6 && !isBlank(p.text[k-1]) && classOf(p.text[k-1]) != atOpener && !isMark(p.text[k-1]) && p.text[k-1] != '\n' {
		k--
	}
	return string(p.text[k:i])
}

// isUnit reports whether a unit of measure stands at i.
func (p *passage) isUnit(i int) bool {
	j := i
	for j < len(p.text) && j-i < 5 && (isLetter(p.text[j]) || p.text[j] == '/' || p.text[j] == '°' || p.text[j] == '%' || p.text[j] == '£' || p.text[j] == '€') {
		j++
	}
	if j == i || isWordRune(p.runeAt(j)) || isSingle(p.runeAt(j)) && isLetter(p.runeAt(j+1)) {
		return false
	}
	s := string(p.text[i:j])
	if (s == "A" || s == "I" || s == "K" || s == "W" || s == "V") && p.runeAt(j) == ' ' && p.style.isEnglish() {
		return false // In 1914 A great war
	}
	return slices.Contains(units, s)
}

// halfDay returns the length of "a.m." or "p.m." at i, in small letters or
// capitals, with stops or without; 0 for none.
func (p *passage) halfDay(i int) int {
	at := func(k int) rune { return p.runeAt(i+k) | 0x20 }
	if at(0) != 'a' && at(0) != 'p' {
		return 0
	}
	switch {
	case p.runeAt(i+1) == '.' && at(2) == 'm' && p.runeAt(i+3) == '.':
		return 4
	case at(1) == 'm' && !isWordRune(p.runeAt(i+2)) && !(p.text[i] == 'a' && p.style != nil && !p.style.isEnglish()):
		return 2
	}
	return 0
}

// times puts the space into 5p.m. and 6:40am, so that a reader sees the hour.
func times(p *passage) {
	for i := 1; i < len(p.text); i++ {
		if !isDigit(p.text[i-1]) || p.halfDay(i) == 0 {
			continue
		}
		k := i
		for k > 0 && (isDigit(p.text[k-1]) || p.text[k-1] == ':' || p.text[k-1] == '.') {
			k--
		}
		if n := i - k; n <= 5 && !isWordRune(p.runeAt(k-1)) && (n <= 2 || p.text[i-3] == ':' || p.text[i-3] == '.') {
			p.replace(i, i, "\u00A0", 90, "")
		}
	}
}
