package copyedit

const balanceRule = "unbalanced-quotes"

// balance reports quotation marks without a partner, by the readings that
// quotes found. Speech that runs on is opened again by the next paragraph and
// has none to report; a single mark counts only where single marks are the
// outer ones, since elsewhere it is rather an apostrophe.
func balance(p *passage) {
	if !p.style.isEnglish() || len(p.marks) == 0 || len(p.marks) != len(p.search.found) || p.form == label {
		return
	}
	var open []*mark
	for i, d := range p.search.found {
		m := &p.marks[i]
		switch d.reading {
		case opens, terms:
			open = append(open, m)
		case closes:
			k := len(open) - 1
			for k >= 0 && open[k].kind != m.kind {
				k--
			}
			if k < 0 {
				p.unbalanced(m, "is closed here that was not opened")
				continue
			}
			for _, left := range open[k+1:] {
				p.unbalanced(left, "is opened here and not closed")
			}
			open = open[:k]
		}
	}
	next := []rune(p.next)
	for _, m := range open {
		for len(next) > 0 && (isBlank(next[0]) || isClear(next[0])) {
			next = next[1:]
		}
		if len(next) == 0 || m.kind == double && !isDouble(next[0]) || m.kind == single && !isSingle(next[0]) {
			p.unbalanced(m, "is opened here and not closed")
			return
		}
		next = next[1:]
	}
}

func (p *passage) unbalanced(m *mark, what string) {
	if m.kind == single && p.style.outer != single {
		return
	}
	p.job.found.Warnf(p.placeOf(int(m.at)), balanceRule, "a quotation %s", what).
		Hint = "put the missing mark in; speech that goes on in the next paragraph opens again there"
}
