package finish

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"octavo/pipeline/page"
	"octavo/pipeline/pdf/object"
)

// A node is a structure element on its way into the file.
type node struct {
	self  *object.Indirect
	dict  object.Dict
	page  int // of its first content, -1 before there is any
	first int // place of the first content in or below it, 0 for none
	kids  []kid
	texts bool // it has content of its own
}

// A kid is content, an annotation or an element, with its place in the order
// of the content.
type kid struct {
	place int
	value object.Object
}

// setStructure writes the structure tree (PDF 1.7, 14.7). Elements without any
// content are left out.
func (f *finisher) setStructure() {
	nodes := f.makeNodes()
	if len(nodes) == 0 {
		return
	}
	root := object.New(nil)
	parents := f.placeContent(nodes)
	parents = f.placeLinks(nodes, parents)
	f.setFigures(nodes)
	f.setLevels(nodes)
	f.joinNodes(nodes, root)
	root.Value = object.Dict{
		"Type":              object.Name("StructTreeRoot"),
		"K":                 nodes[0].self,
		"ParentTree":        object.New(object.Dict{"Nums": parents}),
		"ParentTreeNextKey": len(f.pages) + len(f.links),
	}
	f.catalog["StructTreeRoot"] = root
	f.catalog["MarkInfo"] = object.Dict{"Marked": true}
}

// makeNodes makes a node for each element, and one more for the cover's
// picture at the end.
func (f *finisher) makeNodes() []*node {
	if len(f.Pages.Elements) == 0 {
		return nil
	}
	nodes := make([]*node, 0, len(f.Pages.Elements)+1)
	add := func(e *page.Element) {
		d := object.Dict{"Type": object.Name("StructElem"), "S": object.Name(cmp.Or(e.Tag, "P"))}
		if e.Lang != "" {
			d["Lang"] = object.Text(e.Lang)
		}
		if e.Alt != "" {
			d["Alt"] = object.Text(e.Alt)
		}
		if e.Title != "" {
			d["T"] = object.Text(e.Title)
		}
		switch { // attributes (PDF 1.7, 14.8.5)
		case e.Tag == "TH":
			d["A"] = object.Dict{"O": object.Name("Table"), "Scope": object.Name("Column")}
		case e.List != "":
			d["A"] = object.Dict{"O": object.Name("List"), "ListNumbering": object.Name(e.List)}
		}
		if e.Tag == "Note" { // PDF/UA-1, 7.9
			d["ID"] = object.Text(fmt.Sprintf("note-%d", len(nodes)))
		}
		nodes = append(nodes, &node{self: object.New(d), dict: d, page: -1})
	}
	for i := range f.Pages.Elements {
		add(&f.Pages.Elements[i])
	}
	if f.Cover {
		cover := page.Element{Tag: "Figure", Alt: "Cover of " + cmp.Or(f.Meta.Title, "the book")}
		if lang := f.Meta.Language; lang != "en" && !strings.HasPrefix(lang, "en-") {
			cover.Lang = "en"
		}
		add(&cover)
	}
	return nodes
}

// node returns the node of an element, nil where there is none.
func (f *finisher) node(nodes []*node, element int32) *node {
	if element == CoverElement && f.Cover {
		return nodes[len(nodes)-1]
	}
	if element < 0 || int(element) >= len(f.Pages.Elements) {
		return nil
	}
	return nodes[element]
}

// above returns the node above that of an element.
func (f *finisher) above(nodes []*node, element int32) (int32, *node) {
	if element == CoverElement {
		return 0, nodes[0]
	}
	if element <= 0 {
		return 0, nil
	}
	parent := f.Pages.Elements[element].Parent
	return parent, nodes[parent]
}

// placeContent gives each element its marked content, and returns the parent
// tree's part for the pages.
func (f *finisher) placeContent(nodes []*node) object.Array {
	var parents object.Array
	place := 0
	for i, marks := range f.Marks {
		if len(marks) == 0 {
			continue
		}
		owners := make(object.Array, len(marks))
		for id, element := range marks {
			place++
			n := f.node(nodes, element)
			if n == nil {
				continue
			}
			owners[id] = n.self
			f.reach(nodes, element, place)
			n.texts = true
			if n.page < 0 {
				n.page = i
				n.dict["Pg"] = f.pages[i]
			}
			if n.page == i {
				n.kids = append(n.kids, kid{place, id})
			} else {
				n.kids = append(n.kids, kid{place, object.Dict{"Type": object.Name("MCR"), "Pg": f.pages[i], "MCID": id}})
			}
		}
		p := f.pages[i].Value.(object.Dict)
		p["StructParents"] = i
		parents = append(parents, i, owners)
	}
	return parents
}

// reach notes that there is content in an element, for it and those above it.
func (f *finisher) reach(nodes []*node, element int32, place int) {
	for n := f.node(nodes, element); n != nil && n.first == 0; element, n = f.above(nodes, element) {
		n.first = place
	}
}

// placeLinks gives link elements their annotations.
func (f *finisher) placeLinks(nodes []*node, parents object.Array) object.Array {
	for i, l := range f.links {
		f.pages[l.page].Value.(object.Dict)["Tabs"] = object.Name("S")
		n := f.node(nodes, l.element)
		if n == nil {
			continue
		}
		key := len(f.pages) + i
		l.annot.Value.(object.Dict)["StructParent"] = key
		const last = 1 << 40 // after the words the link is on
		f.reach(nodes, l.element, last)
		n.kids = append(n.kids, kid{last, object.Dict{"Type": object.Name("OBJR"), "Obj": l.annot, "Pg": f.pages[l.page]}})
		parents = append(parents, key, n.self)
	}
	return parents
}

// setFigures says where pictures stand (PDF/UA-1, 7.3; PDF 1.7, 14.8.5.4.3).
func (f *finisher) setFigures(nodes []*node) {
	for _, n := range nodes {
		if n.dict["S"] == object.Name("Figure") && n.first > 0 && n.dict["Alt"] == nil {
			f.untold = true
		}
	}
	for i := range f.pages {
		s := f.side(i)
		if s == nil {
			continue
		}
		for _, p := range s.Placed {
			n := f.node(nodes, p.Element)
			if n == nil || n.dict["S"] != object.Name("Figure") {
				continue
			}
			left, top := f.Sheets[i].Left+p.X, f.y(i, p.Y)
			n.dict["A"] = object.Dict{
				"O":         object.Name("Layout"),
				"BBox":      box(left, top-p.Height, left+p.Width, top),
				"Placement": object.Name("Block"),
			}
		}
	}
}

// setLevels raises headings that lie deeper than the one before by more than a
// level, as those of a chapter whose author began with the second: none may be
// left out (PDF/UA-1, 7.4.2).
func (f *finisher) setLevels(nodes []*node) {
	last := 0
	for _, n := range nodes {
		tag, _ := n.dict["S"].(object.Name)
		if n.first == 0 || len(tag) != 2 || tag[0] != 'H' {
			continue
		}
		last = min(int(tag[1]-'0'), last+1)
		n.dict["S"] = object.Name("H" + string(rune('0'+last)))
	}
}

// joinNodes puts the elements into their parents. An element with text of its
// own has its kids in the order they stand on the page; another has them in
// the order of the elements, which is that of reading: a note stands at the
// foot of its page and belongs to the paragraph above.
func (f *finisher) joinNodes(nodes []*node, root *object.Indirect) {
	nodes[0].dict["P"] = root
	if f.Cover && nodes[len(nodes)-1].first > 0 {
		cover := nodes[len(nodes)-1]
		cover.dict["P"] = nodes[0].self
		nodes[0].kids = append(nodes[0].kids, kid{0, cover.self})
	}
	for i := 1; i < len(f.Pages.Elements); i++ {
		n := nodes[i]
		if n.first == 0 {
			continue
		}
		_, parent := f.above(nodes, int32(i))
		n.dict["P"] = parent.self
		parent.kids = append(parent.kids, kid{n.first, n.self})
	}
	for _, n := range nodes {
		if n.texts {
			slices.SortStableFunc(n.kids, func(a, b kid) int { return cmp.Compare(a.place, b.place) })
		}
		switch len(n.kids) {
		case 0:
		case 1:
			n.dict["K"] = n.kids[0].value
		default:
			list := make(object.Array, len(n.kids))
			for i, k := range n.kids {
				list[i] = k.value
			}
			n.dict["K"] = list
		}
	}
}
