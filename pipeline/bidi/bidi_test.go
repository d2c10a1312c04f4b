package bidi

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// TestStandardsOwnCases holds Levels and Order against the 91,000 cases of
// BidiCharacterTest.txt, which comes with the module go-text/typesetting.
func TestStandardsOwnCases(t *testing.T) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/go-text/typesetting").Output()
	if err != nil {
		t.Skip("SKIPPED: no go command that lists modules: ", err)
	}
	f, err := os.Open(filepath.Join(strings.TrimSpace(string(out)), "bidi", "test", "BidiCharacterTest.txt"))
	if err != nil {
		t.Skip("SKIPPED: no cases: ", err)
	}
	defer f.Close()
	n, wrong := 0, 0
	for in := bufio.NewScanner(f); in.Scan(); {
		fields := strings.Split(in.Text(), ";")
		if len(fields) != 5 || fields[1] == "2" || strings.HasPrefix(fields[0], "#") {
			continue
		}
		text := runesOf(t, fields[0])
		levels := Levels(nil, text, fields[1] == "1")
		var kept []uint8
		var at []int
		ok := true
		for i, want := range strings.Fields(fields[3]) {
			if want == "x" {
				continue
			}
			ok = ok && strconv.Itoa(int(levels[i])) == want
			kept, at = append(kept, levels[i]), append(at, i)
		}
		var order []string
		for _, k := range Order(kept) {
			order = append(order, strconv.Itoa(at[k]))
		}
		n++
		if !ok || strings.Join(order, " ") != strings.TrimSpace(fields[4]) {
			if wrong++; wrong < 10 {
				t.Errorf("%s in direction %s: levels %v, want %s; order %v, want %s", fields[0], fields[1], levels, fields[3], order, fields[4])
			}
		}
	}
	if n < 50_000 || wrong > 0 {
		t.Errorf("%d of %d cases wrong", wrong, n)
	}
}

func runesOf(t *testing.T, codes string) []rune {
	t.Helper()
	var text []rune
	for _, c := range strings.Fields(codes) {
		n, err := strconv.ParseInt(c, 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		text = append(text, rune(n))
	}
	return text
}

func TestLevels(t *testing.T) {
	for _, c := range []struct {
		text        string
		rightToLeft bool
		want        string
	}{
		{"abc", false, "000"},
		{"abc", true, "222"},
		{"אבג 12 abc", false, "1111220000"},
		{"he said אב, and", false, "000000001100000"},
		{"אמר (John) לי", true, "1111122221111"},
		{"בשנת 1948.", true, "1111122221"},
		{"12 34", true, "22122"},
		{"", true, ""},
	} {
		var got strings.Builder
		for _, l := range Levels(nil, []rune(c.text), c.rightToLeft) {
			got.WriteString(strconv.Itoa(int(l)))
		}
		if got.String() != c.want {
			t.Errorf("%q: %s, want %s", c.text, got.String(), c.want)
		}
	}
}

func TestOrder(t *testing.T) {
	if got := Order([]uint8{1, 2, 2, 1, 0}); !slices.Equal(got, []int{3, 1, 2, 0, 4}) {
		t.Error(got)
	}
	if got := Order([]uint8{0, 2, 0}); !slices.Equal(got, []int{0, 1, 2}) {
		t.Error(got)
	}
}

func TestBase(t *testing.T) {
	for _, c := range []struct {
		rightToLeft bool
		text        string
		want        bool
	}{
		{false, "שלום, he said", false},
		{false, "שלום, 12!", true},
		{false, "12 — 13", false},
		{true, "John הלך", true},
		{true, "Dear John,", false},
		{true, "* * *", true},
		{true, "", true},
		{false, "", false},
	} {
		if got := Base(c.rightToLeft, c.text); got != c.want {
			t.Errorf("%v %q: %v", c.rightToLeft, c.text, got)
		}
	}
}

// TestHasMissesNone: the quick look skips no character that matters.
func TestHasMissesNone(t *testing.T) {
	for r := rune(1); r <= unicode.MaxRune; r++ {
		if r >= 0xD800 && r < 0xE000 {
			continue
		}
		want := false
		for _, l := range Levels(nil, []rune{r}, false) {
			want = want || l == 1 || l == 2 && !unicode.IsDigit(r) // a digit of Arabic is at 2
		}
		if want && !Has("a"+string(r)) {
			t.Errorf("U+%04X", r)
		}
	}
}

func TestRightToLeftLanguages(t *testing.T) {
	for lang, want := range map[string]bool{"he": true, "ar-EG": true, "en": false, "az-Arab": true, "ku-Latn": false, "ja": false, "": false} {
		if RightToLeft(lang) != want {
			t.Errorf("%q", lang)
		}
	}
}
