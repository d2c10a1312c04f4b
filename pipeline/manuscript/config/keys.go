package config

import (
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"octavo/pipeline/book"
	"octavo/pipeline/design"
	"octavo/pipeline/unit"
)

// textKey is a key whose value is text, kept as it is spelled.
func textKey[T any](name string, field func(*T) *string) key[T] {
	return key[T]{name: name,
		read: func(r *reader, n *yaml.Node, to *T) (err error) { *field(to), err = r.text(n); return err },
		copy: func(to, from *T) { *field(to) = *field(from) },
	}
}

// checkedKey is a text key whose value must pass a check, which may bring it
// into its usual form.
func checkedKey[T any](name string, field func(*T) *string, check func(string) (string, string, error)) key[T] {
	k := textKey(name, field)
	k.read = func(r *reader, n *yaml.Node, to *T) error {
		s, err := r.text(n)
		if err != nil || s == "" {
			return err
		}
		value, hint, err := check(s)
		if err != nil {
			return r.fault(n, "bad-value", hint, "%s: %v", name, err)
		}
		*field(to) = value
		return nil
	}
	return k
}

// metaKeys are those about the book itself; front matter has them too.
var metaKeys = []key[book.Meta]{
	textKey("title", func(m *book.Meta) *string { return &m.Title }),
	textKey("subtitle", func(m *book.Meta) *string { return &m.Subtitle }),
	textKey("title-sort", func(m *book.Meta) *string { return &m.TitleSort }),
	{name: "authors", read: func(r *reader, n *yaml.Node, m *book.Meta) (err error) {
		m.Authors, err = r.people(n, "aut")
		return err
	}, copy: func(to, from *book.Meta) { to.Authors = from.Authors }},
	{name: "contributors", read: func(r *reader, n *yaml.Node, m *book.Meta) (err error) {
		m.Contributors, err = r.people(n, "ctb")
		return err
	}, copy: func(to, from *book.Meta) { to.Contributors = from.Contributors }},
	checkedKey("language", func(m *book.Meta) *string { return &m.Language }, checkLanguage),
	{name: "series", read: func(r *reader, n *yaml.Node, m *book.Meta) error { return r.series(n, &m.Series) },
		copy: func(to, from *book.Meta) { to.Series = from.Series }},
	{name: "identifiers", read: func(r *reader, n *yaml.Node, m *book.Meta) error {
		return read(r, n, "identifiers", identifierKeys, &m.Identifiers, nil)
	}},
	textKey("publisher", func(m *book.Meta) *string { return &m.Publisher }),
	checkedKey("date", func(m *book.Meta) *string { return &m.Date }, checkDate),
	textKey("edition", func(m *book.Meta) *string { return &m.Edition }),
	textKey("description", func(m *book.Meta) *string { return &m.Description }),
	textKey("rights", func(m *book.Meta) *string { return &m.Rights }),
	{name: "subjects", read: func(r *reader, n *yaml.Node, m *book.Meta) (err error) {
		m.Subjects, err = r.subjects(n)
		return err
	}, copy: func(to, from *book.Meta) { to.Subjects = from.Subjects }},
}

// settingKeys are the rest of book.yaml.
var settingKeys = []key[Config]{
	{name: "chapters", read: func(r *reader, n *yaml.Node, c *Config) error { return r.patterns(n, c) }},
	{name: "design", read: func(r *reader, n *yaml.Node, c *Config) error { return r.design(n, &c.Settings) },
		copy: func(to, from *Config) {
			to.Settings.Design, to.Settings.Override = from.Settings.Design, from.Settings.Override
		}},
	{name: "cover", read: func(r *reader, n *yaml.Node, c *Config) error {
		c.Settings.Cover.At = r.at(n)
		if n.Kind == yaml.ScalarNode {
			var err error
			c.Settings.Cover.Image, err = r.text(n)
			return err
		}
		return read(r, n, "cover", coverKeys, &c.Settings.Cover, nil)
	}, copy: func(to, from *Config) { to.Settings.Cover = from.Settings.Cover }},
	{name: "print", read: func(r *reader, n *yaml.Node, c *Config) error {
		c.Settings.Print.At = r.at(n)
		return read(r, n, "print", printKeys, &c.Settings.Print, nil)
	}, copy: func(to, from *Config) { to.Settings.Print = from.Settings.Print }},
	{name: "front", read: func(r *reader, n *yaml.Node, c *Config) (err error) {
		c.Front, err = r.matter(n, "front")
		c.Settings.FrontOrder = order(c.Front)
		return err
	}, copy: func(to, from *Config) { to.Front, to.Settings.FrontOrder = from.Front, from.Settings.FrontOrder }},
	{name: "back", read: func(r *reader, n *yaml.Node, c *Config) (err error) {
		c.Back, err = r.matter(n, "back")
		c.Settings.BackOrder = order(c.Back)
		return err
	}, copy: func(to, from *Config) { to.Back, to.Settings.BackOrder = from.Back, from.Settings.BackOrder }},
	{name: "placeholders", read: func(r *reader, n *yaml.Node, c *Config) error { return r.placeholders(n, &c.Settings) },
		copy: func(to, from *Config) { to.Settings.Placeholders = from.Settings.Placeholders }},
	{name: "headings", read: func(r *reader, n *yaml.Node, c *Config) error { return r.headings(n, &c.Settings.Headings) },
		copy: func(to, from *Config) { to.Settings.Headings = from.Settings.Headings }},
	{name: "accessibility", read: func(r *reader, n *yaml.Node, c *Config) error {
		return read(r, n, "accessibility", accessKeys, &c.Settings.Access, nil)
	}, copy: func(to, from *Config) { to.Settings.Access = from.Settings.Access }},
	{name: "links", read: func(r *reader, n *yaml.Node, c *Config) (err error) {
		c.Settings.Links, err = r.links(n)
		return err
	}, copy: func(to, from *Config) { to.Settings.Links = from.Settings.Links }},
	{name: "copyedit", read: func(r *reader, n *yaml.Node, c *Config) error {
		return read(r, n, "copyedit", copyeditKeys, &c.Settings.Copyedit, nil)
	}, copy: func(to, from *Config) { to.Settings.Copyedit = from.Settings.Copyedit }},
	{name: "hyphenation", read: func(r *reader, n *yaml.Node, c *Config) (err error) {
		c.Settings.Hyphenation, err = r.hyphenation(n)
		return err
	}, copy: func(to, from *Config) { to.Settings.Hyphenation = from.Settings.Hyphenation }},
	{name: "findings", read: func(r *reader, n *yaml.Node, c *Config) error {
		return read(r, n, "findings", findingsKeys, &c.Settings, nil)
	}, copy: func(to, from *Config) { to.Settings.Ignore = from.Settings.Ignore }},
}

// The other mappings of book.yaml.
var (
	personKeys = []key[book.Contributor]{
		textKey("name", func(c *book.Contributor) *string { return &c.Name }),
		textKey("sort", func(c *book.Contributor) *string { return &c.Sort }),
		checkedKey("role", func(c *book.Contributor) *string { return &c.Role }, checkRole),
	}
	seriesKeys = []key[book.Series]{
		textKey("name", func(s *book.Series) *string { return &s.Name }),
		checkedKey("position", func(s *book.Series) *string { return &s.Position }, checkPosition),
	}
	identifierKeys = []key[book.Identifiers]{
		checkedKey("uuid", func(i *book.Identifiers) *string { return &i.UUID }, checkUUID),
		checkedKey("isbn-ebook", func(i *book.Identifiers) *string { return &i.ISBNEbook }, checkISBN),
		checkedKey("isbn-print", func(i *book.Identifiers) *string { return &i.ISBNPrint }, checkISBN),
	}
	subjectKeys = []key[book.Subject]{
		textKey("text", func(s *book.Subject) *string { return &s.Text }),
		checkedKey("bisac", func(s *book.Subject) *string { return &s.BISAC }, checkBISAC),
		checkedKey("thema", func(s *book.Subject) *string { return &s.Thema }, checkThema),
	}
	coverKeys = []key[book.Cover]{
		textKey("image", func(c *book.Cover) *string { return &c.Image }),
		textKey("design", func(c *book.Cover) *string { return &c.Design }),
		textKey("palette", func(c *book.Cover) *string { return &c.Palette }),
		textKey("wrap", func(c *book.Cover) *string { return &c.Wrap }),
	}
	printKeys = []key[book.Print]{
		{name: "printer", read: func(r *reader, n *yaml.Node, p *book.Print) (err error) {
			p.Printer, err = r.oneOf(n, "printer", "kdp", "ingram")
			return err
		}},
		{name: "paper", read: func(r *reader, n *yaml.Node, p *book.Print) (err error) {
			p.Paper, err = r.oneOf(n, "paper", "white", "cream", "color", "standard-color")
			return err
		}},
		checkedKey("caliper", func(p *book.Print) *string { return &p.Caliper }, func(s string) (string, string, error) {
			l, err := unit.Parse(s)
			if err == nil && (l <= 0 || l > unit.Inch/50) {
				err = errorf("no page is %v thick", l)
			}
			return s, "write how thick one page is, half a leaf: caliper: 0.0025in", err
		}),
		textKey("price", func(p *book.Print) *string { return &p.Price }),
		checkedKey("trim", func(p *book.Print) *string { return &p.Trim }, func(s string) (string, string, error) {
			_, err := unit.ParseSize(s)
			return s, "write it as 5.5x8.5in, 148x210mm or a5", err
		}),
		{name: "fonts", read: func(r *reader, n *yaml.Node, p *book.Print) (err error) {
			p.Fonts, err = r.oneOf(n, "fonts", "whole", "subset")
			return err
		}},
		{name: "standard", read: func(r *reader, n *yaml.Node, p *book.Print) (err error) {
			p.Standard, err = r.oneOf(n, "standard", "pdf/x-1a", "pdf/x-4", "none")
			return err
		}},
		checkedKey("fit", func(p *book.Print) *string { return &p.Fit }, func(s string) (string, string, error) {
			_, err := design.ParseFit(s)
			return s, "write it as even, signature 16, or pages <= 250", err
		}),
		textKey("condition", func(p *book.Print) *string { return &p.Condition }),
		textKey("profile", func(p *book.Print) *string { return &p.Profile }),
	}
	accessKeys = []key[book.Access]{
		{name: "exemption", read: func(r *reader, n *yaml.Node, a *book.Access) (err error) {
			a.Exemption, err = r.oneOf(n, "exemption", "eaa-microenterprise", "eaa-disproportionate-burden", "eaa-fundamental-alteration")
			return err
		}},
		textKey("certified-by", func(a *book.Access) *string { return &a.CertifiedBy }),
	}
	copyeditKeys = []key[book.Copyedit]{
		checkedKey("style", func(c *book.Copyedit) *string { return &c.Style }, checkLanguage),
		{name: "on", read: func(r *reader, n *yaml.Node, c *book.Copyedit) (err error) { c.On, err = r.texts(n); return err }},
		{name: "off", read: func(r *reader, n *yaml.Node, c *book.Copyedit) (err error) { c.Off, err = r.texts(n); return err }},
		{name: "split", read: func(r *reader, n *yaml.Node, c *book.Copyedit) (err error) { c.Split, err = r.flag(n); return err }},
	}
	findingsKeys = []key[book.Settings]{
		{name: "ignore", read: func(r *reader, n *yaml.Node, s *book.Settings) (err error) { s.Ignore, err = r.ignores(n); return err }},
	}
	ignoreKeys = []key[book.Ignore]{
		textKey("code", func(i *book.Ignore) *string { return &i.Code }),
		textKey("file", func(i *book.Ignore) *string { return &i.File }),
		{name: "line", read: func(r *reader, n *yaml.Node, i *book.Ignore) (err error) { i.Line, err = r.count(n); return err }},
	}
	matterKeys = []key[Matter]{
		{name: "kind", read: func(r *reader, n *yaml.Node, m *Matter) (err error) { m.Kind, err = r.kind(n); return err }},
		textKey("file", func(m *Matter) *string { return &m.File }),
	}
)

// ofMeta makes a book.yaml key of a metadata key.
func ofMeta(k key[book.Meta]) key[Config] {
	made := key[Config]{name: k.name, read: func(r *reader, n *yaml.Node, c *Config) error { return k.read(r, n, &c.Meta) }}
	if k.copy != nil {
		made.copy = func(to, from *Config) { k.copy(&to.Meta, &from.Meta) }
	}
	return made
}

// bookKeys are all keys of book.yaml, in the order of architecture.md.
var bookKeys = func() []key[Config] {
	var list []key[Config]
	for _, k := range metaKeys {
		list = append(list, ofMeta(k))
	}
	return append(list, settingKeys...)
}()

// sharedKeys are those a series.yaml may give for all its volumes: all but
// what is one book's own.
var sharedKeys = func() []key[Config] {
	var list []key[Config]
	for _, k := range bookKeys {
		switch k.name {
		case "title", "subtitle", "title-sort", "series", "identifiers", "description", "edition":
		default:
			list = append(list, k)
		}
	}
	return list
}()

// people reads authors or contributors: a name, a list of names, or names
// with sort and role.
func (r *reader) people(n *yaml.Node, role string) ([]book.Contributor, error) {
	list := []book.Contributor{}
	for _, item := range r.list(n) {
		c := book.Contributor{Role: role}
		if item.Kind == yaml.MappingNode {
			if err := read(r, item, "a person", personKeys, &c, nil); err != nil {
				return nil, err
			}
		} else {
			name, err := r.text(item)
			if err != nil {
				return nil, err
			}
			c.Name = name
		}
		if c.Name == "" {
			return nil, r.fault(item, "bad-value", "write authors: [Ines Okafor], or {name: Ines Okafor, sort: \"Okafor, Ines\"}", "a person without a name")
		}
		list = append(list, c)
	}
	return list, nil
}

// series reads "series: Lantern", or its name and position.
func (r *reader) series(n *yaml.Node, s *book.Series) error {
	if n.Kind == yaml.MappingNode {
		if err := read(r, n, "series", seriesKeys, s, nil); err != nil {
			return err
		}
		if s.Name == "" && s.Position != "" {
			return r.fault(n, "bad-value", "write series: {name: Lantern, position: 1}", "a series without a name")
		}
		return nil
	}
	name, err := r.text(n)
	s.Name = name
	return err
}

func (r *reader) subjects(n *yaml.Node) ([]book.Subject, error) {
	list := []book.Subject{}
	for _, item := range r.list(n) {
		var s book.Subject
		if item.Kind == yaml.MappingNode {
			if err := read(r, item, "a subject", subjectKeys, &s, nil); err != nil {
				return nil, err
			}
		} else {
			text, err := r.text(item)
			if err != nil {
				return nil, err
			}
			if code, _, err := checkBISAC(text); err == nil {
				s.BISAC = code
			} else {
				s.Text = text
			}
		}
		list = append(list, s)
	}
	return list, nil
}

// patterns reads the chapter files.
func (r *reader) patterns(n *yaml.Node, c *Config) error {
	c.Chapters = []Pattern{}
	for _, item := range r.list(n) {
		s, err := r.text(item)
		if err != nil {
			return err
		}
		if hint := outside(s); hint != "" {
			return r.fault(item, "outside", hint, "%q is not a file of the book's folder", shorten(s))
		}
		c.Chapters = append(c.Chapters, Pattern{s, r.at(item)})
	}
	return nil
}

// outside says what is wrong with a path that leads out of the folder, or "".
func outside(path string) string {
	const hint = "name a file below the folder of book.yaml, with slashes: chapters/1.md"
	switch {
	case path == "", strings.HasPrefix(path, "/"), strings.Contains(path, `\`), strings.Contains(path, "://"), strings.ContainsRune(path, 0):
		return hint
	case len(path) > 1 && path[1] == ':':
		return hint
	}
	for _, part := range strings.Split(path, "/") {
		if part == ".." {
			return hint
		}
	}
	return ""
}

// design reads a name, or a name and values that override the design's own.
func (r *reader) design(n *yaml.Node, s *book.Settings) error {
	if n.Kind != yaml.MappingNode {
		name, err := r.text(n)
		s.Design = name
		return err
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i].Value, n.Content[i+1]
		if name == "name" {
			var err error
			if s.Design, err = r.text(value); err != nil {
				return err
			}
			continue
		}
		var v any
		if err := value.Decode(&v); err != nil {
			return r.fault(value, "wrong-type", "write it as the design's file does", "design: %s cannot be read: %v", name, err)
		}
		if s.Override == nil {
			s.Override = map[string]any{}
		}
		s.Override[name] = v
	}
	return nil
}

// matter reads the list of front or back matter.
func (r *reader) matter(n *yaml.Node, where string) ([]Matter, error) {
	list := []Matter{}
	for _, item := range r.list(n) {
		m := Matter{At: r.at(item)}
		if item.Kind == yaml.MappingNode {
			if err := read(r, item, where, matterKeys, &m, nil); err != nil {
				return nil, err
			}
			if m.File != "" {
				if hint := outside(m.File); hint != "" {
					return nil, r.fault(item, "outside", hint, "%q is not a file of the book's folder", shorten(m.File))
				}
			}
			if m.Kind == "" {
				return nil, r.fault(item, "bad-value", "write {kind: foreword, file: front/foreword.md}", "an entry of %s without its kind", where)
			}
		} else {
			kind, err := r.kind(item)
			if err != nil {
				return nil, err
			}
			m.Kind = kind
		}
		if m.Kind.Matter() == "body" {
			return nil, r.fault(item, "bad-value", "chapters and parts belong under chapters:", "%s is no %s matter", m.Kind, where)
		}
		list = append(list, m)
	}
	return list, nil
}

func order(list []Matter) []book.Kind {
	kinds := []book.Kind{}
	for _, m := range list {
		kinds = append(kinds, m.Kind)
	}
	return kinds
}

// kind reads the name of a kind of section.
func (r *reader) kind(n *yaml.Node) (book.Kind, error) {
	known := make([]string, 0, len(book.Kinds))
	for _, k := range book.Kinds {
		known = append(known, string(k))
	}
	s, err := r.oneOf(n, "kind of section", known...)
	return book.Kind(s), err
}

// placeholders reads what fills {{name}}.
func (r *reader) placeholders(n *yaml.Node, s *book.Settings) error {
	if n.Kind != yaml.MappingNode {
		return r.fault(n, "wrong-type", "write placeholders: {user: Mina}", "placeholders: expected keys and values, found %s", kindOf(n))
	}
	s.Placeholders = map[string]string{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		value, err := r.text(n.Content[i+1])
		if err != nil {
			return err
		}
		s.Placeholders[n.Content[i].Value] = value
	}
	return nil
}

// hyphenation reads words with hyphens where they may be divided.
func (r *reader) hyphenation(n *yaml.Node) ([]string, error) {
	var words []string
	for _, item := range r.list(n) {
		list, err := r.text(item)
		if err != nil {
			return nil, err
		}
		for _, w := range strings.Fields(list) {
			if !wordShape.MatchString(w) {
				return nil, r.fault(item, "bad-value", "write each word with a hyphen wherever it may be divided, Bet-ter-edge; one without any is never divided", "hyphenation: %q is no word", shorten(w))
			}
			words = append(words, norm.NFC.String(w))
		}
	}
	return words, nil
}

var wordShape = regexp.MustCompile(`^[\pL\pM'’]+(-[\pL\pM'’]+)*$`)

// checkPosition takes a number, perhaps with a decimal.
func checkPosition(s string) (string, string, error) {
	if _, err := strconv.ParseFloat(s, 64); err != nil || strings.ContainsAny(s, "eExXnN-+_") {
		return "", "write 1, or 2.5 for what goes between two books", errorf("%q is no position in a series", s)
	}
	return s, "", nil
}
