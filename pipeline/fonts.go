package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/pipeline/font"
	"octavo/templates/fonts"
)

// offered are the families that make fonts puts into the command, by their
// folders in templates/fonts: two for any book, and with SCRIPTS=all those for
// scripts that no face inside the program has.
var offered = map[string]string{
	"ebgaramond": "eb-garamond", "sourcesans3": "source-sans-3",
	"notoserifhebrew": "noto-serif-hebrew", "notonaskharabic": "noto-naskh-arabic",
	"notoserifjp": "noto-serif-jp", "notoserifsc": "noto-serif-sc", "notoseriftc": "noto-serif-tc", "notoserifkr": "noto-serif-kr",
}

// offeredNames are their names.
var offeredNames = []string{"EB Garamond", "Source Sans 3", "Noto Serif Hebrew", "Noto Naskh Arabic", "Noto Serif JP", "Noto Serif SC", "Noto Serif TC", "Noto Serif KR"}

// loadFamily finds the faces the design names: a family inside the program, or
// font files in the book's folder or the design's. A face of the four that is
// not named is the regular one, which is said.
func loadFamily(b *book.Book, d *design.Design, found *diag.Findings) (family font.Family, err error) {
	if isPath(d.Type.Face) {
		family, err = loadFaces(b, d, found)
	} else {
		family, err = namedFamily(d.Type.Face)
	}
	if err != nil || d.Type.Heading == "" {
		return family, err
	}
	if isPath(d.Type.Heading) {
		family.Heading, err = loadFace(b, d, d.Type.Heading)
		return family, err
	}
	heading, err := namedFamily(d.Type.Heading)
	family.Heading = heading.Regular
	return family, err
}

// isPath says that a face is named by a font file.
func isPath(face string) bool { return strings.ContainsAny(face, "./") }

// namedFamily returns the family inside the program with that name.
func namedFamily(name string) (font.Family, error) {
	if family, ok := font.Builtin(name); ok {
		return family, nil
	}
	folder, known := offered[font.Key(name)]
	if known {
		if family, err := offeredFamily(folder); !errors.Is(err, fs.ErrNotExist) {
			return family, err
		}
		hint := "run " + makeFonts(name) + " and then make build, or put the font files into the book's folder and name them by their paths"
		return font.Family{}, diag.Faultf(diag.Pos{File: "book.yaml"}, "unknown-face", hint, "the type family %q was not inside this octavo when it was built", name)
	}
	names := append(font.BuiltinNames(), offeredNames...)
	hint := "families octavo knows: " + strings.Join(names, ", ") + "; a font of your own is named by its path in the book's folder"
	if near := diag.Nearest(name, names); near != "" {
		hint = fmt.Sprintf("did you mean %q? %s", near, hint)
	}
	return font.Family{}, diag.Faultf(diag.Pos{File: "book.yaml"}, "unknown-face", hint, "there is no type family %q", name)
}

// makeFonts returns the command that installs a family.
func makeFonts(name string) string {
	if strings.HasPrefix(name, "Noto") {
		return "make fonts SCRIPTS=all"
	}
	return "make fonts"
}

// offeredFamily reads a family from the folder of templates/fonts, each face
// once for all books. Those of scripts without italics have two.
func offeredFamily(folder string) (family font.Family, err error) {
	for _, face := range []struct {
		file string
		to   **font.Face
	}{{"regular", &family.Regular}, {"italic", &family.Italic}, {"bold", &family.Bold}, {"bold-italic", &family.BoldItalic}} {
		*face.to, err = offeredFace(folder + "/" + face.file + ".ttf")
		if err != nil && (family.Regular == nil || !errors.Is(err, fs.ErrNotExist)) {
			return font.Family{}, err
		}
	}
	if family.BoldItalic == nil {
		family.BoldItalic = family.Bold
	}
	return family, nil
}

var offeredFaces sync.Map // of *font.Face, by file

func offeredFace(file string) (*font.Face, error) {
	if f, ok := offeredFaces.Load(file); ok {
		return f.(*font.Face), nil
	}
	data, err := fs.ReadFile(fonts.Files, file)
	if err != nil {
		return nil, err
	}
	f, err := font.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("read font %s: %w", file, err)
	}
	kept, _ := offeredFaces.LoadOrStore(file, f)
	return kept.(*font.Face), nil
}

func loadFaces(b *book.Book, d *design.Design, found *diag.Findings) (family font.Family, err error) {
	t := &d.Type
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
		if *face.to, err = loadFace(b, d, face.file); err != nil {
			return family, err
		}
	}
	return family, nil
}

func loadFace(b *book.Book, d *design.Design, name string) (*font.Face, error) {
	data, own := d.Files[name]
	var err error
	if !own {
		data, err = b.ReadFile(name)
	}
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

// tellRights tells of faces whose makers allow only the whole font to be
// embedded: the PDFs hold all of it then, used or not.
func tellRights(family *font.Family, found *diag.Findings) {
	told := map[*font.Face]bool{nil: true}
	for _, f := range append([]font.Family{*family}, family.Fallback...) {
		for _, face := range []*font.Face{f.Regular, f.Italic, f.Bold, f.BoldItalic, f.Heading} {
			if told[face] || !face.NoSubset() {
				continue
			}
			told[face] = true
			found.Notef(diag.Pos{File: "book.yaml"}, "font-rights", "the PDFs hold the whole of %s, since its maker does not allow a part of it to be embedded (fsType bit 8)", face.PostScriptName()).
				Hint = "another font, or a licence without that bit, makes smaller files"
		}
	}
}
