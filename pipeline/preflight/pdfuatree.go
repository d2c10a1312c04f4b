package preflight

import (
	"slices"
	"strconv"

	"octavo/pipeline/pdf/object"
)

// standardTags are the structure types of PDF 1.7, 14.8.4.
var standardTags = []string{
	"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
	"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot",
	"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP",
	"Figure", "Formula", "Form",
}

// within says in which elements one may stand; kidsOf which an element may
// have (PDF 1.7, tables 333, 336 and 337).
var (
	within = map[string][]string{
		"TOCI": {"TOC"}, "LI": {"L"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody", "TFoot"},
		"TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"},
	}
	kidsOf = map[string][]string{
		"TOC": {"TOC", "TOCI", "Caption"}, "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"},
		"L": {"L", "LI", "Caption"}, "LI": {"Lbl", "LBody"}, "TR": {"TH", "TD"},
		"Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"},
	}
	conditionOf = map[string]string{"TOC": "09-006", "TOCI": "09-006", "L": "09-005", "LI": "09-005", "LBody": "09-005"}
)

func nesting(tag string) string {
	if c, ok := conditionOf[tag]; ok {
		return c
	}
	return "09-004"
}

// tree looks at the structure tree.
func (u *uaCheck) tree() {
	root := u.catalog.Dict("StructTreeRoot")
	if root == nil {
		u.fail("01-000", "it has no structure tree")
		return
	}
	u.roles = root.Dict("RoleMap")
	for role := range u.roles {
		if slices.Contains(standardTags, string(role)) {
			u.fail("02-004", "a standard structure type has another role")
		}
	}
	u.seen = map[*object.Indirect]struct{}{}
	in, _ := u.catalog["StructTreeRoot"].(*object.Indirect)
	u.kids(root["K"], in, "", nil, 0)
}

// maxNested is how deep elements may stand in one another.
const maxNested = 200

// kids looks at what an element holds and returns the tags of the elements.
func (u *uaCheck) kids(o object.Object, parent *object.Indirect, tag string, page object.Object, depth int) []string {
	if depth > maxNested {
		return nil
	}
	switch k := o.(type) {
	case object.Array:
		var tags []string
		for _, kid := range k {
			tags = append(tags, u.kids(kid, parent, tag, page, depth+1)...)
		}
		return tags
	case int:
		u.own(parent, page, k)
	case object.Dict:
		u.piece(k, parent, tag, page)
	case *object.Indirect:
		d, _ := k.Value.(object.Dict)
		if t := d.Name("Type"); t == "MCR" || t == "OBJR" {
			u.piece(d, parent, tag, page)
			return nil
		}
		if list, ok := k.Value.(object.Array); ok {
			return u.kids(list, parent, tag, page, depth+1)
		}
		if _, again := u.seen[k]; again || d == nil {
			u.fail("01-000", "an element is in two places of the tree")
			return nil
		}
		u.seen[k] = struct{}{}
		return []string{u.element(k, d, parent, tag, depth)}
	}
	return nil
}

// piece looks at marked content or an annotation inside an element.
func (u *uaCheck) piece(d object.Dict, parent *object.Indirect, tag string, page object.Object) {
	if d.Name("Type") == "OBJR" {
		if in, ok := d["Obj"].(*object.Indirect); ok {
			u.annots[in] = tag
		}
		return
	}
	if pg := d["Pg"]; pg != nil {
		page = pg
	}
	u.own(parent, page, intOr(d["MCID"], -1))
}

func (u *uaCheck) own(parent *object.Indirect, page object.Object, id int) {
	in, _ := page.(*object.Indirect)
	i, ok := u.sheetOf[in]
	if !ok {
		u.fail("01-000", "an element has content on no page")
		return
	}
	if u.owned[content{i, id}] != nil {
		u.fail("01-000", "passage %d of page %d is in two elements", id, i+1)
	}
	u.owned[content{i, id}] = parent
}

// element looks at an element and returns its tag.
func (u *uaCheck) element(in *object.Indirect, d object.Dict, parent *object.Indirect, outer string, depth int) string {
	tag := string(d.Name("S"))
	if role := u.roles.Name(object.Name(tag)); role != "" {
		tag = string(role)
	}
	if !slices.Contains(standardTags, tag) {
		u.fail("02-001", "%q is no structure type", tag)
	}
	if d["P"] != object.Object(parent) {
		u.fail("01-000", "an element %s names another parent than it has", tag)
	}
	if list, ok := within[tag]; ok && !slices.Contains(list, outer) {
		u.fail(nesting(tag), "an element %s stands in %s", tag, outer)
	}
	if _, ok := d["Lang"].(object.String); ok && d.Text("Lang") == "" {
		u.fail("11-001", "an element %s is in no language", tag)
	}
	level, _ := strconv.Atoi(tag[min(1, len(tag)):])
	if tag[:min(1, len(tag))] == "H" && level > 0 {
		switch {
		case u.heading == 0 && level != 1:
			u.fail("14-002", "the first heading is %s", tag)
		case level > u.heading+1:
			u.fail("14-003", "a heading %s follows one of H%d", tag, u.heading)
		}
		u.heading = level
	}
	switch tag {
	case "H":
		u.fail("14-007", "a heading has no level, and others have")
	case "Figure":
		if d.Text("Alt") == "" && d.Text("ActualText") == "" {
			u.fail("13-004", "a picture has no text instead of it")
		}
	case "Formula":
		if d.Text("Alt") == "" && d.Text("ActualText") == "" {
			u.fail("17-002", "a formula has no text instead of it")
		}
	case "TH":
		if !hasAttribute(d, "Scope") {
			u.fail("15-003", "the head of a table's column does not say what it is the head of")
		}
	case "Note":
		id := d.Text("ID")
		switch {
		case id == "":
			u.fail("19-003", "a note has no ID")
		case u.ids[id]:
			u.fail("19-004", "two notes have the ID %q", id)
		}
		u.ids[id] = true
	}
	kids := u.kids(d["K"], in, tag, d["Pg"], depth+1)
	u.kidsFit(tag, kids)
	return tag
}

// kidsFit looks whether an element may hold the elements it does.
func (u *uaCheck) kidsFit(tag string, kids []string) {
	allowed, ok := kidsOf[tag]
	if !ok {
		return
	}
	for i, kid := range kids {
		if !slices.Contains(allowed, kid) {
			u.fail(nesting(tag), "an element %s holds %s", tag, kid)
		}
		if kid == "Caption" && i > 0 && i < len(kids)-1 {
			u.fail(nesting(tag), "a caption stands in the middle of %s", tag)
		}
	}
}

// hasAttribute reports whether one of an element's attributes is set.
func hasAttribute(d object.Dict, key object.Name) bool {
	switch a := object.Resolve(d["A"]).(type) {
	case object.Dict:
		return a[key] != nil
	case object.Array:
		return slices.ContainsFunc(a, func(o object.Object) bool {
			one, _ := object.Resolve(o).(object.Dict)
			return one[key] != nil
		})
	}
	return false
}
