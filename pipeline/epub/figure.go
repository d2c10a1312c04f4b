package epub

import (
	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/epub/finish"
)

// figure writes a picture that stands by itself. A decorative one is passed
// over by those who listen.
func (d *document) figure(f *book.Figure) {
	d.opens = false
	class := "figure"
	if f.Full {
		class = "figure full"
	}
	d.Open("figure", "class", class)
	d.Line()
	role := ""
	alt := f.Alt
	if f.Decorative {
		role, alt = "presentation", ""
	}
	d.image(f.Image, alt, "", role)
	d.Line()
	if len(f.Caption) > 0 {
		d.Open("figcaption")
		d.inlines(f.Caption)
		d.CloseLine()
	}
	d.CloseLine()
	d.pictures.count(f.Alt, f.Decorative)
}

// picture writes a small image in a line of text.
func (d *document) picture(p *book.Picture) {
	d.image(p.Image, p.Alt, "inline", "")
	d.pictures.count(p.Alt, false)
}

func (d *document) image(name, alt, class, role string) {
	if d.images[name] == "" {
		d.lost = diag.Faultf(d.section.At, "missing-image", "put the file where the book names it", "there is no image %q", name)
	}
	d.Empty("img", "src", finish.Relative(d.path, d.images[name]), "alt", alt, "class", class, "role", role)
}
