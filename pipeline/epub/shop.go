package epub

import (
	"bytes"
	"fmt"
	"image/jpeg"
	"net/url"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// What the edition for a shop has otherwise than the one for everybody, and no
// more than the shop needs. Each of it is said once.

// wholeCover reports whether the cover may have as many pixels as the one that
// goes to the shop.
func (e *edition) wholeCover() bool { return e.options.Shop != nil && e.options.Shop.Cover == "whole" }

// hasCoverPage reports whether the cover is a page of the book.
func (e *edition) hasCoverPage() bool {
	return e.options.Cover != nil && (e.options.Shop == nil || e.options.Shop.HasCoverPage())
}

// contentsInText reports whether one who turns pages comes by the contents,
// though the author wants no page of them.
func (e *edition) contentsInText() bool {
	return e.options.Shop != nil && e.options.Shop.Contents == "text"
}

// address returns where a link leads in this edition. A link to another shop
// than the edition is for leads nowhere.
func (e *edition) address(l *book.Link) string {
	shop := e.options.Shop
	if shop == nil {
		return e.book.Settings.Address(l.Href, "")
	}
	address := e.book.Settings.Address(l.Href, shop.ID)
	if address == "" {
		e.tellShop(textAt(l), "the link %q has no address there; its words stay", l.Href)
		return ""
	}
	if u, err := url.Parse(address); err == nil {
		if rival := shop.Rival(u.Hostname()); rival != "" {
			e.tellShop(textAt(l), "the link to %s is taken out, since it is another shop; its words stay", rival)
			return ""
		}
	}
	if address != e.book.Settings.Address(l.Href, "") {
		e.tellShop(textAt(l), "the link leads to %s", address)
	}
	return address
}

// tellShopsNeeds says what the whole edition has otherwise.
func (e *edition) tellShopsNeeds() error {
	if e.options.Shop == nil {
		return nil
	}
	if e.wholeCover() && e.options.Cover != nil {
		size, err := jpeg.DecodeConfig(bytes.NewReader(e.options.Cover))
		if err != nil {
			return err
		}
		if size.Width*size.Height > maxCoverPixels {
			e.tellShop(diag.Pos{}, "the cover has %d × %d pixels", size.Width, size.Height)
		}
	}
	if e.options.Cover != nil && !e.hasCoverPage() {
		e.tellShop(diag.Pos{}, "the cover has no page of its own, since the shop shows it")
	}
	if e.contentsInText() && e.unplanned {
		e.tellShop(diag.Pos{}, "the contents stand in the text, after the front matter")
	}
	return nil
}

func (e *edition) tellShop(at diag.Pos, format string, args ...any) {
	if e.options.Found != nil {
		e.options.Found.Notef(at, "store-edition", "in the edition for %s %s", e.options.Shop.Name, fmt.Sprintf(format, args...)).
			Hint = "octavo build without --store makes the edition for everybody"
	}
}

// textAt returns where the text of a link stands.
func textAt(l *book.Link) diag.Pos {
	if t := book.FirstText(l.Inlines); t != nil {
		return t.At
	}
	return diag.Pos{}
}
