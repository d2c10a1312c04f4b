package structure

import "octavo/pipeline/book"

// settleNames makes headings of the lines that name what they head, Prologue
// or About the Author, and settles where each belongs. A name of the back
// matter with chapters after it is a heading inside its chapter, as the
// author's note under a serial's chapter.
func (a *assembler) settleNames() {
	heads := a.headings()
	p := a.profileOf(heads)
	for i := range a.items {
		if it := &a.items[i]; it.role == running && it.mark.form == named && it.mark.kind != book.Contents && a.isName(i, p, len(heads) > 0) {
			a.head(i, chapterDepth, 60+it.mark.confidence/3, "the word %q", it.text[:min(len(it.text), 40)])
		}
	}
	last := -1
	epilogues, parts := 0, 0
	for i := range a.items {
		it := &a.items[i]
		if it.first && i > 0 && it.role != heading {
			last = i // a file that begins with text begins with a chapter
		}
		if it.role != heading {
			continue
		}
		if it.depth < chapterDepth {
			parts++
		}
		if it.kind().Matter() == "body" {
			last = i
		}
		if it.kind() == book.Epilogue {
			epilogues++
		}
	}
	for i := range a.items {
		it := &a.items[i]
		if it.role != heading || it.mark.form != named && it.mark.form != labelled || it.isSaid() {
			continue
		}
		switch kind := it.kind(); {
		case kind.Matter() == "back" && i < last:
			it.role, it.depth = inner, chapterDepth+1
		case kind == book.Epilogue && epilogues == 1 && parts > 0:
			it.top = true
		}
	}
}

// maxDoubt is how many bits may speak against a line that stands where a
// heading may.
const maxDoubt = 6

// isName reports whether a line that begins with a name is a heading: set off
// as the chapters are, and no sentence.
func (a *assembler) isName(i int, p profile, chapters bool) bool {
	it := &a.items[i]
	if doubt(&it.mark, it.text) > maxDoubt || !a.mayHead(i) || startsSmall(it.text) && !p.small {
		return false
	}
	if !chapters {
		return it.mark.confidence >= 60
	}
	return p.fits(a, i) || it.mark.label.empty() && (!p.wide || a.outstanding(i) > 3)
}

// keepInside makes the numbered sections of a prologue or an epilogue headings
// inside it: a short row of numbers from one, with a part and another row from
// one behind the prologue, or chapters before the epilogue.
func (a *assembler) keepInside() {
	heads := a.headings()
	chapters := 0
	for n, h := range heads {
		it := &a.items[h]
		kind := it.kind()
		if kind == book.Chapter {
			chapters++
		}
		if kind != book.Prologue && kind != book.Epilogue || it.depth != chapterDepth {
			continue
		}
		end := n + 1
		for end < len(heads) && !a.items[heads[end]].isSaid() && a.items[heads[end]].kind() == book.Chapter && a.items[heads[end]].mark.value == end-n {
			end++
		}
		if end == n+1 || end > n+13 {
			continue
		}
		again := kind == book.Epilogue && chapters > 0 && end == len(heads)
		if kind == book.Prologue && end < len(heads) && a.items[heads[end]].kind() == book.Part {
			again = true
		}
		if !again {
			continue
		}
		for _, i := range heads[n+1 : end] {
			a.items[i].role, a.items[i].depth = inner, chapterDepth+1
		}
	}
}

// kind is what an item heads.
func (it *item) kind() book.Kind {
	switch {
	case it.said != nil && it.said.kind != "" && it.said.kind != book.InnerHeading:
		return it.said.kind
	case it.mark.form == named:
		return it.mark.kind
	case it.depth < chapterDepth:
		return book.Part
	case it.mark.form == labelled && it.mark.kind != book.Part:
		return it.mark.kind
	}
	return book.Chapter
}

// fileStarts takes the first lines of files for titles, in a book with a file
// for each chapter, when most of the files without a heading begin with a
// line that may be one.
func (a *assembler) fileStarts() {
	if len(a.files) < 2 {
		return
	}
	var may []int
	without := 0
	for i := range a.items {
		it := &a.items[i]
		if !it.first || it.isText() || a.headsSoon(i) {
			continue
		}
		without++
		if it.role != running {
			continue
		}
		below := a.next(i)
		if it.short() && it.words <= 12 && !endsSentence(it.text) && titleCase(it.text, "") && below < len(a.items) &&
			a.items[below].file == it.file && a.items[below].Blanks > 0 && it.mark.form == noForm {
			may = append(may, i)
		}
	}
	if len(may)*2 < without {
		return
	}
	for _, i := range may {
		a.head(i, chapterDepth, 65, "a line set off at the start of its file, as in %d of %d files", len(may), without)
	}
}

// headsSoon reports whether one of the first items of a file is a heading.
func (a *assembler) headsSoon(i int) bool {
	for n := i; n < len(a.items) && n < i+5 && a.items[n].file == a.items[i].file; n++ {
		if a.items[n].role == heading || a.items[n].mark.form == named {
			return true
		}
	}
	return false
}
