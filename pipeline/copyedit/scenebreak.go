package copyedit

import (
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// ornaments are the marks authors type between scenes. A dash is not among
// them: a single one also stands for a speech cut off.
const ornaments = "*#~•⁂❦❧☙※◇◆✦✶§=_+"

// sceneBreaks makes each paragraph of ornaments a SceneBreak, drops those at
// the edges of a section, and leaves one where there are several.
func sceneBreaks(j *job) {
	j.book.Sections(func(s *book.Section, _ int) {
		if s.Made || contains(s.Off, sceneRule) {
			return
		}
		typed := markSceneBreaks(s.Blocks)
		s.Blocks = j.dropEdgeBreaks(s.Blocks, string(s.Kind))
		for _, b := range s.Blocks {
			if br, ok := b.(*book.SceneBreak); ok && typed[br] {
				j.ledger.Add(ledger.Edit{Rule: sceneRule, At: br.At, Before: br.Typed, After: "* * *", Confidence: 97})
			}
		}
	})
}

// markSceneBreaks replaces the paragraphs made only of ornaments and returns
// the breaks it made. What the reader sees there is the design's choice, so
// the typed ornament goes.
func markSceneBreaks(blocks []book.Block) map[*book.SceneBreak]bool {
	made := map[*book.SceneBreak]bool{}
	for i, b := range blocks {
		p, ok := b.(*book.Paragraph)
		if !ok || len(p.Inlines) > 3 {
			continue
		}
		if typed := strings.TrimSpace(book.PlainText(p.Inlines)); isOrnament(typed) {
			br := &book.SceneBreak{At: p.At, Typed: typed}
			blocks[i], made[br] = br, true
		}
	}
	return made
}

// isOrnament reports whether a line is a break: one kind of ornament, at most
// twelve of them; of hyphens and dashes at least three.
func isOrnament(line string) bool {
	first, n := rune(0), 0
	for _, r := range line {
		if isUnseen(r) {
			continue
		}
		if first == 0 {
			first = r
		}
		if r != first {
			return false
		}
		n++
	}
	switch {
	case n == 0 || n > 12:
		return false
	case first == '-' || first == '–' || first == '—':
		return n >= 3
	case first == '_' || first == '=' || first == '+':
		return n >= 2
	}
	return strings.ContainsRune(ornaments, first)
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
		switch {
		case len(kept) == 0:
			j.dropBreak(br, "at the start of a "+where)
		case onlyBreaks(blocks[i:]):
			j.dropBreak(br, "at the end of a "+where)
		case isBreak(kept[len(kept)-1]):
			j.dropBreak(br, "beside another")
		default:
			kept = append(kept, b)
		}
	}
	return kept
}

func (j *job) dropBreak(b *book.SceneBreak, where string) {
	if b.Typed != "" {
		j.ledger.Add(ledger.Edit{Rule: sceneRule, At: b.At, Before: b.Typed, Confidence: 98})
	}
	code := "edge-scene-break"
	if where == "beside another" {
		code = "double-scene-break"
	}
	j.found.Add(diag.Finding{Pos: b.At, Code: code, Severity: diag.Note, Message: "scene break " + where + ", left out",
		Hint: "remove it, or add the scene that is missing beside it"})
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
