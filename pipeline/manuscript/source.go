package manuscript

import "octavo/pipeline/book"

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

func (r *reader) takeSource(m *matterFile) {
	r.book.Source = append(r.book.Source, m.draft.Source)
	for _, e := range m.draft.Edits {
		r.book.Ledger.Add(e)
	}
	r.book.Directives = append(r.book.Directives, m.draft.Directives...)
}
