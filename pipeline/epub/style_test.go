package epub

import (
	"testing"

	"octavo/pipeline/design"
	"octavo/pipeline/epub/css"
	"octavo/templates"
)

func TestStylesheetsSuitOldReaders(t *testing.T) {
	for _, name := range design.Names(templates.Designs) {
		d, err := design.Load(templates.Designs, design.Options{Name: name})
		if err != nil {
			t.Fatal(err)
		}
		for _, ornament := range []string{d.EPUB.Ornament, "", "blank", "rule", "fleuron", "diamond", "asterisks", `"};a{x\`, "~ o ~"} {
			d.EPUB.Ornament = ornament
			e := newEdition(plain(chapter(1, "One", para("Text."))), d, Options{})
			if err := e.writeStylesheet(); err != nil {
				t.Fatal(err)
			}
			for _, p := range css.Check(e.pub.Stylesheet) {
				t.Errorf("%s with ornament %q: %v", name, ornament, p)
			}
		}
	}
}
