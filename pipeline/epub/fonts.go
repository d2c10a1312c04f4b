package epub

import (
	"fmt"
	"html"
	"regexp"
	"strings"

	"octavo/pipeline/diag"
	"octavo/pipeline/epub/finish"
	"octavo/pipeline/font"
	"octavo/pipeline/font/truetype"
)

// fontFolder is where fonts go.
const fontFolder = "fonts/"

// embedFonts puts the design's faces into the file, where it wants that: of
// each the glyphs that the text has. A face that no text is set in is left out.
func (e *edition) embedFonts() error {
	family := &e.options.Family
	if e.design.EPUB.Fonts != "embedded" || family.Regular == nil {
		return nil
	}
	text := e.shownText()
	name := family.Regular.Family()
	var sheet strings.Builder
	add := func(face *font.Face, family, style, css string) bool {
		text.Family, text.Style = family, style
		data, ok := truetype.ForText(face, text)
		if !ok {
			e.tellFontLeft(face)
			return false
		}
		file := fontFolder + fileOf(family+" "+style) + ".ttf"
		e.pub.Resources = append(e.pub.Resources, finish.Resource{ID: "font-" + fileOf(family+" "+style), Path: file, MediaType: "font/ttf", Data: data})
		fmt.Fprintf(&sheet, "@font-face { font-family: %s; %s src: url(%s); }\n", cssString(family), css, file)
		return true
	}
	if !add(family.Regular, name, "Regular", "font-style: normal; font-weight: normal;") {
		return nil
	}
	leaning, bold := e.hasItalic(), e.hasBold()
	if leaning && family.Italic != family.Regular {
		add(family.Italic, name, "Italic", "font-style: italic; font-weight: normal;")
	}
	if bold && family.Bold != family.Regular {
		add(family.Bold, name, "Bold", "font-style: normal; font-weight: bold;")
	}
	if leaning && bold && family.BoldItalic != family.Bold {
		add(family.BoldItalic, name, "Bold Italic", "font-style: italic; font-weight: bold;")
	}
	fmt.Fprintf(&sheet, "body { font-family: %s, serif; }\n", cssString(name))
	if h := family.Heading; h != nil && h != family.Regular {
		if own := h.Family(); own != name && add(h, own, "Heading", "font-style: normal; font-weight: normal;") {
			fmt.Fprintf(&sheet, "h1, h2, h3, h4, h5, h6, .book-title { font-family: %s, sans-serif; font-weight: normal; }\n", cssString(own))
		}
	}
	e.pub.OwnFonts = true
	e.pub.Stylesheet += "\n/* The book's own fonts. */\n\n" + sheet.String()
	return nil
}

func (e *edition) tellFontLeft(face *font.Face) {
	if e.options.Found == nil {
		return
	}
	e.options.Found.Warnf(diag.Pos{File: "book.yaml"}, "font-left", "%s is not in the EPUB; the reader's own font is used", face.PostScriptName()).
		Hint = "fonts are embedded for Latin, Greek and Cyrillic, and of those whose makers allow a part to be embedded"
}

// shownText gathers all that a reader shows in the book's fonts.
func (e *edition) shownText() *truetype.Text {
	t := &truetype.Text{}
	// What a stylesheet, a reader's hyphenation and the contents may add.
	t.Add("0123456789 -‐.,:;!?…*•")
	for i := range e.pub.Documents {
		for _, s := range strings.Split(tags.ReplaceAllString(e.pub.Documents[i].Body, "\x00"), "\x00") {
			if s != "" {
				t.Add(html.UnescapeString(s))
			}
		}
	}
	var entries func(list []finish.Entry)
	entries = func(list []finish.Entry) {
		for i := range list {
			t.Add(list[i].Text())
			entries(list[i].Entries)
		}
	}
	entries(e.pub.Contents)
	t.Add(e.pub.Words.Contents)
	t.Add(strings.ToUpper(e.pub.Words.Contents))
	return t
}

var tags = regexp.MustCompile(`<[^>]*>`)

// hasItalic and hasBold report whether something is shown so.
func (e *edition) hasItalic() bool { return e.shows("font-style: italic", "<em", "<i>", "<i ") }
func (e *edition) hasBold() bool   { return e.shows("font-weight: bold", "<strong", "<b>", "<b ") }

func (e *edition) shows(rule string, starts ...string) bool {
	if strings.Contains(e.pub.Stylesheet, rule) {
		return true
	}
	for i := range e.pub.Documents {
		for _, s := range starts {
			if strings.Contains(e.pub.Documents[i].Body, s) {
				return true
			}
		}
	}
	return false
}

// fileOf makes a file's name of a font's.
func fileOf(name string) string {
	var out []byte
	for _, c := range []byte(strings.ToLower(name)) {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9' && len(out) > 0:
			out = append(out, c)
		case len(out) > 0 && out[len(out)-1] != '-':
			out = append(out, '-')
		}
	}
	if s := strings.Trim(string(out), "-"); s != "" && len(s) <= longestName {
		return s
	}
	return "font-" + digest(name)[:12]
}
