package epub

import (
	"strings"
	"testing"
)

func TestLongChaptersAreSplit(t *testing.T) {
	files := unpack(t, made(t, "long"))
	for _, name := range []string{"chapter-1", "chapter-1_2", "chapter-1_3", "chapter-2"} {
		doc, ok := files["EPUB/text/"+name+".xhtml"]
		if !ok || len(doc) > 300_000 {
			t.Errorf("%s is there: %v, %d bytes", name, ok, len(doc))
		}
		if got, want := strings.Contains(doc, "lead-in"), !strings.Contains(name, "_"); got != want {
			t.Errorf("%s has a lead-in: %v", name, got)
		}
	}
	for name, want := range map[string]string{
		"EPUB/text/chapter-1.xhtml": `href="chapter-1_3.xhtml#near-the-end"`, "EPUB/text/chapter-1_3.xhtml": `href="chapter-1.xhtml#note_n"`,
	} {
		if !strings.Contains(files[name], want) {
			t.Errorf("%s lacks %s", name, want)
		}
	}
	if nav := files["EPUB/nav.xhtml"]; strings.Contains(nav, "_2") || strings.Count(nav, "<li class=\"chapter\">") != 2 {
		t.Errorf("the parts show in the contents:\n%s", nav)
	}
}
