package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/pipeline/font"
)

// loadFamily finds the faces the design names: a family inside the program, or
// font files in the book's folder. A face of the four that is not named is the
// regular one, which is said.
func loadFamily(b *book.Book, d *design.Design, found *diag.Findings) (font.Family, error) {
	t := &d.Type
	if family, ok := font.Builtin(t.Face); ok {
		return family, nil
	}
	if !strings.ContainsAny(t.Face, "./") {
		hint := "families inside octavo: " + strings.Join(font.BuiltinNames(), ", ") + "; a font of your own is named by its path in the book's folder"
		if near := diag.Nearest(t.Face, font.BuiltinNames()); near != "" {
			hint = fmt.Sprintf("did you mean %q? %s", near, hint)
		}
		return font.Family{}, diag.Faultf(diag.Pos{File: "book.yaml"}, "unknown-face", hint, "there is no type family %q", t.Face)
	}
	var family font.Family
	for _, face := range []struct {
		name, file string
		to         **font.Face
	}{{"face", t.Face, &family.Regular}, {"italic", t.Italic, &family.Italic}, {"bold", t.Bold, &family.Bold}, {"bold-italic", t.BoldItalic, &family.BoldItalic}} {
		if face.file == "" {
			*face.to = family.Regular
			found.Notef(diag.Pos{File: "book.yaml"}, "face-missing", "no %s face is named; the upright one stands in for it", face.name).
				Hint = "name a font file under design: type: " + face.name
			continue
		}
		f, err := loadFace(b, face.file)
		if err != nil {
			return family, err
		}
		*face.to = f
	}
	return family, nil
}

func loadFace(b *book.Book, name string) (*font.Face, error) {
	data, err := b.ReadFile(name)
	if err != nil {
		hint := "give the path of an OTF, TTF or WOFF file in the book's folder"
		if !errors.Is(err, fs.ErrNotExist) {
			hint = "octavo reads regular files inside the book's folder only"
		}
		return nil, &diag.Fault{Pos: diag.Pos{File: name}, Code: "font-missing", Message: "the font cannot be read", Hint: hint, Err: err}
	}
	f, err := font.Parse(data)
	if err != nil {
		return nil, &diag.Fault{Pos: diag.Pos{File: name}, Code: "bad-font", Message: "the font cannot be used", Hint: "OTF, TTF and WOFF files can", Err: err}
	}
	return f, nil
}
