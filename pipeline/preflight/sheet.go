package preflight

import (
	"fmt"

	"octavo/pipeline/pdf/object"
)

// A sheet is what stands on one page of a finished PDF, as its content leaves
// it. Lengths are in points.
type sheet struct {
	media, trim, bleed box
	trimmed            bool // it says where it is trimmed

	ink      box     // of everything
	text     box     // of text that is seen
	marks    int     // how many things are painted
	typeSize float64 // of the smallest type; 0 for none
	thinnest float64 // of lines; 0 for none
	lightest float64 // of grays that are not white, 0 black to 1; 1 for none
	images   []placedImage

	hidden      bool // text that is not painted
	transparent bool
	colours     map[string]bool // gray, rgb, cmyk, icc, other
	annotations []string        // subtypes

	// What stands in the marks of a tagged file.
	unmarked int // paintings that are neither content nor artifact
	nested   int // artifacts in content, or content in artifacts
	ids      []int
	codes    map[*face][]bool // by code, whether it is shown
}

// A placedImage is a picture as it is printed.
type placedImage struct {
	width, height int     // pixels
	dpi           float64 // pixels to the inch, in the direction that has fewer
}

// A walker goes through the content of a page.
type walker struct {
	*sheet
	faces map[*object.Indirect]*face
	state gstate
	saved []gstate
	stack []markKind
	path  []segment
	at    point
	begun point
	clips bool   // the path at hand is to be a clip
	line  matrix // of the text line
	tm    matrix
	depth int
}

// A gstate is the part of the graphics state that matters here.
type gstate struct {
	ctm                            matrix
	fill, stroke                   float64 // gray, of each
	lineWidth                      float64
	face                           *face
	size, char, word, scale, raise float64
	leading                        float64
	clip                           box // what shows; the zero box is everything
	mode                           int
}

type markKind uint8

const (
	plainMark markKind = iota // says nothing of its own
	artifactMark
	contentMark // has a number by which an element owns it
)

type point struct{ x, y float64 }

// A segment is a part of a path: a straight line, or a curve, of which only
// the area matters.
type segment struct {
	from, to point
	curve    bool
}

// A matrix is a transformation (PDF 1.7, 8.3.3). Products are rounded one by
// one, so that all processors give the same.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

func (m matrix) times(n matrix) matrix {
	return matrix{
		float64(m[0]*n[0]) + float64(m[1]*n[2]), float64(m[0]*n[1]) + float64(m[1]*n[3]),
		float64(m[2]*n[0]) + float64(m[3]*n[2]), float64(m[2]*n[1]) + float64(m[3]*n[3]),
		float64(m[4]*n[0]) + float64(m[5]*n[2]) + n[4], float64(m[4]*n[1]) + float64(m[5]*n[3]) + n[5],
	}
}

func (m matrix) apply(p point) point {
	return point{float64(m[0]*p.x) + float64(m[2]*p.y) + m[4], float64(m[1]*p.x) + float64(m[3]*p.y) + m[5]}
}

// area returns the box round a box that was transformed.
func (m matrix) area(b box) box {
	var out box
	for i, p := range []point{{b.left, b.bottom}, {b.right, b.bottom}, {b.left, b.top}, {b.right, b.top}} {
		q := m.apply(p)
		if i == 0 {
			out = box{q.x, q.y, q.x, q.y}
		}
		out = box{min(out.left, q.x), min(out.bottom, q.y), max(out.right, q.x), max(out.top, q.y)}
	}
	return out
}

// readSheet reads a page.
func readSheet(page object.Dict, inherited map[object.Name]object.Object, faces map[*object.Indirect]*face) (*sheet, error) {
	get := func(key object.Name) object.Object {
		if v := object.Resolve(page[key]); v != nil {
			return v
		}
		return object.Resolve(inherited[key])
	}
	s := &sheet{lightest: 1, colours: map[string]bool{}, codes: map[*face][]bool{}}
	if a, ok := get("MediaBox").(object.Array); ok {
		s.media = boxOf(a)
	}
	s.trim, s.bleed = s.media, s.media
	if a := page.Array("TrimBox"); a != nil {
		s.trim, s.trimmed = boxOf(a), true
	}
	if a := page.Array("BleedBox"); a != nil {
		s.bleed = boxOf(a)
	}
	s.transparent = page.Dict("Group").Name("S") == "Transparency"
	for _, a := range page.Array("Annots") {
		d, _ := object.Resolve(a).(object.Dict)
		s.annotations = append(s.annotations, string(d.Name("Subtype")))
	}
	resources, _ := get("Resources").(object.Dict)
	w := &walker{sheet: s, faces: faces, state: gstate{ctm: identity, scale: 1, lineWidth: 1}}
	for _, stream := range contents(page["Contents"]) {
		if err := w.walk(stream.Data, resources); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func contents(o object.Object) []*object.Stream {
	switch v := object.Resolve(o).(type) {
	case *object.Stream:
		return []*object.Stream{v}
	case object.Array:
		var list []*object.Stream
		for _, k := range v {
			if s, ok := object.Resolve(k).(*object.Stream); ok {
				list = append(list, s)
			}
		}
		return list
	}
	return nil
}

// walk goes through operators.
func (w *walker) walk(data []byte, resources object.Dict) error {
	s := object.NewScanner(data)
	for {
		op, ok, err := s.Next()
		if err != nil {
			return fmt.Errorf("read a page's content: %w", err)
		}
		if !ok {
			return nil
		}
		w.operate(op, s, resources)
	}
}

// maxSaved is how many states may be saved, and how many marks stand in one
// another; ours reach 3.
const maxSaved = 256

func (w *walker) operate(op []byte, s *object.Scanner, resources object.Dict) {
	n := s.Number
	name := func() object.Name { return object.Name(s.Name(0)) }
	g := &w.state
	switch string(op) {
	case "q":
		if len(w.saved) < maxSaved {
			w.saved = append(w.saved, *g)
		}
	case "Q":
		if k := len(w.saved); k > 0 {
			w.state, w.saved = w.saved[k-1], w.saved[:k-1]
		}
	case "cm":
		g.ctm = matrix{n(0), n(1), n(2), n(3), n(4), n(5)}.times(g.ctm)
	case "w":
		g.lineWidth = n(0)
	case "gs":
		w.extended(resources.Dict("ExtGState").Dict(name()))

	case "g":
		g.fill = n(0)
		w.colours["gray"] = true
	case "G":
		g.stroke = n(0)
		w.colours["gray"] = true
	case "rg", "RG":
		w.colours["rgb"] = true
	case "k", "K":
		w.colours["cmyk"] = true
	case "cs", "CS":
		w.colours[colourOf(name(), resources.Dict("ColorSpace")[name()])] = true
	case "sh":
		w.colours["other"] = true
		w.marks++

	case "m":
		w.at = point{n(0), n(1)}
		w.begun = w.at
	case "l":
		w.lineTo(point{n(0), n(1)})
	case "c":
		w.curveTo(point{n(0), n(1)}, point{n(2), n(3)}, point{n(4), n(5)})
	case "v", "y":
		w.curveTo(w.at, point{n(0), n(1)}, point{n(2), n(3)})
	case "h":
		w.lineTo(w.begun)
	case "re":
		x, y, width, height := n(0), n(1), n(2), n(3)
		w.at, w.begun = point{x, y}, point{x, y}
		for _, p := range []point{{x + width, y}, {x + width, y + height}, {x, y + height}, {x, y}} {
			w.lineTo(p)
		}
	case "f", "F", "f*":
		w.paint(true, false)
	case "S", "s":
		w.paint(false, true)
	case "B", "B*", "b", "b*":
		w.paint(true, true)
	case "W", "W*":
		w.clips = true
	case "n":
		w.clip()
		w.path = w.path[:0]

	case "Do":
		w.object(resources.Dict("XObject").Stream(name()), resources)
	case "BMC", "BDC":
		w.begin(op, s)
	case "EMC":
		if k := len(w.stack); k > 0 {
			w.stack = w.stack[:k-1]
		}
	default:
		w.operateText(op, s, resources)
	}
}

// extended looks at an extended graphics state for what makes things show
// through.
func (w *walker) extended(d object.Dict) {
	for _, key := range []object.Name{"ca", "CA"} {
		if a, ok := object.Number(d[key]); ok && a < 1 {
			w.transparent = true
		}
	}
	if m := d.Name("BM"); m != "" && m != "Normal" && m != "Compatible" {
		w.transparent = true
	}
	if d["SMask"] != nil && d.Name("SMask") != "None" {
		w.transparent = true
	}
}

// colourOf names the kind of a colour space.
func colourOf(name object.Name, space object.Object) string {
	switch v := object.Resolve(space).(type) {
	case object.Name:
		name = v
	case object.Array:
		if len(v) > 0 {
			name, _ = object.Resolve(v[0]).(object.Name)
		}
		if name == "Indexed" && len(v) > 1 {
			base, _ := object.Resolve(v[1]).(object.Name)
			return colourOf(base, v[1])
		}
	}
	switch name {
	case "DeviceGray", "CalGray", "G":
		return "gray"
	case "DeviceRGB", "CalRGB", "RGB":
		return "rgb"
	case "DeviceCMYK", "CMYK":
		return "cmyk"
	case "ICCBased":
		return "icc"
	}
	return "other"
}

func (w *walker) lineTo(p point) {
	w.path = append(w.path, segment{w.at, p, false})
	w.at = p
}

func (w *walker) curveTo(a, b, c point) {
	w.path = append(w.path, segment{w.at, a, true}, segment{a, b, true}, segment{b, c, true})
	w.at = c
}

// around returns the area of the path, and whether it has upright and level
// edges only.
func (w *walker) around() (area box, straight bool) {
	straight = true
	for i, s := range w.path {
		from, to := w.state.ctm.apply(s.from), w.state.ctm.apply(s.to)
		b := box{min(from.x, to.x), min(from.y, to.y), max(from.x, to.x), max(from.y, to.y)}
		if i == 0 {
			area = b
		}
		area = box{min(area.left, b.left), min(area.bottom, b.bottom), max(area.right, b.right), max(area.top, b.top)}
		straight = straight && !s.curve && (from.x == to.x || from.y == to.y)
	}
	return area, straight
}

// clip makes the path a clip, where the operators said so: by its area, which
// is exact for a rectangle and too large for others.
func (w *walker) clip() {
	if w.clips && len(w.path) > 0 {
		area, _ := w.around()
		w.state.clip = visible(area, w.state.clip)
	}
	w.clips = false
}

// visible returns what of an area shows inside a clip.
func visible(area, clip box) box {
	if clip == (box{}) {
		return area
	}
	return box{max(area.left, clip.left), max(area.bottom, clip.bottom), min(area.right, clip.right), min(area.top, clip.top)}
}

// paint paints the path.
func (w *walker) paint(fill, stroke bool) {
	if len(w.path) == 0 {
		return
	}
	area, straight := w.around()
	w.mark(area)
	if fill {
		w.shade(w.state.fill)
		if straight && len(w.path) <= 5 && w.state.fill < 1 { // a rule
			w.thin(min(area.right-area.left, area.top-area.bottom))
		}
	}
	if stroke {
		w.shade(w.state.stroke)
		w.thin(w.state.lineWidth * w.state.ctm[3])
	}
	w.clip()
	w.path = w.path[:0]
}

func (w *walker) thin(width float64) {
	if width < 0 {
		width = -width
	}
	if w.thinnest == 0 || width < w.thinnest {
		w.thinnest = max(width, 1e-3)
	}
}

// shade notes a gray that is printed.
func (w *walker) shade(gray float64) {
	if gray < 1 && (w.lightest == 1 || gray > w.lightest) {
		w.lightest = gray
	}
}

// mark notes that there is ink in an area.
func (w *walker) mark(area box) {
	w.marks++
	if area = visible(area, w.state.clip); area.left <= area.right && area.bottom <= area.top {
		w.ink = w.ink.join(area)
	}
	for _, kind := range w.stack {
		if kind != plainMark {
			return
		}
	}
	w.unmarked++
}

// object paints a picture, or what stands in a form.
func (w *walker) object(s *object.Stream, resources object.Dict) {
	if s == nil {
		return
	}
	d := s.Dict
	if d.Name("Subtype") == "Form" {
		if w.depth >= 8 {
			return
		}
		if d.Dict("Group").Name("S") == "Transparency" {
			w.transparent = true
		}
		inner := d.Dict("Resources")
		if inner == nil {
			inner = resources
		}
		before := w.state
		w.depth++
		if m := d.Array("Matrix"); len(m) == 6 {
			var t matrix
			for i := range t {
				t[i], _ = object.Number(m[i])
			}
			w.state.ctm = t.times(w.state.ctm)
		}
		if err := w.walk(s.Data, inner); err != nil {
			w.colours["other"] = true
		}
		w.depth--
		w.state = before
		return
	}
	w.mark(w.state.ctm.area(box{0, 0, 1, 1}))
	if d["SMask"] != nil || d["Mask"] != nil {
		w.transparent = w.transparent || d["SMask"] != nil
	}
	if mask, _ := object.Resolve(d["ImageMask"]).(bool); !mask {
		space, _ := object.Resolve(d["ColorSpace"]).(object.Name)
		w.colours[colourOf(space, d["ColorSpace"])] = true
	}
	area := w.state.ctm.area(box{0, 0, 1, 1})
	p := placedImage{width: d.Int("Width"), height: d.Int("Height")}
	if area.right > area.left && area.top > area.bottom {
		p.dpi = min(float64(p.width)*72/(area.right-area.left), float64(p.height)*72/(area.top-area.bottom))
	}
	w.images = append(w.images, p)
}

// begin begins marked content.
func (w *walker) begin(op []byte, s *object.Scanner) {
	kind := plainMark
	if len(s.Args) == 0 {
		return
	}
	if string(op) == "BDC" {
		if id, ok := s.Dict["MCID"].(int); ok {
			kind = contentMark
			w.ids = append(w.ids, id)
		}
	}
	if string(s.Name(0)) == "Artifact" {
		kind = artifactMark
	}
	for _, outer := range w.stack {
		if kind != plainMark && outer != plainMark && outer != kind {
			w.nested++
		}
	}
	if len(w.stack) < maxSaved {
		w.stack = append(w.stack, kind)
	}
}
