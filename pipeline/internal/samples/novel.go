package samples

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"octavo/pipeline/internal/tools"
)

// novels are the texts of the corpus that a long novel is made of, in order.
// Chapters are headings of the first level in all of them.
var novels = []string{
	"l-frank-baum_the-wonderful-wizard-of-oz", "jerome-k-jerome_three-men-in-a-boat", "virginia-woolf_jacobs-room",
	"joseph-conrad_heart-of-darkness", "emily-bronte_wuthering-heights", "charles-dickens_great-expectations",
	"sinclair-lewis_babbitt",
}

// typed undoes the corpus's typography: the marks of a keyboard, which leave
// copy-editing its work.
var typed = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "\u2060", "", "\u200a", "", "—", "--", "…", "...")

// Novel returns a Markdown novel of so many words, headings included: texts of
// the corpus one after another as they would be typed, the last cut at the end
// of a paragraph. The test is skipped where ../shared is absent.
func Novel(t testing.TB, words int) string {
	t.Helper()
	dir := tools.Shared(t, "corpus/text")
	var sb strings.Builder
	sb.WriteString("---\ntitle: The Long Novel\nauthors: [A. Corpus]\nlanguage: en-GB\ndate: 2026-11-20\n---\n\n")
	for _, name := range novels {
		text, err := os.ReadFile(filepath.Join(dir, name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		for paragraph := range strings.SplitSeq(typed.Replace(string(text)), "\n\n") {
			if words <= 0 {
				return sb.String()
			}
			words -= len(strings.Fields(paragraph))
			sb.WriteString(strings.TrimSpace(paragraph) + "\n\n")
		}
	}
	t.Fatalf("the corpus is %d words short", words)
	return ""
}
