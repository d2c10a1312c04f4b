package samples

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"octavo/pipeline/internal/tools"
)

// novels are the texts of the corpus that a long novel is made of, in order:
// plain narrative first, dialect later.
var novels = []string{
	"h-g-wells_the-war-of-the-worlds", "l-frank-baum_the-wonderful-wizard-of-oz", "george-eliot_silas-marner",
	"edith-wharton_the-age-of-innocence", "emily-bronte_wuthering-heights", "sinclair-lewis_babbitt",
	"charles-dickens_great-expectations", "wilkie-collins_the-moonstone",
}

// Novel returns a Markdown novel of so many words, headings included: texts of
// the corpus one after another, the last cut at the end of a paragraph. The
// test is skipped where ../shared is absent.
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
		for paragraph := range strings.SplitSeq(string(text), "\n\n") {
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
