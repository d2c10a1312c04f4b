package epub

import (
	"fmt"
	"net/url"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/epub/finish"
)

// link writes a link. One that leads nowhere, or to where a book must not
// lead, is text.
func (d *document) link(l *book.Link) {
	href := d.href(d.address(l))
	if href == "" || d.linked || oneLine(l.Inlines) == "" {
		d.inlines(l.Inlines)
		return
	}
	d.linked = true
	d.Open("a", "href", href)
	d.inlines(l.Inlines)
	d.Close()
	d.linked = false
	waiting := d.waiting
	d.waiting = nil
	for _, ref := range waiting {
		d.noteRef(ref)
	}
}

// href returns where a link leads, or "".
func (d *document) href(href string) string {
	if id, ok := strings.CutPrefix(href, "#"); ok {
		if at := d.places[id]; at != "" {
			return finish.Relative(d.path, at)
		}
		return ""
	}
	return externalHref(href)
}

// externalHref returns the address of a page or a mailbox in a form every
// reader takes, or "" when it is none. Other schemes run programs or name
// files of the reader's.
func externalHref(href string) string {
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil {
		return ""
	}
	switch u.Scheme {
	case "http", "https":
		if u.Hostname() == "" || strings.IndexFunc(u.Host, notInHost) >= 0 {
			return ""
		}
	case "mailto":
		if !strings.Contains(u.Opaque, "@") {
			return ""
		}
	default:
		return ""
	}
	var sb strings.Builder
	for _, c := range []byte(u.String()) {
		if c <= ' ' || c >= 0x7F || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			fmt.Fprintf(&sb, "%%%02X", c)
			continue
		}
		sb.WriteByte(c)
	}
	return sb.String()
}

func notInHost(r rune) bool {
	return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-._:", r))
}
