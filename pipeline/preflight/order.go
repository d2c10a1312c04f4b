package preflight

import (
	"cmp"
	"slices"
	"sort"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// A mark is a place in the source as a number of a file and a byte of it. The
// end of a file is the start of the next.
type mark struct{ file, at int }

func (m mark) compare(o mark) int { return cmp.Or(m.file-o.file, m.at-o.at) }
func (m mark) before(o mark) bool { return m.compare(o) < 0 }

// An order cuts the files of a manuscript where something was moved, and puts
// the pieces in the order of the book.
type order struct {
	files  []book.SourceFile
	lines  [][]int
	moves  []shift
	pieces []piece // in the order of the source
}

// A shift is a move in marks.
type shift struct {
	edit            *ledger.Edit
	from, until, to mark
}

type piece struct {
	start mark
	text  string // with its edits made
}

func newOrder(files []book.SourceFile, moves []*ledger.Edit) (*order, error) {
	o := &order{files: files, lines: make([][]int, len(files))}
	starts := make([]mark, len(files))
	for i, f := range files {
		o.lines[i], starts[i].file = lineStarts(f.Text), i
	}
	for _, e := range moves {
		var m [3]mark
		for i, at := range []diag.Pos{e.Move.From, e.Move.Until, e.Move.To} {
			var ok bool
			if m[i], ok = o.mark(at); !ok {
				return nil, misfit(e, "there is no such place")
			}
		}
		o.moves = append(o.moves, shift{e, m[0], m[1], m[2]})
		starts = append(starts, m[:]...)
	}
	slices.SortFunc(starts, mark.compare)
	slices.SortFunc(o.moves, func(a, b shift) int { return a.from.compare(b.from) })
	for _, m := range slices.Compact(starts) {
		if m.file < len(files) {
			o.pieces = append(o.pieces, piece{start: m})
		}
	}
	return o, nil
}

func (o *order) mark(at diag.Pos) (mark, bool) {
	i := slices.IndexFunc(o.files, func(f book.SourceFile) bool { return f.Name == at.File })
	if i < 0 {
		return mark{}, false
	}
	n, ok := offset(o.files[i].Text, o.lines[i], at)
	if ok && n == len(o.files[i].Text) {
		return mark{i + 1, 0}, true
	}
	return mark{i, n}, ok
}

// read makes the edits of a file, and takes its text.
func (o *order) read(file int, edits []ledger.Edit, want *Expected) error {
	a := &applier{text: o.files[file].Text, lines: o.lines[file]}
	i := sort.Search(len(o.pieces), func(i int) bool { return o.pieces[i].start.file >= file })
	for ; i < len(o.pieces) && o.pieces[i].start.file == file; i++ {
		end := len(a.text)
		if i+1 < len(o.pieces) && o.pieces[i+1].start.file == file {
			end = o.pieces[i+1].start.at
		}
		own := edits
		if end < len(a.text) {
			own = a.inside(edits, end)
		}
		edits = edits[len(own):]
		var err error
		if o.pieces[i].text, err = a.span(o.pieces[i].start.at, end, own); err != nil {
			return err
		}
	}
	want.Moved = append(want.Moved, a.moved...)
	return nil
}

// texts returns the pieces in the order of the book: each that was moved stands
// before the one it was moved before, which may have been moved itself.
func (o *order) texts() ([]string, error) {
	end := &link{}
	end.before, end.after = end, end
	at := map[mark]*link{{len(o.files), 0}: end} // of the pieces in their places
	blocks := map[mark]*block{}
	n := 0
	for i := range o.pieces {
		p := &o.pieces[i]
		for n < len(o.moves) && !p.start.before(o.moves[n].until) {
			n++
		}
		if n == len(o.moves) || p.start.before(o.moves[n].from) {
			at[p.start] = end.put(p)
			continue
		}
		m := &o.moves[n]
		if blocks[m.from] == nil {
			blocks[m.from] = &block{shift: m}
		}
		blocks[m.from].pieces = append(blocks[m.from].pieces, p)
	}
	var place func(b *block) error
	place = func(b *block) error {
		if b.placed {
			return nil
		}
		b.placed = true
		if to := blocks[b.to]; to != nil {
			if err := place(to); err != nil {
				return err
			}
		}
		to := at[b.to]
		if to == nil {
			return misfit(b.edit, "nothing stands where it is moved to")
		}
		for _, p := range b.pieces {
			at[p.start] = to.put(p)
		}
		return nil
	}
	for i := range o.moves {
		if b := blocks[o.moves[i].from]; b != nil {
			if err := place(b); err != nil {
				return nil, err
			}
		}
	}
	var texts []string
	for l := end.after; l != end; l = l.after {
		texts = append(texts, l.piece.text)
	}
	return texts, nil
}

// A block is what one move takes with it.
type block struct {
	*shift
	pieces []*piece
	placed bool
}

// A link is a piece in a ring, which begins and ends with the end of the book.
type link struct {
	piece         *piece
	before, after *link
}

// put puts a piece before a link.
func (l *link) put(p *piece) *link {
	n := &link{p, l.before, l}
	l.before.after, l.before = n, n
	return n
}
