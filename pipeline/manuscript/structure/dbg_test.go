package structure

import (
	"fmt"
	"octavo/pipeline/diag"
	"octavo/pipeline/manuscript/draft"
	"octavo/pipeline/manuscript/text"
	"os"
	"testing"
)

func TestDbg(t *testing.T) {
	raw, _ := os.ReadFile("/tmp/structure/one.txt")
	src, _, _ := text.Decode("one.txt", raw)
	var found diag.Findings
	a := &assembler{files: []*draft.File{text.Parse("one.txt", src, &found)}, found: &found}
	a.collect()
	for _, s := range steps {
		if s.name == "choose the headings" {
			break
		}
		s.run(a)
	}
	a.marked = make([]bool, 1)
	a.measure()
	a.weigh()
	fmt.Printf("%+v\n", struct{ g, p, c, k, b, pg, s, o int }{a.usual.gap, a.usual.paragraphs, a.usual.centred, a.usual.capitals, a.usual.bold, a.usual.pages, a.usual.terse, a.usual.open})
	fmt.Println(a.usual.above)
	for n, r := range a.looks() {
		if n > 14 {
			break
		}
		fmt.Println(r.look, r.gap, len(r.items), r.score, a.apart(r.items), a.covers(r))
		if n < 3 {
			for k, i := range r.items {
				if k < 6 {
					fmt.Printf("     %q\n", a.items[i].text)
				}
			}
		}
	}
	for _, s := range a.seriesOf(labelled, bare, numbered, generic, dated) {
		if len(s.items) < 3 {
			continue
		}
		fmt.Println(s.family, len(s.items), s.of, s.score, s.runs, s.holds(3), a.apart(s.items), a.covered(s.items))
	}
	if os.Getenv("L") != "" {
		for i := range a.items {
			it := &a.items[i]
			if it.words < 12 && it.para != nil {
				l, ok := a.lookOf(i)
				fmt.Printf("%d %q role %d bl %d cen %v pg %v form %d w %d out %d conf %d | %v %v\n", it.Block.Place().Line, it.text, it.role, it.Blanks, it.Centred, it.PageBreak, it.mark.form, it.mark.weight, a.outstanding(i), it.mark.confidence, ok, l)
			}
		}
	}
}
