package hyphen

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"
)

// hyphenated shows where a word may be divided, as "man-u-script".
func hyphenated(d *Dictionary, word string) string {
	var b strings.Builder
	at := 0
	for _, p := range d.Points(word) {
		b.WriteString(word[at:p] + "-")
		at = p
	}
	return b.String() + word[at:]
}

func dictionary(t testing.TB, lang string) *Dictionary {
	t.Helper()
	d, ok := For(lang)
	if !ok {
		t.Fatalf("no dictionary for %s", lang)
	}
	return d
}

// words are those the tests go by, as each language divides them.
var words = []struct{ lang, words string }{
	{"en-US", "re-spon-si-bil-ity hy-phen-a-tion man-u-script Man-u-scripts as-so-ciate al-go-rithm " +
		"ex-tra-or-di-nary through-out beau-ti-ful RE-SPON-SI-BIL-ITY ta-ble dem-o-crat fi-ancée"},
	{"en-GB", "re-spons-ib-il-ity ma-nu-script through-out hy-phen-a-tion some-thing ex-traordin-ary beau-ti-ful"},
	{"fr", "l’hy-per-es-pace au-jourd’hui quel-qu’un res-pon-sa-bi-li-té L’Amé-rique d'avan-tage élève naître"},
	{"de", "Mut-ter Sil-ben-tren-nung Do-nau-dampf-schiff-fahrts-ge-sell-schaft Stra-ße Ver-ant-wor-tung Äp-fel Übung zu-rück"},
	{"es", "res-pon-sa-bi-li-dad mur-cié-la-go trans-por-te gue-rra de-sa-rro-llo Es-pa-ña"},
	{"it", "re-spon-sa-bi-li-tà nell'ac-qua dell’uomo pre-ci-pi-te-vo-lis-si-me-vol-men-te"},
	{"pt-BR", "res-pon-sa-bi-li-dade co-ra-ção pas-sa-ri-nho por-tu-guês"},
	{"nl", "ver-ant-woor-de-lijk-heid aan-dachts-trek-ker kof-fie zee-ën"},
	{"pl", "od-po-wie-dzial-ność przy-naj-mniej War-sza-wa niech-by"},
	{"ru", "от-вет-ствен-ность ас-бест До-сто-ев-ский биз-нес-мен пре-ступ-ле-ние"},
}

func TestPointsDividesAsEachLanguageDoes(t *testing.T) {
	for _, c := range words {
		d := dictionary(t, c.lang)
		for want := range strings.FieldsSeq(c.words) {
			if got := hyphenated(d, strings.ReplaceAll(want, "-", "")); got != want {
				t.Errorf("%s: %s, want %s", c.lang, got, want)
			}
		}
	}
}

func TestPointsLeavesAlone(t *testing.T) {
	d := dictionary(t, "en-US")
	for _, word := range []string{
		"", "a", "only", "ever", "project", "present", // the last two differ by meaning
		"don’t", "wouldn't", "o’er", "1234567", "日本語日本語", "\xff\xfe\xfd\xfc\xfb\xfa",
	} {
		if got := d.Points(word); got != nil {
			t.Errorf("Points(%q) = %v, want none", word, got)
		}
	}
}

func TestApostropheBeginsANewWord(t *testing.T) {
	d := dictionary(t, "en-US")
	for _, want := range []string{"chil-dren’s", "some-thing's", "O’Con-nell", "man-u-script’s", "rock’n’roll"} {
		if got := hyphenated(d, strings.ReplaceAll(want, "-", "")); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestCombiningMarkStaysWithItsLetter(t *testing.T) {
	d := dictionary(t, "es")
	if got, want := hyphenated(d, "co\u0301digoco\u0301digo"), "co\u0301-di-go-co\u0301-di-go"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestWithAddsWordsToACopy(t *testing.T) {
	d := dictionary(t, "en-US")
	mine := d.With([]string{"ma-nus-cript", "Hyphenation", "a-bcdefg-h", "rock-’n’roll-ers", "ever-y"})
	for _, c := range []struct{ word, want string }{
		{"manuscript", "ma-nus-cript"},
		{"MANUSCRIPT’S", "MA-NUS-CRIPT’S"},
		{"hyphenation", "hyphenation"},
		{"abcdefgh", "abcdefgh"},              // the ends stay together
		{"rock’n’rollers", "rock’n’roll-ers"}, // so do they round an apostrophe
		{"responsibility", "re-spon-si-bil-ity"},
	} {
		if got := hyphenated(mine, c.word); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
	if got := hyphenated(d, "manuscript"); got != "man-u-script" {
		t.Errorf("With changed the dictionary it was called on: %s", got)
	}
}

func TestForFindsTheLanguage(t *testing.T) {
	for _, c := range []struct{ tag, want string }{
		{"en", "en-us"}, {"en-US", "en-us"}, {"EN_us", "en-us"}, {"en-CA", "en-us"}, {"en-GB-oxendict", "en-gb"},
		{"en-AU", "en-gb"}, {"fr-CA", "fr"}, {"de", "de-1996"}, {"de-CH", "de-1996"}, {"de-1996", "de-1996"},
		{"pt-BR", "pt"}, {"es-419", "es"}, {"ru-RU", "ru"},
		{"de-1901", ""}, {"de-CH-1901", ""}, {"ja", ""}, {"", ""}, {"und", ""}, {"english", ""},
	} {
		if got := find(c.tag); got != c.want {
			t.Errorf("find(%q) = %q, want %q", c.tag, got, c.want)
		}
	}
	if d, ok := For("tlh"); d != nil || ok {
		t.Error("For knows Klingon")
	}
	if dictionary(t, "fr") != dictionary(t, "fr-CA") {
		t.Error("For reads the same patterns twice")
	}
}

func TestDictionaryServesSeveralAtOnce(t *testing.T) {
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for _, c := range words {
				d := dictionary(t, c.lang)
				for want := range strings.FieldsSeq(c.words) {
					d.Points(strings.ReplaceAll(want, "-", ""))
				}
			}
		})
	}
	wg.Wait()
}

// plainValues are Liang's values by looking up every part of a word in a map
// of patterns: what the trie must come to as well.
func plainValues(patterns map[string]string, word []rune) []byte {
	dotted := "." + string(word) + "."
	runes := []rune(dotted)
	values := make([]byte, len(runes)+1)
	for i := range runes {
		for j := i + 1; j <= len(runes); j++ {
			for k, v := range []byte(patterns[string(runes[i:j])]) {
				values[i+k] = max(values[i+k], v)
			}
		}
	}
	return values[1 : len(values)-2]
}

// plainPatterns reads patterns as a map from letters to values.
func plainPatterns(text string) map[string]string {
	patterns := make(map[string]string)
	for p := range strings.FieldsSeq(text) {
		var letters []rune
		values := []byte{0}
		for _, r := range p {
			if unicode.IsDigit(r) {
				values[len(letters)] = byte(r - '0')
				continue
			}
			letters = append(letters, plain(r))
			values = append(values, 0)
		}
		patterns[string(letters)] = string(values)
	}
	return patterns
}

// TestTrieAgreesWithAMap divides the exceptions of each language by its
// patterns, both ways, and the words of the other languages too.
func TestTrieAgreesWithAMap(t *testing.T) {
	list := strings.Fields(unpack("hyph-en-us.hyp") + unpack("ushyphex") + unpack("hyph-nl.hyp") + unpack("hyph-ru.hyp"))
	for _, c := range words {
		list = append(list, strings.Fields(c.words)...)
	}
	for tag, l := range languages {
		text := unpack(l.patterns)
		patterns, d := plainPatterns(text), dictionary(t, tag)
		for _, w := range list {
			word := []rune(strings.Map(plain, strings.ReplaceAll(w, "-", "")))
			s := read(string(word), d.trie, new(room))
			if slices.ContainsFunc(word, func(r rune) bool { return !strings.ContainsRune(text, r) }) {
				continue // an accent folded away, or a letter of another alphabet
			}
			d.trie.mark(s.codes, s.values)
			if want := plainValues(patterns, word); !slices.Equal(s.values, want) {
				t.Fatalf("%s: %s has values %v, want %v", tag, string(word), s.values, want)
			}
		}
	}
}

func FuzzPoints(f *testing.F) {
	for i, c := range words {
		for w := range strings.FieldsSeq(c.words) {
			f.Add(uint8(i), w)
		}
	}
	f.Add(uint8(0), strings.Repeat("antidisestablishment", 20))
	f.Add(uint8(0), "ma\xffnu\u0301script’")
	f.Fuzz(func(t *testing.T, lang uint8, word string) {
		d := dictionary(t, words[int(lang)%len(words)].lang)
		last := 0
		for _, p := range d.Points(word) {
			if p <= last || p >= len(word) || !utf8.RuneStart(word[p]) {
				t.Fatalf("%q is divided at %d after %d", word, p, last)
			}
			checkMinimums(t, d, word, p)
			last = p
		}
	})
}

// checkMinimums fails when too few letters are on one side of p.
func checkMinimums(t *testing.T, d *Dictionary, word string, p int) {
	letters := func(s string) int {
		n := 0
		for _, r := range s {
			if unicode.IsLetter(r) {
				n++
			}
		}
		return n
	}
	other := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }
	before, after := word[:p], word[p:]
	if i := strings.LastIndexFunc(before, other); i >= 0 {
		before = before[i:]
	}
	if i := strings.IndexFunc(after, other); i >= 0 {
		after = after[:i]
	}
	if letters(before) < d.left || letters(after) < d.right || letters(before)+letters(after) < shortest {
		t.Fatalf("%q is divided at %d, too near an end", word, p)
	}
}

// BenchmarkNovel divides 100,000 words without a cache.
func BenchmarkNovel(b *testing.B) {
	d := dictionary(b, "en-US")
	list := strings.Fields(strings.ReplaceAll(unpack("ushyphex"), "-", ""))
	short := strings.Fields("the of and a to in he was that it his her you as had with for she not at but be on")
	points := make([]int, 0, 16)
	b.ReportAllocs()
	for b.Loop() {
		for i := range 100_000 {
			word := list[i%len(list)]
			if i%5 < 3 {
				word = short[i%len(short)]
			}
			points = d.AppendPoints(points[:0], word)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for _, tag := range []string{"en-us", "de-1996", "ru"} {
		b.Run(tag, func(b *testing.B) {
			for b.Loop() {
				languages[tag].load()
			}
		})
	}
}

func TestOnlyKnowsItsWords(t *testing.T) {
	d := Only([]string{"Bet-ter-edge"})
	for word, want := range map[string][]int{"Betteredge": {3, 6}, "BETTEREDGE’S": {3, 6}, "better": nil, "manuscript": nil} {
		if got := d.Points(word); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", word, got, want)
		}
	}
}
