package structure

import (
	"fmt"

	"octavo/pipeline/book"
)

// numberNotes joins the notes of all files, numbered in the order in which
// the text refers to them, those nobody refers to last.
func (a *assembler) numberNotes() {
	type key struct{ file, id string }
	byID := map[key]*book.Note{}
	for _, f := range a.files {
		for _, n := range f.Notes {
			byID[key{f.Name, n.ID}] = n
		}
	}
	if len(byID) == 0 {
		return
	}
	renamed := map[key]string{}
	refer := func(ref *book.NoteRef) {
		k := key{ref.At.File, ref.ID}
		n, ok := byID[k]
		if !ok {
			return
		}
		if _, done := renamed[k]; !done {
			renamed[k] = fmt.Sprintf("note-%d", len(a.notes)+1)
			n.Number = len(a.notes) + 1
			a.notes = append(a.notes, n)
		}
		ref.ID = renamed[k]
	}
	(&book.Book{Front: a.front, Body: a.body, Back: a.back}).EachMark(refer)
	for i := 0; i < len(a.notes); i++ { // notes may refer to notes
		book.EachInlines(a.notes[i].Blocks, func(list []book.Inline) { book.EachMark(list, refer) })
	}
	for _, f := range a.files {
		for _, n := range f.Notes {
			k := key{f.Name, n.ID}
			if _, done := renamed[k]; !done {
				renamed[k] = fmt.Sprintf("note-%d", len(a.notes)+1)
				n.Number = len(a.notes) + 1
				a.notes = append(a.notes, n)
			}
		}
	}
	for k, id := range renamed {
		byID[k].ID = id
	}
}
