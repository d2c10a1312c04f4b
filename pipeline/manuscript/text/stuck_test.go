package text

import (
	"strings"
	"testing"

	"octavo/pipeline/diag"
)

func TestStuckHeadings(t *testing.T) {
	rest := "he rope lay in seven coils upon the quay, and nobody would say why it lay there."
	for s, want := range map[string]string{
		"Chapter 1T" + rest:                       "Chapter 1",
		"CHAPTER ONET" + rest:                     "CHAPTER ONE",
		"Chapter OneT" + rest:                     "Chapter One",
		"Chapter 12“Is anybody hurt?” she called": "Chapter 12",
		"Chapter 3I wrote it down and forgot it.": "Chapter 3",
		"Chapter 7A":                              "",
		"Chapter 7A: The Rope":                    "",
		"Chapter 7B T" + rest:                     "",
		"Chapter 7 T" + rest:                      "",
		"Chapter 7: The Far BankT" + rest:         "Chapter 7: The Far Bank",
		"12. Low WaterT" + rest:                   "12. Low Water",
		"Chapter 7: Old McDonald and t" + rest:    "",
		"Chapter 7: MacArthur and t" + rest:       "",
		"Chapter 7: The Far Bank":                 "",
		"Part IIT" + rest:                         "",
		"The rope lay. ChapterT" + rest:           "",
	} {
		got := ""
		if at := stuckAt(s); at > 0 {
			got = s[:at]
		}
		if got != want {
			t.Errorf("%q: %q, not %q", s, got, want)
		}
	}
	var sb strings.Builder
	for _, n := range []string{"1", "2", "3"} {
		sb.WriteString("Chapter " + n + "T" + rest + "\n\nT" + rest + "\n\n")
	}
	for text, want := range map[string]int{sb.String(): 3, sb.String()[:len(sb.String())/2]: 0} {
		var found diag.Findings
		f := Parse("in.txt", text, &found)
		if len(f.Edits) != want {
			t.Errorf("%d edits, not %d", len(f.Edits), want)
		}
		for _, e := range f.Edits {
			if e.Rule != stuckHeading || e.At.Col != len("Chapter 1")+1 || e.After != "\n\n" || e.Left != "Chapter "+e.Left[len(e.Left)-1:] || !strings.HasPrefix(e.Right, "The rope") {
				t.Errorf("%+v", e)
			}
		}
	}
}
