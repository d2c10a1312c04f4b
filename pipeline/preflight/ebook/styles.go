package ebook

import (
	"regexp"
	"strings"

	"octavo/pipeline/epub/css"
)

func (j *judge) deadlyCSS() {
	const hint = "put it into @supports, or leave it out"
	for _, s := range j.allSheets() {
		for _, f := range s.deadly() {
			j.say(f, hint, "%s", short(f.value))
		}
	}
	for _, d := range j.docs {
		for _, l := range d.inline() {
			if deadlyDeclaration(&l) {
				j.say(fact{path: d.item.path, line: l.Line}, hint, "%s: %s", l.Property, short(l.Value))
			}
		}
	}
}

func (j *judge) inlineStyle() {
	for _, d := range j.docs {
		for _, f := range d.styles {
			j.say(f, "give the element a class, and the class a rule", "the element is styled where it stands: %s", short(f.value))
		}
	}
}

// eachDeclaration calls f with every declaration, those in attributes too.
func (j *judge) eachDeclaration(f func(at fact, d *css.Declaration)) {
	for _, s := range j.allSheets() {
		for i := range s.list {
			f(fact{path: s.path, line: s.list[i].Line}, &s.list[i])
		}
	}
	for _, d := range j.docs {
		list := d.inline()
		for i := range list {
			f(fact{path: d.item.path, line: list[i].Line}, &list[i])
		}
	}
}

func (j *judge) placedText() {
	j.eachDeclaration(func(at fact, d *css.Declaration) {
		if placed(d) {
			j.say(at, "let it stand in the text", "position: %s", short(d.Value))
		}
	})
}

func (j *judge) readersChoice() {
	j.eachDeclaration(func(at fact, d *css.Declaration) {
		if what := takesChoice(d); what != "" {
			j.say(at, "leave it out: that is the reader's choice", "%s is fixed: %s { %s: %s }", what, short(d.Selector), d.Property, short(d.Value))
		}
	})
}

func (j *judge) lowContrast() {
	const hint = "take colours that differ more, or none"
	least := j.least()
	for _, s := range j.allSheets() {
		for _, f := range pale(s.path, s.list, least) {
			j.say(f, hint, "%s", f.value)
		}
	}
	for _, d := range j.docs {
		for _, f := range pale(d.item.path, d.inline(), least) {
			j.say(f, hint, "%s", f.value)
		}
	}
}

func (j *judge) backgrounds() {
	j.eachDeclaration(func(at fact, d *css.Declaration) {
		if d.Property != "background" && d.Property != "background-color" {
			return
		}
		if v := strings.ToLower(d.Value); v != "none" && v != "transparent" && v != "inherit" {
			j.say(at, "leave it out", "%s { %s: %s }", short(d.Selector), d.Property, short(d.Value))
		}
	})
}

// bareNames are the elements that Kobo puts round the text.
var bareNames = regexp.MustCompile(`(?i)(^|,)\s*(div|span)\s*(,|$)`)

func (j *judge) bareSelector() {
	for _, s := range j.allSheets() {
		for _, r := range s.rules {
			if bareNames.MatchString(r.Prelude) {
				j.say(fact{path: s.path, line: r.Line}, "give the elements a class", "the rule is for every %s", short(r.Prelude))
			}
		}
	}
}

var negative = regexp.MustCompile(`(^|\s)-[0-9.]`)

func (j *judge) negativeLength() {
	j.eachDeclaration(func(at fact, d *css.Declaration) {
		if (strings.HasPrefix(d.Property, "margin") || strings.HasPrefix(d.Property, "padding")) && negative.MatchString(d.Value) {
			j.say(at, "leave it out", "%s: %s", d.Property, short(d.Value))
		}
	})
}
