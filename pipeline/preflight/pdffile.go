package preflight

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"octavo/pipeline/pdf/object"
)

// A PDF is a finished PDF file as its bytes have it.
type PDF struct {
	file    *object.File
	catalog object.Dict
	info    object.Dict
	version string // of the header
	size    int    // bytes
	sheets  []*sheet
	pages   []*object.Indirect
	faces   []*face
	fonts   map[*face]object.Dict // their dictionaries
}

// maxSheets is how many pages are looked at; a book of 800,000 words has 3,000.
const maxSheets = 100_000

// ReadPDF reads a finished file of size bytes that begins with data's header.
func ReadPDF(data []byte, file *object.File) (*PDF, error) {
	p := &PDF{file: file, catalog: file.Trailer.Dict("Root"), info: file.Trailer.Dict("Info"), size: len(data), fonts: map[*face]object.Dict{}}
	if len(data) > 8 {
		p.version = string(data[5:8])
	}
	faces := map[*object.Indirect]*face{}
	seen := map[*object.Indirect]bool{}
	if err := p.readPages(p.catalog["Pages"], nil, faces, seen, 0); err != nil {
		return nil, err
	}
	if len(p.sheets) == 0 {
		return nil, errors.New("read pdf: no pages")
	}
	listed := map[*face]bool{}
	for in, f := range faces {
		p.fonts[f], _ = in.Value.(object.Dict)
	}
	for _, pg := range p.pages { // in the order of the names in the first resources that have them
		d, _ := pg.Value.(object.Dict)
		fonts := d.Dict("Resources").Dict("Font")
		for _, name := range sortedNames(fonts) {
			in, _ := fonts[name].(*object.Indirect)
			if f := faces[in]; f != nil && !listed[f] {
				listed[f] = true
				p.faces = append(p.faces, f)
			}
		}
		if len(p.faces) == len(faces) {
			break
		}
	}
	return p, nil
}

func (p *PDF) readPages(o object.Object, inherited object.Dict, faces map[*object.Indirect]*face, seen map[*object.Indirect]bool, depth int) error {
	in, _ := o.(*object.Indirect)
	d, ok := object.Resolve(o).(object.Dict)
	if !ok || in == nil || depth > 16 || seen[in] {
		return errors.New("read pdf: broken page tree")
	}
	seen[in] = true
	if d.Name("Type") == "Pages" {
		below := object.Dict{}
		for _, key := range []object.Name{"Resources", "MediaBox", "CropBox", "Rotate"} {
			if v := d[key]; v != nil {
				below[key] = v
			} else if v := inherited[key]; v != nil {
				below[key] = v
			}
		}
		for _, kid := range d.Array("Kids") {
			if err := p.readPages(kid, below, faces, seen, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	if len(p.sheets) >= maxSheets {
		return fmt.Errorf("read pdf: more than %d pages", maxSheets)
	}
	s, err := readSheet(d, inherited, faces)
	if err != nil {
		return fmt.Errorf("page %d: %w", len(p.sheets)+1, err)
	}
	p.sheets, p.pages = append(p.sheets, s), append(p.pages, in)
	return nil
}

// Day is the day that the file says it was made on, "" for none.
func (p *PDF) Day() string {
	d := strings.TrimPrefix(p.info.Text("CreationDate"), "D:")
	if len(d) < 8 || strings.Trim(d[:8], "0123456789") != "" {
		return ""
	}
	return d[:4] + "-" + d[4:6] + "-" + d[6:8]
}

func sortedNames(d object.Dict) []object.Name { return slices.Sorted(maps.Keys(d)) }
