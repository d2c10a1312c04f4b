package pdf

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"octavo/pipeline/pdf/finish"
	"octavo/pipeline/pdf/object"
)

// A flow is running text with the ends of its paragraphs.
type flow []byte

// add adds words; no paragraph begins with a space.
func (f *flow) add(s []byte) {
	if n := len(*f); n > 0 && (*f)[n-1] == '\n' {
		s = bytes.TrimLeft(s, " ")
	}
	*f = append(*f, s...)
}

func (f *flow) endParagraph() {
	if n := len(*f); n > 0 && (*f)[n-1] != '\n' {
		*f = append(*f, '\n')
	}
}

// joined returns the text without soft hyphens, except one at its end.
func (f *flow) joined() string {
	s := strings.TrimPrefix(strings.TrimSuffix(string(*f), "\n"), " ")
	last := ""
	if strings.HasSuffix(s, "\u00AD") {
		last = "\u00AD"
	}
	return strings.ReplaceAll(s, "\u00AD", "") + last
}

// A reader goes through the content of a page.
type reader struct {
	x         *extractor
	owners    object.Array   // elements, by MCID
	content   map[int][]byte // text, by MCID; nil where it is not asked for
	text      flow
	notes     flow
	labels    flow
	artifacts flow
	made      bool

	stack []markedContent
	font  *codes
	block *object.Indirect // that the last text was in
	shown []byte           // by the operator at hand
}

// reset makes the reader ready for another page.
func (r *reader) reset() {
	r.text, r.notes, r.labels, r.artifacts = r.text[:0], r.notes[:0], r.labels[:0], r.artifacts[:0]
	r.owners, r.made, r.stack, r.font, r.block = nil, false, r.stack[:0], nil, nil
}

// markedContent is a sequence between BDC and EMC.
type markedContent struct {
	artifact bool
	note     bool
	label    bool
	mcid     int      // -1 for none
	hidden   bool     // its words were said already, by ActualText
	reversed bool     // its glyphs stand from right to left
	turned   []string // these glyphs
}

// maxMarks is how deep marked content may stand in marked content; ours
// reaches 3.
const maxMarks = 64

func (r *reader) read(data []byte, fonts object.Dict) error {
	s := object.NewScanner(data)
	for {
		op, ok, err := s.Next()
		if err != nil || !ok {
			return err
		}
		if err := r.operate(op, s, fonts); err != nil {
			return err
		}
	}
}

func (r *reader) operate(op []byte, s *object.Scanner, fonts object.Dict) (err error) {
	switch string(op) {
	case "BMC", "BDC":
		if len(r.stack) >= maxMarks {
			return errors.New("broken marked content")
		}
		r.begin(s.Name(0), s.Dict)
	case "EMC":
		if len(r.stack) == 0 {
			return errors.New("marked content ends that was not begun")
		}
		r.end()
	case "Tf":
		r.font, err = r.x.font(fonts.Dict(object.Name(s.Name(0))))
	case "TJ", "Tj", "'", "\"":
		err = r.show(s.Args)
	}
	return err
}

func (r *reader) begin(name []byte, properties object.Dict) {
	tag := string(name)
	m := markedContent{mcid: -1}
	if n := len(r.stack); n > 0 {
		m = r.stack[n-1]
		m.turned = nil
	}
	if id, ok := properties["MCID"].(int); ok && id >= 0 {
		m.mcid = id
	}
	switch {
	case tag == finish.MadePage:
		r.made = true
	case tag == "Artifact":
		m.artifact = true
		r.artifacts.endParagraph()
	case m.mcid >= 0 && m.mcid < len(r.owners): // a tagged file: the element says which paragraph this is
		element, _ := r.owners[m.mcid].(*object.Indirect)
		kind := r.x.kind(element)
		m.note, m.label = kind.note, kind.label
		if kind.block != r.block || m.label {
			r.flow(&m).endParagraph()
		}
		if !m.label {
			r.block = kind.block
		}
	case isLabel[tag]:
		m.label = true
		r.labels.endParagraph()
	case tag != "Span" && tag != "ReversedChars" && !m.artifact:
		m.note = tag == "Note"
		r.flow(&m).endParagraph()
	}
	r.stack = append(r.stack, m)
	if actual, ok := properties["ActualText"].(object.String); ok && !m.hidden {
		r.say([]byte(actual.Text()))
		r.stack[len(r.stack)-1].hidden = true
	}
	if tag == "ReversedChars" {
		r.stack[len(r.stack)-1].reversed = true
	}
}

func (r *reader) end() {
	m := r.stack[len(r.stack)-1]
	if m.reversed {
		slices.Reverse(m.turned)
		r.stack[len(r.stack)-1].reversed = false
		r.say([]byte(strings.Join(m.turned, "")))
	}
	r.stack = r.stack[:len(r.stack)-1]
}

// show takes strings of codes.
func (r *reader) show(list []object.Operand) error {
	if r.font == nil {
		return nil
	}
	n := len(r.stack)
	if n > 0 && r.stack[n-1].hidden {
		return nil
	}
	r.shown = r.shown[:0]
	for i := range list {
		if list[i].Kind != object.StringOperand {
			continue
		}
		s, before := list[i].Bytes, len(r.shown)
		for i := 0; i+r.font.bytes <= len(s); i += r.font.bytes {
			code := int(s[i])
			if r.font.bytes == 2 {
				code = code<<8 | int(s[i+1])
			}
			if code >= len(r.font.texts) {
				continue
			}
			text := r.font.texts[code]
			r.shown = append(r.shown, text...)
			if n > 0 && r.stack[n-1].reversed {
				r.stack[n-1].turned = append(r.stack[n-1].turned, text)
			}
		}
		if err := r.x.spend(len(s) + len(r.shown) - before); err != nil {
			return err
		}
	}
	if n == 0 || !r.stack[n-1].reversed {
		r.say(r.shown)
	}
	return nil
}

// say puts words where the marked content they stand in belongs.
func (r *reader) say(text []byte) {
	if len(r.stack) == 0 {
		r.text.add(text)
		return
	}
	m := &r.stack[len(r.stack)-1]
	r.flow(m).add(text)
	if r.content != nil && m.mcid >= 0 && !m.artifact {
		r.content[m.mcid] = append(r.content[m.mcid], text...)
	}
}

// flow returns the text that marked content belongs to.
func (r *reader) flow(m *markedContent) *flow {
	switch {
	case m.artifact:
		return &r.artifacts
	case m.label:
		return &r.labels
	case m.note:
		return &r.notes
	}
	return &r.text
}

// codes are what a font's codes stand for.
type codes struct {
	bytes int      // of each code
	texts []string // by code
}

// font returns the codes of a font; nil for one without.
func (x *extractor) font(d object.Dict) (*codes, error) {
	s := d.Stream("ToUnicode")
	if s == nil {
		return nil, nil
	}
	if c, ok := x.fonts[s]; ok {
		return c, nil
	}
	c := &codes{bytes: 1}
	if d.Name("Subtype") == "Type0" {
		c.bytes = 2
	}
	err := c.read(s.Data)
	if err == nil {
		err = x.spend(len(s.Data))
	}
	x.fonts[s] = c
	return c, err
}

// read reads the lists of single codes in a ToUnicode CMap, which are all that
// finish writes.
func (c *codes) read(data []byte) error {
	p := object.NewParser(data)
	listed, code := false, -1
	for {
		o, ok, err := p.Next()
		if err != nil || !ok {
			return err
		}
		switch o := o.(type) {
		case object.Operator:
			listed, code = o == "beginbfchar", -1
		case object.String:
			switch {
			case !listed:
			case code < 0:
				code = 0
				for _, b := range []byte(o)[:min(len(o), c.bytes)] {
					code = code<<8 | int(b)
				}
			default:
				if text := object.FromUTF16(string(o)); utf8.RuneCountInString(text) <= 32 {
					for len(c.texts) <= code {
						c.texts = append(c.texts, "")
					}
					c.texts[code] = text
				}
				code = -1
			}
		}
	}
}
