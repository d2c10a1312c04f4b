package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/typeset/linebreak"
	"octavo/pipeline/unit"
)

// Chinese and Japanese are set character beside character, each in a square of
// one em. Lines end between any two but those that the rules of the trade keep
// together, and fill their measure by a little room between all of them. What
// is blank in the squares of brackets, commas and stops goes at the end of a
// line, and where several of them meet. The classes and distances are those of
// JIS X 4051 in the words of the W3C's Requirements for Japanese Text Layout
// (JLREQ, 3.1 and appendix A); those for Chinese (CLREQ, 3.1) agree as far as
// they go here. Lines from top to bottom are not set.

// A wideClass is a character's place in the rules.
type wideClass uint8

const (
	notWide      wideClass = iota
	ideograph              // and kana: whatever has no rule of its own
	openBracket            // cl-01
	closeBracket           // cl-02
	middleDot              // cl-05
	fullStop               // cl-06
	comma                  // cl-07
	inseparable            // cl-08: two dashes, two ellipses
	dividing               // cl-04
	noStart                // cl-03, 09, 10, 11: never begins a line, and has no blank to lose
	prefix                 // cl-12
	postfix                // cl-13
)

// isWide says that a character stands in a script that is set without spaces
// between words.
func isWide(r rune) bool {
	switch {
	case r < 0x2E80, r >= 0x3130 && r <= 0x318F, r >= 0xFFA0 && r <= 0xFFDC: // the latter two are Hangul
		return false
	case r <= 0x33FF, r >= 0xFE30 && r <= 0xFE4F, r >= 0xFF00 && r <= 0xFFEF:
		return true
	}
	return unicode.Is(unicode.Han, r) || r >= 0x1AFF0 && r <= 0x1B16F && unicode.In(r, unicode.Hiragana, unicode.Katakana)
}

// mayBeWide says that a text without spaces may have such a character, by its
// bytes.
func mayBeWide(text string) bool {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c > 0xE2 || c == 0xE2 && i+1 < len(text) && text[i+1] >= 0xBA {
			return true
		}
	}
	return false
}

// shared are marks of Latin text that Chinese and Japanese have in squares of
// their own, where the face does.
const shared = "“”‘’—―…‥·"

// wideClassOf returns the class of a character in text of a language. Korean
// has spaces between words, so that its lines end there, and only the marks it
// shares with the others have a class.
func (s *setter) wideClassOf(r rune, l *look) wideClass {
	if r < 0x2E80 {
		if !strings.ContainsRune(shared, r) || !isSquare(l.style.Lang) || !s.fillsSquare(r, l) {
			return notWide
		}
	} else if !isWide(r) || isKorean(l.style.Lang) && !(r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFFEF) {
		return notWide
	}
	switch r {
	case '「', '『', '（', '［', '｛', '〈', '《', '【', '〔', '〖', '〘', '〚', '“', '‘', '｟', '｢', '〝':
		return openBracket
	case '」', '』', '）', '］', '｝', '〉', '》', '】', '〕', '〗', '〙', '〛', '”', '’', '｠', '｣', '〟':
		return closeBracket
	case '・', '：', '；', '·', '･':
		return middleDot
	case '。', '．', '｡':
		return fullStop
	case '、', '，', '､':
		return comma
	case '—', '―', '…', '‥', '〳', '〴', '〵':
		return inseparable
	case '！', '？':
		return dividing
	case '〜', '～', '゠', '゛', '゜', 'ヽ', 'ヾ', 'ゝ', 'ゞ', '々', '〻', 'ー', 'ｰ',
		'ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ', 'っ', 'ゃ', 'ゅ', 'ょ', 'ゎ', 'ゕ', 'ゖ',
		'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ッ', 'ャ', 'ュ', 'ョ', 'ヮ', 'ヵ', 'ヶ':
		return noStart
	case '￥', '＄', '￡', '＃', '№':
		return prefix
	case '％', '‰', '￠', '℃':
		return postfix
	}
	if r >= 0x31F0 && r <= 0x31FF { // small kana for Ainu
		return noStart
	}
	return ideograph
}

// isSquare says that the language is set in squares.
func isSquare(lang string) bool {
	return len(lang) >= 2 && (lang[:2] == "ja" || lang[:2] == "zh") || strings.HasPrefix(lang, "yue")
}

func isKorean(lang string) bool { return strings.HasPrefix(lang, "ko") }

// fillsSquare says that the face the character is set in gives it a whole em.
func (s *setter) fillsSquare(r rune, l *look) bool {
	face := s.faceFor(r, string(r), s.face(l), -1, l)
	shape := s.shaper.Shape(face, string(r), l.style)
	return len(shape.Glyphs) == 1 && int64(shape.Width)*10 >= int64(shape.UPM)*9
}

// wideText takes in a text without spaces that has wide characters: each is a
// word, and what is between them another.
func (s *setter) wideText(text string, in ink) {
	from := 0
	for at, r := range text {
		if at < from {
			continue
		}
		class := s.wideClassOf(r, &in.look)
		if class == notWide {
			continue
		}
		if from < at {
			s.plainWord(text[from:at], in)
		}
		end := at + utf8.RuneLen(r)
		for end < len(text) { // a mark stays on its letter, a dash on the one before
			m, n := utf8.DecodeRuneInString(text[end:])
			if !unicode.Is(unicode.M, m) && m != 0x200D && (class != inseparable || m != r) {
				break
			}
			end += n
		}
		s.plainWord(text[at:end], in)
		from = end
	}
	if from < len(text) {
		s.plainWord(text[from:], in)
	}
}

// trim finds out how much of a wide mark's square is blank, and makes the word
// narrower by it: what is taken away comes back as space, where there is some.
func (s *setter) trim(w *word, class wideClass) {
	switch class {
	case openBracket, closeBracket, fullStop, comma, middleDot, dividing:
	default:
		return
	}
	if len(w.shape.Glyphs) != 1 || w.shape.Width < w.shape.UPM*9/10 {
		return
	}
	g := &w.shape.Glyphs[0]
	lo, hi := s.extent(w.face, w.shape, -1<<20, 1<<20)
	if lo > hi {
		return
	}
	before, after := lo+int64(g.X), int64(g.Advance)-int64(g.X)-hi
	em := int64(w.shape.UPM)
	part := func(blank int64) unit.Length { // a half, a quarter or nothing: no two commas differ
		switch {
		case blank*20 >= em*9:
			return w.size / 2
		case blank*5 >= em:
			return w.size / 4
		}
		return 0
	}
	switch class {
	case openBracket:
		w.left = part(before)
	case closeBracket:
		w.right = part(after)
	case dividing: // in the middle of its square, but for simplified Chinese
		if after*20 >= em*9 {
			w.right = w.size / 2
		}
	default:
		w.left, w.right = part(before), part(after)
	}
}

// How much wide characters give, in parts of the em: between any two, and
// between them and Latin, where a quarter is usual, half the most and an eighth
// the least (JLREQ 3.2.6 and 3.8).
const (
	wideStretch  = 12
	latinSpace   = 4
	latinStretch = 8
	latinShrink  = 8
)

// wideSeam adds what stands between two characters side by side of which one
// is wide: room, and a place where the line may end.
func (s *setter) wideSeam(before *word, a rune, ca wideClass, after *word, b rune, cb wideClass, l *look) {
	t := &s.txt
	glue := linebreak.Item{Kind: linebreak.Glue}
	if !isKorean(l.style.Lang) {
		glue.Stretch = l.size / wideStretch
	}
	left, right := unit.Length(0), after.left
	if before != nil {
		left = before.right
	}
	stops := ca == closeBracket || ca == fullStop || ca == comma || ca == dividing
	switch {
	case stops && (cb == closeBracket || cb == fullStop || cb == comma || cb == dividing), ca == openBracket && cb == openBracket:
		left, right = 0, 0
	case (stops || ca == middleDot) && cb == openBracket:
		left, right = max(left, right), 0
	case stops && cb == middleDot:
		left = 0
	case ca == middleDot && cb == middleDot:
		right = 0
	}
	glue.Width = left + right
	switch ca {
	case fullStop, dividing:
		glue.Shrink = right
	case comma:
		glue.Shrink = left/2 + right
	default:
		glue.Shrink = left + right
	}
	if ca == notWide && cb <= ideograph && isLatin(a) || cb == notWide && ca <= ideograph && isLatin(b) {
		glue.Width, glue.Stretch, glue.Shrink = l.size/latinSpace, l.size/latinStretch, l.size/latinShrink
	}
	switch {
	case ca == inseparable && a == b:
		return // drawn through
	case s.mayEndBetween(a, ca, b, cb):
		t.add(glue, t.last())
	case glue.Width > 0 || glue.Stretch > 0:
		t.add(linebreak.Item{Kind: linebreak.Penalty, Penalty: linebreak.Forbidden}, t.last())
		t.add(glue, t.last())
	}
}

// isLatin says that a character is a letter or figure beside which ideographs
// have some room.
func isLatin(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// mayEndBetween says whether a line may end between two characters of which
// one is wide.
func (s *setter) mayEndBetween(a rune, ca wideClass, b rune, cb wideClass) bool {
	switch cb {
	case closeBracket, middleDot, fullStop, comma, dividing, noStart:
		return false
	case postfix:
		return !unicode.IsDigit(a) && !unicode.Is(unicode.Nl, a)
	case notWide:
		if strings.ContainsRune(")]}!?,.:;%’”»…—–-", b) {
			return false
		}
	}
	switch ca {
	case openBracket:
		return false
	case prefix:
		return !unicode.IsDigit(b)
	case notWide:
		return !strings.ContainsRune("([{“‘«$£¥#", a)
	}
	return true
}
