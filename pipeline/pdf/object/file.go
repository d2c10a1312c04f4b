package object

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zlib"
)

// maxObjects is how many objects a file may have, maxUnpacked how many bytes
// its streams may have when unpacked. A novel of 800,000 words, tagged, has
// some 60,000 objects and 30 MB.
const (
	maxObjects  = 4 << 20
	maxUnpacked = 256 << 20
)

// A File is a PDF file that was read.
type File struct {
	Trailer Dict

	data     []byte
	places   map[int]place
	objects  map[int]*Indirect
	pending  []int            // objects referred to and not read yet
	packs    map[int][]Object // object streams that were unpacked, by number
	parsed   int              // bytes
	unpacked int              // bytes

	inflater io.ReadCloser // used again for the next stream, as is buffer
	buffer   bytes.Buffer
}

// A place is where an object stands: at an offset, or in an object stream.
type place struct {
	offset int
	pack   int // number of the object stream, or 0
	index  int
}

// Read reads a file by its cross-reference sections, tables or streams, the
// newest first, and unpacks its streams, except for images. It takes no
// encrypted file and repairs nothing.
func Read(data []byte) (*File, error) {
	f := &File{data: data, places: map[int]place{}, objects: map[int]*Indirect{}, packs: map[int][]Object{}}
	if err := f.readPlaces(); err != nil {
		return nil, fmt.Errorf("read pdf: %w", err)
	}
	for len(f.pending) > 0 { // an object read may refer to others
		number := f.pending[len(f.pending)-1]
		f.pending = f.pending[:len(f.pending)-1]
		value, err := f.load(number)
		if err != nil {
			return nil, fmt.Errorf("read pdf: object %d: %w", number, err)
		}
		f.objects[number].Value = value
	}
	if _, ok := Resolve(f.Trailer["Root"]).(Dict); !ok {
		return nil, errors.New("read pdf: no catalog")
	}
	return f, nil
}

// readPlaces reads the cross-reference section.
func (f *File) readPlaces() error {
	tail := f.data[max(0, len(f.data)-1024):]
	at := bytes.LastIndex(tail, []byte("startxref"))
	if !bytes.HasPrefix(f.data, []byte("%PDF-")) || at < 0 {
		return errors.New("this is no PDF file, or it is cut off")
	}
	p := &Parser{data: tail, at: at + len("startxref")}
	start, err := p.object(0)
	offset, ok := start.(int)
	if err != nil || !ok || offset < 0 || offset >= len(f.data) {
		return errors.New("startxref leads nowhere")
	}
	return f.readSections(offset)
}

// maxSections is how many cross-reference sections a file may have: one for
// each time that it was saved without being written anew, and two more.
const maxSections = 1024

// readSections reads the newest section and those before it that it names.
func (f *File) readSections(at int) error {
	var first Dict
	seen := map[int]bool{}
	for list := []int{at}; len(list) > 0; {
		at, list = list[0], list[1:]
		if at < 0 || at >= len(f.data) || seen[at] || len(seen) >= maxSections {
			return errors.New("broken chain of cross-reference sections")
		}
		seen[at] = true
		trailer, err := f.readSection(at)
		if err != nil {
			return err
		}
		if first == nil {
			first = trailer
		}
		if trailer["Encrypt"] != nil {
			return errors.New("the file is encrypted")
		}
		for _, key := range []Name{"XRefStm", "Prev"} { // the first has objects that old readers do not see
			if at, ok := trailer[key].(int); ok {
				list = append(list, at)
			}
		}
	}
	f.Trailer = first
	return nil
}

func (f *File) readSection(at int) (Dict, error) {
	if bytes.HasPrefix(f.data[at:], []byte("xref")) {
		return f.readTable(at + len("xref"))
	}
	return f.readXRefStream(at)
}

// set says where an object lies, unless a newer section has said so. The zero
// place is one that is free.
func (f *File) set(number int, at place) {
	if _, ok := f.places[number]; !ok {
		f.places[number] = at
	}
}

func (f *File) parser(at int) *Parser { return &Parser{data: f.data, at: at, refer: f.refer} }

// refer returns the object with the number, which may not be read yet.
func (f *File) refer(number int) Object {
	if o, ok := f.objects[number]; ok {
		return o
	}
	if _, ok := f.places[number]; !ok && f.Trailer != nil {
		return nil // an object that is not there is null
	}
	o := New(nil)
	f.objects[number] = o
	f.pending = append(f.pending, number)
	return o
}

func (f *File) readTable(at int) (Dict, error) {
	p := &Parser{data: f.data, at: at}
	for {
		first, err := p.object(0)
		if err != nil {
			return nil, err
		}
		if first == Operator("trailer") {
			break
		}
		count, err := p.object(0)
		from, ok1 := first.(int)
		n, ok2 := count.(int)
		if err != nil || !ok1 || !ok2 || from < 0 || n < 0 || n > maxObjects || from > maxObjects {
			return nil, errors.New("broken cross-reference table")
		}
		for i := range n {
			offset, err := p.object(0)
			if err != nil {
				return nil, err
			}
			p.object(0) // the generation, always 0
			kind, err := p.object(0)
			if err != nil {
				return nil, err
			}
			switch at, ok := offset.(int); {
			case ok && kind == Operator("n"):
				f.set(from+i, place{offset: at})
			case ok && kind == Operator("f"):
				f.set(from+i, place{})
			}
		}
	}
	q := f.parser(p.at)
	o, err := q.object(0)
	trailer, ok := o.(Dict)
	if err != nil || !ok {
		return nil, errors.New("broken trailer")
	}
	return trailer, nil
}

func (f *File) readXRefStream(at int) (Dict, error) {
	o, err := f.readObject(at, -1)
	if err != nil {
		return nil, err
	}
	s, ok := o.(*Stream)
	if !ok || s.Dict.Name("Type") != "XRef" {
		return nil, errors.New("startxref leads to no cross-reference section")
	}
	var widths [3]int
	total := 0
	w := s.Dict.Array("W")
	for i := range widths {
		if i < len(w) {
			widths[i], _ = w[i].(int)
		}
		if widths[i] < 0 || widths[i] > 8 {
			return nil, errors.New("broken cross-reference stream")
		}
		total += widths[i]
	}
	index := s.Dict.Array("Index")
	if index == nil {
		index = Array{0, s.Dict.Int("Size")}
	}
	data := s.Data
	for i := 0; i+1 < len(index); i += 2 {
		from, _ := index[i].(int)
		n, _ := index[i+1].(int)
		if from < 0 || n < 0 || n > maxObjects || from > maxObjects || total == 0 || n*total > len(data) {
			return nil, errors.New("broken cross-reference stream")
		}
		for j := range n {
			var field [3]int
			for k, width := range widths {
				for _, c := range data[:width] {
					field[k] = field[k]<<8 | int(c)
				}
				data = data[width:]
			}
			switch {
			case field[0] == 1 || widths[0] == 0:
				f.set(from+j, place{offset: field[1]})
			case field[0] == 2:
				f.set(from+j, place{pack: field[1], index: field[2]})
			default:
				f.set(from+j, place{})
			}
		}
	}
	return s.Dict, nil
}

func (f *File) load(number int) (Object, error) {
	at, ok := f.places[number]
	if !ok || at == (place{}) {
		return nil, nil
	}
	if at.pack == 0 {
		return f.readObject(at.offset, number)
	}
	list, err := f.unpackObjects(at.pack)
	if err != nil {
		return nil, err
	}
	if at.index < 0 || at.index >= len(list) {
		return nil, errors.New("its object stream is shorter than that")
	}
	return list[at.index], nil
}

// readObject reads "7 0 obj … endobj"; number -1 takes any.
func (f *File) readObject(at, number int) (Object, error) {
	if at < 0 || at >= len(f.data) {
		return nil, errors.New("it lies outside the file")
	}
	p := &Parser{data: f.data, at: at}
	n, err1 := p.object(0)
	_, err2 := p.object(0)
	word, err3 := p.object(0)
	if err := errors.Join(err1, err2, err3); err != nil {
		return nil, err
	}
	if word != Operator("obj") || number >= 0 && n != number {
		return nil, errors.New("it is not where the cross-reference section says")
	}
	p.refer = f.refer
	o, err := p.object(0)
	if err != nil {
		return nil, err
	}
	if f.parsed += p.at - at; f.parsed > 2*len(f.data) { // objects that lie in one another
		return nil, errors.New("the cross-reference section leads to the same place again and again")
	}
	d, ok := o.(Dict)
	if !ok {
		return o, nil
	}
	p.skip()
	if !bytes.HasPrefix(p.data[p.at:], []byte("stream")) {
		return o, nil
	}
	return f.readStream(d, p.at+len("stream"))
}

func (f *File) readStream(d Dict, at int) (Object, error) {
	if at < len(f.data) && f.data[at] == '\r' {
		at++
	}
	if at < len(f.data) && f.data[at] == '\n' {
		at++
	}
	length, ok := d["Length"].(int)
	if _, elsewhere := d["Length"].(*Indirect); elsewhere { // and maybe not read yet
		length = bytes.Index(f.data[at:], []byte("endstream"))
		ok = true
		if f.parsed += length; f.parsed > 4*len(f.data) {
			return nil, errors.New("streams lie in one another")
		}
	}
	if !ok || length < 0 || length > len(f.data)-at {
		return nil, errors.New("a stream is longer than the file")
	}
	s := &Stream{Dict: d, Data: f.data[at : at+length]}
	delete(d, "Length")
	columns, ok := packing(d)
	if !ok || d["Subtype"] == Name("Image") {
		return s, nil
	}
	if err := f.unpack(s); err != nil {
		return nil, fmt.Errorf("unpack stream: %w", err)
	}
	if columns > 0 {
		if s.Data, ok = unpredict(s.Data, columns); !ok {
			return nil, errors.New("unpack stream: its rows are of no known kind")
		}
		delete(d, "DecodeParms")
	}
	delete(d, "Filter")
	return s, nil
}

// packing reports whether a stream is deflated and nothing else, and how many
// bytes there are in each row of differences, 0 for none.
func packing(d Dict) (columns int, ok bool) {
	only := func(o Object) Object {
		if a, ok := Resolve(o).(Array); ok && len(a) == 1 {
			return Resolve(a[0])
		}
		return Resolve(o)
	}
	if only(d["Filter"]) != Name("FlateDecode") {
		return 0, false
	}
	parms := only(d["DecodeParms"])
	if parms == nil {
		return 0, true
	}
	p, ok := parms.(Dict)
	if !ok || p["Colors"] != nil && p.Int("Colors") != 1 || p["BitsPerComponent"] != nil && p.Int("BitsPerComponent") != 8 {
		return 0, false
	}
	switch n := p.Int("Predictor"); {
	case n <= 1:
		return 0, true
	case n >= 10:
		return max(1, p.Int("Columns")), true
	}
	return 0, false
}

// unpredict undoes the differences of PNG (its specification, 9): each row has
// a byte that says to what.
func unpredict(data []byte, columns int) (out []byte, ok bool) {
	above := make([]byte, min(columns, len(data)))
	if columns > len(data) {
		return nil, len(data) == 0
	}
	for len(data) > 0 {
		kind := data[0]
		row := data[1:min(len(data), 1+columns)]
		data = data[1+len(row):]
		for i := range row {
			var left, up, corner int
			if up = int(above[i]); i > 0 {
				left, corner = int(row[i-1]), int(above[i-1])
			}
			switch kind {
			case 0:
			case 1:
				row[i] += byte(left)
			case 2:
				row[i] += byte(up)
			case 3:
				row[i] += byte((left + up) / 2)
			case 4:
				row[i] += byte(paeth(left, up, corner))
			default:
				return nil, false
			}
		}
		out = append(out, row...)
		copy(above, row)
	}
	return out, true
}

// paeth is the nearest of three to what they foretell.
func paeth(left, up, corner int) int {
	p := left + up - corner
	off := func(n int) int { return max(p-n, n-p) }
	switch {
	case off(left) <= off(up) && off(left) <= off(corner):
		return left
	case off(up) <= off(corner):
		return up
	}
	return corner
}

// unpack inflates a stream.
func (f *File) unpack(s *Stream) (err error) {
	if f.inflater == nil {
		f.inflater, err = zlib.NewReader(bytes.NewReader(s.Data))
	} else {
		err = f.inflater.(zlib.Resetter).Reset(bytes.NewReader(s.Data), nil)
	}
	if err != nil {
		return err
	}
	f.buffer.Reset()
	if _, err := f.buffer.ReadFrom(io.LimitReader(f.inflater, int64(maxUnpacked-f.unpacked+1))); err != nil {
		return err
	}
	s.Data = bytes.Clone(f.buffer.Bytes())
	if f.unpacked += len(s.Data); f.unpacked > maxUnpacked {
		return fmt.Errorf("the file has more than %d MB when unpacked", maxUnpacked>>20)
	}
	return nil
}

// unpackObjects returns the objects of an object stream.
func (f *File) unpackObjects(number int) ([]Object, error) {
	if list, ok := f.packs[number]; ok {
		return list, nil
	}
	at, ok := f.places[number]
	if !ok || at.pack != 0 {
		return nil, errors.New("no object stream there")
	}
	o, err := f.readObject(at.offset, number)
	if err != nil {
		return nil, err
	}
	s, ok := o.(*Stream)
	if !ok {
		return nil, errors.New("no object stream there")
	}
	n, first := s.Dict.Int("N"), s.Dict.Int("First")
	if n < 0 || n > len(s.Data) || first < 0 || first > len(s.Data) {
		return nil, errors.New("broken object stream")
	}
	head := &Parser{data: s.Data[:first]}
	var list []Object
	end := first
	for range n {
		_, err1 := head.object(0)
		offset, err2 := head.object(0)
		at, ok := offset.(int)
		if err1 != nil || err2 != nil || !ok || first+at < end || first+at > len(s.Data) {
			return nil, errors.New("broken object stream")
		}
		p := &Parser{data: s.Data, at: first + at, refer: f.refer}
		o, err := p.object(0)
		if err != nil {
			return nil, err
		}
		list, end = append(list, o), p.at
	}
	f.packs[number] = list
	return list, nil
}
