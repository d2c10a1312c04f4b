package pdf

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/pdf/object"
)

// maxText is how many bytes of content and of text Extract takes on, and
// maxPages how many pages. A book of 800,000 words has 30 MB and 3,000.
const (
	maxText  = 256 << 20
	maxPages = 100_000
)

// A Document is the text of a finished file.
type Document struct {
	Title, Lang string
	Pages       []PageText
	// Paragraphs are the blocks of the structure tree, in reading order; none
	// in a file without tags.
	Paragraphs []Paragraph
}

// PageText is the text of one page, in the order of its content.
type PageText struct {
	Label string
	// Text has a line for each paragraph. The lines of a paragraph are joined,
	// and with them words that were divided. Where the page ends inside a
	// paragraph its text ends with a space, or with a soft hyphen inside a
	// word.
	Text string
	// Notes is the text of the notes at the foot, in the same way. Labels are
	// the marks that lead to notes and the numbers of notes and lists, which
	// stand in neither.
	Notes, Labels string
	// Artifacts are the running heads and folios, a line for each.
	Artifacts string
	Made      bool // nothing in Text is the author's
}

// A Paragraph is a block of the structure tree.
type Paragraph struct {
	Tag       string
	Lang, Alt string
	Text      string
	Page      int // the first with text of it, from 0; -1 for none
	Note      bool
	Made      bool
}

// Words is the text of a file without its running heads, folios and labels.
type Words struct {
	Text  string // the author's, without notes
	Notes string
	Made  string // of the pages on which nothing is the author's
}

// Text returns the words of a file that Write made.
func Text(data []byte) (*Words, error) {
	file, err := object.Read(data)
	if err != nil {
		return nil, err
	}
	return TextOf(file)
}

// TextOf is Text for a file whose objects were read already. It reads what
// Extract does but for the structure tree.
func TextOf(file *object.File) (*Words, error) {
	x, err := readPages(file, false)
	if err != nil {
		return nil, err
	}
	d := x.doc
	var w Words
	w.Text = d.join(func(p *PageText) string { return unless(p.Made, p.Text) })
	w.Notes = d.join(func(p *PageText) string { return p.Notes }) // also those at the end, under a heading we made
	w.Made = d.join(func(p *PageText) string { return unless(!p.Made, p.Text) })
	return &w, nil
}

func unless(not bool, text string) string {
	if not {
		return ""
	}
	return text
}

// Text returns the text of all pages without notes, a line for each paragraph.
func (d *Document) Text() string { return d.join(func(p *PageText) string { return p.Text }) }

// join puts the texts of pages together: where one ends inside a paragraph or
// a word, the next goes on with it.
func (d *Document) join(text func(*PageText) string) string {
	var sb strings.Builder
	last := ""
	for i := range d.Pages {
		t := text(&d.Pages[i])
		if t == "" {
			continue
		}
		if last != "" && !strings.HasSuffix(last, " ") && !strings.HasSuffix(last, "\u00AD") {
			sb.WriteByte('\n')
		}
		last = t
		sb.WriteString(strings.TrimSuffix(t, "\u00AD"))
	}
	return sb.String()
}

// Extract reads the text of a file that Write made. Any other bytes give an
// error, or what text there is in a file of the same kind.
func Extract(data []byte) (*Document, error) {
	file, err := object.Read(data)
	if err != nil {
		return nil, err
	}
	x, err := readPages(file, true)
	if err != nil {
		return nil, err
	}
	x.setLabels()
	x.readStructure()
	return x.doc, nil
}

// readPages reads the pages, and with structured keeps what the structure tree
// is to be read with.
func readPages(file *object.File, structured bool) (*extractor, error) {
	x := &extractor{
		catalog: file.Trailer.Dict("Root"),
		doc:     &Document{},
		fonts:   map[*object.Stream]*codes{},
		pages:   map[*object.Indirect]int{},
		kinds:   map[*object.Indirect]elementKind{},
		budget:  maxText,

		structured: structured,
	}
	x.reader.x = x
	x.doc.Title, x.doc.Lang = file.Trailer.Dict("Info").Text("Title"), x.catalog.Text("Lang")
	x.readParentTree()
	if err := x.readPages(x.catalog["Pages"], 0); err != nil {
		return nil, fmt.Errorf("read pdf: %w", err)
	}
	return x, nil
}

// An extractor is the work on one file.
type extractor struct {
	catalog object.Dict
	doc     *Document
	fonts   map[*object.Stream]*codes
	pages   map[*object.Indirect]int // numbers
	content []map[int][]byte         // text of the marked content, by page and MCID
	owners  map[int]object.Array     // by a page's StructParents
	kinds   map[*object.Indirect]elementKind
	budget  int

	structured bool
	reader     reader // of one page after another
}

var errTooMuch = errors.New("more text than a book has")

// spend counts work down, so that a file whose parts refer to one another over
// and over ends in an error.
func (x *extractor) spend(n int) error {
	if x.budget -= n + 1; x.budget < 0 {
		return errTooMuch
	}
	return nil
}

func (x *extractor) readPages(o object.Object, depth int) error {
	if err := x.spend(1); err != nil {
		return err
	}
	d, ok := object.Resolve(o).(object.Dict)
	if !ok || depth > 16 {
		return errors.New("broken page tree")
	}
	if d.Name("Type") == "Pages" {
		for _, kid := range d.Array("Kids") {
			if err := x.readPages(kid, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	if len(x.doc.Pages) >= maxPages {
		return fmt.Errorf("more than %d pages", maxPages)
	}
	if in, ok := o.(*object.Indirect); ok {
		x.pages[in] = len(x.doc.Pages)
	}
	s := d.Stream("Contents")
	r := &x.reader
	r.reset()
	if x.structured {
		r.content = map[int][]byte{}
	}
	if s != nil {
		if err := x.spend(len(s.Data)); err != nil {
			return err
		}
		if parents, ok := d["StructParents"].(int); ok {
			r.owners = x.owners[parents]
		}
		if err := r.read(s.Data, d.Dict("Resources").Dict("Font")); err != nil {
			return fmt.Errorf("page %d: %w", len(x.doc.Pages)+1, err)
		}
	}
	x.content = append(x.content, r.content)
	x.doc.Pages = append(x.doc.Pages, PageText{
		Text:      r.text.joined(),
		Notes:     r.notes.joined(),
		Labels:    r.labels.joined(),
		Artifacts: r.artifacts.joined(),
		Made:      r.made,
	})
	return nil
}

// setLabels names the pages as finish.Job has them.
func (x *extractor) setLabels() {
	nums := x.catalog.Dict("PageLabels").Array("Nums")
	for i := 0; i+1 < len(nums); i += 2 {
		from, _ := nums[i].(int)
		to := len(x.doc.Pages)
		if i+2 < len(nums) {
			to, _ = nums[i+2].(int)
		}
		d, _ := object.Resolve(nums[i+1]).(object.Dict)
		start := max(1, d.Int("St"))
		for p := max(0, from); p < min(to, len(x.doc.Pages)); p++ {
			x.doc.Pages[p].Label = d.Text("P") + number(d.Name("S"), start+p-from)
		}
	}
}

func number(style object.Name, n int) string {
	switch style {
	case "D":
		return strconv.Itoa(n)
	case "r":
		return book.SmallRoman(n)
	case "R":
		return book.Roman(n)
	}
	return ""
}
