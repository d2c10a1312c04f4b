package cover

import (
	"strings"
	"unicode"

	"octavo/pipeline/font"
)

// A piece is what stays together on a line: a word, or a character of a script
// without spaces.
type piece struct {
	text   string
	spaced bool  // a space stands before it
	width  int64 // in thousandths of the em, as all widths here
	space  int64 // what the space before it takes
	weak   bool  // no line should end after it, as after "the"
}

// weak are words that lean on the next: a line that ends in one reads badly.
// Articles, prepositions and conjunctions of the languages with a house style.
var weak = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(`
		a an the of and in to for on at by with from or nor but as is my our your his her its their no not
		der die das dem den des ein eine einem einen einer und oder von vom zu zum zur mit für im am auf in
		le la les un une des du de et ou à au aux en pour par sur dans sans
		el los las una y o e del al con por para sin
		il lo gli i uno dei della delle di da nel nella che
		het een van en op te voor
		o a os as um uma do da dos das em no na
		og i på av til ett och att av för det den
		w z na do o u ze we nad pod dla lub
		и в на с к о у за от до по не а но из для без при над под об
		і в на з до у та й`) {
		set[w] = true
	}
	return set
}()

// cut takes the text apart where a line may end.
func (c *compositor) cut(text string, t typeface) []piece {
	var list []piece
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' }) {
		for i, part := range parts(word) {
			s := c.shaper.Shape(t.face, part, font.Style{SmallCaps: t.style.SmallCaps, NoLigatures: t.track > 20, Lang: c.language})
			p := piece{text: part, spaced: i == 0 && len(list) > 0, weak: weak[strings.ToLower(part)]}
			p.width = int64(s.Width)*1000/int64(s.UPM) + int64(len(s.Glyphs)*t.track)
			p.space = int64(c.shaper.SpaceWidth(t.face, font.Style{}, nil, nil))*1000/int64(s.UPM) + int64(t.track)
			list = append(list, p)
		}
	}
	return list
}

// parts cuts a word after a hyphen or dash, and around each ideograph.
func parts(word string) []string {
	var list []string
	runes := []rune(word)
	from := 0
	for i := 1; i < len(runes); i++ {
		before, after := runes[i-1], runes[i]
		hyphen := strings.ContainsRune("-‐–—/", before) && i-from > 2 && len(runes)-i > 2 && unicode.IsLetter(after)
		ideograph := (wide(before) || wide(after)) && !strings.ContainsRune(noStart, after) && !strings.ContainsRune(noEnd, before)
		if hyphen || ideograph {
			list = append(list, string(runes[from:i]))
			from = i
		}
	}
	return append(list, string(runes[from:]))
}

// wide reports whether lines may end beside the character without a space.
func wide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// noStart and noEnd are what may not begin or end a line of Chinese or
// Japanese, the commonest of JIS X 4051.
const (
	noStart = "、。，．・：；？！ー」』）］｝〕〉》】ぁぃぅぇぉっゃゅょァィゥェォッャュョ々…"
	noEnd   = "「『（［｛〔〈《【"
)

// chop cuts pieces wider than most into parts that fit, with a hyphen.
func (c *compositor) chop(list []piece, t typeface, most int64) []piece {
	var out []piece
	for _, p := range list {
		runes := []rune(p.text)
		if p.width <= most || len(runes) < 4 {
			out = append(out, p)
			continue
		}
		n := int(p.width/most) + 1
		each := (len(runes) + n - 1) / n
		for from := 0; from < len(runes); from += each {
			part := string(runes[from:min(from+each, len(runes))])
			if from+each < len(runes) {
				part += "-"
			}
			q := c.cut(part, t)[0]
			q.text, q.spaced, q.space = part, p.spaced && from == 0, p.space
			s := c.shaper.Shape(t.face, part, t.style)
			q.width = int64(s.Width)*1000/int64(s.UPM) + int64(len(s.Glyphs)*t.track)
			out = append(out, q)
		}
	}
	return out
}

// A breaking is one way to set pieces in lines: the index of each line's first
// piece, and the number of all of them.
type breaking struct {
	starts []int
	widest int64
	narrow int64 // the narrowest line
	bad    int   // lines that end in a weak word
	runt   bool  // the last line is one short word
}

// breakLines sets the pieces in n lines of widths as even as can be: the sum of
// their squares is least, a weak word at a line's end counting as half a mean
// line squared.
func breakLines(list []piece, n int) breaking {
	total := int64(0)
	upTo := make([]int64, len(list)+1) // widths of the pieces before, with their spaces
	for i, p := range list {
		total += p.width + p.gap()
		upTo[i+1] = total
	}
	width := func(i, j int) int64 { return upTo[j] - upTo[i] - list[i].gap() }
	mean := total / int64(n)
	const never = int64(1) << 62
	best := make([][]int64, n+1)
	from := make([][]int, n+1)
	for k := range best {
		best[k], from[k] = make([]int64, len(list)+1), make([]int, len(list)+1)
		for j := range best[k] {
			best[k][j] = never
		}
	}
	best[0][0] = 0
	for k := 1; k <= n; k++ {
		for j := k; j <= len(list)-(n-k); j++ {
			for i := k - 1; i < j; i++ {
				if best[k-1][i] == never {
					continue
				}
				w := width(i, j)
				cost := best[k-1][i] + w*w
				if j < len(list) {
					cost += breakCost(list, j, mean)
				}
				if cost < best[k][j] {
					best[k][j], from[k][j] = cost, i
				}
			}
		}
	}
	b := breaking{starts: make([]int, n+1), narrow: never}
	b.starts[n] = len(list)
	for k, j := n, len(list); k > 0; k-- {
		i := from[k][j]
		b.starts[k-1] = i
		b.widest, b.narrow = max(b.widest, width(i, j)), min(b.narrow, width(i, j))
		if k < n && list[j-1].weak {
			b.bad++
		}
		j = i
	}
	b.runt = n > 1 && width(b.starts[n-1], len(list))*3 < b.widest
	return b
}

// breakCost is what it costs to end a line before piece j.
func breakCost(list []piece, j int, mean int64) int64 {
	switch last := list[j-1]; {
	case last.weak:
		return mean * mean / 2
	case strings.HasSuffix(last.text, ":"), strings.HasSuffix(last.text, ";"):
		return -mean * mean / 3
	case strings.HasSuffix(last.text, ","):
		return -mean * mean / 12
	}
	return 0
}

func (p piece) gap() int64 {
	if p.spaced {
		return p.space
	}
	return 0
}

// join gives the pieces as text again.
func join(list []piece) string {
	var sb strings.Builder
	for i, p := range list {
		if p.spaced && i > 0 {
			sb.WriteByte(' ')
		}
		sb.WriteString(p.text)
	}
	return strings.TrimSuffix(sb.String(), " ·") // between names, not after one
}
