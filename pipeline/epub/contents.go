package epub

import (
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/epub/finish"
)

// listContents makes the table of contents: chapters below their parts, three
// levels at the most; what is deeper goes on the third.
func (e *edition) listContents() error {
	type open struct {
		depth int
		list  *[]finish.Entry
	}
	stack := []open{{-1, &e.pub.Contents}}
	for _, p := range e.sections {
		if p.part > 0 || !kinds[p.section.Kind].listed {
			continue
		}
		for len(stack) > 1 && stack[len(stack)-1].depth >= p.depth {
			stack = stack[:len(stack)-1]
		}
		entry := e.entryOf(p.section)
		entry.Href = p.path
		entry.Class = string(p.section.Kind)
		list := stack[len(stack)-1].list
		*list = append(*list, entry)
		if len(stack) < finish.MaxContentsDepth {
			stack = append(stack, open{p.depth, &(*list)[len(*list)-1].Entries})
		}
	}
	if len(e.pub.Contents) == 0 { // nothing but front matter
		first := e.sections[0]
		e.pub.Contents = []finish.Entry{{Title: e.pub.Metadata.Titles[0].Text, Href: first.path}}
	}
	return nil
}

// entryOf names a section as the contents do: "Chapter Seven: The Storm",
// "7. The Storm". One without any heading has the name of its kind, or where
// that says too little its first words.
func (e *edition) entryOf(s *book.Section) finish.Entry {
	entry := finish.Entry{Label: clean(labelText(s)), Between: ": ", Title: clean(oneLine(s.Title))}
	if s.Label == "" {
		entry.Between = ". "
	}
	if entry.Label != "" || entry.Title != "" {
		return entry
	}
	if s.Kind == book.Chapter || s.Kind == book.Part || s.Kind == book.Interlude {
		if len(e.book.Chapters()) == 1 {
			entry.Title = e.pub.Metadata.Titles[0].Text
		} else {
			entry.Title = clean(firstWords(s.Text()))
		}
	}
	if entry.Title == "" {
		entry.Title = e.words.Kinds[s.Kind]
	}
	if entry.Title == "" {
		entry.Title = string(s.Kind)
	}
	return entry
}

// firstWords returns the beginning of a text, as an index of first lines does.
func firstWords(text string) string {
	const enough = 6
	words := strings.Fields(text)
	if len(words) <= enough {
		return strings.Join(words, " ")
	}
	return strings.TrimRight(strings.Join(words[:enough], " "), ",;:.–—") + "…"
}

// navDocument is the place of the contents in the reading order; s is the
// section of the author's plan, or nil.
func (e *edition) navDocument(s *book.Section) finish.Document {
	e.pub.Words = finish.Words{Contents: e.words.Contents, Landmarks: e.words.Landmarks, Pages: e.words.Pages}
	if s != nil && headingText(s) != "" {
		e.pub.Words.Contents = clean(headingText(s))
	}
	return finish.Document{
		ID: "nav", Path: finish.NavPath, Title: e.pub.Words.Contents,
		Matter: "frontmatter", Nav: true, NonLinear: s == nil && !e.contentsInText(),
	}
}

// listLandmarks lists the cover, the contents, and where the story begins.
func (e *edition) listLandmarks() error {
	add := func(kind, title, href string) {
		e.pub.Landmarks = append(e.pub.Landmarks, finish.Landmark{Type: kind, Title: title, Href: href})
	}
	if e.hasCoverPage() {
		add("cover", e.words.Cover, coverPath)
	}
	add("toc", e.pub.Words.Contents, finish.NavPath+"#toc")
	start := e.sections[0]
	for _, p := range e.sections {
		if e.matterOf(p.section) == "body" {
			start = p
			break
		}
	}
	add("bodymatter", e.words.Start, start.path)
	return nil
}
