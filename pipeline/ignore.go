package pipeline

import (
	"path"
	"slices"
	"sort"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/proofread"
	"octavo/templates/explain"
)

// ignore drops the findings the author does not want to hear of, those that
// come later too: what book.yaml says, and the remarks in the text.
func ignore(b *book.Book, found *diag.Findings) {
	list := slices.Concat(b.Settings.Ignore, fromRemarks(b, found))
	ranges := checksOff(b)
	if len(list) == 0 && len(ranges) == 0 {
		return
	}
	starts := blockStarts(b)
	for _, d := range b.Directives {
		if d.Verb == "ignore" {
			ranges[d.At.File] = append(ranges[d.At.File], rangeOf(&d, starts[d.At.File]))
		}
	}
	found.Ignore(func(f *diag.Finding) bool {
		for _, i := range b.Settings.Ignore {
			if i.Code == f.Code && (i.File == "" || matches(i.File, f.Pos.File)) && (i.Line == 0 || i.Line == f.Pos.Line) {
				return true
			}
		}
		for _, r := range ranges[f.Pos.File] {
			if slices.Contains(r.codes, f.Code) && f.Pos.Line >= r.from && f.Pos.Line < r.to {
				return true
			}
		}
		return false
	})
}

func matches(pattern, name string) bool {
	ok, _ := path.Match(pattern, name) // the pattern was tried when it was read
	return ok
}

// fromRemarks returns the codes that remarks name, after telling of those that
// cannot be ignored.
func fromRemarks(b *book.Book, found *diag.Findings) []book.Ignore {
	var list []book.Ignore
	known, proof := explain.Codes(explain.Finding), explain.Codes(explain.Proof)
	for n := range b.Directives {
		d := &b.Directives[n]
		if d.Verb != "ignore" {
			continue
		}
		d.Names = slices.DeleteFunc(d.Names, func(code string) bool {
			switch {
			case slices.Contains(proof, code):
				found.Warnf(d.At, "cannot-ignore", "%s cannot be ignored: it proves that no word is lost", code).Hint = "take it out of the remark"
				return true
			case slices.Contains(known, code):
				list = append(list, book.Ignore{Code: code, At: d.At})
				return false
			}
			f := found.Warnf(d.At, "unknown-code", "there is no finding %q to ignore", code)
			if f.Hint = "each finding ends with its code, in brackets"; diag.Nearest(code, known) != "" {
				f.Hint = "did you mean " + diag.Nearest(code, known) + "?"
			}
			return true
		})
	}
	return list
}

// A lineRange is the lines of a file, from the first to before the last, for
// which codes are ignored.
type lineRange struct {
	codes    []string
	from, to int
}

// rangeOf returns the lines a remark is for: its own, or those of the block
// below it when it stands alone.
func rangeOf(d *book.Directive, starts []int) lineRange {
	r := lineRange{d.Names, d.At.Line, d.At.Line + 1}
	if d.Alone {
		i := sort.SearchInts(starts, d.At.Line+1)
		r.to = 1 << 30
		if i+1 < len(starts) {
			r.to = starts[i+1]
		}
	}
	return r
}

// checksOff returns the lines of each file for which remarks switch checks of
// the finished text off, with the codes of their findings. What is not switched
// on again stays off to the end of the file.
func checksOff(b *book.Book) map[string][]lineRange {
	ranges := map[string][]lineRange{}
	for _, check := range proofread.Checks() {
		open := map[string]int{} // by file: the index of the range that has no end yet, from 1
		for _, d := range b.Directives {
			if !slices.Contains(d.Names, check.Name) && !slices.Contains(d.Names, "all") {
				continue
			}
			list := ranges[d.At.File]
			switch n := open[d.At.File]; {
			case d.Verb == "off" && n == 0:
				ranges[d.At.File] = append(list, lineRange{check.Codes, d.At.Line, 1 << 30})
				open[d.At.File] = len(list) + 1
			case d.Verb == "on" && n > 0:
				list[n-1].to = d.At.Line
				open[d.At.File] = 0
			}
		}
	}
	return ranges
}

// blockStarts returns, for each file, the lines on which a block or a heading
// begins, sorted and each once.
func blockStarts(b *book.Book) map[string][]int {
	starts := map[string][]int{}
	add := func(at diag.Pos) { starts[at.File] = append(starts[at.File], at.Line) }
	blocks := func(list []book.Block) {
		for _, bl := range list {
			add(bl.Place())
		}
	}
	b.Sections(func(s *book.Section, _ int) {
		add(s.At)
		blocks(s.Blocks)
	})
	for _, n := range b.Notes {
		blocks(n.Blocks)
	}
	for file, list := range starts {
		sort.Ints(list)
		starts[file] = slices.Compact(list)
	}
	return starts
}
