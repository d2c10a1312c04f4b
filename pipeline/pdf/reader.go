package pdf

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"octavo/pipeline/pdf/finish"
	"octavo/pipeline/pdf/object"
)

// A flow is running text with the ends of its paragraphs.
type flow struct{ sb strings.Builder }

// add adds words; no paragraph begins with a space.
func (f *flow) add(s string) {
	if n := f.sb.Len(); s == " " && n > 0 && f.sb.String()[n-1] == '\n' {
		return
	}
	f.sb.WriteString(s)
}

func (f *flow) endParagraph() {
	if n := f.sb.Len(); n > 0 && f.sb.String()[n-1] != '\n' {
		f.sb.WriteByte('\n')
	}
}

// joined returns the text without soft hyphens, except one at its end.
func (f *flow) joined() string {
	s := strings.TrimPrefix(strings.TrimSuffix(f.sb.String(), "\n"), " ")
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
	content   map[int][]byte // text, by MCID
	text      flow
	notes     flow
	labels    flow
	artifacts flow
	made      bool

	stack []markedContent
	font  *codes
	block *object.Indirect // that the last text was in
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
	p := object.NewParser(data)
	var args []object.Object
	for {
		o, ok, err := p.Next()
		if err != nil {
			return err
		}
		if !ok {
			return nil
		}
		op, isOp := o.(object.Operator)
		if !isOp {
			if len(args) < 64 {
				args = append(args, o)
			}
			continue
		}
		if err := r.operate(op, args, fonts); err != nil {
			return err
		}
		args = args[:0]
	}
}

func (r *reader) operate(op object.Operator, args []object.Object, fonts object.Dict) error {
	var last object.Object
	if len(args) > 0 {
		last = args[len(args)-1]
	}
	switch op {
	case "BMC", "BDC":
		if len(args) == 0 || len(r.stack) >= maxMarks {
			return errors.New("broken marked content")
		}
		tag, _ := args[0].(object.Name)
		properties, _ := last.(object.Dict)
		r.begin(tag, properties)
	case "EMC":
		if len(r.stack) == 0 {
			return errors.New("marked content ends that was not begun")
		}
		r.end()
	case "Tf":
		if len(args) == 2 {
			name, _ := args[0].(object.Name)
			var err error
			if r.font, err = r.x.font(fonts.Dict(name)); err != nil {
				return err
			}
		}
	case "Tj", "'", "\"":
		if s, ok := last.(object.String); ok {
			return r.show(s)
		}
	case "TJ":
		list, _ := last.(object.Array)
		for _, o := range list {
			if s, ok := o.(object.String); ok {
				if err := r.show(s); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (r *reader) begin(tag object.Name, properties object.Dict) {
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
	case isLabel[string(tag)]:
		m.label = true
		r.labels.endParagraph()
	case tag != "Span" && tag != "ReversedChars" && !m.artifact:
		m.note = tag == "Note"
		r.flow(&m).endParagraph()
	}
	r.stack = append(r.stack, m)
	if actual, ok := properties["ActualText"].(object.String); ok && !m.hidden {
		r.say(actual.Text())
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
		r.say(strings.Join(m.turned, ""))
	}
	r.stack = r.stack[:len(r.stack)-1]
}

// show takes a string of codes.
func (r *reader) show(s object.String) error {
	if r.font == nil {
		return nil
	}
	for i := 0; i+r.font.bytes <= len(s); i += r.font.bytes {
		code := int(s[i])
		if r.font.bytes == 2 {
			code = code<<8 | int(s[i+1])
		}
		text := ""
		if code < len(r.font.texts) {
			text = r.font.texts[code]
		}
		if err := r.x.spend(len(text)); err != nil {
			return err
		}
		n := len(r.stack)
		switch {
		case n > 0 && r.stack[n-1].hidden:
		case n > 0 && r.stack[n-1].reversed:
			r.stack[n-1].turned = append(r.stack[n-1].turned, text)
		default:
			r.say(text)
		}
	}
	return nil
}

// say puts words where the marked content they stand in belongs.
func (r *reader) say(text string) {
	if len(r.stack) == 0 {
		r.text.add(text)
		return
	}
	m := &r.stack[len(r.stack)-1]
	r.flow(m).add(text)
	if m.mcid >= 0 && !m.artifact {
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
