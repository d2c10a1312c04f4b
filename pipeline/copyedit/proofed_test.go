package copyedit

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"octavo/pipeline/copyedit/internal/plainbook"
)

// TestProofedLines types each line of testdata/proofed on a typewriter and
// must get the line back: by itself, with the lines of its file for a book, and
// with the wrong curls of a word processor.
func TestProofedLines(t *testing.T) {
	files, err := filepath.Glob("testdata/proofed/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no proofed lines", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			style, lines := proofedLines(t, file)
			for name, typed := range map[string]func(string) string{"straight": straighten, "word processor": wrongCurls} {
				var together []string
				for _, want := range lines {
					together = append(together, typed(want))
					if got := corrected(typed(want), style); got != want {
						t.Errorf("alone, %s:\ngot  %s\nwant %s", name, got, want)
					}
				}
				got := strings.Split(corrected(strings.Join(together, "\n\n"), style), "\n\n")
				for i, want := range lines {
					if i < len(got) && got[i] != want {
						t.Errorf("together, %s:\ngot  %s\nwant %s", name, got[i], want)
					}
				}
			}
		})
	}
}

// TestProofedBooks types each text of testdata/proofed/books in the same ways and
// must get it back: in these it is the whole that tells how a line is read.
func TestProofedBooks(t *testing.T) {
	files, err := filepath.Glob("testdata/proofed/books/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no proofed books", err)
	}
	for _, file := range files {
		style, want := proofedLines(t, file)
		for name, typed := range map[string]func(string) string{"straight": straighten, "word processor": wrongCurls} {
			got := strings.Split(corrected(typed(strings.Join(want, "\n")), style), "\n")
			for i := range want {
				if i < len(got) && got[i] != want[i] {
					t.Errorf("%s, %s:\ngot  %s\nwant %s", file, name, got[i], want[i])
				}
			}
		}
	}
}

// proofedLines reads the lines of a file; the first may name a house style.
func proofedLines(t *testing.T, file string) (style string, lines []string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines = strings.Split(strings.TrimSpace(string(data)), "\n")
	if name, ok := strings.CutPrefix(lines[0], "style: "); ok {
		return name, lines[1:]
	}
	return "", lines
}

func corrected(text, style string) string {
	b := plainbook.Parse("lines", text)
	b.Settings.Copyedit.Style = style
	Run(b, nil)
	return strings.ReplaceAll(strings.TrimSpace(plainbook.Format(b)), "\u00A0", " ")
}

// wrongCurls types a proofed text in a word processor that looks only at the
// character before a mark.
func wrongCurls(s string) string {
	out := []rune(straighten(s))
	for i, r := range out {
		opens := i == 0 || strings.ContainsRune(" \n([—-“‘", out[i-1])
		switch {
		case r == '"' && opens:
			out[i] = '“'
		case r == '"':
			out[i] = '”'
		case r == '\'' && opens:
			out[i] = '‘'
		case r == '\'':
			out[i] = '’'
		}
	}
	return string(out)
}
