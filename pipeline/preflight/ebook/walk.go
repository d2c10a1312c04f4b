package ebook

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
)

// An element is one that has just begun.
type element struct {
	name   string // with its prefix as it is written
	attr   []xml.Attr
	line   int
	parent string
}

// get returns an attribute by its name with its prefix, "" for none.
func (e *element) get(name string) string {
	v, _ := e.has(name)
	return v
}

func (e *element) has(name string) (string, bool) {
	for i := range e.attr {
		if full(e.attr[i].Name) == name {
			return e.attr[i].Value, true
		}
	}
	return "", false
}

func full(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// A listener hears an XML file. Each function may be nil.
type listener struct {
	start func(*element)
	end   func(name string)
	text  func(line int, s string)
	head  func(declaration string) // <?xml ... ?>
}

// walk reads the XML of a file. Entities other than those of XML and HTML are
// an error, so that none can grow.
func (b *Book) walk(name string, limit int64, l listener) error {
	r, err := b.open(name, limit)
	if err != nil {
		return err
	}
	defer r.Close()
	dec := xml.NewDecoder(r)
	dec.Entity = xml.HTMLEntity
	dec.CharsetReader = func(charset string, _ io.Reader) (io.Reader, error) {
		return nil, fmt.Errorf("its encoding is %s, not UTF-8", charset)
	}
	var stack []string
	for {
		line, _ := dec.InputPos()
		tok, err := dec.RawToken()
		if err == io.EOF {
			if len(stack) > 0 {
				return fmt.Errorf("<%s> does not end", stack[len(stack)-1])
			}
			return nil
		}
		if err != nil {
			return err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			e := element{name: full(tok.Name), attr: tok.Attr, line: line}
			if len(stack) > 0 {
				e.parent = stack[len(stack)-1]
			}
			if stack = append(stack, e.name); len(stack) > maxDepth {
				return fmt.Errorf("line %d: elements stand in more than %d others", line, maxDepth)
			}
			if l.start != nil {
				l.start(&e)
			}
		case xml.EndElement:
			n := full(tok.Name)
			if len(stack) == 0 || stack[len(stack)-1] != n {
				return fmt.Errorf("line %d: </%s> ends nothing", line, n)
			}
			stack = stack[:len(stack)-1]
			if l.end != nil {
				l.end(n)
			}
		case xml.CharData:
			if l.text != nil {
				l.text(line, string(tok))
			}
		case xml.ProcInst:
			if tok.Target == "xml" && l.head != nil {
				l.head(string(tok.Inst))
			}
		}
	}
}

// bare returns a name without its prefix.
func bare(name string) string {
	if _, local, ok := strings.Cut(name, ":"); ok {
		return local
	}
	return name
}

// unescape undoes the percent signs of a reference.
func unescape(s string) string {
	if u, err := url.PathUnescape(s); err == nil {
		return u
	}
	return s
}

var errNoPackage = errors.New("META-INF/container.xml names no package document")
