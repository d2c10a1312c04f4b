package text

import (
	"strings"

	"octavo/pipeline/manuscript/draft"
)

// takeDirectives takes the remarks to octavo out of the lines: each stands on
// a line of its own. Of blank lines on both sides of one only those above
// stay, so that it makes no gap wider.
func (p *parser) takeDirectives(lines []line, file *draft.File) []line {
	if !strings.Contains(file.Source.Text, "octavo") {
		return lines
	}
	kept := make([]line, 0, len(lines))
	for i := 0; i < len(lines); i++ {
		l := &lines[i]
		if !strings.HasPrefix(l.text, "<!--") || !draft.IsDirective(l.text) {
			kept = append(kept, *l)
			continue
		}
		file.Direct(l.text, p.start(l), true, p.found)
		p.take("markup", p.start(l), l.text)
		for (len(kept) == 0 || kept[len(kept)-1].blank()) && i+1 < len(lines) && lines[i+1].blank() && !lines[i+1].page {
			i++
		}
	}
	return kept
}
