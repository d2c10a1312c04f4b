package copyedit

import (
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// sceneBreaks makes each paragraph of ornaments a SceneBreak, drops those at
// the edges of a section, and leaves one where there are several.
func sceneBreaks(j *job) {
	j.book.Sections(func(s *book.Section, _ int) {
		if s.Made || contains(s.Off, sceneRule) {
			return
		}
		typed := j.markSceneBreaks(s.Blocks)
		s.Blocks = j.dropEdgeBreaks(s.Blocks, string(s.Kind))
		for _, b := range s.Blocks {
			if br, ok := b.(*book.SceneBreak); ok && typed[br] != nil {
				j.ledger.Add(*typed[br])
			}
		}
	})
}

// markSceneBreaks replaces the paragraphs made only of ornaments and returns
// the breaks it made. What the reader sees there is the design's choice, so
// the typed ornament goes.
func (j *job) markSceneBreaks(blocks []book.Block) map[*book.SceneBreak]*ledger.Edit {
	made := map[*book.SceneBreak]*ledger.Edit{}
	for i, b := range blocks {
		p, ok := b.(*book.Paragraph)
		if !ok {
			continue
		}
		if typed := strings.TrimSpace(book.PlainText(p.Inlines)); isBreakLine(typed) {
			if e := j.breakEdit(blocks, i, p.At, typed, "* * *"); e != nil {
				br := &book.SceneBreak{At: p.At, Typed: typed}
				blocks[i], made[br] = br, e
			}
		}
	}
	return made
}

// breakEdit returns the edit that makes the block numbered i a scene break, or
// drops it when after is "". It is nil when the author refuses it.
func (j *job) breakEdit(blocks []book.Block, i int, at diag.Pos, typed, after string) *ledger.Edit {
	if j.isOff(sceneRule, at) {
		return nil
	}
	e := &ledger.Edit{Rule: sceneRule, At: at, Before: typed, After: after, Confidence: 97, Near: ledger.ContextIn(textBeside(blocks, i-1), textBeside(blocks, i+1))}
	if j.settleEdit(e); e.Decision == ledger.Rejected {
		j.ledger.Add(*e)
		return nil
	}
	return e
}

// textBeside returns the text of the paragraph numbered i, "" when there is
// none.
func textBeside(blocks []book.Block, i int) string {
	if i < 0 || i >= len(blocks) {
		return ""
	}
	if p, ok := blocks[i].(*book.Paragraph); ok {
		return book.PlainText(p.Inlines)
	}
	return ""
}

// isBreakLine reports whether a line is one that stands between scenes. One of
// letters does for the readers alone, who put their letters on record.
func isBreakLine(line string) bool {
	line = trimUnseen(seen(line))
	return book.IsBreakLine(line) && book.LettersOf(line) == ""
}

// dropEdgeBreaks takes out breaks with no scene on one side: at the start, at
// the end, and beside another break or a heading.
func (j *job) dropEdgeBreaks(blocks []book.Block, where string) []book.Block {
	kept := blocks[:0]
	for i, b := range blocks {
		br, ok := b.(*book.SceneBreak)
		if !ok {
			kept = append(kept, b)
			continue
		}
		dropped := false
		switch {
		case len(kept) == 0:
			dropped = j.dropBreak(blocks, i, br, "at the start of a "+where)
		case onlyBreaks(blocks[i:]):
			dropped = j.dropBreak(blocks, i, br, "at the end of a "+where)
		case isBreak(kept[len(kept)-1]):
			dropped = j.dropBreak(blocks, i, br, "beside another")
		}
		if !dropped {
			kept = append(kept, b)
		}
	}
	return kept
}

// dropBreak says that a break goes, unless the author keeps it.
func (j *job) dropBreak(blocks []book.Block, i int, b *book.SceneBreak, where string) bool {
	if b.Typed != "" {
		e := j.breakEdit(blocks, i, b.At, b.Typed, "")
		if e == nil {
			return false
		}
		e.Confidence = 98
		j.ledger.Add(*e)
	}
	code := "edge-scene-break"
	if where == "beside another" {
		code = "double-scene-break"
	}
	j.found.Add(diag.Finding{Pos: b.At, Code: code, Severity: diag.Note, Message: "scene break " + where + ", left out",
		Hint: "remove it, or add the scene that is missing beside it"})
	return true
}

func onlyBreaks(blocks []book.Block) bool {
	for _, b := range blocks {
		if !isBreak(b) {
			return false
		}
	}
	return true
}

func isBreak(b book.Block) bool {
	_, ok := b.(*book.SceneBreak)
	return ok
}
