package object

import (
	"bytes"
	"errors"
	"fmt"
)

// A Scanner goes through a content stream, operator by operator. It makes no
// objects of the operands; a novel's pages have hundreds of thousands.
type Scanner struct {
	p Parser

	// What stood before the operator that Next returned, until it is called
	// again: Args are numbers, strings and names, also those of an array, one
	// after another. Dict is the last dictionary.
	Args []Operand
	Dict Dict

	decoded []byte // strings that cannot be shown as they stand
}

// An Operand is a number, or the bytes of a string or of a name without its
// slash.
type Operand struct {
	Kind   OperandKind
	Number float64
	Bytes  []byte
}

// An OperandKind says which of these an Operand is.
type OperandKind uint8

const (
	NumberOperand OperandKind = iota
	StringOperand
	NameOperand
)

// NewScanner returns a Scanner for a content stream.
func NewScanner(data []byte) *Scanner { return &Scanner{p: Parser{data: data}} }

// Number returns the argument of that index, 0 where there is no such number.
func (s *Scanner) Number(i int) float64 {
	if i < 0 || i >= len(s.Args) {
		return 0
	}
	return s.Args[i].Number
}

// Name returns the argument of that index, nil where there is no such name.
func (s *Scanner) Name(i int) []byte {
	if i < 0 || i >= len(s.Args) || s.Args[i].Kind != NameOperand {
		return nil
	}
	return s.Args[i].Bytes
}

// Next returns the next operator, and false at the end.
func (s *Scanner) Next() ([]byte, bool, error) {
	s.Args, s.Dict, s.decoded = s.Args[:0], nil, s.decoded[:0]
	p := &s.p
	arrays := 0
	for {
		p.skip()
		if p.at >= len(p.data) {
			if arrays > 0 {
				return nil, false, errEnd
			}
			return nil, false, nil
		}
		switch c := p.data[p.at]; kinds[c] {
		case number:
			n, err := s.number()
			if err != nil {
				return nil, false, err
			}
			s.Args = append(s.Args, Operand{Number: n})
		case delimiter:
			if err := s.operand(c, &arrays); err != nil {
				return nil, false, err
			}
		default:
			start := p.at
			for p.at < len(p.data) && kinds[p.data[p.at]] >= number {
				p.at++
			}
			if arrays > 0 {
				return nil, false, errors.New("an operator in an array")
			}
			return p.data[start:p.at], true, nil
		}
	}
}

// number reads a number. Of up to 15 digits a float64 holds each value, and
// their quotient by a power of ten is the nearest there is.
func (s *Scanner) number() (float64, error) {
	p := &s.p
	start := p.at
	negative := p.data[p.at] == '-'
	if negative || p.data[p.at] == '+' {
		p.at++
	}
	n, digits, point := int64(0), 0, -1
	for ; p.at < len(p.data) && kinds[p.data[p.at]] >= number; p.at++ {
		switch c := p.data[p.at]; {
		case c >= '0' && c <= '9':
			n = 10*n + int64(c-'0')
			digits++
		case c == '.' && point < 0:
			point = digits
		default:
			return 0, fmt.Errorf("%q in a number", c)
		}
		if digits > 15 {
			return 0, fmt.Errorf("%.20q is too long for a number", p.data[start:p.at])
		}
	}
	if digits == 0 {
		return 0, fmt.Errorf("%q is no number", p.data[start:p.at])
	}
	f := float64(n)
	if point >= 0 {
		f /= powers[digits-point]
	}
	if negative {
		f = -f
	}
	return f, nil
}

// powers of ten.
var powers = [16]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// What a byte is in a content stream.
const (
	space = iota
	delimiter
	number // it may begin one
	regular
)

var kinds = func() (table [256]uint8) {
	for i := range table {
		switch c := byte(i); {
		case isSpace(c):
			table[i] = space
		case isDelimiter(c):
			table[i] = delimiter
		case c >= '0' && c <= '9', c == '+', c == '-', c == '.':
			table[i] = number
		default:
			table[i] = regular
		}
	}
	return table
}()

// operand reads what begins with a delimiter.
func (s *Scanner) operand(c byte, arrays *int) error {
	p := &s.p
	switch {
	case c == '(':
		return s.literal()
	case c == '[':
		p.at++
		if *arrays++; *arrays > maxDepth {
			return errors.New("objects nested too deep")
		}
	case c == ']' && *arrays > 0:
		p.at++
		*arrays--
	case c == '/':
		p.at++
		start := p.at
		name := p.name()
		raw := p.data[start:p.at]
		if len(name) != len(raw) { // it has a byte in figures
			raw = []byte(name)
		}
		s.Args = append(s.Args, Operand{Kind: NameOperand, Bytes: raw})
	case c == '<' && p.peek(1) == '<':
		o, err := p.object(0)
		if err != nil {
			return err
		}
		s.Dict, _ = o.(Dict)
	case c == '<':
		o, err := p.hex()
		if err != nil {
			return err
		}
		text, _ := o.(String)
		s.Args = append(s.Args, Operand{Kind: StringOperand, Bytes: []byte(text)})
	default:
		return fmt.Errorf("unexpected %q", c)
	}
	return nil
}

// literal reads a string in parentheses. One without marks inside is a piece
// of the stream.
func (s *Scanner) literal() error {
	p := &s.p
	from := p.at + 1
	end := bytes.IndexByte(p.data[from:], ')')
	if end < 0 {
		return errEnd
	}
	if plain := p.data[from : from+end]; bytes.IndexByte(plain, '\\') < 0 && bytes.IndexByte(plain, '(') < 0 && bytes.IndexByte(plain, '\r') < 0 {
		s.Args = append(s.Args, Operand{Kind: StringOperand, Bytes: plain})
		p.at = from + end + 1
		return nil
	}
	o, err := p.literal()
	if err != nil {
		return err
	}
	text, _ := o.(String)
	start := len(s.decoded)
	s.decoded = append(s.decoded, text...)
	s.Args = append(s.Args, Operand{Kind: StringOperand, Bytes: s.decoded[start:]})
	return nil
}
