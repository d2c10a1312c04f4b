package copyedit

import (
	"slices"
	"sort"

	"octavo/pipeline/diag"
	"octavo/templates/explain"
)

// everyRule stands for all rules in <!-- octavo: off all -->.
const everyRule = "all"

// A switchPoint is a place in a file from which on some rules are off, by the
// author's remarks in the text.
type switchPoint struct {
	at  diag.Pos
	off []string
	set ruleSet
}

// readSwitches finds out from the remarks in the text where which rules are
// off. What is not switched on again stays off to the end of its file.
func (j *job) readSwitches() {
	off := map[string][]string{}
	for _, d := range j.book.Directives {
		if d.Verb != "off" && d.Verb != "on" {
			continue
		}
		list := slices.Clone(off[d.At.File])
		j.checkRules(d.At, slices.DeleteFunc(slices.Clone(d.Names), func(name string) bool { return slices.Contains(list, name) }))
		for _, name := range d.Names {
			i := slices.Index(list, name)
			switch {
			case d.Verb == "off" && i < 0:
				list = append(list, name)
			case d.Verb == "on" && name == everyRule:
				list = nil
			case d.Verb == "on" && i >= 0:
				list = slices.Delete(list, i, i+1)
			case d.Verb == "on":
				j.found.Warnf(d.At, "switch-unused", "the rule %s is not switched off here", name).Hint = "remove the remark, or write <!-- octavo: off " + name + " --> above"
			}
		}
		off[d.At.File] = list
		if j.switches == nil {
			j.switches = map[string][]switchPoint{}
		}
		p := switchPoint{at: d.At, off: list, set: setOf(list)}
		if slices.Contains(list, everyRule) {
			p.set = ^ruleSet(0)
		}
		j.switches[d.At.File] = append(j.switches[d.At.File], p)
	}
}

// switchedOff returns what is off at a place.
func (j *job) switchedOff(at diag.Pos) switchPoint {
	if j.switches == nil {
		return switchPoint{}
	}
	list := j.switches[at.File]
	i := sort.Search(len(list), func(i int) bool { return at.Before(list[i].at) })
	if i == 0 {
		return switchPoint{}
	}
	return list[i-1]
}

// isOff reports whether a rule is switched off by a remark in the text for
// what stands at the place.
func (j *job) isOff(rule string, at diag.Pos) bool {
	off := j.switchedOff(at).off
	return slices.Contains(off, rule) || slices.Contains(off, everyRule)
}

// checkRules tells of names that are no rule's.
func (j *job) checkRules(at diag.Pos, names []string) {
	known := explain.Codes(explain.Rule)
	for _, name := range names {
		if name == everyRule || slices.Contains(known, name) {
			continue
		}
		hint := "octavo explain lists the rules"
		if near := diag.Nearest(name, known); near != "" {
			hint = "did you mean " + near + "?"
		}
		j.found.Warnf(at, "unknown-rule", "there is no rule %q to switch", name).Hint = hint
	}
}
