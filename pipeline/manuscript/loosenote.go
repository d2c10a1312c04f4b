package manuscript

import (
	"slices"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// keepLooseNotes puts the text of each note that no mark leads to back where
// it was typed, and says so: a page has no place for it at the foot, and no
// word may be lost.
func (r *reader) keepLooseNotes() {
	b := r.book
	marked := markedNotes(b)
	back := map[diag.Pos]bool{} // of the texts put back
	b.Notes = slices.DeleteFunc(b.Notes, func(n *book.Note) bool {
		if marked[n.ID] {
			return false
		}
		f := r.found.Errorf(n.At, "note-without-mark", "no mark in the text leads to this note")
		f.Hint = "put its mark where it belongs, or delete the note"
		if !putBack(b, n) {
			return false
		}
		f.Message += "; it is printed here, in the running text"
		book.EachInlines(n.Blocks, func(list []book.Inline) {
			book.EachText(list, func(t *book.Text) { back[t.At] = true }, nil)
		})
		return true
	})
	if len(back) == 0 {
		return
	}
	old := b.Ledger
	b.Ledger = ledger.Ledger{}
	for _, e := range old.All() {
		if e.Rule != "moved" || !back[e.At] {
			b.Ledger.Add(e)
		}
	}
}

// markedNotes returns the notes that a mark leads to, in the text or in a note
// that has one.
func markedNotes(b *book.Book) map[string]bool {
	marked := map[string]bool{}
	var todo []string
	mark := func(ref *book.NoteRef) {
		if !marked[ref.ID] {
			marked[ref.ID] = true
			todo = append(todo, ref.ID)
		}
	}
	b.EachMark(mark)
	byID := make(map[string]*book.Note, len(b.Notes))
	for _, n := range b.Notes {
		byID[n.ID] = n
	}
	for len(todo) > 0 {
		n := byID[todo[0]]
		if todo = todo[1:]; n != nil {
			book.EachInlines(n.Blocks, func(list []book.Inline) { book.EachMark(list, mark) })
		}
	}
	return marked
}

// putBack puts the blocks of a note behind the last heading or block of its
// file that stands before it. It reports false when there is none.
func putBack(b *book.Book, n *book.Note) bool {
	var home *book.Section
	at := 0
	b.Sections(func(s *book.Section, _ int) {
		if s.At.File == n.At.File && s.At.Before(n.At) && !s.Made {
			home, at = s, 0
		}
		for i, block := range s.Blocks {
			if p := block.Place(); p.File == n.At.File && p.Before(n.At) {
				home, at = s, i+1
			}
		}
	})
	if home == nil {
		return false
	}
	home.Blocks = slices.Insert(home.Blocks, at, n.Blocks...)
	return true
}
