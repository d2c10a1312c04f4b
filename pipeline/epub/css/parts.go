package css

// A Rule is what comes before a block: a selector or an at-rule.
type Rule struct {
	Line    int
	Prelude string
	Guarded bool // inside @supports, which old readers pass over
	Empty   bool
}

// A Declaration is one "property: value", the property in small letters.
type Declaration struct {
	Line            int
	Selector        string
	Property, Value string
	Guarded         bool
}

// Parts takes a stylesheet apart, as far as it can be read.
func Parts(sheet string) (rules []Rule, list []Declaration) {
	r, l, _ := read(sheet)
	for _, r := range r {
		rules = append(rules, Rule{r.line, r.prelude, r.guarded, r.empty})
	}
	for _, d := range l {
		list = append(list, Declaration{d.line, d.selector, d.property, d.value, d.guarded})
	}
	return rules, list
}
