package typeset

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/font"
	"octavo/pipeline/page"
	"octavo/pipeline/unit"
)

// squares are the metrics of a face in which wide characters fill a square,
// and all others half of one. The ink of opening brackets is in the right half
// of theirs, that of closing ones, commas and stops in the left, and that of a
// middle dot in the middle.
type squares struct{ halfEm }

func (squares) Shaper() Shaper { return squareShaper{} }

func (squares) Outline(_ int16, glyph uint16) []font.Segment {
	from, to := float32(50), float32(950)
	switch {
	case strings.ContainsRune("「『（《“", rune(glyph)):
		from = 600
	case strings.ContainsRune("」』）》”、。，", rune(glyph)):
		to = 400
	case glyph == '・':
		from, to = 400, 600
	}
	return []font.Segment{{Op: 'M', Args: [3]font.Point{{X: from}}}, {Op: 'L', Args: [3]font.Point{{X: to, Y: 500}}}}
}

type squareShaper struct{ halfEmShaper }

func (squareShaper) Shape(_ int16, text string, _ font.Style) *font.Shape {
	s := &font.Shape{Text: text, UPM: 1000}
	for at, r := range text {
		advance := int32(500)
		if isWide(r) || r >= 0xAC00 && r < 0xD7A4 || strings.ContainsRune(shared, r) {
			advance = 1000
		}
		s.Glyphs = append(s.Glyphs, font.Glyph{ID: uint16(r), From: uint32(at), To: uint32(at + utf8.RuneLen(r)), Advance: advance})
		s.Width += advance
	}
	return s
}

// setSquares sets a paragraph in squares on a page ten of them wide, and
// returns its lines: what stands on each, and where, in tenths of the em from
// the margin.
func setSquares(t *testing.T, lang, text string) (lines, places []string) {
	t.Helper()
	b := &book.Book{Meta: book.Meta{Title: "T", Language: lang}}
	b.Body = []*book.Section{{Kind: book.Chapter, ID: "c", Blocks: []book.Block{
		&book.Paragraph{Inlines: book.NewText(diag.Pos{}, text)},
	}}}
	p, err := Pages(b, classic(t, smallPage), Options{Metrics: squares{}, Jobs: 1}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, side := range p.Sides {
		for i := range side.Lines {
			l := &side.Lines[i]
			if l.Role != page.Body {
				continue
			}
			var at strings.Builder
			for k := range l.Runs {
				fmt.Fprintf(&at, "%d%s ", int64((l.Runs[k].X-25*unit.Point).Points()+0.5)-5, l.Runs[k].Shape.Text)
			}
			lines, places = append(lines, l.Text()), append(places, strings.TrimSpace(at.String()))
		}
	}
	return lines, places
}

func TestLinesOfSquares(t *testing.T) {
	for _, c := range []struct{ name, lang, text, want string }{
		{"ten a line", "ja", "あいうえおかきくけこさしすせそ", "あいうえおかきくけこ|さしすせそ"},
		{"no stop begins a line", "ja", "あいうえおかきくけこ。さしすせそ", "あいうえおかきくけ|こ。さしすせそ"},
		{"no bracket ends a line", "ja", "あいうえおかきくけ「こさしすせそ」", "あいうえおかきくけ|「こさしすせそ」"},
		{"no small kana begins a line", "ja", "あいうえおかきくけちゃさしすせそ", "あいうえおかきくけ|ちゃさしすせそ"},
		{"no long mark begins a line", "ja", "あいうえおかきくけコーヒーをのむ", "あいうえおかきくけ|コーヒーをのむ"},
		{"dashes stay together", "ja", "あいうえおかきくけ――そしてかれは", "あいうえおかきくけ|――そしてかれは"},
		{"ellipses stay together", "zh", "一二三四五六七八九……十一二三四五", "一二三四五六七八九|……十一二三四五"},
		{"Korean by words", "ko", "가나다라마 바사아자차카 타파하가", "가나다라마|바사아자차카|타파하가"},
		{"marks of Latin in squares", "zh", "一二三四五六七八九“十一二三四五”", "一二三四五六七八九|“十一二三四五”"},
		{"Latin words stay whole", "ja", "あいうえおかきくtenkaさしす", "あいうえおかきく|tenkaさしす"},
	} {
		lines, _ := setSquares(t, c.lang, c.text)
		if got := strings.Join(lines, "|"); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestRoomRoundMarks(t *testing.T) {
	for _, c := range []struct{ name, lang, text, want string }{
		{"a half before a bracket and behind it", "ja", "あ「い」う", "0あ 10「 20い 30」 40う"},
		{"one half where two brackets meet", "ja", "あ」「い", "0あ 10」 15「 25い"},
		{"none between brackets of one kind", "ja", "「『あ』」い", "-5「 0『 10あ 20』 25」 35い"},
		{"none between a stop and a bracket", "ja", "あ。」い", "0あ 10。 15」 25い"},
		{"a quarter round a dot", "ja", "あ・い", "0あ 10・ 20い"},
		{"a quarter beside Latin", "ja", "あabい", "0あ 12.5ab 25い"},
		{"none in Korean", "ko", "가ab나", "0가ab나"},
	} {
		_, places := setSquares(t, c.lang, c.text)
		want := strings.ReplaceAll(c.want, "12.5", "13")
		if got := strings.Join(places, "|"); got != want {
			t.Errorf("%s: %s, want %s", c.name, got, want)
		}
	}
}

// TestMeasureOfSquares: the text block is a whole number of squares wide.
func TestMeasureOfSquares(t *testing.T) {
	b := &book.Book{Meta: book.Meta{Title: "T", Language: "ja"}}
	d := classic(t, smallPage)
	for _, c := range []struct {
		lang        string
		left, width float64
	}{{"ja", 35, 90}, {"en", 30, 95}} {
		b.Meta.Language = c.lang
		p, err := newPlan(b, d, squares{}, unit.Length(d.Page.Trim.Width)-125*unit.Point)
		if err != nil {
			t.Fatal(err)
		}
		m := &maker{plan: p}
		if got := m.left(&page.Side{Number: 2}).Points(); p.measure.Points() != c.width || got != c.left {
			t.Errorf("%s: %v wide, %v from the edge", c.lang, p.measure, got)
		}
	}
}
