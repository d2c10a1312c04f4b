package pdf

import (
	"strings"

	"octavo/pipeline/pdf/object"
)

// maxNesting is how deep elements may stand in one another; ours reach 8.
const maxNesting = 100

// readParentTree learns which elements own the content of each page.
func (x *extractor) readParentTree() {
	x.owners = map[int]object.Array{}
	nums := x.catalog.Dict("StructTreeRoot").Dict("ParentTree").Array("Nums")
	for i := 0; i+1 < len(nums); i += 2 {
		key, _ := nums[i].(int)
		if owners, ok := object.Resolve(nums[i+1]).(object.Array); ok {
			x.owners[key] = owners
		}
	}
}

// An elementKind says what is to be known of an element to read its text.
type elementKind struct {
	block       *object.Indirect // the element itself, or where it stands in a line the block round it
	note, label bool             // it is one, or stands in one
}

func (x *extractor) kind(element *object.Indirect) elementKind {
	if k, ok := x.kinds[element]; ok {
		return k
	}
	var k elementKind
	at := element
	for range maxNesting {
		if at == nil {
			break
		}
		d, ok := at.Value.(object.Dict)
		if !ok {
			break
		}
		tag := string(d.Name("S"))
		k.note, k.label = k.note || tag == "Note", k.label || isLabel[tag]
		if k.block == nil && !inline[tag] {
			k.block = at
		}
		at, _ = d["P"].(*object.Indirect)
	}
	x.kinds[element] = k
	return k
}

// readStructure lists the blocks of the structure tree that have text or an
// alternative for it.
func (x *extractor) readStructure() {
	root := x.catalog.Dict("StructTreeRoot")
	if root == nil {
		return
	}
	t := &treeReader{x: x, seen: map[*object.Indirect]bool{}}
	t.kids(root["K"], -1, nil, 0)
	for i := range x.doc.Paragraphs {
		p := &x.doc.Paragraphs[i]
		p.Text = strings.TrimSpace(strings.ReplaceAll(string(t.texts[i]), "\u00AD", ""))
		p.Made = p.Page >= 0 && x.doc.Pages[p.Page].Made && !p.Note
	}
	list := x.doc.Paragraphs[:0]
	for _, p := range x.doc.Paragraphs {
		if p.Text != "" || p.Alt != "" {
			list = append(list, p)
		}
	}
	x.doc.Paragraphs = list
}

// A treeReader walks the structure tree.
type treeReader struct {
	x     *extractor
	seen  map[*object.Indirect]bool
	texts [][]byte // of the paragraphs
}

// kids goes through what an element holds: content that is added to the
// paragraph with the number, and elements.
func (t *treeReader) kids(o object.Object, paragraph int, page object.Object, depth int) {
	if depth > maxNesting {
		return
	}
	switch k := o.(type) {
	case int:
		t.say(paragraph, page, k)
	case object.Array:
		for _, kid := range k {
			t.kids(kid, paragraph, page, depth+1)
		}
	case object.Dict:
		if id, ok := k["MCID"].(int); ok {
			t.say(paragraph, k["Pg"], id)
		}
	case *object.Indirect:
		if k == nil || t.seen[k] {
			return
		}
		t.seen[k] = true
		t.element(k, paragraph, depth)
	}
}

func (t *treeReader) element(in *object.Indirect, paragraph, depth int) {
	d, ok := in.Value.(object.Dict)
	if !ok {
		return
	}
	tag := string(d.Name("S"))
	if isLabel[tag] {
		return
	}
	if !inline[tag] || paragraph < 0 {
		paragraph = len(t.x.doc.Paragraphs)
		t.x.doc.Paragraphs = append(t.x.doc.Paragraphs, Paragraph{Tag: tag, Lang: d.Text("Lang"), Alt: d.Text("Alt"), Page: -1, Note: t.x.kind(in).note})
		t.texts = append(t.texts, nil)
	}
	t.kids(d["K"], paragraph, d["Pg"], depth+1)
}

func (t *treeReader) say(paragraph int, page object.Object, id int) {
	in, _ := page.(*object.Indirect)
	n, ok := t.x.pages[in]
	if paragraph < 0 || !ok {
		return
	}
	p := &t.x.doc.Paragraphs[paragraph]
	if p.Page < 0 {
		p.Page = n
	}
	if text := t.x.content[n][id]; t.x.spend(len(text)) == nil {
		t.texts[paragraph] = append(t.texts[paragraph], text...)
	}
}
