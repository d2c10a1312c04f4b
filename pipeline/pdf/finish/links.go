package finish

import (
	"strings"

	"octavo/pipeline/page"
	"octavo/pipeline/pdf/object"
)

// A placedLink is an annotation and what it belongs to.
type placedLink struct {
	annot   *object.Indirect
	page    int
	element int32
}

// findAnchors lists the places links and bookmarks may lead to.
func (f *finisher) findAnchors() {
	f.anchors = map[string]object.Array{}
	for i := range f.pages {
		s := f.side(i)
		if s == nil {
			continue
		}
		for _, a := range s.Anchors {
			if _, ok := f.anchors[a.Name]; !ok {
				f.anchors[a.Name] = object.Array{f.pages[i], object.Name("XYZ"), nil, f.y(i, a.Y).Points(), nil}
			}
		}
	}
}

// setLinks makes the annotations. A link to an anchor that is nowhere is left
// out: what it stands on is still text.
func (f *finisher) setLinks() {
	titles := map[string]string{}
	for _, b := range f.Pages.Outline {
		titles[b.Anchor] = b.Title
	}
	for i := range f.pages {
		s := f.side(i)
		if s == nil || len(s.Links) == 0 {
			continue
		}
		var annots object.Array
		for j := range s.Links {
			l := &s.Links[j]
			d := f.link(i, l, titles)
			if d == nil {
				continue
			}
			annot := object.New(d)
			annots = append(annots, annot)
			f.links = append(f.links, placedLink{annot, i, l.Element})
		}
		if annots != nil {
			f.pages[i].Value.(object.Dict)["Annots"] = annots
		}
	}
}

func (f *finisher) link(i int, l *page.Link, titles map[string]string) object.Dict {
	left := f.Sheets[i].Left + l.X
	top := f.y(i, l.Y)
	const printed = 4 // an annotation that is printed, as PDF/A and PDF/UA ask
	d := object.Dict{
		"Type":    object.Name("Annot"),
		"Subtype": object.Name("Link"),
		"Rect":    box(left, top-l.Height, left+l.Width, top),
		"Border":  object.Array{0, 0, 0},
		"F":       printed,
	}
	if l.URI != "" {
		d["A"] = object.Dict{"S": object.Name("URI"), "URI": object.String(asciiURI(l.URI))}
		d["Contents"] = object.Text(l.URI)
		return d
	}
	dest, ok := f.anchors[l.Anchor]
	if !ok {
		return nil
	}
	d["Dest"] = dest
	d["Contents"] = object.Text(destination(l.Anchor, titles))
	return d
}

// destination says in words where a link leads.
func destination(anchor string, titles map[string]string) string {
	switch title := titles[anchor]; {
	case title != "":
		return title
	case strings.HasPrefix(anchor, "note-"):
		return "Note"
	case strings.HasPrefix(anchor, "ref-"):
		return "Back to the text"
	}
	return anchor
}

// asciiURI escapes what a URI in a PDF may not hold (PDF 1.7, 12.6.4.7).
func asciiURI(uri string) string {
	out := make([]byte, 0, len(uri))
	for i := range len(uri) {
		if c := uri[i]; c <= ' ' || c > '~' {
			out = append(out, '%', "0123456789ABCDEF"[c>>4], "0123456789ABCDEF"[c&15])
		} else {
			out = append(out, c)
		}
	}
	return string(out)
}
