package book

import "strings"

// CopyrightPage gives the paragraphs of the copyright page, made from the
// metadata, so that every edition shows the same words: title and author,
// rights, edition, publisher, numbers. It needs only a title; what is not
// known is left out.
func CopyrightPage(m *Meta) []Block {
	var list []Block
	para := func(lines ...string) {
		var inlines []Inline
		for _, l := range lines {
			if l = strings.TrimSpace(l); l == "" {
				continue
			}
			if len(inlines) > 0 {
				inlines = append(inlines, &LineBreak{})
			}
			inlines = append(inlines, &Text{Value: l})
		}
		if len(inlines) > 0 {
			list = append(list, &Paragraph{Inlines: inlines, Align: Start, Flush: true})
		}
	}
	para(m.Title, m.Subtitle)
	para(copyrightLine(m), m.Rights)
	for _, c := range m.Contributors {
		if line := contributorLine(c); line != "" {
			para(line)
		}
	}
	para(m.Edition, publisherLine(m))
	para(isbnLine(m.Identifiers.ISBNPrint, "print"), isbnLine(m.Identifiers.ISBNEbook, "ebook"))
	return list
}

// copyrightLine is "© 2026 Ines Okafor", or nothing when the rights say what
// holds instead, as those of the public domain do.
func copyrightLine(m *Meta) string {
	low := strings.ToLower(m.Rights)
	for _, said := range []string{"©", "(c)", "copyright", "cc0", "public domain", "no rights reserved"} {
		if strings.Contains(low, said) {
			return ""
		}
	}
	author := m.AuthorLine()
	if author == "" {
		return ""
	}
	if year := m.Year(); year != "" {
		return "© " + year + " " + author
	}
	return "© " + author
}

// Year returns the year of the book's date, or "".
func (m *Meta) Year() string {
	if len(m.Date) < 4 {
		return ""
	}
	return m.Date[:4]
}

// contributions says what those with a role of their own did.
var contributions = map[string]string{
	"trl": "Translated by", "ill": "Illustrated by", "edt": "Edited by", "cov": "Cover by", "bkd": "Designed by",
	"ctg": "Maps by", "wfw": "Foreword by", "win": "Introduction by", "aui": "Introduction by", "aft": "Afterword by",
	"pht": "Photographs by", "nrt": "Read by",
}

func contributorLine(c Contributor) string {
	if did, ok := contributions[c.Role]; ok && c.Name != "" {
		return did + " " + c.Name
	}
	return ""
}

func publisherLine(m *Meta) string {
	if m.Publisher == "" {
		return ""
	}
	return "Published by " + m.Publisher
}

func isbnLine(isbn, edition string) string {
	if isbn == "" {
		return ""
	}
	return "ISBN " + isbn + " (" + edition + ")"
}
