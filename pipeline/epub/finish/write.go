package finish

import (
	"io"
)

const container = xmlHeader + `<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="` + contentFolder + packagePath + `" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
`

// appleOptions let Apple Books show a book in its own fonts; the property in
// the package document alone does not (wikimedia/ws-export#296).
const appleOptions = xmlHeader + `<display_options>
<platform name="*">
<option name="specified-fonts">true</option>
</platform>
</display_options>
`

// Write writes the publication. When it fails, what was written is of no use.
func Write(w io.Writer, p *Publication) error {
	if err := p.check(); err != nil {
		return err
	}
	return writeZip(w, p.files())
}

// files lists the entries of the zip: mimetype first and stored, as OCF has
// it, then what a reading system opens first.
func (p *Publication) files() []file {
	list := []file{
		{name: "mimetype", data: text(func() string { return "application/epub+zip" }), store: true},
		{name: "META-INF/container.xml", data: text(func() string { return container })},
	}
	if p.OwnFonts {
		list = append(list, file{name: "META-INF/com.apple.ibooks.display-options.xml", data: text(func() string { return appleOptions })})
	}
	add := func(path string, data func() []byte) {
		list = append(list, file{name: contentFolder + path, data: data, store: isPacked(path)})
	}
	add(packagePath, text(func() string { return packageDocument(p) }))
	for i := range p.Documents {
		if d := &p.Documents[i]; d.Nav {
			add(d.Path, text(func() string { return shell(p, d) }))
		}
	}
	add(ncxPath, text(func() string { return ncx(p) }))
	add(cssPath, text(func() string { return p.Stylesheet }))
	for i := range p.Documents {
		if d := &p.Documents[i]; !d.Nav {
			add(d.Path, text(func() string { return shell(p, d) }))
		}
	}
	for _, r := range p.Resources {
		add(r.Path, func() []byte { return r.Data })
	}
	return list
}

func text(f func() string) func() []byte { return func() []byte { return []byte(f()) } }
