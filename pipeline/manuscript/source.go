package manuscript

import (
	"slices"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// takeSources lists the texts in reading order, with the edits of each.
func (r *reader) takeSources() {
	b := r.book
	byName := map[string]*matterFile{}
	var drafts []*matterFile
	for _, m := range r.matter {
		byName[m.draft.Name] = m
	}
	add := func(list []*book.Section) {
		for _, s := range list {
			if m := byName[s.At.File]; m != nil && !s.Made {
				drafts = append(drafts, m)
				delete(byName, s.At.File)
			}
		}
	}
	add(b.Front)
	for _, m := range drafts {
		r.takeSource(m)
	}
	for _, f := range r.chapters {
		r.takeSource(&matterFile{draft: f})
	}
	drafts = nil
	add(b.Back)
	for _, m := range drafts {
		r.takeSource(m)
	}
}

// moveMatter enters in the Ledger which sections stand elsewhere in the book
// than in the files: a dedication behind the preface, a foreword between two
// chapters.
func (r *reader) moveMatter() {
	b := r.book
	displaced := b.Displaced()
	if len(displaced) == 0 {
		return
	}
	starts := b.Starts()
	var last *book.Section
	b.Sections(func(s *book.Section, _ int) {
		if s.Made || starts[s].IsZero() {
			return
		}
		if last != nil && slices.Contains(displaced, last) {
			r.moveSection(last, starts[last], ", before "+nameOf(s))
		}
		last = s
	})
	if slices.Contains(displaced, last) {
		r.moveSection(last, starts[last], ", at the end")
	}
	b.SetMoves()
}

func (r *reader) moveSection(s *book.Section, from diag.Pos, where string) {
	r.book.Ledger.Add(ledger.Edit{Rule: "moved", At: s.At, Before: nameOf(s), After: nameOf(s) + where, Confidence: 100, Move: &ledger.Move{From: from}})
}

// nameOf is what an author knows a section by.
func nameOf(s *book.Section) string {
	if name := s.Headline(); name != "" {
		return name
	}
	return string(s.Kind)
}

func (r *reader) takeSource(m *matterFile) {
	r.book.Source = append(r.book.Source, m.draft.Source)
	for _, e := range m.draft.Edits {
		r.book.Ledger.Add(e)
	}
	r.book.Directives = append(r.book.Directives, m.draft.Directives...)
}
