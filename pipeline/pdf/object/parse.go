package object

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// maxDepth is how deep arrays and dictionaries may stand in one another. The
// files this program makes reach 6.
const maxDepth = 64

// An Operator is what stands in a content stream or a CMap and is no object, as
// "Tj".
type Operator string

// errEnd says that there are no more objects.
var errEnd = errors.New("unexpected end")

// A Parser reads objects from bytes, one after another. Refer turns a
// reference into an object; it is nil in a CMap, which has none.
type Parser struct {
	data  []byte
	at    int
	refer func(number int) Object

	scratch []byte // of literal
}

// NewParser returns a Parser for bytes without references.
func NewParser(data []byte) *Parser { return &Parser{data: data} }

// Next returns the next object or Operator, and false at the end.
func (p *Parser) Next() (Object, bool, error) {
	p.skip()
	if p.at >= len(p.data) {
		return nil, false, nil
	}
	o, err := p.object(0)
	return o, err == nil, err
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// skip passes over spaces and comments.
func (p *Parser) skip() {
	for p.at < len(p.data) {
		switch c := p.data[p.at]; {
		case isSpace(c):
			p.at++
		case c == '%':
			for p.at < len(p.data) && p.data[p.at] != '\n' && p.data[p.at] != '\r' {
				p.at++
			}
		default:
			return
		}
	}
}

func (p *Parser) peek(n int) byte {
	if p.at+n < len(p.data) {
		return p.data[p.at+n]
	}
	return 0
}

func (p *Parser) object(depth int) (Object, error) {
	p.skip()
	if depth > maxDepth {
		return nil, errors.New("objects nested too deep")
	}
	if p.at >= len(p.data) {
		return nil, errEnd
	}
	switch c := p.data[p.at]; {
	case c == '/':
		p.at++
		return p.name(), nil
	case c == '(':
		return p.literal()
	case c == '<' && p.peek(1) == '<':
		p.at += 2
		return p.dict(depth)
	case c == '<':
		return p.hex()
	case c == '[':
		p.at++
		return p.array(depth)
	case isDelimiter(c):
		return nil, fmt.Errorf("unexpected %q", c)
	}
	return p.word()
}

func (p *Parser) name() Name {
	start, escaped := p.at, false
	for p.at < len(p.data) && !isSpace(p.data[p.at]) && !isDelimiter(p.data[p.at]) {
		escaped = escaped || p.data[p.at] == '#'
		p.at++
	}
	raw := p.data[start:p.at]
	if !escaped {
		return Name(raw)
	}
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) && hexDigit(raw[i+1]) < 16 && hexDigit(raw[i+2]) < 16 {
			out = append(out, hexDigit(raw[i+1])<<4|hexDigit(raw[i+2]))
			i += 2
			continue
		}
		out = append(out, raw[i])
	}
	return Name(out)
}

// word reads a number, a reference, true, false, null or an operator.
func (p *Parser) word() (Object, error) {
	start := p.at
	for p.at < len(p.data) && !isSpace(p.data[p.at]) && !isDelimiter(p.data[p.at]) {
		p.at++
	}
	if n, ok := whole(p.data[start:p.at]); ok {
		if p.refer != nil && n >= 0 {
			if o, ok := p.reference(n); ok {
				return o, nil
			}
		}
		return n, nil
	}
	word := string(p.data[start:p.at])
	switch word {
	case "true":
		return true, nil
	case "false":
		return false, nil
	case "null":
		return nil, nil
	}
	if c := word[0]; c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		if f, err := strconv.ParseFloat(word, 64); err == nil && f == f && f < 1e15 && f > -1e15 {
			return f, nil
		}
		return nil, fmt.Errorf("%.20q is no number", word)
	}
	return Operator(word), nil
}

// whole reads a whole number of at most 18 digits, with a sign or without.
func whole(word []byte) (int, bool) {
	digits := word
	if len(word) > 0 && (word[0] == '-' || word[0] == '+') {
		digits = word[1:]
	}
	if len(digits) == 0 || len(digits) > 18 {
		return 0, false
	}
	n := 0
	for _, c := range digits {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	if word[0] == '-' {
		n = -n
	}
	return n, true
}

// reference looks whether "0 R" follows the number.
func (p *Parser) reference(number int) (Object, bool) {
	at := p.at
	p.skip()
	if p.peek(0) >= '0' && p.peek(0) <= '9' {
		for p.peek(0) >= '0' && p.peek(0) <= '9' {
			p.at++
		}
		p.skip()
		if next := p.peek(1); p.peek(0) == 'R' && (isSpace(next) || isDelimiter(next)) {
			p.at++
			return p.refer(number), true
		}
	}
	p.at = at
	return nil, false
}

func (p *Parser) literal() (Object, error) {
	if n := bytes.IndexAny(p.data[p.at+1:min(p.at+plain, len(p.data))], "()\\\r"); n >= 0 && p.data[p.at+1+n] == ')' {
		from := p.at + 1
		p.at = from + n + 1
		return String(p.data[from : from+n]), nil
	}
	out := p.scratch[:0]
	defer func() { p.scratch = out }()
	depth := 0
	for p.at < len(p.data) {
		c := p.data[p.at]
		p.at++
		switch c {
		case '(':
			depth++
			if depth == 1 {
				continue
			}
		case ')':
			depth--
			if depth == 0 {
				return String(out), nil
			}
		case '\r': // any line end is one line feed
			c = '\n'
			if p.peek(0) == '\n' {
				p.at++
			}
		case '\\':
			out = p.escape(out)
			continue
		}
		out = append(out, c)
	}
	return nil, errEnd
}

// plain is how far literal looks for the end of a string without marks inside,
// in bytes: that of most words.
const plain = 32

func (p *Parser) escape(out []byte) []byte {
	c := p.peek(0)
	p.at++
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\r':
		if p.peek(0) == '\n' {
			p.at++
		}
		return out
	case '\n':
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	n := int(c - '0')
	for range 2 {
		if d := p.peek(0); d >= '0' && d <= '7' {
			n = n<<3 | int(d-'0')
			p.at++
		}
	}
	return append(out, byte(n))
}

func hexDigit(c byte) byte {
	switch {
	case c >= '0' && c <= '9':
		return c - '0'
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10
	}
	return 16
}

func (p *Parser) hex() (Object, error) {
	p.at++
	var out []byte
	half := -1
	for p.at < len(p.data) {
		c := p.data[p.at]
		p.at++
		if c == '>' {
			if half >= 0 {
				out = append(out, byte(half)<<4)
			}
			return String(out), nil
		}
		d := hexDigit(c)
		switch {
		case d == 16 && isSpace(c):
		case d == 16:
			return nil, fmt.Errorf("%q in a hexadecimal string", c)
		case half < 0:
			half = int(d)
		default:
			out = append(out, byte(half)<<4|d)
			half = -1
		}
	}
	return nil, errEnd
}

func (p *Parser) array(depth int) (Object, error) {
	var a Array
	for {
		p.skip()
		if p.peek(0) == ']' {
			p.at++
			return a, nil
		}
		o, err := p.object(depth + 1)
		if err != nil {
			return nil, err
		}
		a = append(a, o)
	}
}

func (p *Parser) dict(depth int) (Object, error) {
	d := Dict{}
	for {
		p.skip()
		if p.peek(0) == '>' && p.peek(1) == '>' {
			p.at += 2
			return d, nil
		}
		if p.peek(0) != '/' {
			return nil, errors.New("a dictionary's key is no name")
		}
		p.at++
		key := p.name()
		value, err := p.object(depth + 1)
		if err != nil {
			return nil, err
		}
		if value != nil {
			d[key] = value
		}
	}
}
