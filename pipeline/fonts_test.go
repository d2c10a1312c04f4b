package pipeline

import (
	"encoding/binary"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"codeberg.org/go-fonts/dejavu/dejavuserif"
	"codeberg.org/go-fonts/stix/stix2textitalic"

	"octavo/pipeline/diag"
	"octavo/pipeline/font"
	"octavo/pipeline/pdf"
	"octavo/templates/fonts"
)

// woff wraps a font file as WOFF 1.0 does, its tables stored and not deflated:
// https://www.w3.org/TR/WOFF/.
func woff(sfnt []byte) []byte {
	n := int(binary.BigEndian.Uint16(sfnt[4:]))
	out := make([]byte, 44+20*n)
	copy(out, "wOFF")
	copy(out[4:], sfnt[:4])
	binary.BigEndian.PutUint16(out[12:], uint16(n))
	binary.BigEndian.PutUint32(out[16:], uint32(len(sfnt)))
	for i := range n {
		from := sfnt[12+16*i:]
		offset, length := binary.BigEndian.Uint32(from[8:]), binary.BigEndian.Uint32(from[12:])
		entry := out[44+20*i:]
		copy(entry, from[:4])
		binary.BigEndian.PutUint32(entry[4:], uint32(len(out)))
		binary.BigEndian.PutUint32(entry[8:], length)
		binary.BigEndian.PutUint32(entry[12:], length)
		copy(entry[16:], from[4:8])
		out = append(out, sfnt[offset:offset+length]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	binary.BigEndian.PutUint32(out[8:], uint32(len(out)))
	return out
}

// fontBook writes a book whose faces are files of its own.
func fontBook(t *testing.T, face string) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range map[string][]byte{
		"book.yaml":        []byte("title: Faces\ndesign: {name: classic, type: {face: " + face + ", italic: fonts/italic.otf}}\n"),
		"chapters/1.md":    []byte("# One\n\nUpright and *slanted*.\n"),
		"fonts/plain.ttf":  dejavuserif.TTF,
		"fonts/plain.woff": woff(dejavuserif.TTF),
		"fonts/italic.otf": stix2textitalic.TTF,
		"fonts/bad.ttf":    []byte("no font at all"),
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		os.MkdirAll(filepath.Dir(file), 0o777)
		if err := os.WriteFile(file, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestFontsOfTheBook(t *testing.T) {
	for _, face := range []string{"fonts/plain.ttf", "fonts/plain.woff"} {
		r, err := Build(fontBook(t, face), Options{Formats: []Format{Print}})
		if err != nil {
			t.Errorf("%s: %v", face, err)
			continue
		}
		data := string(r.Files[0].Data)
		if !strings.Contains(data, "+DejaVuSerif") || !strings.Contains(data, "+STIXTwoText-Italic") || strings.Contains(data, "+STIXTwoText-Regular") {
			t.Errorf("%s: the print edition is not set in the book's faces", face)
		}
		if words, err := pdf.Text(r.Files[0].Data); err != nil || !strings.Contains(strings.ToLower(words.Text), "upright and slanted.") {
			t.Errorf("%s: text %q, %v", face, words, err)
		}
	}
}

func TestFontsThatCannotBeUsed(t *testing.T) {
	for face, code := range map[string]string{
		"fonts/bad.ttf": "bad-font", "fonts/none.otf": "font-missing", "../plain.ttf": "font-missing", "STIX Too Text": "unknown-face",
	} {
		_, err := Build(fontBook(t, face), Options{Formats: []Format{Print}})
		f, ok := err.(*diag.Fault)
		if !ok || f.Code != code || f.Hint == "" {
			t.Errorf("%s: error %v, want %s with a hint", face, err, code)
		}
	}
}

// TestOfferedFamilies builds a book in each family that make fonts installs.
func TestOfferedFamilies(t *testing.T) {
	for i, name := range offeredNames {
		if _, err := fs.Stat(fonts.Files, offered[font.Key(name)]); err != nil {
			if os.Getenv("OCTAVO_TOOLS") == "require" {
				t.Errorf("%s is not there: make fonts was not run", name)
			} else {
				t.Logf("%s is not there: make fonts installs it", name)
			}
			_, err := namedFamily(name)
			if err == nil || !strings.Contains(diag.HintOf(err), "make fonts") {
				t.Errorf("%s: error %v, hint %q", name, err, diag.HintOf(err))
			}
			continue
		}
		dir := fontBook(t, "unused")
		heading := offeredNames[(i+1)%2] // one of the two that are always installed together
		yaml := "title: Faces\ndesign: {name: classic, type: {face: " + strings.ToUpper(name) + ", heading: " + heading + "}}\n"
		if err := os.WriteFile(filepath.Join(dir, "book.yaml"), []byte(yaml), 0o666); err != nil {
			t.Fatal(err)
		}
		r, err := Build(dir, Options{Formats: []Format{Print}})
		if err != nil {
			t.Fatal(err)
		}
		names := map[string]bool{}
		for _, f := range r.Pages.Faces {
			if f != nil {
				names[f.Family()] = true
			}
		}
		for _, n := range []string{name, heading} {
			if !names[n] {
				t.Errorf("%s: set in %v, without %s", name, names, n)
			}
		}
	}
}
