package object

import (
	"bytes"
	"crypto/md5"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// A Layout says how a file is written.
type Layout struct {
	Version string // as "1.7"
	// Packed puts objects into streams and writes the cross-reference section
	// as a stream, which needs PDF 1.5 and makes a tagged file a quarter
	// smaller.
	Packed bool
}

// perPack is how many objects go into one object stream. Readers have to
// unpack a whole stream for one object; larger ones were no smaller.
const perPack = 200

// Write writes the objects that the catalog and the information dictionary
// lead to. They are numbered in the order they are first met, breadth first,
// dictionaries in the order of their keys, so that the bytes depend on nothing
// but the objects. The file's ID is the MD5 of all of them unpacked.
func Write(w io.Writer, catalog, info *Indirect, layout Layout) error {
	out := &writer{layout: layout}
	out.collect(catalog, info)
	pack(out.streams)
	return out.write(w, catalog, info)
}

// A writer gives objects their numbers and turns them into bytes.
type writer struct {
	layout  Layout
	queue   []*Indirect
	bodies  [][]byte // of objects, by number - 1; of a stream nil
	streams []*packed
	byNo    map[int]*packed
	id      [md5.Size]byte
}

// A packed is a stream to be written.
type packed struct {
	number int
	dict   []byte // without its end, its Length and the Filter that is added
	data   []byte
	flate  bool // data is to be deflated
}

// number returns the object's number and puts it into the queue when it is
// met for the first time.
func (w *writer) number(o *Indirect) int {
	if o.number == 0 {
		w.queue = append(w.queue, o)
		o.number = len(w.queue)
	}
	return o.number
}

// collect turns all objects into bytes.
func (w *writer) collect(roots ...*Indirect) {
	for _, r := range roots {
		w.number(r)
	}
	w.byNo = map[int]*packed{}
	sum := md5.New()
	var b []byte
	for i := 0; i < len(w.queue); i++ {
		b = b[:0]
		s, isStream := w.queue[i].Value.(*Stream)
		if isStream {
			b = w.append(b, s.Dict)
			b = b[:len(b)-2] // without >>
			p := &packed{number: i + 1, dict: bytes.Clone(b), data: s.Data, flate: s.Dict["Filter"] == nil && !s.Plain}
			w.streams = append(w.streams, p)
			w.byNo[i+1] = p
			w.bodies = append(w.bodies, nil)
			sum.Write(s.Data)
		} else {
			b = w.append(b, w.queue[i].Value)
			w.bodies = append(w.bodies, bytes.Clone(b))
		}
		sum.Write(b)
	}
	sum.Sum(w.id[:0])
}

// append adds the object's bytes to b.
func (w *writer) append(b []byte, o Object) []byte {
	switch o := o.(type) {
	case nil:
		return append(b, "null"...)
	case bool:
		return strconv.AppendBool(b, o)
	case int:
		return strconv.AppendInt(b, int64(o), 10)
	case float64:
		return AppendNumber(b, o)
	case Name:
		return appendName(b, o)
	case String:
		return appendString(b, o)
	case *Indirect:
		if o == nil {
			return append(b, "null"...)
		}
		b = strconv.AppendInt(b, int64(w.number(o)), 10)
		return append(b, " 0 R"...)
	case Array:
		b = append(b, '[')
		for i, v := range o {
			if i > 0 {
				b = append(b, ' ')
			}
			b = w.append(b, v)
		}
		return append(b, ']')
	case Dict:
		return w.appendDict(b, o)
	}
	panic(fmt.Sprintf("object: cannot write a %T", o))
}

func (w *writer) appendDict(b []byte, d Dict) []byte {
	var space [16]Name
	keys := space[:0]
	for key := range d {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	b = append(b, "<<"...)
	for _, key := range keys {
		b = appendName(b, key)
		mark := len(b)
		b = append(b, ' ')
		b = w.append(b, d[key])
		switch b[mark+1] { // these need no space before them
		case '/', '(', '<', '[':
			b = append(b[:mark], b[mark+1:]...)
		}
	}
	return append(b, ">>"...)
}

// AppendNumber adds a number with at most four decimals, which is as fine as
// a reader can be trusted to be.
func AppendNumber(b []byte, f float64) []byte {
	start := len(b)
	b = strconv.AppendFloat(b, f, 'f', 4, 64)
	b = bytes.TrimRight(b, "0")
	b = bytes.TrimSuffix(b, []byte("."))
	if string(b[start:]) == "-0" || len(b) == start {
		b = append(b[:start], '0')
	}
	return b
}

func appendName(b []byte, n Name) []byte {
	b = append(b, '/')
	for i := range len(n) {
		if c := n[i]; c <= ' ' || c > '~' || c == '#' || isDelimiter(c) {
			b = append(b, '#', "0123456789ABCDEF"[c>>4], "0123456789ABCDEF"[c&15])
		} else {
			b = append(b, c)
		}
	}
	return b
}

func appendString(b []byte, s String) []byte {
	b = append(b, '(')
	for i := range len(s) {
		switch c := s[i]; c {
		case '(', ')', '\\':
			b = append(b, '\\', c)
		case '\r':
			b = append(b, '\\', 'r')
		default:
			b = append(b, c)
		}
	}
	return append(b, ')')
}

// write puts the file together.
func (w *writer) write(out io.Writer, catalog, info *Indirect) error {
	var file bytes.Buffer
	size := 1 << 12
	for _, s := range w.streams {
		size += len(s.data) + len(s.dict) + 64
	}
	file.Grow(size)
	// The four high bytes tell programs that move files that this is no text.
	fmt.Fprintf(&file, "%%PDF-%s\n%%\xE2\xE3\xCF\xD3\n", w.layout.Version)
	trailer := Dict{"Root": catalog, "Info": info, "ID": Array{String(w.id[:]), String(w.id[:])}}
	if w.layout.Packed {
		w.writePacked(&file, trailer)
	} else {
		w.writeClassic(&file, trailer)
	}
	_, err := out.Write(file.Bytes())
	return err
}

func (w *writer) writeClassic(file *bytes.Buffer, trailer Dict) {
	offsets := make([]int, len(w.queue))
	for i := range w.queue {
		offsets[i] = file.Len()
		if w.bodies[i] == nil {
			writeStream(file, w.byNo[i+1])
			continue
		}
		fmt.Fprintf(file, "%d 0 obj\n%s\nendobj\n", i+1, w.bodies[i])
	}
	start := file.Len()
	fmt.Fprintf(file, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, offset := range offsets {
		fmt.Fprintf(file, "%010d 00000 n \n", offset)
	}
	trailer["Size"] = len(offsets) + 1
	fmt.Fprintf(file, "trailer\n%s\nstartxref\n%d\n%%%%EOF\n", w.append(nil, trailer), start)
}

func writeStream(file *bytes.Buffer, s *packed) {
	file.WriteString(strconv.Itoa(s.number) + " 0 obj\n")
	file.Write(s.dict)
	if s.flate {
		file.WriteString("/Filter/FlateDecode")
	}
	file.WriteString("/Length " + strconv.Itoa(len(s.data)) + ">>stream\n")
	file.Write(s.data)
	file.WriteString("\nendstream\nendobj\n")
}

// writePacked writes the streams, the other objects in object streams, and
// the cross-reference stream. These are numbered after all others.
func (w *writer) writePacked(file *bytes.Buffer, trailer Dict) {
	entries := make([][3]int, len(w.queue)+1, len(w.queue)+len(w.queue)/perPack+3)
	entries[0] = [3]int{0, 0, 65535}
	for _, s := range w.streams {
		entries[s.number] = [3]int{1, file.Len(), 0}
		writeStream(file, s)
	}
	packs := w.objectStreams(entries)
	pack(packs)
	for i, s := range packs {
		s.number = len(w.queue) + 1 + i
		entries = append(entries, [3]int{1, file.Len(), 0})
		writeStream(file, s)
	}
	start := file.Len()
	entries = append(entries, [3]int{1, start, 0})
	table := make([]byte, 0, 7*len(entries))
	for _, e := range entries {
		table = append(table, byte(e[0]), byte(e[1]>>24), byte(e[1]>>16), byte(e[1]>>8), byte(e[1]), byte(e[2]>>8), byte(e[2]))
	}
	trailer["Type"], trailer["W"], trailer["Size"] = Name("XRef"), Array{1, 4, 2}, len(entries)
	dict := w.append(nil, trailer)
	s := &packed{number: len(entries) - 1, dict: dict[:len(dict)-2], data: table, flate: true}
	pack([]*packed{s})
	writeStream(file, s)
	fmt.Fprintf(file, "startxref\n%d\n%%%%EOF\n", start)
}

// objectStreams puts the objects that are no streams together and says in
// entries where each is.
func (w *writer) objectStreams(entries [][3]int) []*packed {
	var packs []*packed
	var head, body []byte
	n := 0
	flush := func() {
		if n == 0 {
			return
		}
		d := fmt.Appendf(nil, "<</Type/ObjStm/N %d/First %d", n, len(head))
		packs = append(packs, &packed{dict: d, data: append(head, body...), flate: true})
		head, body, n = nil, nil, 0
	}
	for i, b := range w.bodies {
		if b == nil {
			continue
		}
		entries[i+1] = [3]int{2, len(w.queue) + 1 + len(packs), n}
		head = fmt.Appendf(head, "%d %d ", i+1, len(body))
		body = append(append(body, b...), '\n')
		if n++; n == perPack {
			flush()
		}
	}
	flush()
	return packs
}
