package epub

import (
	"strings"
	"testing"

	"octavo/pipeline/internal/golden"
)

// Each archive is named for a fixture. It wants the bodies of its documents,
// or the files of the package.
func TestGoldens(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, in golden.Archive) map[string]string {
		f, ok := fixtures[in.Name]
		if !ok {
			t.Fatalf("there is no fixture %q", in.Name)
		}
		results := map[string]string{}
		p, err := publication(f().book, classic(t), f().options())
		if err != nil {
			t.Fatal(err)
		}
		if in.Wants("xhtml") {
			var sb strings.Builder
			for _, d := range p.Documents {
				sb.WriteString("== " + d.Path + " " + d.Title + "\n" + d.Body)
			}
			results["xhtml"] = sb.String()
		}
		files := unpack(t, made(t, in.Name))
		for result, name := range map[string]string{"opf": "EPUB/package.opf", "nav": "EPUB/nav.xhtml", "ncx": "EPUB/toc.ncx"} {
			if in.Wants(result) {
				results[result] = files[name]
			}
		}
		return results
	})
}

func unpack(t testing.TB, data []byte) map[string]string {
	t.Helper()
	_, files := unzipped(t, data)
	return files
}
