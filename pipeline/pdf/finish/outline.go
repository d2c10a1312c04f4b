package finish

import "octavo/pipeline/pdf/object"

// An entry is an item of the outline on its way into the file.
type entry struct {
	item object.Dict
	self *object.Indirect
	kids []*entry
}

// setOutline writes the bookmarks, all of them unfolded (PDF 1.7, 12.3.3). One
// that lies deeper than its predecessor by more than a level is taken as one
// level deeper.
func (f *finisher) setOutline() {
	if len(f.Pages.Outline) == 0 {
		return
	}
	root := &entry{item: object.Dict{"Type": object.Name("Outlines")}}
	path := []*entry{root}
	for _, b := range f.Pages.Outline {
		level := max(0, min(b.Level, len(path)-1))
		e := &entry{item: object.Dict{"Title": object.Text(b.Title)}}
		if dest, ok := f.anchors[b.Anchor]; ok {
			e.item["Dest"] = dest
		}
		parent := path[level]
		parent.kids = append(parent.kids, e)
		path = append(path[:level+1], e)
	}
	root.link(nil)
	f.catalog["Outlines"] = root.self
	f.catalog["PageMode"] = object.Name("UseOutlines")
}

// link joins an entry to its parent, its kids and these to each other, and
// returns how many entries lie below it.
func (e *entry) link(parent *object.Indirect) int {
	e.self = object.New(e.item)
	if parent != nil {
		e.item["Parent"] = parent
	}
	if len(e.kids) == 0 {
		return 0
	}
	below := len(e.kids)
	for _, k := range e.kids {
		below += k.link(e.self)
	}
	for i, k := range e.kids {
		if i > 0 {
			k.item["Prev"] = e.kids[i-1].self
		}
		if i+1 < len(e.kids) {
			k.item["Next"] = e.kids[i+1].self
		}
	}
	e.item["First"], e.item["Last"], e.item["Count"] = e.kids[0].self, e.kids[len(e.kids)-1].self, below
	return below
}
