package manuscript

import (
	"fmt"

	"octavo/pipeline/book"
)

// uniqueIDs holds that no two sections, and no two notes, share a name.
func uniqueIDs(b *book.Book) {
	seen := map[string]bool{}
	b.Sections(func(s *book.Section, _ int) {
		id := s.ID
		for i := 2; seen[s.ID]; i++ {
			s.ID = fmt.Sprintf("%s-%d", id, i)
		}
		seen[s.ID] = true
	})
}
