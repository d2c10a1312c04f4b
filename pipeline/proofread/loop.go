package proofread

import (
	"fmt"

	"octavo/pipeline/diag"
)

// A loop is words that come again at once, as a program writes when it is
// stuck. Cries do too, so a short loop must turn more often.
const (
	shortestLoop = 3  // words; "no, no, no" is speech
	longestLoop  = 40 // words: a long paragraph's first sentence
	leastTurns   = 4
	leastLooped  = 16 // words in all
)

// loops reports words that go round. It looks at each chapter's words in one
// row, so that a loop may run over paragraphs.
func loops(r *reader) {
	for from := 0; from < len(r.passages); {
		to := from + 1
		for to < len(r.passages) && r.passages[to].chapter == r.passages[from].chapter {
			to++
		}
		r.loopsIn(from, to)
		from = to
	}
}

// A step is a word and where it stands.
type step struct {
	id      int32
	passage int32
	word    int32
}

func (r *reader) loopsIn(from, to int) {
	var row []step
	for i := from; i < to; i++ {
		if r.passages[i].form == verse || r.passages[i].form == typed {
			continue
		}
		for k, w := range r.passages[i].words {
			row = append(row, step{w.id, int32(i), int32(k)})
		}
	}
	var same [longestLoop + 1]int // of each period: how many words in a row equal the one a period before
	alone := 0                    // how many words in a row equal the one before
	quiet := 0                    // words before this one are in a loop that was reported
	for i := range row {
		if i > 0 && row[i].id == row[i-1].id {
			alone++
		} else {
			alone = 0
		}
		for period := shortestLoop; period <= longestLoop && period <= i; period++ {
			if row[i].id != row[i-period].id {
				same[period] = 0
				continue
			}
			same[period]++
			turns := same[period]/period + 1
			if turns < leastTurns || same[period]+period < leastLooped || i-same[period]-period+1 < quiet || alone >= period-1 {
				continue
			}
			end := i
			for end+1 < len(row) && row[end+1].id == row[end+1-period].id {
				end++
			}
			r.reportLoop(row, i-same[period]-period+1, end, period)
			quiet = end + 1
			clear(same[:])
		}
	}
}

func (r *reader) reportLoop(row []step, start, end, period int) {
	p := &r.passages[row[start].passage]
	w := p.words[row[start].word]
	last := &r.passages[row[end].passage]
	where := r.place(last, last.words[row[end].word].from)
	r.report(p, w.from, diag.Finding{Code: "looping-words", Severity: diag.Warning,
		Message: fmt.Sprintf("the same %d words come %d times in a row, up to %s: “%s”", period, (end-start+1)/period, where, r.wordsOf(row[start:start+period])),
		Hint:    "delete all but one"})
}

func (r *reader) wordsOf(row []step) string {
	s := ""
	for i, st := range row {
		if i == 8 {
			return s + " …"
		}
		if i > 0 {
			s += " "
		}
		p := &r.passages[st.passage]
		s += p.as(p.words[st.word])
	}
	return s
}
