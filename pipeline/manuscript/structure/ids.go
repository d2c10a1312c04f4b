package structure

import (
	"fmt"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"

	"octavo/pipeline/book"
)

// nameSections gives each section its ID. Chapters whose numbers start again
// in each part have the part's ID before their own.
func (a *assembler) nameSections() {
	a.numberFiles()
	used := map[string]int{}
	seen := map[string]bool{}
	again := false // the numbers of chapters start again
	eachSection(a.body, func(s *book.Section) {
		if s.Kind != book.Part && s.ID == "" && s.Number > 0 {
			again = again || seen[ownID(s)]
			seen[ownID(s)] = true
		}
	})
	var name func(list []*book.Section, prefix string)
	name = func(list []*book.Section, prefix string) {
		for _, s := range list {
			id := s.ID
			if id = slug(id, 60); id == "" {
				id = ownID(s)
				if len(a.files) > 1 && id == string(book.Chapter) {
					id = strings.TrimRight(id+"-"+slug(strings.TrimSuffix(path.Base(s.At.File), path.Ext(s.At.File)), 48), "-")
				}
				if prefix != "" && (again && s.Number > 0 || s.Kind == book.Part) {
					id = prefix + "-" + id
				}
			}
			s.ID = unique(id, used)
			inside := prefix
			if s.Kind == book.Part {
				inside = s.ID
			}
			name(s.Sections, inside)
		}
	}
	name(a.front, "")
	name(a.body, "")
	name(a.back, "")
	a.nameHeadings(used)
}

// ownID is the ID of a section by itself: the kind and the number, or the
// kind alone where a book has one, or the title.
func ownID(s *book.Section) string {
	kind := string(s.Kind)
	switch {
	case s.Numeral != "" || s.Number > 0:
		return fmt.Sprintf("%s-%d", kind, s.Number)
	case s.Kind != book.Chapter && s.Kind != book.Part && s.Kind != book.Interlude:
		return kind
	}
	if t := slug(book.PlainText(s.Title), 48); t != "" && t != kind {
		return kind + "-" + t
	}
	return kind
}

// slug makes an ID's part of a text: small ASCII letters, digits and hyphens,
// a letter first, at most max bytes.
func slug(s string, max int) string {
	var sb strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			sb.WriteRune(r)
		case r == '\'' || r == '’' || r >= 0x300 && r < 0x370:
		case sb.Len() > 0 && !strings.HasSuffix(sb.String(), "-"):
			sb.WriteByte('-')
		}
		if sb.Len() >= max {
			break
		}
	}
	id := strings.Trim(sb.String(), "-")
	if id != "" && id[0] <= '9' {
		id = "s" + id
	}
	return id
}

// unique gives the ID, with a number behind it when it is taken. The map holds
// the number tried last for each.
func unique(id string, used map[string]int) string {
	n, taken := used[id]
	if !taken {
		used[id] = 1
		return id
	}
	for {
		n++
		try := fmt.Sprintf("%s-%d", id, n)
		if _, taken := used[try]; !taken {
			used[id], used[try] = n, 1
			return try
		}
	}
}

// nameHeadings gives the headings inside sections their IDs.
func (a *assembler) nameHeadings(used map[string]int) {
	for _, list := range [][]*book.Section{a.front, a.body, a.back} {
		eachSection(list, func(s *book.Section) {
			for _, b := range s.Blocks {
				h, ok := b.(*book.Heading)
				if !ok {
					continue
				}
				id := slug(h.ID, 60)
				if id == "" {
					id = s.ID + "-" + strings.TrimPrefix(slug(book.PlainText(h.Inlines), 40), "s")
					id = strings.TrimRight(id, "-")
				}
				h.ID = unique(id, used)
			}
		})
	}
}

// numberFiles gives chapters without a heading the number of their file, when
// the other chapters are numbered and the file's number fits between.
func (a *assembler) numberFiles() {
	if len(a.files) < 2 {
		return
	}
	var list []*book.Section
	numbered := 0
	eachSection(a.body, func(s *book.Section) {
		if s.Kind == book.Chapter {
			list = append(list, s)
			if s.Number > 0 {
				numbered++
			}
		}
	})
	for n, s := range list {
		if s.Number > 0 || s.Numeral != "" || len(s.Title) > 0 || numbered*2 < len(list) {
			continue
		}
		want := 1
		if n > 0 {
			want = list[n-1].Number + 1
		}
		fits := n+1 >= len(list) || list[n+1].Number == 0 || list[n+1].Number == want+1
		if digits := fileNumber(s.At.File); fits && (digits == 0 || digits == want) {
			s.Number = want
			s.Evidence = append(s.Evidence, fmt.Sprintf("number %d from the chapters round it", want))
		}
	}
}

// fileNumber is the first number in a file's name, 0 for none.
func fileNumber(name string) int {
	n, any := 0, false
	for _, r := range path.Base(name) {
		if r >= '0' && r <= '9' && n < 100000 {
			n = n*10 + int(r-'0')
			any = true
		} else if any {
			break
		}
	}
	return n
}
