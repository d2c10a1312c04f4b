package epub

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// deepestSVG is how deep elements may nest in a drawing; programs stay below
// a tenth of it.
const deepestSVG = 200

// forbiddenSVG are the elements that run, move or embed something.
var forbiddenSVG = map[string]bool{
	"script": true, "foreignobject": true, "handler": true, "listener": true, "iframe": true, "embed": true, "object": true,
	"audio": true, "video": true, "animate": true, "animatemotion": true, "animatetransform": true, "set": true, "animatecolor": true,
}

// checkSVG says why a drawing is not safe to show, or nil. It must be
// well-formed, name no entity and no file outside itself, and do nothing.
func checkSVG(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	depth, root := 0, ""
	for {
		tok, err := d.Token()
		if err == io.EOF {
			if root != "svg" {
				return errors.New("it has no svg element")
			}
			return nil
		}
		if err != nil {
			return err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if root == "" {
				root = tok.Name.Local
			}
			if depth++; depth > deepestSVG {
				return fmt.Errorf("elements nest deeper than %d", deepestSVG)
			}
			if err := checkSVGElement(tok); err != nil {
				return err
			}
		case xml.EndElement:
			depth--
		case xml.CharData:
			if reachesOut(string(tok)) {
				return errors.New("a style names another file")
			}
		case xml.Directive:
			if bytes.Contains(tok, []byte("ENTITY")) || bytes.Contains(tok, []byte("[")) {
				return errors.New("it declares entities")
			}
		case xml.ProcInst:
			if tok.Target != "xml" {
				return fmt.Errorf("it has an instruction <?%s", tok.Target)
			}
		}
	}
}

func checkSVGElement(e xml.StartElement) error {
	if forbiddenSVG[strings.ToLower(e.Name.Local)] {
		return fmt.Errorf("it has an element <%s>", e.Name.Local)
	}
	for _, a := range e.Attr {
		name, value := strings.ToLower(a.Name.Local), strings.TrimSpace(a.Value)
		switch {
		case strings.HasPrefix(name, "on"):
			return fmt.Errorf("it has an event handler %s", a.Name.Local)
		case name == "href" || name == "src":
			if !strings.HasPrefix(value, "#") && !isEmbedded(value) {
				return fmt.Errorf("it refers to %q", value)
			}
		case name == "base" || a.Name.Space != "xmlns" && name != "xmlns" && reachesOut(value):
			return fmt.Errorf("%s names another file", a.Name.Local)
		}
	}
	return nil
}

// isEmbedded reports whether an address holds a picture itself.
func isEmbedded(href string) bool {
	for _, kind := range []string{"png", "jpeg", "gif"} {
		if strings.HasPrefix(href, "data:image/"+kind+";base64,") {
			return true
		}
	}
	return false
}

// reachesOut reports whether a style could fetch something: @import, or a url
// that is not a place in the drawing. Escapes can hide either.
func reachesOut(style string) bool {
	s := strings.ToLower(style)
	if strings.Contains(s, "@import") || strings.Contains(s, "expression(") || strings.Contains(s, "javascript:") {
		return true
	}
	for {
		_, after, ok := strings.Cut(s, "url(")
		if !ok {
			return strings.Contains(s, "\\") && strings.Contains(style, ":")
		}
		if s = strings.TrimLeft(after, " \t\n'\""); !strings.HasPrefix(s, "#") && !isEmbedded(s) {
			return true
		}
	}
}
