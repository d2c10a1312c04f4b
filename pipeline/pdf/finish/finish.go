// Package finish makes the plain file that gofpdf wrote a conforming PDF: it
// puts in fonts, boxes, page labels, metadata and language, and in the reading
// edition the structure of the text, the outline and the links. What gofpdf
// has for these is left out, since it is missing, wrong or in another order
// each time.
package finish

import (
	"errors"
	"fmt"
	"io"
	"time"

	"octavo/pipeline/book"
	"octavo/pipeline/page"
	"octavo/pipeline/pdf/object"
	"octavo/pipeline/unit"
)

// MadePage is the tag round the content of a page on which no text is the
// author's, so that whoever compares the text with the manuscript can tell.
const MadePage = "Made"

// CoverElement is the element of the cover's picture in Job.Marks.
const CoverElement = -2

// A Job is what a file is finished with.
type Job struct {
	Pages *page.Pages
	Meta  *book.Meta
	Print bool
	Date  time.Time // zero for none
	Cover bool      // a page with the cover stands before the sides
	// Version is that of the program, "" for none.
	Version string
	// Standard is that of the print edition; "" is none. Intent is what it is
	// printed on, for those with a standard.
	Standard Standard
	Intent   Intent
	// Unclaimed leaves out that the file conforms to a standard.
	Unclaimed bool

	Sheets []Sheet   // by page of the file
	Fonts  []Font    // those in use
	Marks  [][]int32 // by page of the file, the element of each marked-content sequence
	// Contents are the operators of each page of the file; nil where the plain
	// file has them, as it has for a page with pictures.
	Contents [][]byte
	// Images are pictures that the plain file has not, by the names the contents
	// call them by.
	Images object.Dict
}

// A Sheet is the size of a page of the file, with the trimmed page on it.
type Sheet struct {
	Size unit.Size
	// Left and Bottom are how far the trimmed page lies from the sheet's left
	// and lower edge.
	Left, Bottom unit.Length
	Trim         unit.Size
	Bleeds       bool
}

// A finisher is the work on one file.
type finisher struct {
	*Job
	pages   []*object.Indirect
	catalog object.Dict
	anchors map[string]object.Array
	untold  bool // there are pictures without a text instead of them
	links   []placedLink
}

// Finish reads the plain file and writes the finished one.
func Finish(w io.Writer, plain []byte, job *Job) error {
	file, err := object.Read(plain)
	if err != nil {
		return fmt.Errorf("finish pdf: %w", err)
	}
	if job.Unclaimed {
		job.Standard = NoStandard
	}
	f := &finisher{Job: job, catalog: object.Dict{"Type": object.Name("Catalog")}}
	if err := f.takePages(file); err != nil {
		return fmt.Errorf("finish pdf: %w", err)
	}
	f.setLabels()
	if lang := job.Meta.Language; lang != "" {
		f.catalog["Lang"] = object.Text(lang)
	}
	var layout object.Layout
	if f.Pages.RightToLeft || !job.Print {
		f.catalog["ViewerPreferences"] = f.preferences()
	}
	if job.Print {
		if layout, err = f.setPrintStandard(); err != nil {
			return fmt.Errorf("finish pdf: %w", err)
		}
	} else {
		layout = object.Layout{Version: "1.7", Packed: true}
		f.findAnchors()
		f.setLinks()
		f.setOutline()
		f.setStructure()
		f.setMetadata()
	}
	if err := object.Write(w, object.New(f.catalog), object.New(f.info()), layout); err != nil {
		return fmt.Errorf("write pdf: %w", err)
	}
	return nil
}

// preferences says how a reader should show the book: its title in the window,
// except in print, and the pages of one that runs from right to left in that order.
func (f *finisher) preferences() object.Dict {
	d := object.Dict{}
	if !f.Print {
		d["DisplayDocTitle"] = true
	}
	if f.Pages.RightToLeft {
		d["Direction"] = object.Name("R2L")
	}
	return d
}

// takePages takes the page tree over, with dictionaries of our own: gofpdf
// rounds boxes to hundredths of a point and lists images in no fixed order.
func (f *finisher) takePages(file *object.File) error {
	root, _ := object.Resolve(file.Trailer["Root"]).(object.Dict)
	tree, _ := root["Pages"].(*object.Indirect)
	if tree == nil {
		return errors.New("no page tree")
	}
	old, _ := tree.Value.(object.Dict)
	kids := old.Array("Kids")
	if len(kids) != len(f.Sheets) || len(kids) == 0 {
		return fmt.Errorf("%d pages, want %d", len(kids), len(f.Sheets))
	}
	var resources *object.Indirect
	for i, kid := range kids {
		p, _ := kid.(*object.Indirect)
		dict, _ := object.Resolve(kid).(object.Dict)
		contents := dict["Contents"]
		if i < len(f.Contents) && f.Contents[i] != nil {
			contents = object.New(&object.Stream{Dict: object.Dict{}, Data: f.Contents[i]})
		} else if dict.Stream("Contents") == nil {
			return fmt.Errorf("page %d has no content", i+1)
		}
		if resources == nil {
			resources = object.New(f.resources(dict.Dict("Resources")))
		}
		p.Value = f.page(&f.Sheets[i], tree, resources, contents)
		f.pages = append(f.pages, p)
	}
	tree.Value = object.Dict{"Type": object.Name("Pages"), "Kids": kids, "Count": len(kids)}
	f.catalog["Pages"] = tree
	return nil
}

func (f *finisher) page(s *Sheet, tree, resources *object.Indirect, contents object.Object) object.Dict {
	sheet := box(0, 0, s.Size.Width, s.Size.Height)
	p := object.Dict{
		"Type":      object.Name("Page"),
		"Parent":    tree,
		"MediaBox":  sheet,
		"Resources": resources,
		"Contents":  contents,
	}
	if f.Print {
		p["TrimBox"] = box(s.Left, s.Bottom, s.Left+s.Trim.Width, s.Bottom+s.Trim.Height)
		if s.Bleeds {
			p["BleedBox"] = sheet
		}
	}
	return p
}

// resources returns the fonts and images of all pages.
func (f *finisher) resources(old object.Dict) object.Dict {
	fonts := object.Dict{}
	for i := range f.Fonts {
		fonts[object.Name(f.Fonts[i].Name)] = f.Fonts[i].object()
	}
	r := object.Dict{"Font": fonts}
	if images := old.Dict("XObject"); len(images) > 0 {
		r["XObject"] = images
	}
	if len(f.Images) > 0 {
		r["XObject"] = f.Images
	}
	return r
}

// box returns a rectangle in points.
func box(left, bottom, right, top unit.Length) object.Array {
	return object.Array{left.Points(), bottom.Points(), right.Points(), top.Points()}
}

// side returns the side on a page of the file, or nil for the cover.
func (f *finisher) side(pageOfFile int) *page.Side {
	if f.Cover {
		pageOfFile--
	}
	if pageOfFile < 0 || pageOfFile >= len(f.Pages.Sides) {
		return nil
	}
	return f.Pages.Sides[pageOfFile]
}

// y returns a height on the page, measured down from the trimmed page's top,
// as the file measures it, up from the sheet's lower edge.
func (f *finisher) y(pageOfFile int, down unit.Length) unit.Length {
	s := &f.Sheets[pageOfFile]
	return s.Bottom + s.Trim.Height - down
}
