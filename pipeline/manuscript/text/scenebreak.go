package text

import (
	"strings"

	"octavo/pipeline/book"
)

// markBreaks takes the lines between scenes. ~xxx~ is none, but a number, where
// ~xxix~ or ~xxxi~ stands too.
func (p *parser) markBreaks(lines []line, groups []group) {
	thirty := map[string]bool{}
	for i := range lines {
		if l := &lines[i]; l.width < 40 {
			for _, near := range []string{"XXIX", "XXXI", "xxix", "xxxi"} {
				if before, after, ok := strings.Cut(l.text, near); ok {
					thirty[before+near[:1]+near[:1]+near[:1]+after] = true
				}
			}
		}
	}
	for i := range lines {
		if groups[i].mark == plainLine && !lines[i].blank() && book.IsBreakLine(lines[i].text) && !thirty[lines[i].text] {
			take(groups, i, i+1, breakLine)
		}
	}
}

// sceneBreak makes the block, and records the letters of an oOo.
func (p *parser) sceneBreak(l *line) book.Block {
	if book.LettersOf(l.text) != "" {
		p.take("markup", p.start(l), l.text)
	}
	return &book.SceneBreak{At: p.start(l), Typed: l.text}
}
