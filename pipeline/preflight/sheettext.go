package preflight

import "octavo/pipeline/pdf/object"

// operateText does the operators of text (PDF 1.7, 9.3 and 9.4).
func (w *walker) operateText(op []byte, s *object.Scanner, resources object.Dict) {
	g, n := &w.state, s.Number
	switch string(op) {
	case "BT":
		w.tm, w.line = identity, identity
	case "Tf":
		g.face, g.size = w.face(resources.Dict("Font")[object.Name(s.Name(0))]), n(1)
	case "Tc":
		g.char = n(0)
	case "Tw":
		g.word = n(0)
	case "Tz":
		g.scale = n(0) / 100
	case "TL":
		g.leading = n(0)
	case "Ts":
		g.raise = n(0)
	case "Tr":
		g.mode = int(n(0))
	case "Tm":
		w.line = matrix{n(0), n(1), n(2), n(3), n(4), n(5)}
		w.tm = w.line
	case "TD":
		g.leading = -n(1)
		w.nextLine(n(0), n(1))
	case "Td":
		w.nextLine(n(0), n(1))
	case "T*":
		w.nextLine(0, -g.leading)
	case "'", "\"":
		w.nextLine(0, -g.leading)
		w.show(s.Args[max(0, len(s.Args)-1):])
	case "Tj", "TJ":
		w.show(s.Args)
	}
}

func (w *walker) nextLine(x, y float64) {
	w.line = matrix{1, 0, 0, 1, x, y}.times(w.line)
	w.tm = w.line
}

// face returns the font, read once for a file.
func (w *walker) face(o object.Object) *face {
	in, _ := o.(*object.Indirect)
	if f, ok := w.faces[in]; ok && in != nil {
		return f
	}
	d, _ := object.Resolve(o).(object.Dict)
	f := readFace(d)
	if in != nil {
		w.faces[in] = f
	}
	return f
}

// show sets strings, with the distances between them.
func (w *walker) show(list []object.Operand) {
	g := &w.state
	for i := range list {
		switch o := &list[i]; o.Kind {
		case object.NumberOperand:
			w.tm = matrix{1, 0, 0, 1, -o.Number / 1000 * g.size * g.scale, 0}.times(w.tm)
		case object.StringOperand:
			w.showString(o.Bytes)
		}
	}
}

func (w *walker) showString(s []byte) {
	g := &w.state
	if g.face == nil || len(s) == 0 {
		return
	}
	step := 1
	if g.face.composit {
		step = 2
	}
	used := w.codes[g.face]
	if used == nil {
		used = make([]bool, 1<<(8*step))
		w.codes[g.face] = used
	}
	var ink box // in the space of the text, with the pen at 0 and the size as it is
	pen, k := 0.0, g.size/1000
	for i := 0; i+step <= len(s); i += step {
		code := int(s[i])
		if step == 2 {
			code = code<<8 | int(s[i+1])
		}
		used[code] = true
		if b, ok := g.face.ink(code); ok {
			ink = ink.join(box{pen + b.left*k*g.scale, b.bottom * k, pen + b.right*k*g.scale, b.top * k})
		}
		pen += (g.face.advance(code)*k + g.char) * g.scale
		if step == 1 && code == ' ' {
			pen += g.word * g.scale
		}
	}
	all := matrix{1, 0, 0, 1, 0, g.raise}.times(w.tm).times(g.ctm)
	w.tm = matrix{1, 0, 0, 1, pen, 0}.times(w.tm)
	if ink == (box{}) {
		return // spaces only
	}
	if g.mode == 3 || g.mode == 7 {
		w.hidden = true
		w.marks++
		return
	}
	ink = all.area(ink)
	w.mark(ink)
	w.shade(g.fill)
	w.text = w.text.join(ink)
	if size := g.size * max(all[3], -all[3]); w.typeSize == 0 || size < w.typeSize {
		w.typeSize = size
	}
}
