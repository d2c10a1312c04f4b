package bidi

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// maxDepth is how deep embeddings may stand in one another (BD2).
const maxDepth = 125

// Levels appends the level of each character to dst: even from left to right,
// odd from right to left. The text is one paragraph. Characters that rule X9
// removes have the level of the one before them.
func Levels(dst []uint8, text []rune, rightToLeft bool) []uint8 {
	start := len(dst)
	dst = slices.Grow(dst, len(text))[:start+len(text)]
	p := &paragraph{text: text, levels: dst[start:]}
	if rightToLeft {
		p.base = 1
	}
	p.classes = make([]bidi.Class, len(text))
	for i, r := range text {
		p.classes[i] = class(r)
	}
	p.kinds = slices.Clone(p.classes)
	p.matchIsolates()
	p.explicit()
	p.outer = slices.Clone(p.levels)
	p.resolve()
	p.settle()
	return dst
}

// A paragraph is the work on one text. The names of the rules are those of
// the standard.
type paragraph struct {
	text    []rune
	base    uint8
	classes []bidi.Class // as the characters have them
	kinds   []bidi.Class // as the rules have changed them
	levels  []uint8
	outer   []uint8     // levels as embeddings alone set them
	match   map[int]int // of isolate initiators and their ends
}

func isolates(c bidi.Class) bool { return c == bidi.LRI || c == bidi.RLI || c == bidi.FSI }

// removed says whether rule X9 takes the character out.
func removed(c bidi.Class) bool {
	switch c {
	case bidi.RLE, bidi.LRE, bidi.RLO, bidi.LRO, bidi.PDF, bidi.BN:
		return true
	}
	return false
}

// matchIsolates pairs isolate initiators with their ends (BD9).
func (p *paragraph) matchIsolates() {
	var open []int
	for i, c := range p.classes {
		switch {
		case isolates(c):
			open = append(open, i)
		case c == bidi.PDI && len(open) > 0:
			if p.match == nil {
				p.match = map[int]int{}
			}
			from := open[len(open)-1]
			p.match[from], p.match[i] = i, from
			open = open[:len(open)-1]
		}
	}
}

// An embedding is an entry of the directional status stack.
type embedding struct {
	level    uint8
	override bidi.Class // ON for none
	isolate  bool
}

// explicit sets the levels of embeddings (X1 to X8).
func (p *paragraph) explicit() {
	stack := []embedding{{p.base, bidi.ON, false}}
	tooManyIsolates, tooManyEmbeddings, valid := 0, 0, 0
	up := func(rightToLeft bool) uint8 {
		l := stack[len(stack)-1].level
		if rightToLeft {
			return (l + 1) | 1
		}
		return (l + 2) &^ 1
	}
	set := func(i int) {
		top := &stack[len(stack)-1]
		p.levels[i] = top.level
		if top.override != bidi.ON {
			p.kinds[i] = top.override
		}
	}
	for i, c := range p.classes {
		switch c {
		case bidi.RLE, bidi.LRE, bidi.RLO, bidi.LRO:
			set(i)
			override := bidi.ON
			switch c {
			case bidi.RLO:
				override = bidi.R
			case bidi.LRO:
				override = bidi.L
			}
			if l := up(c == bidi.RLE || c == bidi.RLO); l <= maxDepth && tooManyIsolates == 0 && tooManyEmbeddings == 0 {
				stack = append(stack, embedding{l, override, false})
			} else if tooManyIsolates == 0 {
				tooManyEmbeddings++
			}
		case bidi.RLI, bidi.LRI, bidi.FSI:
			set(i)
			if l := up(c == bidi.RLI || c == bidi.FSI && p.firstStrongIn(i)); l <= maxDepth && tooManyIsolates == 0 && tooManyEmbeddings == 0 {
				valid++
				stack = append(stack, embedding{l, bidi.ON, true})
			} else {
				tooManyIsolates++
			}
		case bidi.PDI:
			switch {
			case tooManyIsolates > 0:
				tooManyIsolates--
			case valid > 0:
				tooManyEmbeddings = 0
				for !stack[len(stack)-1].isolate {
					stack = stack[:len(stack)-1]
				}
				stack = stack[:len(stack)-1]
				valid--
			}
			set(i)
		case bidi.PDF:
			switch {
			case tooManyIsolates > 0:
			case tooManyEmbeddings > 0:
				tooManyEmbeddings--
			case !stack[len(stack)-1].isolate && len(stack) > 1:
				stack = stack[:len(stack)-1]
			}
			set(i)
		case bidi.B:
			p.levels[i] = p.base
		default:
			set(i)
		}
	}
}

// firstStrongIn says whether the first letter inside the isolate at i runs
// from right to left (X5c, P2 and P3).
func (p *paragraph) firstStrongIn(i int) bool {
	end, ok := p.match[i]
	if !ok {
		end = len(p.classes)
	}
	for k := i + 1; k < end; k++ {
		switch c := p.classes[k]; {
		case c == bidi.L:
			return false
		case c == bidi.R || c == bidi.AL:
			return true
		case isolates(c):
			to, ok := p.match[k]
			if !ok {
				return false
			}
			k = to
		}
	}
	return false
}

// resolve divides the paragraph into isolating run sequences and resolves
// each (X10).
func (p *paragraph) resolve() {
	var runs [][]int
	runAt := map[int]int{} // of a run's first character
	for i, c := range p.classes {
		if removed(c) {
			continue
		}
		if n := len(runs); n > 0 && p.levels[runs[n-1][0]] == p.levels[i] {
			runs[n-1] = append(runs[n-1], i)
			continue
		}
		runAt[i] = len(runs)
		runs = append(runs, []int{i})
	}
	for _, run := range runs {
		if _, ok := p.match[run[0]]; ok && p.classes[run[0]] == bidi.PDI {
			continue // a part of the sequence that its initiator is in
		}
		seq := slices.Clone(run)
		for {
			last := seq[len(seq)-1]
			end, ok := p.match[last]
			if !isolates(p.classes[last]) || !ok {
				break
			}
			next, ok := runAt[end]
			if !ok {
				break // the end stands inside a run: there is none of its own
			}
			seq = append(seq, runs[next]...)
		}
		p.sequence(seq)
	}
}

func directionOf(level uint8) bidi.Class {
	if level%2 == 1 {
		return bidi.R
	}
	return bidi.L
}

// sequence resolves the characters at the given places.
func (p *paragraph) sequence(at []int) {
	s := &sequence{paragraph: p, at: at, level: p.outer[at[0]]}
	before, after := p.base, p.base
	for i := at[0] - 1; i >= 0; i-- {
		if !removed(p.classes[i]) {
			before = p.outer[i]
			break
		}
	}
	last := at[len(at)-1]
	if _, ok := p.match[last]; !isolates(p.classes[last]) || ok {
		for i := last + 1; i < len(p.classes); i++ {
			if !removed(p.classes[i]) {
				after = p.outer[i]
				break
			}
		}
	}
	s.before, s.after = directionOf(max(s.level, before)), directionOf(max(s.level, after))
	s.weak()
	s.brackets()
	s.neutral()
	s.implicit()
}

// settle gives removed characters the level of the one before them, and white
// space at the end that of the paragraph (L1).
func (p *paragraph) settle() {
	for i, c := range p.classes {
		if removed(c) {
			p.levels[i] = p.base
			if i > 0 {
				p.levels[i] = p.levels[i-1]
			}
		}
	}
	blank := true
	for i := len(p.classes) - 1; i >= 0; i-- {
		switch c := p.classes[i]; {
		case c == bidi.S || c == bidi.B:
			p.levels[i], blank = p.base, true
		case c == bidi.WS || isolates(c) || c == bidi.PDI || removed(c):
			if blank {
				p.levels[i] = p.base
			}
		default:
			blank = false
		}
	}
}
